//! What went wrong before? A search through what Claude Code wrote down, begun when the person opens the screen.
//!
//! It is not part of a run: it reads conversations, if only for the errors in them, and that is for the person to ask.

use super::act::{Act, Binding, bind};
use super::bindings::scrolling;
use super::effect::Effect;
use super::event::{Key, RunId};
use super::state::{Dialog, State};
use crate::model::history::History;

/// The screen.
#[derive(Clone, Debug, Default)]
pub struct Past {
    /// What was found so far.
    pub found: History,
    /// The search, as long as it goes on.
    pub reading: Option<RunId>,
    /// How far it is scrolled, in rows.
    pub scroll: u16,
}

/// The key that opens it.
pub(super) fn binding() -> Binding {
    bind([Key::Char('h')], "h", say!("history/key-open"), Act::History)
}

/// The keys while it is open.
pub(super) fn bindings(past: &Past) -> Vec<Binding> {
    let mut all = scrolling();
    let close = if past.reading.is_some() { say!("history/key-stop") } else { say!("history/key-close") };
    all.push(bind([Key::Esc, Key::Enter, Key::Char('h'), Key::Char('q')], "Esc", close, Act::Back));
    all
}

/// Opens the screen and begins to read.
pub(super) fn open(state: &mut State) -> Vec<Effect> {
    let id = state.next_look();
    let found = state.history.as_deref().cloned().unwrap_or_default();
    state.dialog = Some(Dialog::History(Box::new(Past { found, reading: Some(id), scroll: 0 })));
    vec![Effect::ReadHistory(id)]
}

/// What was found so far, or at last.
pub(super) fn read(state: &mut State, id: RunId, found: Box<History>, over: bool) {
    let Some(Dialog::History(past)) = &mut state.dialog else { return };
    if past.reading != Some(id) {
        return;
    }
    past.found = History::clone(&found);
    if over {
        past.reading = None;
        state.history = Some(found);
    }
}

/// Closes the screen; a search that goes on is stopped.
pub(super) fn close(state: &mut State) -> Vec<Effect> {
    let Some(Dialog::History(past)) = state.dialog.take() else { return Vec::new() };
    past.reading.map(|_| Effect::StopReading).into_iter().collect()
}
