//! How is the configuration folder closed to the pens of others? By its permission bits; reading it stays as it was.

use super::aside::shown;
use super::form::Repair;
use crate::model::config_folder::ConfigFolder;
use crate::model::facts::Facts;
use crate::model::machine::Machine;
use crate::model::plan::{Plan, Risk, Step};
use crate::model::stamp::Kind;

pub(super) const REPAIR: Repair = Repair { id: "store.close_folder", standing: None, plans };

fn plans(facts: &Facts) -> Vec<Plan> {
    let (Some(folder), Some(machine)) = (facts.get::<ConfigFolder>(), facts.get::<Machine>()) else {
        return Vec::new();
    };
    let Some((stamp, owner)) = folder.inside.as_ref().filter(|(stamp, _)| stamp.kind == Kind::Folder) else {
        return Vec::new();
    };
    let Some(mode) = stamp.mode.filter(|mode| mode & 0o022 != 0 && *owner == machine.uid) else {
        return Vec::new();
    };
    vec![Plan {
        id: REPAIR.id.to_owned(),
        title: say!("repairs/let-only-write-into", folder = shown(&folder.path, machine)),
        risk: Risk::Reversible,
        steps: vec![Step::SetMode { file: folder.path.clone(), mode: mode & !0o022, before: stamp.clone() }],
        consequences: vec![warn!("repairs/programs-other-users-put-files")],
        manual: vec![format!("chmod go-w {}", machine.typed(&folder.path))],
        clears: Vec::new(),
        cures: Vec::new(),
    }]
}
