//! Which party stops the connection, and what is only its consequence?

use super::*;
use crate::model::certificates::Root;
use crate::model::diagnosis::Confidence;
use crate::model::network::{BadAddress, Certificate, CertificateFault, Vouched};
use crate::model::way::{ProxySetting, WaySettings};
use Severity::{Broken, Note, Warning};

fn at(stage: Stage, fault: Fault) -> Facts {
    healthy().with(api(Some((stage, fault.clone())))).with(sign_in(Some((stage, fault))))
}

fn through_proxy(stage: Stage, fault: &Fault) -> Facts {
    let both = |host| proxied(path(host, Some((stage, fault.clone()))));
    healthy().with(ApiPath(both("api.anthropic.com"))).with(SignInPath(both("platform.claude.com")))
}

fn certificate(because: CertificateFault) -> Fault {
    Fault::Certificate { because, issuer: "Corp CA".into() }
}

fn on_a_cloud(facts: Facts) -> Facts {
    facts.with(using(Some(CredentialKind::CloudProvider)))
}

#[test]
pub(super) fn names_are_not_found() {
    let id = "network.dns";
    for fault in [Fault::NoSuchName, Fault::NameServiceFailed, Fault::TimedOut] {
        assert_eq!(listed(&at(Stage::Dns, fault)), [id], "everything else follows from it");
    }
    let found = judged(id, &at(Stage::Dns, Fault::NoSuchName)).unwrap();
    assert!(found.summary.contains("Nothing is wrong with your account"), "{}", found.summary);
    assert_eq!(found.because.len(), 2);
    assert_eq!(severity(id, &healthy()), None);
    assert_eq!(severity(id, &at(Stage::Tcp, Fault::TimedOut)), None);
    near(id, &through_proxy(Stage::Dns, &Fault::NoSuchName), None, "it is the proxy's name");
    near(id, &on_a_cloud(at(Stage::Dns, Fault::NoSuchName)), None, "it is not needed");
}

#[test]
pub(super) fn nothing_comes_through() {
    let id = "network.unreachable";
    for fault in [Fault::Refused, Fault::NoRoute, Fault::TimedOut, Fault::Cut] {
        assert_eq!(listed(&at(Stage::Tcp, fault.clone())), [id]);
        assert_eq!(severity(id, &at(Stage::Tls, fault)), Some(Broken));
    }
    assert_eq!(severity(id, &at(Stage::Http, Fault::TimedOut)), Some(Broken));
    assert_eq!(severity(id, &at(Stage::Tls, certificate(CertificateFault::Expired))), None);
    near(id, &through_proxy(Stage::Tcp, &Fault::Refused), None, "the proxy refuses");
    near(id, &through_proxy(Stage::Http, &Fault::Cut), Some(Broken), "behind the tunnel");
    assert_eq!(severity(id, &on_a_cloud(at(Stage::Tcp, Fault::Refused))), None);
    assert_eq!(severity(id, &facts()), None);
}

#[test]
pub(super) fn only_the_sign_in_service_is_blocked() {
    let id = "network.platform_host_blocked";
    let blocked = |fault| healthy().with(sign_in(Some((Stage::Tcp, fault))));
    near(id, &blocked(Fault::TimedOut), Some(Warning), "the login still holds");
    let pending = LoginState::RefreshPending { since: Moment(NOW.0 - HOUR) };
    assert_eq!(severity(id, &blocked(Fault::TimedOut).with(login(pending))), Some(Broken));
    let nobody = blocked(Fault::Cut).with(using(None)).with(login(LoginState::None));
    assert_eq!(severity(id, &nobody), Some(Broken));
    let key = keyed(LoginState::None, KeyAnswer::Accepted).with(sign_in(Some((Stage::Tcp, Fault::TimedOut))));
    near(id, &key, Some(Note), "a key needs no sign-in");
    assert_eq!(severity(id, &healthy()), None);
    near(id, &at(Stage::Tcp, Fault::TimedOut), None, "the API is gone too");
    let refused = proxied(path("platform.claude.com", Some((Stage::Proxy, Fault::ProxySaid(403)))));
    near(id, &healthy().with(SignInPath(refused)), Some(Warning), "the proxy's allow-list");
}

