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
use crate::model::network::{ApiPath, BadAddress, Fault, OriginalApiPath};
use crate::model::said::{Said, of_anthropic};
use crate::model::source::{Scope, Variable, Variables};
use crate::model::step::Step;

pub(super) const API_KEY_HIDES: Cause = Cause {
    id: "env.api_key_overrides_login",
    step: Step::Environment,
    layer: Layer::Credential,
    consequence_of: &["policy.force_login", "secret.wrong_kind"],
    docs: DOCS_AUTH,
    judge: |facts| hides_login(facts, CredentialKind::ApiKey, API_KEY, false),
};

pub(super) const AUTH_TOKEN_CAUSE: Cause = Cause {
    id: "env.auth_token_leftover",
    step: Step::Environment,
    layer: Layer::Credential,
    consequence_of: &["env.base_url_leftover", "policy.force_login", "secret.wrong_kind", "secret.hidden_characters"],
    docs: DOCS_AUTH,
    judge: |facts| hides_login(facts, CredentialKind::AuthToken, AUTH_TOKEN, false).or_else(|| dead_token(facts)),
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
            let what = if kind == CredentialKind::ApiKey { "An API key" } else { "An auth token" };
            let who = gateway.map_or_else(|| "the API".to_owned(), str::to_owned);
            Finding::broken(format!(
                "{what} {place} hides your claude.ai login, and {who} rejects it. Your login itself looks good."
            ))
        }
        Some(KeyAnswer::Accepted) => Finding::note(match gateway {
            Some(host) => format!("{name} {place} is used instead of your claude.ai login, and {host} accepts it."),
            None => {
                format!(
                    "{name} {place} is used instead of your claude.ai login, and it works. Usage is billed to the key."
                )
            }
        }),
        _ => Finding::note(format!(
            "{name} {place} is used instead of your claude.ai login; whether it works was not measured."
        ))
        .possible(),
    };
    let found = found.because("credentials.ladder", set_fact(facts, used, variable, name));
    let found = answer(found, check);
    let found = turn_off(login_fact(facts, found, login), name, gateway);
    let found = if by_settings { found } else { stale(facts, found, name) };
    Some(if variable.settings == Some(Scope::Managed) { found.repair(format!("it.ask:{name}")) } else { found })
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
    let by = gateway.map_or_else(String::new, |host| format!(" by {host}"));
    let found =
        Finding::broken(format!("The auth token {place} is refused{by}, and it outranks every other way to sign in."))
            .because("credentials.ladder", set_fact(facts, used, variable, AUTH_TOKEN));
    let found = match gateway {
        Some(host) => found.advice(format!("Whoever runs {host} can give you a new token.")),
        None => found,
    };
    Some(
        turn_off(stale(facts, answer(found, Some(check)), AUTH_TOKEN), AUTH_TOKEN, gateway)
            .advice("After it is turned off, sign in with: claude auth login"),
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
        Some(host) => found
            .repair(format!("env.remove_pair:{BASE_URL}"))
            .advice(format!("{BASE_URL} sends every request to {host}: turn it off together with {name}, or neither.")),
        None => found,
    };
    found.repair(format!("env.remove_variable:{name}"))
}

