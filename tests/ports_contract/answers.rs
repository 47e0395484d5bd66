//! Does a real probe tell what came back, over which addresses, and which certificates were sent?

use std::time::Duration;

use claude_fix::model::network::{Fault, Stage};
use claude_fix::model::said::Said;
use claude_fix::ports::network::{Network, Probe};

use crate::servers::{Authority, Habit, Server, mozilla, target, wire};

const LONG: u64 = 15_000;

fn probe(server: &Server, host: &str) -> Probe {
    Probe { target: target(false, host, server.address.port()), proxy: None, trust: mozilla() }
}

#[tokio::test]
async fn what_an_answer_says_is_kept() {
    const LED_AWAY: &str = "HTTP/1.1 302 Found\r\nlocation: http://portal.hotel.example/login?mac=aa:bb\r\n\
                            content-type: text/html\r\ncontent-length: 42\r\n\r\n<html><title>Hotel Wi-Fi</title></html>   ";
    const LIMITED: &str = "HTTP/1.1 429 No\r\nretry-after: 60\r\nrequest-id: req_1\r\ncf-ray: 8f-FRA\r\n\
                           content-type: application/json\r\ncontent-length: 63\r\n\r\n\
                           {\"error\":{\"type\":\"rate_limit_error\",\"message\":\"Rate \\u001bl.\"}}";
    let server = Server::start(Habit::Says(LED_AWAY)).await;
    let answer = wire(LONG).probe(probe(&server, "127.0.0.1")).await.seen.answer;
    assert_eq!(answer.sent_to.as_deref(), Some("http://portal.hotel.example/login"));
    assert_eq!(answer.title.as_deref(), Some("Hotel Wi-Fi"));
    let server = Server::start(Habit::Says(LIMITED)).await;
    let path = wire(LONG).probe(probe(&server, "127.0.0.1")).await;
    let answer = &path.seen.answer;
    assert_eq!((answer.request_id.as_deref(), answer.ray.as_deref()), (Some("req_1"), Some("8f-FRA")));
    assert_eq!((answer.kind.as_deref(), answer.retry_after_s), (Some("rate_limit_error"), Some(60)));
    assert!(answer.message.as_ref().is_some_and(|said| !said.contains('\u{1b}')), "{answer:?}");
    assert_eq!(path.said(), Some(Said::TooMany));
}

#[tokio::test]
async fn a_page_is_read_no_further_than_asked() {
    const PAGE: &str = "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n0123456789";
    const CUT_OFF: &str = "HTTP/1.1 200 OK\r\ncontent-length: 4000000000\r\n\r\n0123";
    let limit = Duration::from_millis(LONG);
    let server = Server::start(Habit::Says(PAGE)).await;
    for (most, expected) in [(100, "0123456789"), (4, "0123"), (0, "")] {
        let (path, body) = wire(LONG).page(probe(&server, "127.0.0.1"), most, limit).await;
        assert_eq!((path.status, std::str::from_utf8(&body).unwrap()), (Some(200), expected));
    }
    let server = Server::start(Habit::Says(CUT_OFF)).await;
    let (_, body) = wire(LONG).page(probe(&server, "127.0.0.1"), 100, limit).await;
    assert_eq!(body, b"0123", "what has come counts");
    let silent = Server::start(Habit::Silent).await;
    let (path, body) = wire(LONG).page(probe(&silent, "127.0.0.1"), 100, Duration::from_millis(200)).await;
    assert_eq!((path.broken, body), (Some((Stage::Http, Fault::TimedOut)), Vec::new()));
}

#[tokio::test]
async fn every_certificate_that_was_sent_is_named() {
    let authority = Authority::new();
    let server = Server::start(Habit::Tls(authority.good(), "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n")).await;
    for (trust, known) in [(authority.trusted(), true), (mozilla(), false)] {
        let path = wire(LONG).probe(Probe { target: server.target(true), proxy: None, trust }).await;
        let shown = path.seen.certificate.unwrap();
        let last = shown.chain.last().unwrap();
        assert!(last.issuer.contains("Inspecting Box Ltd") && shown.issuer == "Inspecting Box Ltd", "{shown:?}");
        assert!(shown.chain[0].from < shown.chain[0].until && shown.chain.len() <= 8, "{shown:?}");
        assert_eq!(shown.issuer_known, known, "whether its root is among those that count");
    }
}

#[tokio::test]
async fn the_addresses_of_a_name_are_told_by_family() {
    let server = Server::start(Habit::Says("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n")).await;
    let seen = wire(LONG).probe(probe(&server, "127.0.0.1")).await.seen;
    assert_eq!((seen.addresses.v4.len(), seen.addresses.v6.len()), (1, 0));
    assert_eq!(seen.family(false).map(|reached| reached.fault.clone()), Some(None));
    assert!(seen.family(true).is_none() && seen.in_vain.is_empty());
}
