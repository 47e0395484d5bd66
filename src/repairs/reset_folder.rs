//! What is the largest reset? The whole configuration folder is moved aside in one rename, and nothing is deleted.

use super::aside::{beside, moved, shown};
use super::form::Repair;
use super::reset;
use super::reset_sign_in::entries;
use crate::model::config_folder::ConfigFolder;
use crate::model::facts::Facts;
use crate::model::install::Installs;
use crate::model::login::StoredLogin;
use crate::model::machine::Machine;
use crate::model::plan::{Plan, Risk, Step as PlanStep};
use crate::model::settings::ConfigFile;
use crate::model::step::Step;

pub(super) const REPAIR: Repair = Repair {
    id: "reset.folder",
    title: "Reset, largest: the whole configuration folder",
    standing: Some(Step::StoredSignIn),
    plans,
};

fn plans(facts: &Facts) -> Vec<Plan> {
    let (Some(folder), Some(machine)) = (facts.get::<ConfigFolder>(), facts.get::<Machine>()) else {
        return Vec::new();
    };
    if !folder.present() || !folder.stays(facts.get::<Installs>()).is_empty() {
        return Vec::new();
    }
    let outside = |path: &std::path::Path| !path.starts_with(&folder.path);
    let login = facts.get::<StoredLogin>().filter(|login| login.present() && outside(&login.file));
    let config = facts.get::<ConfigFile>().filter(|config| outside(&config.path));
    let mut steps: Vec<PlanStep> = config.and_then(entries).into_iter().collect();
    let mut manual = Vec::new();
    let whole = moved(&folder.path, &folder.stamp, machine);
    for (step, command) in login.map(|login| moved(&login.file, &login.stamp, machine)).into_iter().chain([whole]) {
        steps.push(step);
        manual.push(command);
    }
    manual.extend(reset::keychain(facts));
    vec![Plan {
        id: REPAIR.id.to_owned(),
        title: format!("Largest reset: move {} aside as a whole", shown(&folder.path, machine)),
        // a link that leads nowhere is one thing, and holds nothing
        risk: if folder.dangling() && steps.len() == 1 { Risk::Reversible } else { Risk::Destructive },
        steps,
        consequences: consequences(facts, folder, config, machine),
        manual,
        clears: Vec::new(),
        cures: Vec::new(),
    }]
}

fn consequences(facts: &Facts, folder: &ConfigFolder, config: Option<&ConfigFile>, machine: &Machine) -> Vec<String> {
    let (path, to) = (shown(&folder.path, machine), shown(&beside(&folder.path, machine), machine));
    let mut all = Vec::new();
    match (&folder.link, &folder.real) {
        (Some(_), Some(real)) => all.push(format!(
            "Goes: only the link {path}. The folder that it leads to, {}, stays untouched, with {}.",
            shown(real, machine),
            folder.holds.words()
        )),
        (Some(_), None) => all.push(format!("Goes: only the link {path}; nothing is where it leads.")),
        (None, _) => all.push(format!("Goes: {}.", folder.holds.words())),
    }
    all.extend(reset::not_fixed(facts, true));
    all.push(format!(
        "Nothing is deleted: it lies in {to} afterwards. Undo moves it back until Claude Code has made a new {path}, \
         which its next session does."
    ));
    all.extend(foreign(folder));
    all.extend(program(folder, machine));
    all.extend(reset::costs(facts, machine));
    all.extend(reset::running(facts));
    match config.filter(|config| config.present()) {
        Some(config) => {
            let file = shown(&config.path, machine);
            all.push(format!("Stays: {file} with projects, trust and MCP servers, but without the account."));
        }
        None => {
            all.push("Claude Code asks its first questions again: theme, trust of each project, servers.".to_owned());
        }
    }
    all.extend(reset::keychain_says(facts));
    all.push(reset::sign_in_again());
    all
}

/// What else goes along, because it lies in the folder.
fn foreign(folder: &ConfigFolder) -> Option<String> {
    if folder.holds.foreign.is_empty() || folder.link.is_some() {
        return None;
    }
    let names = folder.holds.foreign.join(", ");
    let more = folder.holds.foreign_count.saturating_sub(folder.holds.foreign.len() as u64);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    Some(format!("Goes along, and is perhaps not Claude Code's: {names}{more}."))
}

fn program(folder: &ConfigFolder, machine: &Machine) -> Option<String> {
    let program = shown(folder.program.as_ref()?, machine);
    Some(format!("{program} is not the claude that runs and goes along: an alias that starts it ends."))
}
