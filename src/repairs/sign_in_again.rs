//! What if signing in alone did not help? First out and in again, then with the stored login out of the way.

use super::aside::moved;
use super::form::Repair;
use super::{sign_in, sign_out};
use crate::model::facts::Facts;
use crate::model::login::StoredLogin;
use crate::model::machine::Machine;
use crate::model::plan::{Plan, Risk, Step};

pub(super) const AGAIN: Repair = Repair { id: "login.again", standing: None, plans: again };

pub(super) const AFRESH: Repair = Repair { id: "login.afresh", standing: None, plans: afresh };

/// The plan for signing in that runs something.
fn login(facts: &Facts) -> Option<Plan> {
    (sign_in::REPAIR.plans)(facts).into_iter().find(|plan| plan.id == sign_in::REPAIR.id && plan.acts())
}

/// The login of which there is something to be rid of.
fn stored(facts: &Facts) -> Option<&StoredLogin> {
    facts.get::<StoredLogin>().filter(|login| login.present())
}

fn again(facts: &Facts) -> Vec<Plan> {
    let out = (sign_out::REPAIR.plans)(facts).into_iter().next();
    let (Some(out), Some(login), Some(_)) = (out, login(facts), stored(facts)) else { return Vec::new() };
    let mut consequences = out.consequences;
    let not_first = sign_out::not_first();
    consequences.retain(|it| *it != not_first);
    consequences.push(warn!("repairs/right-after-browser-opens-sign"));
    // the copy of the login is made once
    let runs = login.steps.into_iter().filter(|step| matches!(step, Step::Run { .. }));
    vec![Plan {
        id: AGAIN.id.to_owned(),
        title: AGAIN.title(),
        risk: Risk::Destructive,
        steps: out.steps.into_iter().chain(runs).collect(),
        consequences,
        manual: out.manual.into_iter().chain(login.manual).collect(),
        clears: Vec::new(),
        cures: Vec::new(),
    }]
}

fn afresh(facts: &Facts) -> Vec<Plan> {
    let (Some(machine), Some(login), Some(stored)) = (facts.get::<Machine>(), login(facts), stored(facts)) else {
        return Vec::new();
    };
    let (step, command) = moved(&stored.file, &stored.stamp, machine);
    let mut consequences = vec![warn!("repairs/claude-code-then-finds-no")];
    match stored.mcp {
        0 => {}
        many => {
            consequences.push(warn!("repairs/sign-ins-mcp-servers-file", many = many));
        }
    }
    consequences.push(warn!("repairs/anthropic-not-told-its-permission"));
    let runs = login.steps.into_iter().filter(|step| matches!(step, Step::Run { .. }));
    vec![Plan {
        id: AFRESH.id.to_owned(),
        title: AFRESH.title(),
        risk: Risk::Destructive,
        steps: std::iter::once(step).chain(runs).collect(),
        consequences,
        manual: std::iter::once(command).chain(login.manual).collect(),
        clears: Vec::new(),
        cures: Vec::new(),
    }]
}
