//! How is each stage of a connection passed? One function per stage, each of which says why it was not.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use rustls::ProtocolVersion;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout};
use tokio_rustls::TlsConnector;
use zeroize::Zeroizing;

use super::names;
use super::trust::Believer;
use crate::model::network::{Fault, Reached, Target};
use crate::model::text::plain;

/// The longest head of a proxy's answer, in bytes.
const LONGEST_HEAD: usize = 16 * 1024;

/// A connection, through whatever it goes.
pub(super) trait Duplex: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Duplex for T {}

/// Any connection.
pub(super) type Connection = Box<dyn Duplex>;

/// What was tried on the way to the first hop.
#[derive(Default)]
pub(super) struct Tried {
    /// The addresses that were tried in vain.
    pub(super) in_vain: Vec<(IpAddr, Fault)>,
    /// The first address of each family.
    pub(super) families: Vec<Reached>,
    /// The other family, if it was still under way when a connection stood.
    late: JoinSet<(Reached, Option<TcpStream>)>,
}

impl Tried {
    /// Waits for the family that was slower, which takes no longer than one address may.
    pub(super) async fn finish(&mut self) {
        while let Some(done) = self.late.join_next().await {
            let _ = done.map(|(reached, _)| self.note(reached));
        }
    }

    fn note(&mut self, reached: Reached) -> Option<Fault> {
        let fault = reached.fault.clone();
        self.in_vain.extend(fault.clone().map(|fault| (reached.address, fault)));
        self.families.push(reached);
        fault
    }
}

/// Opens a connection to the first address that takes it: the first IPv4 and the first IPv6 address at once, because one
/// of the families may be dead, then the others. The fault is the one that says most; `tried` learns all.
pub(super) async fn connect(
    addresses: &[SocketAddr],
    each: Duration,
    tried: &mut Tried,
) -> Result<(TcpStream, SocketAddr), Fault> {
    let first = addresses.first();
    let other = addresses.iter().find(|it| first.is_some_and(|first| first.is_ipv6() != it.is_ipv6()));
    let at_once: Vec<SocketAddr> = first.into_iter().chain(other).copied().collect();
    let mut under_way = JoinSet::new();
    for address in &at_once {
        under_way.spawn(open(*address, each));
    }
    let mut worst = Fault::NoRoute;
    while let Some(done) = under_way.join_next().await {
        let Ok((reached, stream)) = done else { continue };
        let taken = at_once.iter().find(|address| address.ip() == reached.address);
        let fault = tried.note(reached);
        if let (Some(stream), Some(address)) = (stream, taken) {
            tried.late = under_way;
            return Ok((stream, *address));
        }
        worst = worse(worst, fault);
    }
    for address in addresses.iter().filter(|address| !at_once.contains(address)) {
        let (Reached { fault, .. }, stream) = open(*address, each).await;
        if let Some(stream) = stream {
            return Ok((stream, *address));
        }
        tried.in_vain.extend(fault.clone().map(|fault| (address.ip(), fault)));
        worst = worse(worst, fault);
    }
    Err(worst)
}

/// A machine without IPv6 has no route to half of the addresses: that says least.
fn worse(known: Fault, fault: Option<Fault>) -> Fault {
    fault.filter(|fault| *fault != Fault::NoRoute).unwrap_or(known)
}

async fn open(address: SocketAddr, each: Duration) -> (Reached, Option<TcpStream>) {
    let began = Instant::now();
    let (stream, fault) = match timeout(each, TcpStream::connect(address)).await {
        Ok(Ok(stream)) => (Some(stream), None),
        Ok(Err(error)) => (None, Some(of_system(&error))),
        Err(_) => (None, Some(Fault::TimedOut)),
    };
    let millis = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
    (Reached { address: address.ip(), millis, fault }, stream)
}

/// Asks a proxy for a tunnel. What it wants to know first, if it says so, goes into `wants`.
pub(super) async fn tunnel(
    mut connection: Connection,
    target: &Target,
    login: Option<&str>,
    wants: &mut Vec<String>,
) -> Result<Connection, Fault> {
    let to = names::with_port(&target.host, target.port);
    if to.contains(|c: char| c.is_whitespace() || c.is_control()) {
        return Err(Fault::Garbled(say!("system/name-host-cannot-sent")));
    }
    let mut ask =
        Zeroizing::new(format!("CONNECT {to} HTTP/1.1\r\nHost: {to}\r\nUser-Agent: {}\r\n", super::http::AGENT));
    if let Some(login) = login {
        ask.extend(["Proxy-Authorization: ", login, "\r\n"]);
    }
    ask.push_str("\r\n");
    connection.write_all(ask.as_bytes()).await.map_err(|error| of_system(&error))?;
    connection.flush().await.map_err(|error| of_system(&error))?;
    let head = head(&mut connection).await?;
    let lines = head.split(|byte| *byte == b'\n').filter_map(|line| std::str::from_utf8(line).ok());
    let named = lines.filter_map(|line| line.split_once(':'));
    let asks = named.filter(|(name, _)| name.trim().eq_ignore_ascii_case("proxy-authenticate"));
    add_schemes(wants, asks.map(|(_, value)| value));
    match status_of(&head) {
        Some(200..=299) => Ok(connection),
        Some(status) => Err(Fault::ProxySaid(status)),
        None => Err(Fault::Garbled(say!("system/proxy-does-not-answer-http"))),
    }
}

