//! What does one write to the administrator whose file stands in the way? claude-fix never edits managed settings.

use super::letter;
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

pub(in crate::repairs) const REPAIR: Repair =
    Repair { id: "it.ask", title: "Ask the administrator, with a text to send", standing: None, plans };

const BYE: &str = "This text comes from claude-fix, which reads these files and does not change them.";

fn plans(facts: &Facts) -> Vec<Plan> {
    let Some(machine) = facts.get::<Machine>() else { return Vec::new() };
    let mut all: Vec<Plan> =
        facts.get::<Policy>().and_then(Policy::managed).map(|pins| rule(facts, pins)).into_iter().collect();
    all.extend(variables(facts, machine));
    all.extend(program(facts, machine));
    all.extend(syntax(facts));
    all
}

fn plan(target: &str, what: &str, lines: &[String]) -> Plan {
    let text = [&[what.to_owned(), String::new()], lines, &[String::new(), BYE.to_owned()]].concat().join("\n");
    letter(format!("{}:{target}", REPAIR.id), "Send this to your administrator", text)
}

/// A rule on who may sign in.
fn rule(facts: &Facts, pins: &Pins) -> Plan {
    let file = &pins.file;
    let used = facts.get::<Ladder>().and_then(Ladder::used);
    let by = match used.map(|rung| rung.kind) {
        Some(CredentialKind::ApiKey) => "an API key",
        Some(CredentialKind::AuthToken) => "a gateway's token",
        Some(CredentialKind::ApiKeyHelper) => "a program that gives the key (apiKeyHelper)",
        Some(CredentialKind::OauthToken) => "a token from claude setup-token",
        _ => "a login",
    };
    let demands = match (&pins.organisations, &pins.method) {
        (Some(Organisations::Nobody), _) => {
            "forceLoginOrgUUID with an empty list, which allows no login at all".to_owned()
        }
        (Some(Organisations::Unreadable), _) => {
            "forceLoginOrgUUID in a form that Claude Code cannot read, which stops every login".to_owned()
        }
        (Some(Organisations::Listed(_)), _) => {
            "forceLoginOrgUUID, which allows logins of certain organisations only".to_owned()
        }
        (None, Some(method)) => format!("forceLoginMethod {}, which allows only that kind of login", plain(method, 30)),
        (None, None) => "a rule on who may sign in".to_owned(),
    };
    plan(
        "rule",
        "Claude Code does not start on my computer because of a managed setting",
        &[
            format!("The file {file} sets {demands}."),
            format!("On this computer Claude Code signs in with {by}."),
            "Please tell me which account or which kind of login to use, or correct the setting if it is not meant \
             for this computer."
                .to_owned(),
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
            &format!("Claude Code uses {name} from managed settings on my computer"),
            &[
                format!(
                    "The file {file} sets {name} in its env block, so that Claude Code uses it before my own login."
                ),
                "On this computer that does not work. Please check the value, or take the entry out.".to_owned(),
                "Its value is not part of this text.".to_owned(),
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
        "apiKeyHelper",
        "The program that gives Claude Code its key fails on my computer",
        &[
            format!("The file {file} names a program in apiKeyHelper. Claude Code runs it at every start."),
            "On this computer it fails, or gives a key that is refused. Please correct the program or the setting."
                .to_owned(),
        ],
    ))
}

/// A managed settings file that cannot be read.
fn syntax(facts: &Facts) -> Option<Plan> {
    let broken = facts.get::<SettingsState>()?.broken.iter().find(|it| it.scope == Scope::Managed)?;
    let (file, because) = (&broken.file, &broken.because);
    Some(plan(
        "syntax",
        "A managed settings file of Claude Code cannot be read",
        &[
            format!("Claude Code cannot read {file}: {because}."),
            "Everything that it sets is without effect. Please correct it.".to_owned(),
        ],
    ))
}
