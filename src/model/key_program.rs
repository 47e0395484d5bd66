//! What did the program do that settings name for the key (`apiKeyHelper`)?

use super::facts::Fact;
use super::secret::{Fingerprint, SecretKind};
use super::source::Source;

/// What is known about the program that gives the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyProgram {
    /// The settings file that names it, with `~`.
    pub file: String,
    /// Every settings file that names one, the one that counts first.
    pub sources: Vec<Source>,
    /// What it did.
    pub run: ProgramRun,
}

impl Fact for KeyProgram {}

/// What the program did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProgramRun {
    /// It was not run, or what it did says nothing.
    NotRun {
        /// Why, as half a sentence.
        because: String,
    },
    /// It printed one word that can be sent.
    Printed {
        /// What its prefix says that it is.
        kind: SecretKind,
        /// The only visible trace of it.
        fingerprint: Option<Fingerprint>,
        /// In characters.
        length: usize,
    },
    /// Claude Code cannot use what it did.
    Failed {
        /// What it did, as half a sentence: "ends with code 3".
        because: String,
        /// What it wrote about that, without secrets.
        said: Option<String>,
        /// Whether Claude Code is known to fail with it.
        certain: bool,
        /// Whether a broken network could be why.
        by_network: bool,
    },
}
