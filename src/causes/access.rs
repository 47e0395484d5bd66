//! May this account use Claude Code: is it the right one, does its plan include it, is there money, is there a limit?

use super::DOCS_AUTH;
use super::form::{Cause, Finding};
use super::heard::{MESSAGE, YOU_SAID, heard};
use super::questions::{no_access as plan_question, wrong_account as account_question};
use crate::model::account::KnownAccount;
use crate::model::credential::{CredentialKind, KeyAnswer, KeyCheck, Ladder, Rung};
use crate::model::diagnosis::Layer;
use crate::model::explanation::Proves;
use crate::model::facts::Facts;
use crate::model::login::StoredLogin;
use crate::model::said::of_anthropic;
use crate::model::step::Step;
use crate::model::told::{Messages, Told, Whence};

/// Where Claude Code's own documentation explains error texts.
const DOCS_ERRORS: &str = "https://code.claude.com/docs/en/errors";

pub(super) const CREDITS: Cause = Cause {
    id: "account.credits",
    step: Step::Service,
    layer: Layer::Account,
    consequence_of: &[],
    docs: DOCS_ERRORS,
    judge: credits,
};

pub(super) const NO_ACCESS: Cause = Cause {
    id: "account.no_access",
    step: Step::Service,
    layer: Layer::Account,
    consequence_of: &["account.wrong_account"],
    docs: DOCS_ERRORS,
    judge: no_access,
};

pub(super) const WRONG_ACCOUNT: Cause = Cause {
    id: "account.wrong_account",
    step: Step::SignIn,
    layer: Layer::Account,
    consequence_of: &["policy.org_mismatch"],
    docs: DOCS_AUTH,
    judge: wrong_account,
};

pub(super) const LIMIT: Cause = Cause {
    id: "limit.mistaken_for_auth",
    step: Step::Service,
    layer: Layer::Account,
    consequence_of: &[],
    docs: DOCS_ERRORS,
    judge: limit,
};

/// The key or token that is used although a good login lies beneath it.
fn over_login(facts: &Facts) -> Option<&Rung> {
    facts.get::<StoredLogin>().filter(|login| login.good())?;
    let used = facts.get::<Ladder>()?.used()?;
    matches!(used.kind, CredentialKind::ApiKey | CredentialKind::AuthToken).then_some(used)
}

/// The API's answer to the key: 402, payment required.
fn unpaid(facts: &Facts) -> Option<&KeyCheck> {
    let check = facts.get::<KeyCheck>().filter(|check| of_anthropic(&check.host))?;
    matches!(check.answer, KeyAnswer::Other { status: 402, .. }).then_some(check)
}

fn credits(facts: &Facts) -> Option<Finding> {
    let met = Told::met(facts, |it| it == Proves::Credits);
    let unpaid = unpaid(facts);
    if met.is_none() && unpaid.is_none() {
        return None;
    }
    let proven = |found: Finding| match (met, unpaid) {
        (Some((met, whence)), _) => heard(found, met, whence),
        (None, Some(check)) => {
            let fact = say!("diagnoses/fact-answered-status", host = check.host, status = 402);
            found.because("credentials.api_key", fact)
        }
        (None, None) => found,
    };
    let source = facts.get::<Ladder>().and_then(Ladder::used).map(|used| used.source.clone());
    let source = source.unwrap_or_else(|| say!("diagnoses/access-the-sign-in"));
    if let Some(key) = over_login(facts) {
        let summary = say!("diagnoses/access-has-no-credits-left-used", source = key.source);
        let found = Finding::broken(summary).repair(format!("env.remove_variable:{}", key.source));
        return Some(proven(found).advice(say!("diagnoses/access-turn-key-off-use-plan")));
    }
    let summary = say!("diagnoses/access-there-no-credits-left-sign", source = source);
    Some(proven(Finding::broken(summary)).advice(say!("diagnoses/access-buy-credits-or-raise-spending")))
}

fn no_access(facts: &Facts) -> Option<Finding> {
    let ask = say!("diagnoses/access-look-at-plan-https-claude");
    let support = say!("diagnoses/access-if-plan-paid-right-write");
    if let Some((met, whence)) = Told::met(facts, |it| it == Proves::NoAccess) {
        let summary = say!("diagnoses/access-service-knows-account-does-not");
        return Some(heard(Finding::broken(summary), met, whence).advice(ask).advice(support));
    }
    if Messages::answered(facts) || !Told::says(facts, NO_ACCESS.id, plan_question::NO) {
        return None;
    }
    Some(
        Finding::broken(say!("diagnoses/access-account-has-no-plan-includes"))
            .likely()
            .because(YOU_SAID, say!("diagnoses/access-said-account-has-no-paid"))
            .advice(ask),
    )
}

fn wrong_account(facts: &Facts) -> Option<Finding> {
    if !Told::says(facts, WRONG_ACCOUNT.id, account_question::NO) {
        return None;
    }
    let who = facts.get::<KnownAccount>().and_then(|it| it.shown.clone());
    let summary = match who {
        Some(who) => say!("diagnoses/access-signed-here-not-account-plan", who = who),
        None => say!("diagnoses/access-another-signed-in-here"),
    };
    let found = if Messages::answered(facts) {
        Finding::warning(summary).because(MESSAGE, say!("diagnoses/access-real-message-answered-account"))
    } else {
        Finding::broken(summary)
    };
    Some(
        found
            .likely()
            .because(YOU_SAID, say!("diagnoses/access-said-not-right-account"))
            .repair("login.sign_in")
            .advice(say!("diagnoses/access-sign-out-claude-ai-browser"))
            .advice(say!("diagnoses/access-claude-auth-login-email-address")),
    )
}

fn limit(facts: &Facts) -> Option<Finding> {
    let (met, whence) = Told::met(facts, |it| it == Proves::Limit)?;
    let found = Finding::warning(match whence {
        Whence::Message => say!("diagnoses/access-limit-stops-requests"),
        Whence::Pasted => say!("diagnoses/access-limit-stopped-you"),
    });
    let found = heard(found, met, whence).repair("service.wait").advice(say!("diagnoses/access-wait-or-see-when-ends"));
    Some(match over_login(facts) {
        Some(key) => found.advice(say!("diagnoses/access-used-instead-claude-ai-login", source = key.source)),
        None => found,
    })
}
