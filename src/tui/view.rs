//! What does the loop show, and what does the mouse mean there? The wizard's own screen, or a test's.

use ratatui::Frame;

use crate::app::{Extent, Key, State};
use crate::ui::{self, Look, Mouse};

/// What the loop shows, and what the mouse means on it.
pub trait View {
    /// Draws the state; says how much of what is on top is on screen.
    fn draw(&self, state: &State, frame: &mut Frame) -> Extent;

    /// The keys that the mouse stands for at this column and row.
    fn keys_at(&self, state: &State, what: Mouse, at: (u16, u16)) -> Vec<Key>;
}

impl View for Look {
    fn draw(&self, state: &State, frame: &mut Frame) -> Extent {
        ui::measured(state, frame, self)
    }

    fn keys_at(&self, state: &State, what: Mouse, at: (u16, u16)) -> Vec<Key> {
        ui::keys_at(state, what, at, *self)
    }
}
