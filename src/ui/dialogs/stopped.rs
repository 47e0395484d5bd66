//! What was left half done? claude-fix was stopped in the middle of a change, and the person decides what becomes of it.
//!
//! ```text
//! ╭ A change was left half done ───────────────╮
//! │ claude-fix was stopped … in the middle of  │
//! │ f  finish it   u  go back   Esc  later     │
//! ╰────────────────────────────────────────────╯
//! ```

use ratatui::layout::Rect;

use crate::model::back::Stopped;
use crate::ui::page::Page;
use crate::ui::panel::{self, Panel, Sheet};
use crate::ui::theme::{Look, Role};

/// Draws what happened and what can become of it.
pub(super) fn draw(stopped: &Stopped, sheet: &mut Sheet, body: Rect, look: Look) {
    let mut page = Page::new(look, panel::dialog_width(body));
    page.text(Role::Plain, &stopped.sentence());
    page.gap();
    let back = stopped.entry.can_undo();
    match &stopped.rest {
        Ok(_) => page.hang(&[(Role::Key, "f  ")], 3, Role::Plain, "finish it: the card shows what is left to do"),
        Err(because) if back => page.text(Role::Dim, &format!("It cannot be finished: {because}.")),
        Err(because) => page.text(Role::Plain, &format!("There is no file to put back. As for the rest: {because}.")),
    }
    if back {
        page.hang(&[(Role::Key, "u  ")], 3, Role::Plain, "go back: every file becomes what it was before");
        page.hang(
            &[(Role::Key, look.said("Esc  ", "0"))],
            5,
            Role::Plain,
            "decide later: nothing is changed, and you are asked again",
        );
    } else {
        page.text(Role::Plain, "The checks behind this show how it stands now.");
        page.at_right("Esc", "close");
    }
    let title = "A change was left half done";
    panel::dialog(sheet, body, &Panel { title, role: Role::Warning, scroll: 0, rest: None }, page, Vec::new());
}
