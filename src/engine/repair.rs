//! What happens after a yes? The plan is carried out, and the same checks run again as a new login shell would see them.

use std::sync::Arc;
use std::time::Duration;

use super::afterwards::{new_terminal, with_secret};
use super::apply::{apply_with, no_program};
use super::assess::{Compared, compare};
use super::checks::{Selection, run};
use super::company::refused;
use super::fetch;
use super::finish::finish;
use super::journal::Journal;
use super::programs::still;
use super::undo::undo;
use crate::app::event::{Ended, RunId};
use crate::checks;
use crate::model::assessment::Assessment;
use crate::model::back::{Back, Rest};
use crate::model::consent::Agreed;
use crate::model::diagnosis::Severity;
use crate::model::journal::{Entry, EntryState};
use crate::model::pane::Exit;
use crate::model::plan::{Plan, Purpose, Step};
use crate::model::signed::{self, Seen};
use crate::ports::World;
use crate::ports::stage::Act;

/// How it ended, and the machine afterwards.
pub struct Report {
    /// How it ended.
    pub ended: Ended,
    /// The machine afterwards; `None` if nothing was done.
    pub after: Option<Assessment>,
    /// What was written down of it; `None` where nothing was changed, or all of it went back.
    pub entry: Option<u32>,
}

impl Report {
    /// Nothing was changed that still is.
    #[must_use]
    pub const fn failed(because: String, after: Option<Assessment>) -> Self {
        Self { ended: Ended::Failed { because }, after, entry: None }
    }
}

/// Where the programs of a plan run: given one, returns how it ended. Called on a thread that may wait.
pub type Way = Box<dyn FnMut(Act) -> Result<Exit, String> + Send>;

/// For plans that run no program; one that does is refused.
#[must_use]
pub fn nowhere() -> Way {
    Box::new(|_| Err(say!("engine/needs-person-at-terminal")))
}

/// The columns and rows of a program that nobody sees.
const USUAL: (u16, u16) = (80, 24);

/// How long a program may take that was asked to end.
const PATIENCE: Duration = Duration::from_secs(5);

/// The program of a step, in the environment that was looked at.
fn act(step: &Step, world: &World) -> Option<Act> {
    let Step::Run { program, arguments, remove_env, purpose } = step else { return None };
    let env = world.env.without(remove_env.iter().map(String::as_str));
    // installers read files of the folder that they run in, and a project could have put some there
    let apart = matches!(purpose, Purpose::Install | Purpose::Uninstall);
    let home = world.machine.home.as_ref().filter(|_| apart);
    let cwd = home.unwrap_or(&world.machine.cwd).clone();
    let (program, arguments) = (program.clone(), arguments.clone());
    Some(Act { program, arguments, env, cwd, size: USUAL })
}

/// Carries out a plan and checks again, in the environment that a new login shell would have: this one without the
/// variables whose every source the plan removed, and with the values that it put right. Its programs run where `way`
/// runs them.
pub async fn repair(
    journal: &Journal,
    world: Arc<World>,
    plan: &Agreed<Plan>,
    before: &Assessment,
    mut way: Way,
) -> Report {
    if !plan.acts() {
        let because = say!("engine/only-can-do-commands-above");
        return Report::failed(because, None);
    }
    let (hands, task_plan, seen, shown) = (journal.clone(), plan.clone(), Arc::clone(&world), before.facts.clone());
    let runtime = tokio::runtime::Handle::current();
    let work = move || {
        let mut run = |step: &Step| match step {
            Step::EndProcess { pid, begun, name } => {
                let ended = hands.processes.end(*pid, *begun, PATIENCE);
                ended
                    .map(|()| Exit::Code(0))
                    .map_err(|because| say!("engine/process-not-ended", name = name, pid = *pid, because = because))
            }
            Step::Fetch { .. } => runtime.block_on(fetch::carry_out(&hands, &seen, step)),
            Step::Run { program, .. } => {
                still(&seen, &shown, program)?;
                act(step, &seen).map_or_else(|| no_program(step), &mut way)
            }
            _ => no_program(step),
        };
        apply_with(&hands, &task_plan, seen.now(), &mut run)
    };
    let applied = tokio::task::spawn_blocking(work).await;
    let (entry, because) = match applied {
        Ok(Ok(entry)) => (Some(entry), None),
        Ok(Err(error)) => (None, Some(error.to_string())),
        Err(_) => (None, Some(say!("engine/applying-failed-inside-claude-fix"))),
    };
    // of several programs that were to end, some may have
    if because.is_some() && plan.runs().is_none() && !plan.ends_programs() {
        return Report::failed(because.unwrap_or_default(), None);
    }
    // a program may have changed something whatever it says about its end: only the machine itself tells
    let new_shell = with_secret(new_terminal(&world, [&**plan]), plan, journal.secret());
    let after = run(Arc::new(new_shell), checks::ALL, &Selection::all(), RunId::default(), None).await;
    if let Some(because) = because {
        return Report::failed(because, Some(after));
    }
    let ended = match compare(plan, before, &after) {
        Compared::Fixed => Ended::Fixed,
        Compared::NotFixed => Ended::NotFixed,
        Compared::Worse => Ended::Worse,
        Compared::Done => Ended::Done,
    };
    // the words of a program about itself are no proof: the stores are
    let seen = plan.runs().and_then(|purpose| signed::compare(purpose, &before.facts, &after.facts));
    let ended = match (seen, ended) {
        (Some(Seen { worked: Some(false), .. }), Ended::Fixed | Ended::Done) => Ended::NotFixed,
        // whoever signs out wants what follows from it
        (Some(Seen { worked: Some(true), .. }), Ended::Worse) if plan.runs() == Some(Purpose::SignOut) => Ended::Done,
        (_, ended) => ended,
    };
    let entry = entry.map(|entry| entry.id);
    note(journal, entry, &ended);
    Report { ended, after: Some(after), entry }
}

