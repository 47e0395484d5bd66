//! What do the facts add up to? Ladder, diagnoses, plans and verdict, made to agree with each other.

use super::{company, memory, programs};
use crate::causes::{self, questions, rank::ranked, verdict::verdict};
use crate::claude_code::places::Places;
use crate::model::assessment::Assessment;
use crate::model::company::Withheld;
use crate::model::credential::{CredentialKind, KeyAnswer, KeyCheck, Ladder, Rung, SetIn};
use crate::model::diagnosis::{Diagnosis, Severity};
use crate::model::facts::Facts;
use crate::model::install::Installs;
use crate::model::key_program::{KeyProgram, ProgramRun};
use crate::model::machine::Os;
use crate::model::outcome::Row;
use crate::model::plan::{self, Plan, Risk};
use crate::model::source::Variables;
use crate::model::step::Step;
use crate::model::text::plain;
use crate::ports::World;
use crate::repairs;

/// The result of a run. Pure but for the clock that the world carries.
#[must_use]
pub fn assess(world: &World, facts: &Facts, mut rows: Vec<Row>, duration_ms: u64) -> Assessment {
    let mut diagnoses = ranked(causes::ALL, facts);
    memory::compare(facts, &mut diagnoses, world.now());
    diagnoses.retain_mut(|diagnosis| {
        // evidence counts only if its check ran in this run
        diagnosis.because.retain(|because| rows.iter().any(|row| row.id == because.check));
        clean(diagnosis);
        !diagnosis.because.is_empty()
    });
    let (mut plans, mut standing, withheld) = offered(facts, &mut diagnoses);
    company::doubt(facts, &mut rows);
    if diagnoses.iter().any(|it| it.id == "server.rejects_clean_login") {
        keep_what_is_there(&mut diagnoses, &mut plans, &mut standing);
    }
    for plan in plans.iter_mut().filter(|plan| plan.acts()) {
        plan.consequences.extend(replaced(world, plan));
        if plan.consequences.is_empty() {
            plan.consequences.push(warn!("engine/only-what-is-listed"));
        }
    }
    let (verdict, summary) = verdict(&diagnoses, facts, world.now());
    let places = Places::of(&world.machine, &world.env);
    let config_dir =
        places.map_or_else(|| say!("engine/folder-unknown"), |places| world.machine.tilde(&places.config_dir));
    Assessment {
        machine: world.machine.clone(),
        duration_ms,
        verdict,
        summary: plain(&summary, 1000),
        config_dir: plain(&config_dir, 300),
        installs: facts.get::<Installs>().cloned().unwrap_or_default(),
        ladder: ladder(world, facts),
        rows,
        diagnoses,
        standing,
        questions: questions::open(facts),
        facts: facts.clone().with(programs::seen(world, &plans)).with(withheld),
        plans,
    }
}

/// A file that is replaced has one name afterwards: what else is linked to it by other names does not follow. On Windows
/// it has the access list that every new file of its folder gets.
fn replaced(world: &World, plan: &Plan) -> Vec<String> {
    let edited = plan.steps.iter().filter_map(|step| match step {
        plan::Step::EditFile { file, .. } => Some((file, world.files.names(file))),
        _ => None,
    });
    let edited: Vec<_> = edited.collect();
    let lists = world.machine.os == Os::Windows && !edited.is_empty();
    let lists = lists.then(|| warn!("engine/gets-permissions-of-folder"));
    let several = edited.into_iter().filter(|(_, names)| *names > 1);
    several
        .map(|(file, names)| {
            let file = plain(&world.machine.tilde(file), 300);
            warn!("engine/has-names-disk-hard-links", file = file, names = names)
        })
        .chain(lists)
        .collect()
}

/// Every sentence once more without escapes and secrets: hosts, issuers, paths and messages come from elsewhere.
fn clean(diagnosis: &mut Diagnosis) {
    let facts = diagnosis.because.iter_mut().map(|because| &mut because.fact);
    for text in facts.chain([&mut diagnosis.summary]).chain(&mut diagnosis.advice) {
        *text = plain(text, 1000);
    }
}

/// The plans that a diagnosis asks for, and those that a step offers by itself; what no plan exists for is not offered.
/// Each plan knows what it is to cure.
fn offered(facts: &Facts, diagnoses: &mut [Diagnosis]) -> (Vec<Plan>, Vec<(Step, String)>, Withheld) {
    let mut plans = Vec::new();
    let mut standing = Vec::new();
    for repair in repairs::ALL {
        let made = repair.made(facts);
        standing.extend(repair.standing.iter().flat_map(|step| made.iter().map(|plan| (*step, plan.id.clone()))));
        plans.extend(made);
    }
    let mut withheld = company::obey(facts, diagnoses, &mut plans);
    for refused in &mut withheld.0 {
        refused.standing = standing.iter().find(|(_, id)| *id == refused.id).map(|(step, _)| *step);
    }
    for diagnosis in diagnoses.iter_mut() {
        diagnosis.repairs.retain(|id| plans.iter().any(|plan| plan.id == *id));
        for plan in plans.iter_mut().filter(|plan| diagnosis.repairs.contains(&plan.id)) {
            plan.cures.push(diagnosis.id.clone());
        }
    }
    plans.retain(|plan| !plan.cures.is_empty() || standing.iter().any(|(_, id)| *id == plan.id));
    standing.retain(|(_, id)| plans.iter().any(|plan| plan.id == *id));
    (plans, standing, withheld)
}

