//! What would the usual advice do on this machine? One sentence a step, from what was measured.
//!
//! ```text
//! Often advised: log out and in again
//!   It would lose the login and the sign-ins of 2 MCP servers.
//!   It would not fix what is wrong: … (step 5).
//! ```

use super::sign_in::lost;
use super::stored::would_not_fix;
use crate::app::State;
use crate::model::assessment::Assessment;
use crate::model::credential::{CredentialKind, RungState};
use crate::model::keychain::{KeychainSeen, Looked};
use crate::model::login::StoredLogin;
use crate::model::measured::Measured;
use crate::model::source::{Freshness, Variable, Variables};
use crate::model::step::Step;
use crate::ui::page::Page;
use crate::ui::theme::Role;
use crate::words::Listed;

/// The variables that the articles tell people to unset, the most usual first.
const UNSET: [&str; 3] = ["ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "ANTHROPIC_BASE_URL"];

/// Writes what the usual advice of this step would do here; nothing where none applies.
pub(super) fn write(state: &State, step: Step, page: &mut Page) {
    let Some(assessment) = state.assessment.as_deref().filter(|_| state.run.over && state.replay.is_none()) else {
        return;
    };
    let told = match step {
        Step::SignIn => sign_in(assessment),
        // what is said of this terminal would be that of a new one
        Step::ApiKey if state.first_here().is_empty() => Some(api_key(assessment)),
        Step::Environment => unset(assessment),
        Step::StoredSignIn => keychain(assessment),
        Step::Install => install(assessment),
        Step::Network => vpn(assessment, state.measured()),
        _ => None,
    };
    let Some((title, sentences)) = told else { return };
    page.heading(&title);
    for (at, sentence) in sentences.iter().enumerate() {
        page.indented(2, if at == 0 { Role::Plain } else { Role::Strong }, sentence);
    }
}

type Told = Option<(String, Vec<String>)>;

/// `log out and in again`
fn sign_in(assessment: &Assessment) -> Told {
    let login = assessment.facts.get::<StoredLogin>()?;
    let lost = lost(assessment, login)?;
    let here = say!("ui/advised-sign-out-here", lost = lost);
    let why = match assessment.ladder.used() {
        Some(used) if !login_like(used.kind) => say!("ui/advised-sign-in-not-used", source = used.source),
        _ if login.good() => would_not_fix(assessment)?,
        _ => say!("ui/advised-sign-in-is-enough"),
    };
    Some((say!("ui/advised-sign-out"), vec![here, why]))
}

const fn login_like(kind: CredentialKind) -> bool {
    matches!(kind, CredentialKind::ClaudeAiLogin | CredentialKind::ManagedKey)
}

/// `make a new key`
fn api_key(assessment: &Assessment) -> (String, Vec<String>) {
    let keys = [CredentialKind::ApiKey, CredentialKind::ApiKeyHelper, CredentialKind::ManagedKey];
    let mut rungs = assessment.ladder.rungs.iter().filter(|it| it.state != RungState::Absent);
    let key = rungs.find(|it| keys.contains(&it.kind));
    let good = assessment.facts.get::<StoredLogin>().is_some_and(StoredLogin::good);
    let sentences = match (key, good) {
        (None, true) => vec![say!("ui/advised-key-over-login"), say!("ui/advised-key-from-elsewhere")],
        (None, false) => vec![say!("ui/advised-key-from-elsewhere")],
        (Some(key), true) if !login_like(key.kind) => vec![say!("ui/advised-key-goes-on-hiding", source = key.source)],
        (Some(key), _) => {
            let mut all = vec![say!("ui/advised-key-same-place", source = key.source)];
            all.extend(would_not_fix(assessment).filter(|_| elsewhere(assessment, Step::ApiKey)));
            all
        }
    };
    (say!("ui/advised-new-key"), sentences)
}

/// Whether what is wrong belongs to another step; false where nothing is.
fn elsewhere(assessment: &Assessment, step: Step) -> bool {
    assessment.top().is_some_and(|top| top.step != step)
}

/// `unset ANTHROPIC_API_KEY`
fn unset(assessment: &Assessment) -> Told {
    let variables = assessment.facts.get::<Variables>()?;
    let (name, variable) = UNSET.iter().find_map(|name| Some((*name, variables.get(name)?)))?;
    let sentence = match (variable.settings.is_some(), variable.freshness()) {
        (true, _) => say!("ui/advised-unset-settings", name = name),
        (false, Freshness::OnlyHere) => say!("ui/advised-unset-only-here", name = name),
        (false, Freshness::NotYet) => say!("ui/advised-unset-not-here", name = name),
        (false, Freshness::Older) => say!("ui/advised-unset-left-over", name = name),
        (false, Freshness::Same) => comes_back(assessment, name, variable)?,
    };
    Some((say!("ui/advised-command", command = assessment.machine.types_unset(&[name])), vec![sentence]))
}

fn comes_back(assessment: &Assessment, name: &str, variable: &Variable) -> Option<String> {
    let file = assessment.machine.tilde(&variable.sources.first()?.file);
    Some(say!("ui/advised-unset-comes-back", name = name, file = file))
}

/// `security delete-generic-password -s "claude-code"`
fn keychain(assessment: &Assessment) -> Told {
    let seen = assessment.facts.get::<KeychainSeen>()?;
    let sentence = match &seen.login {
        Looked::Found(_) => say!("ui/advised-keychain-other-name", service = seen.service),
        Looked::Missing => say!("ui/advised-keychain-nothing-there"),
        Looked::Locked | Looked::Unclear { .. } => return None,
    };
    Some((say!("ui/advised-keychain"), vec![sentence]))
}

/// `reinstall Claude Code`
fn install(assessment: &Assessment) -> Told {
    let active = assessment.installs.active()?;
    let others = assessment.installs.all.len().saturating_sub(1);
    let path = assessment.machine.tilde(&active.path);
    let sentence = match (active.version.number(), others) {
        (None, _) => return None,
        (Some(number), 0) => say!("ui/advised-install-same", path = path, number = number),
        (Some(number), others) => say!("ui/advised-install-first", path = path, number = number, count = others),
    };
    let mut all = vec![sentence];
    all.extend(would_not_fix(assessment).filter(|_| elsewhere(assessment, Step::Install)));
    Some((say!("ui/advised-install"), all))
}

/// `turn the VPN off`
fn vpn(assessment: &Assessment, measured: Option<Measured>) -> Told {
    let measured = measured?;
    let vpns = measured.vpns()?;
    let dead_proxy = assessment.top().is_some_and(|top| top.id == "proxy.unreachable");
    let sentence = match (vpns.is_empty(), measured.works()) {
        (true, _) if dead_proxy => say!("ui/advised-vpn-on-instead"),
        (true, _) => say!("ui/advised-vpn-none"),
        (false, true) => say!("ui/advised-vpn-works", names = vpns.listed()),
        (false, false) => say!("ui/advised-vpn-try", names = vpns.listed()),
    };
    Some((say!("ui/advised-vpn"), vec![sentence]))
}
