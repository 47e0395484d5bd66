//! Does every repair repair, only what it named, once, and does an undo bring every byte back?

use super::machines::{broken, programs, spoilt, ways};
use claude_fix::model::consent::{Asked, WORD};
use claude_fix::model::plan::Risk;

use super::*;

/// Everything that is not claude-fix's own, with its permissions.
pub(super) fn own(fake: &FakeMachine) -> Vec<(PathBuf, (Node, Option<u32>))> {
    let mine = |path: &Path| path.starts_with("/home/dev/.local/state");
    let all = fake.disk().into_iter().filter(|(path, _)| !mine(path));
    all.map(|(path, node)| (path.clone(), (node, fake.look(&path).ok().and_then(|entry| entry.mode)))).collect()
}

/// The paths that a plan says it changes, links resolved.
fn named(fake: &FakeMachine, plan: &Plan) -> BTreeSet<PathBuf> {
    let mut all = BTreeSet::new();
    for step in &plan.steps {
        let Some(path) = step.path() else { continue };
        all.insert(path.to_owned());
        all.extend(fake.real(path));
        if let PlanStep::MoveAside { to, .. } = step {
            all.insert(to.clone());
            let folder = |path: &Path| path.parent().and_then(|folder| fake.real(folder).ok());
            for path in [Some(to.as_path()), step.path()].into_iter().flatten() {
                all.extend(folder(path).map(|folder| folder.join(path.file_name().unwrap_or_default())));
            }
        }
    }
    all
}

#[test]
fn a_repair_repairs_and_an_undo_undoes() {
    let ways = ways().into_iter().map(|(name, fake)| (name, fake, true));
    let others = broken().into_iter().chain(spoilt()).chain(repaired::more()).map(|(name, fake)| (name, fake, false));
    for (name, fake, of_the_way) in others.chain(ways) {
        let (before, disk) = (assess(fake.world()).unwrap(), own(&fake));
        // what a program does is not ours to take back
        // and a reset takes along what a machine needs for its way, so that it is worse afterwards, as it says then
        let wanted = |plan: &&Plan| !of_the_way || !plan.cures.is_empty();
        let ours = |plan: &&Plan| plan.can_undo() && plan.runs().is_none() && wanted(plan);
        let plans: Vec<&Plan> = before.plans.iter().filter(ours).collect();
        assert!(!plans.is_empty(), "{name}: {}", before.summary);
        for plan in plans {
            let text = serde_json::to_string(plan).unwrap();
            let again: Plan = serde_json::from_str(&text).unwrap();
            assert_eq!((&again, again.hash()), (plan, plan.hash()), "{name}");
            let may_change = named(&fake, plan);
            let journal = Journal::new(Arc::new(fake.clone()), STATE.into());
            let entry = apply(&journal, &yes(plan), fake.machine.now).unwrap();
            let changed = own(&fake);
            for (path, node) in disk.iter().filter(|it| !changed.contains(it)).chain(changed.iter()) {
                let touched = !disk.contains(&(path.clone(), node.clone())) || !changed.iter().any(|it| it.0 == *path);
                // what lies in a folder goes with it
                let named = path.ancestors().any(|path| may_change.contains(path));
                assert!(!touched || named, "{name} {}: {} was not on the card", plan.id, path.display());
            }
            let after = assess(new_terminal(&fake.world(), [plan])).unwrap();
            let wanted = if plan.cures.is_empty() { Compared::Done } else { Compared::Fixed };
            assert_eq!(compare(plan, &before, &after), wanted, "{name} {}: {}", plan.id, after.summary);
            let twice = apply(&journal, &yes(plan), fake.machine.now);
            assert!(matches!(twice, Err(ApplyError::Changed { .. })), "{name} {}", plan.id);
            assert_eq!(own(&fake), changed, "{name}");
            back(&journal, &entry).unwrap();
            assert_eq!(own(&fake), disk, "{name}: {} leaves something", plan.id);
        }
    }
}

