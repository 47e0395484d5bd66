//! Who is signed in, until when, and what would signing out lose? The stored login in plain words.
//!
//! ```text
//! Now          signed in with claude.ai (Max)
//! Renewed      by itself, next at 19:40
//! Ends         on 2026-12-12; then sign in again
//! Used         no: ANTHROPIC_API_KEY comes first
//! Signing out  loses the login and the sign-ins of 2 MCP servers
//! ```

use crate::app::State;
use crate::model::assessment::Assessment;
use crate::model::credential::{CredentialKind, RungState};
use crate::model::login::{LoginState, StoredLogin};
use crate::ui::page::Page;
use crate::ui::theme::Role;

/// The column at which the answers begin.
const COLUMN: usize = 13;

/// Writes the stored login.
pub(super) fn write(state: &State, page: &mut Page) {
    let Some(assessment) = &state.assessment else { return };
    let key = stored_key(assessment);
    let Some(login) = assessment.facts.get::<StoredLogin>() else {
        return;
    };
    page.heading("Who is signed in");
    let (role, now) = who(login, key);
    page.labelled("Now", COLUMN, role, &now);
    let at = assessment.machine.now;
    match &login.state {
        LoginState::Valid { until } => {
            page.labelled("Renewed", COLUMN, Role::Plain, &format!("by itself, the next time at {}", until.near(at)));
        }
        LoginState::RefreshPending { .. } => {
            page.labelled("Renewed", COLUMN, Role::Plain, "by itself, with your next request");
        }
        _ => {}
    }
    if let Some(deadline) = login.deadline.filter(|_| login.good()) {
        page.labelled("Ends", COLUMN, Role::Plain, &format!("at {}; then sign in again", deadline.near(at)));
    }
    if login.good() || key {
        let (role, used) = used(assessment);
        page.labelled("Used", COLUMN, role, &used);
    }
    if let Some(lost) = lost(login, key) {
        page.labelled("Signing out", COLUMN, Role::Plain, &lost);
    }
}

/// Whether a key of a Console account is stored.
fn stored_key(assessment: &Assessment) -> bool {
    let rungs = &assessment.ladder.rungs;
    rungs.iter().any(|rung| rung.kind == CredentialKind::ManagedKey && rung.state != RungState::Absent)
}

fn who(login: &StoredLogin, key: bool) -> (Role, String) {
    let plan = login.plan.as_deref().map_or_else(String::new, |plan| format!(" ({plan})"));
    match &login.state {
        LoginState::None if key => (Role::Good, "signed in with a Console account, whose key is stored".to_owned()),
        LoginState::None => (Role::Strong, "nobody".to_owned()),
        LoginState::Valid { .. } | LoginState::RefreshPending { .. } if login.lacks_inference() => {
            (Role::Bad, format!("signed in with claude.ai{plan}, but not for talking to models"))
        }
        LoginState::Valid { .. } | LoginState::RefreshPending { .. } => {
            (Role::Good, format!("signed in with claude.ai{plan}"))
        }
        LoginState::Kept { .. } => (Role::Good, "signed in with claude.ai, as the Keychain says".to_owned()),
        LoginState::Expired { .. } => (Role::Bad, "nobody any more: the login has ended".to_owned()),
        LoginState::Blanked => (Role::Bad, "nobody any more: Claude Code emptied the login".to_owned()),
        LoginState::Corrupt { .. } => (Role::Bad, "nobody: the stored login is damaged".to_owned()),
        LoginState::Unknown { because, .. } => (Role::Unknown, format!("it cannot be told: {because}")),
    }
}

/// Whether Claude Code uses the login, or what it uses before that.
fn used(assessment: &Assessment) -> (Role, String) {
    match assessment.ladder.used() {
        Some(used) if matches!(used.kind, CredentialKind::ClaudeAiLogin | CredentialKind::ManagedKey) => {
            (Role::Good, "yes".to_owned())
        }
        Some(used) => (Role::Warning, format!("no: {} comes first", used.source)),
        None => (Role::Unknown, "it cannot be told".to_owned()),
    }
}

/// What signing out would lose; nothing if nothing is stored.
fn lost(login: &StoredLogin, key: bool) -> Option<String> {
    let here = login.present().then(|| "the login".to_owned());
    let key = key.then(|| "the key of the Console account".to_owned());
    let servers = match login.mcp {
        0 => None,
        1 => Some("the sign-in of an MCP server".to_owned()),
        many => Some(format!("the sign-ins of {many} MCP servers")),
    };
    let all: Vec<String> = [here, key, servers].into_iter().flatten().collect();
    (!all.is_empty()).then(|| format!("loses {}; sessions and settings stay", all.join(", and ")))
}
