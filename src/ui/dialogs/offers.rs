//! What can be done on this step? A list to choose from; nothing happens before its card was shown and answered.
//!
//! ```text
//! ╭ What can be done ──────────────────────────────╮
//! │▸ Move the damaged login aside                  │
//! │    can be undone to the byte                   │
//! │  Remove everything that Claude Code stores     │
//! │    loses something that undo cannot bring back │
//! ╰────────────────────────────────────────────────╯
//! ```

use ratatui::layout::Rect;

use crate::app::State;
use crate::ui::page::Page;
use crate::ui::panel::{self, Panel, Sheet};
use crate::ui::theme::{Look, Role};

/// Draws the list, scrolled so that the chosen one is on screen.
pub(super) fn draw(state: &State, selected: usize, sheet: &mut Sheet, body: Rect, look: Look) {
    let mut page = Page::new(look, panel::dialog_width(body));
    let mut chosen_ends = 0;
    for (at, plan) in state.offers().into_iter().enumerate() {
        let chosen = at == selected;
        let role = if chosen { Role::Strong } else { Role::Plain };
        page.hang(&[(Role::Key, &look.pointer(at, chosen))], 2, role, &plan.title);
        page.indented(4, Role::Dim, &plan.stakes());
        if chosen {
            chosen_ends = page.lines.len();
        }
    }
    page.gap();
    page.text(Role::Dim, &say!("ui/each-one-shows-what-would"));
    let room = usize::from(body.height.saturating_sub(4));
    let scroll = u16::try_from(chosen_ends.saturating_sub(room)).unwrap_or(0);
    let panel = Panel { title: &say!("ui/what-can-done"), role: Role::Strong, scroll, rest: None };
    panel::dialog(sheet, body, &panel, page, Vec::new());
}
