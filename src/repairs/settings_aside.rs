//! What can be done with a settings file that cannot be corrected by rule? It is moved aside, for a person to look at.

use super::aside::{beside, moved, shown};
use super::form::Repair;
use crate::model::facts::Facts;
use crate::model::machine::Machine;
use crate::model::plan::{Plan, Risk};
use crate::model::settings::{BrokenSettings, SettingsState};
use crate::model::source::Scope;

pub(super) const REPAIR: Repair = Repair { id: "settings.move_aside", standing: None, plans };

fn plans(facts: &Facts) -> Vec<Plan> {
    let (Some(state), Some(machine)) = (facts.get::<SettingsState>(), facts.get::<Machine>()) else {
        return Vec::new();
    };
    state.broken.iter().filter(|it| it.scope != Scope::Managed).map(|it| plan(it, machine)).collect()
}

fn plan(broken: &BrokenSettings, machine: &Machine) -> Plan {
    let (step, command) = moved(&broken.path, &broken.stamp, machine);
    let to = shown(&beside(&broken.path, machine), machine);
    Plan {
        id: format!("{}:{}", REPAIR.id, broken.scope.id()),
        title: say!("repairs/move-file-aside", file = broken.file),
        risk: Risk::Reversible,
        steps: vec![step],
        consequences: vec![
            warn!("repairs/claude-code-leaves-file-out"),
            warn!("repairs/what-set-correct-there-move", to = to),
        ],
        manual: vec![command],
        clears: Vec::new(),
        cures: Vec::new(),
    }
}
