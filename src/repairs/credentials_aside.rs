//! How is a damaged login moved out of the way? By one rename in its own folder.

use super::form::Repair;
use crate::model::facts::Facts;
use crate::model::login::{LoginState, StoredLogin};
use crate::model::machine::Machine;
use crate::model::plan::{Plan, Risk, Step};

pub(super) const REPAIR: Repair = Repair { id: "store.move_credentials_aside", standing: None, plans };

fn plans(facts: &Facts) -> Vec<Plan> {
    let (Some(login), Some(machine)) = (facts.get::<StoredLogin>(), facts.get::<Machine>()) else {
        return Vec::new();
    };
    if !matches!(login.state, LoginState::Corrupt { .. }) || !login.present() {
        return Vec::new();
    }
    let mut name = login.file.file_name().unwrap_or_default().to_owned();
    name.push(format!(".aside-{}", machine.now.compact()));
    let to = login.file.with_file_name(name);
    let file = machine.tilde(&login.file);
    vec![Plan {
        id: REPAIR.id.to_owned(),
        title: say!("repairs/move-file-aside", file = file),
        risk: Risk::Reversible,
        manual: vec![machine.types_move(&login.file, &to), "claude auth login".to_owned()],
        steps: vec![Step::MoveAside { from: login.file.clone(), to, before: login.stamp.clone() }],
        consequences: vec![warn!("repairs/nobody-signed-afterwards-sign-once")],
        clears: Vec::new(),
        cures: Vec::new(),
    }]
}
