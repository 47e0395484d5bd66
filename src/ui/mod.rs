//! What does a person see? The state, drawn; this room decides nothing and changes nothing.
//!
//! `view` draws the whole screen from the state alone: the same state, size and look give the same cells.

mod dialogs;
mod footer;
mod header;
mod layout;
mod page;
mod panel;
mod screens;
mod text;
mod theme;

use ratatui::Frame;

pub use theme::Look;

use crate::app::State;
use crate::app::state::{LONGEST_SCROLL, Screen, too_small};

/// Draws everything: the header, the screen, what lies over it, and the keys.
pub fn view(state: &State, frame: &mut Frame, look: &Look) {
    measured(state, frame, look);
}

/// Draws everything, and says how far what is on top can be scrolled, in rows.
pub fn measured(state: &State, frame: &mut Frame, look: &Look) -> u16 {
    let (area, look) = (frame.area(), *look);
    if too_small((area.width, area.height)) {
        screens::refusal::draw(state.practice, frame, area, look);
        return LONGEST_SCROLL;
    }
    let bands = layout::bands(area);
    header::draw(state, frame, bands.header, look);
    let mut most = match state.screen {
        Screen::Overview => {
            screens::overview::draw(state, frame, bands.body, look);
            0
        }
        Screen::Step(step) => screens::step::draw(state, step, frame, bands.body, look),
    };
    if let Some(dialog) = &state.dialog {
        most = dialogs::draw(state, dialog, frame, bands.body, look);
    }
    footer::draw(state, frame, bands.footer, look);
    most
}
