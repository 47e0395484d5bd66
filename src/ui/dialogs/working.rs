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

/// Draws the change.
pub(super) fn draw(state: &State, title: &str, sheet: &mut Sheet, body: Rect, look: Look) {
    let mut page = Page::new(look, panel::dialog_width(body));
    let spinner = format!("{} ", spinner(state, look));
    page.hang(&[(Role::Key, &spinner)], 2, Role::Strong, title);
    page.gap();
    let words = if state.leaving {
        say!("ui/change-finished-first-then-claude")
    } else {
        say!("ui/change-carried-out-then-machine")
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
