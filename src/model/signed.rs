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
        return seen(Some(true), "Signed in with a Console account: its API key is stored now.");
    }
    let Some(new) = new else {
        return seen(None, "Claude Code said that it worked; where it stored the login cannot be seen here.");
    };
    match (&new.state, old.is_some_and(|old| old.stamp == new.stamp)) {
        (LoginState::Unknown { because, .. }, _) => {
            seen(None, format!("Claude Code said that it worked; whether it did cannot be seen: {because}."))
        }
        (LoginState::Valid { until }, false) => {
            let when = after.get::<Machine>().map_or_else(|| until.clock(), |machine| until.near(machine.now));
            seen(Some(true), format!("Signed in. The login is good until {when}, and renews itself."))
        }
        (LoginState::Valid { .. } | LoginState::RefreshPending { .. }, true) => {
            seen(Some(false), "Claude Code said that it worked, but the login on disk is unchanged.")
        }
        (LoginState::Kept { since }, _) => kept(since.as_ref(), old),
        (LoginState::RefreshPending { .. }, false) => {
            seen(Some(true), "Signed in. Claude Code renews the login with the next request.")
        }
        _ => seen(Some(false), "Claude Code said that it worked, but there is no login on disk that can be used."),
    }
}

/// The Keychain's item proves a sign-in by its date only.
fn kept(since: Option<&Moment>, old: Option<&StoredLogin>) -> Seen {
    let before = old.map(|old| &old.state);
    match (since, before) {
        (Some(now), Some(LoginState::Kept { since: Some(before) })) if now > before => {
            seen(Some(true), "Signed in. The login in the Keychain is new.")
        }
        (Some(_), Some(LoginState::Kept { since: Some(_) })) => {
            seen(Some(false), "Claude Code said that it worked, but the login in the Keychain is unchanged.")
        }
        (_, Some(LoginState::Kept { .. })) => {
            seen(None, "Claude Code said that it worked; the Keychain does not say whether its login is new.")
        }
        _ => seen(Some(true), "Signed in. The Keychain holds a login now."),
    }
}

fn signed_out(after: &Facts) -> Seen {
    match after.get::<StoredLogin>().map(|login| &login.state) {
        _ if stored_key(after) => {
            seen(Some(false), "Claude Code said that it logged out, but a key of a Console account is still stored.")
        }
        Some(LoginState::None) => seen(Some(true), "No login is stored on this machine any more."),
        Some(LoginState::Unknown { .. }) | None => {
            seen(None, "Claude Code said that it logged out; whether anything is left cannot be seen here.")
        }
        Some(_) => seen(Some(false), "Claude Code said that it logged out, but a login is still stored here."),
    }
}
