//! Did it help? How a change ended, in a word, and what is left to do.
//!
//! ```text
//! ╭ FIXED ─────────────────────────╮
//! │ Stop exporting the key         │
//! │ Now  you are signed in         │
//! │ In this terminal run: unset …  │
//! │ Back to work: run claude       │
//! ╰────────────────────────────────╯
//! ```

use ratatui::layout::Rect;

use crate::app::State;
use crate::app::event::Ended;
use crate::app::state::{Mark, ResultCard};
use crate::model::assessment::Verdict;
use crate::ui::page::Page;
use crate::ui::panel::{self, Panel, Sheet};
use crate::ui::theme::{Look, Role};

/// The column at which the text begins.
const COLUMN: usize = 6;

/// The word, its colour, its mark, and what it means.
fn verdict(ended: &Ended) -> (&'static str, Role, Mark, &str) {
    match ended {
        Ended::Fixed => ("FIXED", Role::Good, Mark::Healthy, "The same check ran again: the cause is gone."),
        Ended::NotFixed => {
            let text = "It was carried out, and the cause is still there. It is not offered again.";
            ("NOT FIXED", Role::Warning, Mark::Warning, text)
        }
        Ended::Worse => {
            let text = "It was carried out, and something else is broken now. Take it back with u.";
            ("WORSE", Role::Bad, Mark::Broken, text)
        }
        Ended::Done => ("DONE", Role::Good, Mark::Healthy, "It was carried out as shown."),
        Ended::Undone => ("UNDONE", Role::Good, Mark::Healthy, "Everything is as it was before the change."),
        Ended::Failed { because } => ("FAILED", Role::Bad, Mark::Broken, because),
    }
}

/// Draws the result.
pub(super) fn draw(state: &State, result: &ResultCard, sheet: &mut Sheet, body: Rect, look: Look) -> u16 {
    let mut page = Page::new(look, panel::dialog_width(body));
    let (word, role, mark, meaning) = match &result.ended {
        Ended::Failed { because } if result.cancelled => ("CANCELLED", Role::Strong, Mark::Empty, because.as_str()),
        ended => verdict(ended),
    };
    let head = format!("{} {word}  ", look.mark(mark));
    page.hang(&[(role, &head)], 0, Role::Strong, &result.title);
    page.text(Role::Plain, meaning);
    for said in &result.said {
        page.text(Role::Plain, said);
    }
    if let (Ended::Failed { .. }, false) = (&result.ended, result.ran) {
        page.text(Role::Plain, "Nothing is left half done.");
    }
    if let Some(now) = &result.now {
        page.gap();
        page.labelled("Now", COLUMN, Role::Plain, now);
    }
    if !result.here.is_empty() {
        page.gap();
        page.text(Role::Strong, "It holds for new terminals. In this terminal run:");
        for command in &result.here {
            page.indented(COLUMN, Role::Key, command);
        }
    }
    page.gap();
    if state.another_try().is_some() {
        page.hang(&[(Role::Key, "r     ")], COLUMN, Role::Plain, "try again: the card is shown once more");
    }
    if result.undo.is_some() && state.undoable().is_some() {
        page.hang(&[(Role::Key, "u     ")], COLUMN, Role::Plain, "take this change back, to the byte");
    }
    let works = state.assessment.as_ref().is_some_and(|assessment| assessment.verdict == Verdict::Healthy);
    let next = state.assessment.as_ref().and_then(|it| it.top()).and_then(|top| top.advice.first());
    if let Some(plan) = state.sign_in_next() {
        page.hang(&[(Role::Label, "Next: ")], COLUMN, Role::Strong, &plan.title);
        page.at_right("⏎", "sign in");
    } else if let Some(next) = next.filter(|_| matches!(result.ended, Ended::Fixed) && !works) {
        page.hang(&[(Role::Label, "Next: ")], COLUMN, Role::Plain, next);
    }
    if matches!(result.ended, Ended::Fixed) && works {
        page.hang(&[(Role::Label, "Back to work: "), (Role::Plain, "run ")], 0, Role::Key, "claude");
    }
    panel::dialog(sheet, body, &Panel { title: word, role, scroll: state.scroll, rest: None }, page, Vec::new())
}
