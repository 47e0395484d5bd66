//! May this account use Claude Code: is it the right one, does its plan include it, is there money, is there a limit?

use super::DOCS_AUTH;
use super::form::{Cause, Finding};
use super::heard::{MESSAGE, YOU_SAID, heard};
use super::questions::{no_access as plan_question, wrong_account as account_question};
use crate::model::account::KnownAccount;
use crate::model::credential::{CredentialKind, Ladder, Rung};
use crate::model::diagnosis::Layer;
use crate::model::explanation::Proves;
use crate::model::facts::Facts;
use crate::model::login::StoredLogin;
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

fn credits(facts: &Facts) -> Option<Finding> {
    let (met, whence) = Told::met(facts, |it| it == Proves::Credits)?;
    let source = facts.get::<Ladder>().and_then(Ladder::used).map(|used| used.source.clone());
    let source = source.unwrap_or_else(|| "the sign-in in use".to_owned());
    if let Some(key) = over_login(facts) {
        let summary = format!(
            "{} has no credits left, and it is used instead of your claude.ai login, which looks good.",
            key.source
        );
        let found = Finding::broken(summary).repair(format!("env.remove_variable:{}", key.source));
        return Some(
            heard(found, met, whence)
                .advice("Turn the key off and use your plan, or buy credits: https://platform.claude.com"),
        );
    }
    let summary = format!("There are no credits left for {source}. Your sign-in itself is accepted; keep it.");
    Some(heard(Finding::broken(summary), met, whence).advice(
        "Buy credits or raise the spending limit: https://platform.claude.com/settings/billing. It can take minutes.",
    ))
}

fn no_access(facts: &Facts) -> Option<Finding> {
    let ask = "Look at the plan: https://claude.ai/settings/billing. In a company, ask for a seat with Claude Code.";
    let support = "If the plan is paid and right, write to https://support.claude.com, with the number of the request.";
    if let Some((met, whence)) = Told::met(facts, |it| it == Proves::NoAccess) {
        let summary = "The service knows this account and does not let it use Claude Code. Nothing on this machine is \
                       at fault.";
        return Some(heard(Finding::broken(summary), met, whence).advice(ask).advice(support));
    }
    if Messages::answered(facts) || !Told::says(facts, NO_ACCESS.id, plan_question::NO) {
        return None;
    }
    Some(
        Finding::broken("This account has no plan that includes Claude Code. Nothing on this machine is at fault.")
            .likely()
            .because(YOU_SAID, "you said that the account has no paid plan that includes Claude Code")
            .advice(ask),
    )
}

fn wrong_account(facts: &Facts) -> Option<Finding> {
    if !Told::says(facts, WRONG_ACCOUNT.id, account_question::NO) {
        return None;
    }
    let who = facts.get::<KnownAccount>().and_then(|it| it.shown.clone());
    let who = who.unwrap_or_else(|| "Another account".to_owned());
    let summary = format!("{who} is signed in here, and that is not the account with the plan.");
    let found = if Messages::answered(facts) {
        Finding::warning(summary).because(MESSAGE, "a real message was answered, on that account")
    } else {
        Finding::broken(summary)
    };
    Some(
        found
            .likely()
            .because(YOU_SAID, "you said that it is not the right account")
            .repair("login.sign_in")
            .advice("Sign out of claude.ai in the browser first, or open the sign-in page in a private window.")
            .advice("claude auth login --email ADDRESS fills in the right address."),
    )
}

fn limit(facts: &Facts) -> Option<Finding> {
    let (met, whence) = Told::met(facts, |it| it == Proves::Limit)?;
    let now = if whence == Whence::Message { "stops requests now" } else { "stopped you" };
    let found = Finding::warning(format!(
        "Your sign-in is accepted: a limit of use {now}, and it ends by itself. Do not sign in again for it."
    ));
    let found =
        heard(found, met, whence).repair("service.wait").advice("Wait, or see when it ends: /usage in Claude Code.");
    Some(match over_login(facts) {
        Some(key) => found.advice(format!(
            "{} is used instead of your claude.ai login; the limit may be that of the key.",
            key.source
        )),
        None => found,
    })
}
