//! Does the code that the browser shows arrive whole?

use super::Question;
use crate::causes::signing_in::sign_in_needed;
use crate::model::explanation::Proves;
use crate::model::facts::Facts;
use crate::model::machine::Machine;
use crate::model::question::{Choice, Kind};
use crate::model::step::Step;
use crate::model::told::Told;

/// Its second half is missing.
pub(in crate::causes) const HALF: &str = "half";
/// Pasting does nothing.
pub(in crate::causes) const DEAD: &str = "dead";

pub(super) const QUESTION: Question = Question {
    id: "remote.code_truncated",
    step: Step::Editors,
    kind: || {
        Kind::Choose(vec![
            Choice { id: "whole", words: say!("diagnoses/ask-code.whole") },
            Choice { id: HALF, words: say!("diagnoses/ask-code.half") },
            Choice { id: DEAD, words: say!("diagnoses/ask-code.dead") },
        ])
    },
    when,
};

/// Only where a code has to be pasted: the browser runs elsewhere, or a code was turned down.
fn when(facts: &Facts) -> Option<String> {
    let elsewhere = |machine: &Machine| {
        machine.contexts.iter().any(|it| ["ssh", "wsl1", "wsl2", "container"].contains(&it.as_str()))
    };
    let met = Told::met(facts, |it| it == Proves::Code).is_some();
    let pastes = sign_in_needed(facts) && facts.get::<Machine>().is_some_and(elsewhere);
    (met || pastes).then(|| say!("diagnoses/ask-code"))
}
