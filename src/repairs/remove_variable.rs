//! How is a variable turned off at its source? Every file that sets it, in one plan.

use super::aside::shown;
use super::form::Repair;
use crate::model::facts::Facts;
use crate::model::machine::Machine;
use crate::model::plan::{Edit, Plan, Rewrite, Risk, Step};
use crate::model::registry::Key;
use crate::model::source::{Change, Dialect, Origin, Scope, Source, Variable, Variables};
use crate::words::Listed;

pub(super) const REPAIR: Repair = Repair { id: "env.remove_variable", standing: None, plans };

fn plans(facts: &Facts) -> Vec<Plan> {
    let (Some(variables), Some(machine)) = (facts.get::<Variables>(), facts.get::<Machine>()) else {
        return Vec::new();
    };
    let set = variables.by_name.iter().filter(|(_, variable)| variable.is_set() || !variable.sources.is_empty());
    let alone = set.map(|(name, variable)| of_one(name, variable, variables, machine));
    let together = variables.together.iter().map(|group| {
        let files: Vec<(&[String], &Source)> =
            group.files.iter().map(|(names, source)| (names.as_slice(), source)).collect();
        plan(&group.names, variables, &files, machine)
    });
    alone.chain(together).collect()
}

/// The plan for one variable.
pub(super) fn of_one(name: &String, variable: &Variable, variables: &Variables, machine: &Machine) -> Plan {
    let names = std::slice::from_ref(name);
    let files: Vec<(&[String], &Source)> = variable.sources.iter().map(|source| (names, source)).collect();
    plan(names, variables, &files, machine)
}

fn plan(names: &[String], variables: &Variables, files: &[(&[String], &Source)], machine: &Machine) -> Plan {
    let note = format!("claude-fix {}: turned off, see claude-fix undo --list", machine.now.date());
    let count = names.len();
    let all: Vec<&Variable> = names.iter().filter_map(|name| variables.get(name)).collect();
    let here: Vec<&str> = names
        .iter()
        .filter(|name| variables.get(name).is_some_and(|variable| variable.in_environment))
        .map(String::as_str)
        .collect();
    let mut consequences = Vec::new();
    for (_, source) in files.iter().filter(|(_, source)| source.fixed.is_some()) {
        let file = machine.tilde(&source.file);
        let because = source.fixed.as_deref().unwrap_or_default();
        consequences.push(warn!("repairs/keeps-setting-because", file = file, count = count, because = because));
    }
    let left = !consequences.is_empty();
    // a settings file lies over the shell's value: without it that value is in force again
    let by_shell = |source: &Source| source.origin.gives_terminals() && source.in_force != Some(false);
    let explained = all.iter().all(|variable| !variable.in_environment || variable.sources.iter().any(by_shell));
    if !explained {
        consequences.push(warn!("repairs/no-file-found-gives-terminal"));
    }
    if !here.is_empty() {
        consequences.push(warn!("repairs/terminals-keep-variables", count = count));
    }
    consequences.extend(files.iter().filter_map(|(_, source)| others_use(source, machine, count)));
    let of_everybody = |source: &Source| source.origin == Origin::Registry(Key::MachineVariables);
    let everybody: Vec<&[String]> =
        files.iter().filter(|(_, source)| of_everybody(source)).map(|(names, _)| *names).collect();
    let administrators = files.iter().filter(|(_, source)| source.administrators);
    let steps: Vec<Step> = files.iter().filter_map(|(names, source)| step(names, source, &note)).collect();
    Plan {
        id: format!("env.remove_variable:{}", names.join("+")),
        title: if steps.is_empty() && !here.is_empty() {
            say!("repairs/turn-off-in-terminal", names = listed(names))
        } else {
            say!("repairs/turn-off-at-source", names = listed(names), count = count)
        },
        risk: if steps.is_empty() { Risk::Safe } else { Risk::Reversible },
        steps,
        consequences,
        manual: if here.is_empty() { None } else { Some(machine.types_unset(&here)) }
            .into_iter()
            .chain(files.iter().filter_map(|(_, source)| as_owner(source, machine)))
            .chain(everybody.concat().iter().map(|name| by_administrator(name, machine)))
            .chain(administrators.map(|(_, source)| machine.types_edit_as_administrator(&source.file)))
            .collect(),
        clears: if explained && !left { names.to_vec() } else { Vec::new() },
        cures: Vec::new(),
    }
}

