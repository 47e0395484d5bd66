//! Does a real fetch take what it was sent for, from whom it was sent to, and nothing else?

use std::time::Duration;

use claude_fix::ports::fetch::{Fetch, Fetched, Request};
use claude_fix::ports::network::Trust;

use crate::servers::{Authority, Habit, Server, mozilla, wire};

const SCRIPT: &str = "HTTP/1.1 200 OK\r\ncontent-length: 17\r\n\r\n#!/bin/sh\necho 1\n";
const HOSTS: &[&str] = &["claude.ai", "downloads.claude.ai"];

fn request(url: &str, trust: Trust) -> Request {
    let limit = Duration::from_secs(20);
    Request { url: url.to_owned(), hosts: HOSTS, most: 1000, limit, via: None, proxy: None, trust }
}

/// Fetches from `claude.ai` as this server plays it, through a proxy that leads there.
async fn fetch(words: &'static str) -> Result<Fetched, String> {
    let authority = Authority::new();
    let server = Server::start(Habit::Tls(authority.acceptor("claude.ai", (2020, 2090)), words)).await;
    let proxy = Server::start(Habit::LeadsTo(server.address)).await;
    let request = Request { via: Some(proxy.via()), ..request("https://claude.ai/install.sh", authority.trusted()) };
    let fetched = wire(15_000).fetch(request).await;
    assert!(proxy.heads()[0].starts_with("CONNECT claude.ai:443 "), "{:?}", proxy.heads());
    fetched
}

#[tokio::test]
async fn a_whole_file_comes_with_its_address() {
    let fetched = fetch(SCRIPT).await.unwrap();
    assert_eq!(fetched.bytes, b"#!/bin/sh\necho 1\n");
    assert_eq!(fetched.from, "https://claude.ai/install.sh");
}

#[tokio::test]
async fn what_is_no_whole_file_is_refused_with_a_reason() {
    let cases = [
        ("HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n", "claude.ai answered 404"),
        ("HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\n#!/bin/sh\n", "broke off"),
        ("HTTP/1.1 200 OK\r\ncontent-length: 4000\r\n\r\n#!", "more than the 1.0 kB"),
        ("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\n#!x\r\nffffff\r\n", "broke off"),
        ("HTTP/1.1 302 Found\r\nlocation: https://evil.example/x\r\ncontent-length: 0\r\n\r\n", "evil.example"),
        ("HTTP/1.1 302 Found\r\nlocation: http://claude.ai/x\r\ncontent-length: 0\r\n\r\n", "without encryption"),
        (
            "HTTP/1.1 302 Found\r\nlocation: https://claude.ai:8443/x\r\ncontent-length: 0\r\n\r\n",
            "not known to belong",
        ),
        ("HTTP/1.1 302 Found\r\nlocation: https://a:b@claude.ai/x\r\ncontent-length: 0\r\n\r\n", "not known to belong"),
        ("HTTP/1.1 302 Found\r\nlocation: /again\r\ncontent-length: 0\r\n\r\n", "sent on more than 3 times"),
        ("HTTP/1.1 302 Found\r\ncontent-length: 0\r\n\r\n", "to nowhere"),
        ("hello\r\n\r\n", "cannot be reached"),
    ];
    for (words, reason) in cases {
        let because = fetch(words).await.unwrap_err();
        assert!(because.contains(reason), "{words:?}: {because}");
    }
}

#[tokio::test]
async fn only_named_hosts_are_asked_at_all() {
    for url in [
        "http://claude.ai/install.sh",
        "https://claude.ai.evil.example/install.sh",
        "https://evil.example/claude.ai",
        "https://claude.ai:444/install.sh",
        "https://user@claude.ai/install.sh",
        "file:///etc/passwd",
        "nothing",
    ] {
        let server = Server::start(Habit::Hangup).await;
        let asked = Request { via: Some(server.via()), ..request(url, mozilla()) };
        assert!(wire(500).fetch(asked).await.is_err(), "{url}");
        assert!(server.heads().is_empty(), "{url}");
    }
}

#[tokio::test]
async fn nothing_is_taken_from_whom_nobody_vouches_for() {
    let authority = Authority::new();
    let server = Server::start(Habit::Tls(authority.acceptor("claude.ai", (2020, 2090)), SCRIPT)).await;
    let proxy = Server::start(Habit::LeadsTo(server.address)).await;
    let asked = Request { via: Some(proxy.via()), ..request("https://claude.ai/install.sh", mozilla()) };
    let because = wire(15_000).fetch(asked).await.unwrap_err();
    assert!(because.contains("not trusted here; it was issued by Inspecting Box Ltd"), "{because}");
    assert!(server.heads().is_empty(), "no request was sent");
}

#[tokio::test]
async fn a_host_that_never_answers_is_left_in_time() {
    let authority = Authority::new();
    let server = Server::start(Habit::SilentAfterTls(authority.acceptor("claude.ai", (2020, 2090)))).await;
    let proxy = Server::start(Habit::LeadsTo(server.address)).await;
    let asked = Request {
        via: Some(proxy.via()),
        limit: Duration::from_millis(300),
        ..request("https://claude.ai/install.sh", authority.trusted())
    };
    let because = wire(15_000).fetch(asked).await.unwrap_err();
    assert!(because.contains("did not come within"), "{because}");
}
