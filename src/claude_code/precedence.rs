//! Which credential wins? The ladder in Claude Code's own order, with what this machine has on each rung.

use super::characters::odd;
use super::settings::{HELPER, Settings};
use super::variables::{API_KEY, AUTH_TOKEN, BARE, OAUTH_TOKEN, PROVIDER_FLAGS, is_on};
use crate::model::credential::{CredentialKind, Ladder, Rung, RungState};
use crate::model::environment::Environment;
use crate::model::login::{LoginState, StoredLogin};
use crate::model::machine::Machine;
use crate::model::profile::Profile;
use crate::model::secret::{Secret, SecretKind};

/// What the ladder is made from.
pub struct Inputs<'a> {
    /// For paths as a person reads them.
    pub machine: &'a Machine,
    /// The environment that Claude Code works with, `env` blocks included.
    pub env: &'a Environment,
    /// The merged settings.
    pub settings: &'a Settings,
    /// The stored login, if there is a place for one.
    pub login: Option<&'a StoredLogin>,
    /// The key that a Console login left in `~/.claude.json`, and that file.
    pub managed_key: Option<(String, Secret)>,
    /// The profile of Anthropic's own command line that counts, if one does.
    pub profile: Option<&'a Profile>,
}

/// Builds the ladder. At most one rung is used: the first that is there and usable.
#[must_use]
pub fn ladder(inputs: &Inputs<'_>) -> Ladder {
    let mut rungs = vec![
        provider(inputs.env),
        variable(CredentialKind::AuthToken, AUTH_TOKEN, inputs.env),
        helper(inputs),
        variable(CredentialKind::ApiKey, API_KEY, inputs.env),
        variable(CredentialKind::OauthToken, OAUTH_TOKEN, inputs.env),
    ];
    rungs.extend(inputs.profile.filter(|profile| profile.outranks_login()).map(chosen));
    rungs.extend(inputs.login.map(|login| stored(login, inputs.machine)));
    rungs.push(managed(inputs));
    rungs.extend(inputs.profile.filter(|profile| !profile.outranks_login()).map(chosen));
    if inputs.env.text(BARE).is_some_and(|value| is_on(&value)) {
        rungs.iter_mut().for_each(leave_out);
    }
    let mut taken = false;
    for rung in &mut rungs {
        if rung.state == RungState::Used {
            if taken {
                rung.state = RungState::Shadowed;
            }
            taken = true;
        } else if rung.state == RungState::Unusable && taken {
            rung.state = RungState::Shadowed;
        }
    }
    let token_used = rungs.iter().any(|rung| rung.kind == CredentialKind::AuthToken && rung.state == RungState::Used);
    for rung in &mut rungs {
        rung.sent_too = token_used && rung.kind == CredentialKind::ApiKey && rung.state == RungState::Shadowed;
    }
    Ladder { rungs }
}

fn rung(kind: CredentialKind, source: impl Into<String>, state: RungState) -> Rung {
    Rung {
        kind,
        source: source.into(),
        set_in: Vec::new(),
        state,
        fingerprint: None,
        length: None,
        expires_at: None,
        problems: Vec::new(),
        secret: None,
        sent_too: false,
    }
}

/// A rung that a secret stands on.
fn holding(kind: CredentialKind, source: impl Into<String>, secret: &Secret) -> Rung {
    let inside = std::str::from_utf8(secret.expose()).map_or(true, |text| odd(text).iter().any(|it| !it.trimmed()));
    let mut made = rung(kind, source, RungState::Used);
    made.fingerprint = secret.fingerprint();
    made.length = Some(secret.length());
    made.secret = Some(secret.kind());
    if inside {
        made.problems.push("hidden_characters".to_owned());
    }
    if wrong_kind(kind, secret.kind()) {
        made.problems.push("wrong_kind".to_owned());
    }
    made
}

