//! Is nobody signed in, or has the login ended?

use super::DOCS_AUTH;
use super::clock::seems_ended;
use super::form::{Cause, Finding};
use super::ways_in::{command, enough, open, true_time};
use crate::model::credential::{CredentialKind, Ladder, RungState};
use crate::model::diagnosis::Layer;
use crate::model::facts::Facts;
use crate::model::login::{LoginState, StoredLogin};
use crate::model::machine::Machine;
use crate::model::plan::LADDER;
use crate::model::settings::SettingsState;
use crate::model::step::Step;
use crate::model::time::Moment;

const SIGN_IN: &str = "login.sign_in";

pub(super) const NONE: Cause = Cause {
    id: "login.none",
    step: Step::SignIn,
    layer: Layer::Credential,
    consequence_of: &[
        "store.credentials_corrupt",
        "store.not_persisted",
        "store.permissions",
        "store.config_dir_spelling",
        "context.other_home",
        "mode.bare_without_key",
        "settings.broken",
    ],
    docs: DOCS_AUTH,
    judge: none,
};

pub(super) const EXPIRED: Cause = Cause {
    id: "login.expired",
    step: Step::SignIn,
    layer: Layer::Credential,
    consequence_of: &[],
    docs: DOCS_AUTH,
    judge: expired,
};

pub(super) const BLANKED: Cause = Cause {
    id: "login.blanked",
    step: Step::SignIn,
    layer: Layer::Credential,
    consequence_of: &[],
    docs: DOCS_AUTH,
    judge: blanked,
};

pub(super) const REFRESH_PENDING: Cause = Cause {
    id: "login.refresh_pending",
    step: Step::SignIn,
    layer: Layer::Credential,
    consequence_of: &[
        "network.platform_host_blocked",
        "login.expired",
        "login.revoked",
        "login.not_replaced",
        "server.rejects_clean_login",
    ],
    docs: DOCS_AUTH,
    judge: refresh_pending,
};

pub(super) const SCOPE_MISSING: Cause = Cause {
    id: "login.scope_missing",
    step: Step::SignIn,
    layer: Layer::Credential,
    consequence_of: &[],
    docs: DOCS_AUTH,
    judge: scope_missing,
};

/// Broken if Claude Code rests on the login, else a note: something above it is used.
fn by_need(facts: &Facts, summary: &str, cure: String) -> Finding {
    if facts.get::<Ladder>().is_none_or(Ladder::rests_on_login) {
        Finding::broken(say!("diagnoses/login-and-the-cure", summary = summary, cure = enough(facts, cure)))
    } else {
        Finding::note(say!("diagnoses/login-not-used-at-moment", summary = summary))
    }
}

fn none(facts: &Facts) -> Option<Finding> {
    let login = facts.get::<StoredLogin>()?;
    let nothing = facts.get::<Ladder>()?.rungs.iter().all(|rung| rung.state == RungState::Absent);
    if login.state != LoginState::None || !nothing {
        return None;
    }
    let unread = facts.get::<SettingsState>().is_some_and(|settings| !settings.broken.is_empty());
    let cure = if unread {
        say!("diagnoses/login-sign-in-once")
    } else {
        say!("diagnoses/login-sign-in-once-and-nothing-else")
    };
    Some(
        Finding::broken(say!("diagnoses/login-nobody-signed-here-no-key", cure = enough(facts, cure)))
            .because("login.claude_ai", say!("diagnoses/login-there-no-stored-login"))
            .because("credentials.ladder", say!("diagnoses/login-no-key-token-helper-or"))
            .repair(SIGN_IN)
            .advice(command(facts)),
    )
}

fn expired(facts: &Facts) -> Option<Finding> {
    let login = facts.get::<StoredLogin>()?;
    let by_servers = by_servers(facts, login);
    let since = match &login.state {
        LoginState::Expired { since } if !seems_ended(facts) => since,
        _ if by_servers.is_some() => &by_servers,
        _ => return None,
    };
    let now = facts.get::<Machine>()?.now;
    let (summary, fact) = match since {
        Some(since) => (
            say!("diagnoses/login-ended-at", when = since.near(now)),
            say!("diagnoses/login-stored-one-ended-at", when = since.near(now)),
        ),
        None => (say!("diagnoses/login-ended"), say!("diagnoses/login-stored-one-ended")),
    };
    Some(
        by_need(facts, &summary, say!("diagnoses/login-once-is-enough"))
            .because("login.claude_ai", fact)
            .repairs(LADDER)
            .advice(command(facts)),
    )
}

/// When a login ended that goes on by this machine's clock only, which is behind.
fn by_servers(facts: &Facts, login: &StoredLogin) -> Option<Moment> {
    let now = true_time(facts)?;
    match login.state {
        LoginState::Valid { until: at } | LoginState::RefreshPending { since: at } if at <= now => {
            login.deadline.filter(|deadline| *deadline <= now)
        }
        _ => None,
    }
}

fn blanked(facts: &Facts) -> Option<Finding> {
    let login = facts.get::<StoredLogin>().filter(|login| login.state == LoginState::Blanked)?;
    let summary = say!("diagnoses/login-claude-code-emptied-login-after");
    let mut found = by_need(facts, &summary, say!("diagnoses/login-once-is-enough"))
        .because("store.credentials", say!("diagnoses/login-tokens-empty-everything-else-kept"))
        .repairs(LADDER)
        .advice(say!("diagnoses/login-close-other-claude-code-sessions"))
        .advice(command(facts));
    if login.beside.iter().any(|name| name == "mcpOAuth") {
        found = found.advice(say!("diagnoses/login-do-not-log-out-first"));
    }
    Some(found)
}

fn scope_missing(facts: &Facts) -> Option<Finding> {
    let login = facts.get::<StoredLogin>().filter(|login| login.lacks_inference())?;
    if !matches!(login.state, LoginState::Valid { .. } | LoginState::RefreshPending { .. }) {
        return None;
    }
    let summary = say!("diagnoses/login-login-lacks-right-user-inference");
    Some(
        by_need(facts, &summary, say!("diagnoses/login-sign-again"))
            .because("login.claude_ai", say!("diagnoses/login-scopes-stored-login-do-not"))
            .repairs(LADDER)
            .advice(command(facts)),
    )
}

fn refresh_pending(facts: &Facts) -> Option<Finding> {
    let login = facts.get::<StoredLogin>()?;
    let LoginState::RefreshPending { since } = &login.state else { return None };
    let now = facts.get::<Machine>()?.now;
    if !facts.get::<Ladder>()?.uses(CredentialKind::ClaudeAiLogin) {
        return None;
    }
    let fact = say!("diagnoses/login-access-token-ran-out-at", when = since.near(now));
    Some(if open(facts) {
        Finding::note(say!("diagnoses/login-renewed-with-next-request"))
            .because("login.claude_ai", fact)
            .advice(say!("diagnoses/login-nothing-do-send-message-claude"))
    } else {
        Finding::note(say!("diagnoses/login-renewed-once-way-is-open")).because("login.claude_ai", fact)
    })
}
