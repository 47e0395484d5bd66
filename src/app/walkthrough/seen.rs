//! How does the machine stand in a ticket? Its steps in words, before the call and after it.

use super::acts::anew;
use super::{Station, Walkthrough};
use crate::app::effect::Effect;
use crate::app::state::{Mark, State};
use crate::model::assessment::Assessment;
use crate::model::plan::Plan;
use crate::model::step::Step;
use crate::model::ticket::{Given, Named, Seen, Ticket};

/// The first run that ends is the machine as it was found; a later one may change what the ticket says.
pub(in crate::app) fn run_over(state: &mut State) -> Vec<Effect> {
    let found = seen(state);
    if let Some(call) = &mut state.walkthrough {
        call.fresh |= found.is_some();
        call.before = call.before.take().or(found);
        call.unwritten |= call.at == Station::Ticket;
    }
    anew(state)
}

pub(super) fn seen(state: &State) -> Option<Seen> {
    let assessment = state.assessment.as_ref().filter(|_| state.run.over)?;
    let causes = assessment.diagnoses.iter().map(|it| Named {
        id: it.id.clone(),
        title: it.title.clone(),
        severity: it.severity,
    });
    Some(Seen {
        at: assessment.machine.now,
        verdict: assessment.verdict,
        summary: assessment.summary.clone(),
        steps: Step::ALL.iter().map(|step| (*step, words(state.mark(*step)))).collect(),
        causes: causes.collect(),
    })
}

fn words(mark: Mark) -> String {
    match mark {
        Mark::Running => say!("walkthrough/mark-running"),
        Mark::Broken => say!("walkthrough/mark-broken"),
        Mark::Unknown => say!("walkthrough/mark-unknown"),
        Mark::Warning => say!("walkthrough/mark-warning"),
        Mark::Noted => say!("walkthrough/mark-noted"),
        Mark::Healthy => say!("walkthrough/mark-healthy"),
        Mark::Empty => say!("walkthrough/mark-empty"),
    }
}

/// Everything that is written down about this call.
pub(super) fn written_down(state: &State, call: &Walkthrough) -> Ticket {
    let mut given: Vec<Given> = Vec::new();
    for it in &call.answers {
        // what the last answer is worth, the check says
        let last = (it.at == Station::Ticket).then(|| state.means(it.at, it.answer));
        let means = last.unwrap_or_else(|| it.means.clone());
        given.push(Given { code: it.at.code(), title: it.at.text("title"), answer: it.answer, means });
    }
    let assessment = state.assessment.as_deref();
    let active = assessment.and_then(|it| it.installs.active());
    Ticket {
        number: call.number.clone(),
        notes: call.notes.iter().map(|(at, note)| (at.code(), note.clone())).collect(),
        began: call.began.unwrap_or(call.now),
        at: call.now,
        machine: assessment.map(|it| it.machine.clone()),
        claude: active.and_then(|it| it.version.number()).map(ToString::to_string),
        given,
        told: call.asked.clone(),
        fresh: state.checked_again(),
        before: call.before.clone(),
        after: seen(state),
        changed: state.journal.iter().skip(call.entries).cloned().collect(),
        by_hand: by_hand(state, call, assessment),
    }
}

/// What a person types in terminals that are open, after a change; and what stands for the repair that is still to come.
fn by_hand(state: &State, call: &Walkthrough, assessment: Option<&Assessment>) -> Vec<String> {
    let changed = state.journal.iter().skip(call.entries).filter(|it| it.can_undo()).map(|it| &it.plan);
    let changed = changed.filter(|plan| !plan.clears.is_empty());
    let top = assessment.and_then(Assessment::top).into_iter().flat_map(|top| &top.repairs);
    let open = top.filter_map(|id| assessment?.plan(id)).filter(|plan| plan.rewrites().is_empty());
    let mut all: Vec<String> = Vec::new();
    for command in changed.chain(open).flat_map(|plan: &Plan| &plan.manual) {
        if !all.contains(command) {
            all.push(command.clone());
        }
    }
    all
}
