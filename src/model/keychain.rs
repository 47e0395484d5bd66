//! What does the Keychain of macOS say of Claude Code's own items, none of which is opened?

use super::facts::Fact;
use super::time::Moment;

/// The account name of the one item that claude-fix may keep itself, see [`crate::ports::keychain`].
pub const ACCOUNT: &str = "anthropic-api-key";

/// An item, without what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The name of the service, as `Claude Code-credentials`.
    pub service: String,
    /// The name of the account.
    pub account: String,
    /// When it was last written, if the Keychain says so.
    pub modified: Option<Moment>,
}

/// What came of looking for an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Looked {
    /// It is there.
    Found(Item),
    /// It is not.
    Missing,
    /// The Keychain is locked, or this session may not ask it.
    Locked,
    /// It could not be told.
    Unclear {
        /// Why, as half a sentence.
        because: String,
    },
}

impl Looked {
    /// The item, if it is there.
    #[must_use]
    pub const fn item(&self) -> Option<&Item> {
        match self {
            Self::Found(item) => Some(item),
            _ => None,
        }
    }
}

/// The items of Claude Code in the Keychain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeychainSeen {
    /// The service under which the claude.ai login is looked for here.
    pub service: String,
    /// The account under which it is looked for here.
    pub account: String,
    /// What `USER` says.
    pub user: Option<String>,
    /// The claude.ai login.
    pub login: Looked,
    /// The key of a Console login.
    pub key: Looked,
    /// Whether the Keychain is open; `None` if it was not asked, because there somebody could be asked for a password.
    pub open: Option<bool>,
    /// Every item of Claude Code, whatever folder or account it is for; `None` if they could not be listed.
    pub all: Option<Vec<Item>>,
}

impl Fact for KeychainSeen {}

impl KeychainSeen {
    /// Whether the Keychain cannot be read in this session.
    #[must_use]
    pub fn locked(&self) -> bool {
        self.login == Looked::Locked || self.open == Some(false)
    }

    /// The logins of other folders and accounts.
    pub fn other_logins(&self) -> impl Iterator<Item = &Item> {
        let logins = self.all.iter().flatten().filter(|item| item.service.starts_with("Claude Code-credentials"));
        logins.filter(|item| (&item.service, &item.account) != (&self.service, &self.account))
    }
}
