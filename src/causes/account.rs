//! Does what Claude Code remembers of the account fit what it signs in with?

use super::DOCS_AUTH;
use super::form::{Cause, Finding};
use crate::claude_code::variables::API_KEY;
use crate::model::account::KnownAccount;
use crate::model::credential::{CredentialKind, KeyAnswer, KeyCheck, Ladder, RungState};
use crate::model::diagnosis::Layer;
use crate::model::facts::Facts;
use crate::model::login::StoredLogin;
use crate::model::machine::Machine;
use crate::model::step::Step;

pub(super) const KEY_DECLINED: Cause = Cause {
    id: "key.declined_earlier",
    step: Step::ApiKey,
    layer: Layer::Credential,
    consequence_of: &[],
    docs: DOCS_AUTH,
    judge: declined,
};

pub(super) const MANAGED_STALE: Cause = Cause {
    id: "key.managed_stale",
    step: Step::StoredSignIn,
    layer: Layer::Credential,
    consequence_of: &[],
    docs: DOCS_AUTH,
    judge: managed_stale,
};

pub(super) const METADATA_MISMATCH: Cause = Cause {
    id: "account.metadata_mismatch",
    step: Step::SignIn,
    layer: Layer::Account,
    consequence_of: &["policy.org_mismatch"],
    docs: DOCS_AUTH,
    judge: mismatch,
};

pub(super) const ONBOARDING_MISSING: Cause = Cause {
    id: "store.onboarding_missing",
    step: Step::StoredSignIn,
    layer: Layer::Start,
    consequence_of: &["store.config_corrupt"],
    docs: DOCS_AUTH,
    judge: onboarding,
};

fn declined(facts: &Facts) -> Option<Finding> {
    facts.get::<KnownAccount>().filter(|it| it.declined)?;
    let ladder = facts.get::<Ladder>()?;
    let set = ladder.rung(CredentialKind::ApiKey).is_some_and(|rung| rung.state != RungState::Absent);
    set.then(|| {
        Finding::note(format!(
            "You once declined this {API_KEY}: in a terminal Claude Code does not use it, in scripts it does."
        ))
        .because("login.account", "its last characters are on the list of declined keys")
        .repair("key.allow_again")
        .advice("To use it in a terminal too: /config in Claude Code, then Use custom API key.")
    })
}

fn managed_stale(facts: &Facts) -> Option<Finding> {
    let rung = facts.get::<Ladder>()?.rung(CredentialKind::ManagedKey)?;
    let file = &rung.source;
    let again = "Sign in again in the way that you want to use: claude auth logout, then claude auth login";
    let fact = format!("{file} holds a key from the Console");
    match rung.state {
        RungState::Used => {
            let check = facts.get::<KeyCheck>().filter(|check| check.kind == CredentialKind::ManagedKey)?;
            let (KeyAnswer::Rejected { message } | KeyAnswer::OrganisationDisabled { message }) = &check.answer else {
                return None;
            };
            Some(
                Finding::broken(format!("The key that the Console sign-in left in {file} is not accepted any more."))
                    .because("credentials.ladder", fact)
                    .because("credentials.api_key", format!("{} answered: {message}", check.host))
                    .repair("login.sign_in")
                    .repair("key.remove_managed")
                    .advice(again),
            )
        }
        RungState::Shadowed if facts.get::<StoredLogin>().is_some_and(StoredLogin::good) => Some(
            Finding::note(format!("{file} holds a key from a Console sign-in beside your claude.ai login."))
                .possible()
                .because("credentials.ladder", fact)
                .repair("key.remove_managed")
                .advice(format!("If Claude Code warns of two sign-ins: {again}")),
        ),
        _ => None,
    }
}

fn mismatch(facts: &Facts) -> Option<Finding> {
    let it = facts.get::<KnownAccount>()?;
    facts.get::<StoredLogin>().filter(|login| login.good())?;
    let (shown, used) = (it.organisation.as_ref()?, it.login_organisation.as_ref()?);
    if shown.trim().eq_ignore_ascii_case(used.trim()) {
        return None;
    }
    let summary = format!("{} names an account of another organisation than your stored login belongs to.", it.file);
    let used = facts.get::<Ladder>().is_some_and(|ladder| ladder.uses(CredentialKind::ClaudeAiLogin));
    let found = if used { Finding::warning(summary) } else { Finding::note(summary) };
    Some(
        found
            .because("login.account", "the organisations of the account and of the login differ")
            .repair("login.sign_in")
            .repair("account.forget")
            .advice("Sign in once more, with the account that you want to use: claude auth login"),
    )
}

fn onboarding(facts: &Facts) -> Option<Finding> {
    let it = facts.get::<KnownAccount>().filter(|it| it.onboarded != Some(true))?;
    let machine = facts.get::<Machine>()?;
    let ladder = facts.get::<Ladder>()?;
    let token = ladder.uses(CredentialKind::OauthToken);
    if !token && !ladder.uses(CredentialKind::ClaudeAiLogin) {
        return None;
    }
    let contained = machine.contexts.iter().any(|it| it == "container");
    let file = &it.file;
    let what = if token { "a login token is set" } else { "a login is stored" };
    let summary = format!("Claude Code will ask its first questions and offer to sign in, although {what}.");
    // who works with scripts never sees the questions, so that it is no more than a note
    let found = Finding::note(summary);
    let fact = match it.onboarded {
        None => format!("{file} does not exist"),
        Some(_) => format!("{file} does not say that the first questions were answered"),
    };
    let found = found.because("login.account", fact).advice("Answer them once; nothing has to be repaired.");
    let found = found.repair("store.mark_answered").repair("remote.keep_sign_in");
    Some(if contained {
        found.advice("In a container, keep the folder of CLAUDE_CONFIG_DIR on a volume, so that both files survive.")
    } else {
        found
    })
}
