//! Where is what? The regions of the screen, for every size.
//!
//! ```text
//! 80×24 and more                 smaller                     below 40×12
//! ┌ header ──────────────────┐   ┌ header ──────────┐        the window is too small
//! ├ steps ──┬ answer ────────┤   ├ answer ──────────┤
//! │         │                │   │                  │
//! │         │                │   ├ steps ───────────┤
//! ├ footer ─┴────────────────┤   ├ footer ──────────┤
//! └──────────────────────────┘   └──────────────────┘
//! ```

use ratatui::layout::Rect;

use super::theme::Look;

/// Columns from which the steps stand beside the answer.
const WIDE: u16 = 80;
/// Rows from which the steps stand beside the answer.
const HIGH: u16 = 20;

/// The three bands of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bands {
    /// One row: who, where, when.
    pub(super) header: Rect,
    /// Everything between.
    pub(super) body: Rect,
    /// One row: the keys.
    pub(super) footer: Rect,
}

/// Cuts the screen into its bands.
pub(super) fn bands(area: Rect) -> Bands {
    let body = area.height.saturating_sub(2);
    Bands {
        header: Rect { height: area.height.min(1), ..area },
        body: Rect { y: area.y + area.height.min(1), height: body, ..area },
        footer: Rect { y: area.y + area.height.saturating_sub(1), height: area.height.min(1), ..area },
    }
}

/// How the ten steps are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum List {
    /// One a row.
    Column,
    /// Two a row.
    TwoColumns,
    /// Digits and marks only.
    Strip,
}

/// The two halves of the overview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Halves {
    /// The ten steps.
    pub(super) steps: Rect,
    /// The answer.
    pub(super) answer: Rect,
    /// How the steps stand in their half.
    pub(super) list: List,
}

/// Cuts the body into the steps and the answer.
pub(super) fn halves(body: Rect, look: Look) -> Halves {
    if body.width >= WIDE && body.height + 2 >= HIGH {
        let left = if look.ascii { 32 } else { 30 };
        return Halves {
            steps: Rect { width: left, ..body },
            answer: Rect { x: body.x + left, width: body.width.saturating_sub(left), ..body },
            list: List::Column,
        };
    }
    let (list, rows) = match (body.height, body.width) {
        (28.., _) => (List::Column, 10),
        (20.., 60..) => (List::TwoColumns, 5),
        (_, width) => (List::Strip, 10_u16.div_ceil(strip_columns(width.saturating_sub(2), look))),
    };
    let rows = (rows + 2).min(body.height / 2);
    let answer = body.height - rows;
    Halves { steps: Rect { y: body.y + answer, height: rows, ..body }, answer: Rect { height: answer, ..body }, list }
}

/// The cells of one step in a strip.
pub(super) const fn strip_cells(look: Look) -> u16 {
    if look.ascii { 7 } else { 6 }
}

/// How many steps stand in one row of a strip: all ten, or five.
pub(super) const fn strip_columns(width: u16, look: Look) -> u16 {
    if width >= 10 * strip_cells(look) { 10 } else { 5 }
}

/// A box in the middle, so many rows high inside of its frame, as far as there is room.
pub(super) fn middle(body: Rect, columns: u16, rows: u16) -> Rect {
    let width = columns.min(body.width);
    let height = rows.saturating_add(2).min(body.height);
    Rect { x: body.x + (body.width - width) / 2, y: body.y + (body.height - height) / 2, width, height }
}
