//! What does the API answer to a message when it is on this machine? A server with one answer for all messages.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};

/// The server; its thread ends with the tests.
pub(crate) struct Replies {
    address: SocketAddr,
    messages: Arc<Mutex<Vec<String>>>,
}

impl Replies {
    /// Answers `/v1/messages` with this status and this error, or with the word ok where the status is 200.
    pub(crate) fn new(status: u16, kind: &'static str, message: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let messages = Arc::<Mutex<Vec<String>>>::default();
        let seen = Arc::clone(&messages);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let seen = Arc::clone(&seen);
                std::thread::spawn(move || answer(stream, status, kind, message, &seen));
            }
        });
        Self { address, messages }
    }

    /// For `ANTHROPIC_BASE_URL`.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The bodies of the messages so far.
    pub(crate) fn messages(&self) -> Vec<String> {
        self.messages.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

fn answer(stream: TcpStream, status: u16, kind: &str, message: &str, seen: &Mutex<Vec<String>>) {
    let Ok(copy) = stream.try_clone() else { return };
    let mut reader = BufReader::new(copy);
    let (mut first, mut length) = (String::new(), 0_usize);
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).unwrap_or(0) == 0 || line == "\r\n" {
            break;
        }
        if first.is_empty() {
            first.clone_from(&line);
        }
        if let Some((name, value)) =
            line.split_once(':').filter(|(name, _)| name.eq_ignore_ascii_case("content-length"))
        {
            debug_assert!(!name.is_empty());
            length = value.trim().parse().unwrap_or(0);
        }
    }
    let mut body = vec![0; length];
    if reader.read_exact(&mut body).is_err() {
        return;
    }
    let is_message = first.starts_with("POST /v1/messages");
    if is_message {
        let text = String::from_utf8_lossy(&body).into_owned();
        seen.lock().unwrap_or_else(PoisonError::into_inner).push(text);
    }
    let (status, content, body) = match (is_message, status) {
        (true, 200) => (200, "text/event-stream", stream_of_ok()),
        (true, status) => {
            let error = serde_json::json!({ "type": "error", "error": { "type": kind, "message": message } });
            (status, "application/json", error.to_string())
        }
        _ => (200, "application/json", r#"{"data":[],"message":"hello"}"#.to_owned()),
    };
    let mut stream = stream;
    // who has gone does not want the answer any more
    let _ = write!(
        stream,
        "HTTP/1.1 {status} x\r\ncontent-type: {content}\r\nrequest-id: req_011CTestTestTestTestTest\r\ncontent-length: {}\r\n\
         connection: close\r\n\r\n{body}",
        body.len()
    );
}

/// The events of an answer that is one word.
fn stream_of_ok() -> String {
    let usage = serde_json::json!({ "input_tokens": 1, "output_tokens": 1 });
    let message = serde_json::json!({ "id": "msg_1", "type": "message", "role": "assistant", "model": "m", "content": [],
        "stop_reason": null, "stop_sequence": null, "usage": usage });
    let events = [
        serde_json::json!({ "type": "message_start", "message": message }),
        serde_json::json!({ "type": "content_block_start", "index": 0, "content_block": { "type": "text", "text": "" } }),
        serde_json::json!({ "type": "content_block_delta", "index": 0, "delta": { "type": "text_delta", "text": "ok" } }),
        serde_json::json!({ "type": "content_block_stop", "index": 0 }),
        serde_json::json!({ "type": "message_delta", "delta": { "stop_reason": "end_turn", "stop_sequence": null },
            "usage": { "output_tokens": 1 } }),
        serde_json::json!({ "type": "message_stop" }),
    ];
    let line =
        |event: &serde_json::Value| format!("event: {}\ndata: {event}\n\n", event["type"].as_str().unwrap_or_default());
    events.iter().map(line).collect()
}
