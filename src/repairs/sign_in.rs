//! How does one sign in? With Claude Code's own command, run where the person sees and answers it.

use super::form::Repair;
use crate::model::credential::{CredentialKind, Ladder, Rung, RungState};
use crate::model::facts::Facts;
use crate::model::install::{Install, Installs};
use crate::model::login::{LoginState, StoredLogin};
use crate::model::machine::Machine;
use crate::model::network::SignInPath;
use crate::model::plan::{Plan, Purpose, Risk, Step};
use crate::model::settings::ConfigFile;
use crate::model::stamp::Kind;
use crate::model::step::Step as WizardStep;
use crate::model::text::plain;

pub(super) const REPAIR: Repair = Repair { id: "login.sign_in", standing: Some(WizardStep::SignIn), plans };

/// A way to sign in.
struct Way {
    target: Option<&'static str>,
    flag: Option<&'static str>,
    title: fn() -> String,
    says: fn() -> String,
}

const WAYS: [Way; 3] = [
    Way {
        target: None,
        flag: None,
        title: || say!("repairs/sign-in-with-claude-code"),
        says: || warn!("repairs/own-page-opens-in-browser"),
    },
    Way {
        target: Some("console"),
        flag: Some("--console"),
        title: || say!("repairs/sign-in-with-console-account"),
        says: || warn!("repairs/for-accounts-that-pay"),
    },
    Way {
        target: Some("sso"),
        flag: Some("--sso"),
        title: || say!("repairs/sign-in-through-organization"),
        says: || warn!("repairs/organizations-page-opens"),
    },
];

fn plans(facts: &Facts) -> Vec<Plan> {
    let Some(active) = facts.get::<Installs>().and_then(Installs::active) else {
        return Vec::new();
    };
    match active.version.at_least(2, 1, 41) {
        Some(true) => WAYS.iter().map(|way| plan(facts, active, way)).collect(),
        // an older one takes the words for a message and sends it
        Some(false) => vec![by_hand(&say!("repairs/claude-then-type-login"))],
        None => vec![by_hand("claude auth login")],
    }
}

fn by_hand(command: &str) -> Plan {
    Plan {
        id: REPAIR.id.to_owned(),
        title: say!("repairs/sign-in-with-claude-code"),
        risk: Risk::Safe,
        steps: Vec::new(),
        consequences: vec![warn!("repairs/browser-opens-come-back-here")],
        manual: vec![command.to_owned()],
        clears: Vec::new(),
        cures: Vec::new(),
    }
}

fn plan(facts: &Facts, active: &Install, way: &Way) -> Plan {
    let mut arguments = vec!["auth".to_owned(), "login".to_owned()];
    arguments.extend(way.flag.map(str::to_owned));
    let run = Step::Run { program: active.path.clone(), arguments, purpose: Purpose::SignIn, remove_env: Vec::new() };
    let mut consequences = vec![(way.says)()];
    consequences.extend(old(facts));
    consequences.extend(outranked(facts));
    consequences.extend(unreachable(facts));
    consequences.extend(in_the_way(facts));
    Plan {
        id: way.target.map_or_else(|| REPAIR.id.to_owned(), |target| format!("{}:{target}", REPAIR.id)),
        title: (way.title)(),
        risk: Risk::Safe,
        manual: run.command().into_iter().collect(),
        steps: kept(facts).into_iter().chain([run]).collect(),
        consequences,
        clears: Vec::new(),
        cures: Vec::new(),
    }
}

/// The copy of the stored login, where there is a file that can be read.
pub(super) fn kept(facts: &Facts) -> Option<Step> {
    let login = facts.get::<StoredLogin>()?;
    let readable = login.stamp.kind == Kind::File && login.stamp.digest.is_some();
    readable.then(|| Step::Keep { file: login.file.clone(), before: login.stamp.clone() })
}

/// What happens to the login that is there.
fn old(facts: &Facts) -> Option<String> {
    let login = facts.get::<StoredLogin>()?;
    let copy = if kept(facts).is_some() { "kept" } else { "none" };
    Some(match &login.state {
        LoginState::None => return None,
        LoginState::Valid { .. } | LoginState::RefreshPending { .. } | LoginState::Kept { .. } => {
            warn!("repairs/login-now-is-replaced", copy = copy)
        }
        LoginState::Expired { .. } => warn!("repairs/ended-login-is-replaced", copy = copy),
        LoginState::Blanked => warn!("repairs/empty-login-is-replaced", copy = copy),
        LoginState::Corrupt { .. } => warn!("repairs/damaged-login-is-replaced", copy = copy),
        LoginState::Unknown { .. } => warn!("repairs/possible-login-is-replaced", copy = copy),
    })
}

/// Whatever Claude Code uses before a login.
pub(super) fn before_a_login(facts: &Facts) -> Option<&Rung> {
    let first = facts.get::<Ladder>()?.rungs.iter().find(|rung| rung.state == RungState::Used)?;
    let login = matches!(first.kind, CredentialKind::ClaudeAiLogin | CredentialKind::ManagedKey);
    (!login).then_some(first)
}

fn outranked(facts: &Facts) -> Option<String> {
    let source = &before_a_login(facts)?.source;
    Some(warn!("repairs/new-login-will-not-used", source = source))
}

/// Signing in needs its own host.
fn unreachable(facts: &Facts) -> Option<String> {
    let path = facts.get::<SignInPath>().filter(|path| !path.0.open())?;
    let host = plain(&path.0.target.host, 80);
    Some(warn!("repairs/will-fail-now-cannot-reached", host = host))
}

/// A state file that cannot be read stops Claude Code's own commands.
fn in_the_way(facts: &Facts) -> Option<String> {
    let config = facts.get::<ConfigFile>().filter(|config| config.broken.is_some())?;
    Some(warn!("repairs/likely-fail-claude-code-cannot", file = config.file))
}

/// A file as the person knows it.
pub(super) fn shown(facts: &Facts, login: &StoredLogin) -> String {
    facts.get::<Machine>().map_or_else(|| login.file.display().to_string(), |machine| machine.tilde(&login.file))
}
