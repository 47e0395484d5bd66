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

use super::answer::{self, Order};
use crate::app::State;
use crate::model::step::Step;
use crate::ui::layout::{Halves, List, halves, strip_cells, strip_columns};
use crate::ui::page::{self, Page};
use crate::ui::panel::{self, Panel, Sheet};
use crate::ui::text::{fit, safe, span, width};
use crate::ui::theme::{Look, Role, role, words};

/// The cells of the longest mark in words, and of the space before it, at least.
const LONGEST_WORDS: usize = 18;
/// The cells before a name, at most.
const HEAD: usize = 8;
/// Rows below which what is wrong is said in a few words only.
const LOW: u16 = 12;
/// The marks in words.
const MARKS: &[&str] = &[
    "ui/mark-running",
    "ui/mark-broken",
    "ui/mark-unknown",
    "ui/mark-warning",
    "ui/mark-noted",
    "ui/mark-healthy",
    "ui/mark-empty",
];

/// Draws the steps and the answer, with as much air as there is room for.
pub(in crate::ui) fn draw(state: &State, sheet: &mut Sheet, body: Rect, look: Look) {
    let halves = halves(body, look);
    let inner = panel::inside(halves.answer);
    let written = |order| {
        let mut page = Page::new(look, panel::text_width(halves.answer));
        answer::write(state, &mut page, order);
        page
    };
    let fits = |page: &Page| page.lines.len() <= usize::from(inner.height);
    let mut page = written(Order::Airy);
    if !fits(&page) {
        page = written(Order::Dense);
    }
    if !fits(&page) && halves.list == List::Column {
        page = written(Order::Short);
    }
    // what to do stands on the first screen, whatever else does
    if !fits(&page) {
        page = written(Order::AdviceFirst);
    }
    if !fits(&page) && inner.height < LOW {
        page = written(Order::Tiny);
    }
    let (title, role) = answer::title(state);
    let rest = state.diagnosis().map(|top| say!("ui/press-rest", digit = top.step.digit()));
    let rest = rest.unwrap_or_else(|| say!("ui/larger-window-shows-rest"));
    panel::draw(sheet, halves.answer, &Panel { title: &title, role, scroll: 0, rest: Some(&rest) }, page, Vec::new());
    // as lines the steps are a list to choose from
    if let Sheet::Screen(frame) = sheet {
        steps(state, frame, &halves, look);
    }
}

/// The list of the ten steps.
fn steps(state: &State, frame: &mut Frame, halves: &Halves, look: Look) {
    let mut title = format!(" {} ", say!("ui/steps-title"));
    if halves.list == List::Strip {
        title = format!(" {} ", standing(state));
    }
    let title = fit(look, &title, usize::from(halves.steps.width.saturating_sub(4)));
    let block = Block::bordered()
        .border_set(look.border())
        .border_style(look.style(Role::Border))
        .title_top(panel::heading(look, Role::Strong, &title));
    let inner = block.inner(halves.steps);
    frame.render_widget(block, halves.steps);
    let all: Vec<Step> = Step::ALL.to_vec();
    match halves.list {
        List::Column => {
            column(state, frame, inner, look, &all);
            let below = Rect { y: inner.y + 11, height: inner.height.saturating_sub(11), ..inner };
            if below.height > 0 {
                let mut page = Page::new(look, below.width);
                page.indented(1, Role::Dim, &standing(state));
                frame.render_widget(Paragraph::new(page.lines), below);
            }
        }
        List::TwoColumns => {
            let (left, right) = all.split_at(all.len() / 2);
            let half = inner.width / 2;
            column(state, frame, Rect { width: half, ..inner }, look, left);
            column(state, frame, Rect { x: inner.x + half, width: inner.width - half, ..inner }, look, right);
        }
        List::Strip => strip(state, frame, inner, look),
    }
}

/// The selected step in words.
fn standing(state: &State) -> String {
    let step = state.selected;
    say!("ui/step-stands", digit = step.digit(), title = step.title(), mark = words(state.mark(step)))
}

/// `▸1✗   2✓   3✗ …` for windows that are too small for names.
fn strip(state: &State, frame: &mut Frame, area: Rect, look: Look) {
    let columns = usize::from(strip_columns(area.width, look));
    let cells = usize::from(strip_cells(look));
    let lines: Vec<Line> = Step::ALL
        .chunks(columns)
        .map(|steps| steps.iter().flat_map(|step| line(state, *step, (cells, false), look).spans).collect())
        .collect();
    frame.render_widget(Paragraph::new(lines), area);
}

fn column(state: &State, frame: &mut Frame, area: Rect, look: Look, steps: &[Step]) {
    let room = usize::from(area.width);
    // the marks in words stand beside all ten, or beside none
    let names = Step::ALL.iter().map(|step| width(&safe(look, &step.title())));
    let words = room.saturating_sub(HEAD + names.max().unwrap_or(0)) > page::column(LONGEST_WORDS, MARKS);
    let lines: Vec<Line> = steps.iter().map(|step| line(state, *step, (room, words), look)).collect();
    frame.render_widget(Paragraph::new(lines), area);
}

/// `▸3 ✗ API key`, and the mark in words if that is wanted.
fn line(state: &State, step: Step, (room, says): (usize, bool), look: Look) -> Line<'static> {
    let mark = state.mark(step);
    let selected = state.selected == step;
    let pointer = if selected { look.pick("▸", ">") } else { " " };
    let title = if selected && state.moved { Role::Selected } else { Role::Plain };
    let head = [
        Span::styled(pointer, look.style(Role::Key)),
        span(look, Role::Dim, &format!("{}{}", step.digit(), if room < 10 { "" } else { " " })),
        Span::styled(look.mark(mark), look.style(role(mark))),
        Span::raw(" "),
    ];
    let taken: usize = head.iter().map(Span::width).sum();
    let mut line = Line::from(head.to_vec());
    let name = if room < 10 { String::new() } else { fit(look, &step.title(), room.saturating_sub(taken)) };
    let rest = room.saturating_sub(taken + width(&name));
    line.push_span(span(look, title, &name));
    if says {
        line.push_span(span(look, Role::Dim, &format!("  {}", words(mark))));
    } else if name.is_empty() || rest > 0 {
        line.push_span(Span::raw(" ".repeat(rest)));
    }
    line
}
