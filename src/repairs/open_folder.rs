//! This user may not write into their own configuration folder, or not read their own login: by its permission bits.

use super::aside::shown;
use super::form::Repair;
use crate::model::config_folder::ConfigFolder;
use crate::model::facts::Facts;
use crate::model::login::StoredLogin;
use crate::model::machine::Machine;
use crate::model::plan::{Plan, Risk, Step};
use crate::model::stamp::Kind;

pub(super) const FOLDER: Repair = Repair { id: "store.open_folder", standing: None, plans: folder };
pub(super) const LOGIN: Repair = Repair { id: "store.open_login", standing: None, plans: login };

fn folder(facts: &Facts) -> Vec<Plan> {
    let (Some(folder), Some(machine)) = (facts.get::<ConfigFolder>(), facts.get::<Machine>()) else {
        return Vec::new();
    };
    let Some((stamp, owner)) = folder.inside.as_ref().filter(|(stamp, _)| stamp.kind == Kind::Folder) else {
        return Vec::new();
    };
    let Some(mode) = stamp.mode.filter(|mode| mode & 0o700 != 0o700 && *owner == machine.uid) else {
        return Vec::new();
    };
    let path = shown(&folder.path, machine);
    let step = Step::SetMode { file: folder.path.clone(), mode: mode | 0o700, before: stamp.clone() };
    vec![plan(
        FOLDER.id,
        say!("repairs/let-yourself-write-into", path = path),
        step,
        format!("chmod u+rwx {}", machine.typed(&folder.path)),
    )]
}

fn login(facts: &Facts) -> Vec<Plan> {
    let (Some(login), Some(machine)) = (facts.get::<StoredLogin>(), facts.get::<Machine>()) else {
        return Vec::new();
    };
    let closed = login.stamp.mode.is_some_and(|mode| mode & 0o600 != 0o600);
    if login.stamp.kind != Kind::File || !closed || login.owner != machine.uid || machine.uid.is_none() {
        return Vec::new();
    }
    let step = Step::SetMode { file: login.file.clone(), mode: 0o600, before: login.stamp.clone() };
    let path = shown(&login.file, machine);
    vec![plan(
        LOGIN.id,
        say!("repairs/let-yourself-read", path = path),
        step,
        format!("chmod 600 {}", machine.typed(&login.file)),
    )]
}

fn plan(id: &str, title: String, step: Step, manual: String) -> Plan {
    Plan {
        id: id.to_owned(),
        title,
        risk: Risk::Reversible,
        steps: vec![step],
        consequences: Vec::new(),
        manual: vec![manual],
        clears: Vec::new(),
        cures: Vec::new(),
    }
}
