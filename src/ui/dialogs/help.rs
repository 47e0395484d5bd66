//! Which keys live on this screen, and what do the marks mean? All keys, from the same list that dispatches them.
//!
//! ```text
//! ╭ Keys ──────────────────────╮
//! │ ⏎       show the change    │
//! │ ↑ k     step above         │
//! │ ✗       broken             │
//! ╰────────────────────────────╯
//! ```

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::app::state::Mark;
use crate::app::{State, bindings};
use crate::ui::page::Page;
use crate::ui::panel::{self, Panel};
use crate::ui::text::{safe, width};
use crate::ui::theme::{Look, Role, role, words};

/// The column at which the meaning of the keys begins.
const COLUMN: usize = 12;

/// Every mark, the worst first.
const MARKS: [Mark; 7] =
    [Mark::Broken, Mark::Unknown, Mark::Warning, Mark::Noted, Mark::Healthy, Mark::Empty, Mark::Running];

/// Draws the keys of the screen below.
pub(super) fn draw(state: &State, scroll: u16, frame: &mut Frame, body: Rect, look: Look) -> u16 {
    let mut below = state.clone();
    below.dialog = None;
    let mut page = Page::new(look, panel::dialog_width(body));
    let mut seen: Vec<&str> = Vec::new();
    for binding in bindings(&below) {
        if binding.shown.is_empty() || seen.contains(&binding.shown) {
            continue;
        }
        seen.push(binding.shown);
        let key = safe(look, binding.shown);
        let pad = " ".repeat(COLUMN.saturating_sub(width(&key)).max(1));
        page.hang(&[(Role::Key, &key), (Role::Plain, &pad)], COLUMN, Role::Plain, &binding.label);
    }
    page.heading("What the marks mean");
    for mark in MARKS {
        let symbol = look.mark(mark);
        let pad = " ".repeat(COLUMN.saturating_sub(width(symbol)));
        page.hang(&[(role(mark), symbol), (Role::Plain, &pad)], COLUMN, Role::Plain, words(mark));
    }
    page.gap();
    page.text(Role::Plain, "Nothing is changed without a card that shows the change and asks.");
    page.text(Role::Dim, "claude-fix check, fix, undo and explain do the same without a window.");
    panel::dialog(frame, body, &Panel { title: "Keys", role: Role::Strong, scroll, rest: None }, page, Vec::new())
}
