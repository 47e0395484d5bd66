//! What does Windows' registry say? Values of a closed list of keys, and the one key whose values may be changed.

use std::io;

use crate::model::registry::{Key, Value};

/// The registry, to look at.
pub trait Registry: Send + Sync {
    /// A value by its name, whose case does not matter; `None` where there is none.
    ///
    /// # Errors
    /// The system's own, also for a value that is far too large.
    fn value(&self, key: Key, name: &str) -> io::Result<Option<Value>>;
}

/// May change the variables of this user. Only the engine's `apply` and `undo` are given one.
pub trait UserVariables: Registry {
    /// Sets a variable of this user, or takes it out.
    ///
    /// # Errors
    /// The system's own.
    fn set(&self, name: &str, value: Option<&Value>) -> io::Result<()>;

    /// Tells the programs that run that the variables have changed; those that listen hand them to what they start.
    fn announce(&self);
}

/// A system without a registry.
#[derive(Clone, Copy, Debug)]
pub struct NoRegistry;

impl Registry for NoRegistry {
    fn value(&self, _key: Key, _name: &str) -> io::Result<Option<Value>> {
        Ok(None)
    }
}

impl UserVariables for NoRegistry {
    fn set(&self, _name: &str, _value: Option<&Value>) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn announce(&self) {}
}
