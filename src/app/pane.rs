//! What happens while a program of a change runs? It is shown, answered, waited for, or ended.

use super::effect::Effect;
use super::state::{Dialog, Face, State};
use crate::model::consent::Agreed;
use crate::model::pane::{Pasted, Shown};
use crate::model::plan::{Plan, Purpose};

/// Ticks in a second.
const SECOND: u32 = 8;
/// After so many seconds the person is asked whether to go on.
const LONG: u32 = 600;
/// The longest answer, in characters.
const LONGEST: usize = 4000;
/// The columns and rows that a program can rely on, however small the window is.
const LEAST: (u16, u16) = (40, 24);

/// What the last key came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// The code has no second part; Enter sends it all the same.
    Incomplete,
    /// The address is being copied.
    Copying,
    /// The address was sent to the terminal, and written to this file.
    Copied(Option<String>),
    /// The machine is a made-up one: nothing was copied.
    Practice,
}

/// Why a program was asked to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The person does not want it any more.
    Cancelled,
    /// It is to begin again on the whole terminal.
    HandedOver,
}

/// A program of a change that runs.
#[derive(Clone, Debug)]
pub struct Pane {
    /// What was agreed to.
    pub plan: Box<Agreed<Plan>>,
    /// What the program is for.
    pub purpose: Purpose,
    /// What it shows.
    pub shown: Shown,
    /// What was typed or pasted and not sent yet.
    pub field: Pasted,
    /// Whether the field is open.
    pub typing: bool,
    /// Whether something was sent and has not been answered yet.
    pub sent: bool,
    /// What the last key came to.
    pub note: Option<Note>,
    /// Ticks since it began.
    pub ticks: u32,
    /// Ticks at which the person last wanted to wait.
    pub patient: u32,
    /// Why it was asked to end; `None` while it goes on.
    pub ending: Option<Ending>,
    /// How far it is scrolled, in rows.
    pub scroll: u16,
}

impl Pane {
    /// A program that is about to begin.
    #[must_use]
    pub fn new(plan: Box<Agreed<Plan>>) -> Self {
        Self {
            purpose: plan.runs().unwrap_or(Purpose::Install),
            plan,
            shown: Shown::default(),
            field: Pasted::default(),
            typing: false,
            sent: false,
            note: None,
            ticks: 0,
            patient: 0,
            ending: None,
            scroll: 0,
        }
    }

    /// Whether it has been waited for so long that the person should say whether to go on.
    #[must_use]
    pub const fn waits_long(&self) -> bool {
        self.ticks.saturating_sub(self.patient) >= LONG * SECOND
    }

    /// Whether it waits for something that is typed. Before that, a second `y` for the card would be an answer.
    #[must_use]
    pub const fn asks(&self) -> bool {
        match self.purpose {
            Purpose::SignIn => self.shown.wants_code,
            _ => !self.shown.lines.is_empty(),
        }
    }

    /// Seconds since it began, about.
    #[must_use]
    pub const fn seconds(&self) -> u32 {
        self.ticks / SECOND
    }

    /// Characters for the field. A code that was copied from a narrow window comes with line ends in it.
    pub(super) fn take(&mut self, characters: impl IntoIterator<Item = char>) {
        if self.ending.is_some() {
            return;
        }
        let kept = characters.into_iter().filter(|c| !c.is_control() && !c.is_whitespace());
        self.field.push(kept, LONGEST);
        self.typing = self.typing || !self.field.is_empty();
        self.note = None;
    }

    pub(super) fn rub(&mut self) {
        self.field.pop();
        self.note = None;
    }
}

/// The columns and rows of the terminal of a program, in a window of this size.
#[must_use]
pub fn size((columns, rows): (u16, u16)) -> (u16, u16) {
    (columns.saturating_sub(8).clamp(LEAST.0, 200), rows.clamp(LEAST.1, 100))
}

fn pane(state: &mut State) -> Option<&mut Pane> {
    match &mut state.dialog {
        Some(Dialog::Pane(pane)) => Some(pane),
        _ => None,
    }
}

pub(super) fn resized(state: &mut State) -> Vec<Effect> {
    let size = size(state.size);
    pane(state).map(|_| Effect::PaneResize(size)).into_iter().collect()
}

pub(super) fn tick(state: &mut State) {
    if let Some(pane) = pane(state) {
        pane.ticks = pane.ticks.saturating_add(1);
    }
}

