//! Which party stops the connection, and what is only its consequence?

use super::*;
use crate::model::network::CertificateFault;
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
fn names_are_not_found() {
    let id = "network.dns";
    for fault in [Fault::NoSuchName, Fault::NameServiceFailed, Fault::TimedOut] {
        assert_eq!(listed(&at(Stage::Dns, fault)), [id], "everything else follows from it");
    }
    let found = judged(id, &at(Stage::Dns, Fault::NoSuchName)).unwrap();
    assert!(found.summary.contains("Nothing is wrong with your account"), "{}", found.summary);
    assert_eq!(found.because.len(), 2);
    assert_eq!(severity(id, &healthy()), None);
    assert_eq!(severity(id, &at(Stage::Tcp, Fault::TimedOut)), None);
    assert_eq!(severity(id, &through_proxy(Stage::Dns, &Fault::NoSuchName)), None, "it is the proxy's name");
    assert_eq!(severity(id, &on_a_cloud(at(Stage::Dns, Fault::NoSuchName))), None, "it is not needed");
}

#[test]
fn nothing_comes_through() {
    let id = "network.unreachable";
    for fault in [Fault::Refused, Fault::NoRoute, Fault::TimedOut, Fault::Cut] {
        assert_eq!(listed(&at(Stage::Tcp, fault.clone())), [id]);
        assert_eq!(severity(id, &at(Stage::Tls, fault)), Some(Broken));
    }
    assert_eq!(severity(id, &at(Stage::Http, Fault::TimedOut)), Some(Broken));
    assert_eq!(severity(id, &at(Stage::Tls, certificate(CertificateFault::Expired))), None);
    assert_eq!(severity(id, &through_proxy(Stage::Tcp, &Fault::Refused)), None, "the proxy refuses");
    assert_eq!(severity(id, &through_proxy(Stage::Http, &Fault::Cut)), Some(Broken), "behind the tunnel");
    assert_eq!(severity(id, &on_a_cloud(at(Stage::Tcp, Fault::Refused))), None);
    assert_eq!(severity(id, &facts()), None);
}

#[test]
fn only_the_sign_in_service_is_blocked() {
    let id = "network.platform_host_blocked";
    let blocked = |fault| healthy().with(sign_in(Some((Stage::Tcp, fault))));
    assert_eq!(severity(id, &blocked(Fault::TimedOut)), Some(Warning), "the login still holds");
    let pending = LoginState::RefreshPending { since: Moment(NOW.0 - HOUR) };
    assert_eq!(severity(id, &blocked(Fault::TimedOut).with(login(pending))), Some(Broken));
    let nobody = blocked(Fault::Cut).with(using(None)).with(login(LoginState::None));
    assert_eq!(severity(id, &nobody), Some(Broken));
    let key = keyed(LoginState::None, KeyAnswer::Accepted).with(sign_in(Some((Stage::Tcp, Fault::TimedOut))));
    assert_eq!(severity(id, &key), Some(Note), "a key needs no sign-in");
    assert_eq!(severity(id, &healthy()), None);
    assert_eq!(severity(id, &at(Stage::Tcp, Fault::TimedOut)), None, "the API is gone too");
    let refused = proxied(path("platform.claude.com", Some((Stage::Proxy, Fault::ProxySaid(403)))));
    assert_eq!(severity(id, &healthy().with(SignInPath(refused))), Some(Warning), "the proxy's allow-list");
}

