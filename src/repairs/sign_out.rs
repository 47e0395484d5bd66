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

pub(super) const REPAIR: Repair =
    Repair { id: "login.sign_out", title: "Sign out", standing: Some(WizardStep::SignIn), plans };

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
        title: "Sign out of Claude Code".to_owned(),
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
        all.push(format!("The login in {} goes, and so does Anthropic's permission for it.", shown(facts, login)));
        match login.mcp {
            0 => {}
            1 => all.push("The sign-in of an MCP server, which is stored beside it, goes too.".to_owned()),
            many => all.push(format!("The sign-ins of {many} MCP servers, which are stored beside it, go too.")),
        }
    }
    let ladder = facts.get::<Ladder>();
    let key = |ladder: &Ladder| {
        ladder.rungs.iter().any(|rung| rung.kind == CredentialKind::ManagedKey && rung.state != RungState::Absent)
    };
    if ladder.is_some_and(key) {
        all.push("The API key that signing in with a Console account stored here goes, too.".to_owned());
    }
    all.push(
        "Claude Code forgets which account this was and may ask its first questions again. Sessions, settings and \
         history stay."
            .to_owned(),
    );
    if let Some(first) = before_a_login(facts) {
        all.push(format!("{} stays and is still used: it is no login.", first.source));
    }
    all.push(
        "It needs the network. Without it the login goes from this machine only, and Anthropic still accepts copies of it \
         until you revoke it at https://claude.ai/settings/claude-code."
            .to_owned(),
    );
    all.push("To sign in again nobody has to sign out first.".to_owned());
    if let Some(config) = facts.get::<ConfigFile>().filter(|config| config.broken.is_some()) {
        all.push(format!("It will fail: Claude Code cannot read {}, and stops. Repair that first.", config.file));
    }
    all
}
