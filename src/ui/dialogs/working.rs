//! What is going on? The change that is being carried out right now.
//!
//! ```text
//! ╭ Working ─────────────────────╮
//! │ ⠙ Stop exporting the key     │
//! ╰──────────────────────────────╯
//! ```

use ratatui::layout::Rect;

use crate::app::State;
use crate::ui::header::spinner;
use crate::ui::page::Page;
use crate::ui::panel::{self, Panel, Sheet};
use crate::ui::theme::{Look, Role};

/// Milliseconds between two ticks, about.
const TICK: u64 = 125;

/// How far it may have come, in cells: the checks that follow take about as long as they took before. The last cell
/// stays empty until it has ended.
fn progress(state: &State, cells: usize) -> Option<(usize, usize)> {
    let expected = state.assessment.as_ref()?.duration_ms.max(1);
    let gone = u64::from(state.run.ticks).saturating_mul(TICK);
    let full = usize::try_from(gone.saturating_mul(u64::try_from(cells).ok()?) / expected).unwrap_or(cells);
    let full = full.min(cells.saturating_sub(1));
    Some((full, cells - full))
}

/// Draws the change.
pub(super) fn draw(state: &State, title: &str, changes: bool, sheet: &mut Sheet, body: Rect, look: Look) {
    let mut page = Page::new(look, panel::dialog_width(body));
    let spinner = format!("{} ", spinner(state, look));
    page.hang(&[(Role::Key, &spinner)], 2, Role::Strong, title);
    // how long an answer takes nobody knows
    let bar = progress(state, page.width.min(40)).filter(|_| changes);
    if let (Some((full, rest)), false) = (bar, look.lines) {
        page.gap();
        let (full, rest) = (look.pick("█", "#").repeat(full), look.pick("░", ".").repeat(rest));
        page.row(&[(Role::Good, &full), (Role::Dim, &rest)]);
    }
    page.gap();
    let words = match (changes, state.leaving) {
        (true, true) => say!("ui/change-finished-first-then-claude"),
        (true, false) => say!("ui/change-carried-out-then-machine"),
        (false, true) => say!("ui/answer-first-then-claude-fix-leaves"),
        (false, false) => say!("ui/answer-waited-for-nothing-changed"),
    };
    page.text(Role::Plain, &words);
    panel::dialog(
        sheet,
        body,
        &Panel { title: &say!("ui/working"), role: Role::Strong, scroll: 0, rest: None },
        page,
        Vec::new(),
    );
}
