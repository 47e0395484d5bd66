//! Who answers instead of the service, and how much does it hurt by what signs in here?

use super::*;
use crate::model::network::{Answer, ClaudeAiPath, DownloadsPath, PlainPath, Reached};
use crate::model::service::{Component, Impact, Incident, ServiceStatus};
use crate::model::surroundings::Routes;
use Severity::{Broken, Note, Warning};

const API: &str = "api.anthropic.com";
const SIGN_IN: &str = "platform.claude.com";

fn answering(host: &str, status: u16) -> Path {
    Path { status: Some(status), ..path(host, None) }
}

fn page(host: &str, status: u16) -> Path {
    let mut path = answering(host, status);
    path.seen.web_page = true;
    path.seen.answer.title = Some("Hotel Wi-Fi".into());
    path
}

fn challenged(host: &str) -> Path {
    let mut path = answering(host, 403);
    path.seen.challenge = Some("challenge".into());
    path
}

fn forbidden(host: &str) -> Path {
    let mut path = answering(host, 403);
    path.seen.answer = Answer { kind: Some("forbidden".into()), ..Answer::default() };
    path
}

fn nobody() -> Facts {
    healthy().with(using(None)).with(login(LoginState::None))
}

fn by_key() -> Facts {
    keyed(LoginState::None, KeyAnswer::Accepted)
}

#[test]
pub(super) fn a_page_answers_in_place_of_the_service() {
    let id = "network.captive_portal";
    let both = healthy().with(ApiPath(page(API, 200))).with(SignInPath(page(SIGN_IN, 302)));
    assert_eq!(listed(&both), [id]);
    let found = judged(id, &both).unwrap();
    assert!(found.summary.contains("Hotel Wi-Fi") && found.because.len() == 2, "{found:?}");
    assert_eq!(severity(id, &healthy()), None);
    assert_eq!(severity(id, &healthy().with(SignInPath(page(SIGN_IN, 200)))), Some(Warning));
    assert_eq!(severity(id, &by_key().with(SignInPath(page(SIGN_IN, 200)))), Some(Note));
    let mut real = page(API, 404);
    real.seen.request_id = true;
    near(id, &healthy().with(ApiPath(real)), None, "it is the API's own page");
    near(id, &healthy().with(ApiPath(page("relay.example", 200))), None, "whatever a relay shows");
    let cloud = both.with(using(Some(CredentialKind::CloudProvider)));
    assert_eq!(severity(id, &cloud), None);
}

#[test]
pub(super) fn a_page_may_answer_only_without_encryption() {
    let id = "network.captive_portal";
    let with = |stage, fault: Fault| healthy().with(api(Some((stage, fault)))).with(PlainPath(page(API, 200)));
    assert_eq!(listed(&with(Stage::Tcp, Fault::TimedOut)), [id], "everything else follows from it");
    assert_eq!(severity(id, &with(Stage::Tls, Fault::Cut)), Some(Broken));
    near(id, &with(Stage::Dns, Fault::NoSuchName), None, "the name is what is missing");
    near(id, &healthy().with(PlainPath(page(API, 200))), None, "encrypted it works");
    let fine = healthy().with(api(Some((Stage::Tcp, Fault::TimedOut)))).with(PlainPath(answering(API, 301)));
    assert_eq!(severity(id, &fine), None);
}

#[test]
pub(super) fn the_gate_wants_a_browser() {
    let id = "network.cloudflare_challenge";
    assert_eq!(severity(id, &healthy().with(ApiPath(challenged(API)))), Some(Broken));
    assert_eq!(severity(id, &healthy().with(SignInPath(challenged(SIGN_IN)))), Some(Warning));
    assert_eq!(severity(id, &nobody().with(SignInPath(challenged(SIGN_IN)))), Some(Broken));
    let pages = |facts: Facts| severity(id, &facts.with(ClaudeAiPath(challenged("claude.ai"))));
    assert_eq!(pages(healthy()), Some(Note), "a browser passes it, and nobody needs it now");
    assert_eq!(pages(nobody()), Some(Warning));
    assert_eq!(pages(by_key()), Some(Note));
    near(id, &healthy().with(ApiPath(answering(API, 403))), None, "the service itself refuses");
}

