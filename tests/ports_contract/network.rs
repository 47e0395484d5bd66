//! Does a real probe say where it broke and why? Servers on this machine break at every stage.

use claude_fix::model::network::{CertificateFault, Fault, Path, Stage, Target};
use claude_fix::model::secret::Secret;
use claude_fix::ports::Permissions;
use claude_fix::ports::network::{Network, Probe, ProxyLogin, Trust};
use tokio::net::TcpListener;

use crate::servers::{Authority, Habit, Server, mozilla, target, wire};

const OK: &str = "HTTP/1.1 200 OK\r\ndate: Sat, 21 Nov 2020 04:00:00 GMT\r\ncontent-length: 2\r\n\r\nok";
const LONG: u64 = 15_000;
const SHORT: u64 = 300;

async fn probe_with(target: Target, trust: Trust, proxy: Option<&str>, limit: u64) -> Path {
    let proxy = proxy.map(|address| ProxyLogin(Secret::new(address.as_bytes().to_vec())));
    wire(limit).probe(Probe { target, proxy, trust }).await
}

async fn probe(target: Target, trust: Trust) -> Path {
    probe_with(target, trust, None, LONG).await
}

fn stages(path: &Path) -> Vec<Stage> {
    path.passed.iter().map(|passed| passed.stage).collect()
}

#[tokio::test]
async fn an_answer_in_the_clear_tells_status_and_clock() {
    let server = Server::start(Habit::Says(OK)).await;
    let path = probe(server.target(false), mozilla()).await;
    assert_eq!((path.status, path.broken.clone()), (Some(200), None));
    assert_eq!(stages(&path), [Stage::Dns, Stage::Tcp, Stage::Http]);
    assert!(path.clock_skew_s.unwrap() < -86_400, "the server's clock is years behind");
    let head = server.heads().remove(0).to_lowercase();
    assert!(head.starts_with("get /v1/models http/1.1\r\n") && head.contains("connection: close"), "{head}");
    assert!(head.contains(&format!("host: 127.0.0.1:{}\r\n", server.address.port())) && head.contains("claude-fix/"));
}

#[tokio::test]
async fn a_trusted_chain_is_named() {
    let authority = Authority::new();
    let server = Server::start(Habit::Tls(authority.good(), OK)).await;
    let path = probe(server.target(true), authority.trusted()).await;
    assert_eq!((path.status, path.broken.clone()), (Some(200), None));
    assert_eq!(stages(&path), [Stage::Dns, Stage::Tcp, Stage::Tls, Stage::Http]);
    assert_eq!(path.passed[2].seen, "TLS 1.3, certificate by Inspecting Box Ltd");
}

#[tokio::test]
async fn a_chain_that_is_not_believed_says_why_and_by_whom() {
    let authority = Authority::new();
    let nobody = Trust { no_bundled: true, no_system: true, extra: None };
    let cases = [
        ("127.0.0.1", (2020, 2090), mozilla(), CertificateFault::UnknownIssuer),
        ("127.0.0.1", (2020, 2090), nobody, CertificateFault::UnknownIssuer),
        ("127.0.0.1", (2020, 2021), authority.trusted(), CertificateFault::Expired),
        ("127.0.0.1", (2080, 2090), authority.trusted(), CertificateFault::NotYetValid),
        ("other.example", (2020, 2090), authority.trusted(), CertificateFault::WrongName),
    ];
    for (name, years, trust, because) in cases {
        let server = Server::start(Habit::Tls(authority.acceptor(name, years), OK)).await;
        let path = probe(server.target(true), trust).await;
        let fault = Fault::Certificate { because, issuer: "Inspecting Box Ltd".to_owned() };
        assert_eq!(path.broken, Some((Stage::Tls, fault)));
        assert!(server.heads().is_empty(), "no request on a chain that is not believed");
    }
}

#[tokio::test]
async fn a_closed_port_refuses() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let path = probe(target(true, "127.0.0.1", port), mozilla()).await;
    assert_eq!(path.broken, Some((Stage::Tcp, Fault::Refused)));
    assert!(path.no_connection());
}

#[tokio::test]
async fn silence_is_told_at_its_stage() {
    let authority = Authority::new();
    let silent = Server::start(Habit::Silent).await;
    let mut proxied = target(true, "host.invalid", 443);
    proxied.proxy = Some(silent.via());
    for (target, stage) in
        [(silent.target(true), Stage::Tls), (silent.target(false), Stage::Http), (proxied, Stage::Proxy)]
    {
        let path = probe_with(target, mozilla(), None, SHORT).await;
        assert_eq!(path.broken, Some((stage, Fault::TimedOut)));
        assert!(path.millis < 10_000);
    }
    let late = Server::start(Habit::SilentAfterTls(authority.good())).await;
    let path = probe_with(late.target(true), authority.trusted(), None, 2_000).await;
    assert_eq!(path.broken, Some((Stage::Http, Fault::TimedOut)));
}

