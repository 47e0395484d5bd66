//! Does the API know the key that Claude Code uses? One free request, to no other place than Claude Code's own.

use futures::future::{BoxFuture, FutureExt};
use url::Url;

use super::form::{Ask, Check};
use super::gather::{Gathered, gather};
use super::network::target;
use crate::claude_code::proxy;
use crate::claude_code::variables::{API_KEY, AUTH_TOKEN, CUSTOM_HEADERS};
use crate::model::credential::{CredentialKind, KeyAnswer, KeyCheck, Rung};
use crate::model::hosts::is_loopback;
use crate::model::network::Stage;
use crate::model::outcome::Learned;
use crate::model::secret::{Secret, SecretKind, without_secret_words};
use crate::model::source::Scope;
use crate::model::step::Step;
use crate::model::text::plain;
use crate::ports::World;
use crate::ports::network::{KeyProbe, KeyReply, ProxyLogin};

pub(super) const CHECK: Check = Check { id: "credentials.api_key", group: Step::ApiKey, asks: &[Ask::Network], run };

fn run(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let gathered = gather(world);
        let ladder = gathered.ladder(world);
        if ladder.uses(CredentialKind::ApiKeyHelper) {
            return Learned::skipped(say!("checks/key-comes-from-program-asked"));
        }
        let asked = [CredentialKind::ApiKey, CredentialKind::AuthToken, CredentialKind::ManagedKey];
        let Some(used) = ladder.used().filter(|rung| asked.contains(&rung.kind)) else {
            return Learned::skipped(say!("checks/no-api-key-or-auth"));
        };
        let sent = Sent {
            api_key: key(world, &gathered, used).filter(|secret| !is_login(secret.kind())),
            bearer: gathered.env.secret(AUTH_TOKEN).filter(|_| used.kind == CredentialKind::AuthToken),
        };
        let (learned, check) = ask(world, &gathered, used, sent).await;
        learned.fact(check)
    }
    .boxed()
}

/// What goes into the headers of the request.
pub(super) struct Sent {
    pub(super) api_key: Option<Secret>,
    pub(super) bearer: Option<Secret>,
}

/// Asks the API about the credential in use, if it may go there.
pub(super) async fn ask(world: &World, gathered: &Gathered, used: &Rung, sent: Sent) -> (Learned, KeyCheck) {
    let (base, scope) = gathered.base_url();
    let url = Url::parse(&base).ok();
    let host = url.as_ref().and_then(Url::host_str).unwrap_or_default().to_owned();
    let (learned, answer) = match may_be_sent(gathered, used, url.as_ref(), scope) {
        Err(because) => (Learned::skipped(because.clone()), KeyAnswer::NotMeasured { because }),
        Ok(url) => measure(world, gathered, sent, &url).await,
    };
    let asked = !matches!(answer, KeyAnswer::NotMeasured { .. });
    let learned = describe(learned, used, &host, asked);
    (learned, KeyCheck { kind: used.kind, source: used.source.clone(), host, answer })
}

const fn is_login(kind: SecretKind) -> bool {
    matches!(kind, SecretKind::OauthToken | SecretKind::RefreshToken)
}

/// The rules on where a key may go; the reason if it stays here.
fn may_be_sent(gathered: &Gathered, used: &Rung, url: Option<&Url>, scope: Option<Scope>) -> Result<Url, String> {
    if used.secret.is_some_and(is_login) {
        return Err(say!("checks/holds-login-token-which-claude", source = used.source));
    }
    if used.problems.iter().any(|problem| problem == "hidden_characters") {
        return Err(say!("checks/key-holds-characters-claude-code"));
    }
    let url = url.ok_or_else(|| say!("checks/anthropic-base-url-no-complete"))?;
    let host = url.host_str().ok_or_else(|| say!("checks/anthropic-base-url-names-no"))?;
    match url.scheme() {
        "https" => {}
        // what the name leads to is looked at before the key is sent
        "http" if is_loopback(host) => {}
        _ => return Err(say!("checks/key-never-sent-unencrypted-address", host = host)),
    }
    if let Some(scope) = scope.filter(|scope| !scope.trusted()) {
        return Err(say!("checks/send-requests-key-goes-there", settings = scope.words(), host = host));
    }
    if let Some((name, scope)) = gathered.way_set_by_project() {
        return Err(say!("checks/set-so-key-could-read", settings = scope.words(), name = name));
    }
    Ok(url.clone())
}