#[test]
pub(super) fn only_pages_are_blocked() {
    let id = "network.platform_host_blocked";
    let shut = |facts: Facts| facts.with(ClaudeAiPath(path("claude.ai", Some((Stage::Tcp, Fault::Refused)))));
    near(id, &shut(healthy()), Some(Note), "a stored login does not need it");
    assert_eq!(severity(id, &shut(nobody())), Some(Warning));
    assert_eq!(severity(id, &shut(by_key())), Some(Note));
    let old = DownloadsPath(path("downloads.claude.ai", Some((Stage::Tls, Fault::Cut))));
    near(id, &nobody().with(old), Some(Note), "only updates need it");
}

#[test]
pub(super) fn the_place_is_not_served() {
    let id = "network.region_blocked";
    assert_eq!(listed(&healthy().with(ApiPath(forbidden(API)))), [id]);
    assert_eq!(severity(id, &healthy().with(SignInPath(forbidden(SIGN_IN)))), Some(Warning));
    assert_eq!(severity(id, &healthy().with(DownloadsPath(forbidden("downloads.claude.ai")))), Some(Note));
    near(id, &healthy().with(ApiPath(answering(API, 403))), None, "nothing is said about a place");
    let found = judged(id, &healthy().with(ApiPath(forbidden(API)))).unwrap();
    assert_eq!(found.repairs, ["service.stop"], "nothing here changes that");
}

#[test]
pub(super) fn too_many_sign_ins() {
    let id = "login.rate_limited";
    let mut limited = answering(SIGN_IN, 429);
    limited.seen.answer.retry_after_s = Some(61);
    let facts = nobody().with(SignInPath(limited.clone()));
    assert_eq!(severity(id, &facts), Some(Broken));
    assert!(judged(id, &facts).unwrap().summary.contains("Wait 2 min"));
    assert_eq!(severity(id, &healthy().with(SignInPath(limited.clone()))), Some(Warning));
    assert_eq!(severity(id, &by_key().with(SignInPath(limited))), Some(Note));
    assert_eq!(severity(id, &nobody()), None);
    near(id, &nobody().with(ApiPath(answering(API, 429))), None, "that is no sign-in");
}

fn v6(mut path: Path, fault: Option<Fault>, v4: Option<Fault>) -> Path {
    let reached = |address: &str, fault| Reached { address: address.parse().unwrap(), millis: 2000, fault };
    path.seen.families = vec![reached("160.79.104.10", v4), reached("2607:6bc0::10", fault)];
    path
}

#[test]
pub(super) fn one_family_leads_nowhere() {
    let id = "network.ipv6_broken";
    let with = |fault, v4| healthy().with(ApiPath(v6(path(API, None), fault, v4)));
    assert_eq!(severity(id, &with(Some(Fault::TimedOut), None)), Some(Warning));
    near(id, &with(Some(Fault::Refused), None), Some(Note), "it fails at once");
    near(id, &with(Some(Fault::NoRoute), None), None, "a machine without IPv6");
    assert_eq!(severity(id, &with(None, None)), None);
    near(id, &with(Some(Fault::TimedOut), Some(Fault::TimedOut)), None, "both are dead");
    assert_eq!(severity(id, &with(None, Some(Fault::TimedOut))), None);
    let routes = Routes { v6: Some("tun0".into()), tunnels: vec!["tun0".into()], ..Routes::default() };
    let left = with(Some(Fault::NoRoute), None).with(routes);
    near(id, &left, Some(Note), "there is a way, and it ends");
    let found = judged(id, &left).unwrap();
    assert!(found.because.iter().any(|it| it.fact.contains("tun0")) && found.advice[0].contains("VPN"), "{found:?}");
    let pages = healthy().with(ClaudeAiPath(v6(path("claude.ai", None), Some(Fault::TimedOut), None)));
    assert_eq!(severity(id, &pages), Some(Note));
}