#[tokio::test]
async fn a_connection_that_is_cut_is_told_at_its_stage() {
    let server = Server::start(Habit::Hangup).await;
    let mut proxied = target(true, "host.invalid", 443);
    proxied.proxy = Some(server.via());
    for (target, stage) in
        [(server.target(true), Stage::Tls), (server.target(false), Stage::Http), (proxied, Stage::Proxy)]
    {
        assert_eq!(probe(target, mozilla()).await.broken, Some((stage, Fault::Cut)));
    }
}

#[tokio::test]
async fn garbage_is_no_protocol() {
    let server = Server::start(Habit::Says("220 mail.example ESMTP\r\n\r\n")).await;
    let mut proxied = target(true, "host.invalid", 443);
    proxied.proxy = Some(server.via());
    for (target, stage) in
        [(server.target(true), Stage::Tls), (server.target(false), Stage::Http), (proxied, Stage::Proxy)]
    {
        let broken = probe(target, mozilla()).await.broken;
        assert!(matches!(&broken, Some((at, Fault::Garbled(_))) if *at == stage), "{stage:?} {broken:?}");
    }
}

#[tokio::test]
async fn a_proxys_refusal_keeps_its_status() {
    for (words, status) in [
        ("HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n", 407),
        ("HTTP/1.0 502 Bad Gateway\r\n\r\n", 502),
    ] {
        let proxy = Server::start(Habit::Says(words)).await;
        let mut target = target(true, "api.example.invalid", 443);
        target.proxy = Some(proxy.via());
        let path = probe(target, mozilla()).await;
        assert_eq!(path.broken, Some((Stage::Proxy, Fault::ProxySaid(status))));
        assert_eq!(stages(&path), [Stage::Dns, Stage::Tcp]);
    }
    let proxy = Server::start(Habit::Says("HTTP/1.1 407 No\r\ncontent-length: 0\r\n\r\n")).await;
    let mut plain = target(false, "api.example.invalid", 80);
    plain.proxy = Some(proxy.via());
    let path = probe(plain, mozilla()).await;
    assert_eq!((path.broken.clone(), path.status), (Some((Stage::Proxy, Fault::ProxySaid(407))), None));
    assert_eq!(stages(&path), [Stage::Dns, Stage::Tcp]);
}

#[tokio::test]
async fn a_tunnel_gets_the_decoded_login_and_leads_on() {
    let authority = Authority::new();
    let server = Server::start(Habit::Tls(authority.acceptor("api.example.invalid", (2020, 2090)), OK)).await;
    let proxy = Server::start(Habit::LeadsTo(server.address)).await;
    let mut target = target(true, "api.example.invalid", 443);
    target.proxy = Some(proxy.via());
    let path = probe_with(target, authority.trusted(), Some("http://bob:p%40ss@127.0.0.1:1"), LONG).await;
    assert_eq!((path.status, path.broken.clone()), (Some(200), None));
    assert_eq!(stages(&path), [Stage::Dns, Stage::Tcp, Stage::Proxy, Stage::Tls, Stage::Http]);
    let asked = proxy.heads().remove(0);
    assert!(asked.starts_with("CONNECT api.example.invalid:443 HTTP/1.1\r\n"), "{asked}");
    assert!(asked.contains("Proxy-Authorization: Basic Ym9iOnBAc3M=\r\n"), "{asked}");
    let inside = server.heads().remove(0).to_lowercase();
    assert!(inside.contains("host: api.example.invalid\r\n") && !inside.contains("proxy-authorization"), "{inside}");
}

#[tokio::test]
async fn in_the_clear_a_proxy_is_told_the_whole_address() {
    let proxy = Server::start(Habit::Says(OK)).await;
    let mut target = target(false, "api.example.invalid", 80);
    target.proxy = Some(proxy.via());
    let path = probe_with(target, mozilla(), Some("bob:pw@127.0.0.1:1"), LONG).await;
    assert_eq!(path.status, Some(200));
    let asked = proxy.heads().remove(0).to_lowercase();
    assert!(asked.starts_with("get http://api.example.invalid:80/v1/models http/1.1\r\n"), "{asked}");
    assert!(asked.contains("proxy-authorization: basic "), "{asked}");
}

#[tokio::test]
async fn offline_opens_nothing() {
    let server = Server::start(Habit::Says(OK)).await;
    let world = claude_fix::sys::world(Permissions { offline: true, live: false });
    let path = world.network.probe(Probe { target: server.target(false), proxy: None, trust: mozilla() }).await;
    assert_eq!(path.broken, Some((Stage::Dns, Fault::Garbled("offline".to_owned()))));
    assert!(server.heads().is_empty());
}

