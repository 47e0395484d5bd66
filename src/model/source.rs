//! Where does a variable get its value? Every place that sets it: file, line, and what taking it out would change.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::facts::Fact;
use super::plan::Rewrite;
use super::registry::Key;
use super::stamp::Stamp;

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dialect {
    /// Start-up files of sh, bash and zsh.
    Posix,
    /// Start-up files of fish.
    Fish,
    /// `NAME=value` lines: `/etc/environment`, `environment.d`, `.env`.
    Environment,
    /// Profiles of PowerShell.
    PowerShell,
    /// Unit files and configuration files of systemd.
    Unit,
}

/// Which settings file, from the strongest to the weakest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// An administrator's; never edited.
    Managed,
    /// `.claude/settings.local.json` in the project folder.
    Local,
    /// `.claude/settings.json` in the project folder; comes with a cloned repository.
    Project,
    /// `settings.json` in the person's own configuration folder.
    User,
}

impl Scope {
    /// Whether the person or an administrator wrote it, so that it may decide where a key is sent.
    #[must_use]
    pub const fn trusted(self) -> bool {
        matches!(self, Self::Managed | Self::User)
    }

    /// The word used in ids.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Managed => "managed",
            Self::Local => "local",
            Self::Project => "project",
            Self::User => "user",
        }
    }

    /// For a sentence.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Managed => say!("model/scope-managed"),
            Self::Local => say!("model/scope-local"),
            Self::Project => say!("model/scope-project"),
            Self::User => say!("model/scope-user"),
        }
    }
}

/// What kind of file sets the variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A file that a shell reads when it starts.
    Shell(Dialect),
    /// The `env` block of a settings file.
    Settings(Scope),
    /// A key of Windows' registry, from which every new program gets its variables.
    Registry(Key),
}

impl Origin {
    /// Whether a new terminal gets its variables from there.
    #[must_use]
    pub const fn gives_terminals(self) -> bool {
        matches!(self, Self::Shell(_) | Self::Registry(_))
    }
}

/// One line (or a few) of a file before and after a change, with every value masked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Where it starts, from 1, in the old file.
    pub line: u32,
    /// The old line.
    pub before: String,
    /// What stands there afterwards; empty when the line goes.
    pub after: Vec<String>,
}

/// One file that sets a variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// What kind of file.
    pub origin: Origin,
    /// The file, as the person knows it (a symbolic link is not resolved).
    pub file: PathBuf,
    /// The lines that set it, from 1.
    pub lines: Vec<u32>,
    /// The variable's name as it stands there, once for each way in which it is written, the one that counts last; empty
    /// where it can only stand as it is asked for.
    pub written: Vec<String>,
    /// Whether the value there is the one that this process has; `None` if it cannot be told.
    pub in_force: Option<bool>,
    /// What taking it out would change; empty with a reason in `fixed` when it must not or cannot be edited.
    pub changes: Vec<Change>,
    /// Why this file is not edited by claude-fix, as half a sentence after "because".
    pub fixed: Option<String>,
    /// Whether it is a file that the administrator can edit, and this user cannot.
    pub administrators: bool,
    /// How the value there could be put right instead of being taken out, and what that would change.
    pub rewrites: Vec<Offer>,
    /// The file when it was read.
    pub stamp: Stamp,
}

/// A way to put a value right where it is set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What would become of it.
    pub rewrite: Rewrite,
    /// What that would change, or why it cannot be done safely, as half a sentence after "because".
    pub changes: Result<Vec<Change>, String>,
}

impl Source {
    /// These names as they stand there.
    #[must_use]
    pub fn as_written<'a>(&'a self, names: &'a [String]) -> &'a [String] {
        if self.written.is_empty() { names } else { &self.written }
    }

    /// The offer of this kind, if the value there needs it.
    #[must_use]
    pub fn offer(&self, rewrite: &Rewrite) -> Option<&Offer> {
        self.rewrites.iter().find(|offer| offer.rewrite == *rewrite)
    }
}

/// One variable that decides how Claude Code signs in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Variable {
    /// Whether this process has it (and it is not empty).
    pub in_environment: bool,
    /// The settings file whose `env` block overwrites the shell's value, if one does.
    pub settings: Option<Scope>,
    /// Every place found that sets it, the one that wins first.
    pub sources: Vec<Source>,
    /// The value that Claude Code sees, fit to be shown: of a secret its public ends, of an address its host.
    pub shown: Option<String>,
}

impl Variable {
    /// Whether Claude Code would see a value.
    #[must_use]
    pub const fn is_set(&self) -> bool {
        self.in_environment || self.settings.is_some()
    }
}

/// How the value of this terminal goes with what the files say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// A file says the same, or it cannot be told.
    Same,
    /// No file that says so was found: only this terminal has it.
    OnlyHere,
    /// The files say something else: this terminal is older than they are.
    Older,
    /// A file sets it, and this terminal does not have it yet.
    NotYet,
}

impl Variable {
    /// How the value of this terminal goes with what the shells' files say.
    #[must_use]
    pub fn freshness(&self) -> Freshness {
        let mut shells = self.sources.iter().filter(|source| source.origin.gives_terminals()).peekable();
        match (self.in_environment, shells.peek().is_some()) {
            (true, false) if self.settings.is_none() => Freshness::OnlyHere,
            (true, true) if shells.all(|source| source.in_force == Some(false)) => Freshness::Older,
            (false, true) => Freshness::NotYet,
            _ => Freshness::Same,
        }
    }
}

/// Several variables that have to be taken out together, because the next one would take the place of the one before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Together {
    /// All of them, the one that counts first.
    pub names: Vec<String>,
    /// Each file that sets some of them: those that it sets, and what taking them out would change.
    pub files: Vec<(Vec<String>, Source)>,
}

/// What is known about the variables that matter, by name.
#[derive(Clone, Debug, Default)]
pub struct Variables {
    /// By name; only variables that are set somewhere.
    pub by_name: BTreeMap<String, Variable>,
    /// The variables that an empty entry of a settings `env` block cancels.
    pub cancelled: Vec<String>,
    /// The proxy variables that lead to the same proxy, where there are several.
    pub together: Option<Together>,
    /// The files that set a gateway's address and the token that belongs to it, and what taking out both would change.
    pub pair: Vec<Source>,
}

impl Fact for Variables {}

impl Variables {
    /// What is known about one variable.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Variable> {
        self.by_name.get(name)
    }
}
