//! What is this? The step, the check or the cause that is selected: its explanation, and the command that does it by hand.

use super::act::{Act, Binding, bind, quiet};
use super::bindings::scrolling;
use super::effect::Effect;
use super::event::Key;
use super::search::Search;
use super::state::{Dialog, Face, Screen, State};
use super::update::open;
use crate::model::assessment::Assessment;
use crate::model::by_hand;
use crate::model::diagnosis::{Diagnosis, Severity};
use crate::model::login::{LoginState, StoredLogin};
use crate::model::plan::Plan;
use crate::model::settings_seen::{FileState, SettingsFileSeen, SettingsFiles};
use crate::model::shell::Tongue;
use crate::model::source::{Scope, Variables};
use crate::model::step::Step;
use crate::model::text::plain;

/// Something that can be explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A step of the wizard.
    Step(Step),
    /// A check, by its id.
    Check(String),
    /// A cause, by its id.
    Cause(String),
}

/// An explanation over the screen.
#[derive(Clone, Debug)]
pub struct About {
    /// Everything that can be explained here.
    pub all: Vec<Subject>,
    /// Which of them is shown.
    pub at: usize,
    /// How far it is scrolled, in rows.
    pub scroll: u16,
    /// What became of the command that was copied.
    pub note: Option<String>,
    /// The command itself, as far as it is shown.
    pub copied: Vec<String>,
    /// The search that led here; closing leads back to it.
    pub search: Option<Box<Search>>,
}

impl About {
    /// One thing, or the first of several.
    #[must_use]
    pub const fn new(all: Vec<Subject>, search: Option<Box<Search>>) -> Self {
        Self { all, at: 0, scroll: 0, note: None, copied: Vec::new(), search }
    }

    /// What is shown.
    #[must_use]
    pub fn subject(&self) -> Option<&Subject> {
        self.all.get(self.at)
    }
}

impl State {
    /// Everything that can be explained on this screen, what is selected first.
    #[must_use]
    pub fn subjects(&self) -> Vec<Subject> {
        let step = match self.screen {
            Screen::Step(step) => step,
            Screen::Overview | Screen::Walkthrough if self.moved => self.selected,
            Screen::Overview | Screen::Walkthrough => self.diagnosis().map_or(self.selected, |top| top.step),
        };
        let found: Vec<&Diagnosis> = self.diagnoses(step).collect();
        let first = self.diagnosis().filter(|top| top.step == step).into_iter();
        let mut causes: Vec<Subject> = Vec::new();
        for diagnosis in first.chain(found) {
            let cause = Subject::Cause(diagnosis.id.clone());
            if !causes.contains(&cause) {
                causes.push(cause);
            }
        }
        let bad = self.diagnosis().is_some_and(|top| top.step == step && top.severity != Severity::Note);
        // a step that somebody chose comes before what is only good to know about it
        let own = if bad && !(self.screen == Screen::Overview && self.moved) { causes.len() } else { 0 };
        causes.insert(own, Subject::Step(step));
        causes.extend(self.rows(step).map(|(coming, _)| Subject::Check(coming.id.to_owned())));
        causes
    }

    /// The step that shows it.
    #[must_use]
    pub fn step_of(&self, subject: &Subject) -> Option<Step> {
        match subject {
            Subject::Step(step) => Some(*step),
            Subject::Check(id) => self.run.coming.iter().find(|it| it.id == *id).map(|it| it.group),
            Subject::Cause(id) => {
                let found = self.assessment.iter().flat_map(|it| &it.diagnoses).find(|it| it.id == *id);
                let known = || self.book.iter().find(|it| it.id == *id).map(|it| it.step);
                found.map(|it| it.step).or_else(known)
            }
        }
    }

    /// What a person could type instead, in their own shell: of the repair that is on offer, or of the step.
    #[must_use]
    pub fn by_hand(&self) -> Vec<String> {
        let about = match self.screen {
            Screen::Overview | Screen::Walkthrough if self.moved => None,
            _ => self.diagnosis(),
        };
        let step = match (self.screen, about) {
            (Screen::Step(step), _) => step,
            (_, Some(diagnosis)) => diagnosis.step,
            _ => self.selected,
        };
        // what helps against something else is not what this screen is about
        let offered = self.offered().filter(|(found, _)| about.is_some_and(|about| about.id == found.id));
        let offered = offered.map(|(_, plan)| self.types(plan)).filter(|it| !it.is_empty());
        let commands = offered.or_else(|| about.and_then(|it| self.typed_for(it)));
        commands.unwrap_or_else(|| self.typed_at(step))
    }

