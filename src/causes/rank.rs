//! Which diagnosis stands first? Broken before warnings; what stops the start first; no consequence beside its cause.

use std::collections::HashMap;

use super::form::Cause;
use crate::model::diagnosis::{Diagnosis, Severity};
use crate::model::facts::Facts;
use crate::model::order::InOrder;

/// Judges every cause, drops consequences, and puts the root cause first.
#[must_use]
pub fn ranked(causes: &[Cause], facts: &Facts) -> Vec<Diagnosis> {
    let mut found: Vec<(usize, &Cause, Diagnosis)> =
        causes.iter().enumerate().filter_map(|(index, cause)| Some((index, cause, cause.diagnose(facts)?))).collect();
    let severities: HashMap<&'static str, Severity> =
        found.iter().map(|(_, cause, it)| (cause.id, it.severity)).collect();
    // a root that hurts less explains nothing: what is only a note does not stand for what is broken
    let explained = |it: &Diagnosis, root: &str| severities.get(root).is_some_and(|severity| *severity <= it.severity);
    found.retain(|(_, cause, it)| !cause.consequence_of.iter().any(|root| explained(it, root)));
    found.order_by_key(|(index, cause, it)| (it.severity, cause.layer, *index));
    found.into_iter().map(|(_, _, diagnosis)| diagnosis).collect()
}
