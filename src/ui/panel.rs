//! How is a box drawn? A frame, a title, the page inside of it, and a hint when there is more than fits.
//!
//! ```text
//! ╭ title ───────────────────╮
//! │ lines of the page        │
//! │                          │
//! │ lines that always stay   │
//! ╰─────────────── ↓ 12 more ╯
//! ```

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::Line;
use ratatui::widgets::{Block, Clear, Paragraph};

use super::layout::middle;
use super::page::Page;
use super::text::{fit, safe, span};
use super::theme::{Look, Role};
use crate::app::Extent;

/// Where a page goes.
pub(super) enum Sheet<'a, 'f> {
    /// Onto the screen, in a box.
    Screen(&'a mut Frame<'f>),
    /// Into lines that are read one after the other. What stays at the foot of a box is a question there.
    Lines(&'a mut Vec<String>),
}

/// What stands around a page.
pub(super) struct Panel<'a> {
    /// In the frame's first line.
    pub(super) title: &'a str,
    /// The colour of the title.
    pub(super) role: Role,
    /// How far the page is scrolled.
    pub(super) scroll: u16,
    /// Where the rest stands, if it does not fit and the page cannot be scrolled.
    pub(super) rest: Option<&'a str>,
}

/// The cells inside of a frame, one cell of air at each side.
pub(super) fn inside(area: Rect) -> Rect {
    Rect {
        x: area.x.saturating_add(2),
        y: area.y.saturating_add(1),
        width: area.width.saturating_sub(4),
        height: area.height.saturating_sub(2),
    }
}

/// The widest that a page of text is, in cells: the eye loses its way back in longer lines.
const WIDEST_TEXT: u16 = 100;

/// The width of the text inside of a frame, which stays at the left of a very wide one.
pub(super) fn text_width(area: Rect) -> u16 {
    inside(area).width.min(WIDEST_TEXT)
}

/// Draws a box with a page in it; `foot` stays below whatever is scrolled. Says what of it is on screen.
pub(super) fn draw(sheet: &mut Sheet, area: Rect, panel: &Panel, page: Page, foot: Vec<Line<'static>>) -> Extent {
    framed(Role::Border, sheet, area, panel, page, foot)
}

/// The same with a frame of this role.
fn framed(border: Role, sheet: &mut Sheet, area: Rect, panel: &Panel, page: Page, foot: Vec<Line<'static>>) -> Extent {
    let look = page.look;
    let frame = match sheet {
        Sheet::Screen(frame) => frame,
        Sheet::Lines(lines) => {
            lines.push(safe(look, panel.title));
            lines.extend(page.lines.iter().map(|line| line.to_string().trim_end().to_owned()));
            return Extent::default();
        }
    };
    let inner = inside(area);
    let foot_rows = u16::try_from(foot.len()).unwrap_or(u16::MAX).min(inner.height);
    let room = inner.height - foot_rows;
    let total = u16::try_from(page.lines.len()).unwrap_or(u16::MAX);
    let most = total.saturating_sub(room);
    let scroll = panel.scroll.min(most);
    frame.render_widget(block(look, area, panel, scroll, most - scroll).border_style(look.style(border)), area);
    let shown: Vec<Line> = page.lines.into_iter().skip(scroll.into()).take(room.into()).collect();
    frame.render_widget(Paragraph::new(shown), Rect { height: room, ..inner });
    frame.render_widget(Paragraph::new(foot), Rect { y: inner.y + room, height: foot_rows, ..inner });
    Extent { longest: most, page: room.min(total) }
}

fn block(look: Look, area: Rect, panel: &Panel, above: u16, below: u16) -> Block<'static> {
    let room = usize::from(area.width.saturating_sub(4));
    let title = format!(" {} ", fit(look, panel.title, room.saturating_sub(2)));
    let mut block = Block::bordered().border_set(look.border()).title_top(heading(look, panel.role, &title));
    let hint = match (above, below, panel.rest) {
        (0, 0, _) => return block,
        (_, _, Some(rest)) => format!(" {rest} "),
        (0, below, _) => format!(" {} ", say!("ui/more-below", below = below)),
        (above, 0, _) => format!(" {} ", say!("ui/more-above", above = above)),
        (above, below, _) => format!(" {} ", say!("ui/more-above-and-below", above = above, below = below)),
    };
    block = block.title_bottom(heading(look, Role::Key, &fit(look, &hint, room)).right_aligned());
    block
}

/// A line in a frame; the frame is dim, the line is not.
pub(super) fn heading(look: Look, role: Role, text: &str) -> Line<'static> {
    let span = span(look, role, text);
    let style = span.style.remove_modifier(Modifier::DIM);
    Line::from(span.style(style))
}

/// Columns below which a dialog stands alone.
const ALONE: u16 = 80;
/// Columns below which a dialog takes the whole width.
const NARROW: u16 = 60;

/// The width inside of a dialog.
pub(super) fn dialog_width(body: Rect) -> u16 {
    let air = if body.width < NARROW { 0 } else { 4 };
    body.width.saturating_sub(air).min(92).saturating_sub(4)
}

/// How many lines of a dialog are still below what is on screen, with so many lines at its foot.
pub(super) fn unread(body: Rect, page: &Page, foot: usize, scroll: u16) -> u16 {
    let rows = |lines: usize| u16::try_from(lines).unwrap_or(u16::MAX);
    let area = middle(body, dialog_width(body) + 4, rows(page.lines.len() + foot));
    let room = inside(area).height.saturating_sub(rows(foot));
    rows(page.lines.len()).saturating_sub(room).saturating_sub(scroll)
}

/// Draws a dialog over whatever is there, as high as its page; a high one stands alone. Says what of it is on screen.
pub(super) fn dialog(sheet: &mut Sheet, body: Rect, panel: &Panel, mut page: Page, foot: Vec<Line<'static>>) -> Extent {
    page.end();
    let rows = u16::try_from(page.lines.len() + foot.len()).unwrap_or(u16::MAX);
    // in a small window the frames below would run into this one
    let high = rows.saturating_add(4) >= body.height || body.width < ALONE;
    let area = middle(body, dialog_width(body) + 4, rows);
    if let Sheet::Screen(frame) = sheet {
        frame.render_widget(Clear, if high { body } else { area });
    }
    // what lies below is dim: its frame is not
    framed(Role::Plain, sheet, area, panel, page, foot)
}
