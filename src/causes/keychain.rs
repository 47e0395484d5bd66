//! Does the Keychain of macOS keep the login from Claude Code: locked, under another name, or beside a second one?

use super::DOCS_AUTH;
use super::form::{Cause, Finding};
use crate::model::credential::{CredentialKind, Ladder};
use crate::model::diagnosis::Layer;
use crate::model::facts::Facts;
use crate::model::keychain::{KeychainSeen, Looked};
use crate::model::login::StoredLogin;
use crate::model::machine::Machine;
use crate::model::step::Step;

/// More logins than this come from a launcher that changes the folder at every start.
const MANY: usize = 3;

pub(super) const LOCKED: Cause = Cause {
    id: "keychain.locked",
    step: Step::StoredSignIn,
    layer: Layer::Credential,
    consequence_of: &[],
    docs: DOCS_AUTH,
    judge: locked,
};

pub(super) const USER_MISMATCH: Cause = Cause {
    id: "keychain.user_mismatch",
    step: Step::StoredSignIn,
    layer: Layer::Credential,
    consequence_of: &["keychain.locked"],
    docs: DOCS_AUTH,
    judge: user_mismatch,
};

pub(super) const SPLIT_BRAIN: Cause = Cause {
    id: "keychain.split_brain",
    step: Step::StoredSignIn,
    layer: Layer::Credential,
    consequence_of: &["keychain.locked"],
    docs: DOCS_AUTH,
    judge: split_brain,
};

pub(super) const MANY_ITEMS: Cause = Cause {
    id: "keychain.many_items",
    step: Step::StoredSignIn,
    layer: Layer::Credential,
    consequence_of: &[],
    docs: DOCS_AUTH,
    judge: many_items,
};

/// Whether something that comes before the login serves.
fn served(facts: &Facts) -> bool {
    let used = facts.get::<Ladder>().and_then(Ladder::used);
    used.is_some_and(|rung| rung.kind != CredentialKind::ClaudeAiLogin)
}

/// Broken where the login is needed, a note where it is not.
fn by_need(facts: &Facts, summary: impl Into<String>) -> Finding {
    if served(facts) { Finding::note(summary) } else { Finding::broken(summary).likely() }
}

fn locked(facts: &Facts) -> Option<Finding> {
    let seen = facts.get::<KeychainSeen>().filter(|seen| seen.locked())?;
    if facts.get::<StoredLogin>().is_some_and(StoredLogin::good) && seen.login == Looked::Missing {
        // a file serves
        return None;
    }
    let remote = facts.get::<Machine>().is_some_and(|machine| machine.contexts.iter().any(|it| it == "ssh"));
    let found = by_need(
        facts,
        if remote { say!("diagnoses/keychain-locked-over-ssh") } else { say!("diagnoses/keychain-locked-in-session") },
    );
    let said = if seen.login == Looked::Locked {
        say!("diagnoses/keychain-macos-may-not-ask-password", service = seen.service)
    } else {
        say!("diagnoses/keychain-security-show-keychain-info-says")
    };
    Some(
        found
            .because("store.keychain", said)
            .repair("keychain.unlock")
            .advice(say!("diagnoses/keychain-unlock-password-mac-security-unlock"))
            .advice(say!("diagnoses/keychain-server-or-timer-make-token"))
            .advice(say!("diagnoses/keychain-do-not-choose-reset-defaults")),
    )
}

fn user_mismatch(facts: &Facts) -> Option<Finding> {
    let seen = facts.get::<KeychainSeen>().filter(|seen| seen.login == Looked::Missing)?;
    let other = seen.other_logins().find(|item| item.service == seen.service)?;
    let (account, other_name) = (&seen.account, &other.account);
    let found = by_need(
        facts,
        match &seen.user {
            Some(user) => {
                let user = crate::model::text::plain(user, 60);
                say!("diagnoses/keychain-user-is-another", user = user, account = account, other = other_name)
            }
            None => say!("diagnoses/keychain-user-is-not-set", account = account, other = other_name),
        },
    );
    Some(
        found
            .because(
                "store.keychain",
                say!("diagnoses/keychain-no-item", service = seen.service, account = seen.account),
            )
            .because("store.keychain", say!("diagnoses/keychain-there-one", account = other_name))
            .repair("keychain.right_user")
            .advice(say!("diagnoses/keychain-set-user-where-started-launcher")),
    )
}

fn split_brain(facts: &Facts) -> Option<Finding> {
    let (seen, login) = (facts.get::<KeychainSeen>()?, facts.get::<StoredLogin>()?);
    let item = seen.login.item().filter(|_| login.present())?;
    let machine = facts.get::<Machine>()?;
    let file = machine.tilde(&login.file);
    let service = &item.service;
    let fact = match item.modified {
        Some(at) => say!("diagnoses/keychain-item-written", service = service, when = at.near(machine.now)),
        None => say!("diagnoses/keychain-item", service = service),
    };
    let summary = say!("diagnoses/keychain-both-keychain-hold-login-new", file = file);
    Some(
        Finding::note(summary)
            .because("store.keychain", fact)
            .because("store.credentials", say!("diagnoses/keychain-there-too", file = file))
            .advice(say!("diagnoses/keychain-only-if-signing-does-not")),
    )
}

fn many_items(facts: &Facts) -> Option<Finding> {
    let seen = facts.get::<KeychainSeen>()?;
    let many = seen.other_logins().filter(|item| item.service != seen.service).count();
    (many > MANY).then(|| {
        Finding::note(say!("diagnoses/keychain-keychain-holds-logins-claude-code", many = many))
            .because("store.keychain", say!("diagnoses/keychain-items-named-claude-code-credentials", many = many))
            .advice(say!("diagnoses/keychain-look-launcher-starts-claude-code"))
    })
}
