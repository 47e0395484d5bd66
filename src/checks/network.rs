//! Does a connection come through, the way Claude Code would open it?

use futures::future::{BoxFuture, FutureExt};
use url::{Host, Url};

use super::form::{Ask, Check};
use super::gather::{Gathered, gather};
use crate::claude_code::proxy;
use crate::claude_code::variables::BASE_URL;
use crate::model::network::{ApiPath, BadAddress, Path, SignInPath, Target, Vouched};
use crate::model::outcome::Learned;
use crate::model::path_words::sentence;
use crate::model::said::Said;
use crate::model::step::Step;
use crate::model::text::plain;
use crate::ports::World;
use crate::ports::network::{Probe, ProxyLogin};

pub(super) const API: Check = Check { id: "network.api", group: Step::Network, asks: &[Ask::Network], run: api };

pub(super) const SIGN_IN: Check =
    Check { id: "network.sign_in", group: Step::Network, asks: &[Ask::Network], run: sign_in };

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
        let host = super::way::SIGN_IN_HOST.to_owned();
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

/// Goes the way that a request to this target would take.
pub(super) async fn walk(world: &World, gathered: &Gathered, mut target: Target) -> Result<Path, Learned> {
    let proxy = proxy::in_force(&gathered.env, &target.host, target.port).map_err(|bad| {
        let summary = format!("{} cannot be used as a proxy: {}", bad.variable, bad.because);
        let fact = BadAddress { variable: bad.variable.clone(), because: bad.because };
        Learned::found(summary).evidence("set", bad.variable).fact(fact)
    })?;
    target.proxy = proxy.as_ref().map(|it| it.via.clone());
    let proxy = proxy.map(|it| ProxyLogin(it.address));
    Ok(world.network.probe(Probe { target, proxy, trust: gathered.trust() }).await)
}

/// Who believes a certificate, whatever counts here.
fn vouched(by: Vouched) -> String {
    let sets = [(by.bundled, "Mozilla's list"), (by.system, "this system's store")];
    let extra = by.extra.map(|extra| (extra, "NODE_EXTRA_CA_CERTS"));
    let names: Vec<&str> = sets.into_iter().chain(extra).filter(|(yes, _)| *yes).map(|(_, name)| name).collect();
    if names.is_empty() { "trusted by nobody here".to_owned() } else { format!("trusted by {}", names.join(", ")) }
}

/// What a path says, in a sentence and line by line.
pub(super) fn describe(path: &Path) -> Learned {
    let mut learned = headline(path);
    if let Some(via) = &path.target.proxy {
        learned = learned.evidence("proxy", format!("{}:{} ({})", plain(&via.host, 80), via.port, via.variable));
    }
    for passed in &path.passed {
        learned =
            learned.evidence(passed.stage.words(), format!("{} · {} ms", plain(&passed.seen, 120), passed.millis));
    }
    if let Some((stage, fault)) = &path.broken {
        learned = learned.evidence(stage.words(), fault.short());
    }
    learned = beside(learned, path);
    let host = path.host();
    learned = match path.direct.as_deref().map(Path::trouble) {
        Some(None) => learned.evidence("without the proxy", format!("{host} answers")),
        Some(Some(trouble)) => learned.evidence("without the proxy", trouble),
        None => learned,
    };
    match path.clock_skew_s {
        Some(skew) if skew.abs() > 60 => learned.evidence("clock", format!("{skew} s apart from the server's")),
        _ => learned,
    }
}

fn headline(path: &Path) -> Learned {
    let (host, millis) = (path.host(), path.millis);
    if path.broken.is_some() {
        return Learned::found(sentence(&path.trouble().unwrap_or_default()));
    }
    // a page for people may send a program on, or away: it is there, which is all that is asked
    let for_people = matches!(path.target.host.as_str(), "claude.ai" | "claude.com");
    match path.said() {
        None => Learned::healthy(format!("{host} answered")),
        Some(Said::Fine) => Learned::healthy(format!("{host} answered in {millis} ms")),
        Some(Said::Refused(_)) if for_people => Learned::healthy(format!("{host} answered in {millis} ms")),
        Some(Said::Refused(status)) => Learned::found(format!("{host} answered {status} in {millis} ms")),
        Some(Said::Challenge) => Learned::found(format!("{host} wants a proof that only a browser gives")),
        Some(Said::Region) => Learned::found(format!("{host} does not serve requests from this network or place")),
        Some(Said::Page) => Learned::found(format!("Something in between answers for {host} with a page of its own")),
        Some(Said::TooMany) => Learned::found(format!("{host} says that too many requests came from here (429)")),
        Some(Said::Trouble(status)) => Learned::found(format!("{host} is in trouble: it answered {status}")),
    }
}

/// What was seen beside the stages.
fn beside(mut learned: Learned, path: &Path) -> Learned {
    let seen = &path.seen;
    if !seen.addresses.v6.is_empty() {
        for (label, v6, count) in [("IPv4", false, seen.addresses.v4.len()), ("IPv6", true, seen.addresses.v6.len())] {
            let how = match seen.family(v6).map(|reached| (&reached.fault, reached.millis)) {
                Some((None, millis)) => format!("connects in {millis} ms"),
                Some((Some(fault), millis)) => format!("{} · {millis} ms", fault.short()),
                None if count == 0 => "the name has no such address".to_owned(),
                None => "not tried".to_owned(),
            };
            learned = learned.evidence(label, how);
        }
    }
    if !seen.proxy_wants.is_empty() {
        learned = learned.evidence("the proxy wants", seen.proxy_wants.join(", "));
    }
    if let Some(shown) = &seen.certificate {
        let until = shown.until.map_or_else(String::new, |until| format!("until {}, ", until.date()));
        learned = learned.evidence("certificate", format!("{until}{}", vouched(shown.vouched)));
        for (at, link) in shown.chain.iter().enumerate() {
            let dates = match (link.from, link.until) {
                (Some(from), Some(until)) => format!(", {} to {}", from.date(), until.date()),
                _ => String::new(),
            };
            let label = format!("certificate {}", at + 1);
            learned = learned.evidence(label, format!("{}, signed by {}{dates}", link.subject, link.issuer));
        }
    }
    if let Some(challenge) = &seen.challenge {
        learned = learned.evidence("cf-mitigated", challenge);
    }
    let answer = &seen.answer;
    let told = [
        ("request-id", answer.request_id.clone()),
        ("cf-ray", answer.ray.clone()),
        ("sends on to", answer.sent_to.clone()),
        ("title of the page", answer.title.clone()),
        ("says", answer.message.clone()),
        ("wait", answer.retry_after_s.map(|seconds| format!("{seconds} s"))),
    ];
    told.into_iter()
        .filter_map(|(label, value)| Some((label, value?)))
        .fold(learned, |learned, (label, value)| learned.evidence(label, value))
}
