//! Does a variable hide a good sign-in, or lead to the wrong address?

use super::DOCS_AUTH;
use super::form::{Cause, Finding};
use super::project::handed_over;
use super::stale::stale;
use super::verdict::troubled;
use crate::claude_code::variables::{API_KEY, AUTH_TOKEN, BASE_URL};
use crate::model::credential::{CredentialKind, KeyAnswer, KeyCheck, Ladder, Rung};
use crate::model::diagnosis::Layer;
use crate::model::facts::Facts;
use crate::model::login::{LoginState, StoredLogin};
use crate::model::machine::Machine;
use crate::model::modes::Modes;
use crate::model::network::{ApiPath, BadAddress, Fault, OriginalApiPath, Path};
use crate::model::said::{Said, of_anthropic};
use crate::model::source::{Freshness, Origin, Scope, Variable, Variables};
use crate::model::step::Step;

pub(super) const API_KEY_HIDES: Cause = Cause {
    id: "env.api_key_overrides_login",
    step: Step::Environment,
    layer: Layer::Credential,
    consequence_of: &["policy.force_login", "secret.wrong_kind"],
    docs: DOCS_AUTH,
    judge: |facts| {
        hides_login(facts, CredentialKind::ApiKey, API_KEY, false)
            .or_else(|| will_hide(facts, API_KEY))
            .or_else(|| by_alias(facts, API_KEY))
    },
};

pub(super) const AUTH_TOKEN_CAUSE: Cause = Cause {
    id: "env.auth_token_leftover",
    step: Step::Environment,
    layer: Layer::Credential,
    consequence_of: &["env.base_url_leftover", "policy.force_login", "secret.wrong_kind", "secret.hidden_characters"],
    docs: DOCS_AUTH,
    judge: |facts| {
        hides_login(facts, CredentialKind::AuthToken, AUTH_TOKEN, false)
            .or_else(|| dead_token(facts))
            .or_else(|| will_hide(facts, AUTH_TOKEN))
            .or_else(|| by_alias(facts, AUTH_TOKEN))
    },
};

pub(super) const SETTINGS_BLOCK_CAUSE: Cause = Cause {
    id: "settings.env_block_overrides",
    step: Step::Environment,
    layer: Layer::Credential,
    consequence_of: &["env.base_url_leftover", "policy.force_login", "secret.wrong_kind"],
    docs: DOCS_AUTH,
    judge: |facts| {
        hides_login(facts, CredentialKind::ApiKey, API_KEY, true)
            .or_else(|| hides_login(facts, CredentialKind::AuthToken, AUTH_TOKEN, true))
    },
};

pub(super) const BASE_URL_CAUSE: Cause = Cause {
    id: "env.base_url_leftover",
    step: Step::Environment,
    layer: Layer::Transport,
    consequence_of: &[],
    docs: DOCS_AUTH,
    judge: base_url,
};

/// The credential in use is this variable, set by a settings file or not, and a login lies beneath it.
fn hides_login(facts: &Facts, kind: CredentialKind, name: &str, by_settings: bool) -> Option<Finding> {
    let used = facts.get::<Ladder>()?.used().filter(|rung| rung.kind == kind)?;
    let login = facts.get::<StoredLogin>().filter(|login| login.good())?;
    let variable = facts.get::<Variables>()?.get(name)?;
    if variable.settings.is_some() != by_settings || used.problems.iter().any(|it| it == "hidden_characters") {
        return None;
    }
    if !by_settings && handed_over(facts, kind).is_some() {
        return None;
    }
    let check = facts.get::<KeyCheck>().filter(|check| check.kind == kind);
    let place = place(facts, variable);
    let gateway = check.and_then(gateway);
    let found = match check.map(|check| &check.answer) {
        Some(KeyAnswer::Rejected { .. } | KeyAnswer::OrganisationDisabled { .. }) => {
            let who = gateway.map_or_else(|| say!("diagnoses/environment-the-api"), str::to_owned);
            Finding::broken(if kind == CredentialKind::ApiKey {
                say!("diagnoses/environment-key-hides-login", place = place, who = who)
            } else {
                say!("diagnoses/environment-token-hides-login", place = place, who = who)
            })
        }
        Some(KeyAnswer::Accepted) => Finding::note(match gateway {
            Some(host) => say!("diagnoses/environment-used-and-accepted", name = name, place = place, host = host),
            None => {
                say!("diagnoses/environment-used-and-works", name = name, place = place)
            }
        }),
        _ => Finding::note(say!("diagnoses/environment-used-not-measured", name = name, place = place)).possible(),
    };
    let found = found.because("credentials.ladder", set_fact(facts, used, variable, name));
    let found = answer(found, check);
    let found = turn_off(login_fact(facts, found, login), name, gateway);
    let found = if by_settings { found } else { stale(facts, found, name) };
    Some(if variable.settings == Some(Scope::Managed) { found.repair(format!("it.ask:{name}")) } else { found })
}

