//! Does this terminal have another value than its files? Then the change was made, and is not seen here yet.

use super::form::Finding;
use crate::model::facts::Facts;
use crate::model::machine::Machine;
use crate::model::source::{Freshness, Variables};

/// Says it, as evidence and as advice, where this terminal is older than its files.
pub(super) fn stale(facts: &Facts, found: Finding, name: &str) -> Finding {
    let (Some(variables), Some(machine)) = (facts.get::<Variables>(), facts.get::<Machine>()) else { return found };
    let fact = match variables.get(name).map(crate::model::source::Variable::freshness) {
        Some(Freshness::Older) => say!("diagnoses/stale-terminal-has-another-than-its", name = name),
        Some(Freshness::OnlyHere) => say!("diagnoses/stale-terminal-has-no-file-found", name = name),
        _ => return found,
    };
    let unset = machine.types_unset(&[name]);
    found.because("environment.variables", fact).advice(say!(
        "diagnoses/stale-if-changed-or-taken-out",
        name = name,
        unset = unset
    ))
}
