//! Which `claude` runs? Every copy that was found, and the one that wins.

use std::path::PathBuf;

use serde::Serialize;

use super::facts::Fact;

/// How a copy came here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// Anthropic's own installer.
    Native,
    /// `npm install -g`.
    NpmGlobal,
    /// The old `~/.claude/local`.
    NpmLocal,
    /// Homebrew, apt, WinGet, …
    PackageManager,
    /// It cannot be told.
    Unknown,
}

/// How the version was told, or why not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Version {
    /// It is known.
    Known(String),
    /// It does not start, or says something else.
    Broken {
        /// What happened, as half a sentence.
        because: String,
    },
    /// It was not asked.
    NotAsked {
        /// Why, as half a sentence.
        because: String,
    },
}

impl Version {
    /// The number, if it is known.
    #[must_use]
    pub fn number(&self) -> Option<&str> {
        match self {
            Self::Known(number) => Some(number),
            Self::Broken { .. } | Self::NotAsked { .. } => None,
        }
    }

    /// Whether it is this version or a newer one; `None` if the version is not known.
    #[must_use]
    pub fn at_least(&self, major: u64, minor: u64, patch: u64) -> Option<bool> {
        let found = semver::Version::parse(self.number()?).ok()?;
        Some(found >= semver::Version::new(major, minor, patch))
    }
}

/// One copy of Claude Code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Install {
    /// Where it was found.
    pub path: PathBuf,
    /// Where that leads, symbolic links resolved.
    pub real: PathBuf,
    /// How it came here.
    pub method: Method,
    /// Its version.
    pub version: Version,
    /// Whether its folder is on PATH.
    pub on_path: bool,
    /// Whether it is the one that runs.
    pub active: bool,
}

/// All copies, in the order of PATH, then those that are not on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Installs {
    /// In the order of PATH.
    pub all: Vec<Install>,
    /// How many folders of PATH were searched.
    pub searched: usize,
}

impl Fact for Installs {}

impl Installs {
    /// The copy that runs when a person types `claude`.
    #[must_use]
    pub fn active(&self) -> Option<&Install> {
        self.all.iter().find(|install| install.active)
    }
}