/// The login is used here, and will not be where a start-up file is read that this terminal has not read.
fn will_hide(facts: &Facts, name: &str) -> Option<Finding> {
    let used = facts.get::<Ladder>()?.used()?;
    facts.get::<StoredLogin>().filter(|login| login.good() && used.kind == CredentialKind::ClaudeAiLogin)?;
    let variable = facts.get::<Variables>()?.get(name).filter(|it| it.freshness() == Freshness::NotYet)?;
    let source = variable.sources.iter().find(|source| matches!(source.origin, Origin::Shell(_)))?;
    let machine = facts.get::<Machine>()?;
    let (file, line) = (machine.tilde(&source.file), source.lines.first()?);
    let place = say!("diagnoses/environment-in-line", file = file, line = line);
    Some(
        Finding::note(say!("diagnoses/environment-will-hide-login", name = name, place = place))
            .possible()
            .because("environment.variables", say!("diagnoses/environment-set-not-here", name = name, place = place))
            .repair(format!("env.remove_variable:{name}")),
    )
}

/// The login is used here, and an alias starts Claude Code with something else.
fn by_alias(facts: &Facts, name: &str) -> Option<Finding> {
    let used = facts.get::<Ladder>()?.used().filter(|used| used.kind == CredentialKind::ClaudeAiLogin)?;
    let hands = facts.get::<Modes>()?.hands.as_ref().filter(|hands| hands.variable == name)?;
    let (file, line, login) = (&hands.file, hands.line, &used.source);
    Some(
        Finding::warning(say!("diagnoses/environment-alias-hides-login", file = file, line = line, name = name))
            .likely()
            .because(
                "environment.modes",
                say!("diagnoses/environment-alias-sets", file = file, line = line, name = name),
            )
            .because("credentials.ladder", say!("diagnoses/home-login-can-used-lies", folder = login))
            .advice(say!("diagnoses/environment-alias-take-out", file = file, line = line, name = name)),
    )
}

/// A token that is refused, with no good login beneath it.
fn dead_token(facts: &Facts) -> Option<Finding> {
    if facts.get::<StoredLogin>().is_some_and(StoredLogin::good) {
        return None;
    }
    let used = facts.get::<Ladder>()?.used().filter(|rung| rung.kind == CredentialKind::AuthToken)?;
    let check = facts.get::<KeyCheck>().filter(|check| check.kind == CredentialKind::AuthToken && check.refused())?;
    let variable = facts.get::<Variables>()?.get(AUTH_TOKEN)?;
    let (place, gateway) = (place(facts, variable), gateway(check));
    let found = Finding::broken(match gateway {
        Some(host) => say!("diagnoses/environment-token-refused-by", place = place, host = host),
        None => say!("diagnoses/environment-token-refused", place = place),
    });
    let found = found.because("credentials.ladder", set_fact(facts, used, variable, AUTH_TOKEN));
    let found = match gateway {
        Some(host) => found.advice(say!("diagnoses/environment-whoever-runs-can-give-new", host = host)),
        None => found,
    };
    Some(
        turn_off(stale(facts, answer(found, Some(check)), AUTH_TOKEN), AUTH_TOKEN, gateway)
            .advice(say!("diagnoses/environment-after-turned-off-sign-claude")),
    )
}

