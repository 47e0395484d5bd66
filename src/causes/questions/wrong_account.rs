//! Is the account that is signed in the one with the plan?

use super::Question;
use crate::model::account::KnownAccount;
use crate::model::credential::{CredentialKind, Ladder};
use crate::model::facts::Facts;
use crate::model::login::StoredLogin;
use crate::model::question::{Choice, Kind};
use crate::model::step::Step;

/// It is another one.
pub(in crate::causes) const NO: &str = "no";

pub(super) const QUESTION: Question = Question {
    id: "account.wrong_account",
    step: Step::SignIn,
    kind: || {
        Kind::Choose(vec![
            Choice { id: "yes", words: say!("diagnoses/ask-account.yes") },
            Choice { id: NO, words: say!("diagnoses/ask-account.no") },
        ])
    },
    when,
};

fn when(facts: &Facts) -> Option<String> {
    facts.get::<Ladder>().filter(|ladder| ladder.uses(CredentialKind::ClaudeAiLogin))?;
    let plan = facts.get::<StoredLogin>().filter(|login| login.good())?.plan.as_ref();
    let who = facts.get::<KnownAccount>()?.shown.as_ref()?;
    Some(match plan {
        Some(plan) => say!("diagnoses/ask-account-with-plan", who = who, plan = plan),
        None => say!("diagnoses/ask-account", who = who),
    })
}
