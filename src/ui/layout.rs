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

/// The two halves of the overview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Halves {
    /// The ten steps.
    pub(super) steps: Rect,
    /// The answer.
    pub(super) answer: Rect,
    /// Whether they stand side by side.
    pub(super) beside: bool,
}

/// Cuts the body into the steps and the answer.
pub(super) fn halves(body: Rect, look: Look) -> Halves {
    let beside = body.width >= WIDE && body.height + 2 >= HIGH;
    if beside {
        let left = if look.ascii { 32 } else { 30 };
        return Halves {
            steps: Rect { width: left, ..body },
            answer: Rect { x: body.x + left, width: body.width - left, ..body },
            beside,
        };
    }
    let columns = if body.width >= 60 { 2 } else { 1 };
    let rows = if columns == 2 { 5 } else { 10 } + 2;
    let rows = rows.min(body.height / 2);
    let answer = body.height - rows;
    Halves { steps: Rect { y: body.y + answer, height: rows, ..body }, answer: Rect { height: answer, ..body }, beside }
}

/// A box in the middle, so many rows high inside of its frame, as far as there is room.
pub(super) fn middle(body: Rect, columns: u16, rows: u16) -> Rect {
    let width = columns.min(body.width);
    let height = rows.saturating_add(2).min(body.height);
    Rect { x: body.x + (body.width - width) / 2, y: body.y + (body.height - height) / 2, width, height }
}
