//! A settings file chooses an organisation that is not the person's: how does that one line go?

use super::aside::shown;
use super::form::Repair;
use crate::model::facts::Facts;
use crate::model::machine::Machine;
use crate::model::plan::{Plan, Risk};
use crate::model::ready::PinEdits;
use crate::model::source::Scope;

pub(super) const REPAIR: Repair = Repair {
    id: "policy.remove_pin",
    title: "Take the choice of an organisation out of a settings file",
    standing: None,
    plans,
};

fn plans(facts: &Facts) -> Vec<Plan> {
    let (Some(pins), Some(machine)) = (facts.get::<PinEdits>(), facts.get::<Machine>()) else {
        return Vec::new();
    };
    let possible = pins.0.iter().filter_map(|(scope, file, tried)| Some((scope, file, tried.as_ref().ok()?)));
    let plan = |(scope, file, ready): (&Scope, &std::path::PathBuf, &crate::model::ready::Ready)| {
        let mut consequences = vec!["The page for signing in then lets you choose the account.".to_owned()];
        if *scope == Scope::Project {
            consequences
                .push("The file belongs to this project: others who work on it get the change, too.".to_owned());
        }
        Plan {
            id: format!("{}:{}", REPAIR.id, scope.id()),
            title: format!("Take forceLoginOrgUUID out of {}", shown(file, machine)),
            risk: Risk::Reversible,
            steps: vec![ready.step()],
            consequences,
            manual: Vec::new(),
            clears: Vec::new(),
            cures: Vec::new(),
        }
    };
    possible.map(plan).collect()
}