/// What is typed where a file below the home folder belongs to another user: it becomes the person's own again.
fn as_owner(source: &Source, machine: &Machine) -> Option<String> {
    let managed = source.origin == Origin::Settings(Scope::Managed) || matches!(source.origin, Origin::Registry(_));
    // what could be edited, and is not, is another user's
    if managed || source.fixed.is_none() || source.changes.is_empty() || machine.uid.is_none() {
        return None;
    }
    let own = machine.home.as_ref().is_some_and(|home| source.file.starts_with(home));
    own.then(|| machine.types_take_back(&source.file, false))
}

/// Who else works with the file, if it is no start-up file of a shell.
fn others_use(source: &Source, machine: &Machine, count: usize) -> Option<String> {
    if source.fixed.is_some() || source.changes.is_empty() {
        return None;
    }
    let file = shown(&source.file, machine);
    let name = source.file.file_name().unwrap_or_default().to_string_lossy();
    match source.origin {
        Origin::Registry(_) => Some(warn!("repairs/windows-programs-keep-variable")),
        Origin::Shell(Dialect::Unit) => Some(warn!("repairs/services-read-again-after-systemctl", file = file)),
        Origin::Shell(_) if name == ".envrc" => {
            Some(warn!("repairs/programs-project-need-from-miss", count = count, file = file))
        }
        Origin::Shell(_) if name.starts_with(".env") => {
            Some(warn!("repairs/if-projects-own-program-reads", file = file, count = count))
        }
        Origin::Settings(Scope::Project) => Some(warn!("repairs/belongs-project-others-who-work", file = file)),
        _ => None,
    }
}

/// `A`, `A and B`, `A, B and C`.
pub(super) fn listed(names: &[String]) -> String {
    match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => say!("repairs/list-and", rest = rest.listed(), last = last),
        None => String::new(),
    }
}

/// `A`, `A or B`, `A, B or C`.
pub(super) fn either<T: AsRef<str>>(names: &[T]) -> String {
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    match names.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => say!("repairs/list-or", rest = rest.listed(), last = *last),
        None => String::new(),
    }
}

fn step(names: &[String], source: &Source, note: &str) -> Option<Step> {
    if source.fixed.is_some() || source.changes.is_empty() {
        return None;
    }
    let edit = match (source.origin, source.as_written(names)) {
        (Origin::Registry(_), [name]) => return Some(user_variable(name, source, None, &source.changes)),
        (Origin::Registry(_), _) => return None,
        (Origin::Shell(dialect), [variable]) => {
            Edit::CommentOut { dialect, variable: variable.clone(), note: note.to_owned() }
        }
        (Origin::Shell(dialect), variables) => {
            Edit::CommentOutAll { dialect, variables: variables.to_vec(), note: note.to_owned() }
        }
        (Origin::Settings(_), [key]) => Edit::RemoveKey { path: vec!["env".to_owned(), key.clone()] },
        (Origin::Settings(_), keys) => Edit::RemoveKeys { above: vec!["env".to_owned()], keys: keys.to_vec() },
    };
    let (file, before, changes) = (source.file.clone(), source.stamp.clone(), source.changes.clone());
    Some(Step::EditFile { file, edit, before, changes })
}

/// A step that changes a value of this user's variables.
pub(super) fn user_variable(name: &str, source: &Source, rewrite: Option<Rewrite>, changes: &[Change]) -> Step {
    let (name, before, changes) = (name.to_owned(), source.stamp.clone(), changes.to_vec());
    Step::UserVariable { name, rewrite, before, changes }
}

/// What an administrator types in PowerShell, opened "as administrator".
fn by_administrator(name: &str, machine: &Machine) -> String {
    machine.types_in_powershell(&format!("[Environment]::SetEnvironmentVariable('{name}', $null, 'Machine')"))
}
