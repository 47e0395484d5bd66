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
        Ok(_) => page.hang(&[(Role::Key, "f  ")], 3, Role::Plain, &say!("ui/finish-card-shows-what-left")),
        Err(because) if back => page.text(Role::Dim, &say!("ui/cannot-finished", because = because)),
        Err(because) => page.text(Role::Plain, &say!("ui/there-no-file-put-back", because = because)),
    }
    if back {
        page.hang(&[(Role::Key, "u  ")], 3, Role::Plain, &say!("ui/go-back-every-file-becomes"));
        page.hang(
            &[(Role::Key, look.said("Esc  ", "0"))],
            5,
            Role::Plain,
            &say!("ui/decide-later-nothing-changed-asked"),
        );
    } else {
        page.text(Role::Plain, &say!("ui/checks-behind-show-how-stands"));
        page.at_right("Esc", &say!("ui/close"));
    }
    let title = say!("ui/change-left-half-done");
    panel::dialog(sheet, body, &Panel { title: &title, role: Role::Warning, scroll: 0, rest: None }, page, Vec::new());
}