/// The names of the ways to sign in that a proxy offers, each once; what is no such name is left out.
pub(super) fn add_schemes<'a>(wants: &mut Vec<String>, headers: impl Iterator<Item = &'a str>) {
    for value in headers {
        let scheme: String = value.trim().chars().take_while(char::is_ascii_alphanumeric).take(20).collect();
        if !scheme.is_empty() && wants.len() < 8 && !wants.contains(&scheme) {
            wants.push(scheme);
        }
    }
}

/// Byte by byte, because what follows the head belongs to the tunnel.
async fn head(connection: &mut Connection) -> Result<Vec<u8>, Fault> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") && !head.ends_with(b"\n\n") {
        if head.len() == LONGEST_HEAD {
            return Err(Fault::Garbled(say!("system/proxys-answer-does-not-end")));
        }
        head.push(connection.read_u8().await.map_err(|error| of_system(&error))?);
        if !b"HTTP/1.".starts_with(&head[..head.len().min(7)]) {
            return Err(Fault::Garbled(say!("system/proxy-does-not-answer-http")));
        }
    }
    Ok(head)
}

fn status_of(head: &[u8]) -> Option<u16> {
    let line = std::str::from_utf8(head.split(|byte| *byte == b'\n').next()?).ok()?;
    line.split_ascii_whitespace().nth(1)?.parse().ok().filter(|status| (100..1000).contains(status))
}

/// Agrees on encryption, and says on which.
pub(super) async fn encrypt(
    connection: Connection,
    host: &str,
    believer: &Believer,
) -> Result<(Connection, &'static str), Fault> {
    let name = ServerName::try_from(names::bare(host).to_owned())
        .map_err(|_| Fault::Garbled(say!("system/no-certificate-can-made-out")))?;
    let connector = TlsConnector::from(Arc::clone(&believer.config));
    match connector.connect(name, connection).await {
        Ok(stream) => {
            let version = match stream.get_ref().1.protocol_version() {
                Some(ProtocolVersion::TLSv1_3) => "TLS 1.3",
                Some(ProtocolVersion::TLSv1_2) => "TLS 1.2",
                _ => "TLS",
            };
            Ok((Box::new(stream), version))
        }
        Err(error) => Err(believer.seen.fault().unwrap_or_else(|| of_system(&error))),
    }
}

/// What the system, or the TLS library inside the system's error, says.
pub(super) fn of_system(error: &io::Error) -> Fault {
    if let Some(error) = tls_inside(error) {
        return of_tls(error);
    }
    match error.kind() {
        io::ErrorKind::ConnectionRefused => Fault::Refused,
        io::ErrorKind::NetworkUnreachable
        | io::ErrorKind::HostUnreachable
        | io::ErrorKind::NetworkDown
        | io::ErrorKind::AddrNotAvailable => Fault::NoRoute,
        io::ErrorKind::ConnectionReset
        | io::ErrorKind::ConnectionAborted
        | io::ErrorKind::BrokenPipe
        | io::ErrorKind::UnexpectedEof => Fault::Cut,
        io::ErrorKind::TimedOut => Fault::TimedOut,
        _ => Fault::Garbled(plain(&error.to_string(), 200)),
    }
}

/// The TLS library's error, however often the system's own is wrapped around it.
pub(super) fn tls_inside(error: &io::Error) -> Option<&rustls::Error> {
    let inner = error.get_ref()?;
    inner.downcast_ref::<rustls::Error>().or_else(|| tls_inside(inner.downcast_ref::<io::Error>()?))
}

fn of_tls(error: &rustls::Error) -> Fault {
    match error {
        rustls::Error::InvalidMessage(_) => Fault::Garbled(say!("system/what-came-back-not-tls")),
        other => Fault::Garbled(plain(&other.to_string(), 200)),
    }
}
