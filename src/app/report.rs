//! What does a person see before a report leaves? Its exact text; then it is written to a file, copied, or dropped.

use super::act::{Act, Binding, bind};
use super::bindings::scrolling;
use super::effect::Effect;
use super::event::Key;
use super::state::{Dialog, State};
use crate::model::explanation::Explanation;
use crate::model::leaks::Leak;

/// The cause that says that nothing on this machine is at fault any more.
const STOP: &str = "server.rejects_clean_login";
/// The most explanations that are kept for a report.
const MOST: usize = 20;

/// What a report shall hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Whether names stay as they are.
    pub names: bool,
    /// What was pasted in this session, as it was understood.
    pub pasted: Vec<Explanation>,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Made {
    /// The text, as it would be written.
    Text(String),
    /// Something in it could be a secret: it is not shown, and cannot be written.
    Unsafe(Vec<Leak>),
    /// It could not be made; why, as a sentence.
    Failed(String),
}

/// The report over the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// What was made; `None` while it is being made.
    pub made: Option<Made>,
    /// Whether names stay as they are.
    pub names: bool,
    /// How far it is scrolled, in rows.
    pub scroll: u16,
    /// What was done with it last, as a sentence.
    pub note: Option<String>,
}

impl Shown {
    /// The text, if it may leave.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.made {
            Some(Made::Text(text)) => Some(text),
            _ => None,
        }
    }
}

impl State {
    /// Whether the next thing to do is to send a report: nothing on this machine is at fault any more.
    #[must_use]
    pub fn stops(&self) -> bool {
        self.assessment.as_ref().and_then(|it| it.top()).is_some_and(|top| top.id == STOP)
    }
}

/// The key that opens it.
pub(super) fn binding(state: &State) -> Option<Binding> {
    state.assessment.as_ref().filter(|_| state.run.over)?;
    Some(bind([Key::Char('s')], "s", say!("report/key-open"), Act::Report))
}

/// Where the wizard says stop, the report is the next thing to do.
pub(super) fn lead(state: &State, all: &mut Vec<Binding>) {
    if state.stops()
        && let Some(at) = all.iter().position(|it| it.act == Act::Report)
    {
        let binding = all.remove(at);
        all.insert(1.min(all.len()), binding);
    }
}

/// The keys while it is open.
pub(super) fn bindings(shown: &Shown) -> Vec<Binding> {
    let mut all = scrolling();
    if shown.text().is_some() {
        all.push(bind([Key::Char('w')], "w", say!("report/key-write"), Act::WriteReport));
        all.push(bind([Key::Char('c')], "c", say!("report/key-copy"), Act::CopyReport));
        let label = if shown.names { say!("report/key-hide") } else { say!("report/key-names") };
        all.push(bind([Key::Char('i')], "i", label, Act::Names));
    }
    all.push(bind([Key::Esc, Key::Char('q')], "Esc", say!("report/key-close"), Act::Back));
    all
}

/// Opens it: the text is made anew.
pub(super) fn open(state: &mut State, names: bool) -> Vec<Effect> {
    let wanted = Wanted { names, pasted: state.explained.clone() };
    state.dialog = Some(Dialog::Report(Box::new(Shown { names, ..Shown::default() })));
    vec![Effect::Report(Box::new(wanted))]
}

/// The same with names, or without.
pub(super) fn names(state: &mut State) -> Vec<Effect> {
    match &state.dialog {
        Some(Dialog::Report(shown)) => {
            let names = !shown.names;
            open(state, names)
        }
        _ => Vec::new(),
    }
}

/// The text has been made.
pub(super) fn made(state: &mut State, names: bool, made: Made) -> Vec<Effect> {
    if let Some(Dialog::Report(shown)) = &mut state.dialog
        && shown.names == names
    {
        shown.made = Some(made);
    }
    Vec::new()
}

/// Writes what is on screen, or copies it.
pub(super) fn hand_on(state: &State, effect: fn(String) -> Effect) -> Vec<Effect> {
    match &state.dialog {
        Some(Dialog::Report(shown)) => shown.text().map(|text| effect(text.to_owned())).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// What became of it, as a sentence.
pub(super) fn noted(state: &mut State, note: String) -> Vec<Effect> {
    if let Some(Dialog::Report(shown)) = &mut state.dialog {
        shown.note = Some(note);
    }
    Vec::new()
}

/// A text was sent to the clipboard; whether it was the report.
pub(super) fn copied(state: &mut State, file: Option<&String>) -> bool {
    if !matches!(state.dialog, Some(Dialog::Report(_))) {
        return false;
    }
    let note = match (state.practice, file) {
        (true, _) => say!("report/copied-practice"),
        (false, Some(file)) => say!("report/copied-and-file", file = file),
        (false, None) => say!("report/copied"),
    };
    noted(state, note);
    true
}

/// Keeps what a pasted error means for the report.
pub(super) fn remember(state: &mut State, explanation: &Explanation) {
    state.explained.retain(|it| it != explanation);
    state.explained.push(explanation.clone());
    let over = state.explained.len().saturating_sub(MOST);
    state.explained.drain(..over);
}
