//! Where does the system keep a secret for a program? The one item that claude-fix may keep there: an API key.

use std::time::Duration;

use super::programs::{Answer, AskError};
use crate::model::secret::Secret;

/// The service name of the item.
pub const SERVICE: &str = "claude-fix";
/// The account name of the item.
pub const ACCOUNT: &str = "anthropic-api-key";

/// Why the keychain did not do it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeychainError {
    /// There is no keychain to talk to, as over SSH, in a container, or without a desktop.
    #[error("there is no keychain in this session: {0}")]
    NoService(String),
    /// It is there, and nothing has ever been kept in it.
    #[error("the keychain has no collection to keep anything in")]
    NoCollection,
    /// It is locked, and nobody was there to unlock it.
    #[error("the keychain is locked")]
    Locked,
    /// It did not answer; perhaps it waits for somebody at its own window.
    #[error("the keychain did not answer within {} s", .0.as_secs())]
    TimedOut(Duration),
    /// Several items of this name are there.
    #[error("the keychain holds several items of this name")]
    Several,
    /// Anything else, in the system's words.
    #[error("{0}")]
    Other(String),
}

impl KeychainError {
    /// What the person can do.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::NoService(_) => "keep the key in a shell file instead, or run this where a desktop session runs",
            Self::NoCollection => "sign in to the desktop once, so that its keyring is made, and try again",
            Self::Locked => "unlock the keychain and try again",
            Self::TimedOut(_) => "look for a window that asks for the keychain's password, and try again",
            Self::Several => "remove the extra ones with the system's own keychain program",
            Self::Other(_) => "try the system's own keychain program",
        }
    }
}

/// What macOS's own `security` may be asked about Claude Code's items: attributes only, so that nobody is asked for a
/// password and no secret comes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Attributes {
    /// Of one item.
    Item {
        /// The service.
        service: String,
        /// The account.
        account: String,
    },
    /// Whether the login Keychain is open. A person at the screen could be asked for a password.
    Open,
    /// Of every item there is.
    All,
}

impl Attributes {
    /// The arguments of `security`.
    #[must_use]
    pub fn arguments(&self) -> Vec<String> {
        let words = match self {
            Self::Item { service, account } => vec!["find-generic-password", "-a", account, "-s", service],
            Self::Open => vec!["show-keychain-info"],
            Self::All => vec!["dump-keychain"],
        };
        words.into_iter().map(str::to_owned).collect()
    }
}

/// The Keychain of macOS, to look at.
pub trait Items: Send + Sync {
    /// Asks with a limit; asked again it gives the same answer.
    ///
    /// # Errors
    /// As for any program that is asked.
    fn ask(&self, about: &Attributes) -> Result<Answer, AskError>;
}

/// The keychain, for the items of claude-fix: [`ACCOUNT`], and what it replaced.
pub trait Keychain: Send + Sync {
    /// The secret of this name, if one is kept.
    ///
    /// # Errors
    /// Why it could not be told.
    fn get(&self, account: &str) -> Result<Option<Secret>, KeychainError>;

    /// Keeps a secret; an older one of this name is replaced.
    ///
    /// # Errors
    /// Why not; the older one is still there then.
    fn set(&self, account: &str, key: &Secret) -> Result<(), KeychainError>;

    /// Removes the secret of this name, and says whether there was one.
    ///
    /// # Errors
    /// Why not.
    fn remove(&self, account: &str) -> Result<bool, KeychainError>;
}

/// No keychain at all.
#[derive(Clone, Copy, Debug)]
pub struct Nowhere;

impl Nowhere {
    fn nothing<T>() -> Result<T, KeychainError> {
        Err(KeychainError::NoService("nobody gave one".to_owned()))
    }
}

impl Keychain for Nowhere {
    fn get(&self, _account: &str) -> Result<Option<Secret>, KeychainError> {
        Self::nothing()
    }

    fn set(&self, _account: &str, _key: &Secret) -> Result<(), KeychainError> {
        Self::nothing()
    }

    fn remove(&self, _account: &str) -> Result<bool, KeychainError> {
        Self::nothing()
    }
}
