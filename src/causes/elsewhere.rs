//! Which causes are known, and are not told on this system, and why? So that silence is not taken for "all is well".

use crate::model::machine::Os;
use crate::words;

/// A cause that cannot be told on some systems.
pub struct Elsewhere {
    /// Its public id. Its words stand in `causes.ftl` under it.
    pub id: &'static str,
    /// The systems on which it can happen.
    pub on: &'static [Os],
}

impl Elsewhere {
    /// Why nothing is said about it.
    #[must_use]
    pub fn because(&self) -> String {
        words::of("causes", self.id, "untold").unwrap_or_default()
    }
}

/// The causes of which nothing is said.
pub const ALL: &[Elsewhere] = &[Elsewhere { id: "keychain.not_updatable", on: &[Os::Macos] }];