#[test]
pub(super) fn the_proxy_does_not_answer() {
    let id = "proxy.unreachable";
    assert_eq!(listed(&through_proxy(Stage::Tcp, &Fault::Refused)), [id]);
    assert_eq!(listed(&through_proxy(Stage::Dns, &Fault::NoSuchName)), [id]);
    assert_eq!(listed(&through_proxy(Stage::Proxy, &Fault::TimedOut)), [id]);
    assert_eq!(severity(id, &through_proxy(Stage::Proxy, &Fault::ProxySaid(503))), Some(Broken));
    assert_eq!(severity(id, &through_proxy(Stage::Proxy, &Fault::ProxySaid(407))), None);
    near(id, &through_proxy(Stage::Tls, &Fault::Cut), None, "the tunnel stands");
    near(id, &at(Stage::Tcp, Fault::Refused), None, "there is no proxy");
    let found = judged(id, &through_proxy(Stage::Tcp, &Fault::Refused)).unwrap();
    assert_eq!(found.repairs, ["env.remove_variable:HTTPS_PROXY"]);
    assert!(found.summary.contains("VPN"));
    assert!(found.because.iter().any(|it| it.fact.contains("was not tried")), "{:?}", found.because);
}

/// The API path through a dead proxy, and how far it comes without.
fn with_direct(direct: Option<(Stage, Fault)>) -> Facts {
    let mut path = proxied(path("api.anthropic.com", Some((Stage::Tcp, Fault::Refused))));
    let target = Target { proxy: None, ..path.target.clone() };
    path.direct = Some(Box::new(Path { broken: direct, ..Path::new(target) }));
    healthy().with(ApiPath(path))
}

fn setting(variable: &str, host: &str, with_login: bool) -> ProxySetting {
    ProxySetting { variable: variable.into(), leads_to: Ok((host.into(), 3128)), with_login }
}

#[test]
pub(super) fn a_proxy_is_only_turned_off_where_that_may_help() {
    let id = "proxy.unreachable";
    let found = judged(id, &with_direct(None)).unwrap();
    assert_eq!(found.repairs, ["env.remove_variable:HTTPS_PROXY"]);
    assert!(found.because.iter().any(|it| it.fact == "without the proxy, api.anthropic.com answers"));
    assert!(found.advice[0].contains("turn that on first"), "{:?}", found.advice);
    let here = Variable { in_environment: true, ..Variable::default() };
    let by_name = [("HTTPS_PROXY".to_owned(), here)].into();
    let only_here = with_direct(None).with(Variables { by_name, ..Variables::default() });
    let cheap = &judged(id, &only_here).unwrap().advice[0];
    assert!(cheap.starts_with("Open a new terminal") && cheap.contains("HTTPS_PROXY"), "{cheap}");
    let found = judged(id, &with_direct(Some((Stage::Tcp, Fault::TimedOut)))).unwrap();
    assert_eq!(found.repairs, ["network.ask_it"], "without it there is no way either");
    assert!(found.advice.iter().any(|it| it.contains("would not help")), "{:?}", found.advice);
}

#[test]
pub(super) fn every_spelling_of_a_dead_proxy_goes_at_once() {
    let id = "proxy.unreachable";
    let names = |proxies| {
        let way = WaySettings { proxies, ..WaySettings::default() };
        judged(id, &with_direct(None).with(way)).unwrap().repairs
    };
    let same = vec![setting("HTTPS_PROXY", "proxy.corp", false), setting("HTTP_PROXY", "proxy.corp", false)];
    assert_eq!(names(same.clone()), ["env.remove_variable:HTTPS_PROXY+HTTP_PROXY"]);
    let other = vec![same[0].clone(), setting("http_proxy", "other.corp", false), same[1].clone()];
    assert_eq!(names(other), ["env.remove_variable:HTTPS_PROXY+HTTP_PROXY"], "another proxy stays");
    assert_eq!(names(vec![setting("https_proxy", "x", false)]), ["env.remove_variable:HTTPS_PROXY"], "of another run");
}

