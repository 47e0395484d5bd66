//! Does the account have a plan that includes Claude Code?

use super::Question;
use crate::model::credential::{CredentialKind, Ladder};
use crate::model::facts::Facts;
use crate::model::login::StoredLogin;
use crate::model::question::{Choice, Kind};
use crate::model::step::Step;

/// It has none.
pub(in crate::causes) const NO: &str = "no";

pub(super) const QUESTION: Question = Question {
    id: "account.no_access",
    step: Step::Service,
    kind: || {
        Kind::Choose(vec![
            Choice { id: "yes", words: say!("diagnoses/ask-plan.yes") },
            Choice { id: NO, words: say!("diagnoses/ask-plan.no") },
        ])
    },
    when,
};

/// Only where the stored login names no plan that is paid.
fn when(facts: &Facts) -> Option<String> {
    facts.get::<Ladder>().filter(|ladder| ladder.uses(CredentialKind::ClaudeAiLogin))?;
    let login = facts.get::<StoredLogin>().filter(|login| login.good())?;
    let unpaid = login.plan.as_deref().is_none_or(|plan| plan.eq_ignore_ascii_case("free"));
    unpaid.then(|| say!("diagnoses/ask-plan"))
}
