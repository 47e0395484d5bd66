//! Is Claude Code told to start in a way that leaves logins out, or without its command for signing in?

use super::facts::Fact;

/// What switches the bare mode on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bare {
    /// `CLAUDE_CODE_SIMPLE` is on.
    Variable,
    /// An alias called `claude` in a start-up file of the person's own shell.
    Alias {
        /// The file, with `~`.
        file: String,
        /// From 1.
        line: u32,
    },
}

/// The switches of Claude Code that matter for signing in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Modes {
    /// The bare mode, which reads no login.
    pub bare: Option<Bare>,
    /// Whether `DISABLE_LOGIN_COMMAND` hides `/login`.
    pub login_hidden: bool,
    /// An alias called `claude` that hands over a key or token of its own.
    pub hands: Option<Hands>,
}

/// What an alias hands over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hands {
    /// The variable.
    pub variable: String,
    /// The file, with `~`.
    pub file: String,
    /// From 1.
    pub line: u32,
}

impl Fact for Modes {}
