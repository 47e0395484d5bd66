//! Does only a session fail that is older than the login?

use super::Question;
use crate::causes::session::older;
use crate::model::facts::Facts;
use crate::model::question::{Choice, Kind};
use crate::model::step::Step;

pub(super) const QUESTION: Question = Question {
    id: "session.old_credential",
    step: Step::Editors,
    kind: || {
        Kind::Choose(vec![
            Choice { id: "yes", words: say!("diagnoses/ask-session.yes") },
            Choice { id: "no", words: say!("diagnoses/ask-session.no") },
        ])
    },
    when,
};

fn when(facts: &Facts) -> Option<String> {
    older(facts, |it| !it.supervisor)?;
    Some(say!("diagnoses/ask-session"))
}
