//! How is the stored login closed to others? By its permission bits.

use super::form::Repair;
use crate::model::facts::Facts;
use crate::model::login::StoredLogin;
use crate::model::machine::Machine;
use crate::model::plan::{Plan, Risk, Step};
use crate::model::stamp::Kind;

pub(super) const REPAIR: Repair = Repair { id: "store.make_private", standing: None, plans };

fn plans(facts: &Facts) -> Vec<Plan> {
    let (Some(login), Some(machine)) = (facts.get::<StoredLogin>(), facts.get::<Machine>()) else {
        return Vec::new();
    };
    let open = login.stamp.mode.is_some_and(|mode| mode & 0o077 != 0);
    if login.stamp.kind != Kind::File || !open || login.owner != machine.uid {
        return Vec::new();
    }
    let file = machine.tilde(&login.file);
    vec![Plan {
        id: REPAIR.id.to_owned(),
        title: say!("repairs/let-only-read", file = file),
        risk: Risk::Reversible,
        steps: vec![Step::SetMode { file: login.file.clone(), mode: 0o600, before: login.stamp.clone() }],
        consequences: Vec::new(),
        manual: vec![format!("chmod 600 {}", machine.typed(&login.file))],
        clears: Vec::new(),
        cures: Vec::new(),
    }]
}
