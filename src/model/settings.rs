//! Which settings files cannot be read, and how does Claude Code's own state file stand?

use std::path::PathBuf;

use super::facts::Fact;
use super::source::{Change, Scope};
use super::stamp::{Kind, Stamp};
use super::time::Moment;

/// A settings file that Claude Code cannot read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrokenSettings {
    /// Whose.
    pub scope: Scope,
    /// Where.
    pub path: PathBuf,
    /// The same with `~`.
    pub file: String,
    /// Why, as half a sentence.
    pub because: String,
    /// What is there; a link is not followed.
    pub stamp: Stamp,
    /// The file itself, links resolved.
    pub real: Stamp,
    /// The names of what gives Claude Code a key that stand in its text.
    pub names: Vec<String>,
    /// What would make it whole, if that is a matter of signs alone: comments, commas, brackets. Values are masked.
    pub mend: Vec<Change>,
}

/// What reading the settings files gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SettingsState {
    /// The files that cannot be read, the strongest first.
    pub broken: Vec<BrokenSettings>,
}

impl Fact for SettingsState {}

/// A copy of the state file that Claude Code kept and that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// Where.
    pub path: PathBuf,
    /// SHA-256 of its bytes, in hexadecimal.
    pub digest: String,
    /// Its size in bytes.
    pub size: u64,
    /// When it was made.
    pub at: Option<Moment>,
    /// Whether it names the account that was signed in then.
    pub account: bool,
    /// Whether it holds a Console key.
    pub key: bool,
}

/// What reading `~/.claude.json` gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigFile {
    /// Where.
    pub path: PathBuf,
    /// The file, with `~`.
    pub file: String,
    /// What is there; a link is not followed.
    pub stamp: Stamp,
    /// The file itself, links resolved.
    pub real: Stamp,
    /// Why Claude Code cannot read it, as half a sentence; `None` if it can, or if there is none.
    pub broken: Option<String>,
    /// The entries that belong to a sign-in: `oauthAccount`, `primaryApiKey`.
    pub sign_in: Vec<String>,
    /// What taking these entries out would change, with every value masked.
    pub without: Vec<Change>,
    /// The newest copy that can be read; looked for only where the file itself cannot.
    pub backup: Option<Backup>,
    /// How many newer copies cannot be read either.
    pub unreadable_backups: usize,
}

impl Fact for ConfigFile {}

impl ConfigFile {
    /// What is known of a file of which nothing is known yet.
    #[must_use]
    pub fn new(path: PathBuf, file: String, stamp: Stamp, real: Stamp) -> Self {
        let (sign_in, without) = (Vec::new(), Vec::new());
        Self { path, file, stamp, real, broken: None, sign_in, without, backup: None, unreadable_backups: 0 }
    }

    /// Whether anything lies there.
    #[must_use]
    pub fn present(&self) -> bool {
        self.stamp.kind != Kind::Missing
    }
}
