//! What does a person see? The state, drawn; this room decides nothing and changes nothing.
//!
//! `view` draws the whole screen from the state alone: the same state, size and look give the same cells.

mod choice;
mod colours;
mod dialogs;
mod footer;
mod header;
mod layout;
mod mouse;
mod page;
mod panel;
mod screens;
mod text;
mod theme;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

pub use choice::{Asked, Choice, asked, checked, steps};
pub use colours::{Theme, light_ground};
pub use mouse::{Mouse, keys_at};
pub use theme::Look;

use panel::Sheet;
use theme::Role;

use crate::app::state::{Screen, too_small};
use crate::app::{Extent, State};

/// Draws everything: the header, the screen, what lies over it, and the keys.
pub fn view(state: &State, frame: &mut Frame, look: &Look) {
    measured(state, frame, look);
}

/// Draws everything, and says how much of what is on top is on screen.
pub fn measured(state: &State, frame: &mut Frame, look: &Look) -> Extent {
    let (area, look) = (frame.area(), *look);
    if too_small((area.width, area.height)) {
        screens::refusal::draw(header::notice(state).as_deref(), &state.plain, frame, area, look);
        return Extent::UNKNOWN;
    }
    let bands = layout::bands(area);
    header::draw(state, frame, bands.header, look);
    let mut most = screen(state, &mut Sheet::Screen(frame), bands.body, look);
    if let Some(dialog) = &state.dialog {
        recede(frame, bands.body, look);
        most = dialogs::draw(state, dialog, &mut Sheet::Screen(frame), bands.body, look);
    }
    footer::draw(state, frame, bands.footer, look);
    most
}

/// Takes the colours out of what lies below a dialog, so that the eye finds the dialog.
fn recede(frame: &mut Frame, body: Rect, look: Look) {
    let quiet = Style::reset().patch(look.style(Role::Dim));
    frame.buffer_mut().set_style(body, quiet);
}

/// The screen below any dialog; says what of it is on screen.
fn screen(state: &State, sheet: &mut Sheet, body: Rect, look: Look) -> Extent {
    match state.screen {
        Screen::Overview => {
            screens::overview::draw(state, sheet, body, look);
            Extent::default()
        }
        Screen::Walkthrough => screens::walkthrough::draw(state, sheet, body, look),
        Screen::Step(step) => screens::step::draw(state, step, sheet, body, look),
    }
}

/// What is on top, as lines that are read one after the other: the title, then the page, whole.
#[must_use]
pub fn lines(state: &State, look: Look) -> Vec<String> {
    let look = Look { lines: true, colour: false, ..look };
    let (mut lines, body) = (Vec::new(), Rect::new(0, 0, 200, 10_000));
    // a made-up machine is told once, by its story
    lines.extend(state.replay.as_ref().map(|it| text::safe(look, &it.badge())));
    match &state.dialog {
        Some(dialog) => dialogs::draw(state, dialog, &mut Sheet::Lines(&mut lines), body, look),
        None => screen(state, &mut Sheet::Lines(&mut lines), body, look),
    };
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines
}
