//! What has to be said? A few words, until a key is pressed.
//!
//! ```text
//! ╭ Good to know ──────────╮
//! │ claude ended normally. │
//! ╰────────────────────────╯
//! ```

use ratatui::layout::Rect;

use crate::app::State;
use crate::ui::page::Page;
use crate::ui::panel::{self, Panel, Sheet};
use crate::ui::theme::{Look, Role};

/// Draws the words.
pub(super) fn draw(state: &State, text: &str, sheet: &mut Sheet, body: Rect, look: Look) {
    let mut page = Page::new(look, panel::dialog_width(body));
    for paragraph in text.split("\n\n") {
        page.text(Role::Plain, paragraph);
        page.gap();
    }
    page.at_right("⏎", &say!("ui/close"));
    let title = if state.practice { say!("ui/practice") } else { say!("ui/good-know") };
    panel::dialog(sheet, body, &Panel { title: &title, role: Role::Strong, scroll: 0, rest: None }, page, Vec::new());
}
