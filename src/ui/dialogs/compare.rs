//! Is it the VPN? What was found before beside what is found after the person turned it off or on, and one sentence.
//!
//! ```text
//! ╭ Is it the VPN? ─────────────────────────────────────────────╮
//! │              Before, 14:02:11        After, 14:03:20        │
//! │ VPN          WireGuard (wg0)         none is seen           │
//! │ requests     ✗ no answer             ✓ answers in 84 ms     │
//! │ With the VPN off the API answers: …                         │
//! ╰─────────────────────────────────────────────────────────────╯
//! ```

use ratatui::layout::Rect;

use crate::app::compare::Compare;
use crate::app::state::Mark;
use crate::app::{Extent, State};
use crate::model::difference::{Means, difference, without_proxy};
use crate::model::measured::Measured;
use crate::model::network::{Path, Role as For};
use crate::ui::header::spinner;
use crate::ui::page::{Page, column};
use crate::ui::panel::{self, Panel, Sheet};
use crate::ui::screens::path_line::short_time;
use crate::ui::screens::path_words::inspector;
use crate::ui::text::width;
use crate::ui::theme::{Look, Role, role};
use crate::words::Listed;

/// The cells of the labels, at least.
const LABEL: usize = 13;
/// Cells between two columns.
const APART: u16 = 2;
/// The fewest cells in which a column can be read.
const NARROWEST: u16 = 20;

/// One column: a look, or the same look without the proxy.
struct Column<'a> {
    head: String,
    look: &'a Measured,
    direct: bool,
}

impl Column<'_> {
    fn way(&self, of: For) -> Option<&Path> {
        let way = self.look.way(of)?;
        if self.direct { way.direct.as_deref() } else { Some(way) }
    }

    /// The lines of one row, as wide as the page.
    fn write(&self, row: usize, page: &mut Page) {
        match row {
            0 => page.text(Role::Strong, &self.head),
            1 if self.direct => page.text(Role::Dim, &say!("ui/the-same")),
            1 => match self.look.vpns() {
                None => page.text(Role::Dim, &say!("ui/not-seen-from-here")),
                Some(on) if on.is_empty() => page.text(Role::Plain, &say!("ui/none-seen")),
                Some(on) => page.text(Role::Plain, &on.listed()),
            },
            2 => way(self.way(For::Api), page),
            3 => way(self.way(For::SignIn), page),
            4 => way(self.look.needed().find_map(|path| path.direct.as_deref()), page),
            _ => {
                let api = self.way(For::Api);
                let read = api.and_then(inspector);
                let shown = api.and_then(|path| path.seen.certificate.as_ref()).map(|it| it.issuer.as_str());
                let role = if read.is_some() { Role::Warning } else { Role::Plain };
                match shown.filter(|issuer| !issuer.is_empty()) {
                    Some(issuer) => page.text(role, issuer),
                    None => page.text(role, &say!("ui/not-reached")),
                }
            }
        }
    }
}

/// The labels of the rows below the first one, which has none.
const ROWS: &[&str] = &["ui/row-vpn", "ui/row-requests", "ui/row-signing-in", "ui/row-no-proxy", "ui/row-certificate"];

fn label_cells() -> u16 {
    u16::try_from(column(LABEL, ROWS)).unwrap_or(u16::MAX)
}

fn way(path: Option<&Path>, page: &mut Page) {
    let (mark, text) = match path {
        None => (Mark::Empty, say!("ui/not-tried")),
        Some(path) => match path.trouble().or_else(|| path.unserved()) {
            Some(trouble) => (Mark::Broken, trouble),
            None => (Mark::Healthy, say!("ui/answers", short_time = short_time(path.millis))),
        },
    };
    let symbol = format!("{} ", page.look.mark(mark));
    page.hang(&[(role(mark), &symbol)], width(&symbol), Role::Plain, &text);
}

/// Draws the comparison; says how far it can be scrolled.
pub(super) fn draw(state: &State, compare: &Compare, sheet: &mut Sheet, body: Rect, look: Look) -> Extent {
    let mut page = Page::new(look, panel::dialog_width(body));
    sentence(state, compare, &mut page);
    page.gap();
    // while the second look is taken, nobody wants to hear the first one once more
    let columns = if look.lines && compare.looking.is_some() { Vec::new() } else { columns(compare) };
    let room = u16::try_from(page.width).unwrap_or(u16::MAX);
    let many = u16::try_from(columns.len()).unwrap_or(1);
    let each = room.saturating_sub(label_cells()) / many.max(1);
    if each >= NARROWEST + APART && !look.lines {
        table(&columns, each, &mut page);
    } else {
        stacked(&columns, &mut page);
    }
    if let Some(said) = without_proxy(&compare.before).filter(|_| compare.after.is_none() && !columns.is_empty()) {
        page.gap();
        page.text(Role::Plain, &said);
    }
    let panel =
        Panel { title: &say!("ui/is-it-the-vpn-title"), role: Role::Strong, scroll: compare.scroll, rest: None };
    panel::dialog(sheet, body, &panel, page, Vec::new())
}

