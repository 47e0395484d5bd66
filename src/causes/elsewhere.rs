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
const KEYCHAIN: &str = "Only macOS keeps the login in the Keychain, and this version does not read it.";

/// The causes of which nothing is said, and why.
pub const ALL: &[Elsewhere] = &[
    Elsewhere { id: "keychain.locked", on: MAC, because: KEYCHAIN },
    Elsewhere { id: "keychain.not_updatable", on: MAC, because: KEYCHAIN },
    Elsewhere { id: "keychain.split_brain", on: MAC, because: KEYCHAIN },
    Elsewhere { id: "keychain.many_items", on: MAC, because: KEYCHAIN },
    Elsewhere { id: "keychain.user_mismatch", on: MAC, because: KEYCHAIN },
];
