//! An alias starts Claude Code in its bare mode: how does that switch go from its line?

use super::aside::{shown, word};
use super::form::Repair;
use crate::model::facts::Facts;
use crate::model::machine::Machine;
use crate::model::plan::{Plan, Risk};
use crate::model::ready::AliasEdit;

pub(super) const REPAIR: Repair =
    Repair { id: "mode.remove_bare", title: "Take --bare out of an alias", standing: None, plans };

fn plans(facts: &Facts) -> Vec<Plan> {
    let (Some(AliasEdit(Ok(ready))), Some(machine)) = (facts.get::<AliasEdit>(), facts.get::<Machine>()) else {
        return Vec::new();
    };
    vec![Plan {
        id: REPAIR.id.to_owned(),
        title: format!("Take --bare out of the alias in {}", shown(&ready.file, machine)),
        risk: Risk::Reversible,
        steps: vec![ready.step()],
        consequences: vec![
            "Terminals that are open now keep the old alias; a new one has the new one.".to_owned(),
            "Scripts that rely on the bare mode name --bare themselves.".to_owned(),
        ],
        manual: vec!["unalias claude".to_owned(), format!("source {}", word(&ready.file, machine))],
        clears: Vec::new(),
        cures: Vec::new(),
    }]
}
