//! How is a registry made up? Values in memory, under names whose case does not matter.

use std::collections::BTreeMap;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::FakeMachine;
use crate::model::environment::Environment;
use crate::model::machine::Os;
use crate::model::registry::{Key, Value};
use crate::ports::registry::{Registry, UserVariables};

impl FakeMachine {
    /// An empty Windows machine: the same home folder, PowerShell, no owners, and variables whose names have no case.
    #[must_use]
    pub fn on_windows() -> Self {
        let mut this = Self::new();
        (this.machine.os, this.machine.uid) = (Os::Windows, None);
        this.machine.shell = Some("powershell".to_owned());
        let old = this.env.all().map(|(name, value)| (name.to_owned(), value.to_owned()));
        this.env = Environment::new(old.collect::<Vec<_>>(), Os::Windows);
        this
    }
}

/// A registry in memory. Clones share it.
#[derive(Clone, Default)]
pub struct FakeRegistry {
    values: Arc<Mutex<BTreeMap<(Key, String), Value>>>,
    announced: Arc<AtomicUsize>,
}

impl FakeRegistry {
    /// Puts a value there.
    pub fn put(&self, key: Key, name: &str, value: Value) {
        self.values.lock().unwrap_or_else(PoisonError::into_inner).insert(place(key, name), value);
    }

    /// How often it was said that the variables have changed.
    #[must_use]
    pub fn announced(&self) -> usize {
        self.announced.load(Ordering::Relaxed)
    }
}

fn place(key: Key, name: &str) -> (Key, String) {
    (key, name.to_ascii_uppercase())
}

impl Registry for FakeRegistry {
    fn value(&self, key: Key, name: &str) -> io::Result<Option<Value>> {
        Ok(self.values.lock().unwrap_or_else(PoisonError::into_inner).get(&place(key, name)).cloned())
    }
}

impl UserVariables for FakeRegistry {
    fn set(&self, name: &str, value: Option<&Value>) -> io::Result<()> {
        if let Some(value) = value {
            self.put(Key::UserVariables, name, value.clone());
            return Ok(());
        }
        let mut all = self.values.lock().unwrap_or_else(PoisonError::into_inner);
        all.remove(&place(Key::UserVariables, name)).map(drop).ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn announce(&self) {
        self.announced.fetch_add(1, Ordering::Relaxed);
    }
}