pub(super) fn shows(state: &mut State, shown: Shown) -> Vec<Effect> {
    if let Some(pane) = pane(state) {
        pane.sent = pane.sent && !shown.wants_code;
        pane.shown = shown;
    }
    Vec::new()
}

pub(super) fn copied(state: &mut State, file: Option<String>) -> Vec<Effect> {
    let practice = state.practice;
    if let Some(pane) = pane(state) {
        pane.note = Some(if practice { Note::Practice } else { Note::Copied(file) });
    } else if state.dialog.is_none() && practice {
        let text = say!("app/practice-nothing-copied");
        state.dialog = Some(Dialog::Notice { text });
    } else if state.dialog.is_none() {
        let text = match (state.face == Face::Lines, file) {
            (true, Some(file)) => say!("app/text-in-file", file = file),
            (true, None) => say!("app/text-not-written"),
            (false, Some(file)) => say!("app/text-in-clipboard-and-file", file = file),
            (false, None) => say!("app/text-in-clipboard"),
        };
        let text = [vec![text], state.copied_lines()].concat().join("\n\n");
        state.dialog = Some(Dialog::Notice { text });
    }
    Vec::new()
}

pub(super) fn open_field(state: &mut State) {
    if let Some(pane) = pane(state) {
        pane.typing = true;
        pane.note = None;
    }
}

pub(super) fn forget(state: &mut State) {
    if let Some(pane) = pane(state) {
        pane.field = Pasted::default();
        pane.typing = false;
        pane.note = None;
    }
}

/// Sends what is in the field. A code without its second part is told first, and sent if the person insists.
pub(super) fn send(state: &mut State) -> Vec<Effect> {
    let Some(pane) = pane(state) else { return Vec::new() };
    let signing_in = pane.purpose == Purpose::SignIn;
    if signing_in && pane.field.is_empty() {
        return Vec::new();
    }
    if signing_in && !pane.field.is_whole_code() && pane.note != Some(Note::Incomplete) {
        pane.note = Some(Note::Incomplete);
        return Vec::new();
    }
    let mut line = std::mem::take(&mut pane.field);
    line.push(['\r'], LONGEST + 1);
    pane.typing = false;
    pane.note = None;
    pane.sent = true;
    pane.patient = pane.ticks;
    vec![Effect::PaneInput(line)]
}

pub(super) fn copy(state: &mut State) -> Vec<Effect> {
    let Some(pane) = pane(state) else { return Vec::new() };
    let Some(link) = &pane.shown.link else { return Vec::new() };
    let url = link.url.clone();
    pane.note = Some(Note::Copying);
    vec![Effect::Copy(url)]
}

/// The program ends here and begins again on the whole terminal.
pub(super) fn whole_terminal(state: &mut State) -> Vec<Effect> {
    let Some(pane) = pane(state) else { return Vec::new() };
    pane.ending = Some(Ending::HandedOver);
    vec![Effect::PaneStop]
}

/// The change that begins again on the whole terminal, now that it has ended here; only if the person wanted it so, and
/// it was not done meanwhile.
pub(super) fn goes_on(state: &mut State, failed: bool) -> Option<Box<Agreed<Plan>>> {
    let leaving = state.leaving;
    let wanted = pane(state).filter(|pane| pane.ending == Some(Ending::HandedOver) && failed && !leaving);
    wanted.map(|pane| pane.plan.clone())
}

/// Whether the person has cancelled the program.
pub(super) fn cancelled(state: &State) -> bool {
    matches!(&state.dialog, Some(Dialog::Pane(pane)) if pane.ending == Some(Ending::Cancelled))
}

pub(super) fn wait(state: &mut State) {
    if let Some(pane) = pane(state) {
        pane.patient = pane.ticks;
    }
}

/// Once: the program is asked to end. Twice: it ends by force, and the wizard with it.
pub(super) fn stop(state: &mut State) -> Vec<Effect> {
    let Some(pane) = pane(state) else { return Vec::new() };
    let again = pane.ending.replace(Ending::Cancelled);
    if again.is_some() {
        state.leaving = true;
    }
    vec![Effect::PaneStop]
}

/// The wizard is to be left: the program ends first.
pub(super) fn leave(state: &mut State) -> Vec<Effect> {
    if pane(state).is_some() { stop(state) } else { Vec::new() }
}
