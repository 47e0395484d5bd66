//! What has to be said? A few words, until a key is pressed.
//!
//! ```text
//! ╭ Good to know ──────────╮
//! │ claude ended normally. │
//! ╰────────────────────────╯
//! ```

use ratatui::layout::Rect;

use crate::ui::page::Page;
use crate::ui::panel::{self, Panel, Sheet};
use crate::ui::theme::{Look, Role};

/// Draws the words.
pub(super) fn draw(text: &str, sheet: &mut Sheet, body: Rect, look: Look) {
    let mut page = Page::new(look, panel::dialog_width(body));
    page.text(Role::Plain, text);
    page.gap();
    page.at_right("⏎", "close");
    panel::dialog(
        sheet,
        body,
        &Panel { title: "Good to know", role: Role::Strong, scroll: 0, rest: None },
        page,
        Vec::new(),
    );
}
