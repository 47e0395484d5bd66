//! How is a variable turned off at its source? Every file that sets it, in one plan.

use super::form::Repair;
use crate::model::facts::Facts;
use crate::model::machine::{Machine, Os};
use crate::model::plan::{Edit, Plan, Risk, Step};
use crate::model::source::{Origin, Source, Variable, Variables};

pub(super) const REPAIR: Repair =
    Repair { id: "env.remove_variable", title: "Turn a variable off at its source", standing: None, plans };

fn plans(facts: &Facts) -> Vec<Plan> {
    let (Some(variables), Some(machine)) = (facts.get::<Variables>(), facts.get::<Machine>()) else {
        return Vec::new();
    };
    let set = variables.by_name.iter().filter(|(_, variable)| variable.is_set() || !variable.sources.is_empty());
    set.map(|(name, variable)| plan(name, variable, machine)).collect()
}

/// The plan for one variable.
pub(super) fn plan(name: &str, variable: &Variable, machine: &Machine) -> Plan {
    let note = format!("claude-fix {}: turned off, see claude-fix undo --list", machine.now.date());
    let steps: Vec<Step> = variable.sources.iter().filter_map(|source| step(name, source, &note)).collect();
    let left: Vec<&Source> = variable.sources.iter().filter(|source| source.fixed.is_some()).collect();
    // a settings file lies over the shell's value: without it that value is in force again
    let by_shell = |source: &Source| matches!(source.origin, Origin::Shell(_)) && source.in_force != Some(false);
    let explained = !variable.in_environment || variable.sources.iter().any(by_shell);
    let complete = left.is_empty() && explained;
    let mut consequences = Vec::new();
    for source in &left {
        let file = machine.tilde(&source.file);
        let because = source.fixed.as_deref().unwrap_or_default();
        consequences.push(format!("{file} keeps setting it, because {because}."));
    }
    if !explained {
        consequences
            .push("No file was found that gives this terminal its value: whatever starts it sets it.".to_owned());
    }
    if variable.in_environment {
        consequences.push("Terminals and programs that are open now keep it until they are started anew.".to_owned());
    }
    Plan {
        id: format!("env.remove_variable:{name}"),
        title: format!("Turn {name} off at its source"),
        risk: if steps.is_empty() { Risk::Safe } else { Risk::Reversible },
        steps,
        consequences,
        manual: if variable.in_environment { vec![unset(name, machine)] } else { Vec::new() },
        clears: if complete { vec![name.to_owned()] } else { Vec::new() },
        cures: Vec::new(),
    }
}

fn step(name: &str, source: &Source, note: &str) -> Option<Step> {
    if source.fixed.is_some() || source.changes.is_empty() {
        return None;
    }
    let edit = match source.origin {
        Origin::Shell(dialect) => Edit::CommentOut { dialect, variable: name.to_owned(), note: note.to_owned() },
        Origin::Settings(_) => Edit::RemoveKey { path: vec!["env".to_owned(), name.to_owned()] },
    };
    let (file, before, changes) = (source.file.clone(), source.stamp.clone(), source.changes.clone());
    Some(Step::EditFile { file, edit, before, changes })
}

/// The command for this very terminal, in the person's shell.
fn unset(name: &str, machine: &Machine) -> String {
    match (machine.os, machine.shell.as_deref()) {
        (Os::Windows, _) | (_, Some("pwsh" | "powershell")) => format!("Remove-Item Env:{name}"),
        (_, Some("fish")) => format!("set -e {name}"),
        _ => format!("unset {name}"),
    }
}
