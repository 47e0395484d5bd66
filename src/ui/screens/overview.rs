//! What is the answer, and where does it come from? The ten steps at the left, the answer at the right.
//!
//! ```text
//! ╭ Steps ─────────────────────╮╭ What is wrong ─────────────────╮
//! │ 1 ✗ Status                 ││ An API key hides your login …  │
//! │▸2 · Sign in                ││ Because   …                    │
//! │ …                          ││ Do this   …   ⏎ show the change│
//! ╰────────────────────────────╯╰────────────────────────────────╯
//! ```

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Paragraph};

use super::answer;
use crate::app::State;
use crate::model::step::Step;
use crate::ui::layout::halves;
use crate::ui::page::Page;
use crate::ui::panel::{self, Panel};
use crate::ui::text::{fit, span, width};
use crate::ui::theme::{Look, Role, role, words};

/// Draws the steps and the answer.
pub(in crate::ui) fn draw(state: &State, frame: &mut Frame, body: Rect, look: Look) {
    let halves = halves(body, look);
    let (title, role) = answer::title(state);
    let mut page = Page::new(look, panel::inside(halves.answer).width);
    answer::write(state, &mut page, halves.beside);
    panel::draw(frame, halves.answer, &Panel { title, role, scroll: 0 }, page, Vec::new());
    steps(state, frame, halves.steps, look);
}

/// The list of the ten steps: in one column, or in two where it is wide and low.
fn steps(state: &State, frame: &mut Frame, area: Rect, look: Look) {
    let title = Line::from(span(look, Role::Strong, " Steps "));
    let block = Block::bordered().border_set(look.border()).border_style(look.style(Role::Border)).title_top(title);
    let inner = block.inner(area);
    frame.render_widget(block, area);
    let all: Vec<Step> = Step::ALL.to_vec();
    if usize::from(inner.height) >= all.len() || inner.width < 56 {
        let room = usize::from(inner.height).max(1);
        let first = (state.selected.index() + 1).saturating_sub(room);
        column(state, frame, inner, look, all.get(first..).unwrap_or_default());
        return;
    }
    let (left, right) = all.split_at(all.len() / 2);
    let half = inner.width / 2;
    column(state, frame, Rect { width: half, ..inner }, look, left);
    column(state, frame, Rect { x: inner.x + half, width: inner.width - half, ..inner }, look, right);
}

fn column(state: &State, frame: &mut Frame, area: Rect, look: Look, steps: &[Step]) {
    let room = usize::from(area.width);
    let lines: Vec<Line> = steps.iter().map(|step| line(state, *step, room, look)).collect();
    frame.render_widget(Paragraph::new(lines), area);
}

/// `▸3 ✗ API key`, and the mark in words where there is room for them.
fn line(state: &State, step: Step, room: usize, look: Look) -> Line<'static> {
    let mark = state.mark(step);
    let selected = state.selected == step;
    let pointer = if selected { look.pick("▸", ">") } else { " " };
    let title = if selected && state.moved { Role::Selected } else { Role::Plain };
    let head = [
        Span::styled(pointer, look.style(Role::Key)),
        span(look, Role::Dim, &format!("{} ", step.digit())),
        Span::styled(look.mark(mark), look.style(role(mark))),
        Span::raw(" "),
    ];
    let taken: usize = head.iter().map(Span::width).sum();
    let mut line = Line::from(head.to_vec());
    let name = fit(look, step.title(), room.saturating_sub(taken));
    let rest = room.saturating_sub(taken + width(&name));
    line.push_span(span(look, title, &name));
    let words = format!("  {}", words(mark));
    if width(&words) <= rest {
        line.push_span(span(look, Role::Dim, &words));
    }
    line
}
