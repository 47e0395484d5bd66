//! How does a server or a CI sign in? With a token that Claude Code makes and shows to the person, and to nobody else.

use super::form::Repair;
use super::sign_in::before_a_login;
use crate::model::credential::CredentialKind;
use crate::model::facts::Facts;
use crate::model::install::Installs;
use crate::model::plan::{Plan, Purpose, Risk, Step};
use crate::model::step::Step as WizardStep;

pub(super) const REPAIR: Repair = Repair { id: "token.setup", standing: Some(WizardStep::SignIn), plans };

fn plans(facts: &Facts) -> Vec<Plan> {
    let active = facts.get::<Installs>().and_then(Installs::active);
    let Some(active) = active.filter(|active| active.version.at_least(2, 1, 41) == Some(true)) else {
        return Vec::new();
    };
    let run = Step::Run {
        program: active.path.clone(),
        arguments: vec!["setup-token".to_owned()],
        purpose: Purpose::SetupToken,
        remove_env: Vec::new(),
    };
    let mut consequences = vec![
        warn!("repairs/gets-whole-terminal-claude-fix"),
        warn!("repairs/sign-browser-then-prints-token"),
        warn!("repairs/token-lasts-year-works-other"),
        warn!("repairs/stays-what-terminal-remembers-until"),
        warn!("repairs/whatever-signed-here-stays"),
    ];
    if let Some(first) = before_a_login(facts).filter(|first| first.kind != CredentialKind::OauthToken) {
        consequences.push(warn!("repairs/machine-not-used-long-set", source = first.source));
    }
    vec![Plan {
        id: REPAIR.id.to_owned(),
        title: REPAIR.title(),
        risk: Risk::Safe,
        manual: run.command().into_iter().collect(),
        steps: vec![run],
        consequences,
        clears: Vec::new(),
        cures: Vec::new(),
    }]
}
