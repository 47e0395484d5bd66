//! Did signing in seem to work, although the stored login is the old one?

use super::Question;
use crate::model::credential::{CredentialKind, Ladder};
use crate::model::explanation::Proves;
use crate::model::facts::Facts;
use crate::model::login::StoredLogin;
use crate::model::machine::Machine;
use crate::model::question::{Choice, Kind};
use crate::model::sessions::Sessions;
use crate::model::step::Step;
use crate::model::told::Told;

/// It did.
pub(in crate::causes) const YES: &str = "yes";

pub(super) const QUESTION: Question = Question {
    id: "login.not_replaced",
    step: Step::SignIn,
    kind: || {
        Kind::Choose(vec![
            Choice { id: YES, words: say!("diagnoses/ask-signed-in.yes") },
            Choice { id: "no", words: say!("diagnoses/ask-signed-in.no") },
        ])
    },
    when,
};

/// Only where the login was turned down although it looks good.
fn when(facts: &Facts) -> Option<String> {
    facts.get::<Ladder>().filter(|ladder| ladder.uses(CredentialKind::ClaudeAiLogin))?;
    facts.get::<StoredLogin>().filter(|login| login.good())?;
    Told::met(facts, |it| matches!(it, Proves::Revoked | Proves::Refused))?;
    let written = facts.get::<Sessions>()?.login_written?.near(facts.get::<Machine>()?.now);
    Some(say!("diagnoses/ask-signed-in", written = written))
}
