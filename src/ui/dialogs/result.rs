//! Did it help? How a change ended, in a word, and what is left to do.
//!
//! ```text
//! ╭ FIXED ─────────────────────────╮
//! │ Stop exporting the key         │
//! │ Now  you are signed in         │
//! │ Back to work: run claude       │
//! │ ! This terminal still has …    │
//! ╰────────────────────────────────╯
//! ```

use ratatui::layout::Rect;

use crate::app::event::Ended;
use crate::app::state::{Mark, ResultCard};
use crate::app::{Extent, State};
use crate::model::assessment::Verdict;
use crate::ui::page::{Page, column};
use crate::ui::panel::{self, Panel, Sheet};
use crate::ui::theme::{Look, Role};

/// The column at which the text begins, at least.
const COLUMN: usize = 6;

/// The word, its colour, its mark, and what it means.
fn meaning(ended: &Ended) -> (String, Role, Mark, String) {
    match ended {
        Ended::Fixed => (say!("ui/fixed"), Role::Good, Mark::Healthy, say!("ui/same-check-ran-again-cause")),
        Ended::NotFixed => {
            let text = say!("ui/carried-out-cause-still-there");
            (say!("ui/not-fixed"), Role::Warning, Mark::Warning, text)
        }
        Ended::Worse => {
            let text = say!("ui/carried-out-something-else-broken");
            (say!("ui/worse"), Role::Bad, Mark::Broken, text)
        }
        Ended::Done => (say!("ui/done"), Role::Good, Mark::Healthy, say!("ui/carried-out-shown")),
        Ended::Undone => (say!("ui/undone"), Role::Good, Mark::Healthy, say!("ui/everything-before-change")),
        Ended::Failed { because } => (say!("ui/failed"), Role::Bad, Mark::Broken, sentence(because)),
    }
}

/// What an error says, with the full stop of a sentence.
fn sentence(because: &str) -> String {
    let open = because.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '”'));
    if open { say!("ui/said-as-sentence", text = because) } else { because.to_owned() }
}

/// The same, where more is known than how it ended.
fn verdict(state: &State, result: &ResultCard) -> (String, Role, Mark, String) {
    let broken = state.assessment.as_ref().is_some_and(|assessment| assessment.verdict == Verdict::Problems);
    match &result.ended {
        Ended::Failed { because } if result.cancelled => {
            (say!("ui/cancelled"), Role::Strong, Mark::Empty, sentence(because))
        }
        Ended::Fixed if state.sign_in_next().is_some() => {
            (say!("ui/first-of-two-done"), Role::Good, Mark::Healthy, say!("ui/cause-gone-sign-in-left"))
        }
        Ended::Fixed if state.run.over && broken => {
            (say!("ui/fixed"), Role::Good, Mark::Healthy, say!("ui/cause-gone-more-left"))
        }
        Ended::Undone if !result.said.is_empty() => {
            (say!("ui/undone"), Role::Good, Mark::Healthy, say!("ui/what-was-before-is-back"))
        }
        ended => meaning(ended),
    }
}

/// Draws the result.
pub(super) fn draw(state: &State, result: &ResultCard, sheet: &mut Sheet, body: Rect, look: Look) -> Extent {
    let mut page = Page::new(look, panel::dialog_width(body));
    let works = state.assessment.as_ref().is_some_and(|assessment| assessment.verdict == Verdict::Healthy);
    let column = column(COLUMN, &["ui/now", "ui/next"]);
    let (word, role, mark, meaning) = verdict(state, result);
    // the frame has the word, which is read out first
    let head = format!("{} ", look.mark(mark));
    page.hang(&[(role, &head)], 0, Role::Strong, &result.title);
    page.text(Role::Plain, &meaning);
    for said in &result.said {
        page.text(Role::Plain, said);
    }
    if let (Ended::Failed { .. }, false) = (&result.ended, result.ran) {
        page.text(Role::Plain, &say!("ui/nothing-left-half-done"));
    }
    if matches!(result.ended, Ended::Fixed) && works {
        let run = if result.here.is_empty() { say!("ui/fixed-run") } else { say!("ui/fixed-run-in-new-terminal") };
        page.text(Role::Strong, &run);
    }
    if !result.here.is_empty() {
        page.gap();
        page.hang(&[(Role::Warning, "! ")], 2, Role::Strong, &say!("ui/this-terminal-still-has-it"));
        for command in &result.here {
            page.indented(column, Role::Key, command);
        }
    }
    if let Some(now) = &result.now {
        page.gap();
        page.labelled(&say!("ui/now"), column, Role::Plain, now);
    }
    page.gap();
    let next_label = say!("ui/next");
    if state.another_try().is_some() {
        page.hang(&[(Role::Key, "r")], column, Role::Plain, &say!("ui/try-again-card-shown-once"));
    }
    if result.undo.is_some() && state.undoable().is_some() {
        page.hang(&[(Role::Key, "u")], column, Role::Plain, &say!("ui/take-change-back-byte"));
    }
    let next = state.assessment.as_ref().and_then(|it| it.top()).and_then(|top| top.advice.first());
    if let Some(plan) = state.sign_in_next() {
        page.hang(&[(Role::Label, &next_label)], column, Role::Strong, &plan.title);
        page.at_right("⏎", &say!("ui/sign-in"));
    } else if let Some(next) = next.filter(|_| matches!(result.ended, Ended::Fixed) && !works) {
        page.hang(&[(Role::Label, &next_label)], column, Role::Plain, next);
    }
    if let Some(prevent) = &result.prevent {
        page.heading(&say!("ui/so-that-it-stays-away"));
        page.text(Role::Plain, prevent);
    }
    panel::dialog(sheet, body, &Panel { title: &word, role, scroll: state.scroll, rest: None }, page, Vec::new())
}
