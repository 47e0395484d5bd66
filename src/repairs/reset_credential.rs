//! What is the smallest reset? The file that holds the login is moved aside, and nothing else.

use super::aside::moved;
use super::form::Repair;
use super::reset;
use crate::model::facts::Facts;
use crate::model::login::StoredLogin;
use crate::model::machine::Machine;
use crate::model::plan::{Plan, Risk};
use crate::model::step::Step;

pub(super) const REPAIR: Repair = Repair { id: "reset.credential", standing: Some(Step::StoredSignIn), plans };

fn plans(facts: &Facts) -> Vec<Plan> {
    let (Some(login), Some(machine)) = (facts.get::<StoredLogin>(), facts.get::<Machine>()) else {
        return Vec::new();
    };
    if !login.present() {
        return Vec::new();
    }
    let (step, command) = moved(&login.file, &login.stamp, machine);
    let mut consequences = reset::not_fixed(facts, false);
    consequences.extend(reset::costs(facts, machine));
    consequences.extend(reset::running(facts));
    consequences.extend(reset::keychain_says(facts));
    consequences.push(warn!("repairs/sessions-settings-projects-plugins-stay"));
    consequences.push(reset::sign_in_again());
    vec![Plan {
        id: REPAIR.id.to_owned(),
        title: say!("repairs/smallest-reset-move-stored-login"),
        risk: Risk::Reversible,
        steps: vec![step],
        consequences,
        manual: vec![command],
        clears: Vec::new(),
        cures: Vec::new(),
    }]
}