#[test]
pub(super) fn a_dead_proxy_in_front_of_the_sign_in_service_alone_is_told() {
    let id = "proxy.unreachable";
    let only = || SignInPath(proxied(path("platform.claude.com", Some((Stage::Tcp, Fault::Refused)))));
    near(id, &healthy().with(only()), Some(Warning), "the login still holds");
    let key = keyed(LoginState::None, KeyAnswer::Accepted).with(only());
    near(id, &key, Some(Note), "a key needs no sign-in");
    assert_eq!(listed(&healthy().with(only())), [id]);
}

#[test]
pub(super) fn the_proxy_asks_for_a_password() {
    let id = "proxy.auth_required";
    assert_eq!(listed(&through_proxy(Stage::Proxy, &Fault::ProxySaid(407))), [id]);
    near(id, &through_proxy(Stage::Proxy, &Fault::ProxySaid(403)), None, "it wants no password, and refuses");
    assert_eq!(severity(id, &at(Stage::Proxy, Fault::ProxySaid(407))), None);
    assert_eq!(severity(id, &healthy()), None);
    assert_eq!(severity(id, &on_a_cloud(through_proxy(Stage::Proxy, &Fault::ProxySaid(407)))), None);
    let asking = |wants: &[&str], with_login| {
        let mut path = proxied(path("api.anthropic.com", Some((Stage::Proxy, Fault::ProxySaid(407)))));
        path.seen.proxy_wants = wants.iter().map(|scheme| (*scheme).to_owned()).collect();
        let proxies = vec![setting("HTTPS_PROXY", "proxy.corp", with_login)];
        judged(id, &healthy().with(ApiPath(path)).with(WaySettings { proxies, ..WaySettings::default() })).unwrap()
    };
    let found = asking(&["NTLM", "Basic"], false);
    assert!(found.advice[0].contains("name:password@ between http:// and proxy.corp:3128"), "{:?}", found.advice);
    assert!(found.advice[1].contains("@ as %40"), "{:?}", found.advice);
    assert!(asking(&[], true).summary.contains("does not accept the user name and password in HTTPS_PROXY"));
    assert!(asking(&["Negotiate"], false).advice[0].contains("Negotiate, which Claude Code does not speak"));
}

#[test]
pub(super) fn the_proxys_address_cannot_be_used() {
    let id = "proxy.malformed";
    let bad = |variable: &str| BadAddress { variable: variable.into(), because: "it has no scheme".into() };
    let found = judged(id, &healthy().with(bad("HTTPS_PROXY"))).unwrap();
    let repairs =
        ["secret.remove_hidden", "proxy.add_scheme", "env.remove_variable"].map(|it| format!("{it}:HTTPS_PROXY"));
    assert_eq!((found.severity, found.repairs), (Broken, repairs.to_vec()), "it is mended before it is turned off");
    assert_eq!(severity(id, &healthy()), None);
    near(id, &healthy().with(bad("ANTHROPIC_BASE_URL")), None, "that is no proxy, and another cause");
    near(id, &on_a_cloud(healthy().with(bad("HTTPS_PROXY"))), Some(Broken), "requests to a cloud pass by it, too");
}

