//! Where is a new key kept? In the keychain, in a start-up file, or in a file of its own: each says what it means.

use super::form::Repair;
use super::remove_variable;
use crate::model::credential::{CredentialKind, Ladder, RungState};
use crate::model::facts::Facts;
use crate::model::machine::Machine;
use crate::model::new_key::{Helper, InFile, Places, Sought};
use crate::model::plan::{Edit, Plan, Risk, Step};
use crate::model::source::{Origin, Variables};

pub(super) const REPAIR: Repair = Repair { id: "key.keep", title: "Keep a new key", standing: None, plans };

/// The name of the item in the keychain.
const ITEM: &str = "anthropic-api-key";
/// The setting that names a program for the key.
const HELPER: &str = "apiKeyHelper";

fn plans(facts: &Facts) -> Vec<Plan> {
    let (Some(places), Some(machine)) = (facts.get::<Places>(), facts.get::<Machine>()) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    if let Ok(helper) = &places.keychain {
        all.push(in_keychain(facts, places, helper, machine));
    }
    if let Ok(file) = &places.alone {
        all.push(in_own_file(facts, places, file, machine));
    }
    if let Ok(file) = &places.shell {
        all.push(in_shell(facts, places, file, machine));
    }
    all
}

fn in_keychain(facts: &Facts, places: &Places, helper: &Helper, machine: &Machine) -> Plan {
    let file = machine.tilde(&helper.file);
    let mut consequences = vec![if helper.own {
        "Claude Code asks claude-fix for the key at every start: do not remove or move claude-fix then.".to_owned()
    } else {
        "Claude Code asks the system's own program for the key at every start, also when claude-fix is gone.".to_owned()
    }];
    if machine.os == crate::model::machine::Os::Macos {
        consequences.push("macOS asks once whether that program may read the item: choose Always Allow.".to_owned());
    }
    if helper.replaces {
        consequences.push(format!("It takes the place of the program that {file} names for the key now."));
    }
    consequences.extend(
        [
            "Over SSH and in CI nobody unlocks a keychain, and Claude Code gets no key there: use a variable there.",
            "In WSL it works only where the Linux side runs a keyring of its own; Windows does not see it.",
        ]
        .map(str::to_owned),
    );
    if let Some(other) = &places.overruled_by {
        consequences.push(format!("It is not used as long as {other} names another program, which comes first."));
    }
    consequences.extend(before(facts, CredentialKind::ApiKeyHelper));
    let mut steps = vec![Step::Keychain { account: ITEM.to_owned(), fingerprint: places.shown.clone() }];
    if !helper.changes.is_empty() {
        steps.push(Step::EditFile {
            file: helper.file.clone(),
            edit: Edit::SetKey { key: HELPER.to_owned(), value: helper.command.clone() },
            before: helper.stamp.clone(),
            changes: helper.changes.clone(),
        });
    }
    let (others, clears, more) = turned_off(facts, places.sought, machine, None);
    steps.extend(others);
    consequences.extend(more);
    plan("keychain", format!("Keep {} in the keychain", places.shown), steps, consequences, clears)
}

fn in_shell(facts: &Facts, places: &Places, found: &InFile, machine: &Machine) -> Plan {
    let (file, name) = (machine.tilde(&found.file), places.sought.variable());
    let mut consequences = vec![format!("It stands in {file} as it is: whoever can read that file has it.")];
    if found.open {
        let command = machine.typed(&found.file);
        consequences.push(format!("Others on this machine may read that file now. chmod 600 {command} ends that."));
    }
    consequences
        .push("Every program that you start from a new terminal gets it. This one does not have it.".to_owned());
    if places.sought == Sought::ApiKey {
        consequences.push("Claude Code asks once whether to use a key from a variable: answer Yes.".to_owned());
    }
    consequences.push(
        "Over SSH it works in shells that read this file. In WSL it counts for Linux only, not for Windows. CI does not \
         read it: use the secrets of your CI."
            .to_owned(),
    );
    let rung = match places.sought {
        Sought::ApiKey => CredentialKind::ApiKey,
        Sought::SetupToken => CredentialKind::OauthToken,
    };
    consequences.extend(before(facts, rung));
    let (mut steps, _, more) = turned_off(facts, places.sought, machine, Some(found));
    consequences.extend(more);
    steps.push(Step::EditFile {
        file: found.file.clone(),
        edit: Edit::PutSecret { dialect: found.dialect, variable: name.to_owned(), date: machine.now.date() },
        before: found.stamp.clone(),
        changes: found.changes.clone(),
    });
    plan("shell", format!("Set {name} in {file}"), steps, consequences, Vec::new())
}

fn in_own_file(facts: &Facts, places: &Places, found: &InFile, machine: &Machine) -> Plan {
    let (file, name) = (machine.tilde(&found.file), places.sought.variable());
    let typed = machine.typed(&found.file);
    let load = match machine.shell.as_deref() {
        Some("fish") => format!("set -gx {name} (cat {typed})"),
        _ => format!("export {name}=\"$(cat {typed})\""),
    };
    let mut consequences = vec![
        format!("Only you can read {file}. Claude Code does not look there by itself."),
        format!("What starts Claude Code loads it, as a job or a service does: {load}"),
        "Over SSH and in WSL it works with that line, locked keychains or not. In CI use the secrets of your CI."
            .to_owned(),
    ];
    consequences.extend(before(facts, CredentialKind::OauthToken));
    let step = Step::EditFile {
        file: found.file.clone(),
        edit: Edit::OnlySecret,
        before: found.stamp.clone(),
        changes: found.changes.clone(),
    };
    plan("file", format!("Keep {} in {file}", places.shown), vec![step], consequences, Vec::new())
}

fn plan(target: &str, title: String, steps: Vec<Step>, consequences: Vec<String>, clears: Vec<String>) -> Plan {
    Plan {
        id: format!("{}:{target}", REPAIR.id),
        title,
        risk: Risk::Reversible,
        steps,
        consequences,
        manual: Vec::new(),
        clears,
        cures: Vec::new(),
    }
}

/// What Claude Code uses before it.
fn before(facts: &Facts, rung: CredentialKind) -> Vec<String> {
    let Some(ladder) = facts.get::<Ladder>() else { return Vec::new() };
    let above = ladder.rungs.iter().take_while(|it| it.kind != rung).filter(|it| it.state != RungState::Absent);
    above
        .filter(|it| it.state != RungState::Unusable)
        .map(|it| format!("It is not used as long as {} is set, which comes first.", it.source))
        .collect()
}

/// The other places that set the variable: an old value there would come first, or back. Also the variables that new
/// terminals do not have then, and what stays.
fn turned_off(
    facts: &Facts,
    sought: Sought,
    machine: &Machine,
    target: Option<&InFile>,
) -> (Vec<Step>, Vec<String>, Vec<String>) {
    let name = sought.variable().to_owned();
    let Some((variables, variable)) = facts.get::<Variables>().and_then(|all| Some((all, all.get(&name)?))) else {
        return (Vec::new(), Vec::new(), Vec::new());
    };
    let mut others = variable.clone();
    others.sources.retain(|source| {
        // the start-up file that gets the new value loses the old one by that
        target.is_none_or(|target| target.file != source.file || matches!(source.origin, Origin::Settings(_)))
    });
    let off = remove_variable::of_one(&name, &others, variables, machine);
    let stays = others.sources.iter().filter(|source| source.fixed.is_some());
    let stays = stays.map(|source| format!("{} keeps setting another {name}.", machine.tilde(&source.file))).collect();
    let clears = if target.is_none() { off.clears } else { Vec::new() };
    (off.steps, clears, stays)
}
