//! Do names lead where they should, and does only a proxy lead out that Claude Code does not see?

use super::*;
use crate::model::network::{Certificate, CertificateFault, ClaudeAiPath, OtherProxyPath, Vouched};
use crate::model::surroundings::{HostsEntry, NameSettings};
use crate::model::way::WaySettings;
use Severity::{Broken, Note, Warning};

const API: &str = "api.anthropic.com";
const SIGN_IN: &str = "platform.claude.com";

fn at(host: &str, address: &str, broken: Option<(Stage, Fault)>) -> Path {
    let mut path = path(host, broken);
    match address.parse().unwrap() {
        std::net::IpAddr::V4(v4) => path.seen.addresses.v4.push(v4),
        std::net::IpAddr::V6(v6) => path.seen.addresses.v6.push(v6),
    }
    path
}

const REFUSED: Option<(Stage, Fault)> = Some((Stage::Tcp, Fault::Refused));

fn hosts(host: &str, address: &str) -> NameSettings {
    let entry = HostsEntry { host: host.into(), address: address.parse().unwrap(), line: 7 };
    NameSettings {
        hosts_file: "/etc/hosts".into(),
        entries: Ok(vec![entry]),
        servers: Ok(vec!["192.168.1.1".into()]),
        written_by: None,
    }
}

#[test]
pub(super) fn an_ad_blocker_answers_with_nowhere() {
    let id = "network.dns";
    for address in ["0.0.0.0", "127.0.0.1", "::", "::1"] {
        let facts = healthy().with(ApiPath(at(API, address, REFUSED)));
        assert_eq!(listed(&facts), [id], "{address}");
        assert!(judged(id, &facts).unwrap().summary.contains("ad blocker"));
    }
    let told = healthy().with(hosts("claude.com", "0.0.0.0")).with(ApiPath(at(API, "0.0.0.0", REFUSED)));
    assert!(judged(id, &told).unwrap().summary.starts_with("Your name service (192.168.1.1) answers"));
    near(id, &healthy().with(ApiPath(at(API, "127.0.0.1", None))), None, "somebody answers there");
    assert_eq!(severity(id, &healthy().with(ApiPath(at(API, "160.79.104.10", REFUSED)))), None);
    for own in ["localhost", "127.0.0.1", "gateway.localhost"] {
        assert_eq!(severity(id, &healthy().with(ApiPath(at(own, "127.0.0.1", REFUSED)))), None, "{own} is meant so");
    }
    let sign_in_only = healthy().with(SignInPath(at(SIGN_IN, "0.0.0.0", REFUSED)));
    assert_eq!(listed(&sign_in_only), [id], "no other cause beside it");
    assert_eq!(severity(id, &sign_in_only), Some(Warning));
    assert_eq!(severity(id, &healthy().with(ClaudeAiPath(at("claude.ai", "0.0.0.0", REFUSED)))), Some(Note));
    let proxy = healthy().with(ApiPath(proxied(at(API, "127.0.0.1", REFUSED))));
    near(id, &proxy, None, "it is the proxy's address");
}

#[test]
pub(super) fn an_entry_in_the_hosts_file_leads_astray() {
    let id = "network.dns";
    let nowhere = healthy().with(hosts(API, "0.0.0.0")).with(ApiPath(at(API, "0.0.0.0", REFUSED)));
    let found = judged(id, &nowhere).unwrap();
    assert!(found.summary.starts_with("Line 7 of /etc/hosts sends api.anthropic.com to 0.0.0.0"), "{found:?}");
    assert!(found.because.iter().any(|it| it.check == "network.names"));
    let because = CertificateFault::WrongName;
    let foreign = Some((Stage::Tls, Fault::Certificate { because, issuer: "Corp CA".into() }));
    let old = healthy().with(hosts(API, "203.0.113.9")).with(ApiPath(at(API, "203.0.113.9", foreign)));
    assert_eq!(listed(&old), [id], "the certificate follows from it");
    let works = healthy().with(hosts(API, "203.0.113.9")).with(ApiPath(at(API, "203.0.113.9", None)));
    assert_eq!(severity(id, &works), None);
    let other = healthy().with(hosts(API, "203.0.113.9")).with(ApiPath(at(API, "160.79.104.10", REFUSED)));
    near(id, &other, None, "the entry does not count");
}

