//! What happens after a yes? The plan is carried out, and the same checks run again as a new login shell would see them.

use std::sync::Arc;

use super::afterwards::new_terminal;
use super::apply::apply;
use super::assess::{Compared, compare};
use super::checks::{Selection, run};
use super::journal::Journal;
use super::undo::undo;
use crate::app::event::{Ended, RunId};
use crate::checks;
use crate::model::assessment::Assessment;
use crate::model::plan::Plan;
use crate::ports::World;

/// How it ended, and the machine afterwards.
pub struct Report {
    /// How it ended.
    pub ended: Ended,
    /// The machine afterwards; `None` if nothing was done.
    pub after: Option<Assessment>,
}

/// Carries out a plan and checks again, in the environment that a new login shell would have: this one without the
/// variables whose every source the plan removed, and with the values that it put right.
pub async fn repair(journal: &Journal, world: Arc<World>, plan: &Plan, before: &Assessment) -> Report {
    if !plan.acts() {
        let because = "only you can do this; the commands are above".to_owned();
        return Report { ended: Ended::Failed { because }, after: None };
    }
    let (hands, task_plan, now) = (journal.clone(), plan.clone(), world.now());
    let applied = tokio::task::spawn_blocking(move || apply(&hands, &task_plan, now)).await;
    let because = match applied {
        Ok(Ok(_)) => None,
        Ok(Err(error)) => Some(error.to_string()),
        Err(_) => Some("applying failed inside claude-fix; see claude-fix undo --list".to_owned()),
    };
    if let Some(because) = because {
        return Report { ended: Ended::Failed { because }, after: None };
    }
    let new_shell = new_terminal(&world, [plan]);
    let after = run(Arc::new(new_shell), checks::ALL, &Selection::all(), RunId::default(), None).await;
    let ended = match compare(plan, before, &after) {
        Compared::Fixed => Ended::Fixed,
        Compared::NotFixed => Ended::NotFixed,
        Compared::Worse => Ended::Worse,
        Compared::Done => Ended::Done,
    };
    Report { ended, after: Some(after) }
}

/// Takes back an entry and checks again.
pub async fn take_back(journal: &Journal, world: Arc<World>, id: u32) -> Report {
    let hands = journal.clone();
    let undone = tokio::task::spawn_blocking(move || undo(&hands, id)).await;
    let because = match undone {
        Ok(Ok(_)) => None,
        Ok(Err(because)) => Some(because),
        Err(_) => Some("the undo failed inside claude-fix".to_owned()),
    };
    if let Some(because) = because {
        return Report { ended: Ended::Failed { because }, after: None };
    }
    let after = run(world, checks::ALL, &Selection::all(), RunId::default(), None).await;
    Report { ended: Ended::Undone, after: Some(after) }
}
