//! How does one sign in? Only the person can: with Claude Code's own command.

use super::form::Repair;
use crate::model::facts::Facts;
use crate::model::install::Installs;
use crate::model::plan::{Plan, Risk};

pub(super) const REPAIR: Repair = Repair { id: "login.sign_in", title: "Sign in", standing: None, plans };

fn plans(facts: &Facts) -> Vec<Plan> {
    let active = facts.get::<Installs>().and_then(Installs::active);
    let Some(active) = active else {
        return Vec::new();
    };
    let command = match active.version.at_least(2, 1, 41) {
        Some(false) => "claude, then type /login",
        _ => "claude auth login",
    };
    vec![Plan {
        id: REPAIR.id.to_owned(),
        title: "Sign in with Claude Code".to_owned(),
        risk: Risk::Safe,
        steps: Vec::new(),
        consequences: vec!["A browser opens; come back here afterwards and run the checks again.".to_owned()],
        manual: vec![command.to_owned()],
        clears: Vec::new(),
        cures: Vec::new(),
    }]
}
