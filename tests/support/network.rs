//! How does a small internet look that nobody can leave? The hosts of Anthropic under their real names on port 443, a
//! name service and certificates, all inside the network namespace of one test.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpSocket, TcpStream, UdpSocket};
use tokio::runtime::Runtime;
use tokio_rustls::TlsAcceptor;

use super::authority::{Authority, Shown};
use super::harness::program;
use super::machine_dir::good_key;

/// The API.
pub(crate) const API: &str = "api.anthropic.com";
/// The host that signs in and renews logins.
pub(crate) const SIGN_IN: &str = "platform.claude.com";
/// The proxy's name and address.
pub(crate) const PROXY: &str = "proxy.corp.example";
pub(crate) const PROXY_AT: Ipv4Addr = Ipv4Addr::new(10, 20, 30, 40);
/// Where the name service listens.
const NAMES_AT: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 53);
/// Every host of Anthropic that Claude Code or claude-fix speaks to. The last part of its address is its place here.
pub(crate) const HOSTS: [&str; 9] = [
    API,
    SIGN_IN,
    "console.anthropic.com",
    "claude.ai",
    "claude.com",
    "status.claude.com",
    "status.anthropic.com",
    "downloads.claude.ai",
    "code.claude.com",
];

/// The address of a host.
pub(crate) fn address(host: &str) -> Ipv4Addr {
    let place = HOSTS.iter().position(|it| *it == host).expect("a host of this internet");
    Ipv4Addr::new(160, 79, 104, 10 + u8::try_from(place).expect("few hosts"))
}

/// What the name service says about a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    Address(Ipv4Addr),
    Unknown,
    Failure,
    Nothing,
}

/// What the name service says when all is well.
pub(crate) fn known(name: &str) -> Said {
    match name {
        PROXY => Said::Address(PROXY_AT),
        _ if HOSTS.contains(&name) => Said::Address(address(name)),
        _ => Said::Unknown,
    }
}

/// The small internet; it ends with the test.
pub(crate) struct Net {
    pub folder: tempfile::TempDir,
    pub authority: Authority,
    runtime: Runtime,
    /// Which addresses asked which host.
    askers: Arc<Mutex<BTreeMap<String, Vec<IpAddr>>>>,
}

