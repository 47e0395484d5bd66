//! What did a check learn? An outcome for the person, evidence to show, and typed facts for the causes.

use serde::Serialize;

use super::facts::{Fact, Facts};
use super::step::Step;

/// How a check ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is as it should be.
    Healthy {
        /// One sentence.
        summary: String,
    },
    /// Something worth telling was found; whether it hurts is for the causes to say.
    Found {
        /// One sentence.
        summary: String,
    },
    /// It does not apply here.
    Skipped {
        /// Why not.
        because: String,
    },
    /// It could not be told.
    Inconclusive {
        /// What stood in the way.
        because: String,
        /// What the person can do about it.
        hint: String,
    },
}

impl Outcome {
    /// The word used in JSON.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Healthy { .. } => "healthy",
            Self::Found { .. } => "found",
            Self::Skipped { .. } => "skipped",
            Self::Inconclusive { .. } => "inconclusive",
        }
    }

    /// The sentence, whichever it is.
    #[must_use]
    pub fn sentence(&self) -> &str {
        match self {
            Self::Healthy { summary } | Self::Found { summary } => summary,
            Self::Skipped { because } | Self::Inconclusive { because, .. } => because,
        }
    }
}

/// One line of evidence: what was measured, and the value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// What it is.
    pub label: String,
    /// Its value, without secrets and control characters.
    pub value: String,
}

/// All that one check brings home.
pub struct Learned {
    /// How it ended.
    pub outcome: Outcome,
    /// What it measured.
    pub evidence: Vec<Evidence>,
    /// What the causes may rely on.
    pub facts: Facts,
}

impl Learned {
    fn new(outcome: Outcome) -> Self {
        Self { outcome, evidence: Vec::new(), facts: Facts::default() }
    }

    /// All is well.
    pub fn healthy(summary: impl Into<String>) -> Self {
        Self::new(Outcome::Healthy { summary: summary.into() })
    }

    /// Something was found.
    pub fn found(summary: impl Into<String>) -> Self {
        Self::new(Outcome::Found { summary: summary.into() })
    }

    /// It does not apply.
    pub fn skipped(because: impl Into<String>) -> Self {
        Self::new(Outcome::Skipped { because: because.into() })
    }

    /// It could not be told.
    pub fn inconclusive(because: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::new(Outcome::Inconclusive { because: because.into(), hint: hint.into() })
    }

    /// Adds a line of evidence.
    #[must_use]
    pub fn evidence(mut self, label: impl Into<String>, value: impl Into<String>) -> Self {
        self.evidence.push(Evidence { label: label.into(), value: value.into() });
        self
    }

    /// Adds a fact.
    #[must_use]
    pub fn fact<F: Fact>(mut self, fact: F) -> Self {
        self.facts.add(fact);
        self
    }
}

/// A finished check, as it stands on screen and in the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The check's id.
    pub id: &'static str,
    /// The step that shows it.
    pub group: Step,
    /// The check's title.
    pub title: String,
    /// How it ended.
    pub outcome: Outcome,
    /// What it measured.
    pub evidence: Vec<Evidence>,
    /// How long it took, in milliseconds.
    pub duration_ms: u64,
}
