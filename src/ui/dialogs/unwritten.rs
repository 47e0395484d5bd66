//! What becomes of a call of which nothing is written down, when the wizard is left?
//!
//! ```text
//! ╭ The ticket is not written ──────────────────╮
//! │ What was said in this call stands on this   │
//! │ screen only.                                │
//! │   f  write it into a file, and leave        │
//! ╰─────────────────────────────────────────────╯
//! ```

use ratatui::layout::Rect;

use crate::ui::page::Page;
use crate::ui::panel::{self, Panel, Sheet};
use crate::ui::theme::{Look, Role};

/// Draws the question.
pub(super) fn draw(sheet: &mut Sheet, body: Rect, look: Look) {
    let mut page = Page::new(look, panel::dialog_width(body));
    page.text(Role::Plain, &say!("walkthrough/unwritten"));
    // where lines are read, the list of answers follows
    if !look.lines {
        page.gap();
        let all = [
            ("f", say!("walkthrough/key-write-and-leave")),
            ("q", say!("walkthrough/key-leave-without")),
            ("Esc", say!("walkthrough/key-stay")),
        ];
        for (key, label) in all {
            page.hang(&[(Role::Key, key)], 5, Role::Plain, &label);
        }
    }
    let title = say!("walkthrough/unwritten-title");
    panel::dialog(sheet, body, &Panel { title: &title, role: Role::Warning, scroll: 0, rest: None }, page, Vec::new());
}