/// Where the fault is not on this machine, nothing is offered that would lose something here.
fn keep_what_is_there(diagnoses: &mut [Diagnosis], plans: &mut Vec<Plan>, standing: &mut Vec<(Step, String)>) {
    plans.retain(|plan| plan.risk != Risk::Destructive && !plan.id.starts_with("reset."));
    let kept = |id: &String| plans.iter().any(|plan| plan.id == *id);
    standing.retain(|(_, id)| kept(id));
    for diagnosis in diagnoses {
        diagnosis.repairs.retain(kept);
    }
}

/// The ladder with the places that set each variable, and what the API said.
fn ladder(world: &World, facts: &Facts) -> Ladder {
    let mut ladder = facts.get::<Ladder>().cloned().unwrap_or_default();
    let variables = facts.get::<Variables>();
    let check = facts.get::<KeyCheck>();
    for rung in &mut ladder.rungs {
        if let Some(variable) = variables.and_then(|variables| variables.get(&rung.source)) {
            let places = variable.sources.iter().map(|source| SetIn {
                file: plain(&world.machine.tilde(&source.file), 300),
                line: source.lines.first().copied(),
            });
            rung.set_in = places.collect();
        }
        if let Some(check) = check.filter(|check| check.source == rung.source) {
            match check.answer {
                KeyAnswer::Rejected { .. } => rung.problems.push("rejected".to_owned()),
                KeyAnswer::OrganisationDisabled { .. } => rung.problems.push("organisation_disabled".to_owned()),
                _ => {}
            }
        }
        if let Some(program) = facts.get::<KeyProgram>().filter(|_| rung.kind == CredentialKind::ApiKeyHelper) {
            given_by(program, rung, world);
        }
        rung.source = plain(&rung.source, 300);
    }
    ladder
}

/// The rung of the program that gives the key, with what it printed.
fn given_by(program: &KeyProgram, rung: &mut Rung, world: &World) {
    let places = program.sources.iter().map(|source| SetIn {
        file: plain(&world.machine.tilde(&source.file), 300),
        line: source.lines.first().copied(),
    });
    rung.set_in = places.collect();
    match &program.run {
        ProgramRun::Printed { fingerprint, length, .. } => {
            rung.fingerprint.clone_from(fingerprint);
            rung.length = Some(*length);
        }
        ProgramRun::Failed { .. } => rung.problems.push("failing".to_owned()),
        ProgramRun::NotRun { .. } => {}
    }
}

/// How a machine looks after a plan, compared with before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compared {
    /// What the plan was to cure is gone.
    Fixed,
    /// It is still there.
    NotFixed,
    /// Something else is broken now.
    Worse,
    /// It was not to cure anything, and was carried out.
    Done,
}

/// Compares the machine before and after a plan.
#[must_use]
pub fn compare(plan: &Plan, before: &Assessment, after: &Assessment) -> Compared {
    let severity =
        |assessment: &Assessment, id: &str| assessment.diagnoses.iter().find(|it| it.id == id).map(|it| it.severity);
    // a cause is gone when it is no longer listed, or only worth a note
    let gone = |id: &String| severity(after, id).is_none_or(|now| now == Severity::Note);
    let cured = plan.cures.iter().filter(|id| severity(before, id) != Some(Severity::Note)).all(gone);
    // what lay beneath and shows itself now was broken before
    let beneath = [
        "login.",
        "key.",
        "env.",
        "secret.",
        "settings.env_block_overrides",
        "profile.",
        "mode.",
        "policy.org_mismatch",
        "context.",
        "store.config_dir_spelling",
    ];
    // where no address could be read, nothing of the proxy could be seen
    let proxy = plan.cures.iter().any(|id| id == "proxy.malformed");
    let way = |id: &str| proxy && (id.starts_with("proxy.") || id.starts_with("tls."));
    // what a settings file says that could not be read shows itself now
    let unread = plan.cures.iter().any(|id| id == "settings.broken");
    let next = |id: &str| unread || beneath.iter().any(|start| id.starts_with(start)) || way(id);
    let new = after
        .diagnoses
        .iter()
        .filter(|it| it.severity == Severity::Broken)
        .any(|it| severity(before, &it.id) != Some(Severity::Broken) && !next(&it.id));
    match (cured, new) {
        // what it fetched is for a later plan
        (_, false) if plan.cures.is_empty() || plan.only_fetches() => Compared::Done,
        (true, false) => Compared::Fixed,
        (_, true) => Compared::Worse,
        (false, false) => Compared::NotFixed,
    }
}
