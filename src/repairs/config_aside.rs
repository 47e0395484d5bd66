//! What if no copy of the damaged state file can be read? Then it is moved aside, and Claude Code begins anew.

use super::aside::{moved, shown};
use super::form::Repair;
use crate::model::facts::Facts;
use crate::model::machine::Machine;
use crate::model::plan::{Plan, Risk};
use crate::model::settings::ConfigFile;

pub(super) const REPAIR: Repair = Repair {
    id: "store.move_config_aside",
    title: "Move Claude Code's damaged state file aside",
    standing: None,
    plans,
};

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
        title: format!("Move {} aside and begin anew", shown(&config.path, machine)),
        risk: Risk::Reversible,
        steps: vec![step],
        consequences: vec![
            "Claude Code makes a new one and asks its first questions again: theme, trust of each project, approval of a \
             key. MCP servers that you added for yourself have to be added again."
                .to_owned(),
            "Conversations, settings and the stored login are in other files and stay.".to_owned(),
        ],
        manual: vec![command],
        clears: Vec::new(),
        cures: Vec::new(),
    }]
}