#[test]
pub(super) fn the_sign_in_services_name_alone_is_missing() {
    let id = "network.dns";
    let missing = || Some((Stage::Dns, Fault::NoSuchName));
    assert_eq!(listed(&healthy().with(sign_in(missing()))), [id]);
    assert_eq!(severity(id, &healthy().with(sign_in(missing()))), Some(Warning));
    let nobody = healthy().with(using(None)).with(login(LoginState::None)).with(sign_in(missing()));
    assert_eq!(severity(id, &nobody), Some(Broken));
}

fn other(broken: Option<(Stage, Fault)>) -> OtherProxyPath {
    OtherProxyPath { of: "GNOME".into(), file: "~/.config/dconf/user".into(), path: proxied(path(API, broken)) }
}

#[test]
pub(super) fn only_a_proxy_leads_out() {
    let id = "proxy.missing_here";
    let shut = |fault| healthy().with(api(Some((Stage::Tcp, fault)))).with(sign_in(REFUSED));
    assert_eq!(listed(&shut(Fault::TimedOut).with(other(None))), [id], "everything else follows from it");
    let names = healthy().with(api(Some((Stage::Dns, Fault::NoSuchName)))).with(other(None));
    assert_eq!(listed(&names), [id]);
    near(id, &healthy().with(other(None)), None, "it works without");
    near(id, &shut(Fault::Refused), None, "no other proxy is known");
    near(id, &shut(Fault::Refused).with(other(REFUSED)), None, "it leads nowhere either");
    let set = ApiPath(proxied(path(API, REFUSED)));
    near(id, &healthy().with(set).with(other(None)), None, "one is set here");
    let relay = ApiPath(path("relay.example", REFUSED));
    assert_eq!(severity(id, &healthy().with(relay).with(other(None))), None);
}

#[test]
pub(super) fn a_public_certificate_is_not_known_yet() {
    let id = "tls.bundled_roots_lag";
    let with = |issuer: &str, system, store: Option<&str>| {
        let because = CertificateFault::UnknownIssuer;
        let mut path = path(API, Some((Stage::Tls, Fault::Certificate { because, issuer: issuer.into() })));
        let vouched = Vouched { system, ..Vouched::default() };
        path.seen.certificate = Some(Certificate { issuer: issuer.into(), vouched, ..Certificate::default() });
        let way = WaySettings { store: store.map(str::to_owned), ..WaySettings::default() };
        healthy().with(ApiPath(path)).with(way)
    };
    assert_eq!(listed(&with("Let's Encrypt", false, None)), [id], "nobody in between is blamed");
    near(id, &with("Corp CA", false, None), None, "somebody in between signs anew");
    assert_eq!(listed(&with("Corp CA", false, None)), ["tls.inspection_untrusted"]);
    let kept_out = judged(id, &with("Let's Encrypt", true, Some("bundled"))).unwrap();
    assert_eq!(kept_out.repairs, ["env.remove_variable:CLAUDE_CODE_CERT_STORE"]);
    assert_eq!(severity(id, &healthy()), None);
    let renewing = |facts: Facts| {
        let broken = facts.get::<ApiPath>().unwrap().0.broken.clone();
        let mut path = path(SIGN_IN, broken);
        path.seen.certificate = facts.get::<ApiPath>().unwrap().0.seen.certificate.clone();
        severity(id, &healthy().with(SignInPath(path)))
    };
    assert_eq!(renewing(with("Let's Encrypt", false, None)), Some(Warning), "the login still holds");
}
