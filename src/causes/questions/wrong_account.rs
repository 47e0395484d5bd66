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
    kind: Kind::Choose(&[
        Choice { id: "yes", words: "Yes, that is the right account" },
        Choice { id: NO, words: "No, my plan belongs to another account" },
    ]),
    when,
};

fn when(facts: &Facts) -> Option<String> {
    facts.get::<Ladder>().filter(|ladder| ladder.uses(CredentialKind::ClaudeAiLogin))?;
    let plan = facts.get::<StoredLogin>().filter(|login| login.good())?.plan.as_ref();
    let who = facts.get::<KnownAccount>()?.shown.as_ref()?;
    let plan = plan.map_or_else(String::new, |plan| format!(", with the plan {plan}"));
    Some(format!("{who} is signed in here{plan}. Is that the account that you want to use Claude Code with?"))
}
