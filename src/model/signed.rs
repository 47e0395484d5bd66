//! Did signing in or out work? The stores before and after are compared; what a program says about itself proves nothing.

use super::credential::{CredentialKind, Ladder, RungState};
use super::facts::Facts;
use super::login::{LoginState, StoredLogin};
use super::machine::Machine;
use super::plan::Purpose;
use super::time::Moment;

/// What is seen in the stores after a program has said that it worked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Whether it worked; `None` if that cannot be seen on this system.
    pub worked: Option<bool>,
    /// What is seen, in a sentence.
    pub sentence: String,
}

fn seen(worked: Option<bool>, sentence: impl Into<String>) -> Seen {
    Seen { worked, sentence: sentence.into() }
}

/// Whether a key of a Console account is stored.
fn stored_key(facts: &Facts) -> bool {
    let rungs = facts.get::<Ladder>().map(|ladder| ladder.rungs.as_slice()).unwrap_or_default();
    rungs.iter().any(|rung| rung.kind == CredentialKind::ManagedKey && rung.state != RungState::Absent)
}

/// Compares the stores; `None` where the purpose has nothing to do with them.
#[must_use]
pub fn compare(purpose: Purpose, before: &Facts, after: &Facts) -> Option<Seen> {
    match purpose {
        Purpose::SignIn => Some(signed_in(before, after)),
        Purpose::SignOut => Some(signed_out(after)),
        Purpose::Install | Purpose::Uninstall | Purpose::SetupToken => None,
    }
}

fn signed_in(before: &Facts, after: &Facts) -> Seen {
    let (old, new) = (before.get::<StoredLogin>(), after.get::<StoredLogin>());
    if stored_key(after) && !stored_key(before) {
        return seen(Some(true), say!("model/signed-console-account-its-api"));
    }
    let Some(new) = new else {
        return seen(None, say!("model/claude-code-said-worked-where"));
    };
    match (&new.state, old.is_some_and(|old| old.stamp == new.stamp)) {
        (LoginState::Unknown { because, .. }, _) => {
            seen(None, say!("model/claude-code-said-worked-whether", because = because))
        }
        (LoginState::Valid { until }, false) => {
            let when = after.get::<Machine>().map_or_else(|| until.clock(), |machine| until.near(machine.now));
            seen(Some(true), say!("model/signed-login-good-until-renews", when = when))
        }
        (LoginState::Valid { .. } | LoginState::RefreshPending { .. }, true) => {
            seen(Some(false), say!("model/said-worked-unchanged"))
        }
        (LoginState::Kept { since }, _) => kept(since.as_ref(), old),
        (LoginState::RefreshPending { .. }, false) => seen(Some(true), say!("model/signed-claude-code-renews-login")),
        _ => seen(Some(false), say!("model/said-worked-no-login")),
    }
}

/// The Keychain's item proves a sign-in by its date only.
fn kept(since: Option<&Moment>, old: Option<&StoredLogin>) -> Seen {
    let before = old.map(|old| &old.state);
    match (since, before) {
        (Some(now), Some(LoginState::Kept { since: Some(before) })) if now > before => {
            seen(Some(true), say!("model/signed-login-keychain-new"))
        }
        (Some(_), Some(LoginState::Kept { since: Some(_) })) => {
            seen(Some(false), say!("model/said-worked-keychain-unchanged"))
        }
        (_, Some(LoginState::Kept { .. })) => seen(None, say!("model/claude-code-said-worked-keychain")),
        _ => seen(Some(true), say!("model/signed-keychain-holds-login-now")),
    }
}

fn signed_out(after: &Facts) -> Seen {
    match after.get::<StoredLogin>().map(|login| &login.state) {
        _ if stored_key(after) => seen(Some(false), say!("model/said-out-key-still-there")),
        Some(LoginState::None) => seen(Some(true), say!("model/no-login-stored-machine-any")),
        Some(LoginState::Unknown { .. }) | None => seen(None, say!("model/said-out-cannot-be-seen")),
        Some(_) => seen(Some(false), say!("model/said-out-login-still-there")),
    }
}
