//! What is the next sensible thing? Enter leads there, one step at a time; it never says yes.

use super::about;
use super::compare;
use super::dialogs;
use super::effect::Effect;
use super::event::Ended;
use super::mark::Mark;
use super::new_key;
use super::search;
use super::state::{Dialog, Question, ResultCard, Screen, State};
use super::telling;
use super::walkthrough;
use super::watch;
use crate::model::assessment::{Assessment, Verdict};
use crate::model::diagnosis::{Diagnosis, Severity};
use crate::model::journal::EntryState;
use crate::model::outcome::Outcome;
use crate::model::plan::Plan;
use crate::model::source::{Freshness, Variable, Variables};
use crate::model::step::Step;
use crate::words;

/// A change that was made in the files, and that this terminal is too old to see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOver {
    /// The variables that this terminal still has.
    pub names: Vec<String>,
    /// What takes them out of this terminal.
    pub commands: Vec<String>,
}

impl State {
    /// Whether there is nothing that Enter could lead to on the overview: nothing is wrong, and nobody chose a step.
    #[must_use]
    pub(super) fn all_well(&self) -> bool {
        let healthy = |it: &Assessment| it.verdict == Verdict::Healthy && it.top().is_none();
        self.screen == Screen::Overview && !self.moved && self.assessment.as_deref().is_some_and(healthy)
    }

    /// What this terminal has to run before `claude` works in it too, because of changes in this session; empty where
    /// it works as it is.
    #[must_use]
    pub fn first_here(&self) -> Vec<&str> {
        let stands = |id: u32| self.journal.iter().any(|it| it.id == id && it.state == EntryState::Applied);
        let standing = self.still_here.iter().filter(|(id, _)| stands(*id));
        let mut commands: Vec<&str> = standing.flat_map(|(_, commands)| commands.iter().map(String::as_str)).collect();
        commands.dedup();
        commands
    }

    /// What is left to type in this terminal when the person leaves: the repair of what is wrong, or what is left over.
    #[must_use]
    pub fn left_to_type(&self) -> Vec<String> {
        if let Some(left) = self.left_over() {
            return left.commands;
        }
        let Some(assessment) = self.assessment.as_ref().filter(|_| self.replay.is_none()) else { return Vec::new() };
        let mut plans = assessment.top().into_iter().flat_map(|top| &top.repairs).filter_map(|id| assessment.plan(id));
        let first = plans.find(|plan| plan.text().is_none() && !self.tried.contains(&plan.id));
        first.filter(|plan| !plan.acts()).map(|plan| plan.here().cloned().collect()).unwrap_or_default()
    }

    /// What makes the step on screen look broken, where that is told, and mended, on another step.
    #[must_use]
    pub fn leads_to(&self) -> Option<&Diagnosis> {
        let Screen::Step(step) = self.screen else { return None };
        let assessment = self.assessment.as_ref().filter(|_| self.run.over && self.replay.is_none())?;
        let own = assessment.diagnoses.iter().any(|it| it.step == step && it.severity == Severity::Broken);
        if own || self.mark(step) != Mark::Broken {
            return None;
        }
        let here: Vec<&str> = self.rows(step).map(|(coming, _)| coming.id).collect();
        let rests = |it: &&Diagnosis| it.because.iter().any(|because| here.contains(&because.check.as_str()));
        let mut broken = assessment.diagnoses.iter().filter(|it| it.severity == Severity::Broken && it.step != step);
        let first = broken.clone().next();
        broken.find(rests).or(first)
    }

    /// Whether something is wrong on this step that only the person can put right: then it is explained.
    #[must_use]
    pub(super) fn for_the_person(&self) -> bool {
        let wrong = self.diagnosis().is_some_and(|it| it.severity != Severity::Note);
        matches!(self.screen, Screen::Step(_)) && wrong && self.run.over && self.offer().is_none()
    }

    /// What claude-fix took out of the files before, and this terminal still has: then it is not broken once more.
    #[must_use]
    pub fn left_over(&self) -> Option<LeftOver> {
        let assessment = self.assessment.as_ref()?;
        let top = assessment.top()?;
        let variables = assessment.facts.get::<Variables>()?;
        let here = |name: &String| variables.get(name).map(Variable::freshness) == Some(Freshness::OnlyHere);
        let done = self.journal.iter().rev().filter(|it| it.state == EntryState::Applied);
        let mut cured = done.filter(|it| it.plan.cures.contains(&top.id) && it.plan.rewrites().is_empty());
        let plan = &cured.find(|it| it.plan.clears.iter().any(here))?.plan;
        let names = plan.clears.iter().filter(|name| here(name)).cloned().collect();
        Some(LeftOver { names, commands: plan.manual.clone() })
    }
}

/// The step that is selected when a run has ended, unless the person chose one: where the trouble is.
pub(super) fn lead(state: &mut State) {
    if state.moved || state.screen != Screen::Overview {
        return;
    }
    let Some(assessment) = &state.assessment else { return };
    let unknown = || {
        let open = |outcome: &Outcome| matches!(outcome, Outcome::Inconclusive { .. });
        let row = assessment.rows.iter().find(|row| open(&row.outcome))?;
        (assessment.verdict == Verdict::Unknown).then_some(row.group)
    };
    state.selected = assessment.top().map(|top| top.step).or_else(unknown).unwrap_or(Step::Status);
}

