//! Which settings files count, in which order, and what of signing in does each decide? Names only, no values.

use super::facts::Fact;
use super::source::Scope;

/// How a settings file stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileState {
    /// There is none, which is no fault.
    Absent,
    /// It can be read.
    Good,
    /// It cannot, and why, as half a sentence: nothing in it counts.
    Broken(String),
}

/// Something that a settings file sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The variable or the key, fit to be shown.
    pub name: String,
    /// The stronger file that sets it, too, if one does: then this one does not count.
    pub overruled_by: Option<Scope>,
}

/// One settings file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsFileSeen {
    /// Whose.
    pub scope: Scope,
    /// Where, with `~`.
    pub file: String,
    /// How it stands.
    pub state: FileState,
    /// The variables that its `env` block sets.
    pub env: Vec<Entry>,
    /// The other keys that decide how Claude Code signs in.
    pub keys: Vec<Entry>,
}

/// Every place for a settings file, the strongest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SettingsFiles(pub Vec<SettingsFileSeen>);

impl Fact for SettingsFiles {}
