//! Which diagnosis stands first? Broken before warnings; what stops the start first; no consequence beside its cause.

use super::form::Cause;
use crate::model::diagnosis::{Diagnosis, Severity};
use crate::model::facts::Facts;

/// Judges every cause, drops consequences, and puts the root cause first.
#[must_use]
pub fn ranked(causes: &[Cause], facts: &Facts) -> Vec<Diagnosis> {
    let mut found: Vec<(usize, &Cause, Diagnosis)> =
        causes.iter().enumerate().filter_map(|(index, cause)| Some((index, cause, cause.diagnose(facts)?))).collect();
    let broken: Vec<&'static str> =
        found.iter().filter(|(_, _, it)| it.severity == Severity::Broken).map(|(_, cause, _)| cause.id).collect();
    found.retain(|(_, cause, _)| !cause.consequence_of.iter().any(|root| broken.contains(root)));
    found.sort_by_key(|(index, cause, it)| (it.severity, cause.layer, *index));
    found.into_iter().map(|(_, _, diagnosis)| diagnosis).collect()
}
