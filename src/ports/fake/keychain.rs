//! How is a keychain made up? As a list in memory, which can refuse.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use super::guard;
use crate::model::secret::Secret;
use crate::ports::keychain::{Keychain, KeychainError};

/// A made-up keychain. Clones share what it keeps.
#[derive(Clone, Default)]
pub struct FakeKeychain {
    items: Arc<Mutex<BTreeMap<String, Secret>>>,
    refuses: Option<KeychainError>,
}

impl FakeKeychain {
    /// One that answers nothing but this.
    #[must_use]
    pub fn refusing(error: KeychainError) -> Self {
        Self { refuses: Some(error), ..Self::default() }
    }

    /// The names of what it keeps.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        guard(&self.items).keys().cloned().collect()
    }

    fn may(&self) -> Result<(), KeychainError> {
        self.refuses.clone().map_or(Ok(()), Err)
    }
}

impl Keychain for FakeKeychain {
    fn get(&self, account: &str) -> Result<Option<Secret>, KeychainError> {
        self.may().map(|()| guard(&self.items).get(account).cloned())
    }

    fn set(&self, account: &str, key: &Secret) -> Result<(), KeychainError> {
        self.may().map(|()| drop(guard(&self.items).insert(account.to_owned(), key.clone())))
    }

    fn remove(&self, account: &str) -> Result<bool, KeychainError> {
        self.may().map(|()| guard(&self.items).remove(account).is_some())
    }
}
