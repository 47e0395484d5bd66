//! Is a key known? The one request that carries it, and where it must never go.

use std::error::Error;
use std::net::SocketAddr;
use std::sync::Arc;

use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};
use reqwest::{Client, Response, redirect};
use tokio::time::timeout;
use url::Url;
use zeroize::Zeroizing;

use super::answer::without_path;
use super::login::Login;
use super::stages::{of_system, tls_inside};
use super::trust::{Believer, Seen};
use super::{Limits, http, names, trust};
use crate::model::hosts::is_loopback;
use crate::model::known::without_secret;
use crate::model::network::{Fault, Stage, Target};
use crate::model::secret::{Secret, SecretKind};
use crate::ports::network::{KeyProbe, KeyReply};

/// The most that is read of an answer, in bytes.
const LONGEST_BODY: usize = 16 * 1024;
/// The most that is kept of an answer that is no JSON, in characters.
const LONGEST_MESSAGE: usize = 300;

type Broken = (Stage, Fault);

fn garbled(stage: Stage, words: String) -> Broken {
    (stage, Fault::Garbled(words))
}

/// Asks, within the limit.
pub(super) async fn ask(probe: KeyProbe, limits: Limits) -> Result<KeyReply, Broken> {
    safe_to_send(&probe)?;
    let headers = headers(&probe)?;
    let url = address(&probe.target)?;
    let believer = trust::believer(&probe.trust).await.map_err(|fault| (Stage::Tls, fault))?;
    let seen = Arc::clone(&believer.seen);
    let work = async {
        let client = client(&probe, believer, limits).await?;
        let sent = client.get(url).headers(headers).send().await;
        let answer = sent.map_err(|error| broken(&error, &seen))?;
        Ok(reply(answer, &probe).await)
    };
    match timeout(limits.key, work).await {
        Ok(answer) => answer,
        Err(_) => Err((if seen.believed() { Stage::Http } else { Stage::Tcp }, Fault::TimedOut)),
    }
}

fn in_the_clear() -> Broken {
    garbled(Stage::Tls, say!("system/key-not-sent-without-encryption"))
}

/// In the clear a key goes to this machine only, and a login goes nowhere.
fn safe_to_send(probe: &KeyProbe) -> Result<(), Broken> {
    let target = &probe.target;
    let at_home = is_loopback(&target.host) && target.proxy.as_ref().is_none_or(|via| is_loopback(&via.host));
    if !target.https && !at_home {
        return Err(in_the_clear());
    }
    let login = |secret: &Secret| matches!(secret.kind(), SecretKind::OauthToken | SecretKind::RefreshToken);
    if [&probe.api_key, &probe.bearer].into_iter().flatten().any(login) {
        return Err(garbled(Stage::Http, say!("system/token-login-not-sent")));
    }
    Ok(())
}

/// The address, with nothing in it but host, port and path.
fn address(target: &Target) -> Result<Url, Broken> {
    let wrong = || garbled(Stage::Http, say!("system/address-holds-character-cannot-sent"));
    let scheme = if target.https { "https" } else { "http" };
    let place = names::with_port(&target.host, target.port);
    let host_only = !place.contains(['/', '\\', '?', '#', '@', '%']);
    let mut url = Url::parse(&format!("{scheme}://{place}/")).ok().filter(|_| host_only).ok_or_else(wrong)?;
    let (path, query) = target.path.split_once('?').unwrap_or((&target.path, "limit=1"));
    url.set_path(path);
    url.set_query(Some(query));
    Ok(url)
}

fn headers(probe: &KeyProbe) -> Result<HeaderMap, Broken> {
    let mut headers = HeaderMap::new();
    headers.insert(HeaderName::from_static("anthropic-version"), HeaderValue::from_static("2023-06-01"));
    if let Some(key) = &probe.api_key {
        headers.insert(HeaderName::from_static("x-api-key"), sensitive("", key)?);
    }
    if let Some(token) = &probe.bearer {
        headers.insert(AUTHORIZATION, sensitive("Bearer ", token)?);
    }
    Ok(headers)
}

fn sensitive(before: &str, secret: &Secret) -> Result<HeaderValue, Broken> {
    // the header type takes any UTF-8; an invisible character must be told, not sent
    let text = secret.trimmed().filter(|text| text.bytes().all(|byte| (b' '..=b'~').contains(&byte)));
    let text = text.map(|text| Zeroizing::new(format!("{before}{text}")));
    let value = text.and_then(|text| HeaderValue::from_str(&text).ok());
    let mut value = value.ok_or_else(|| garbled(Stage::Http, say!("system/key-holds-character-cannot-sent")))?;
    value.set_sensitive(true);
    Ok(value)
}

async fn look_up(host: &str, port: u16, limits: Limits) -> Result<Vec<SocketAddr>, Broken> {
    let found = timeout(limits.dns, names::addresses(host, port)).await.unwrap_or(Err(Fault::TimedOut));
    found.map_err(|fault| (Stage::Dns, fault))
}

