//! Which settings files cannot be read?

use super::facts::Fact;

/// What reading the settings files gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SettingsState {
    /// The files that cannot be read, with `~`, and why, as half a sentence.
    pub broken: Vec<(String, String)>,
}

impl Fact for SettingsState {}

/// What reading `~/.claude.json` gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigFile {
    /// The file, with `~`.
    pub file: String,
    /// Why Claude Code cannot read it, as half a sentence; `None` if it can, or if there is none.
    pub broken: Option<String>,
}

impl Fact for ConfigFile {}
