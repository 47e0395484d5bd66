//! What went wrong before? A bar for each day, then each kind of error: what it means, and when it began.
//!
//! ```text
//! ╭ What went wrong before ────────────────────────────────────╮
//! │ Claude Code wrote down 14 API errors since 2026-11-14.     │
//! │ 2026-11-17  ████████████ 12                                │
//! │ 2026-11-18  ██ 2                                           │
//! │ ✗ 401 Invalid API key                                      │
//! │   Began     09:14, 3 minutes after Claude Code 2.1.310 …   │
//! ╰────────────────────────────────────────────────────────────╯
//! ```

use ratatui::layout::Rect;

use crate::app::history::Past;
use crate::app::state::Mark;
use crate::app::{Extent, State};
use crate::model::history::{Bar, History, Kind};
use crate::model::text::size;
use crate::ui::header::spinner;
use crate::ui::page::Page;
use crate::ui::panel::{self, Panel, Sheet};
use crate::ui::text::width;
use crate::ui::theme::{Look, Role, role};

/// The column at which the sentences begin.
const COLUMN: usize = 14;
/// The longest bar, in cells.
const LONGEST_BAR: usize = 40;

/// Draws what was found; says how far it can be scrolled.
pub(super) fn draw(state: &State, past: &Past, sheet: &mut Sheet, body: Rect, look: Look) -> Extent {
    let mut page = Page::new(look, panel::dialog_width(body));
    let found = &past.found;
    if past.reading.is_some() {
        reading(state, found, &mut page);
    } else {
        page.text(Role::Strong, &found.summary());
    }
    page.gap();
    bars(&found.bars(), &mut page);
    for kind in &found.kinds {
        page.gap();
        one(kind, found, &mut page);
    }
    page.gap();
    if past.reading.is_none() {
        for line in found.reading() {
            page.text(Role::Dim, &line);
        }
    }
    page.text(Role::Dim, &say!("history/privacy"));
    let title = say!("history/title");
    let panel = Panel { title: &title, role: Role::Strong, scroll: past.scroll, rest: None };
    panel::dialog(sheet, body, &panel, page, Vec::new())
}

fn reading(state: &State, found: &History, page: &mut Page) {
    let look = page.look;
    let spinner = format!("{} ", spinner(state, look));
    let read = &found.read;
    let words = if look.lines || read.of == 0 {
        say!("history/looking")
    } else {
        say!("history/reading", done = size(read.bytes), of = size(read.of), errors = found.count())
    };
    page.hang(&[(Role::Key, &spinner)], 2, Role::Strong, &words);
}

/// The time line: how many on which day, or in which hour.
fn bars(bars: &[Bar], page: &mut Page) {
    let most = bars.iter().map(|bar| bar.count).max().unwrap_or(1).max(1);
    let look = page.look;
    let labels = bars.iter().map(|bar| width(&bar.label)).max().unwrap_or(0);
    let room = page.width.saturating_sub(labels + 12).clamp(1, LONGEST_BAR);
    for bar in bars {
        let length = (usize::try_from(bar.count).unwrap_or(usize::MAX).saturating_mul(room))
            .div_ceil(usize::try_from(most).unwrap_or(1));
        let line = if look.lines { String::new() } else { look.pick("█", "#").repeat(length.min(room)) };
        let count = if bar.count == 0 { look.pick("·", ".").to_owned() } else { format!(" {}", bar.count) };
        let count = if look.lines { format!(" {}", bar.count) } else { count };
        page.row(&[(Role::Dim, &bar.label), (Role::Plain, "  "), (Role::Bad, &line), (Role::Plain, &count)]);
    }
}

fn one(kind: &Kind, found: &History, page: &mut Page) {
    let mark = if kind.over { Mark::Noted } else { Mark::Broken };
    let symbol = format!("{} ", page.look.mark(mark));
    page.hang(&[(role(mark), &symbol)], 2, Role::Strong, &kind.heading());
    let now = found.until;
    let start = kind.step.filter(|_| !kind.over);
    let start = start.map(|step| say!("history/start", digit = step.digit(), title = step.title()));
    for (label, text) in [
        (say!("history/label-means"), Some(kind.meaning())),
        (say!("history/label-how-often"), Some(kind.times(now))),
        (say!("history/label-began"), kind.beginning(now)),
        (say!("history/label-now"), Some(kind.state(found.last_success, now))),
        (say!("history/label-projects"), Some(kind.project_names())),
        (say!("history/label-versions"), Some(kind.version_names())),
        (say!("history/label-start"), start),
    ] {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            let label = if page.look.lines { label } else { format!("  {label}") };
            page.labelled(&label, COLUMN, Role::Plain, &text);
        }
    }
}
