//! Do two faults at once contradict each other, in what is listed or in the words?

use super::*;
use crate::model::assessment::Verdict;
use crate::model::secret::SecretKind;
use crate::model::settings::{BrokenSettings, SettingsState};
use Severity::{Broken, Note, Warning};

const ENDED: LoginState = LoginState::Expired { since: Some(Moment(NOW.0 - 48 * HOUR)) };

fn resting(state: LoginState) -> Facts {
    let absent = state == LoginState::None;
    let state_of = if absent { RungState::Absent } else { RungState::Unusable };
    let rungs = vec![rung(CredentialKind::ClaudeAiLogin, "~/.claude/.credentials.json", state_of)];
    healthy().with(Ladder { rungs }).with(login(state))
}

fn answering(host: &str, status: u16) -> Path {
    Path { status: Some(status), ..path(host, None) }
}

#[test]
fn nobody_is_told_to_sign_in_where_that_cannot_succeed() {
    let says = |id: &str, facts: &Facts| judged(id, facts).unwrap().summary;
    for (id, state) in
        [("login.none", LoginState::None), ("login.expired", ENDED), ("login.blanked", LoginState::Blanked)]
    {
        let open = says(id, &resting(state.clone()));
        assert!(open.contains("once") && !open.contains("Anthropic is open"), "{open}");
        let shut = [
            SignInPath(answering("platform.claude.com", 429)),
            SignInPath(answering("platform.claude.com", 503)),
            sign_in(Some((Stage::Tcp, Fault::Refused))),
        ];
        for way in shut {
            let shut = says(id, &resting(state.clone()).with(way));
            assert!(shut.ends_with("Sign in once the way to Anthropic is open."), "{shut}");
        }
        let dead = Some((Stage::Dns, Fault::NoSuchName));
        assert!(says(id, &resting(state).with(api(dead))).contains("way to Anthropic"));
    }
}

#[test]
fn an_old_version_is_not_given_a_command_that_it_takes_for_a_message() {
    let advice = |version: &str| {
        let old = installed(Version::Known(version.into()));
        judged("login.none", &resting(LoginState::None).with(old)).unwrap().advice.join(" ")
    };
    assert!(advice("2.1.41").contains("with: claude auth login"));
    assert!(advice("2.1.40").contains("type /login"), "{}", advice("2.1.40"));
}

#[test]
fn a_login_that_has_ended_by_a_wrong_clock_only_is_the_clocks_fault() {
    let at = |seconds| resting(ENDED).with(ApiPath(skewed(path("api.anthropic.com", None), seconds)));
    let three_days = -3 * 86_400;
    assert_eq!(severity("clock.skewed", &at(three_days)), Some(Broken));
    assert_eq!(listed(&at(three_days)), ["clock.skewed"]);
    assert_eq!(listed(&at(-86_400)), ["login.expired", "clock.skewed"], "it has ended by both clocks");
    assert_eq!(listed(&at(3 * 86_400)), ["login.expired", "clock.skewed"]);
    let keyed = keyed(ENDED, KeyAnswer::Accepted).with(ApiPath(skewed(path("api.anthropic.com", None), three_days)));
    assert_eq!(severity("clock.skewed", &keyed), Some(Warning), "the login is not used");
    assert!(judged("clock.skewed", &at(three_days)).unwrap().summary.contains("3 days ahead"));
}

#[test]
fn a_login_that_has_ended_by_the_servers_clock_only_has_ended() {
    let day = 24 * HOUR;
    let at = |days: i64, deadline, until| {
        let login = StoredLogin { deadline, ..login(LoginState::Valid { until: Moment(NOW.0 + until) }) };
        resting(LATER).with(login).with(ApiPath(skewed(path("api.anthropic.com", None), days * 86_400)))
    };
    let deadline = Some(Moment(NOW.0 + 20 * day));
    assert_eq!(listed(&at(25, deadline, HOUR)), ["login.expired", "clock.skewed"]);
    assert_eq!(listed(&at(15, deadline, HOUR)), ["clock.skewed"], "it can be renewed");
    assert_eq!(listed(&at(25, deadline, 30 * day)), ["clock.skewed"], "its token still works");
    assert_eq!(listed(&at(25, None, HOUR)), ["clock.skewed"], "nothing says when it ends");
}

#[test]
fn a_certificate_that_holds_by_the_servers_time_is_the_clocks_fault() {
    use crate::model::network::{Certificate, CertificateFault, Link, PlainPath};
    let at = |seconds, because, from: i64, until: i64| {
        let fault = Fault::Certificate { because, issuer: "Public CA".into() };
        let mut broken = path("api.anthropic.com", Some((Stage::Tls, fault)));
        let at = |days: i64| Some(Moment(NOW.0 + days * 24 * HOUR));
        let chain = vec![Link { from: at(from), until: at(until), ..Link::default() }];
        broken.seen.certificate = Some(Certificate { chain, ..Certificate::default() });
        let plain = PlainPath(skewed(path("api.anthropic.com", None), seconds));
        let clear = healthy().with(sign_in(None)).with(ApiPath(broken)).with(plain);
        listed(&clear)
    };
    let year = 365 * 86_400;
    assert_eq!(at(year, CertificateFault::NotYetValid, 300, 400), ["clock.skewed"]);
    assert_eq!(at(-year, CertificateFault::Expired, -400, -300), ["clock.skewed"]);
    assert_eq!(at(0, CertificateFault::Expired, -400, -300), ["tls.certificate_invalid"]);
    assert_eq!(at(year, CertificateFault::Expired, -400, -300), ["tls.certificate_invalid", "clock.skewed"]);
}