/// Writes down whether it helped, so that what did not is never offered again. Only evidence for later.
fn note(journal: &Journal, entry: Option<u32>, ended: &Ended) {
    let helped = match ended {
        Ended::Fixed => true,
        Ended::NotFixed | Ended::Worse => false,
        Ended::Done | Ended::Undone | Ended::Failed { .. } => return,
    };
    let (Some(id), Ok(_held)) = (entry, journal.begin()) else { return };
    // somebody may have taken it back while the checks ran
    let still = journal.entries().into_iter().find(|entry| entry.id == id && entry.state == EntryState::Applied);
    if let Some(entry) = still {
        let _ = journal.write(&Entry { helped: Some(helped), ..entry });
    }
}

/// Carries to its end what claude-fix was stopped in the middle of, and checks again.
pub async fn resume(journal: &Journal, world: Arc<World>, rest: &Agreed<Rest>) -> Report {
    // it may be younger than the change
    if let Some(because) = refused(&world, &rest.entry.plan).await {
        return Report::failed(because, None);
    }
    let (hands, agreed) = (journal.clone(), rest.clone());
    let finished = tokio::task::spawn_blocking(move || finish(&hands, &agreed)).await;
    let entry = match finished {
        Ok(Ok(entry)) => entry,
        Ok(Err(error)) => return Report::failed(error.to_string(), None),
        Err(_) => return Report::failed(say!("engine/failed-inside-claude-fix"), None),
    };
    let plan = &entry.plan;
    let after =
        run(Arc::new(new_terminal(&world, [plan])), checks::ALL, &Selection::all(), RunId::default(), None).await;
    let there = |id: &String| after.diagnoses.iter().any(|it| it.id == *id && it.severity != Severity::Note);
    let ended = match plan.cures.iter().any(there) {
        _ if plan.cures.is_empty() => Ended::Done,
        true => Ended::NotFixed,
        false => Ended::Fixed,
    };
    let entry = Some(entry.id);
    note(journal, entry, &ended);
    Report { ended, after: Some(after), entry }
}

/// Takes back an entry and checks again.
pub async fn take_back(journal: &Journal, world: Arc<World>, back: &Agreed<Back>) -> Report {
    let (hands, agreed) = (journal.clone(), back.clone());
    let undone = tokio::task::spawn_blocking(move || undo(&hands, &agreed)).await;
    let because = match undone {
        Ok(Ok(_)) => None,
        Ok(Err(because)) => Some(because),
        Err(_) => Some(say!("engine/undo-failed-inside-claude-fix")),
    };
    if let Some(because) = because {
        return Report::failed(because, None);
    }
    let after = run(world, checks::ALL, &Selection::all(), RunId::default(), None).await;
    Report { ended: Ended::Undone, after: Some(after), entry: None }
}
