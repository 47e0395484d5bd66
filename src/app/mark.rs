//! How does a step stand? One word for each, from the worst to nothing at all.

use crate::model::assessment::Verdict;
use crate::model::diagnosis::Severity;

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
