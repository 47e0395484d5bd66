//! How does a secret come into the keychain, and how is it taken back? What was there before stays in the keychain, too.

use super::journal::Journal;
use crate::model::journal::{Entry, EntryState};
use crate::model::plan::Step;
use crate::model::secret::Secret;
use crate::ports::keychain::{Keychain, KeychainError};

/// The name under which the keychain keeps what this entry of the journal replaced.
fn before(account: &str, entry: u32) -> String {
    format!("{account}-before-{entry}")
}

/// The names under which the keychain may keep what this one replaced.
#[must_use]
pub fn replaced(journal: &Journal, account: &str) -> Vec<String> {
    let of = |step: &Step| matches!(step, Step::Keychain { account: of, .. } if of == account);
    let entries = journal.entries().into_iter().filter(|entry| entry.plan.steps.iter().any(of));
    entries.map(|entry| before(account, entry.id)).collect()
}

fn said(error: &KeychainError) -> String {
    say!("engine/error-and-hint", error = error, hint = error.hint())
}

/// All that may be seen of it.
#[must_use]
pub(super) fn shown(secret: &Secret) -> String {
    secret.fingerprint().map_or_else(|| "…".to_owned(), |print| print.as_str().to_owned())
}

/// Why a secret was not kept.
pub(super) struct NotKept {
    pub(super) because: String,
    /// Whether the keychain may hold it all the same, now or soon.
    pub(super) unsure: bool,
}

impl NotKept {
    fn surely(because: impl Into<String>) -> Self {
        Self { because: because.into(), unsure: false }
    }

    fn unsure(because: impl Into<String>) -> Self {
        Self { because: because.into(), unsure: true }
    }
}

/// Keeps the secret that came with the yes, and what it replaces. `fingerprint` is what was shown of it.
pub(super) fn keep(journal: &Journal, account: &str, fingerprint: &str, entry: u32) -> Result<(), NotKept> {
    let secret = journal.secret().ok_or_else(|| say!("engine/secret-should-kept-not-here"));
    let secret = secret.map_err(NotKept::surely)?;
    // files are compared with what was shown; of a keychain this is all that can be compared
    if shown(secret) != fingerprint {
        return Err(NotKept::surely(say!("engine/another-key-put-since-shown")));
    }
    let keychain: &dyn Keychain = journal.keychain.as_ref();
    let old = keychain.get(account).map_err(|error| NotKept::surely(said(&error)))?;
    let aside = before(account, entry);
    // also where it is the same: taking this back has to leave what was there
    if let Some(old) = old {
        keychain.set(&aside, &old).map_err(|error| NotKept::surely(said(&error)))?;
    }
    match keychain.set(account, secret) {
        Ok(()) => {}
        // a window may still wait for somebody, and then it is kept
        Err(error @ KeychainError::TimedOut(_)) => return Err(NotKept::unsure(said(&error))),
        Err(error) => {
            // the older one is still in its place
            let _ = keychain.remove(&aside);
            return Err(NotKept::surely(said(&error)));
        }
    }
    // a keychain that says yes and keeps nothing has been seen
    match keychain.get(account) {
        Ok(Some(kept)) if kept.expose() == secret.expose() => Ok(()),
        Ok(_) => Err(NotKept::unsure(say!("engine/keychain-said-yes-but-does"))),
        Err(error) => Err(NotKept::unsure(said(&error))),
    }
}

/// Whether the keychain still holds what this entry put there. An error if it holds something else.
pub(super) fn is_kept(journal: &Journal, entry: u32, account: &str, fingerprint: &str) -> Result<bool, String> {
    let of = |step: &Step| matches!(step, Step::Keychain { account: of, .. } if of == account);
    let later = |it: &Entry| it.id > entry && it.state == EntryState::Applied && it.plan.steps.iter().any(of);
    if let Some(later) = journal.entries().into_iter().find(later) {
        return Err(say!("engine/keychain-key-of-later-entry", id = later.id));
    }
    match journal.keychain.get(account) {
        Ok(None) => Ok(false),
        Ok(Some(kept)) if shown(&kept) == fingerprint => Ok(true),
        Ok(Some(_)) => Err(say!("engine/keychain-holds-another-key-now")),
        Err(error) => Err(said(&error)),
    }
}

/// Puts back what was replaced, or removes what was put there.
pub(super) fn take_back(journal: &Journal, account: &str, entry: u32) -> Result<(), String> {
    let keychain = journal.keychain.as_ref();
    let aside = before(account, entry);
    let back = match keychain.get(&aside) {
        Ok(Some(old)) => keychain.set(account, &old).and_then(|()| keychain.remove(&aside)),
        Ok(None) => keychain.remove(account),
        Err(error) => Err(error),
    };
    back.map(drop).map_err(|error| said(&error))
}