#[test]
pub(super) fn the_traffic_is_signed_anew() {
    let id = "tls.inspection_untrusted";
    for because in [CertificateFault::UnknownIssuer, CertificateFault::Other] {
        assert_eq!(listed(&at(Stage::Tls, certificate(because))), [id]);
    }
    let unknown = || certificate(CertificateFault::UnknownIssuer);
    assert!(judged(id, &at(Stage::Tls, unknown())).unwrap().summary.contains("Corp CA"));
    assert_eq!(severity(id, &at(Stage::Tls, certificate(CertificateFault::Expired))), None);
    assert_eq!(severity(id, &healthy()), None);
    near(id, &on_a_cloud(at(Stage::Tls, unknown())), None, "it is not needed");
    let known_to = |bundled, system| {
        let mut path = path("api.anthropic.com", Some((Stage::Tls, unknown())));
        let vouched = Vouched { bundled, system, extra: None };
        path.seen.certificate = Some(Certificate { issuer: "Corp CA".into(), vouched, ..Certificate::default() });
        judged(id, &healthy().with(ApiPath(path))).unwrap()
    };
    let kept_out = ["env.remove_variable:CLAUDE_CODE_CERT_STORE", "tls.trust_root"];
    assert_eq!(known_to(false, true).repairs, kept_out);
    assert!(known_to(true, false).summary.starts_with("Mozilla's list trusts"));
    assert_eq!(known_to(false, false).repairs, ["network.ask_it"]);
    let kept = |version: &str, extra, root: bool| {
        let mut path = path("api.anthropic.com", None);
        let vouched = Vouched { bundled: false, system: true, extra };
        let root = root.then(|| Root {
            subject: "Corp Root".into(),
            until: None,
            digest: "ab".into(),
            pem: "PEM".into(),
            file: Some("/etc/ssl/certs/ca-certificates.crt".into()),
        });
        path.seen.certificate = Some(Certificate { vouched, root, ..Certificate::default() });
        judged(id, &healthy().with(installed(Version::Known(version.into()))).with(ApiPath(path)))
    };
    let old = kept("2.1.100", None, true).unwrap();
    assert_eq!((old.severity, old.confidence), (Broken, Confidence::Likely));
    assert_eq!(old.repairs, ["tls.trust_root", "install.update"]);
    assert!(kept("2.1.101", None, true).is_none(), "that one reads the system's store");
    assert!(kept("2.1.100", Some(true), true).is_none(), "it is named already");
    assert!(kept("2.1.100", None, false).is_none(), "Mozilla's list knows it");
    let renewing = healthy().with(sign_in(Some((Stage::Tls, unknown()))));
    near(id, &renewing, Some(Warning), "the login still holds");
    let key = keyed(LoginState::None, KeyAnswer::Accepted).with(sign_in(Some((Stage::Tls, unknown()))));
    near(id, &key, Some(Note), "a key needs no sign-in");
}

#[test]
pub(super) fn the_certificate_does_not_hold() {
    let id = "tls.certificate_invalid";
    for because in [CertificateFault::Expired, CertificateFault::NotYetValid, CertificateFault::WrongName] {
        assert_eq!(listed(&at(Stage::Tls, certificate(because))), [id]);
    }
    assert_eq!(severity(id, &at(Stage::Tls, certificate(CertificateFault::UnknownIssuer))), None);
    assert_eq!(severity(id, &healthy()), None);
    let nobody = healthy().with(using(None)).with(login(LoginState::None));
    let blocked = nobody.with(sign_in(Some((Stage::Tls, certificate(CertificateFault::Expired)))));
    near(id, &blocked, Some(Broken), "nobody can sign in");
}

#[test]
pub(super) fn the_clock_is_wrong() {
    let id = "clock.skewed";
    let with = |seconds| healthy().with(ApiPath(skewed(path("api.anthropic.com", None), seconds)));
    for (seconds, expected) in [
        (0, None),
        (60, None),
        (-60, None),
        (61, Some(Note)),
        (300, Some(Note)),
        (301, Some(Warning)),
        (-301, Some(Warning)),
        (86_400, Some(Warning)),
        (i64::MIN, Some(Warning)),
    ] {
        assert_eq!(severity(id, &with(seconds)), expected, "{seconds} s");
    }
    near(id, &healthy(), None, "not measured");
    let agree = with(400).with(SignInPath(skewed(path("platform.claude.com", None), 390)));
    assert_eq!(severity(id, &agree), Some(Warning));
    let differ = with(400).with(SignInPath(skewed(path("platform.claude.com", None), 0)));
    near(id, &differ, None, "one of the servers is wrong");
    assert!(judged(id, &with(400)).unwrap().summary.contains("behind"));
    assert!(judged(id, &with(-400)).unwrap().summary.contains("ahead of"));
}
