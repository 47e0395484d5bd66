//! What does a server or a proxy say that repeats whatever it was sent, and more? Plain HTTP on loopback.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};

use super::haunted::{base64, hex};

#[derive(Default)]
struct Shared {
    turn: usize,
    heads: String,
    headers: String,
    words: String,
}

/// The server; its thread ends with the test.
pub(crate) struct Echo {
    address: SocketAddr,
    shared: Arc<Mutex<Shared>>,
}

impl Echo {
    pub(crate) fn new() -> Self {
        // it is reached by every address that the network has
        let listener = TcpListener::bind("0.0.0.0:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let address = SocketAddr::from(([127, 0, 0, 1], port));
        let shared = Arc::<Mutex<Shared>>::default();
        let seen = Arc::clone(&shared);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let seen = Arc::clone(&seen);
                std::thread::spawn(move || answer(stream, &seen));
            }
        });
        Self { address, shared }
    }

    /// Host and port.
    pub(crate) fn at(&self) -> String {
        self.address.to_string()
    }

    /// Every answer has this header.
    pub(crate) fn header(&self, line: &str) {
        let mut shared = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        shared.headers = format!("{}{line}\r\n", shared.headers);
    }

    /// Every answer has these words in its body.
    pub(crate) fn words(&self, words: &str) {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner).words.push_str(words);
    }

    /// What was sent so far, first lines and headers.
    pub(crate) fn heads(&self) -> String {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner).heads.clone()
    }
}

/// The key that was sent, as no form tells it: in base64, in hexadecimal, in groups, as it is.
fn repeated(head: &[String], turn: usize) -> String {
    let value = |name: &str| head.iter().find_map(|line| line.strip_prefix(name)).unwrap_or_default().to_owned();
    let key = value("x-api-key: ") + &value("authorization: Bearer ");
    match turn % 4 {
        0 => base64(key.as_bytes()),
        1 => hex(&key),
        2 => key.as_bytes().chunks(6).map(String::from_utf8_lossy).collect::<Vec<_>>().join(" "),
        _ => key,
    }
}

fn answer(mut stream: TcpStream, shared: &Mutex<Shared>) {
    let Ok(copy) = stream.try_clone() else { return };
    let head: Vec<String> =
        BufReader::new(copy).lines().map_while(Result::ok).take_while(|it| !it.is_empty()).collect();
    let (headers, words, turn) = {
        let mut shared = shared.lock().unwrap_or_else(PoisonError::into_inner);
        shared.turn += 1;
        shared.heads.push_str(&head.join("\n"));
        shared.heads.push('\n');
        (shared.headers.clone(), shared.words.clone(), shared.turn)
    };
    let proxied = head.first().is_some_and(|line| line.starts_with("CONNECT"));
    let sent = head.iter().map(String::as_str).filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ");
    let message = format!("invalid x-api-key: {} {words} you sent {sent}", repeated(&head, turn));
    let kind = format!("authentication_error {words}");
    let body =
        serde_json::json!({ "type": "error", "error": { "type": kind, "message": message }, "request_id": words });
    let body = body.to_string();
    let status = if proxied { "407 Proxy Authentication Required" } else { "401 Unauthorized" };
    // who has gone does not want the answer any more
    let _ = write!(
        stream,
        "HTTP/1.1 {status} {words}\r\ncontent-type: application/json\r\nproxy-authenticate: Basic realm=\"{words}\"\r\n\
         {headers}content-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    );
}
