//! What if no copy of the damaged state file can be read? Then it is moved aside, and Claude Code begins anew.

use super::aside::{moved, shown};
use super::form::Repair;
use crate::model::facts::Facts;
use crate::model::machine::Machine;
use crate::model::plan::{Plan, Risk};
use crate::model::settings::ConfigFile;

pub(super) const REPAIR: Repair = Repair { id: "store.move_config_aside", standing: None, plans };

fn plans(facts: &Facts) -> Vec<Plan> {
    let (Some(config), Some(machine)) = (facts.get::<ConfigFile>(), facts.get::<Machine>()) else {
        return Vec::new();
    };
    if config.broken.is_none() || !config.present() {
        return Vec::new();
    }
    let (step, command) = moved(&config.path, &config.stamp, machine);
    vec![Plan {
        id: REPAIR.id.to_owned(),
        title: say!("repairs/move-aside-begin-anew", file = shown(&config.path, machine)),
        risk: Risk::Reversible,
        steps: vec![step],
        consequences: vec![
            warn!("repairs/claude-code-makes-new-one"),
            warn!("repairs/conversations-settings-stored-login-other"),
        ],
        manual: vec![command],
        clears: Vec::new(),
        cures: Vec::new(),
    }]
}
