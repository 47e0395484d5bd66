//! Something that is no folder lies where Claude Code's folder has to be: how does it go out of the way?

use super::aside::{moved, shown};
use super::form::Repair;
use crate::model::config_folder::ConfigFolder;
use crate::model::facts::Facts;
use crate::model::machine::Machine;
use crate::model::plan::{Plan, Risk};
use crate::model::stamp::Kind;

pub(super) const REPAIR: Repair = Repair { id: "store.move_place_aside", standing: None, plans };

fn plans(facts: &Facts) -> Vec<Plan> {
    let (Some(folder), Some(machine)) = (facts.get::<ConfigFolder>(), facts.get::<Machine>()) else {
        return Vec::new();
    };
    // a folder is another matter, and of a device or the like nobody knows what it is for
    if folder.stamp.kind != Kind::File {
        return Vec::new();
    }
    let (step, command) = moved(&folder.path, &folder.stamp, machine);
    vec![Plan {
        id: REPAIR.id.to_owned(),
        title: say!("repairs/move-file-aside", file = shown(&folder.path, machine)),
        risk: Risk::Reversible,
        steps: vec![step],
        consequences: vec![say!("repairs/claude-code-makes-folder-there")],
        manual: vec![command],
        clears: Vec::new(),
        cures: Vec::new(),
    }]
}
