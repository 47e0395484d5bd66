//! How does a step stand? One word for each, from the worst to nothing at all.

use super::event::Coming;
use super::state::State;
use crate::model::assessment::Verdict;
use crate::model::diagnosis::{Diagnosis, Severity};
use crate::model::outcome::{Outcome, Row};
use crate::model::step::Step;

/// How a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Not everything has ended yet.
    Running,
    /// Something broken belongs here.
    Broken,
    /// Something could not be told.
    Unknown,
    /// Something here deserves a look.
    Warning,
    /// Something was found that does no harm.
    Noted,
    /// All is well.
    Healthy,
    /// Nothing is checked here, or it does not apply.
    Empty,
}

/// How a step looks by what a diagnosis says.
pub(super) const fn severity_mark(severity: Severity) -> Mark {
    match severity {
        Severity::Broken => Mark::Broken,
        Severity::Warning => Mark::Warning,
        Severity::Note => Mark::Noted,
    }
}

/// How the first step looks by the answer as a whole; `None` where that says nothing worse than its own checks.
pub(super) const fn verdict_mark(verdict: Verdict) -> Option<Mark> {
    match verdict {
        Verdict::Problems => Some(Mark::Broken),
        Verdict::Unknown => Some(Mark::Unknown),
        Verdict::Healthy => None,
    }
}

impl State {
    /// The rows of a step, in the order of the registry; `None` for a check that still runs.
    pub fn rows(&self, step: Step) -> impl Iterator<Item = (&Coming, Option<&Row>)> {
        self.run
            .coming
            .iter()
            .filter(move |coming| coming.group == step)
            .map(|coming| (coming, self.run.rows.get(coming.id)))
    }

    /// The diagnoses of a step.
    pub fn diagnoses(&self, step: Step) -> impl Iterator<Item = &Diagnosis> {
        self.assessment.iter().flat_map(|assessment| &assessment.diagnoses).filter(move |it| it.step == step)
    }

    /// How a step stands: as bad as the worst diagnosis that belongs here or rests on what was found here.
    #[must_use]
    pub fn mark(&self, step: Step) -> Mark {
        let rows: Vec<(Option<&Row>, Mark)> = self.rows(step).map(|(_, row)| (row, self.row_mark(row))).collect();
        let worst = rows.iter().map(|(_, mark)| *mark).min().unwrap_or(Mark::Empty);
        // the first step stands as the answer does
        let all = self.assessment.iter().filter(|_| step == Step::Status).filter_map(|it| verdict_mark(it.verdict));
        let own = self.diagnoses(step).map(|diagnosis| severity_mark(diagnosis.severity)).chain(all).min();
        match own {
            _ if worst == Mark::Running => Mark::Running,
            Some(own) => worst.min(own),
            None => worst,
        }
    }

    /// How a check stands; `None` is one that still runs.
    #[must_use]
    pub fn row_mark(&self, row: Option<&Row>) -> Mark {
        let Some(row) = row else { return Mark::Running };
        match row.outcome {
            Outcome::Inconclusive { .. } => Mark::Unknown,
            Outcome::Skipped { .. } => Mark::Empty,
            Outcome::Healthy { .. } => Mark::Healthy,
            Outcome::Found { .. } => {
                let all = self.assessment.iter().flat_map(|assessment| &assessment.diagnoses);
                let resting = all.filter(|it| it.because.iter().any(|because| because.check == row.id));
                resting.map(|it| severity_mark(it.severity)).min().unwrap_or(Mark::Noted)
            }
        }
    }
}
