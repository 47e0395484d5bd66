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
use crate::words::Listed;

pub(super) const REPAIR: Repair = Repair { id: "reset.folder", standing: Some(Step::StoredSignIn), plans };

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
        title: say!("repairs/largest-reset-move-aside-whole", folder = shown(&folder.path, machine)),
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
        (Some(_), Some(real)) => all.push(warn!(
            "repairs/goes-only-link-folder-leads",
            path = path,
            folder = shown(real, machine),
            holds = folder.holds.words()
        )),
        (Some(_), None) => all.push(warn!("repairs/goes-only-link-nothing-where", path = path)),
        (None, _) => all.push(warn!("repairs/goes", holds = folder.holds.words())),
    }
    all.extend(reset::not_fixed(facts, true));
    all.push(warn!("repairs/nothing-deleted-lies-afterwards-undo", to = to, path = path));
    all.extend(foreign(folder));
    all.extend(program(folder, machine));
    all.extend(reset::costs(facts, machine));
    all.extend(reset::running(facts));
    match config.filter(|config| config.present()) {
        Some(config) => {
            let file = shown(&config.path, machine);
            all.push(warn!("repairs/stays-projects-trust-mcp-servers", file = file));
        }
        None => {
            all.push(warn!("repairs/claude-code-asks-its-first"));
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
    let names = folder.holds.foreign.listed();
    let more = folder.holds.foreign_count.saturating_sub(folder.holds.foreign.len() as u64);
    Some(if more > 0 {
        warn!("repairs/goes-along-and-more", names = names, more = more)
    } else {
        warn!("repairs/goes-along-perhaps-not-claude", names = names)
    })
}

fn program(folder: &ConfigFolder, machine: &Machine) -> Option<String> {
    let program = shown(folder.program.as_ref()?, machine);
    Some(warn!("repairs/not-claude-runs-goes-along", program = program))
}
