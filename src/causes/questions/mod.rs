//! What can only the person tell? One file a question; its answer is a fact that a cause of the same id relies on.

pub(super) mod code;
pub(super) mod no_access;
pub(super) mod not_replaced;
mod old_session;
mod url;
pub(super) mod wrong_account;

use crate::model::facts::Facts;
use crate::model::question::{Kind, Open};
use crate::model::step::Step;
use crate::model::told::Told;

/// A question.
pub struct Question {
    /// The id of the cause that it is about.
    pub id: &'static str,
    /// The step that shows it.
    pub step: Step,
    /// How it is answered.
    pub kind: fn() -> Kind,
    /// The question in plain words, where there is a reason to ask.
    pub when: fn(&Facts) -> Option<String>,
}

/// Every question, in the order in which a step asks them.
pub const ALL: &[Question] = &[
    not_replaced::QUESTION,
    wrong_account::QUESTION,
    no_access::QUESTION,
    code::QUESTION,
    url::QUESTION,
    old_session::QUESTION,
];

/// The questions that there is a reason to ask, and that were not answered.
#[must_use]
pub fn open(facts: &Facts) -> Vec<Open> {
    let asked = ALL.iter().filter(|it| Told::answer(facts, it.id).is_none());
    let open =
        asked.filter_map(|it| Some(Open { id: it.id, step: it.step, words: (it.when)(facts)?, kind: (it.kind)() }));
    open.collect()
}