    /// The same for something that is explained.
    #[must_use]
    pub fn by_hand_of(&self, subject: &Subject) -> Vec<String> {
        if let Subject::Cause(id) = subject {
            // what would help against a cause that is not here would be a guess
            let found = self.assessment.iter().flat_map(|it| &it.diagnoses).find(|it| it.id == *id);
            return found.and_then(|it| self.typed_for(it)).unwrap_or_default();
        }
        self.step_of(subject).map(|step| self.typed_at(step)).unwrap_or_default()
    }

    fn typed_for(&self, diagnosis: &Diagnosis) -> Option<Vec<String>> {
        let assessment = self.assessment.as_ref()?;
        let plans = diagnosis.repairs.iter().filter_map(|id| assessment.plan(id));
        plans.map(|plan| self.types(plan)).find(|it| !it.is_empty())
    }

    /// What a person types instead of this plan. Where only files are edited, that is an editor, then what is typed in
    /// this terminal: one line, so that the editor does not get the rest.
    #[must_use]
    pub fn types(&self, plan: &Plan) -> Vec<String> {
        let Some(machine) = self.assessment.as_ref().map(|it| &it.machine) else { return plan.manual.clone() };
        let edits = machine.types_edits(plan);
        if edits.is_empty() {
            return plan.manual.clone();
        }
        let after = if machine.tongue() == Tongue::Cmd { " & " } else { "; " };
        vec![edits.into_iter().chain(plan.manual.iter().cloned()).collect::<Vec<_>>().join(after)]
    }

    /// Whether these commands of a step only look, and change nothing.
    #[must_use]
    pub fn only_look(&self, commands: &[String]) -> bool {
        let Some(machine) = self.assessment.as_ref().map(|it| &it.machine) else { return false };
        let mut steps = Step::ALL.iter().filter(|step| **step != Step::SignIn);
        steps.any(|step| commands == [by_hand::command(*step, machine)])
    }

    fn typed_at(&self, step: Step) -> Vec<String> {
        let Some(assessment) = &self.assessment else { return Vec::new() };
        // where nobody should sign in anew, that is not what is proposed
        let step = if step == Step::SignIn && assessment.hands_off().is_some() { Step::Status } else { step };
        // Claude Code renews a login that has ended when it is asked, and empties one that cannot be renewed; and one that
        // is too old to sign in sends the words as a message
        let old = assessment.installs.active().is_some_and(|it| it.version.at_least(2, 1, 41) == Some(false));
        let step = match step {
            Step::Status if old || !safe_to_ask(assessment) => Step::StoredSignIn,
            Step::SignIn if old => Step::Install,
            // what is not set cannot be asked with
            Step::ApiKey | Step::HiddenCharacters if !key_is_here(assessment) => Step::Environment,
            step => step,
        };
        vec![by_hand::command(step, &assessment.machine)]
    }
}

/// A stored login must be good for longer than this, so that asking Claude Code renews nothing, in milliseconds.
const MARGIN: i64 = 10 * 60 * 1000;

/// Whether this terminal has the variable that the commands of a key read.
fn key_is_here(assessment: &Assessment) -> bool {
    let variable = assessment.facts.get::<Variables>().and_then(|all| all.get("ANTHROPIC_API_KEY"));
    variable.is_none_or(|it| it.in_environment)
}

/// Whether `claude auth status` leaves the stored login as it is: no settings of an administrator may lead it elsewhere.
fn safe_to_ask(assessment: &Assessment) -> bool {
    let managed = |it: &SettingsFileSeen| it.scope == Scope::Managed && it.state != FileState::Absent;
    if assessment.facts.get::<SettingsFiles>().is_some_and(|all| all.0.iter().any(managed)) {
        return false;
    }
    let now = assessment.machine.now;
    match assessment.facts.get::<StoredLogin>().map(|login| &login.state) {
        None | Some(LoginState::None) => true,
        Some(LoginState::Valid { until }) => until.0.saturating_sub(now.0) > MARGIN,
        Some(_) => false,
    }
}

/// The keys that open it and copy the command, on a screen without a dialog.
pub(super) fn bindings(state: &State) -> Vec<Binding> {
    let mut all = vec![bind([Key::Char('e')], "e", say!("help/key-explain"), Act::Explain)];
    if state.text_to_hand_on().is_none() && !state.by_hand().is_empty() {
        let key = bind([Key::Char('c')], "c", say!("help/key-copy-command"), Act::CopyCommand);
        all.push(Binding { footer: matches!(state.screen, Screen::Step(_)), ..key });
    }
    all.push(bind([Key::Char('/')], "/", say!("help/key-search"), Act::Search));
    all
}

