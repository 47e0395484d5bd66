//! What is known about one step? The frame that all ten share: the question, what was found, and what was checked.
//!
//! ```text
//! ╭ 3 API key: broken ─────────────────────╮
//! │ Does the API accept the key?           │
//! │ ✗ what was found, why, what to do      │
//! │ What was checked                       │
//! │ ✓ Key check        one sentence        │
//! │     HTTP status    401                 │
//! ╰────────────────────────────────────────╯
//! ```

use ratatui::layout::Rect;

use super::{articles, by_hand, company, diagnosis, picture, question, status};
use crate::app::event::Coming;
use crate::app::state::Mark;
use crate::app::{Extent, State};
use crate::model::outcome::{Outcome, Row};
use crate::model::step::Step;
use crate::ui::page::Page;
use crate::ui::panel::{self, Panel, Sheet};
use crate::ui::text::width;
use crate::ui::theme::{Look, Role, role, words};
use crate::words::Listed;

/// Draws one step; says how far it can be scrolled.
pub(in crate::ui) fn draw(state: &State, step: Step, sheet: &mut Sheet, body: Rect, look: Look) -> Extent {
    let mut page = Page::new(look, panel::text_width(body));
    page.text(Role::Dim, &step.question());
    new_terminal(state, &mut page);
    picture::write(state, step, &mut page);
    leads(state, step, &mut page);
    question::write(state, &mut page);
    for found in state.diagnoses(step) {
        diagnosis::write(state, found, &mut page);
    }
    company::withheld(state, step, &mut page);
    picture::below(state, step, &mut page);
    articles::write(state, step, &mut page);
    // where nothing is wrong, what was found comes before what could be typed
    if state.diagnoses(step).next().is_some() {
        by_hand::write(state, &mut page);
        checked(state, step, &mut page);
    } else {
        checked(state, step, &mut page);
        by_hand::write(state, &mut page);
    }
    if step == Step::Status && state.replay.is_none() {
        status::claude(state, &mut page);
    }
    let mark = state.mark(step);
    let title = say!("ui/step-stands", digit = step.digit(), title = step.title(), mark = words(mark));
    let title_role = if mark == Mark::Running || mark == Mark::Empty { Role::Strong } else { role(mark) };
    panel::draw(
        sheet,
        body,
        &Panel { title: &title, role: title_role, scroll: state.scroll, rest: None },
        page,
        Vec::new(),
    )
}

/// After a change that this terminal is too old to see: what the rows below are about, and what is to be done here.
fn new_terminal(state: &State, page: &mut Page) {
    let first = state.first_here();
    if !first.is_empty() {
        page.hang(&[(Role::Warning, "! ")], 2, Role::Plain, &say!("ui/below-is-a-new-terminal"));
        for command in first {
            page.indented(4, Role::Key, command);
        }
    }
}

/// Where that is told which makes this step look broken. The first step says it with the answer.
fn leads(state: &State, step: Step, page: &mut Page) {
    let Some(found) = state.leads_to().filter(|_| step != Step::Status) else { return };
    page.gap();
    let symbol = format!("{} ", page.look.mark(Mark::Broken));
    page.hang(&[(role(Mark::Broken), &symbol)], 2, Role::Strong, &found.summary);
    page.at_right(&found.step.digit().to_string(), &say!("ui/open-its-step"));
}

fn checked(state: &State, step: Step, page: &mut Page) {
    let rows: Vec<_> = state.rows(step).collect();
    if rows.is_empty() {
        page.gap();
        page.text(Role::Plain, &say!("ui/no-check-belongs-step-machine"));
        return;
    }
    page.heading(&say!("ui/what-checked"));
    // what the picture shows, and what did not apply, would bury the rest; `d` shows all that was measured
    let short = step == Step::Network && state.has_details();
    let (mut well, mut not): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
    for (coming, row) in rows {
        match state.row_mark(row) {
            _ if short && picture::shows(state, coming.id) => {}
            Mark::Healthy if short => well.push(&coming.title),
            Mark::Empty if short => not.push(&coming.title),
            _ => check(state, coming, row, page),
        }
    }
    if !well.is_empty() {
        let symbol = format!("{} ", page.look.mark(Mark::Healthy));
        page.hang(&[(role(Mark::Healthy), &symbol)], 2, Role::Plain, &well.listed());
    }
    if !not.is_empty() {
        page.hang(&[(Role::Dim, &format!("{} ", say!("ui/not-needed-here")))], 2, Role::Dim, &not.listed());
    }
    if short {
        page.hang(&[(Role::Key, "d  ")], 3, Role::Plain, &say!("ui/more-with-d"));
    }
}

fn check(state: &State, coming: &Coming, row: Option<&Row>, page: &mut Page) {
    let mark = state.row_mark(row);
    let (symbol, colour) = (format!("{} ", page.look.mark(mark)), role(mark));
    let indent = width(&symbol);
    page.hang(&[(colour, &symbol)], 0, Role::Strong, &coming.title);
    let Some(row) = row else {
        page.indented(indent, Role::Dim, &say!("ui/still-running"));
        return;
    };
    let quiet = if mark == Mark::Empty { Role::Dim } else { Role::Plain };
    page.indented(indent, quiet, row.outcome.sentence());
    if let Outcome::Inconclusive { hint, .. } = &row.outcome {
        page.indented(indent, Role::Strong, hint);
    }
    if picture::shows(state, coming.id) {
        return;
    }
    let widest = row.evidence.iter().map(|it| width(&it.label)).max().unwrap_or(0).min(24);
    for it in &row.evidence {
        let label = format!("{}{}", " ".repeat(indent), it.label);
        page.hang(&[(Role::Dim, &label)], indent + widest + 2, Role::Dim, &it.value);
    }
}
