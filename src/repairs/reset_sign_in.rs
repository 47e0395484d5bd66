//! What is the middle reset? Every trace of a sign-in goes: the login, and what the state file says of the account.

use super::aside::{moved, shown};
use super::form::Repair;
use super::reset;
use crate::model::facts::Facts;
use crate::model::login::StoredLogin;
use crate::model::machine::Machine;
use crate::model::plan::{Edit, Plan, Risk, Step as PlanStep};
use crate::model::settings::ConfigFile;
use crate::model::step::Step;

pub(super) const REPAIR: Repair = Repair { id: "reset.sign_in", standing: Some(Step::StoredSignIn), plans };

fn plans(facts: &Facts) -> Vec<Plan> {
    let Some(machine) = facts.get::<Machine>() else {
        return Vec::new();
    };
    let mut steps = Vec::new();
    let mut manual = Vec::new();
    let entries = facts.get::<ConfigFile>().and_then(entries);
    if let Some(login) = facts.get::<StoredLogin>().filter(|login| login.present()) {
        let (step, command) = moved(&login.file, &login.stamp, machine);
        steps.push(step);
        manual.push(command);
    }
    let keychain = reset::keychain(facts);
    // with the login alone it is the smallest reset
    if entries.is_none() && keychain.is_empty() {
        return Vec::new();
    }
    let mut consequences = reset::not_fixed(facts, true);
    consequences.extend(reset::costs(facts, machine));
    consequences.extend(reset::running(facts));
    if let Some((step, config)) = entries.zip(facts.get::<ConfigFile>()) {
        let file = shown(&config.path, machine);
        consequences.push(warn!("repairs/only-what-belongs-sign-goes", file = file));
        steps.push(step);
    }
    manual.extend(keychain);
    consequences.extend(reset::keychain_says(facts));
    consequences.push(warn!("repairs/sessions-settings-plugins-stay-they"));
    consequences.push(reset::sign_in_again());
    vec![Plan {
        id: REPAIR.id.to_owned(),
        title: say!("repairs/middle-reset-take-every-trace"),
        risk: Risk::Destructive,
        steps,
        consequences,
        manual,
        clears: Vec::new(),
        cures: Vec::new(),
    }]
}

/// Takes the account and the Console key out of the state file, if it can be read and has them.
pub(super) fn entries(config: &ConfigFile) -> Option<PlanStep> {
    if config.without.is_empty() || config.broken.is_some() {
        return None;
    }
    Some(PlanStep::EditFile {
        file: config.path.clone(),
        edit: Edit::RemoveEntries { keys: config.sign_in.clone() },
        before: config.real.clone(),
        changes: config.without.clone(),
    })
}