#[test]
fn a_gateways_token_goes_with_its_address() {
    let asked = |state| {
        let check = KeyCheck { host: "gw.example".into(), ..asked(CredentialKind::AuthToken, rejected()) };
        tokened(state, rejected()).with(check).with(ApiPath(answering("gw.example", 404)))
    };
    for state in [LATER, LoginState::None] {
        let found = judged("env.auth_token_leftover", &asked(state)).unwrap();
        assert!(found.summary.contains("gw.example") && !found.summary.contains("the API"), "{}", found.summary);
        assert_eq!(found.repairs[0], "env.remove_pair:ANTHROPIC_BASE_URL");
    }
    let own = judged("env.auth_token_leftover", &tokened(LATER, rejected())).unwrap();
    assert_eq!(own.repairs, ["env.remove_variable:ANTHROPIC_AUTH_TOKEN"]);
    let works = KeyCheck { host: "gw.example".into(), ..asked_of(KeyAnswer::Accepted) };
    let note = judged("env.auth_token_leftover", &tokened(LATER, KeyAnswer::Accepted).with(works)).unwrap();
    assert!(note.severity == Note && !note.summary.contains("billed"), "{}", note.summary);
}

fn asked_of(answer: KeyAnswer) -> KeyCheck {
    asked(CredentialKind::AuthToken, answer)
}

#[test]
fn an_address_that_ends_with_v1_answers_nothing() {
    let of = |host: &str, path: &str, status| {
        let mut way = answering(host, status);
        way.target.path = path.to_owned();
        healthy().with(variable("ANTHROPIC_BASE_URL", None)).with(ApiPath(way))
    };
    let id = "env.base_url_leftover";
    assert_eq!(severity(id, &of("api.anthropic.com", "/v1/api/hello", 404)), Some(Broken));
    assert_eq!(severity(id, &of("api.anthropic.com", "/v1/api/hello", 200)), None);
    assert_eq!(severity(id, &of("api.anthropic.com", "/api/hello", 404)), None);
    let gone = KeyAnswer::Other { status: 404, message: String::new() };
    let gateway = of("gw.example", "/v1/api/hello", 404);
    assert_eq!(severity(id, &gateway.clone().with(asked_of(gone))), Some(Broken));
    assert_eq!(severity(id, &gateway.with(asked_of(KeyAnswer::Accepted))), None, "it serves");
}

#[test]
fn a_gateway_in_trouble_is_not_healthy() {
    let at =
        |status| healthy().with(variable("ANTHROPIC_BASE_URL", None)).with(ApiPath(answering("gw.example", status)));
    let told = |facts: &Facts| crate::causes::verdict::verdict(&ranked(ALL, facts), facts, NOW).0;
    for (status, expected, verdict) in [
        (500, Warning, Verdict::Unknown),
        (502, Broken, Verdict::Problems),
        (503, Broken, Verdict::Problems),
        (504, Broken, Verdict::Problems),
    ] {
        assert_eq!(severity("env.base_url_leftover", &at(status)), Some(expected), "{status}");
        assert_eq!(told(&at(status)), verdict, "{status}");
        let accepted = at(status).with(KeyCheck { host: "gw.example".into(), ..asked_of(KeyAnswer::Accepted) });
        assert_eq!(severity("env.base_url_leftover", &accepted), None, "it serves");
    }
    let busy = KeyAnswer::Other { status: 500, message: String::new() };
    let twice = at(500).with(KeyCheck { host: "gw.example".into(), ..asked_of(busy) });
    assert_eq!(severity("env.base_url_leftover", &twice), Some(Broken), "two requests of two kinds");
    for status in [200, 401, 404, 501] {
        assert_eq!(severity("env.base_url_leftover", &at(status)), None, "{status}");
        assert_eq!(told(&at(status)), crate::model::assessment::Verdict::Healthy, "{status}");
    }
}

#[test]
fn a_renewal_waits_where_the_way_is_shut() {
    let due = LoginState::RefreshPending { since: Moment(NOW.0 - HOUR) };
    let words = |facts: &Facts| {
        let found = judged("login.refresh_pending", facts).unwrap();
        format!("{} {}", found.summary, found.advice.join(" "))
    };
    assert!(words(&healthy().with(login(due.clone()))).contains("send a message"));
    let shut = healthy().with(login(due)).with(SignInPath(answering("platform.claude.com", 500)));
    assert!(!words(&shut).contains("send a message"), "{}", words(&shut));
}

