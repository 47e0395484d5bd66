//! What lies over the screen? One file a dialog.

mod about;
mod ask;
mod card;
mod changes;
mod compare;
mod detail;
mod help;
mod history;
mod machines;
mod new_key;
mod notice;
mod offers;
mod pane;
mod paste;
mod report;
mod result;
mod search;
mod stopped;
mod unwritten;
mod watch;
mod working;
mod write;

use ratatui::layout::Rect;

use super::panel::Sheet;
use super::theme::Look;
use crate::app::state::Dialog;
use crate::app::{Extent, State};

/// Draws the dialog that is open; says what of it is on screen.
pub(super) fn draw(state: &State, dialog: &Dialog, sheet: &mut Sheet, body: Rect, look: Look) -> Extent {
    match dialog {
        Dialog::Help { scroll } => return help::draw(state, *scroll, sheet, body, look),
        Dialog::Card(card) => return card::draw(state, card, sheet, body, look),
        Dialog::Result(result) => return result::draw(state, result, sheet, body, look),
        Dialog::Detail { scroll } => return detail::draw(state, *scroll, sheet, body, look),
        Dialog::Compare(compare) => return compare::draw(state, compare, sheet, body, look),
        Dialog::History(past) => return history::draw(state, past, sheet, body, look),
        Dialog::About(about) => return about::draw(state, about, sheet, body, look),
        Dialog::Search(search) => search::draw(search, sheet, body, look),
        Dialog::Report(shown) => return report::draw(shown, sheet, body, look),
        Dialog::Machines => {
            if let Some(all) = state.machines() {
                machines::draw(all, sheet, body, look);
            }
        }
        Dialog::Watch(watch) => watch::draw(state, watch, sheet, body, look),
        Dialog::Paste { text, answer } => paste::draw(state, text, answer.as_deref(), sheet, body, look),
        Dialog::Ask { selected, typed } => ask::draw(state, *selected, typed, sheet, body, look),
        Dialog::Offers { selected } => offers::draw(state, *selected, sheet, body, look),
        Dialog::NewKey(new) => new_key::draw(state, new, sheet, body, look),
        Dialog::Pane(pane) => return pane::draw(state, pane, sheet, body, look),
        Dialog::Write(writing) => write::draw(writing, sheet, body, look),
        Dialog::Unwritten => unwritten::draw(sheet, body, look),
        Dialog::Working { title, changes } => working::draw(state, title, *changes, sheet, body, look),
        Dialog::Stopped(stopped) => stopped::draw(stopped, sheet, body, look),
        Dialog::Notice { text } => notice::draw(state, text, sheet, body, look),
    }
    Extent::UNKNOWN
}