/// How to keep from coming back what a change has cured.
pub(super) fn prevention(state: &State, plan: &Plan, ended: &Ended) -> Option<String> {
    let before = state.assessment.as_ref().filter(|_| matches!(ended, Ended::Fixed))?;
    let found = before.diagnoses.iter().filter(|it| plan.cures.contains(&it.id));
    found.map(|it| it.id.as_str()).find_map(|id| words::of("causes", id, "prevent"))
}

/// Enter.
pub(super) fn next(state: &mut State) -> Vec<Effect> {
    match &state.dialog {
        Some(Dialog::Paste { .. }) => return dialogs::explain(state),
        Some(Dialog::Ask { .. }) => return telling::answer(state),
        Some(Dialog::Write(_)) => return walkthrough::keep(state),
        Some(Dialog::Compare(_)) => return compare::look(state),
        Some(Dialog::Watch(_)) => return watch::close(state),
        Some(Dialog::About(_)) => return about::go(state),
        Some(Dialog::Search(_)) => return search::next(state),
        Some(Dialog::Result(_)) => {
            if let Some(plan) = state.sign_in_next().cloned() {
                dialogs::ask_apply(state, plan);
            }
            return Vec::new();
        }
        Some(Dialog::NewKey(_)) => return new_key::next(state),
        Some(Dialog::Offers { selected }) => {
            let plan = state.offers().get(*selected).map(|plan| (*plan).clone());
            state.dialog = None;
            if let Some(plan) = plan {
                dialogs::ask_apply(state, plan);
            }
            return Vec::new();
        }
        _ => {}
    }
    on_screen(state)
}

/// Enter without a dialog: the change that is offered here, else the step where the trouble is, else what to do now.
fn on_screen(state: &mut State) -> Vec<Effect> {
    if let Some(left) = state.left_over().filter(|_| state.screen == Screen::Overview && !state.moved) {
        let text = say!("app/work-after-left-over", commands = left.commands.join("; "));
        state.dialog = Some(Dialog::Notice { text });
        return Vec::new();
    }
    let offer = if state.screen == Screen::Overview && state.moved { None } else { state.offer().cloned() };
    match (offer, state.screen) {
        (Some(plan), _) => dialogs::ask_apply(state, plan),
        (None, Screen::Overview) if state.all_well() && state.run.over => {
            state.dialog = Some(Dialog::Notice { text: nothing_wrong(state) });
        }
        (None, Screen::Overview) if state.assessment.is_some() => super::update::open(state, state.selected),
        (None, Screen::Step(_)) if state.leads_to().is_some() => {
            if let Some(step) = state.leads_to().map(|found| found.step) {
                super::update::open(state, step);
            }
        }
        (None, Screen::Step(_)) if state.for_the_person() => about::explain(state),
        (None, Screen::Step(_)) if state.has_details() => state.dialog = Some(Dialog::Detail { scroll: 0 }),
        (None, Screen::Step(_)) => return dialogs::back(state),
        (None, Screen::Overview | Screen::Walkthrough) => {}
    }
    Vec::new()
}

fn nothing_wrong(state: &State) -> String {
    let first = state.first_here().join("; ");
    let work = match first.as_str() {
        "" => say!("app/to-work"),
        first => say!("app/to-work-in-new-terminal", commands = first),
    };
    let error = if state.can_send() { say!("app/still-an-error-send") } else { say!("app/still-an-error") };
    [say!("app/nothing-wrong"), work, error].join("\n\n")
}

/// Opens the card that says what a session without the faulty variable is.
pub(super) fn ask_one_session(state: &mut State) {
    if let Some(session) = state.one_session() {
        state.dialog = Some(dialogs::card(Question::Session(session)));
    }
}

/// What is said when one session has ended: how, and where the proof of it leads.
pub(super) fn returned(state: &mut State, how: String) -> Vec<Effect> {
    let proves = state.back_to_work().is_some();
    let offered = state.offer().is_some() && !state.moved && state.left_over().is_none();
    let text = match (proves, offered) {
        (true, true) => [how, say!("app/did-it-work")].join("\n\n"),
        (true, false) => [how, say!("app/did-it-work-then-by-hand")].join("\n\n"),
        (false, _) => how,
    };
    state.dialog = Some(Dialog::Notice { text });
    super::update::again(state)
}

/// What is under a result that was read: after a change that helped, the overview, which is healthy now.
pub(super) fn after_result(state: &mut State, result: &ResultCard) {
    // the screen below shows another machine than before: it begins at its top
    state.scroll = 0;
    if matches!(result.ended, Ended::Fixed) && matches!(state.screen, Screen::Step(_)) {
        state.screen = Screen::Overview;
        state.moved = false;
        lead(state);
    }
}
/// Says that a change is being carried out, and counts the time from now.
pub(super) fn working(state: &mut State, title: String) {
    state.run.ticks = 0;
    state.dialog = Some(Dialog::Working { title, changes: true });
}
