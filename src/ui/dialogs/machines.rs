//! Which machines have the same trouble? A bar for every root cause, and the machines to choose from.
//!
//! ```text
//! ╭ Machines in reports ───────────────────────────────────────╮
//! │ By root cause                                              │
//! │   2 env.api_key_overrides_login  ████████████████████████  │
//! │   1 network.dns                  ████████████              │
//! │                                                            │
//! │ Filter: zsh                                                │
//! │▸ mac-01.json   2.1.329  macos   env.api_key_overrides_login │
//! ╰────────────────────────────────────────────────────────────╯
//! ```

use ratatui::layout::Rect;

use crate::app::replay::{Machines, Summary};
use crate::ui::choice::READ_OUT;
use crate::ui::page::Page;
use crate::ui::panel::{self, Panel, Sheet};
use crate::ui::text::{fit, width};
use crate::ui::theme::{Look, Role};
use crate::words::Listed;

/// The most causes that have a bar, and the most files that are named as not read.
const MOST: usize = 6;

/// Draws the list, scrolled so that the chosen one is on screen.
pub(super) fn draw(machines: &Machines, sheet: &mut Sheet, body: Rect, look: Look) {
    let inner = panel::inside(body);
    let mut page = Page::new(look, inner.width);
    bars(machines, inner.height, &mut page);
    let shown = machines.shown();
    if !look.lines || !machines.filter.is_empty() {
        let cursor = look.pick("▏", "_");
        let hint = if machines.filter.is_empty() { say!("open/key-filter") } else { String::new() };
        let typed = format!(" {}{cursor} ", machines.filter);
        page.row(&[(Role::Label, &say!("open/filter")), (Role::Key, &typed), (Role::Dim, &hint)]);
    }
    if shown.is_empty() {
        page.text(Role::Plain, &say!("open/no-match"));
    }
    let room = usize::from(inner.height).saturating_sub(page.lines.len()).max(1);
    // all of them are read, but for the very many; on a screen as many as there is room for
    let most = if look.lines { READ_OUT } else { room };
    let from = if look.lines { 0 } else { (machines.selected + 1).saturating_sub(room) };
    let widest = shown.iter().skip(from).take(most).map(|it| width(&it.file)).max().unwrap_or(0);
    for (at, it) in shown.iter().enumerate().skip(from).take(most) {
        one(at, it, at == machines.selected, widest, &mut page);
    }
    if look.lines && shown.len() > most {
        page.text(Role::Plain, &say!("open/more-machines", count = shown.len() - most));
    }
    let below = shown.len().saturating_sub(from + most);
    let rest = (below > 0).then(|| format!("{} / {}", machines.selected + 1, shown.len()));
    let title = say!("open/title", folder = machines.folder);
    let panel = Panel { title: &title, role: Role::Strong, scroll: 0, rest: rest.as_deref() };
    if let Sheet::Screen(frame) = sheet {
        frame.render_widget(ratatui::widgets::Clear, body);
    }
    panel::draw(sheet, body, &panel, page, Vec::new());
}

/// A bar for each root cause, as long as it is frequent; what cannot be read is named.
fn bars(machines: &Machines, rows: u16, page: &mut Page) {
    let groups = machines.groups();
    let most = MOST.min(usize::from(rows / 3)).max(1);
    let (first, others) = groups.split_at(groups.len().min(most));
    let widest = first.iter().map(|(cause, _)| width(cause)).max().unwrap_or(0).min(page.width / 2);
    let largest = groups.first().map_or(1, |(_, count)| *count).max(1);
    let cells = page.width.saturating_sub(widest + 10).min(40);
    page.row(&[(Role::Label, &say!("open/by-cause"))]);
    for (cause, count) in first {
        if page.look.lines {
            page.text(Role::Plain, &format!("{count}: {}", named(cause)));
            continue;
        }
        let name = fit(page.look, &named(cause), widest);
        let gap = " ".repeat(widest.saturating_sub(width(&name)) + 2);
        let bar = page.look.pick("█", "#").repeat((cells * count).div_ceil(largest));
        page.row(&[
            (Role::Strong, &format!("{count:>6} ")),
            (Role::Plain, &name),
            (Role::Plain, &gap),
            (Role::Bad, &bar),
        ]);
    }
    let rest: usize = others.iter().map(|(_, count)| count).sum();
    if rest > 0 {
        page.row(&[(Role::Dim, &format!("{rest:>6} ")), (Role::Dim, page.look.pick("…", "..."))]);
    }
    let room = if page.look.lines { READ_OUT } else { usize::from(rows / 6).min(MOST) };
    for (file, because) in machines.unread.iter().take(room) {
        page.hang(&[(Role::Warning, &say!("open/not-read"))], 0, Role::Plain, &format!("{file}: {because}"));
    }
    if machines.unread.len() > room {
        page.text(Role::Warning, &say!("open/more-unread", count = machines.unread.len() - room));
    }
    if machines.more {
        page.text(Role::Warning, &say!("open/too-many"));
    }
    page.gap();
}

fn one(at: usize, it: &Summary, chosen: bool, widest: usize, page: &mut Page) {
    let (look, role) = (page.look, if chosen { Role::Strong } else { Role::Plain });
    let parts: Vec<String> =
        [it.version.clone(), it.os.clone(), named(&it.cause)].into_iter().filter(|it| !it.is_empty()).collect();
    let text = parts.join("  ");
    if look.lines {
        page.hang(&[(Role::Key, &look.pointer(at, chosen))], 2, role, &format!("{}: {}", it.file, parts.listed()));
        return;
    }
    let widest = widest.min(page.width / 2);
    let file = fit(look, &it.file, widest);
    let gap = " ".repeat(widest.saturating_sub(width(&file)) + 2);
    page.row(&[(Role::Key, &look.pointer(at, chosen)), (role, &file), (role, &gap), (Role::Dim, &text)]);
}

/// A root cause, or the verdict of a machine that has none.
fn named(cause: &str) -> String {
    match cause {
        "healthy" => say!("open/healthy"),
        "unknown" => say!("open/unknown"),
        cause => cause.to_owned(),
    }
}
