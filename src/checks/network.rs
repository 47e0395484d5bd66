//! Does a connection come through, the way Claude Code would open it?

use futures::future::{BoxFuture, FutureExt};
use url::{Host, Url};

use super::form::{Ask, Check};
use super::gather::{Gathered, gather};
use crate::claude_code::proxy::{self, SIGN_IN_HOST};
use crate::claude_code::variables::BASE_URL;
use crate::model::network::{ApiPath, BadAddress, Path, SignInPath, Target, Vouched};
use crate::model::outcome::Learned;
use crate::model::path_words::sentence;
use crate::model::said::Said;
use crate::model::step::Step;
use crate::model::text::plain;
use crate::ports::World;
use crate::ports::network::{Probe, ProxyLogin};
use crate::words::Listed;

pub(super) const API: Check = Check { id: "network.api", group: Step::Network, asks: &[Ask::Network], run: api };

pub(super) const SIGN_IN: Check =
    Check { id: "network.sign_in", group: Step::Network, asks: &[Ask::Network], run: sign_in };

fn api(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let gathered = gather(world);
        let (base, _) = gathered.base_url();
        let Some(target) = Url::parse(&base).ok().and_then(|url| target(&url, "/api/hello")) else {
            let because = say!("checks/no-complete-address-such-https");
            let learned = Learned::found(say!("checks/anthropic-base-url-cannot-used", because = because));
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
        let host = SIGN_IN_HOST.to_owned();
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
    // a login is renewed before a project's settings count
    let own = (target.host == SIGN_IN_HOST && gathered.project_sets_variables()).then(|| gathered.trusted_env(world));
    let env = own.as_ref().unwrap_or(&gathered.env);
    let proxy = proxy::in_force(env, &target.host, target.port).map_err(|bad| {
        let summary = say!("checks/cannot-used-proxy", variable = bad.variable, because = bad.because);
        let fact = BadAddress { variable: bad.variable.clone(), because: bad.because };
        Learned::found(summary).evidence(say!("checks/label-set"), bad.variable).fact(fact)
    })?;
    target.proxy = proxy.as_ref().map(|it| it.via.clone());
    let proxy = proxy.map(|it| ProxyLogin(it.address));
    Ok(world.network.probe(Probe { target, proxy, trust: gathered.trust() }).await)
}

/// Who believes a certificate, whatever counts here.
fn vouched(by: Vouched) -> String {
    let sets = [(by.bundled, say!("checks/mozillas-list")), (by.system, say!("checks/systems-store"))];
    let extra = by.extra.map(|extra| (extra, "NODE_EXTRA_CA_CERTS".to_owned()));
    let names: Vec<String> = sets.into_iter().chain(extra).filter(|(yes, _)| *yes).map(|(_, name)| name).collect();
    if names.is_empty() { say!("checks/trusted-nobody-here") } else { say!("checks/trusted-by", sets = names.listed()) }
}

/// What a path says, in a sentence and line by line.
pub(super) fn describe(path: &Path) -> Learned {
    let mut learned = headline(path);
    if let Some(via) = &path.target.proxy {
        learned = learned
            .evidence(say!("checks/label-proxy"), format!("{}:{} ({})", plain(&via.host, 80), via.port, via.variable));
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
        Some(None) => learned.evidence(say!("checks/label-without-proxy"), say!("checks/host-answers", host = host)),
        Some(Some(trouble)) => learned.evidence(say!("checks/label-without-proxy"), trouble),
        None => learned,
    };
    match path.clock_skew_s {
        Some(skew) if skew.abs() > 60 => {
            learned.evidence(say!("checks/label-clock"), say!("checks/s-apart-from-servers", skew = skew))
        }
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
        None => Learned::healthy(say!("checks/host-answered", host = host)),
        Some(Said::Fine) => Learned::healthy(say!("checks/answered-ms", host = host, millis = millis)),
        Some(Said::Refused(_)) if for_people => {
            Learned::healthy(say!("checks/answered-ms", host = host, millis = millis))
        }
        Some(Said::Refused(status)) => {
            Learned::found(say!("checks/answered-status-ms", host = host, status = status, millis = millis))
        }
        Some(Said::Challenge) => Learned::found(say!("checks/wants-proof-only-browser-gives", host = host)),
        Some(Said::Region) => Learned::found(say!("checks/does-not-serve-requests-from", host = host)),
        Some(Said::Page) => Learned::found(say!("checks/something-between-answers-page-its", host = host)),
        Some(Said::TooMany) => Learned::found(say!("checks/says-too-many-requests-came", host = host)),
        Some(Said::Trouble(status)) => Learned::found(say!("checks/trouble-answered", host = host, status = status)),
    }
}

/// What was seen beside the stages.
fn beside(mut learned: Learned, path: &Path) -> Learned {
    let seen = &path.seen;
    if !seen.addresses.v6.is_empty() {
        for (label, v6, count) in [("IPv4", false, seen.addresses.v4.len()), ("IPv6", true, seen.addresses.v6.len())] {
            let how = match seen.family(v6).map(|reached| (&reached.fault, reached.millis)) {
                Some((None, millis)) => say!("checks/connects-ms", millis = millis),
                Some((Some(fault), millis)) => format!("{} · {millis} ms", fault.short()),
                None if count == 0 => say!("checks/name-has-no-such-address"),
                None => say!("checks/not-tried"),
            };
            learned = learned.evidence(label, how);
        }
    }
    if !seen.proxy_wants.is_empty() {
        learned = learned.evidence(say!("checks/label-proxy-wants"), seen.proxy_wants.listed());
    }
    if let Some(shown) = &seen.certificate {
        let trusted = vouched(shown.vouched);
        let line = match shown.until {
            Some(until) => say!("checks/certificate-until", date = until.date(), trusted = trusted),
            None => trusted,
        };
        learned = learned.evidence(say!("checks/label-certificate"), line);
        for (at, link) in shown.chain.iter().enumerate() {
            let signed = match (link.from, link.until) {
                (Some(from), Some(until)) => say!(
                    "checks/signed-by-from-to",
                    subject = link.subject,
                    issuer = link.issuer,
                    from = from.date(),
                    until = until.date()
                ),
                _ => say!("checks/signed-by", subject = link.subject, issuer = link.issuer),
            };
            learned = learned.evidence(say!("checks/label-certificate-number", number = at + 1), signed);
        }
    }
    if let Some(challenge) = &seen.challenge {
        learned = learned.evidence("cf-mitigated", challenge);
    }
    let answer = &seen.answer;
    let told = [
        ("request-id".to_owned(), answer.request_id.clone()),
        ("cf-ray".to_owned(), answer.ray.clone()),
        (say!("checks/label-sends-on-to"), answer.sent_to.clone()),
        (say!("checks/label-title-of-page"), answer.title.clone()),
        (say!("checks/label-says"), answer.message.clone()),
        (say!("checks/label-wait"), answer.retry_after_s.map(|seconds| format!("{seconds} s"))),
    ];
    told.into_iter()
        .filter_map(|(label, value)| Some((label, value?)))
        .fold(learned, |learned, (label, value)| learned.evidence(label, value))
}
