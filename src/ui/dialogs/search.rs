//! What was found for a word? The field, and below it every step, check and cause that speaks of it.
//!
//! ```text
//! ╭ Search ──────────────────────────────────────────────╮
//! │ / proxy▏                                    7 of 139 │
//! │▸ Cause  The proxy does not answer                    │
//! │  Check  Proxies of other programs                    │
//! │  Step   7 Network                                    │
//! ╰──────────────────────────────────────────────────────╯
//! ```

use ratatui::layout::Rect;

use crate::app::about::Subject;
use crate::app::search::{Entry, Search};
use crate::ui::choice::READ_OUT;
use crate::ui::page::{self, Page};
use crate::ui::panel::{self, Panel, Sheet};
use crate::ui::theme::{Look, Role, role, words};

/// What an entry can be.
const KINDS: &[&str] = &["help/kind-step", "help/kind-check", "help/kind-cause"];

/// Draws the field and the hits, scrolled so that the chosen one is on screen.
pub(super) fn draw(search: &Search, sheet: &mut Sheet, body: Rect, look: Look) {
    let mut page = Page::new(look, panel::dialog_width(body));
    let hits = search.hits();
    let title = say!("help/search-title");
    let panel = |rest| Panel { title: &title, role: Role::Strong, scroll: 0, rest };
    if look.lines {
        in_words(search, &hits, &mut page);
        panel::dialog(sheet, body, &panel(None), page, Vec::new());
        return;
    }
    let bar = look.pick("▏", "_");
    page.row(&[(Role::Key, "/ "), (Role::Plain, &search.typed), (Role::Key, bar)]);
    page.margin(Role::Dim, &say!("help/hits", count = hits.len(), all = search.count()));
    page.gap();
    let room = usize::from(body.height.saturating_sub(6)).max(1);
    let first = (search.selected + 1).saturating_sub(room);
    let column = page::column(0, KINDS) + 1;
    for (at, entry) in hits.iter().enumerate().skip(first).take(room) {
        let chosen = at == search.selected;
        let kind = kind(entry);
        let pad = " ".repeat(column.saturating_sub(crate::ui::text::width(&kind)));
        let role = if chosen { Role::Strong } else { Role::Plain };
        let name = name(entry);
        let (mark, colour) = match entry.mark {
            Some(mark) => (format!("{} ", look.mark(mark)), self::role(mark)),
            None => (String::new(), Role::Plain),
        };
        let pointer = look.pointer(at, chosen);
        page.row(&[(Role::Key, &pointer), (Role::Dim, &kind), (Role::Dim, &pad), (colour, &mark), (role, &name)]);
    }
    // the box keeps its size while somebody types
    for _ in hits.len().saturating_sub(first).min(room)..room {
        page.lines.push(ratatui::text::Line::raw(" "));
    }
    if hits.is_empty() {
        page.lines.truncate(2);
        page.text(Role::Plain, &say!("help/nothing-found"));
    }
    panel::dialog(sheet, body, &panel(None), page, Vec::new());
}

fn kind(entry: &Entry) -> String {
    match entry.subject {
        Subject::Step(_) => say!("help/kind-step"),
        Subject::Check(_) => say!("help/kind-check"),
        Subject::Cause(_) => say!("help/kind-cause"),
    }
}

fn name(entry: &Entry) -> String {
    match entry.subject {
        Subject::Step(step) => say!("help/step-named", digit = step.digit(), title = step.title()),
        _ => entry.title.clone(),
    }
}

/// The hits with their numbers; before a word was told, nothing.
fn in_words(search: &Search, hits: &[&Entry], page: &mut Page) {
    if !search.listed {
        return page.text(Role::Plain, &say!("help/what-is-searched"));
    }
    if hits.is_empty() {
        return page.text(Role::Plain, &say!("help/nothing-found"));
    }
    for (at, entry) in hits.iter().enumerate().take(READ_OUT) {
        page.hang(&[(Role::Key, &page.look.pointer(at, false))], 0, Role::Plain, &said(entry));
        if let Some(mark) = entry.mark {
            page.margin(Role::Plain, &words(mark));
        }
    }
}

fn said(entry: &Entry) -> String {
    say!("help/hit-said", kind = kind(entry), name = name(entry))
}
