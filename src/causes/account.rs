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
        Finding::note(say!("diagnoses/account-once-declined-terminal-claude-code", api_key = API_KEY))
            .because("login.account", say!("diagnoses/account-its-last-characters-list-declined"))
            .repair("key.allow_again")
            .advice(say!("diagnoses/account-use-terminal-too-config-claude"))
    })
}

fn managed_stale(facts: &Facts) -> Option<Finding> {
    let rung = facts.get::<Ladder>()?.rung(CredentialKind::ManagedKey)?;
    let file = &rung.source;
    let fact = say!("diagnoses/account-holds-key-from-console", file = file);
    match rung.state {
        RungState::Used => {
            let check = facts.get::<KeyCheck>().filter(|check| check.kind == CredentialKind::ManagedKey)?;
            let (KeyAnswer::Rejected { message } | KeyAnswer::OrganisationDisabled { message }) = &check.answer else {
                return None;
            };
            Some(
                Finding::broken(say!("diagnoses/account-key-console-sign-left-not", file = file))
                    .because("credentials.ladder", fact)
                    .because(
                        "credentials.api_key",
                        say!("diagnoses/fact-answered-words", host = check.host, message = message),
                    )
                    .repair("login.sign_in")
                    .repair("key.remove_managed")
                    .advice(say!("diagnoses/account-sign-again-way-want-use")),
            )
        }
        RungState::Shadowed if facts.get::<StoredLogin>().is_some_and(StoredLogin::good) => Some(
            Finding::note(say!("diagnoses/account-holds-key-from-console-sign", file = file))
                .possible()
                .because("credentials.ladder", fact)
                .repair("key.remove_managed")
                .advice(say!("diagnoses/account-if-claude-code-warns-two")),
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
    let summary = say!("diagnoses/account-names-account-another-organisation-than", file = it.file);
    let used = facts.get::<Ladder>().is_some_and(|ladder| ladder.uses(CredentialKind::ClaudeAiLogin));
    let found = if used { Finding::warning(summary) } else { Finding::note(summary) };
    Some(
        found
            .because("login.account", say!("diagnoses/account-organisations-account-login-differ"))
            .repair("login.sign_in")
            .repair("account.forget")
            .advice(say!("diagnoses/account-sign-once-more-account-want")),
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
    let summary = if token {
        say!("diagnoses/account-asks-although-token")
    } else {
        say!("diagnoses/account-asks-although-login")
    };
    // who works with scripts never sees the questions, so that it is no more than a note
    let found = Finding::note(summary);
    let fact = match it.onboarded {
        None => say!("diagnoses/account-file-missing", file = file),
        Some(_) => say!("diagnoses/account-does-not-say-first-questions", file = file),
    };
    let found = found.because("login.account", fact).advice(say!("diagnoses/account-answer-them-once-nothing-has"));
    let found = found.repair("store.mark_answered").repair("remote.keep_sign_in");
    Some(if contained { found.advice(say!("diagnoses/account-container-keep-folder-claude-config")) } else { found })
}
