//! What would leave this machine? The report's exact text, scrolled, with every word marked that stands for a name.
//!
//! ```text
//! ╭ The report, exactly as it would be written ──────╮
//! │ # claude-fix report                              │
//! │ - Because: signed in as EMAIL-1                  │
//! │                                                  │
//! │ Nothing has left this machine. w writes it …     │
//! ╰──────────────────────────────── ↓ 80 more below ─╯
//! ```

use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::app::Extent;
use crate::app::report::{Made, Shown};
use crate::model::hiding::pieces;
use crate::ui::page::Page;
use crate::ui::panel::{self, Panel, Sheet};
use crate::ui::text::{span, width, wrap};
use crate::ui::theme::{Look, Role};

/// Draws the text; says how far it can be scrolled.
pub(super) fn draw(shown: &Shown, sheet: &mut Sheet, body: Rect, look: Look) -> Extent {
    let mut page = Page::new(look, panel::dialog_width(body));
    let title = match (&shown.made, shown.names) {
        (Some(Made::Unsafe(_) | Made::Failed(_)), _) => say!("report/title-unsafe"),
        (_, false) => say!("report/title"),
        (_, true) => say!("report/title-names"),
    };
    match &shown.made {
        None => page.text(Role::Plain, &say!("report/making")),
        Some(Made::Failed(because)) => page.text(Role::Plain, because),
        Some(Made::Unsafe(leaks)) => {
            page.text(Role::Bad, &say!("report/unsafe"));
            for leak in leaks.iter().take(20) {
                page.indented(2, Role::Plain, &say!("report/unsafe-place", line = leak.line, rule = leak.rule));
            }
            page.text(Role::Plain, &say!("report/unsafe-next"));
        }
        Some(Made::Text(text)) => text.lines().for_each(|line| marked(line, &mut page)),
    }
    let foot = if shown.text().is_some() { foot(shown, &mut page) } else { Vec::new() };
    let panel = Panel { title: &title, role: Role::Strong, scroll: shown.scroll, rest: None };
    panel::dialog(sheet, body, &panel, page, foot)
}

/// What stays below the text: what was done with it, or what can be done.
fn foot(shown: &Shown, page: &mut Page) -> Vec<Line<'static>> {
    let look = page.look;
    let words = match &shown.note {
        Some(note) => note.clone(),
        None if look.lines => say!("report/what-happens-plain"),
        None => say!("report/what-happens"),
    };
    if look.lines {
        page.gap();
        page.text(Role::Plain, &words);
        return Vec::new();
    }
    let role = if shown.note.is_some() { Role::Good } else { Role::Strong };
    let lines = wrap(look, &words, page.width).into_iter().map(|part| Line::from(span(look, role, &part)));
    std::iter::once(Line::default()).chain(lines).collect()
}

/// One line of the text as it is; a word that stands for a name is marked.
fn marked(line: &str, page: &mut Page) {
    let look = page.look;
    if line.is_empty() {
        // two headings may follow each other
        page.lines.push(Line::default());
        return;
    }
    if look.lines {
        return page.text(Role::Plain, line);
    }
    let role = if line.starts_with('#') { Role::Strong } else { Role::Plain };
    let indent = line.len() - line.trim_start_matches([' ', '-']).len();
    let room = page.width.saturating_sub(indent).max(10);
    for (at, part) in wrap(look, line.get(indent..).unwrap_or_default(), room).iter().enumerate() {
        let head = if at == 0 { line.get(..indent).unwrap_or_default() } else { "" };
        let mut spans = vec![span(look, role, head)];
        spans.push(span(look, role, &" ".repeat(indent.saturating_sub(width(head)))));
        for (word, rule) in pieces(part) {
            spans.push(span(look, if rule.is_some() { Role::Selected } else { role }, word));
        }
        page.lines.push(Line::from(spans));
    }
}