#[tokio::test]
async fn what_a_proxy_wants_is_named() {
    const WANTS: &str = "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"x\"\r\nproxy-authenticate:  NTLM\r\n\
                         Proxy-Authenticate: Basic\r\nProxy-Authenticate: @none\r\ncontent-length: 0\r\n\r\n";
    let proxy = Server::start(Habit::Says(WANTS)).await;
    for https in [true, false] {
        let mut target = target(https, "api.example.invalid", 443);
        target.proxy = Some(proxy.via());
        let path = probe(target, mozilla()).await;
        assert_eq!(path.broken, Some((Stage::Proxy, Fault::ProxySaid(407))));
        assert_eq!(path.seen.proxy_wants, ["Basic", "NTLM"]);
    }
}

#[tokio::test]
async fn where_the_proxy_breaks_the_way_without_it_is_tried() {
    let server = Server::start(Habit::Says(OK)).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let nobody = listener.local_addr().unwrap().port();
    drop(listener);
    let mut past_a_dead_proxy = server.target(false);
    past_a_dead_proxy.proxy = Some(claude_fix::model::network::Via { port: nobody, ..server.via() });
    let path = probe(past_a_dead_proxy, mozilla()).await;
    assert_eq!(path.broken, Some((Stage::Tcp, Fault::Refused)));
    assert_eq!(path.seen.in_vain, [("127.0.0.1".parse().unwrap(), Fault::Refused)]);
    let direct = path.direct.as_ref().unwrap();
    assert_eq!((direct.target.proxy.clone(), direct.status), (None, Some(200)));
    assert!(path.open_without_proxy());
    assert_eq!(probe(server.target(false), mozilla()).await.direct, None, "there is no proxy");
    let mut through = server.target(false);
    through.proxy = Some(server.via());
    assert_eq!(probe(through, mozilla()).await.direct, None, "the proxy leads on");
}

#[tokio::test]
async fn a_slow_proxy_is_overtaken_and_not_forgotten() {
    let server = Server::start(Habit::Says(OK)).await;
    let silent = Server::start(Habit::Silent).await;
    let mut target = server.target(false);
    target.proxy = Some(silent.via());
    let path = probe_with(target, mozilla(), None, 2_000).await;
    assert_eq!(path.broken, Some((Stage::Http, Fault::TimedOut)), "in the clear the proxy is asked as the server is");
    assert_eq!(path.direct, None);
    let authority = Authority::new();
    let server = Server::start(Habit::Tls(authority.good(), OK)).await;
    let mut target = server.target(true);
    target.proxy = Some(silent.via());
    let path = probe_with(target, authority.trusted(), None, 2_000).await;
    assert_eq!(path.broken, Some((Stage::Proxy, Fault::TimedOut)));
    assert!(path.open_without_proxy());
}

#[tokio::test]
async fn a_silent_proxy_leaves_the_way_without_it_untried_when_no_time_is_left() {
    let proxy = Server::start(Habit::Silent).await;
    let mut target = target(true, "127.0.0.1", proxy.address.port());
    target.proxy = Some(proxy.via());
    let mut short = wire(SHORT);
    short.limits.whole = std::time::Duration::from_millis(SHORT);
    let path = short.probe(Probe { target, proxy: None, trust: mozilla() }).await;
    assert_eq!((path.broken, path.direct), (Some((Stage::Proxy, Fault::TimedOut)), None));
}

#[tokio::test]
async fn each_set_of_certificates_is_asked_by_itself() {
    let authority = Authority::new();
    let server = Server::start(Habit::Tls(authority.good(), OK)).await;
    let extra_only = Trust { no_system: true, ..authority.trusted() };
    for (trust, extra) in [(extra_only, Some(true)), (mozilla(), None)] {
        let path = probe(server.target(true), trust).await;
        let shown = path.seen.certificate.unwrap();
        assert_eq!(shown.issuer, "Inspecting Box Ltd");
        assert_eq!(shown.until.unwrap().iso(), "2090-01-01T00:00:00Z");
        assert_eq!((shown.vouched.bundled, shown.vouched.extra), (false, extra));
        assert_eq!(path.seen.tls, extra.map(|_| "TLS 1.3"), "only what was agreed on");
    }
}

#[tokio::test]
async fn the_marks_of_an_answer_are_kept() {
    const CHALLENGE: &str = "HTTP/1.1 403 No\r\ncf-mitigated: challenge\r\ncontent-type: text/html; charset=utf-8\r\n\
                             content-length: 0\r\n\r\n";
    const REAL: &str = "HTTP/1.1 200 OK\r\nrequest-id: req_1\r\ncontent-length: 0\r\n\r\n";
    for (words, request_id, challenge, web_page) in
        [(CHALLENGE, false, Some("challenge"), true), (REAL, true, None, false)]
    {
        let server = Server::start(Habit::Says(words)).await;
        let seen = probe(server.target(false), mozilla()).await.seen;
        assert_eq!((seen.request_id, seen.challenge.as_deref(), seen.web_page), (request_id, challenge, web_page));
    }
}
