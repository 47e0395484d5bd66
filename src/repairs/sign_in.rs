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

pub(super) const REPAIR: Repair =
    Repair { id: "login.sign_in", title: "Sign in", standing: Some(WizardStep::SignIn), plans };

/// A way to sign in.
struct Way {
    target: Option<&'static str>,
    title: &'static str,
    flag: Option<&'static str>,
    says: &'static str,
}

const WAYS: [Way; 3] = [
    Way {
        target: None,
        title: "Sign in with Claude Code",
        flag: None,
        says: "Anthropic's own sign-in page opens in a browser. The password goes there only; a code that you paste goes to \
               Claude Code, and claude-fix keeps none of it.",
    },
    Way {
        target: Some("console"),
        title: "Sign in with an Anthropic Console account",
        flag: Some("--console"),
        says: "For accounts that pay for what the API is used: it makes an API key there and stores it here. A Pro or Max \
               subscription is not used then.",
    },
    Way {
        target: Some("sso"),
        title: "Sign in through your organization (SSO)",
        flag: Some("--sso"),
        says: "Your organization's own sign-in page opens in a browser.",
    },
];

fn plans(facts: &Facts) -> Vec<Plan> {
    let Some(active) = facts.get::<Installs>().and_then(Installs::active) else {
        return Vec::new();
    };
    match active.version.at_least(2, 1, 41) {
        Some(true) => WAYS.iter().map(|way| plan(facts, active, way)).collect(),
        // an older one takes the words for a message and sends it
        Some(false) => vec![by_hand("claude, then type /login")],
        None => vec![by_hand("claude auth login")],
    }
}

fn by_hand(command: &str) -> Plan {
    Plan {
        id: REPAIR.id.to_owned(),
        title: "Sign in with Claude Code".to_owned(),
        risk: Risk::Safe,
        steps: Vec::new(),
        consequences: vec!["A browser opens; come back here afterwards and run the checks again.".to_owned()],
        manual: vec![command.to_owned()],
        clears: Vec::new(),
        cures: Vec::new(),
    }
}

fn plan(facts: &Facts, active: &Install, way: &Way) -> Plan {
    let mut arguments = vec!["auth".to_owned(), "login".to_owned()];
    arguments.extend(way.flag.map(str::to_owned));
    let run = Step::Run { program: active.path.clone(), arguments, purpose: Purpose::SignIn, remove_env: Vec::new() };
    let mut consequences = vec![way.says.to_owned()];
    consequences.extend(old(facts));
    consequences.extend(outranked(facts));
    consequences.extend(unreachable(facts));
    consequences.extend(in_the_way(facts));
    Plan {
        id: way.target.map_or_else(|| REPAIR.id.to_owned(), |target| format!("{}:{target}", REPAIR.id)),
        title: way.title.to_owned(),
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
    let what = match &login.state {
        LoginState::None => return None,
        LoginState::Valid { .. } | LoginState::RefreshPending { .. } | LoginState::Kept { .. } => {
            "The login that is stored here now"
        }
        LoginState::Expired { .. } => "The old login, which has ended,",
        LoginState::Blanked => "The old login, which is empty,",
        LoginState::Corrupt { .. } => "The old login, which is damaged,",
        LoginState::Unknown { .. } => "The login that may be stored here",
    };
    let copy = if kept(facts).is_some() { "; a copy of its file is kept first" } else { "" };
    Some(format!("{what} is replaced as soon as you have signed in, not before{copy}."))
}

/// Whatever Claude Code uses before a login.
pub(super) fn before_a_login(facts: &Facts) -> Option<&Rung> {
    let first = facts.get::<Ladder>()?.rungs.iter().find(|rung| rung.state == RungState::Used)?;
    let login = matches!(first.kind, CredentialKind::ClaudeAiLogin | CredentialKind::ManagedKey);
    (!login).then_some(first)
}

fn outranked(facts: &Facts) -> Option<String> {
    let source = &before_a_login(facts)?.source;
    Some(format!("The new login will not be used as long as {source} is set: Claude Code uses that first."))
}

/// Signing in needs its own host.
fn unreachable(facts: &Facts) -> Option<String> {
    let path = facts.get::<SignInPath>().filter(|path| !path.0.open())?;
    let host = plain(&path.0.target.host, 80);
    Some(format!("It will fail for now: {host} cannot be reached from here. Step 7 shows why; mend that first."))
}

/// A state file that cannot be read stops Claude Code's own commands.
fn in_the_way(facts: &Facts) -> Option<String> {
    let config = facts.get::<ConfigFile>().filter(|config| config.broken.is_some())?;
    Some(format!("It is likely to fail: Claude Code cannot read {}. Repair that first.", config.file))
}

/// A file as the person knows it.
pub(super) fn shown(facts: &Facts, login: &StoredLogin) -> String {
    facts.get::<Machine>().map_or_else(|| login.file.display().to_string(), |machine| machine.tilde(&login.file))
}