#[test]
fn behind_a_dead_proxy_the_next_one_is_named() {
    use crate::model::way::{ProxySetting, WaySettings};
    let set = |variable: &str, host: &str| ProxySetting {
        variable: variable.into(),
        leads_to: Ok((host.into(), 3128)),
        with_login: false,
    };
    let dead = |host: &str| {
        let mut path = proxied(path(host, Some((Stage::Tcp, Fault::Refused))));
        path.direct = Some(Box::new(self::path(host, Some((Stage::Tcp, Fault::Refused)))));
        path
    };
    let with = |proxies| {
        let way = WaySettings { proxies, ..WaySettings::default() };
        judged("proxy.unreachable", &healthy().with(ApiPath(dead("api.anthropic.com"))).with(way)).unwrap()
    };
    let two = with(vec![set("HTTPS_PROXY", "proxy.corp"), set("HTTP_PROXY", "other.corp")]);
    assert_eq!(two.repairs, ["env.remove_variable:HTTPS_PROXY"]);
    assert!(two.because.iter().any(|it| it.fact.contains("HTTP_PROXY counts: other.corp:3128")), "{two:?}");
    assert!(!two.advice.iter().any(|it| it.contains("would not help")), "{two:?}");
    let one = with(vec![set("HTTPS_PROXY", "proxy.corp")]);
    assert_eq!(one.repairs, ["network.ask_it"]);
}

#[test]
fn a_newer_copy_is_not_the_one_to_go() {
    let copies = |other: &str| {
        let mut installs = known();
        let mut second = Install::at("/home/dev/.volta/bin/claude");
        second.version = Version::Known(other.into());
        second.on_path = true;
        installs.all.push(second);
        judged("install.several", &healthy().with(installs)).unwrap().repairs
    };
    assert!(copies("2.1.400").is_empty(), "{:?}", copies("2.1.400"));
    assert_eq!(copies("2.1.300").len(), 1);
}

#[test]
fn the_wrong_kind_of_secret_is_told_once() {
    for (kind, facts) in [
        (SecretKind::ApiKey, tokened(LoginState::None, rejected())),
        (SecretKind::ApiKey, tokened(LATER, rejected())),
        (SecretKind::OauthToken, keyed(LATER, not_measured())),
    ] {
        let of = if facts.get::<Ladder>().unwrap().uses(CredentialKind::AuthToken) {
            CredentialKind::AuthToken
        } else {
            CredentialKind::ApiKey
        };
        let mut ladder = using(Some(of));
        ladder.rungs[0].problems = vec!["wrong_kind".into()];
        ladder.rungs[0].secret = Some(kind);
        assert_eq!(listed(&facts.with(ladder)), ["secret.wrong_kind"]);
    }
}

#[test]
fn settings_that_hold_the_only_key_are_the_root() {
    let with = |names: &[&str]| {
        let stamp = || Stamp { kind: Kind::File, size: 9, mode: Some(0o644), digest: None };
        let broken = BrokenSettings {
            scope: Scope::User,
            path: "/home/dev/.claude/settings.json".into(),
            file: "~/.claude/settings.json".into(),
            because: "line 2, column 18: expected comma".into(),
            stamp: stamp(),
            real: stamp(),
            names: names.iter().map(|&name| name.to_owned()).collect(),
            mend: Vec::new(),
        };
        SettingsState { broken: vec![broken] }
    };
    let none = || resting(LoginState::None);
    assert_eq!(listed(&none().with(with(&["ANTHROPIC_API_KEY"]))), ["settings.broken"]);
    assert_eq!(listed(&none().with(with(&[]))), ["login.none", "settings.broken"], "it holds no key");
    let ended = resting(ENDED).with(with(&["ANTHROPIC_API_KEY"]));
    assert_eq!(severity("settings.broken", &ended), Some(Broken), "an ended login serves nobody");
    let calm = judged("login.none", &none().with(with(&[]))).unwrap().summary;
    assert!(!calm.contains("nothing else"), "{calm}");
    assert_eq!(severity("settings.broken", &healthy().with(with(&["apiKeyHelper"]))), Some(Warning), "a login serves");
}

#[test]
fn what_is_not_known_of_the_login_breaks_nothing() {
    let id = "network.platform_host_blocked";
    let shut = || sign_in(Some((Stage::Tcp, Fault::Refused)));
    for state in
        [LoginState::Kept { since: None }, LoginState::Unknown { because: "permission denied".into(), denied: true }]
    {
        assert_eq!(severity(id, &healthy().with(login(state)).with(shut())), Some(Warning));
    }
    let wants = proxied(path("platform.claude.com", Some((Stage::Proxy, Fault::ProxySaid(407)))));
    assert_eq!(severity(id, &healthy().with(SignInPath(wants))), None, "the proxy wants a password first");
    let silent = healthy().with(sign_in(Some((Stage::Http, Fault::TimedOut))));
    let found = judged(id, &silent).unwrap();
    assert!(found.summary.contains("takes the connection"), "{}", found.summary);
}