/// The keys while it is open.
pub(super) fn in_about(state: &State, about: &About) -> Vec<Binding> {
    let mut all = Vec::new();
    let step = about.subject().and_then(|it| state.step_of(it));
    if let Some(step) = step.filter(|step| state.screen != Screen::Step(*step)) {
        all.push(bind([Key::Enter], "⏎", say!("help/key-open-step", digit = step.digit()), Act::Next));
        all.push(bind([Key::Esc, Key::Char('e'), Key::Char('q')], "Esc", say!("help/key-back"), Act::Back));
    } else {
        all.push(bind([Key::Esc, Key::Enter, Key::Char('e'), Key::Char('q')], "Esc", say!("help/key-back"), Act::Back));
    }
    if about.subject().is_some_and(|it| !state.by_hand_of(it).is_empty()) {
        all.push(bind([Key::Char('c')], "c", say!("help/key-copy-command"), Act::CopyCommand));
    }
    if about.all.len() > 1 {
        all.push(bind([Key::Right, Key::Char('l')], "→", say!("help/key-next"), Act::Turn(1)));
        all.push(quiet([Key::Left, Key::Char('h')], "←", say!("help/key-previous"), Act::Turn(-1)));
    }
    if about.search.is_none() {
        all.push(bind([Key::Char('/')], "/", say!("help/key-search"), Act::Search));
    }
    all.extend(scrolling());
    all
}

/// Opens the explanation of what is selected.
pub(super) fn explain(state: &mut State) {
    let all = state.subjects();
    state.dialog = Some(Dialog::About(Box::new(About::new(all, None))));
}

/// The next one, or the one before.
pub(super) fn turn(state: &mut State, by: i8) {
    if let Some(Dialog::About(about)) = &mut state.dialog {
        let last = about.all.len().saturating_sub(1);
        let at = about.at.saturating_add_signed(by.into()).min(last);
        if at != about.at {
            (about.at, about.scroll, about.note) = (at, 0, None);
            about.copied.clear();
        }
    }
}

/// Enter: to the step that shows it.
pub(super) fn go(state: &mut State) -> Vec<Effect> {
    let Some(Dialog::About(about)) = &state.dialog else { return Vec::new() };
    let step = about.subject().and_then(|it| state.step_of(it));
    state.dialog = None;
    if let Some(step) = step {
        open(state, step);
    }
    Vec::new()
}

/// Back to the search that led here, or to the screen.
pub(super) fn close(state: &mut State) -> Vec<Effect> {
    if let Some(Dialog::About(about)) = state.dialog.take() {
        state.dialog = about.search.map(Dialog::Search);
    }
    Vec::new()
}

/// Copies the command of what is shown.
pub(super) fn copy(state: &State) -> Vec<Effect> {
    let commands = match &state.dialog {
        Some(Dialog::About(about)) => about.subject().map(|it| state.by_hand_of(it)).unwrap_or_default(),
        _ => state.by_hand(),
    };
    if commands.is_empty() { Vec::new() } else { vec![Effect::Copy(commands.join("\n"))] }
}

/// The most lines, and the most characters of each, that are shown of a text that was copied.
const SHOWN: (usize, usize) = (3, 200);

impl State {
    /// The beginning of what was copied last, so that nobody pastes what they have not seen.
    #[must_use]
    pub(super) fn copied_lines(&self) -> Vec<String> {
        let (most, longest) = SHOWN;
        let lines = || self.copied.lines().filter(|line| !line.trim().is_empty());
        let mut shown: Vec<String> = lines().take(most).map(|line| plain(line, longest)).collect();
        shown.extend((lines().count() > most).then(|| "…".to_owned()));
        shown
    }
}

/// Something was copied; whether it was a command from here.
pub(super) fn copied(state: &mut State, file: Option<&String>) -> bool {
    let (practice, lines) = (state.practice, state.face == Face::Lines);
    let what = state.copied_lines();
    let Some(Dialog::About(about)) = &mut state.dialog else { return false };
    about.copied = if practice { Vec::new() } else { what };
    about.note = Some(match file {
        _ if practice => say!("help/copied-practice"),
        Some(file) if lines => say!("help/copied-file", file = file),
        Some(file) => say!("help/copied-and-file", file = file),
        None if lines => say!("help/copied-nowhere"),
        None => say!("help/copied"),
    });
    true
}
