//! Which causes are known, and are not told on this system, and why? So that silence is not taken for "all is well".

use crate::claude_code::systems;
use crate::model::machine::Systems;
use crate::words;

/// A cause that cannot be told on some systems.
pub struct Elsewhere {
    /// Its public id. Its words stand in `causes.ftl` under it.
    pub id: &'static str,
}

impl Elsewhere {
    /// The systems on which it can happen.
    #[must_use]
    pub fn on(&self) -> Systems {
        systems::of(self.id)
    }

    /// Why nothing is said about it.
    #[must_use]
    pub fn because(&self) -> String {
        words::of("causes", self.id, "untold").unwrap_or_default()
    }
}

/// The causes of which nothing is said.
pub const ALL: &[Elsewhere] = &[Elsewhere { id: "keychain.not_updatable" }];
