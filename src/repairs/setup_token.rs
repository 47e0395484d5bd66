//! How does a server or a CI sign in? With a token that Claude Code makes and shows to the person, and to nobody else.

use super::form::Repair;
use super::sign_in::before_a_login;
use crate::model::credential::CredentialKind;
use crate::model::facts::Facts;
use crate::model::install::Installs;
use crate::model::plan::{Plan, Purpose, Risk, Step};
use crate::model::step::Step as WizardStep;

pub(super) const REPAIR: Repair =
    Repair { id: "token.setup", title: "Make a token for servers and CI", standing: Some(WizardStep::SignIn), plans };

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
    let mut consequences: Vec<String> = [
        "It gets the whole terminal. claude-fix reads nothing of what it prints, and keeps nothing of it.",
        "You sign in in a browser, then it prints a token. Copy it: the next screen asks for it and where to keep it.",
        "The token lasts a year and works on other machines. It talks to models only: no Remote Control, no connectors. It \
         needs a paid plan.",
        "It stays in what your terminal remembers until you clear that.",
        "Whatever is signed in here stays as it is.",
    ]
    .map(str::to_owned)
    .to_vec();
    if let Some(first) = before_a_login(facts).filter(|first| first.kind != CredentialKind::OauthToken) {
        consequences.push(format!("On this machine it is not used as long as {} is set.", first.source));
    }
    vec![Plan {
        id: REPAIR.id.to_owned(),
        title: "Make a token for servers and CI".to_owned(),
        risk: Risk::Safe,
        manual: run.command().into_iter().collect(),
        steps: vec![run],
        consequences,
        clears: Vec::new(),
        cures: Vec::new(),
    }]
}
