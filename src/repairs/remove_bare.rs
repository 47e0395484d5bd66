//! An alias starts Claude Code in its bare mode: how does that switch go from its line?

use super::aside::shown;
use super::form::Repair;
use crate::model::facts::Facts;
use crate::model::machine::Machine;
use crate::model::plan::{Plan, Risk};
use crate::model::ready::AliasEdit;

pub(super) const REPAIR: Repair = Repair { id: "mode.remove_bare", standing: None, plans };

fn plans(facts: &Facts) -> Vec<Plan> {
    let (Some(AliasEdit(Ok(ready))), Some(machine)) = (facts.get::<AliasEdit>(), facts.get::<Machine>()) else {
        return Vec::new();
    };
    vec![Plan {
        id: REPAIR.id.to_owned(),
        title: say!("repairs/take-bare-out-alias", file = shown(&ready.file, machine)),
        risk: Risk::Reversible,
        steps: vec![ready.step()],
        consequences: vec![warn!("repairs/terminals-open-now-keep-old"), warn!("repairs/scripts-rely-bare-mode-name")],
        manual: std::iter::once(machine.types_unalias("claude")).chain(machine.types_read_again(&ready.file)).collect(),
        clears: Vec::new(),
        cures: Vec::new(),
    }]
}
