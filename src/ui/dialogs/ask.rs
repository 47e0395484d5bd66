//! What does the person answer? The question, and a list to choose from or a field for an address.
//!
//! ```text
//! ╭ A question for you ───────────────────────╮
//! │ d…v@example.com is signed in here. Is …?  │
//! │ ▸ Yes, that is the right account          │
//! │   No, my plan belongs to another account  │
//! │   I do not know                           │
//! ╰───────────────────────────────────────────╯
//! ```

use ratatui::layout::Rect;

use crate::app::State;
use crate::model::question::Kind;
use crate::ui::page::Page;
use crate::ui::panel::{self, Panel, Sheet};
use crate::ui::text::wrap;
use crate::ui::theme::{Look, Role};

/// The last lines of an address that are shown.
const SHOWN: usize = 5;

/// Draws the question.
pub(super) fn draw(state: &State, selected: usize, typed: &str, sheet: &mut Sheet, body: Rect, look: Look) {
    let mut page = Page::new(look, panel::dialog_width(body));
    match state.question() {
        None => page.text(Role::Plain, "The checks run once more; the question may be settled."),
        Some(question) => {
            page.text(Role::Plain, &question.words);
            page.gap();
            match &question.kind {
                Kind::Choose(_) => {
                    for (at, choice) in question.choices().iter().enumerate() {
                        let chosen = at == selected;
                        page.hang(
                            &[(Role::Key, &look.pointer(at, chosen))],
                            2,
                            if chosen { Role::Strong } else { Role::Plain },
                            &choice.words,
                        );
                    }
                }
                Kind::Address if look.lines => {}
                Kind::Address => field(typed, &mut page),
            }
            page.gap();
            page.text(
                Role::Dim,
                "Nothing is changed by an answer. It counts for this session only, and is kept nowhere.",
            );
        }
    }
    let panel = Panel {
        title: "A question for you",
        role: Role::Strong,
        scroll: 0,
        rest: Some("a larger window shows the rest"),
    };
    panel::dialog(sheet, body, &panel, page, Vec::new());
}

fn field(typed: &str, page: &mut Page) {
    // a code from the sign-in page can land here instead: it is as good as a password
    let address = typed.is_empty() || typed.trim_start().starts_with('h');
    let masked = (!address).then(|| "•".repeat(typed.chars().count()));
    let typed = masked.as_deref().unwrap_or(typed);
    let bar = page.look.pick("│ ", "| ");
    let lines = wrap(page.look, typed, page.width.saturating_sub(3));
    let hidden = lines.len().saturating_sub(SHOWN);
    if lines.is_empty() {
        page.row(&[(Role::Key, bar), (Role::Dim, "paste the address here; empty means: I do not know")]);
    }
    for line in lines.iter().skip(hidden) {
        page.row(&[(Role::Key, bar), (Role::Plain, line)]);
    }
}
