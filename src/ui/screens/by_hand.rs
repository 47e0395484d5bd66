//! What could a person type instead? The command of a step, in their own shell.
//!
//! ```text
//! By hand   unset ANTHROPIC_API_KEY                     c copy
//! ```

use super::diagnosis::{copies, types_by_hand};
use crate::app::State;
use crate::model::commands::of_this_terminal;
use crate::ui::page::{Page, column};
use crate::ui::theme::Role;

/// Writes the command, one a line.
pub(super) fn write(state: &State, page: &mut Page) {
    let commands = state.by_hand();
    if commands.is_empty() || types_by_hand(state) {
        return;
    }
    page.gap();
    let label = if state.only_look(&commands) { "help/label-to-look" } else { "help/label-by-hand" };
    let column = column(0, &[label]) + 1;
    for (at, command) in commands.iter().enumerate() {
        let label = if at == 0 { say!(label) } else { String::new() };
        page.labelled(&label, column, Role::Key, command);
    }
    if copies(state) {
        page.at_right("c", &say!("help/key-copy-command"));
    }
    if commands.iter().any(|command| of_this_terminal(command)) {
        page.labelled("", column, Role::Dim, &say!("ui/type-after-leaving"));
    }
}
