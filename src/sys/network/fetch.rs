//! How is a file really fetched? Over a verified connection only, from named hosts only, and never more than was asked for.

use std::sync::Arc;

use reqwest::header::LOCATION;
use reqwest::{Client, Response, StatusCode, redirect};
use tokio::time::timeout;
use url::Url;

use super::login::Login;
use super::trust::Seen;
use super::{http, names, trust};
use crate::model::network::{CertificateFault, Fault};
use crate::model::text::{plain, size};
use crate::ports::fetch::{Fetched, Request};

/// How many redirects are followed.
const MOST_REDIRECTS: usize = 3;

/// Fetches, within the limit.
pub(super) async fn fetch(request: Request) -> Result<Fetched, String> {
    let limit = request.limit;
    let late = || say!("system/did-not-come-within-s", seconds = limit.as_secs());
    timeout(limit, follow(&request)).await.unwrap_or_else(|_| Err(late()))
}

async fn follow(request: &Request) -> Result<Fetched, String> {
    let mut url = Url::parse(&request.url).map_err(|_| say!("system/address-unreadable"))?;
    for _ in 0..=MOST_REDIRECTS {
        let host = allowed(&url, request.hosts)?;
        let answer = ask(request, &url, &host).await?;
        if answer.status().is_redirection() {
            url = next(&url, &answer)?;
            continue;
        }
        return match answer.status() {
            StatusCode::OK => Ok(Fetched { bytes: body(answer, request.most).await?, from: url.to_string() }),
            status => Err(say!("system/host-answered", host = host, status = status.as_u16())),
        };
    }
    Err(say!("system/sent-more-than-times", most = MOST_REDIRECTS))
}

/// The host, if it may be asked: by name, encrypted, on the usual port, without a user.
fn allowed(url: &Url, hosts: &[&str]) -> Result<String, String> {
    let host = url.host_str().unwrap_or_default().to_owned();
    let bare = url.username().is_empty() && url.password().is_none();
    let shown = plain(&host, 80);
    if url.scheme() != "https" {
        Err(say!("system/would-come-from-without-encryption", host = shown))
    } else if hosts.contains(&host.as_str()) && url.port().is_none() && bare {
        Ok(host)
    } else {
        Err(say!("system/would-come-from-which-not", host = shown))
    }
}

fn next(url: &Url, answer: &Response) -> Result<Url, String> {
    let to = answer.headers().get(LOCATION).and_then(|to| to.to_str().ok());
    to.and_then(|to| url.join(to).ok()).ok_or_else(|| say!("system/sent-on-to-nowhere"))
}

async fn ask(request: &Request, url: &Url, host: &str) -> Result<Response, String> {
    let believer = trust::believer(&request.trust).await.map_err(|fault| words(&fault, host))?;
    let seen = Arc::clone(&believer.seen);
    let unmade = |_| say!("system/request-could-not-made");
    let (first, port) = request.via.as_ref().map_or((host, 443), |via| (via.host.as_str(), via.port));
    let found = names::addresses(first, port).await.map_err(|fault| words(&fault, first))?;
    let mut builder = Client::builder()
        .tls_backend_preconfigured(Arc::unwrap_or_clone(believer.config))
        .redirect(redirect::Policy::none())
        .retry(reqwest::retry::never())
        .referer(false)
        .http1_only()
        .https_only(true)
        .user_agent(http::AGENT)
        .no_proxy()
        .resolve_to_addrs(names::bare(first), &found);
    if let Some(via) = &request.via {
        let login = Login::read(request.proxy.as_ref());
        let scheme = if login.tls { "https" } else { "http" };
        let address = format!("{scheme}://{}", names::with_port(&via.host, via.port));
        let mut proxy = reqwest::Proxy::all(address).map_err(unmade)?;
        if let Some((user, password)) = &login.basic {
            proxy = proxy.basic_auth(user, password);
        }
        builder = builder.proxy(proxy);
    }
    let client = builder.build().map_err(unmade)?;
    client.get(url.clone()).send().await.map_err(|_| broken(&seen, host, request))
}

/// Why no answer came. The library's own words are not used: they hold the address of the proxy.
fn broken(seen: &Seen, host: &str, request: &Request) -> String {
    match (seen.fault(), &request.via) {
        (Some(fault), _) => words(&fault, host),
        (None, Some(via)) => {
            say!("system/cannot-reached-through-proxy", host = host, proxy = plain(&via.host, 80), port = via.port)
        }
        (None, None) => say!("system/host-cannot-be-reached", host = host),
    }
}

fn words(fault: &Fault, host: &str) -> String {
    let host = plain(host, 80);
    match fault {
        Fault::NoSuchName => say!("system/name-has-no-address", host = host),
        Fault::NameServiceFailed => say!("system/name-service-does-not-tell", host = host),
        Fault::Certificate { because: CertificateFault::UnknownIssuer, issuer } => {
            say!("system/certificate-not-trusted-here-issued", host = host, issuer = plain(issuer, 80))
        }
        Fault::Certificate { .. } => say!("system/certificate-does-not-hold", host = host),
        Fault::TimedOut => say!("system/did-not-answer-time", host = host),
        _ => say!("system/host-cannot-be-reached", host = host),
    }
}

async fn body(mut answer: Response, most: u64) -> Result<Vec<u8>, String> {
    let large = || say!("system/has-more-than-taken", size = size(most));
    if answer.content_length().is_some_and(|length| length > most) {
        return Err(large());
    }
    let mut bytes = Vec::new();
    loop {
        match answer.chunk().await {
            Ok(Some(chunk)) if bytes.len() as u64 + chunk.len() as u64 > most => return Err(large()),
            Ok(Some(chunk)) => bytes.extend_from_slice(&chunk),
            Ok(None) => return Ok(bytes),
            Err(_) => return Err(say!("system/broke-off-before-its-end")),
        }
    }
}
