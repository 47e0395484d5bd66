//! What is known about a key that a person puts in? Whether it can be used, and where it could be kept; never the key.

use std::path::PathBuf;

use super::facts::Fact;
use super::plan::Plan;
use super::source::{Change, Dialect};
use super::stamp::Stamp;

/// What the person is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sought {
    /// An API key from the Console.
    ApiKey,
    /// A token that `claude setup-token` has printed.
    SetupToken,
}

impl Sought {
    /// The variable that Claude Code reads it from.
    #[must_use]
    pub const fn variable(self) -> &'static str {
        match self {
            Self::ApiKey => "ANTHROPIC_API_KEY",
            Self::SetupToken => "CLAUDE_CODE_OAUTH_TOKEN",
        }
    }

    /// For a sentence.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::ApiKey => say!("model/sought-key"),
            Self::SetupToken => say!("model/sought-token"),
        }
    }
}

/// How what the person gave was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fitness {
    /// The API knows it, or its form is right and it is never sent.
    Good,
    /// Nobody could be asked.
    Unknown,
    /// The API does not take it. It is kept only if the person insists.
    Refused,
    /// It is not what was asked for, and is not kept.
    Unfit,
    /// It would be right without the characters that do not belong.
    Spoilt,
}

/// What was found about it, for the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// What was asked for.
    pub sought: Sought,
    /// All that may be seen of it.
    pub shown: String,
    /// In characters.
    pub length: usize,
    /// How it was found.
    pub fitness: Fitness,
    /// The same in a sentence.
    pub says: String,
    /// The characters that do not belong: code point, name, position.
    pub odd: Vec<String>,
    /// Where it can be kept.
    pub plans: Vec<Plan>,
    /// Where it cannot be kept, and why not.
    pub not: Vec<String>,
    /// Whether one session can be started with it.
    pub session: bool,
}

/// The program that gives the key to Claude Code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Helper {
    /// Its command line; no secret.
    pub command: String,
    /// Whether it is claude-fix itself.
    pub own: bool,
    /// What the settings file says now: another program, or nothing.
    pub replaces: bool,
    /// The settings file.
    pub file: PathBuf,
    /// The settings file as it is now.
    pub stamp: Stamp,
    /// What changes there; empty where it names this program already.
    pub changes: Vec<Change>,
}

/// A file that would hold the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InFile {
    /// The file.
    pub file: PathBuf,
    /// How it is written.
    pub dialect: Dialect,
    /// The file as it is now.
    pub stamp: Stamp,
    /// What changes there, masked.
    pub changes: Vec<Change>,
    /// Whether others on this machine may read it.
    pub open: bool,
}

/// Where a new key could be kept on this machine; else why not, as half a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// What it is.
    pub sought: Sought,
    /// All that may be seen of it.
    pub shown: String,
    /// The keychain, with a program that Claude Code asks.
    pub keychain: Result<Helper, String>,
    /// The start-up file of the person's shell.
    pub shell: Result<InFile, String>,
    /// A file of its own.
    pub alone: Result<InFile, String>,
    /// A settings file that comes before the person's own and names a program for the key.
    pub overruled_by: Option<String>,
}

impl Fact for Places {}
