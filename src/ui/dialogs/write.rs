//! What does somebody on the phone write down? A field for the number of the ticket, or for a note.
//!
//! ```text
//! ╭ A note for the ticket ─────────────────────╮
//! │ No password and no key: they are left out. │
//! │                                            │
//! │ │ the VPN was off when it began            │
//! ╰────────────────────────────────────────────╯
//! ```

use ratatui::layout::Rect;

use crate::app::walkthrough::Writing;
use crate::model::secret::redact;
use crate::ui::page::Page;
use crate::ui::panel::{self, Panel, Sheet};
use crate::ui::text::wrap;
use crate::ui::theme::{Look, Role};

/// The last lines of a note that are shown.
const SHOWN: usize = 6;

/// Draws the field.
pub(super) fn draw(writing: &Writing, sheet: &mut Sheet, body: Rect, look: Look) {
    let mut page = Page::new(look, panel::dialog_width(body));
    page.text(Role::Dim, &say!("walkthrough/field-hint"));
    // a terminal shows what is typed by itself
    if !look.lines {
        page.gap();
        field(&redact(&writing.typed), &mut page);
    }
    let title = writing.field.title();
    panel::dialog(sheet, body, &Panel { title: &title, role: Role::Strong, scroll: 0, rest: None }, page, Vec::new());
}

fn field(typed: &str, page: &mut Page) {
    let bar = page.look.pick("│ ", "| ");
    let mut lines = wrap(page.look, typed, page.width.saturating_sub(3));
    if lines.is_empty() {
        lines.push(String::new());
    }
    let (last, hidden) = (lines.len() - 1, lines.len().saturating_sub(SHOWN));
    for (at, line) in lines.iter().enumerate().skip(hidden) {
        let cursor = if at == last { " " } else { "" };
        page.row(&[(Role::Key, bar), (Role::Plain, line), (Role::Selected, cursor)]);
    }
}
