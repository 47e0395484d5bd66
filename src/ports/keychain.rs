//! Where does the system keep a secret for a program? The one item that claude-fix may keep there: an API key.

use std::time::Duration;

use super::programs::{Answer, AskError};
pub use crate::model::keychain::ACCOUNT;
use crate::model::secret::Secret;

/// The service name of the item.
pub const SERVICE: &str = "claude-fix";

/// Why the keychain did not do it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeychainError {
    /// There is no keychain to talk to, as over SSH, in a container, or without a desktop.
    NoService(String),
    /// It is there, and nothing has ever been kept in it.
    NoCollection,
    /// It is locked, and nobody was there to unlock it.
    Locked,
    /// It did not answer; perhaps it waits for somebody at its own window.
    TimedOut(Duration),
    /// Several items of this name are there.
    Several,
    /// Anything else, in the system's words.
    Other(String),
}

impl std::error::Error for KeychainError {}

impl std::fmt::Display for KeychainError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&match self {
            Self::NoService(because) => say!("system/no-keychain", because = because),
            Self::NoCollection => say!("system/keychain-no-collection"),
            Self::Locked => say!("system/keychain-locked"),
            Self::TimedOut(limit) => say!("system/keychain-timed-out", seconds = limit.as_secs()),
            Self::Several => say!("system/keychain-several"),
            Self::Other(because) => because.clone(),
        })
    }
}

said_as_shown!(KeychainError);

impl KeychainError {
    /// What the person can do.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::NoService(_) => say!("system/hint-no-keychain"),
            Self::NoCollection => say!("system/hint-no-collection"),
            Self::Locked => say!("system/hint-keychain-locked"),
            Self::TimedOut(_) => say!("system/hint-keychain-timed-out"),
            Self::Several => say!("system/hint-keychain-several"),
            Self::Other(_) => say!("system/hint-keychain-other"),
        }
    }
}

/// What macOS's own programs may be asked. `security` about Claude Code's items: attributes only, so that nobody is asked
/// for a password and no secret comes. `launchctl` about this session; the value of a variable can be a secret.
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
    /// Who leads this session: `Aqua` is the one at the screen, every other can open no window.
    Session,
    /// What launchd gives to all that it starts, terminals included.
    Variable {
        /// Its name.
        name: String,
    },
}

impl Attributes {
    /// The program that is asked.
    #[must_use]
    pub const fn program(&self) -> &'static str {
        match self {
            Self::Item { .. } | Self::Open | Self::All => "/usr/bin/security",
            Self::Session | Self::Variable { .. } => "/bin/launchctl",
        }
    }

    /// Its arguments.
    #[must_use]
    pub fn arguments(&self) -> Vec<String> {
        let words = match self {
            Self::Item { service, account } => vec!["find-generic-password", "-a", account, "-s", service],
            Self::Open => vec!["show-keychain-info"],
            Self::All => vec!["dump-keychain"],
            Self::Session => vec!["managername"],
            Self::Variable { name } => vec!["getenv", name],
        };
        words.into_iter().map(str::to_owned).collect()
    }
}

/// The Keychain and the session of macOS, to look at.
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
        Err(KeychainError::NoService(say!("system/nobody-gave-one")))
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
