//! What if signing in alone did not help? First out and in again, then with the stored login out of the way.

use super::aside::moved;
use super::form::Repair;
use super::{sign_in, sign_out};
use crate::model::facts::Facts;
use crate::model::login::StoredLogin;
use crate::model::machine::Machine;
use crate::model::plan::{Plan, Risk, Step};

pub(super) const AGAIN: Repair =
    Repair { id: "login.again", title: "Sign out, then in again", standing: None, plans: again };

pub(super) const AFRESH: Repair =
    Repair { id: "login.afresh", title: "Move the stored login aside, then sign in", standing: None, plans: afresh };

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
    consequences.retain(|it| !it.starts_with("To sign in again"));
    consequences.push(
        "Right after it the browser opens, and you sign in again. If you cancel that, you are signed out.".to_owned(),
    );
    // the copy of the login is made once
    let runs = login.steps.into_iter().filter(|step| matches!(step, Step::Run { .. }));
    vec![Plan {
        id: AGAIN.id.to_owned(),
        title: "Sign out, then in again".to_owned(),
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
    let mut consequences = vec![
        "Claude Code then finds no login, and writes a whole new one. If you cancel, the old one comes back."
            .to_owned(),
    ];
    match stored.mcp {
        0 => {}
        1 => consequences
            .push("The sign-in of an MCP server is stored in that file: sign in there again, too.".to_owned()),
        many => {
            consequences
                .push(format!("The sign-ins of {many} MCP servers are in that file: sign in there again, too."));
        }
    }
    consequences
        .push("Anthropic is not told: its permission for the old login stays until it ends by itself.".to_owned());
    let runs = login.steps.into_iter().filter(|step| matches!(step, Step::Run { .. }));
    vec![Plan {
        id: AFRESH.id.to_owned(),
        title: "Move the stored login aside, then sign in".to_owned(),
        risk: Risk::Destructive,
        steps: std::iter::once(step).chain(runs).collect(),
        consequences,
        manual: std::iter::once(command).chain(login.manual).collect(),
        clears: Vec::new(),
        cures: Vec::new(),
    }]
}
