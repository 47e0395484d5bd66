//! How is the system's keychain really asked? macOS Keychain, Windows Credential Manager, or the Secret Service.

use std::sync::mpsc;
use std::time::Duration;

#[cfg(target_os = "macos")]
use keyring::{Entry, Error};
#[cfg(not(target_os = "macos"))]
use keyring_core::{Entry, Error};

use crate::model::secret::Secret;
use crate::model::text::plain;
use crate::ports::keychain::{Keychain, KeychainError, SERVICE};

/// How long it may take where a person may have to unlock it.
pub const WITH_A_PERSON: Duration = Duration::from_mins(1);

/// The keychain of this session. It may open a window of its own that asks for a password, so every call has a limit.
#[derive(Clone, Copy, Debug)]
pub struct SystemKeychain {
    /// How long one call may take.
    pub limit: Duration,
}

impl SystemKeychain {
    /// On a thread of its own: the library blocks, and nothing ends it while a window is open.
    fn within<T: Send + 'static>(
        self,
        account: &str,
        ask: impl FnOnce(&Entry) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, KeychainError> {
        let (tell, told) = mpsc::channel();
        let account = account.to_owned();
        std::thread::spawn(move || {
            let answer = entry(&account).and_then(|entry| ask(&entry)).map_err(|error| meaning(&error));
            // nobody listens any more if it took too long
            let _ = tell.send(answer);
        });
        told.recv_timeout(self.limit).unwrap_or(Err(KeychainError::TimedOut(self.limit)))
    }
}

/// The system's store, found once.
#[cfg(target_os = "macos")]
fn store() -> &'static Result<(), Error> {
    Entry::store_status()
}

/// The system's store, found once.
#[cfg(not(target_os = "macos"))]
fn store() -> &'static Result<(), Error> {
    #[cfg(unix)]
    use dbus_secret_service_keyring_store::Store;
    #[cfg(windows)]
    use windows_native_keyring_store::Store;

    static STORE: std::sync::LazyLock<Result<(), Error>> = std::sync::LazyLock::new(|| {
        keyring_core::set_default_store(Store::new()?);
        Ok(())
    });
    &STORE
}

fn entry(account: &str) -> Result<Entry, Error> {
    if store().is_err() { Err(Error::NoDefaultStore) } else { Entry::new(SERVICE, account) }
}

impl Keychain for SystemKeychain {
    fn get(&self, account: &str) -> Result<Option<Secret>, KeychainError> {
        self.within(account, |entry| match entry.get_secret() {
            Ok(bytes) => Ok(Some(Secret::new(bytes))),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(error),
        })
    }

    fn set(&self, account: &str, key: &Secret) -> Result<(), KeychainError> {
        let key = key.clone();
        self.within(account, move |entry| entry.set_secret(key.expose()))
    }

    fn remove(&self, account: &str) -> Result<bool, KeychainError> {
        self.within(account, |entry| match entry.delete_credential() {
            Ok(()) => Ok(true),
            Err(Error::NoEntry) => Ok(false),
            Err(error) => Err(error),
        })
    }
}

/// What an error of the library means. Its data can hold the item's bytes, so that only its own words are taken.
fn meaning(error: &Error) -> KeychainError {
    match error {
        Error::NoDefaultStore => KeychainError::NoService(match store() {
            Err(Error::PlatformFailure(why) | Error::NoStorageAccess(why)) => plain(&why.to_string(), 160),
            _ => say!("system/keychain-cannot-be-reached"),
        }),
        Error::NoStorageAccess(why) => match format!("{why:?}") {
            why if why.contains("NoResult") => KeychainError::NoCollection,
            why if why.contains("Prompt") || why.contains("Locked") => KeychainError::Locked,
            why => KeychainError::Other(plain(&why, 160)),
        },
        Error::PlatformFailure(why) => KeychainError::Other(plain(&why.to_string(), 160)),
        Error::Ambiguous(_) => KeychainError::Several,
        Error::BadEncoding(_) | Error::BadDataFormat(..) => {
            KeychainError::Other(say!("system/items-content-not-what-claude"))
        }
        Error::TooLong(what, most) => KeychainError::Other(say!("system/longer-than", what = what, most = most)),
        _ => KeychainError::Other(say!("system/keychain-refused")),
    }
}
