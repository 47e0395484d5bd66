//! What does one write to the administrator whose file stands in the way? claude-fix never edits managed settings.

use super::letter;
use crate::claude_code::settings::HELPER;
use crate::model::credential::{CredentialKind, Ladder};
use crate::model::facts::Facts;
use crate::model::key_program::KeyProgram;
use crate::model::machine::Machine;
use crate::model::plan::Plan;
use crate::model::policy::{Organisations, Pins, Policy};
use crate::model::settings::SettingsState;
use crate::model::source::{Origin, Scope, Variables};
use crate::model::text::plain;
use crate::repairs::form::Repair;

pub(in crate::repairs) const REPAIR: Repair = Repair { id: "it.ask", standing: None, plans };

fn plans(facts: &Facts) -> Vec<Plan> {
    let Some(machine) = facts.get::<Machine>() else { return Vec::new() };
    let mut all: Vec<Plan> =
        facts.get::<Policy>().and_then(Policy::managed).map(|pins| rule(facts, pins)).into_iter().collect();
    all.extend(variables(facts, machine));
    all.extend(program(facts, machine));
    all.extend(syntax(facts));
    all
}

fn plan(target: &str, what: String, lines: &[String]) -> Plan {
    let text = [&[what, String::new()], lines, &[String::new(), say!("repairs/letter-comes-from-claude-fix")]]
        .concat()
        .join("\n");
    letter(format!("{}:{target}", REPAIR.id), say!("repairs/letter-send-administrator"), text)
}

/// A rule on who may sign in.
fn rule(facts: &Facts, pins: &Pins) -> Plan {
    let file = &pins.file;
    let used = facts.get::<Ladder>().and_then(Ladder::used);
    let by = match used.map(|rung| rung.kind) {
        Some(CredentialKind::ApiKey) => say!("repairs/letter-by-api-key"),
        Some(CredentialKind::AuthToken) => say!("repairs/letter-by-gateway-token"),
        Some(CredentialKind::ApiKeyHelper) => say!("repairs/letter-by-key-program"),
        Some(CredentialKind::OauthToken) => say!("repairs/letter-by-setup-token"),
        _ => say!("repairs/letter-by-login"),
    };
    let demands = match (&pins.organisations, &pins.method) {
        (Some(Organisations::Nobody), _) => {
            say!("repairs/letter-rule-nobody")
        }
        (Some(Organisations::Unreadable), _) => {
            say!("repairs/letter-rule-unreadable")
        }
        (Some(Organisations::Listed(_)), _) => {
            say!("repairs/letter-rule-listed")
        }
        (None, Some(method)) => say!("repairs/letter-rule-method", method = plain(method, 30)),
        (None, None) => say!("repairs/letter-rule-unknown"),
    };
    plan(
        "rule",
        say!("repairs/letter-not-start-managed"),
        &[
            say!("repairs/letter-file-sets", file = file, demands = demands),
            say!("repairs/letter-signs-in-with", by = by),
            say!("repairs/letter-tell-me-which-account"),
        ],
    )
}

/// Variables that a managed settings file sets.
fn variables(facts: &Facts, machine: &Machine) -> Vec<Plan> {
    let Some(variables) = facts.get::<Variables>() else { return Vec::new() };
    let managed = variables.by_name.iter().filter(|(_, variable)| variable.settings == Some(Scope::Managed));
    let plan = |(name, variable): (&String, &crate::model::source::Variable)| {
        let source = variable.sources.iter().find(|source| source.origin == Origin::Settings(Scope::Managed))?;
        let file = plain(&machine.tilde(&source.file), 300);
        Some(plan(
            name,
            say!("repairs/letter-uses-from-managed", name = name),
            &[
                say!("repairs/letter-file-sets-env", file = file, name = name),
                say!("repairs/letter-check-the-value"),
                say!("repairs/letter-value-not-part"),
            ],
        ))
    };
    managed.filter_map(plan).collect()
}

/// A program for the key that managed settings name.
fn program(facts: &Facts, machine: &Machine) -> Option<Plan> {
    let first = facts.get::<KeyProgram>()?.sources.first()?;
    if first.origin != Origin::Settings(Scope::Managed) {
        return None;
    }
    let file = plain(&machine.tilde(&first.file), 300);
    Some(plan(
        HELPER,
        say!("repairs/letter-program-fails"),
        &[say!("repairs/letter-file-names-program", file = file), say!("repairs/letter-correct-program")],
    ))
}

/// A managed settings file that cannot be read.
fn syntax(facts: &Facts) -> Option<Plan> {
    let broken = facts.get::<SettingsState>()?.broken.iter().find(|it| it.scope == Scope::Managed)?;
    let (file, because) = (&broken.file, &broken.because);
    Some(plan(
        "syntax",
        say!("repairs/letter-file-cannot-be-read"),
        &[
            say!("repairs/letter-cannot-read-because", file = file, because = because),
            say!("repairs/letter-without-effect"),
        ],
    ))
}
