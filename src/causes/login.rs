//! Is nobody signed in, or has the login ended?

use super::DOCS_AUTH;
use super::clock::seems_ended;
use super::form::{Cause, Finding};
use super::ways_in::{command, enough, open};
use crate::model::credential::{CredentialKind, Ladder, RungState};
use crate::model::diagnosis::Layer;
use crate::model::facts::Facts;
use crate::model::login::{LoginState, StoredLogin};
use crate::model::machine::Machine;
use crate::model::plan::LADDER;
use crate::model::settings::SettingsState;
use crate::model::step::Step;

const SIGN_IN: &str = "login.sign_in";
const ENOUGH: &str = "Signing in once is enough.";

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
fn by_need(facts: &Facts, summary: &str, cure: &str) -> Finding {
    if facts.get::<Ladder>().is_none_or(Ladder::rests_on_login) {
        Finding::broken(format!("{summary} {}", enough(facts, cure)))
    } else {
        Finding::note(format!("{summary} It is not used at the moment."))
    }
}

fn none(facts: &Facts) -> Option<Finding> {
    let login = facts.get::<StoredLogin>()?;
    let nothing = facts.get::<Ladder>()?.rungs.iter().all(|rung| rung.state == RungState::Absent);
    if login.state != LoginState::None || !nothing {
        return None;
    }
    let unread = facts.get::<SettingsState>().is_some_and(|settings| !settings.broken.is_empty());
    let cure = if unread { "Sign in once." } else { "Sign in once; nothing else has to be repaired." };
    Some(
        Finding::broken(format!("Nobody is signed in here, and no key is set. {}", enough(facts, cure)))
            .because("login.claude_ai", "there is no stored login")
            .because("credentials.ladder", "no key, token, helper or provider is set")
            .repair(SIGN_IN)
            .advice(command(facts)),
    )
}

fn expired(facts: &Facts) -> Option<Finding> {
    let login = facts.get::<StoredLogin>()?;
    let LoginState::Expired { since } = &login.state else { return None };
    if seems_ended(facts) {
        return None;
    }
    let now = facts.get::<Machine>()?.now;
    let when = since.map_or_else(String::new, |since| format!(" at {}", since.near(now)));
    let summary = format!("Your claude.ai login ended{when} and cannot be renewed.");
    Some(
        by_need(facts, &summary, ENOUGH)
            .because("login.claude_ai", format!("the stored login ended{when}"))
            .repairs(LADDER)
            .advice(command(facts)),
    )
}

fn blanked(facts: &Facts) -> Option<Finding> {
    let login = facts.get::<StoredLogin>().filter(|login| login.state == LoginState::Blanked)?;
    let summary = "Claude Code emptied your login after the service refused to renew it.";
    let mut found = by_need(facts, summary, ENOUGH)
        .because("store.credentials", "the tokens are empty, everything else is kept")
        .repairs(LADDER)
        .advice("Close other Claude Code sessions first.")
        .advice(command(facts));
    if login.beside.iter().any(|name| name == "mcpOAuth") {
        found = found.advice("Do not log out first: that would also lose the sign-ins of your MCP servers.");
    }
    Some(found)
}

fn scope_missing(facts: &Facts) -> Option<Finding> {
    let login = facts.get::<StoredLogin>().filter(|login| login.lacks_inference())?;
    if !matches!(login.state, LoginState::Valid { .. } | LoginState::RefreshPending { .. }) {
        return None;
    }
    let summary = "Your login lacks the right user:inference, so that Claude Code cannot use it.";
    Some(
        by_need(facts, summary, "Sign in again.")
            .because("login.claude_ai", "the scopes of the stored login do not name user:inference")
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
    let fact = format!("the access token ran out at {}", since.near(now));
    let run_out = "Your login's access token has run out; Claude Code renews it";
    Some(if open(facts) {
        Finding::note(format!("{run_out} with your next request."))
            .because("login.claude_ai", fact)
            .advice("Nothing to do: send a message in claude.")
    } else {
        Finding::note(format!("{run_out} by itself once the way to Anthropic is open."))
            .because("login.claude_ai", fact)
    })
}
