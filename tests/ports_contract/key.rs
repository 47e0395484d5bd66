//! Does a key go only where it may? Servers count what they were sent.

use claude_fix::model::network::{CertificateFault, Fault, Stage, Target, Via};
use claude_fix::model::secret::Secret;
use claude_fix::ports::network::{KeyProbe, KeyReply, Network, Trust};

use crate::servers::{Authority, Habit, Server, mozilla, target, wire};

const KEY: &str = "sk-ant-api03-not-a-real-key-only-for-a-test-0000000000wXyZ";
const LONG: u64 = 15_000;

fn secret(text: &str) -> Secret {
    Secret::new(text.as_bytes().to_vec())
}

fn probe(target: Target, trust: Trust) -> KeyProbe {
    KeyProbe { target, proxy: None, trust, api_key: Some(secret(KEY)), bearer: None }
}

async fn ask(probe: KeyProbe) -> Result<KeyReply, (Stage, Fault)> {
    let answer = wire(LONG).ask_key(probe).await;
    assert!(!format!("{answer:?}").contains("not-a-real-key"), "no answer holds the key");
    answer
}

#[tokio::test]
async fn a_refused_key_comes_back_with_the_servers_reason() {
    let authority = Authority::new();
    let words = "HTTP/1.1 401 Unauthorized\r\nrequest-id: req_1\r\ncontent-type: application/json\r\n\
                 content-length: 119\r\n\r\n{\"type\":\"error\",\"error\":{\"type\":\"authentication_error\",\
                 \"message\":\"sk-ant-api03-not-a-real-key-only-for-a-test-0000000000wXyZ\"}}";
    let length = words.split("\r\n\r\n").nth(1).unwrap().len();
    let words: &'static str = words.replace("119", &length.to_string()).leak();
    let server = Server::start(Habit::Tls(authority.good(), words)).await;
    let reply = ask(probe(server.target(true), authority.trusted())).await.unwrap();
    assert_eq!((reply.status, reply.kind.as_deref()), (401, Some("authentication_error")));
    assert_eq!((reply.message.as_str(), reply.request_id.as_deref()), ("sk-ant-api03-…", Some("req_1")));
    let head = server.heads().remove(0);
    assert!(head.starts_with("GET /v1/models?limit=1 HTTP/1.1\r\n"), "{head}");
    assert!(head.contains(&format!("x-api-key: {KEY}\r\n")) && head.contains("anthropic-version: 2023-06-01\r\n"));
    assert!(!head.to_lowercase().contains("authorization"), "{head}");
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let elsewhere = Server::start(Habit::Says("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n")).await;
    let words = format!("HTTP/1.1 307 No\r\nlocation: http://{}/\r\ncontent-length: 0\r\n\r\n", elsewhere.address);
    let server = Server::start(Habit::Says(words.leak())).await;
    let mut with_bearer = probe(server.target(false), mozilla());
    with_bearer.bearer = Some(secret("gateway-token"));
    assert_eq!(ask(with_bearer).await.unwrap().status, 307);
    assert!(server.heads()[0].contains("authorization: Bearer gateway-token\r\n"));
    assert!(elsewhere.heads().is_empty());
}

#[tokio::test]
async fn a_key_is_not_sent_in_the_clear_to_another_machine() {
    let proxy = Server::start(Habit::Says("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n")).await;
    let mut via = target(false, "api.example.invalid", 80);
    via.proxy = Some(proxy.via());
    let mut home_by_a_far_proxy = proxy.target(false);
    home_by_a_far_proxy.proxy = Some(Via { host: "192.0.2.1".to_owned(), ..proxy.via() });
    for target in [target(false, "192.0.2.1", 80), via, home_by_a_far_proxy] {
        let refused = ask(probe(target, mozilla())).await;
        assert!(matches!(refused, Err((Stage::Tls, Fault::Garbled(_)))), "{refused:?}");
    }
    assert!(proxy.heads().is_empty());
}

#[tokio::test]
async fn a_key_is_not_sent_on_a_chain_that_is_not_believed() {
    let authority = Authority::new();
    let server = Server::start(Habit::Tls(authority.good(), "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n")).await;
    let broken = (
        Stage::Tls,
        Fault::Certificate { because: CertificateFault::UnknownIssuer, issuer: "Inspecting Box Ltd".to_owned() },
    );
    assert_eq!(ask(probe(server.target(true), mozilla())).await, Err(broken));
    assert!(server.heads().is_empty());
}

#[tokio::test]
async fn a_key_with_other_characters_and_the_token_of_a_login_are_not_sent() {
    let server = Server::start(Habit::Says("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n")).await;
    for text in
        ["sk-ant-api03-a\nb", "sk-ant-api03-a\u{200b}b", "sk-ant-api03-a\0b", "sk-ant-oat01-ab", "sk-ant-ort01-ab"]
    {
        let mut odd = probe(server.target(false), mozilla());
        odd.api_key = Some(secret(text));
        assert!(matches!(ask(odd).await, Err((Stage::Http, Fault::Garbled(_)))), "{}", text.escape_debug());
    }
    let mut host = probe(server.target(true), mozilla());
    host.target.host = "api.anthropic.com@127.0.0.1".to_owned();
    assert!(matches!(ask(host).await, Err((Stage::Http, Fault::Garbled(_)))));
    assert!(server.heads().is_empty());
}

#[tokio::test]
async fn what_breaks_on_the_way_is_told_without_the_key() {
    let silent = Server::start(Habit::Silent).await;
    let answer = wire(300).ask_key(probe(silent.target(true), mozilla())).await;
    assert_eq!(answer, Err((Stage::Tcp, Fault::TimedOut)));
    let mail = Server::start(Habit::Says("220 mail.example\r\n\r\n")).await;
    for (https, stage) in [(true, Stage::Tls), (false, Stage::Http)] {
        let broken = ask(probe(mail.target(https), mozilla())).await;
        assert!(matches!(&broken, Err((at, Fault::Garbled(_))) if *at == stage), "{broken:?}");
    }
    let refusing = Server::start(Habit::Says("HTTP/1.1 407 No\r\ncontent-length: 0\r\n\r\n")).await;
    let mut proxied = target(true, "api.example.invalid", 443);
    proxied.proxy = Some(refusing.via());
    assert_eq!(ask(probe(proxied, mozilla())).await, Err((Stage::Proxy, Fault::ProxySaid(407))));
    assert!(!refusing.heads()[0].contains(KEY));
}

#[tokio::test]
async fn an_endless_answer_is_cut_short() {
    let body = "x".repeat(100_000);
    let words = format!("HTTP/1.1 503 No\r\ncontent-length: {}\r\n\r\n{body}", body.len());
    let server = Server::start(Habit::Says(words.leak())).await;
    let reply = ask(probe(server.target(false), mozilla())).await.unwrap();
    assert_eq!((reply.status, reply.message.len()), (503, 300));
}
