//! Does a connection come through, the way Claude Code would open it?

use futures::future::{BoxFuture, FutureExt};
use url::{Host, Url};

use super::form::{Ask, Check};
use super::gather::{Gathered, gather};
use crate::claude_code::proxy;
use crate::claude_code::variables::BASE_URL;
use crate::model::network::{ApiPath, BadAddress, CertificateFault, Fault, Path, SignInPath, Stage, Target};
use crate::model::outcome::Learned;
use crate::model::step::Step;
use crate::model::text::plain;
use crate::ports::World;
use crate::ports::network::{Probe, ProxyLogin};

pub(super) const API: Check = Check {
    id: "network.api",
    title: "The way to the API",
    group: Step::Network,
    why: "Without a way to the API nothing works, and signing in again changes nothing about that.",
    asks: &[Ask::Network],
    run: api,
};

pub(super) const SIGN_IN: Check = Check {
    id: "network.sign_in",
    title: "The way to the sign-in service",
    group: Step::Network,
    why: "platform.claude.com hands out and renews logins. Where only this host is blocked, Claude Code works until the \
          login has to be renewed, and then fails.",
    asks: &[Ask::Network],
    run: sign_in,
};

fn api(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let gathered = gather(world);
        let (base, _) = gathered.base_url();
        let Some(target) = Url::parse(&base).ok().and_then(|url| target(&url, "/api/hello")) else {
            let because = "it is no complete address such as https://host".to_owned();
            let learned = Learned::found(format!("ANTHROPIC_BASE_URL cannot be used: {because}"));
            return learned.fact(BadAddress { variable: BASE_URL.to_owned(), because });
        };
        match walk(world, &gathered, target).await {
            Ok(path) => describe(&path).fact(ApiPath(path)),
            Err(learned) => learned,
        }
    }
    .boxed()
}

fn sign_in(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let gathered = gather(world);
        let host = "platform.claude.com".to_owned();
        let target = Target { https: true, host, port: 443, path: "/v1/oauth/hello".to_owned(), proxy: None };
        match walk(world, &gathered, target).await {
            Ok(path) => describe(&path).fact(SignInPath(path)),
            Err(learned) => learned,
        }
    }
    .boxed()
}

/// Where a request to this address goes.
pub(super) fn target(url: &Url, path: &str) -> Option<Target> {
    let https = match url.scheme() {
        "https" => true,
        "http" => false,
        _ => return None,
    };
    let host = url.host_str()?.trim_matches(['[', ']']).to_owned();
    let path = format!("{}{path}", url.path().trim_end_matches('/'));
    Some(Target { https, host, port: url.port_or_known_default()?, path, proxy: None })
}

/// Whether a host name or address is this machine.
pub(super) fn is_loopback(host: &str) -> bool {
    match Host::parse(host) {
        Ok(Host::Ipv4(address)) => address.is_loopback(),
        Ok(Host::Ipv6(address)) => address.is_loopback(),
        Ok(Host::Domain(name)) => name == "localhost",
        Err(_) => host == "::1",
    }
}

async fn walk(world: &World, gathered: &Gathered, mut target: Target) -> Result<Path, Learned> {
    let proxy = proxy::in_force(&gathered.env, &target.host, target.port).map_err(|bad| {
        let summary = format!("{} cannot be used as a proxy: {}", bad.variable, bad.because);
        let fact = BadAddress { variable: bad.variable.clone(), because: bad.because };
        Learned::found(summary).evidence("set", bad.variable).fact(fact)
    })?;
    target.proxy = proxy.as_ref().map(|it| it.via.clone());
    let proxy = proxy.map(|it| ProxyLogin(it.address));
    Ok(world.network.probe(Probe { target, proxy, trust: gathered.trust() }).await)
}

fn describe(path: &Path) -> Learned {
    let host = plain(&path.target.host, 80);
    let mut learned = match (&path.broken, path.status) {
        (None, Some(200..=299)) => Learned::healthy(format!("{host} answered in {} ms", path.millis)),
        (None, Some(status)) => Learned::found(format!("{host} answered {status} in {} ms", path.millis)),
        (None, None) => Learned::healthy(format!("{host} answered")),
        (Some((stage, fault)), _) => Learned::found(sentence(path, &host, *stage, fault)),
    };
    if let Some(via) = &path.target.proxy {
        learned = learned.evidence("proxy", format!("{}:{} ({})", plain(&via.host, 80), via.port, via.variable));
    }
    for passed in &path.passed {
        learned =
            learned.evidence(passed.stage.words(), format!("{} · {} ms", plain(&passed.seen, 120), passed.millis));
    }
    if let Some((stage, fault)) = &path.broken {
        learned = learned.evidence(stage.words(), short(fault));
    }
    match path.clock_skew_s {
        Some(skew) if skew.abs() > 60 => learned.evidence("clock", format!("{skew} s apart from the server's")),
        _ => learned,
    }
}

/// Where it broke and why, naming the party.
fn sentence(path: &Path, host: &str, stage: Stage, fault: &Fault) -> String {
    let hop = match &path.target.proxy {
        Some(via) if stage <= Stage::Proxy => format!("the proxy {}:{}", plain(&via.host, 80), via.port),
        _ => host.to_owned(),
    };
    match (stage, fault) {
        (Stage::Dns, Fault::NoSuchName) => format!("The name of {hop} has no address"),
        (Stage::Dns, _) => format!("The name service does not tell the address of {hop}"),
        (_, Fault::Refused) => format!("{hop} refuses the connection"),
        (_, Fault::NoRoute) => format!("There is no route to {hop}"),
        (_, Fault::TimedOut) => format!("{hop} does not answer"),
        (_, Fault::ProxySaid(407)) => format!("{hop} asks for a user name and password (407)"),
        (_, Fault::ProxySaid(status)) => format!("{hop} refuses to connect to {host} ({status})"),
        (_, Fault::Certificate { issuer, .. }) => {
            format!("The certificate of {host} is not trusted; it was issued by {}", plain(issuer, 80))
        }
        (_, Fault::Cut) => format!("The connection to {hop} was cut"),
        (_, _) => format!("{hop} answers with something that Claude Code does not understand"),
    }
}

fn short(fault: &Fault) -> String {
    match fault {
        Fault::NoSuchName => "no such name".to_owned(),
        Fault::NameServiceFailed => "no answer from the name service".to_owned(),
        Fault::TimedOut => "no answer in time".to_owned(),
        Fault::Refused => "refused".to_owned(),
        Fault::NoRoute => "no route".to_owned(),
        Fault::Cut => "cut off".to_owned(),
        Fault::ProxySaid(status) => format!("the proxy said {status}"),
        Fault::Certificate { because, issuer } => {
            let what = match because {
                CertificateFault::UnknownIssuer => "not trusted here",
                CertificateFault::Expired => "expired",
                CertificateFault::NotYetValid => "not yet valid",
                CertificateFault::WrongName => "for another name",
                CertificateFault::Other => "not accepted",
            };
            format!("certificate by {}: {what}", plain(issuer, 80))
        }
        Fault::Garbled(what) => plain(what, 120),
    }
}
