//! What does a person see after a change? Fixed, not fixed, or worse; and the machine as it is now.

use super::effect::Effect;
use super::event::{Ended, RunId};
use super::flow;
use super::new_key;
use super::pane::{self};
use super::state::{Dialog, Face, ResultCard, State};
use super::taking_back::recall;
use super::telling;
use super::update::again;
use crate::model::assessment::Assessment;
use crate::model::journal::{Entry, EntryState};
use crate::model::new_key::Sought;
use crate::model::order::filled;
use crate::model::plan::{Plan, Purpose};
use crate::model::signed;

/// A repair has ended: the result card says fixed, not fixed, or worse.
pub(super) fn repaired(
    state: &mut State,
    plan: &Plan,
    ended: Ended,
    after: Option<Box<Assessment>>,
    journal: Vec<Entry>,
) -> Vec<Effect> {
    // a program that failed or was cancelled may do better the next time
    let again = plan.runs().is_some() && matches!(ended, Ended::Failed { .. });
    // a token helps only once it is kept
    let again = again || plan.runs() == Some(Purpose::SetupToken);
    if !again && matches!(ended, Ended::NotFixed | Ended::Failed { .. }) {
        state.tried.insert(plan.id.clone());
    }
    state.journal = journal;
    recall(state);
    if let Some(plan) = pane::goes_on(state, matches!(ended, Ended::Failed { .. })) {
        flow::working(state, plan.title.clone());
        return vec![Effect::HandOver(plan)];
    }
    if plan.runs() == Some(Purpose::SetupToken) && matches!(ended, Ended::Done | Ended::Fixed | Ended::NotFixed) {
        let effects = finish_quietly(state, after);
        new_key::ask(state, Sought::SetupToken);
        return effects;
    }
    let undo = state.journal.last().filter(|entry| entry.can_undo()).map(|entry| entry.id);
    let undo = undo.filter(|_| !matches!(ended, Ended::Failed { .. }));
    let seen = seen(state, plan, after.as_deref()).filter(|_| matches!(ended, Ended::NotFixed | Ended::Done));
    let here = if undo.is_some() && !plan.clears.is_empty() { plan.manual.clone() } else { Vec::new() };
    state.still_here.extend(undo.filter(|_| !here.is_empty()).map(|id| (id, here.clone())));
    let said = said(state, plan, &ended, after.as_deref());
    let cancelled = matches!(ended, Ended::Failed { .. }) && pane::cancelled(state);
    let prevent = flow::prevention(state, plan, &ended);
    let result = ResultCard {
        plan: plan.id.clone(),
        title: plan.title.clone(),
        ended,
        now: None,
        here,
        undo,
        said,
        ran: plan.runs().is_some(),
        cancelled,
        prevent,
    };
    let mut effects = finish(state, result, after);
    effects.extend(telling::signed_in(state, plan.runs(), seen));
    effects
}

/// What is seen in the stores after a program ran.
fn seen(state: &State, plan: &Plan, after: Option<&Assessment>) -> Option<signed::Seen> {
    let (purpose, before, after) = (plan.runs()?, state.assessment.as_ref()?, after?);
    signed::compare(purpose, &before.facts, &after.facts)
}

/// What the stores show after a program ran, and what the program itself said.
fn said(state: &State, plan: &Plan, ended: &Ended, after: Option<&Assessment>) -> Vec<String> {
    let seen = || Some(seen(state, plan, after)?.sentence);
    let failed = matches!(ended, Ended::Failed { .. });
    let means = match &state.dialog {
        Some(Dialog::Pane(pane)) => pane.shown.means.clone(),
        _ if failed && plan.runs().is_some() => {
            let above = state.face == Face::Lines;
            Some(if above { say!("app/what-it-said-above") } else { say!("app/what-it-said-behind") })
        }
        _ => None,
    };
    let seen = if failed { None } else { seen() };
    seen.into_iter().chain(means).collect()
}

/// An undo has ended.
pub(super) fn undone(
    state: &mut State,
    ended: Ended,
    after: Option<Box<Assessment>>,
    journal: Vec<Entry>,
) -> Vec<Effect> {
    state.journal = journal;
    let latest = state.journal.iter().rev().find(|entry| entry.state == EntryState::Undone);
    let title = match &state.dialog {
        Some(Dialog::Working { title, .. }) => title.clone(),
        _ => latest.map_or_else(String::new, |entry| entry.plan.title.clone()),
    };
    state.tried.clear();
    recall(state);
    let result = ResultCard {
        plan: String::new(),
        title,
        ended,
        now: None,
        here: Vec::new(),
        undo: None,
        said: Vec::new(),
        ran: false,
        cancelled: false,
        prevent: None,
    };
    finish(state, result, after)
}

fn finish(state: &mut State, result: ResultCard, after: Option<Box<Assessment>>) -> Vec<Effect> {
    state.scroll = 0;
    let now = after.as_ref().map(|assessment| assessment.summary.clone());
    state.dialog = Some(Dialog::Result(ResultCard { now, ..result }));
    finish_quietly(state, after)
}

/// The machine afterwards is the one that the wizard knows from now on.
fn finish_quietly(state: &mut State, after: Option<Box<Assessment>>) -> Vec<Effect> {
    let Some(assessment) = after else {
        return if state.leaving { vec![Effect::Quit(4)] } else { again(state) };
    };
    // a run that began before the change saw another machine: its answers do not count any more
    let overtaken = (!state.run.over && state.run.id != RunId::default()).then_some(state.run.id);
    if let Some(RunId(old)) = overtaken {
        state.run.id = RunId(old.wrapping_add(1));
    }
    state.run.over = true;
    state.run.rows = filled(assessment.rows.iter().map(|row| (row.id, row.clone())));
    state.assessment = Some(assessment);
    state.moved = false;
    flow::lead(state);
    let mut effects: Vec<Effect> = overtaken.map(Effect::Cancel).into_iter().collect();
    if state.leaving {
        effects.push(Effect::Quit(state.exit_code()));
    }
    effects
}
