//! What is the person asked on this step? The question in plain words, and the key that answers it.
//!
//! ```text
//! A question for you
//! d…v@example.com is signed in here. Is that the right account?
//!                                       a answer the question
//! ```

use crate::app::State;
use crate::ui::page::Page;
use crate::ui::theme::Role;

/// Writes the open question of this step, if there is one.
pub(super) fn write(state: &State, page: &mut Page) {
    let Some(question) = state.question() else { return };
    page.heading(&say!("ui/question-title"));
    page.text(Role::Plain, &question.words);
    page.at_right("a", &say!("ui/answer-question"));
}
