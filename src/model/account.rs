//! What does Claude Code remember about the account, beside the login itself?

use super::facts::Fact;

/// What `~/.claude.json` says, as far as signing in is concerned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownAccount {
    /// The file, with `~`.
    pub file: String,
    /// Whether the first questions were answered; `None` without the file.
    pub onboarded: Option<bool>,
    /// Whether it names an account.
    pub account: bool,
    /// Who that is, with most of the name left out, as `d…v@example.com`.
    pub shown: Option<String>,
    /// The organisation of that account.
    pub organisation: Option<String>,
    /// The organisation that the stored login itself names.
    pub login_organisation: Option<String>,
    /// Whether the `ANTHROPIC_API_KEY` that is set was declined earlier.
    pub declined: bool,
}

impl Fact for KnownAccount {}