fn base_url(facts: &Facts) -> Option<Finding> {
    if let Some(bad) = facts.get::<BadAddress>().filter(|bad| bad.variable == BASE_URL) {
        return Some(
            Finding::broken(format!(
                "ANTHROPIC_BASE_URL cannot be used: {}. Nothing is wrong with your account.",
                bad.because
            ))
            .because("network.api", format!("ANTHROPIC_BASE_URL: {}", bad.because))
            .repair(format!("secret.remove_hidden:{BASE_URL}"))
            .repair(format!("env.remove_pair:{BASE_URL}"))
            .repair(format!("env.remove_variable:{BASE_URL}")),
        );
    }
    let variable = facts.get::<Variables>()?.get(BASE_URL).filter(|variable| variable.is_set())?;
    let path = &facts.get::<ApiPath>()?.0;
    let provider = facts.get::<Ladder>().is_some_and(|ladder| ladder.uses(CredentialKind::CloudProvider));
    if provider || path.target.host == "api.anthropic.com" || path.target.proxy.is_some() {
        return None;
    }
    let (host, place) = (path.target.named(), place(facts, variable));
    let leads = format!("ANTHROPIC_BASE_URL {place} sends every request to {host}");
    let found = match (&path.broken, path.said()) {
        // an address that answers with a certificate nobody here believes is there, and is another cause
        (Some((_, Fault::Certificate { .. })), _) => return None,
        (Some(_), _) => Finding::broken(format!("{leads}, which does not answer. Nothing is wrong with your account."))
            .because("network.api", path.trouble().unwrap_or_default()),
        (None, Some(Said::Trouble(status))) if troubled(facts, path) => {
            let summary = format!(
                "{leads}, which answers {status}: something is out of order there. Nothing is wrong with your account."
            );
            // 500 to one request proves nothing about another; the others are the words of a gateway that reaches nobody
            let keyed = facts.get::<KeyCheck>().map(|check| &check.answer);
            let twice = matches!(keyed, Some(KeyAnswer::Other { status: 500.., .. }));
            let found =
                if twice || matches!(status, 502..=504) { Finding::broken(summary) } else { Finding::warning(summary) };
            found
                .likely()
                .because("network.api", format!("{host} answered {status}"))
                .advice(format!("If you use {host} on purpose: wait a little, or ask whoever runs it."))
        }
        _ => return None,
    };
    let mut found = found
        .because("environment.variables", format!("ANTHROPIC_BASE_URL is set {place}"))
        .repair(format!("secret.remove_hidden:{BASE_URL}"))
        .repair(format!("env.remove_pair:{BASE_URL}"))
        .repair(format!("env.remove_variable:{BASE_URL}"));
    if facts.get::<OriginalApiPath>().is_some_and(|path| path.0.open()) {
        found = found.because("network.original_api", "Anthropic's own address, api.anthropic.com, answers");
    }
    if facts.get::<Ladder>()?.uses(CredentialKind::AuthToken) {
        found = found.advice("ANTHROPIC_AUTH_TOKEN belongs to that address: turn both off, or neither.");
    }
    Some(stale(facts, found, BASE_URL))
}

/// `in ~/.zshrc line 12`, or `in your environment`.
pub(super) fn place(facts: &Facts, variable: &Variable) -> String {
    let machine = facts.get::<Machine>();
    let source = variable.sources.first().filter(|source| source.in_force != Some(false));
    match (source, machine) {
        (Some(source), Some(machine)) => match source.lines.first() {
            Some(line) => format!("in {} line {line}", machine.tilde(&source.file)),
            None => format!("in {}", machine.tilde(&source.file)),
        },
        _ => "in your environment".to_owned(),
    }
}

fn set_fact(facts: &Facts, used: &Rung, variable: &Variable, name: &str) -> String {
    let place = place(facts, variable);
    if variable.sources.is_empty() {
        return format!("{name} is set in this terminal and no file sets it; a new terminal may not have it any more");
    }
    match &used.fingerprint {
        Some(fingerprint) => format!("{name} is set {place} ({})", fingerprint.as_str()),
        None => format!("{name} is set {place}"),
    }
}

pub(super) fn answer(found: Finding, check: Option<&KeyCheck>) -> Finding {
    match check {
        Some(KeyCheck { answer: KeyAnswer::Rejected { message }, host, .. }) => {
            found.because("credentials.api_key", format!("{host} answered 401 {message}"))
        }
        Some(KeyCheck { answer: KeyAnswer::OrganisationDisabled { .. }, host, .. }) => {
            found.because("credentials.api_key", format!("{host} says that the organisation of the key is disabled"))
        }
        Some(KeyCheck { answer: KeyAnswer::Accepted, host, .. }) => {
            found.because("credentials.api_key", format!("{host} accepts it"))
        }
        _ => found,
    }
}

pub(super) fn login_fact(facts: &Facts, found: Finding, login: &StoredLogin) -> Finding {
    let Some(machine) = facts.get::<Machine>() else { return found };
    let fact = match &login.state {
        LoginState::Valid { .. } if login.renews => {
            "your claude.ai login is good and renews itself, but is not used".to_owned()
        }
        LoginState::Valid { until } => {
            format!("your claude.ai login is valid until {} but is not used", until.near(machine.now))
        }
        _ => "your claude.ai login can be renewed but is not used".to_owned(),
    };
    found.because("login.claude_ai", fact)
}
