//! Which keys live on this screen, and what do the marks mean? All keys, from the same list that dispatches them.
//!
//! ```text
//! ╭ Keys ──────────────────────╮
//! │ ⏎       show the change    │
//! │ ↑ k     step above         │
//! │ ✗       broken             │
//! ╰────────────────────────────╯
//! ```

use ratatui::layout::Rect;

use crate::app::state::Mark;
use crate::app::{Extent, State, bindings};
use crate::model::machine::Os;
use crate::ui::page::Page;
use crate::ui::panel::{self, Panel, Sheet};
use crate::ui::text::{safe, width};
use crate::ui::theme::{Look, Role, role, words};

/// The column at which the meaning of the keys begins, at least.
const COLUMN: usize = 12;

/// Every mark, the worst first.
const MARKS: [Mark; 7] =
    [Mark::Broken, Mark::Unknown, Mark::Warning, Mark::Noted, Mark::Healthy, Mark::Empty, Mark::Running];

/// Draws the keys of the screen below.
pub(super) fn draw(state: &State, scroll: u16, sheet: &mut Sheet, body: Rect, look: Look) -> Extent {
    let mut below = state.clone();
    below.dialog = None;
    let mut page = Page::new(look, panel::dialog_width(body));
    if look.lines {
        return in_words(sheet, body, page);
    }
    page.text(Role::Strong, &say!("ui/what-marks-mean"));
    marks(&mut page);
    page.gap();
    let mut seen: Vec<&str> = Vec::new();
    for binding in bindings(&below) {
        if binding.shown.is_empty() || seen.contains(&binding.shown) {
            continue;
        }
        seen.push(binding.shown);
        let key = safe(look, binding.shown);
        let pad = " ".repeat(COLUMN.saturating_sub(width(&key)).max(1));
        page.hang(&[(Role::Key, &key), (Role::Plain, &pad)], COLUMN, Role::Plain, &binding.label);
    }
    page.gap();
    let mac = state.assessment.as_ref().is_some_and(|it| it.machine.os == Os::Macos);
    page.text(Role::Plain, &if mac { say!("help/mouse-mac") } else { say!("help/mouse") });
    promise(&mut page);
    panel::dialog(
        sheet,
        body,
        &Panel { title: &say!("ui/keys"), role: Role::Strong, scroll, rest: None },
        page,
        Vec::new(),
    )
}

fn promise(page: &mut Page) {
    page.text(Role::Plain, &say!("ui/nothing-changed-without-card-shows"));
    page.text(Role::Dim, &say!("ui/claude-fix-check-fix-undo"));
}

/// How lines are answered.
fn in_words(sheet: &mut Sheet, body: Rect, mut page: Page) -> Extent {
    for words in [
        &say!("ui/type-number-what-want-press"),
        &say!("ui/zero-goes-back"),
        &say!("ui/ctrl-c-leaves-at-once"),
        &say!("ui/what-typed-before-question-asked"),
    ] {
        page.text(Role::Plain, words);
    }
    promise(&mut page);
    panel::dialog(
        sheet,
        body,
        &Panel { title: &say!("ui/help"), role: Role::Strong, scroll: 0, rest: None },
        page,
        Vec::new(),
    )
}

/// Each mark with its words, as many a row as there is room for.
fn marks(page: &mut Page) {
    let look = page.look;
    let cells = |mark: Mark| width(&look.mark(mark)) + 1 + width(&words(mark)) + 3;
    let mut left = MARKS.as_slice();
    while let Some(first) = left.first() {
        let mut taken = cells(*first);
        let more = left.iter().skip(1).take_while(|mark| {
            taken += cells(**mark);
            taken <= page.width + 3
        });
        let (row, rest) = left.split_at(1 + more.count());
        let texts: Vec<_> = row.iter().map(|mark| (*mark, look.mark(*mark), words(*mark))).collect();
        let parts = texts.iter().flat_map(|(mark, sign, words)| {
            [(role(*mark), sign.as_ref()), (Role::Plain, " "), (Role::Plain, words.as_str()), (Role::Plain, "   ")]
        });
        page.row(&parts.collect::<Vec<_>>());
        left = rest;
    }
}
