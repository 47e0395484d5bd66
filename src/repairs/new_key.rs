//! Where is a new key kept? In the keychain, in a start-up file, or in a file of its own: each says what it means.

use super::form::Repair;
use super::remove_variable;
use crate::model::credential::{CredentialKind, Ladder, RungState};
use crate::model::facts::Facts;
use crate::model::machine::Machine;
use crate::model::new_key::{Helper, InFile, Places, Sought};
use crate::model::plan::{Edit, Plan, Risk, Step};
use crate::model::source::{Origin, Variables};

pub(super) const REPAIR: Repair = Repair { id: "key.keep", standing: None, plans };

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
        warn!("repairs/claude-code-asks-claude-fix")
    } else {
        warn!("repairs/claude-code-asks-systems-own")
    }];
    if machine.os == crate::model::machine::Os::Macos {
        consequences.push(warn!("repairs/macos-asks-once-whether-program"));
    }
    if helper.replaces {
        consequences.push(warn!("repairs/takes-place-program-names-key", file = file));
    }
    consequences.extend([warn!("repairs/over-ssh-ci-nobody-unlocks"), warn!("repairs/wsl-works-only-where-linux")]);
    if let Some(other) = &places.overruled_by {
        consequences.push(warn!("repairs/not-used-long-names-another", other = other));
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
    plan("keychain", say!("repairs/keep-keychain", key = places.shown), steps, consequences, clears)
}

fn in_shell(facts: &Facts, places: &Places, found: &InFile, machine: &Machine) -> Plan {
    let (file, name) = (machine.tilde(&found.file), places.sought.variable());
    let mut consequences = vec![warn!("repairs/stands-whoever-can-read-file", file = file)];
    if found.open {
        let command = machine.typed(&found.file);
        consequences.push(warn!("repairs/others-machine-may-read-file", command = command));
    }
    consequences.push(warn!("repairs/every-program-start-from-new"));
    if places.sought == Sought::ApiKey {
        consequences.push(warn!("repairs/claude-code-asks-once-whether"));
    }
    consequences.push(warn!("repairs/over-ssh-works-shells-read"));
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
    plan("shell", say!("repairs/set-variable-in", name = name, file = file), steps, consequences, Vec::new())
}

fn in_own_file(facts: &Facts, places: &Places, found: &InFile, machine: &Machine) -> Plan {
    let (file, name) = (machine.tilde(&found.file), places.sought.variable());
    let load = machine.types_load(name, &found.file);
    let mut consequences = vec![
        warn!("repairs/only-can-read-claude-code", file = file, os = machine.os.word()),
        say!("repairs/what-starts-claude-code-loads", load = load),
        warn!("repairs/over-ssh-wsl-works-line"),
    ];
    consequences.extend(before(facts, CredentialKind::OauthToken));
    let step = Step::EditFile {
        file: found.file.clone(),
        edit: Edit::OnlySecret,
        before: found.stamp.clone(),
        changes: found.changes.clone(),
    };
    plan("file", say!("repairs/keep-key-in", key = places.shown, file = file), vec![step], consequences, Vec::new())
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
        .map(|it| warn!("repairs/not-used-long-set-which", source = it.source))
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
    let stays = stays
        .map(|source| warn!("repairs/keeps-setting-another", file = machine.tilde(&source.file), name = name))
        .collect();
    let clears = if target.is_none() { off.clears } else { Vec::new() };
    (off.steps, clears, stays)
}