/// A client for this one request: the first hop is looked up here, because here it can be said why it fails.
async fn client(probe: &KeyProbe, believer: Believer, limits: Limits) -> Result<Client, Broken> {
    let (target, unmade) = (&probe.target, |_| garbled(Stage::Http, say!("system/request-could-not-made")));
    let via = target.proxy.as_ref();
    let (host, port) = via.map_or((&target.host, target.port), |via| (&via.host, via.port));
    let found = look_up(host, port, limits).await?;
    if !target.https {
        // a name may lead anywhere, and a proxy looks it up once more
        let then = if via.is_some() { look_up(&target.host, target.port, limits).await? } else { Vec::new() };
        if !found.iter().chain(&then).all(|address| address.ip().is_loopback()) {
            return Err(in_the_clear());
        }
    }
    let config = Arc::unwrap_or_clone(believer.config);
    let mut builder = Client::builder()
        .tls_backend_preconfigured(config)
        .redirect(redirect::Policy::none())
        .retry(reqwest::retry::never())
        .referer(false)
        .http1_only()
        .user_agent(http::AGENT)
        .timeout(limits.key)
        .no_proxy()
        .resolve_to_addrs(names::bare(host), &found);
    if let Some(via) = via {
        let login = Login::read(probe.proxy.as_ref());
        let scheme = if login.tls { "https" } else { "http" };
        let address = format!("{scheme}://{}", names::with_port(&via.host, via.port));
        let mut proxy = reqwest::Proxy::all(address).map_err(unmade)?;
        if let Some((user, password)) = &login.basic {
            proxy = proxy.basic_auth(user, password);
        }
        builder = builder.proxy(proxy);
    }
    builder.build().map_err(unmade)
}

async fn reply(mut answer: Response, probe: &KeyProbe) -> KeyReply {
    let text =
        |name: &str| answer.headers().get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    let (request_id, challenge, content_type) = (text("request-id"), text("cf-mitigated"), text("content-type"));
    let status = answer.status();
    let mut body = Vec::new();
    while let Ok(Some(chunk)) = answer.chunk().await {
        body.extend_from_slice(&chunk[..chunk.len().min(LONGEST_BODY - body.len())]);
        if body.len() == LONGEST_BODY {
            break;
        }
    }
    let (kind, message) = if status.is_success() { (None, String::new()) } else { complaint(&body) };
    let hide = |text: String| hidden(text, probe);
    KeyReply {
        status: status.as_u16(),
        kind: kind.map(hide),
        // shortened after that, so that no key is cut where it would not be found any more
        message: hide(message).chars().take(LONGEST_MESSAGE).collect(),
        request_id: request_id.map(hide),
        challenge,
        content_type,
    }
}

fn complaint(body: &[u8]) -> (Option<String>, String) {
    let json: serde_json::Value = serde_json::from_slice(body).unwrap_or_default();
    let text = |name: &str| json["error"][name].as_str().map(str::to_owned);
    let beginning = || String::from_utf8_lossy(body).into_owned();
    (text("type"), text("message").unwrap_or_else(beginning))
}

/// A server may repeat what it was given; a gateway's own token has no form by which it would be found later.
fn hidden(text: String, probe: &KeyProbe) -> String {
    let secrets = [&probe.api_key, &probe.bearer].into_iter().flatten().filter_map(Secret::trimmed);
    let text = secrets.fold(text, |text, secret| without_secret(&text, secret));
    let login = Login::read(probe.proxy.as_ref()).basic;
    let password = login.map(|(_, password)| password).unwrap_or_default();
    without_path(&without_secret(&text, &password), &probe.target)
}

/// As much as the library tells. Its own words are not used: they hold the address.
fn broken(error: &reqwest::Error, seen: &Seen) -> Broken {
    if let Some(fault) = seen.fault() {
        return (Stage::Tls, fault);
    }
    let later = if seen.believed() { Stage::Http } else { Stage::Tcp };
    if error.is_timeout() {
        return (later, Fault::TimedOut);
    }
    let causes = std::iter::successors(error.source(), |cause| (*cause).source());
    for cause in causes {
        let said = cause.to_string();
        if said.contains("proxy authorization required") {
            return (Stage::Proxy, Fault::ProxySaid(407));
        } else if said.contains("tunnel error") {
            return garbled(Stage::Proxy, say!("system/proxy-does-not-open-tunnel"));
        } else if let Some(system) = cause.downcast_ref::<std::io::Error>() {
            let inside = tls_inside(system).is_some();
            return (if inside { Stage::Tls } else { later }, of_system(system));
        } else if let Some(http) = cause.downcast_ref::<hyper::Error>().filter(|http| http.source().is_none()) {
            let cut = http.is_incomplete_message() || http.is_canceled() || http.is_closed();
            return if cut {
                (Stage::Http, Fault::Cut)
            } else {
                garbled(Stage::Http, say!("system/what-came-back-not-http"))
            };
        }
    }
    garbled(later, say!("system/request-could-not-sent"))
}
