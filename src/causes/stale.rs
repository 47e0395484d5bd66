//! Does this terminal have another value than its files? Then the change was made, and is not seen here yet.

use super::form::Finding;
use crate::model::facts::Facts;
use crate::model::machine::{Machine, Os};
use crate::model::source::{Freshness, Variables};

/// What takes a variable out of this terminal alone.
fn unset(machine: &Machine, name: &str) -> String {
    match (machine.os, machine.shell.as_deref()) {
        (Os::Windows, Some("cmd")) => format!("set {name}="),
        (Os::Windows, _) | (_, Some("pwsh" | "powershell")) => format!("Remove-Item Env:{name}"),
        // a universal variable stands in no start-up file, and comes back in every terminal
        (_, Some("fish")) => format!("set -e {name}; set -Ue {name}"),
        _ => format!("unset {name}"),
    }
}

/// Says it, as evidence and as advice, where this terminal is older than its files.
pub(super) fn stale(facts: &Facts, found: Finding, name: &str) -> Finding {
    let (Some(variables), Some(machine)) = (facts.get::<Variables>(), facts.get::<Machine>()) else { return found };
    let fact = match variables.get(name).map(crate::model::source::Variable::freshness) {
        Some(Freshness::Older) => format!("this terminal has another {name} than its start-up files say now"),
        Some(Freshness::OnlyHere) => format!("this terminal has {name}, and no file was found that sets it"),
        _ => return found,
    };
    let unset = unset(machine, name);
    found.because("environment.variables", fact).advice(format!(
        "If {name} was changed or taken out before: this terminal was opened before that. Open a new one, or run: {unset}"
    ))
}
