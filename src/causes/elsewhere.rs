//! Which causes are known, and are not told on this system, and why? So that silence is not taken for "all is well".

use crate::model::machine::Os;

/// A cause that cannot be told on some systems.
pub struct Elsewhere {
    /// Its public id.
    pub id: &'static str,
    /// The systems on which it can happen.
    pub on: &'static [Os],
    /// Why nothing is said about it.
    pub because: &'static str,
}

const MAC: &[Os] = &[Os::Macos];
const KEYCHAIN: &str =
    "Only an attempt to write into the Keychain shows it, and claude-fix does not write there while it looks.";

/// The causes of which nothing is said, and why.
pub const ALL: &[Elsewhere] = &[Elsewhere { id: "keychain.not_updatable", on: MAC, because: KEYCHAIN }];
