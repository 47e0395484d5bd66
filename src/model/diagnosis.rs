//! What explains the facts? A cause, how bad and how sure it is, what speaks for it, and what to do.

use serde::{Deserialize, Serialize};

use super::step::Step;

/// How much it hurts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Claude Code cannot work until it is fixed.
    Broken,
    /// It works, and may not for long.
    Warning,
    /// Good to know.
    Note,
}

/// How sure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Measured.
    Certain,
    /// Everything that can be seen says so.
    Likely,
    /// It would explain what is seen.
    Possible,
}

/// In which order causes stop Claude Code: what stops the start comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    /// The program, and files it must read to start.
    Start,
    /// The way to the service.
    Transport,
    /// What it signs in with.
    Credential,
    /// What the account may do.
    Account,
}

/// One piece of evidence: the check that saw it, and what it saw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Because {
    /// The check's id.
    pub check: String,
    /// One sentence.
    pub fact: String,
}

/// A cause that explains what was seen on this machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnosis {
    /// The public id of the cause.
    pub id: String,
    /// How much it hurts.
    pub severity: Severity,
    /// How sure it is.
    pub confidence: Confidence,
    /// What is wrong, in a few words.
    pub title: String,
    /// What is wrong and what is not, in one or two sentences.
    pub summary: String,
    /// What speaks for it; never empty.
    pub because: Vec<Because>,
    /// The repairs that are offered, by id, least destructive first.
    pub repairs: Vec<String>,
    /// What the person can do where no repair is offered or beside it.
    pub advice: Vec<String>,
    /// Where to read more.
    pub docs: String,
    /// The step that shows it.
    pub step: Step,
}

/// A cause that is known, whether it was found here or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// The public id.
    pub id: &'static str,
    /// The step that shows it.
    pub step: Step,
    /// Where to read more.
    pub docs: &'static str,
}
