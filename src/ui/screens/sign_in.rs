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
use crate::ui::page::{Page, column};
use crate::ui::theme::Role;

/// The column at which the answers begin, at least.
const COLUMN: usize = 13;

/// Writes the stored login.
pub(super) fn write(state: &State, page: &mut Page) {
    let Some(assessment) = &state.assessment else { return };
    let key = stored_key(assessment);
    let Some(login) = assessment.facts.get::<StoredLogin>() else {
        return;
    };
    page.heading(&say!("ui/who-is-signed-in"));
    let column = column(COLUMN, &["ui/now", "ui/renewed", "ui/ends", "ui/used", "ui/signing-out"]);
    let (role, now) = who(login, key);
    page.labelled(&say!("ui/now"), column, role, &now);
    let at = assessment.machine.now;
    match &login.state {
        LoginState::Valid { until } => {
            page.labelled(
                &say!("ui/renewed"),
                column,
                Role::Plain,
                &say!("ui/itself-next-time-at", near = until.near(at)),
            );
        }
        LoginState::RefreshPending { .. } => {
            page.labelled(&say!("ui/renewed"), column, Role::Plain, &say!("ui/itself-next-request"));
        }
        _ => {}
    }
    if let Some(deadline) = login.deadline.filter(|_| login.good()) {
        page.labelled(&say!("ui/ends"), column, Role::Plain, &say!("ui/at-then-sign-again", near = deadline.near(at)));
    }
    if login.good() || key {
        let (role, used) = used(assessment);
        page.labelled(&say!("ui/used"), column, role, &used);
    }
    if let Some(words) = loses(assessment, login) {
        page.labelled(&say!("ui/signing-out"), column, Role::Plain, &words);
    }
}

/// Whether a key of a Console account is stored.
fn stored_key(assessment: &Assessment) -> bool {
    let rungs = &assessment.ladder.rungs;
    rungs.iter().any(|rung| rung.kind == CredentialKind::ManagedKey && rung.state != RungState::Absent)
}

fn who(login: &StoredLogin, key: bool) -> (Role, String) {
    match &login.state {
        LoginState::None if key => (Role::Good, say!("ui/signed-console-account-whose-key")),
        LoginState::None => (Role::Strong, say!("ui/nobody")),
        LoginState::Valid { .. } | LoginState::RefreshPending { .. } if login.lacks_inference() => {
            let words = match &login.plan {
                Some(plan) => say!("ui/login-of-plan-not-for-models", plan = plan),
                None => say!("ui/login-not-for-models"),
            };
            (Role::Bad, words)
        }
        LoginState::Valid { .. } | LoginState::RefreshPending { .. } => {
            let words = match &login.plan {
                Some(plan) => say!("ui/login-of-plan", plan = plan),
                None => say!("ui/login-of-claude-ai"),
            };
            (Role::Good, words)
        }
        LoginState::Kept { .. } => (Role::Good, say!("ui/signed-claude-ai-keychain-says")),
        LoginState::Expired { .. } => (Role::Bad, say!("ui/nobody-any-more-login-has")),
        LoginState::Blanked => (Role::Bad, say!("ui/nobody-any-more-claude-code")),
        LoginState::Corrupt { .. } => (Role::Bad, say!("ui/nobody-stored-login-damaged")),
        LoginState::Unknown { because, .. } => (Role::Unknown, say!("ui/cannot-tell-because", because = because)),
    }
}

/// Whether Claude Code uses the login, or what it uses before that.
fn used(assessment: &Assessment) -> (Role, String) {
    match assessment.ladder.used() {
        Some(used) if matches!(used.kind, CredentialKind::ClaudeAiLogin | CredentialKind::ManagedKey) => {
            (Role::Good, say!("ui/yes"))
        }
        Some(used) => (Role::Warning, say!("ui/no-comes-first", source = used.source)),
        None => (Role::Unknown, say!("ui/cannot-tell")),
    }
}

/// What signing out would lose, each by itself.
fn things(assessment: &Assessment, login: &StoredLogin) -> Vec<String> {
    let key = stored_key(assessment);
    let here = login.present().then(|| say!("ui/the-login"));
    let key = key.then(|| say!("ui/the-console-key"));
    let servers = match login.mcp {
        0 => None,
        many => Some(say!("ui/sign-ins-of-servers", count = many)),
    };
    [here, key, servers].into_iter().flatten().collect()
}

/// The same for another sentence: one thing, or the first and how many more.
pub(super) fn lost(assessment: &Assessment, login: &StoredLogin) -> Option<String> {
    let all = things(assessment, login);
    match all.as_slice() {
        [] => None,
        [one] => Some(one.clone()),
        [one, two] => Some(say!("ui/lost-two", one = one, two = two)),
        [one, two, three, ..] => Some(say!("ui/lost-three", one = one, two = two, three = three)),
    }
}

/// What signing out would lose; nothing if nothing is stored.
fn loses(assessment: &Assessment, login: &StoredLogin) -> Option<String> {
    match things(assessment, login).as_slice() {
        [] => None,
        [one] => Some(say!("ui/loses-one", one = one)),
        [one, two] => Some(say!("ui/loses-two", one = one, two = two)),
        [one, two, three, ..] => Some(say!("ui/loses-three", one = one, two = two, three = three)),
    }
}
