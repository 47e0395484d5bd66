//! What does the API answer when it is on this machine? A server that knows one key, counts, and remembers headers.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};

/// One request: its first line and its headers, in lower case but for the values.
#[derive(Clone, Debug, Default)]
pub(crate) struct Request {
    pub line: String,
    pub headers: Vec<(String, String)>,
}

impl Request {
    /// The value of a header.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(it, _)| it == name).map(|(_, value)| value.as_str())
    }
}

/// The server; its thread ends with the tests.
pub(crate) struct Loopback {
    address: SocketAddr,
    requests: Arc<Mutex<Vec<Request>>>,
    connections: Arc<Mutex<usize>>,
}

impl Loopback {
    /// Answers `/v1/models` with 200 for this key and with 401 for any other, everything else with 200.
    pub(crate) fn new(known: &str) -> Self {
        Self::serve(Some(known.to_owned()))
    }

    /// Takes connections and never answers.
    pub(crate) fn black_hole() -> Self {
        Self::serve(None)
    }

    fn serve(known: Option<String>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let (requests, connections) = (Arc::<Mutex<Vec<Request>>>::default(), Arc::<Mutex<usize>>::default());
        let (seen, count) = (Arc::clone(&requests), Arc::clone(&connections));
        std::thread::spawn(move || {
            let mut held = Vec::new();
            for stream in listener.incoming().flatten() {
                *count.lock().unwrap_or_else(PoisonError::into_inner) += 1;
                let Some(known) = known.clone() else {
                    held.push(stream);
                    continue;
                };
                let seen = Arc::clone(&seen);
                std::thread::spawn(move || answer(stream, &known, &seen));
            }
        });
        Self { address, requests, connections }
    }

    /// For `ANTHROPIC_BASE_URL`.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What was asked so far.
    pub(crate) fn requests(&self) -> Vec<Request> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// How many connections were made so far.
    pub(crate) fn connections(&self) -> usize {
        *self.connections.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn answer(stream: TcpStream, known: &str, seen: &Mutex<Vec<Request>>) {
    let Ok(copy) = stream.try_clone() else { return };
    let mut request = Request::default();
    for line in BufReader::new(copy).lines().map_while(Result::ok) {
        if line.is_empty() {
            break;
        } else if request.line.is_empty() {
            request.line = line;
        } else if let Some((name, value)) = line.split_once(':') {
            request.headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
    let models = request.line.starts_with("GET /v1/models");
    let right = request.header("x-api-key") == Some(known);
    seen.lock().unwrap_or_else(PoisonError::into_inner).push(request);
    let (status, body) = match (models, right) {
        (true, true) => ("200 OK", r#"{"data":[]}"#),
        (true, false) => (
            "401 Unauthorized",
            r#"{"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}}"#,
        ),
        _ => ("200 OK", r#"{"message":"hello"}"#),
    };
    let length = body.len();
    let mut stream = stream;
    // who has gone does not want the answer any more
    let _ = write!(
        stream,
        "HTTP/1.1 {status}\r\ncontent-type: application/json\r\nrequest-id: req_test\r\ncontent-length: {length}\r\n\
         connection: close\r\n\r\n{body}"
    );
}