#[test]
fn the_proxy_does_not_answer() {
    let id = "proxy.unreachable";
    assert_eq!(listed(&through_proxy(Stage::Tcp, &Fault::Refused)), [id]);
    assert_eq!(listed(&through_proxy(Stage::Dns, &Fault::NoSuchName)), [id]);
    assert_eq!(listed(&through_proxy(Stage::Proxy, &Fault::TimedOut)), [id]);
    assert_eq!(severity(id, &through_proxy(Stage::Proxy, &Fault::ProxySaid(503))), Some(Broken));
    assert_eq!(severity(id, &through_proxy(Stage::Proxy, &Fault::ProxySaid(407))), None);
    assert_eq!(severity(id, &through_proxy(Stage::Tls, &Fault::Cut)), None, "the tunnel stands");
    assert_eq!(severity(id, &at(Stage::Tcp, Fault::Refused)), None, "there is no proxy");
    let found = judged(id, &through_proxy(Stage::Tcp, &Fault::Refused)).unwrap();
    assert_eq!(found.repairs, ["env.remove_variable:HTTPS_PROXY"]);
    assert!(found.summary.contains("VPN"));
}

#[test]
fn the_proxy_asks_for_a_password() {
    let id = "proxy.auth_required";
    assert_eq!(listed(&through_proxy(Stage::Proxy, &Fault::ProxySaid(407))), [id]);
    assert_eq!(severity(id, &through_proxy(Stage::Proxy, &Fault::ProxySaid(403))), None);
    assert_eq!(severity(id, &at(Stage::Proxy, Fault::ProxySaid(407))), None);
    assert_eq!(severity(id, &healthy()), None);
    assert_eq!(severity(id, &on_a_cloud(through_proxy(Stage::Proxy, &Fault::ProxySaid(407)))), None);
}

#[test]
fn the_traffic_is_signed_anew() {
    let id = "tls.inspection_untrusted";
    for because in [CertificateFault::UnknownIssuer, CertificateFault::Other] {
        assert_eq!(listed(&at(Stage::Tls, certificate(because))), [id]);
    }
    let unknown = || certificate(CertificateFault::UnknownIssuer);
    assert!(judged(id, &at(Stage::Tls, unknown())).unwrap().summary.contains("Corp CA"));
    assert_eq!(severity(id, &at(Stage::Tls, certificate(CertificateFault::Expired))), None);
    assert_eq!(severity(id, &healthy()), None);
    assert_eq!(severity(id, &on_a_cloud(at(Stage::Tls, unknown()))), None, "it is not needed");
    let renewing = healthy().with(sign_in(Some((Stage::Tls, unknown()))));
    assert_eq!(severity(id, &renewing), Some(Warning), "the login still holds");
    let key = keyed(LoginState::None, KeyAnswer::Accepted).with(sign_in(Some((Stage::Tls, unknown()))));
    assert_eq!(severity(id, &key), Some(Note), "a key needs no sign-in");
}

#[test]
fn the_certificate_does_not_hold() {
    let id = "tls.certificate_invalid";
    for because in [CertificateFault::Expired, CertificateFault::NotYetValid, CertificateFault::WrongName] {
        assert_eq!(listed(&at(Stage::Tls, certificate(because))), [id]);
    }
    assert_eq!(severity(id, &at(Stage::Tls, certificate(CertificateFault::UnknownIssuer))), None);
    assert_eq!(severity(id, &healthy()), None);
    let nobody = healthy().with(using(None)).with(login(LoginState::None));
    let blocked = nobody.with(sign_in(Some((Stage::Tls, certificate(CertificateFault::Expired)))));
    assert_eq!(severity(id, &blocked), Some(Broken), "nobody can sign in");
}

#[test]
fn the_clock_is_wrong() {
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
    assert_eq!(severity(id, &healthy()), None, "not measured");
    let agree = with(400).with(SignInPath(skewed(path("platform.claude.com", None), 390)));
    assert_eq!(severity(id, &agree), Some(Warning));
    let differ = with(400).with(SignInPath(skewed(path("platform.claude.com", None), 0)));
    assert_eq!(severity(id, &differ), None, "one of the servers is wrong");
    assert!(judged(id, &with(400)).unwrap().summary.contains("behind"));
    assert!(judged(id, &with(-400)).unwrap().summary.contains("ahead of"));
}
