//! What is a cause? An explanation with a public id, and a pure function that judges the facts.

use crate::claude_code::systems;
use crate::model::diagnosis::{Because, Confidence, Diagnosis, Layer, Severity};
use crate::model::facts::Facts;
use crate::model::machine::Systems;
use crate::model::step::Step;
use crate::words;

/// An explanation that is known.
pub struct Cause {
    /// The public id; it never changes its meaning. Its words stand in `causes.ftl` under it.
    pub id: &'static str,
    /// The step that shows it.
    pub step: Step,
    /// When it stops Claude Code: what stops the start comes first.
    pub layer: Layer,
    /// The causes of which this one is only a consequence; then it is not listed.
    pub consequence_of: &'static [&'static str],
    /// Where to read more.
    pub docs: &'static str,
    /// Judges the facts. An absent fact is unknown, never "no".
    pub judge: fn(&Facts) -> Option<Finding>,
}

/// What a judge found.
pub struct Finding {
    severity: Severity,
    confidence: Confidence,
    summary: String,
    because: Vec<Because>,
    repairs: Vec<String>,
    advice: Vec<String>,
}

impl Finding {
    fn new(severity: Severity, summary: impl Into<String>) -> Self {
        let confidence = Confidence::Certain;
        Self {
            severity,
            confidence,
            summary: summary.into(),
            because: Vec::new(),
            repairs: Vec::new(),
            advice: Vec::new(),
        }
    }

    /// Claude Code cannot work until it is fixed. The summary says what is wrong, and what is not.
    pub fn broken(summary: impl Into<String>) -> Self {
        Self::new(Severity::Broken, summary)
    }

    /// It works, and may not for long.
    pub fn warning(summary: impl Into<String>) -> Self {
        Self::new(Severity::Warning, summary)
    }

    /// Good to know.
    pub fn note(summary: impl Into<String>) -> Self {
        Self::new(Severity::Note, summary)
    }

    /// It is not measured, but all that can be seen says so.
    #[must_use]
    pub const fn likely(mut self) -> Self {
        self.confidence = Confidence::Likely;
        self
    }

    /// It would explain what is seen.
    #[must_use]
    pub const fn possible(mut self) -> Self {
        self.confidence = Confidence::Possible;
        self
    }

    /// A piece of evidence, and the check that saw it.
    #[must_use]
    pub fn because(mut self, check: &str, fact: impl Into<String>) -> Self {
        self.because.push(Because { check: check.to_owned(), fact: fact.into() });
        self
    }

    /// A repair, if there is a plan for it on this machine. The least destructive is named first.
    #[must_use]
    pub fn repair(mut self, id: impl Into<String>) -> Self {
        self.repairs.push(id.into());
        self
    }

    /// Several of them, in the order in which they are tried.
    #[must_use]
    pub fn repairs<'a>(self, ids: impl IntoIterator<Item = &'a str>) -> Self {
        ids.into_iter().fold(self, Self::repair)
    }

    /// Something that the person can do.
    #[must_use]
    pub fn advice(mut self, text: impl Into<String>) -> Self {
        self.advice.push(text.into());
        self
    }
}

impl Cause {
    /// What is wrong, in a few words.
    #[must_use]
    pub fn title(&self) -> String {
        words::of("causes", self.id, "title").unwrap_or_default()
    }

    /// What it is and why it happens, in one or two sentences.
    #[must_use]
    pub fn why(&self) -> String {
        words::of("causes", self.id, "why").unwrap_or_default()
    }

    /// The systems on which it can happen.
    #[must_use]
    pub fn on(&self) -> Systems {
        systems::of(self.id)
    }

    /// The diagnosis, if it can happen here and the facts speak for this cause.
    #[must_use]
    pub fn diagnose(&self, facts: &Facts) -> Option<Diagnosis> {
        if !self.on().here(facts) {
            return None;
        }
        let found = (self.judge)(facts)?;
        Some(Diagnosis {
            id: self.id.to_owned(),
            severity: found.severity,
            confidence: found.confidence,
            title: self.title(),
            summary: found.summary,
            because: found.because,
            repairs: found.repairs,
            advice: found.advice,
            docs: self.docs.to_owned(),
            step: self.step,
        })
    }
}