/// The host that was asked, where it is not Anthropic's own API.
fn gateway(check: &KeyCheck) -> Option<&str> {
    (!of_anthropic(&check.host)).then_some(check.host.as_str())
}

/// The repairs that turn the variable off. A gateway's token goes together with the gateway's address: with the address
/// alone, the login would be sent there.
fn turn_off(found: Finding, name: &str, gateway: Option<&str>) -> Finding {
    let found = match gateway {
        Some(host) => found.repair(format!("env.remove_pair:{BASE_URL}")).advice(say!(
            "diagnoses/environment-sends-every-request-turn-off",
            base_url = BASE_URL,
            host = host,
            name = name
        )),
        None => found,
    };
    found.repair(format!("env.remove_variable:{name}"))
}

fn base_url(facts: &Facts) -> Option<Finding> {
    if let Some(bad) = facts.get::<BadAddress>().filter(|bad| bad.variable == BASE_URL) {
        return Some(
            Finding::broken(say!("diagnoses/environment-anthropic-base-url-cannot-used", because = bad.because))
                .because("network.api", say!("diagnoses/fact-about", what = BASE_URL, because = bad.because))
                .repair(format!("secret.remove_hidden:{BASE_URL}"))
                .repair(format!("env.remove_pair:{BASE_URL}"))
                .repair(format!("env.remove_variable:{BASE_URL}")),
        );
    }
    let variable = facts.get::<Variables>()?.get(BASE_URL).filter(|variable| variable.is_set())?;
    let path = &facts.get::<ApiPath>()?.0;
    let provider = facts.get::<Ladder>().is_some_and(|ladder| ladder.uses(CredentialKind::CloudProvider));
    if let Some(found) = doubled(facts, path, variable).filter(|_| !provider) {
        return Some(found);
    }
    if provider || path.target.host == "api.anthropic.com" || path.target.proxy.is_some() {
        return None;
    }
    let (host, place) = (path.target.named(), place(facts, variable));
    let found = match (&path.broken, path.said()) {
        // an address that answers with a certificate nobody here believes is there, and is another cause
        (Some((_, Fault::Certificate { .. })), _) => return None,
        (Some(_), _) => {
            Finding::broken(say!("diagnoses/environment-address-does-not-answer", place = place, host = host))
                .because("network.api", path.trouble().unwrap_or_default())
        }
        (None, Some(Said::Trouble(status))) if troubled(facts, path) => {
            let summary =
                say!("diagnoses/environment-address-out-of-order", place = place, host = host, status = status);
            // 500 to one request proves nothing about another; the others are the words of a gateway that reaches nobody
            let keyed = facts.get::<KeyCheck>().map(|check| &check.answer);
            let twice = matches!(keyed, Some(KeyAnswer::Other { status: 500.., .. }));
            let found =
                if twice || matches!(status, 502..=504) { Finding::broken(summary) } else { Finding::warning(summary) };
            found
                .likely()
                .because("network.api", say!("diagnoses/fact-answered-status", host = host, status = status))
                .advice(say!("diagnoses/environment-if-use-purpose-wait-little", host = host))
        }
        _ => return None,
    };
    let mut found = found
        .because("environment.variables", say!("diagnoses/environment-anthropic-base-url-set", place = place))
        .repair(format!("secret.remove_hidden:{BASE_URL}"))
        .repair(format!("env.remove_pair:{BASE_URL}"))
        .repair(format!("env.remove_variable:{BASE_URL}"));
    if facts.get::<OriginalApiPath>().is_some_and(|path| path.0.open()) {
        found =
            found.because("network.original_api", say!("diagnoses/environment-anthropics-own-address-api-anthropic"));
    }
    if facts.get::<Ladder>()?.uses(CredentialKind::AuthToken) {
        found = found.advice(say!("diagnoses/environment-anthropic-auth-token-belongs-address"));
    }
    Some(stale(facts, found, BASE_URL))
}

