//! Does only a session fail that is older than the login?

use super::Question;
use crate::causes::session::older;
use crate::model::facts::Facts;
use crate::model::question::{Choice, Kind};
use crate::model::step::Step;

pub(super) const QUESTION: Question = Question {
    id: "session.old_credential",
    step: Step::Editors,
    kind: Kind::Choose(&[
        Choice { id: "yes", words: "Yes, a new window works" },
        Choice { id: "no", words: "No, it fails everywhere" },
    ]),
    when,
};

fn when(facts: &Facts) -> Option<String> {
    older(facts, |it| !it.supervisor)?;
    Some("A Claude Code session was started before the login was last written. Does only that window fail?".to_owned())
}