/// Whether a secret of this kind cannot work on this rung.
#[must_use]
pub const fn wrong_kind(rung: CredentialKind, secret: SecretKind) -> bool {
    match rung {
        CredentialKind::ApiKey => {
            matches!(secret, SecretKind::OauthToken | SecretKind::RefreshToken | SecretKind::AdminKey)
        }
        CredentialKind::OauthToken => {
            matches!(secret, SecretKind::ApiKey | SecretKind::RefreshToken | SecretKind::AdminKey)
        }
        CredentialKind::AuthToken => {
            matches!(secret, SecretKind::ApiKey | SecretKind::RefreshToken | SecretKind::AdminKey)
        }
        _ => false,
    }
}

fn provider(env: &Environment) -> Rung {
    let on = PROVIDER_FLAGS.iter().find(|flag| env.text(flag).is_some_and(|value| is_on(&value)));
    match on {
        Some(flag) => rung(CredentialKind::CloudProvider, *flag, RungState::Used),
        None => rung(CredentialKind::CloudProvider, "CLAUDE_CODE_USE_*", RungState::Absent),
    }
}

fn variable(kind: CredentialKind, name: &str, env: &Environment) -> Rung {
    match env.secret(name) {
        Some(secret) => holding(kind, name, &secret),
        None => rung(kind, name, RungState::Absent),
    }
}

fn helper(inputs: &Inputs<'_>) -> Rung {
    match &inputs.settings.helper {
        Some(it) => rung(CredentialKind::ApiKeyHelper, inputs.machine.tilde(&it.file), RungState::Used),
        None => rung(CredentialKind::ApiKeyHelper, HELPER, RungState::Absent),
    }
}

/// A profile that was chosen by name is used, dead or not; one that is merely active only if it can work.
fn chosen(profile: &Profile) -> Rung {
    let usable = profile.dead.is_none() || profile.outranks_login();
    let state = if usable { RungState::Used } else { RungState::Unusable };
    let mut made = rung(CredentialKind::AnthropicProfile, profile.source.clone(), state);
    made.problems.extend(profile.dead.as_ref().map(|_| "unusable".to_owned()));
    made
}

/// The bare mode reads variables and what is given to it at the start, nothing that is stored (measured).
fn leave_out(rung: &mut Rung) {
    let read = matches!(rung.kind, CredentialKind::CloudProvider | CredentialKind::AuthToken | CredentialKind::ApiKey);
    if !read && rung.state == RungState::Used {
        rung.state = RungState::Unusable;
        rung.problems.push("bare_mode".to_owned());
    }
}

fn managed(inputs: &Inputs<'_>) -> Rung {
    match &inputs.managed_key {
        Some((file, secret)) => holding(CredentialKind::ManagedKey, file.clone(), secret),
        None => rung(CredentialKind::ManagedKey, "/login managed key", RungState::Absent),
    }
}

fn stored(login: &StoredLogin, machine: &Machine) -> Rung {
    let (state, problem, until) = match &login.state {
        // measured: Claude Code then says that nobody is logged in
        LoginState::Valid { .. } | LoginState::RefreshPending { .. } if login.lacks_inference() => {
            (RungState::Unusable, Some("scope_missing"), None)
        }
        LoginState::None => (RungState::Absent, None, None),
        LoginState::Valid { until } => (RungState::Used, None, Some(*until)),
        LoginState::Kept { .. } => (RungState::Used, None, None),
        LoginState::RefreshPending { since } => (RungState::Used, Some("refresh_pending"), Some(*since)),
        LoginState::Expired { since } => (RungState::Unusable, Some("expired"), *since),
        LoginState::Blanked => (RungState::Unusable, Some("blanked"), None),
        LoginState::Corrupt { .. } => (RungState::Unusable, Some("corrupt"), None),
        LoginState::Unknown { .. } => (RungState::Unusable, Some("unreadable"), None),
    };
    let place = match &login.state {
        LoginState::Kept { .. } => say!("rules/the-keychain"),
        _ => machine.tilde(&login.file),
    };
    let mut made = rung(CredentialKind::ClaudeAiLogin, place, state);
    made.expires_at = until.map(crate::model::time::Moment::iso);
    made.problems.extend(problem.map(str::to_owned));
    made
}
