//! What lies over the screen? One file a dialog.

mod ask;
mod card;
mod changes;
mod compare;
mod detail;
mod help;
mod new_key;
mod notice;
mod offers;
mod pane;
mod paste;
mod result;
mod stopped;
mod watch;
mod working;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::theme::Look;
use crate::app::State;
use crate::app::state::{Dialog, LONGEST_SCROLL};

/// Draws the dialog that is open; says how far it can be scrolled.
pub(super) fn draw(state: &State, dialog: &Dialog, frame: &mut Frame, body: Rect, look: Look) -> u16 {
    match dialog {
        Dialog::Help { scroll } => return help::draw(state, *scroll, frame, body, look),
        Dialog::Card(card) => return card::draw(state, card, frame, body, look),
        Dialog::Result(result) => return result::draw(state, result, frame, body, look),
        Dialog::Detail { scroll } => return detail::draw(state, *scroll, frame, body, look),
        Dialog::Compare(compare) => return compare::draw(state, compare, frame, body, look),
        Dialog::Watch(watch) => watch::draw(state, watch, frame, body, look),
        Dialog::Paste { text, answer } => paste::draw(text, answer.as_deref(), frame, body, look),
        Dialog::Ask { selected, typed } => ask::draw(state, *selected, typed, frame, body, look),
        Dialog::Offers { selected } => offers::draw(state, *selected, frame, body, look),
        Dialog::NewKey(new) => new_key::draw(state, new, frame, body, look),
        Dialog::Pane(pane) => pane::draw(state, pane, frame, body, look),
        Dialog::Working { title } => working::draw(state, title, frame, body, look),
        Dialog::Stopped(stopped) => stopped::draw(stopped, frame, body, look),
        Dialog::Notice { text } => notice::draw(state, text, frame, body, look),
    }
    LONGEST_SCROLL
}