impl Net {
    /// With addresses, with our authority in the system's store, without a name service and without hosts.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
        let net =
            Self { folder, authority: Authority::new(), runtime: runtime.expect("threads"), askers: Arc::default() };
        run("ip", &["link", "set", "lo", "up"]);
        for at in HOSTS.iter().map(|host| address(host)).chain([PROXY_AT]) {
            run("ip", &["addr", "add", &format!("{at}/32"), "dev", "lo"]);
        }
        net.etc("resolv.conf", &format!("nameserver {NAMES_AT}\noptions timeout:5 attempts:2\n"));
        net.etc("hosts", "127.0.0.1 localhost\n");
        net.etc("nsswitch.conf", "hosts: files dns\n");
        let store = net.store().parent().expect("a folder").to_owned();
        std::fs::create_dir(&store).expect("a folder");
        net.trust(&net.authority.pem());
        run("mount", &["--bind", &store.display().to_string(), "/etc/ssl/certs"]);
        net
    }

    /// With a name service that knows every host, and every host as it should be.
    pub(crate) fn whole() -> Self {
        let net = Self::new();
        net.names(known);
        net.serve(&HOSTS, Shown::Good);
        net
    }

    fn store(&self) -> PathBuf {
        self.folder.path().join("certs/ca-certificates.crt")
    }

    /// Lays this text over a file of the system, here only.
    pub(crate) fn etc(&self, name: &str, text: &str) {
        let (file, over) = (self.folder.path().join(name), Path::new("/etc").join(name));
        std::fs::write(&file, text).expect("a file");
        if over.exists() {
            run("mount", &["--bind", &file.display().to_string(), &over.display().to_string()]);
        }
    }

    /// Puts a root into the system's store.
    pub(crate) fn trust(&self, root: &str) {
        let before = std::fs::read_to_string(self.store()).unwrap_or_default();
        std::fs::write(self.store(), before + root).expect("the system's store");
    }

    /// Starts a name service that answers like this.
    pub(crate) fn names(&self, says: fn(&str) -> Said) {
        let socket = self.runtime.block_on(UdpSocket::bind((NAMES_AT, 53))).expect("port 53");
        self.runtime.spawn(async move {
            let mut question = [0; 1500];
            while let Ok((size, from)) = socket.recv_from(&mut question).await {
                if let Some(answer) = reply(&question[..size], says) {
                    // who has gone does not want the answer any more
                    let _ = socket.send_to(&answer, from).await;
                }
            }
        });
    }

    /// Serves these hosts on port 443 with such a certificate.
    pub(crate) fn serve(&self, hosts: &[&'static str], shown: Shown) {
        self.serve_late(hosts, shown, Duration::ZERO);
    }

    /// The same, each answer this late.
    pub(crate) fn serve_late(&self, hosts: &[&'static str], shown: Shown, late: Duration) {
        for host in hosts.iter().copied() {
            let acceptor = TlsAcceptor::from(self.authority.server(host, shown));
            let (listener, askers) = (self.listen(host), Arc::clone(&self.askers));
            self.runtime.spawn(async move {
                while let Ok((stream, from)) = listener.accept().await {
                    tokio::spawn(answer(host, late, stream, from, acceptor.clone(), Arc::clone(&askers)));
                }
            });
        }
    }

    /// These hosts take connections and never say anything.
    pub(crate) fn mute(&self, hosts: &[&str]) {
        for host in hosts {
            let listener = self.listen(host);
            self.runtime.spawn(async move {
                let mut held = Vec::new();
                while let Ok((stream, _)) = listener.accept().await {
                    held.push(stream);
                }
            });
        }
    }

    /// These hosts swallow every attempt to connect, as a firewall that drops does.
    pub(crate) fn black_hole(&self, hosts: &[&str]) {
        for host in hosts {
            self.swallow(SocketAddr::new(IpAddr::V4(address(host)), 443));
        }
    }

    /// The queue of this address is full, so that the system answers no further request for a connection.
    pub(crate) fn swallow(&self, at: SocketAddr) {
        let (listener, taken) = self.runtime.block_on(async {
            let socket = TcpSocket::new_v4().expect("a socket");
            socket.bind(at).expect("the address is free");
            let listener = socket.listen(0).expect("it listens");
            (listener, TcpStream::connect(at).await.expect("the one place in the queue"))
        });
        self.runtime.spawn(async move {
            std::future::pending::<()>().await;
            drop((listener, taken));
        });
    }

    /// There is no way to these hosts at all.
    pub(crate) fn no_route(hosts: &[&str]) {
        for host in hosts {
            run("ip", &["addr", "del", &format!("{}/32", address(host)), "dev", "lo"]);
        }
    }

    /// The addresses that asked this host for something.
    pub(crate) fn askers(&self, host: &str) -> Vec<IpAddr> {
        let askers = self.askers.lock().unwrap_or_else(PoisonError::into_inner);
        askers.get(host).cloned().unwrap_or_default()
    }

    fn listen(&self, host: &str) -> TcpListener {
        self.runtime.block_on(TcpListener::bind((address(host), 443))).expect("port 443")
    }
}

/// Runs a program of the system that has to succeed.
fn run(name: &str, arguments: &[&str]) {
    let path = program(name).unwrap_or_else(|| panic!("{name} is not installed"));
    let done = Command::new(path).args(arguments).output().expect("it starts");
    assert!(done.status.success(), "{name} {arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
}

/// An answer to a question of DNS: its own bytes once more, with what is said about the name.
fn reply(question: &[u8], says: fn(&str) -> Said) -> Option<Vec<u8>> {
    let (mut at, mut labels) = (12, Vec::new());
    while let Some(length) = question.get(at).copied().map(usize::from).filter(|length| *length > 0) {
        labels.push(String::from_utf8_lossy(question.get(at + 1..=at + length)?).to_lowercase());
        at += 1 + length;
    }
    let (kind, asked) = (question.get(at + 1..at + 3)?, question.get(12..at + 5)?);
    let (code, found) = match says(&labels.join(".")) {
        Said::Nothing => return None,
        Said::Failure => (2, None),
        Said::Unknown => (3, None),
        Said::Address(address) => (0, Some(address).filter(|_| kind == [0, 1])),
    };
    let mut out = question[..2].to_vec();
    out.extend([0x81, 0x80 | code, 0, 1, 0, u8::from(found.is_some()), 0, 0, 0, 0]);
    out.extend(asked);
    if let Some(address) = found {
        out.extend([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4]);
        out.extend(address.octets());
    }
    Some(out)
}

async fn answer(
    host: &'static str,
    late: Duration,
    stream: TcpStream,
    from: SocketAddr,
    acceptor: TlsAcceptor,
    askers: Arc<Mutex<BTreeMap<String, Vec<IpAddr>>>>,
) {
    let Ok(mut stream) = acceptor.accept(stream).await else { return };
    let asked = head(&mut stream).await;
    askers.lock().unwrap_or_else(PoisonError::into_inner).entry(host.to_owned()).or_default().push(from.ip());
    // the peer goes on waiting: what else it sends within that time is not awaited
    let _ = tokio::time::timeout(late, std::future::pending::<()>()).await;
    let key = format!("x-api-key: {}", good_key());
    let (status, body) = match asked.split_whitespace().nth(1).unwrap_or_default() {
        path if path.starts_with("/v1/models") && !asked.contains(&key) => (
            "401 Unauthorized",
            r#"{"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}}"#,
        ),
        path if path.starts_with("/api/v2/") => (
            "200 OK",
            r#"{"status":{"indicator":"none","description":"All Systems Operational"},"components":[],"incidents":[]}"#,
        ),
        _ => ("200 OK", r#"{"message":"hello"}"#),
    };
    let date = jiff::Timestamp::now().strftime("%a, %d %b %Y %H:%M:%S GMT");
    let id = if host == API { "request-id: req_test\r\n" } else { "" };
    let length = body.len();
    let text = format!(
        "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ndate: {date}\r\n{id}content-length: {length}\r\n\
         connection: close\r\n\r\n{body}"
    );
    let _ = stream.write_all(text.as_bytes()).await;
    let _ = stream.shutdown().await;
}

async fn head(stream: &mut (impl AsyncRead + AsyncWrite + Unpin)) -> String {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        match stream.read_u8().await {
            Ok(byte) => head.push(byte),
            Err(_) => break,
        }
    }
    String::from_utf8_lossy(&head).into_owned()
}