#[test]
pub(super) fn an_old_claude_gives_up_a_sign_in_too_soon() {
    let id = "login.oauth_timeout";
    let slow = |millis| SignInPath(Path { millis, ..path(SIGN_IN, None) });
    let version = |number: &str| installed(Version::Known(number.into()));
    let with = |facts: Facts, number: &str, millis| severity(id, &facts.with(version(number)).with(slow(millis)));
    assert_eq!(with(nobody(), "2.1.125", 3000), Some(Warning));
    near(id, &nobody().with(version("2.1.125")).with(slow(2999)), None, "a millisecond less");
    near(id, &nobody().with(version("2.1.126")).with(slow(9000)), None, "the first that waits longer");
    assert_eq!(with(healthy(), "2.1.125", 3000), Some(Note));
    let dead = SignInPath(v6(path(SIGN_IN, None), Some(Fault::TimedOut), None));
    assert_eq!(severity(id, &nobody().with(version("2.1.50")).with(dead)), Some(Warning));
}

fn status(parts: &[(&str, Impact)], incident: Option<(&str, Impact)>) -> ServiceStatus {
    let components = parts.iter().map(|(name, impact)| Component { name: (*name).into(), impact: *impact }).collect();
    let incidents = incident.map(|(state, impact)| Incident {
        name: "Elevated errors".into(),
        impact,
        state: state.into(),
        began: None,
        parts: Vec::new(),
        concerns: true,
        link: None,
    });
    let host = "status.claude.com".to_owned();
    ServiceStatus { host, components, incidents: incidents.into_iter().collect(), ..ServiceStatus::default() }
}

#[test]
pub(super) fn the_service_is_out() {
    let id = "service.incident";
    for code in [500, 503, 529] {
        assert_eq!(listed(&healthy().with(ApiPath(answering(API, code)))), [id], "{code}");
    }
    assert_eq!(severity(id, &healthy().with(SignInPath(answering(SIGN_IN, 503)))), Some(Warning));
    near(id, &healthy().with(ApiPath(answering("relay.example", 503))), None, "it is not Anthropic's");
    let says = |facts: Facts, parts: &[(&str, Impact)], incident| severity(id, &facts.with(status(parts, incident)));
    assert_eq!(says(healthy(), &[("Claude Code", Impact::None)], None), None);
    assert_eq!(says(healthy(), &[("Claude Code", Impact::Critical)], None), Some(Broken));
    assert_eq!(says(healthy(), &[("Claude API (api.anthropic.com)", Impact::Major)], None), Some(Warning));
    assert_eq!(
        says(healthy(), &[("Claude Code", Impact::Critical)], Some(("monitoring", Impact::Critical))),
        Some(Warning)
    );
    assert_eq!(says(healthy(), &[("claude.ai", Impact::Critical)], None), Some(Note), "signing in is not needed");
    assert_eq!(says(nobody(), &[("claude.ai", Impact::Critical)], None), Some(Broken));
    assert_eq!(says(healthy(), &[], Some(("investigating", Impact::Major))), Some(Warning));
    assert_eq!(says(healthy(), &[], Some(("investigating", Impact::Minor))), Some(Note));
    assert_eq!(says(healthy(), &[], Some(("scheduled", Impact::Maintenance))), None);
    let relay = healthy().with(ApiPath(path("relay.example", None)));
    assert_eq!(says(relay, &[("Claude Code", Impact::Critical)], None), Some(Note), "another address may work");
    let cloud = healthy().with(using(Some(CredentialKind::CloudProvider)));
    assert_eq!(says(cloud, &[("Claude Code", Impact::Critical)], None), None);
    let both = healthy().with(ApiPath(answering(API, 529))).with(status(&[("Claude Code", Impact::Critical)], None));
    let found = judged(id, &both).unwrap();
    assert!(found.summary.contains("529") && found.because.len() == 2, "{found:?}");
}