async fn measure(world: &World, gathered: &Gathered, sent: Sent, url: &Url) -> (Learned, KeyAnswer) {
    let unknown = |because: String| {
        let learned = Learned::inconclusive(because.clone(), say!("checks/see-step-7-then-run"));
        (learned, KeyAnswer::NotMeasured { because })
    };
    let Some(target) = target(url, "/v1/models") else {
        return unknown(say!("checks/address-force-names-no-host"));
    };
    let proxy = match proxy::in_force(&gathered.env, &target.host, target.port) {
        Ok(proxy) => proxy,
        Err(bad) => {
            return unknown(say!("checks/variable-cannot-be-used", variable = bad.variable, because = bad.because));
        }
    };
    let host = target.host.clone();
    let probe = KeyProbe {
        target: crate::model::network::Target { proxy: proxy.as_ref().map(|it| it.via.clone()), ..target },
        proxy: proxy.map(|it| ProxyLogin(it.address)),
        trust: gathered.trust(),
        api_key: sent.api_key,
        bearer: sent.bearer,
    };
    match world.network.ask_key(probe).await {
        Ok(reply) if reply.status == 401 && gathered.env.raw(CUSTOM_HEADERS).is_some() => {
            // they are not sent along, because nobody knows what they hold; they may be what signs in
            unknown(say!("checks/answered-401-without-anthropic-custom", host = host))
        }
        Ok(reply) => judge(&reply, &host),
        Err((Stage::Tls, _)) if url.scheme() == "http" => {
            unknown(say!("checks/key-never-sent-unencrypted-address", host = host))
        }
        Err((Stage::Tls, _)) => unknown(say!("checks/connection-not-trusted-so-key", host = host)),
        Err((stage, _)) => unknown(say!("checks/no-answer-came-from", host = host, stage = stage.words())),
    }
}

/// What is sent as `x-api-key`.
fn key(world: &World, gathered: &Gathered, used: &Rung) -> Option<Secret> {
    match used.kind {
        CredentialKind::ManagedKey => gathered.managed_key(world).map(|(_, secret)| secret),
        _ => gathered.env.secret(API_KEY),
    }
}

/// Tells the answers apart: only a 401 that speaks of authentication proves a bad key.
fn judge(reply: &KeyReply, host: &str) -> (Learned, KeyAnswer) {
    let message = without_secret_words(&plain(&reply.message, 160));
    let disabled = message.to_ascii_lowercase().contains("organization has been disabled");
    // a page for people comes from something in between, not from the API
    let page = reply.content_type.as_deref().is_some_and(|kind| kind.contains("html"));
    match reply.status {
        200..=299 if reply.content_type.as_deref().is_none_or(|kind| kind.contains("json")) => {
            (Learned::healthy(say!("checks/knows-key", host = host)), KeyAnswer::Accepted)
        }
        400 | 403 if disabled => {
            let learned = Learned::found(say!("checks/says-organisation-key-disabled", host = host));
            (learned, KeyAnswer::OrganisationDisabled { message })
        }
        401 if reply.challenge.is_none() && !page && from_api(reply, host) => (
            Learned::found(say!("checks/host-answered-401", host = host, message = message)),
            KeyAnswer::Rejected { message },
        ),
        status => {
            let because = say!("checks/answered-which-says-nothing-about", host = host, status = status);
            let hint = if status >= 500 || status == 429 {
                say!("checks/wait-few-minutes")
            } else {
                say!("checks/hint-step-7")
            };
            (Learned::inconclusive(because, hint), KeyAnswer::Other { status, message })
        }
    }
}

/// Whether the answer has the form of the API's own; another host's form is its own affair.
fn from_api(reply: &KeyReply, host: &str) -> bool {
    host != "api.anthropic.com" || reply.request_id.is_some() || reply.kind.is_some()
}

fn describe(learned: Learned, used: &Rung, host: &str, asked: bool) -> Learned {
    let mut learned = learned.evidence(say!("checks/label-key"), used.source.clone());
    if let Some(fingerprint) = &used.fingerprint {
        learned = learned.evidence(say!("checks/label-looks-like"), fingerprint.as_str());
    }
    if let Some(length) = used.length {
        learned = learned.evidence(say!("checks/label-length"), say!("checks/length-in-characters", length = length));
    }
    let kind = match used.secret {
        Some(SecretKind::ApiKey) => say!("checks/kind-api-key"),
        Some(SecretKind::OauthToken) => say!("checks/kind-login-token"),
        Some(SecretKind::RefreshToken) => say!("checks/kind-refresh-token"),
        Some(SecretKind::AdminKey) => say!("checks/kind-admin-key"),
        _ => say!("checks/kind-unknown"),
    };
    let place = if asked { say!("checks/label-asked") } else { say!("checks/label-would-be-asked") };
    learned.evidence(say!("checks/label-kind"), kind).evidence(place, crate::model::text::plain(host, 80))
}