/// What is to be done, or what was found.
fn sentence(state: &State, compare: &Compare, page: &mut Page) {
    if compare.looking.is_some() {
        let spinner = format!("{} ", spinner(state, page.look));
        page.hang(&[(Role::Key, &spinner)], 2, Role::Strong, &say!("ui/looking-at-network-again"));
        return;
    }
    let Some(after) = &compare.after else {
        let words = match compare.vpn_was_on() {
            Some(true) => say!("ui/turn-vpn-off-then-press"),
            Some(false) => say!("ui/no-vpn-seen-turn-yours"),
            None => say!("ui/turn-vpn-off-or-if"),
        };
        page.text(Role::Strong, &words);
        page.text(Role::Dim, &say!("ui/network-looked-at-again-claude"));
        return;
    };
    let found = difference(&compare.before, after);
    let (mark, colour) = match found.means {
        Means::Helped => (Mark::Healthy, Role::Good),
        Means::WorksBoth => (Mark::Noted, Role::Strong),
        Means::Harmed | Means::FailsBoth => (Mark::Broken, Role::Strong),
    };
    let symbol = format!("{} ", page.look.mark(mark));
    page.hang(&[(if mark == Mark::Healthy { colour } else { role(mark) }, &symbol)], 0, Role::Strong, &found.sentence);
}

fn tried_without(look: &Measured) -> bool {
    look.needed().any(|path| path.direct.is_some())
}

/// The rows that say something: the way without the proxy is a row only where no column shows it.
fn rows(columns: &[Column]) -> impl Iterator<Item = (usize, String)> {
    let row = !columns.iter().any(|it| it.direct) && columns.iter().any(|it| tried_without(it.look));
    let labels = [
        String::new(),
        say!("ui/row-vpn"),
        say!("ui/row-requests"),
        say!("ui/row-signing-in"),
        say!("ui/row-no-proxy"),
        say!("ui/row-certificate"),
    ];
    labels.into_iter().enumerate().filter(move |(at, _)| *at != 4 || row)
}

fn columns(compare: &Compare) -> Vec<Column<'_>> {
    let mut columns = Vec::new();
    let looks = [(Some(&compare.before), say!("ui/before")), (compare.after.as_ref(), say!("ui/after"))];
    for (look, word) in looks {
        let Some(look) = look else { continue };
        let word = if compare.after.is_none() { say!("ui/now") } else { word };
        columns.push(Column { head: [word, look.at.clock()].listed(), look, direct: false });
        if compare.after.is_none() && tried_without(look) {
            columns.push(Column { head: say!("ui/without-proxy"), look, direct: true });
        }
    }
    columns
}

/// A row each, the columns beside each other.
fn table(columns: &[Column], each: u16, page: &mut Page) {
    for (row, label) in rows(columns) {
        let mut line = Page::new(page.look, label_cells());
        line.text(Role::Label, &label);
        for column in columns {
            let mut cell = Page::new(page.look, each.saturating_sub(APART));
            column.write(row, &mut cell);
            let cells = line.width + cell.width + usize::from(APART);
            let mut joined = Page::new(page.look, u16::try_from(cells).unwrap_or(u16::MAX));
            let apart = if line.width == usize::from(label_cells()) { 0 } else { usize::from(APART) };
            joined.beside([line, cell], apart);
            joined.width = cells - usize::from(APART) + apart;
            line = joined;
        }
        page.lines.extend(line.lines);
    }
}

/// A block each, one below the other.
fn stacked(columns: &[Column], page: &mut Page) {
    for column in columns {
        page.gap();
        for (row, label) in rows(columns) {
            let mut cell =
                Page::new(page.look, u16::try_from(page.width).unwrap_or(u16::MAX).saturating_sub(label_cells()));
            if row == 0 {
                column.write(row, page);
                continue;
            }
            column.write(row, &mut cell);
            let mut name = Page::new(page.look, label_cells());
            name.text(Role::Label, &label);
            page.beside([name, cell], 0);
        }
    }
}
