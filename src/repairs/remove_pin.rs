//! A settings file chooses an organisation that is not the person's: how does that one line go?

use super::aside::shown;
use super::form::Repair;
use crate::model::facts::Facts;
use crate::model::machine::Machine;
use crate::model::plan::{Plan, Risk};
use crate::model::ready::PinEdits;
use crate::model::source::Scope;

pub(super) const REPAIR: Repair = Repair { id: "policy.remove_pin", standing: None, plans };

fn plans(facts: &Facts) -> Vec<Plan> {
    let (Some(pins), Some(machine)) = (facts.get::<PinEdits>(), facts.get::<Machine>()) else {
        return Vec::new();
    };
    let possible = pins.0.iter().filter_map(|(scope, file, tried)| Some((scope, file, tried.as_ref().ok()?)));
    let plan = |(scope, file, ready): (&Scope, &std::path::PathBuf, &crate::model::ready::Ready)| {
        let mut consequences = vec![warn!("repairs/page-signing-then-lets-choose")];
        if *scope == Scope::Project {
            consequences.push(warn!("repairs/file-belongs-project-others-who"));
        }
        Plan {
            id: format!("{}:{}", REPAIR.id, scope.id()),
            title: say!("repairs/take-forceloginorguuid-out", file = shown(file, machine)),
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
