//! How does one sign out, and what goes with it? With Claude Code's own command.

use super::form::Repair;
use super::sign_in::{before_a_login, kept, shown};
use crate::model::credential::{CredentialKind, Ladder, RungState};
use crate::model::facts::Facts;
use crate::model::install::Installs;
use crate::model::login::StoredLogin;
use crate::model::plan::{Plan, Purpose, Risk, Step};
use crate::model::settings::ConfigFile;
use crate::model::step::Step as WizardStep;

pub(super) const REPAIR: Repair = Repair { id: "login.sign_out", standing: Some(WizardStep::SignIn), plans };

fn plans(facts: &Facts) -> Vec<Plan> {
    let active = facts.get::<Installs>().and_then(Installs::active);
    let Some(active) = active.filter(|active| active.version.at_least(2, 1, 41) == Some(true)) else {
        return Vec::new();
    };
    let run = Step::Run {
        program: active.path.clone(),
        arguments: vec!["auth".to_owned(), "logout".to_owned()],
        purpose: Purpose::SignOut,
        remove_env: Vec::new(),
    };
    vec![Plan {
        id: REPAIR.id.to_owned(),
        title: say!("repairs/sign-out-claude-code"),
        risk: Risk::Destructive,
        manual: run.command().into_iter().collect(),
        steps: kept(facts).into_iter().chain([run]).collect(),
        consequences: consequences(facts),
        clears: Vec::new(),
        cures: Vec::new(),
    }]
}

fn consequences(facts: &Facts) -> Vec<String> {
    let mut all = Vec::new();
    if let Some(login) = facts.get::<StoredLogin>().filter(|login| login.present()) {
        all.push(warn!("repairs/login-goes-so-does-anthropics", file = shown(facts, login)));
        match login.mcp {
            0 => {}
            many => all.push(warn!("repairs/sign-ins-mcp-servers-which", many = many)),
        }
    }
    let ladder = facts.get::<Ladder>();
    let key = |ladder: &Ladder| {
        ladder.rungs.iter().any(|rung| rung.kind == CredentialKind::ManagedKey && rung.state != RungState::Absent)
    };
    if ladder.is_some_and(key) {
        all.push(warn!("repairs/api-key-signing-console-account"));
    }
    all.push(warn!("repairs/claude-code-forgets-which-account"));
    if let Some(first) = before_a_login(facts) {
        all.push(warn!("repairs/stays-still-used-no-login", source = first.source));
    }
    all.push(warn!("repairs/needs-network-without-login-goes"));
    all.push(not_first());
    if let Some(config) = facts.get::<ConfigFile>().filter(|config| config.broken.is_some()) {
        all.push(warn!("repairs/will-fail-claude-code-cannot", file = config.file));
    }
    all
}

/// What somebody who signs in again right away need not know.
pub(super) fn not_first() -> String {
    warn!("repairs/sign-again-nobody-has-sign")
}