/// An address that ends with `/v1`: Claude Code puts `/v1` behind it once more, and nothing answers there.
fn doubled(facts: &Facts, path: &Path, variable: &Variable) -> Option<Finding> {
    const NOTHING_THERE: u16 = 404;
    let keyed = facts.get::<KeyCheck>().map(|check| &check.answer);
    let nothing = matches!(keyed, Some(KeyAnswer::Other { status: NOTHING_THERE, .. }))
        || (keyed.is_none() && path.status == Some(NOTHING_THERE));
    if !nothing || path.broken.is_some() || !path.target.path.starts_with("/v1/") {
        return None;
    }
    let (host, place) = (path.target.named(), place(facts, variable));
    let found = Finding::broken(say!("diagnoses/environment-address-ends-with-v1", place = place))
        .because("network.api", say!("diagnoses/fact-answered-status", host = host, status = NOTHING_THERE))
        .advice(say!("diagnoses/environment-address-without-v1"))
        .repair(format!("env.remove_variable:{BASE_URL}"));
    let found = if of_anthropic(&path.target.host) { found } else { found.likely() };
    Some(stale(facts, found, BASE_URL))
}

/// `in ~/.zshrc line 12`, or `in your environment`.
pub(super) fn place(facts: &Facts, variable: &Variable) -> String {
    let machine = facts.get::<Machine>();
    let source = variable.sources.first().filter(|source| source.in_force != Some(false));
    match (source, machine) {
        (Some(source), Some(machine)) => match source.lines.first() {
            Some(line) => say!("diagnoses/environment-in-line", file = machine.tilde(&source.file), line = line),
            None => say!("diagnoses/environment-in-file", file = machine.tilde(&source.file)),
        },
        _ => say!("diagnoses/environment-in-your-environment"),
    }
}

fn set_fact(facts: &Facts, used: &Rung, variable: &Variable, name: &str) -> String {
    let place = place(facts, variable);
    if variable.sources.is_empty() {
        return say!("diagnoses/environment-set-terminal-no-file-sets", name = name);
    }
    match &used.fingerprint {
        Some(fingerprint) => say!(
            "diagnoses/environment-set-with-fingerprint",
            name = name,
            place = place,
            fingerprint = fingerprint.as_str()
        ),
        None => say!("diagnoses/environment-set", name = name, place = place),
    }
}

pub(super) fn answer(found: Finding, check: Option<&KeyCheck>) -> Finding {
    match check {
        Some(KeyCheck { answer: KeyAnswer::Rejected { message }, host, .. }) => {
            found.because("credentials.api_key", say!("diagnoses/fact-answered-401", host = host, message = message))
        }
        Some(KeyCheck { answer: KeyAnswer::OrganisationDisabled { .. }, host, .. }) => found
            .because("credentials.api_key", say!("diagnoses/environment-says-organisation-key-disabled", host = host)),
        Some(KeyCheck { answer: KeyAnswer::Accepted, host, .. }) => {
            found.because("credentials.api_key", say!("diagnoses/environment-accepts", host = host))
        }
        _ => found,
    }
}

pub(super) fn login_fact(facts: &Facts, found: Finding, login: &StoredLogin) -> Finding {
    let Some(machine) = facts.get::<Machine>() else { return found };
    let fact = match &login.state {
        LoginState::Valid { .. } if login.renews => {
            say!("diagnoses/environment-claude-ai-login-good-renews")
        }
        LoginState::Valid { until } => {
            say!("diagnoses/environment-claude-ai-login-valid-until", until = until.near(machine.now))
        }
        _ => say!("diagnoses/environment-claude-ai-login-can-renewed"),
    };
    found.because("login.claude_ai", fact)
}