/// Every plan of every machine here, with the machine's name.
fn all_plans() -> Vec<(&'static str, Plan)> {
    let machines = broken().into_iter().chain(spoilt()).chain(repaired::more()).chain(ways()).chain(programs());
    machines
        .flat_map(|(name, fake)| assess(fake.world()).unwrap().plans.into_iter().map(move |plan| (name, plan)))
        .collect()
}

#[test]
fn every_plan_says_what_it_costs_before_it_is_agreed_to() {
    for (name, plan) in all_plans() {
        let (id, said) = (&plan.id, plan.consequences.join(" "));
        assert!(!plan.consequences.is_empty(), "{name} {id}: it says nothing of its consequences");
        assert!(plan.consequences.iter().any(|it| it.len() > 10), "{name} {id}: {said}");
        let word = plan.word();
        assert_eq!(word, (plan.risk == Risk::Destructive).then_some(WORD), "{name} {id}");
        let agreed = |reply| confirm(plan.clone(), reply).is_some();
        assert!(!agreed(Reply::DryRun) && !agreed(Reply::No), "{name} {id}");
        assert_eq!(agreed(Reply::Yes), word.is_none(), "{name} {id}");
        // what cannot be taken back says so: sign-in, sign-out, installing and removing a program
        if plan.runs().is_some() {
            let card = format!("{} {said}", plan.stakes()).to_lowercase();
            assert!(card.contains("undo") || card.contains("cannot be"), "{name} {id}: {card}");
        }
    }
}

/// Repairs that no machine here can show, and why.
const ELSEWHERE: &[(&str, &str)] = &[
    ("store.open_login", "a card for the person, about macOS"),
    ("key.keep", "made when a key is put in, not by a diagnosis"),
];

#[test]
fn every_repair_is_shown_by_some_machine() {
    let samples = repaired::samples().into_iter().flat_map(|world| assess(world).unwrap().plans);
    let all = all_plans().into_iter().map(|(_, plan)| plan).chain(samples);
    let shown: BTreeSet<String> = all.filter_map(|plan| plan.id.split(':').next().map(str::to_owned)).collect();
    let missing: Vec<&str> = repairs::ALL.iter().map(|it| it.id).filter(|id| !shown.contains(*id)).collect();
    let known: Vec<&str> = ELSEWHERE.iter().map(|(id, _)| *id).collect();
    assert_eq!(missing, known, "a repair without a machine in tests/laws/machines.rs is held by no law");
}

/// What is no part of a text in quotes or of a comment, roughly: enough to find who calls a function.
fn calls(text: &str, name: &str) -> usize {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//") && !line.contains("fn "));
    lines.filter(|line| line.contains(&format!("{name}("))).count()
}

#[test]
fn nothing_is_changed_but_by_the_one_function_that_says_yes() {
    let mut queue = vec![PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut found = BTreeSet::new();
    while let Some(path) = queue.pop() {
        if path.is_dir() {
            queue.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let name = path.display().to_string().replace('\\', "/");
        let of_tests = name.contains("tests") || name.ends_with("_tests.rs");
        if !of_tests && calls(&text, "confirm") > 0 {
            found.insert(name.rsplit_once("/src/").unwrap().1.to_owned());
        }
        // nobody else can make the token: its field is its own, and it cannot be read from a file
        assert!(!text.contains("for Agreed<") || name.ends_with("consent.rs"), "{name}");
        if name.ends_with("consent.rs") {
            assert!(text.contains("pub struct Agreed<T>(T);") && !text.contains("Deserialize"));
            assert_eq!(text.matches("Agreed(what)").count(), 1, "one place makes it");
        }
    }
    let askers = ["app/dialogs.rs", "cli/ask.rs"].map(str::to_owned);
    assert_eq!(found, BTreeSet::from(askers), "the card and the question on the command line, and nobody else");
}
