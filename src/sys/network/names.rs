//! Which addresses has a name? The system's own resolver is asked, as Claude Code asks it.

use std::io;
use std::net::{IpAddr, SocketAddr, ToSocketAddrs};

use tokio::sync::oneshot;

use crate::model::network::{Addresses, Fault};

/// How many addresses of a family are kept.
const MOST: usize = 8;

/// The addresses, IPv6 and IPv4 in turns so that a dead family costs one try, the system's favourite first.
pub(super) async fn addresses(host: &str, port: u16) -> Result<Vec<SocketAddr>, Fault> {
    let host = bare(host).to_owned();
    if let Ok(literal) = host.parse::<IpAddr>() {
        return Ok(vec![SocketAddr::new(literal, port)]);
    }
    let (answer, answered) = oneshot::channel();
    // a thread of its own: the runtime would wait for it at the end of the program, however long the resolver hangs
    let ask = move || {
        let _ = answer.send((host.as_str(), port).to_socket_addrs().map(Iterator::collect::<Vec<_>>));
    };
    std::thread::Builder::new().name("name-lookup".to_owned()).spawn(ask).map_err(|_| Fault::NameServiceFailed)?;
    match answered.await {
        Ok(Ok(found)) if found.is_empty() => Err(Fault::NoSuchName),
        Ok(Ok(found)) => Ok(in_turns(found)),
        Ok(Err(error)) => Err(fault(&error)),
        Err(_) => Err(Fault::NameServiceFailed),
    }
}

/// The addresses of each family, the first few: an answer may be long.
pub(super) fn by_family(found: &[SocketAddr]) -> Addresses {
    let mut all = Addresses::default();
    for address in found.iter().map(SocketAddr::ip) {
        match address {
            IpAddr::V4(v4) if all.v4.len() < MOST && !all.v4.contains(&v4) => all.v4.push(v4),
            IpAddr::V6(v6) if all.v6.len() < MOST && !all.v6.contains(&v6) => all.v6.push(v6),
            _ => {}
        }
    }
    all
}

/// `::1` for `[::1]`, as it stands in an address.
pub(super) fn bare(host: &str) -> &str {
    host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host)
}

/// `host:port`, with brackets around an IPv6 address.
pub(super) fn with_port(host: &str, port: u16) -> String {
    let host = bare(host);
    if host.contains(':') { format!("[{host}]:{port}") } else { format!("{host}:{port}") }
}

fn in_turns(found: Vec<SocketAddr>) -> Vec<SocketAddr> {
    let favourite = found.first().is_some_and(SocketAddr::is_ipv6);
    let (one, other): (Vec<_>, Vec<_>) = found.into_iter().partition(|address| address.is_ipv6() == favourite);
    let (mut one, mut other) = (one.into_iter(), other.into_iter());
    let mut turns = Vec::new();
    loop {
        let (first, second) = (one.next(), other.next());
        if first.is_none() && second.is_none() {
            return turns;
        }
        turns.extend(first);
        turns.extend(second);
    }
}

/// The resolver's code does not come through the standard library, only its words: those of "no such name" of glibc,
/// musl and macOS, or the error numbers of Windows. They are not translated, because nothing here sets a locale.
fn fault(error: &io::Error) -> Fault {
    const NO_SUCH_NAME: [&str; 5] = [
        "Name or service not known",
        "No address associated with",
        "Name does not resolve",
        "Name has no usable address",
        "nodename nor servname provided",
    ];
    let said = error.to_string();
    let unknown = NO_SUCH_NAME.iter().any(|words| said.contains(words))
        || (cfg!(windows) && matches!(error.raw_os_error(), Some(11_001 | 11_004)))
        || error.kind() == io::ErrorKind::InvalidInput;
    if unknown { Fault::NoSuchName } else { Fault::NameServiceFailed }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_resolvers_words_are_told_apart() {
        let of = |words: &str| fault(&io::Error::other(format!("failed to lookup address information: {words}")));
        assert_eq!(of("Name or service not known"), Fault::NoSuchName);
        assert_eq!(of("nodename nor servname provided, or not known"), Fault::NoSuchName);
        assert_eq!(of("Temporary failure in name resolution"), Fault::NameServiceFailed);
        assert_eq!(of("Try again"), Fault::NameServiceFailed);
    }

    #[test]
    fn families_take_turns() {
        let parse = |text: &str| text.parse::<SocketAddr>().unwrap();
        let found = ["[::1]:1", "[::2]:1", "[::3]:1", "1.1.1.1:1"].map(parse);
        let expected = ["[::1]:1", "1.1.1.1:1", "[::2]:1", "[::3]:1"].map(parse);
        assert_eq!(in_turns(found.to_vec()), expected);
    }

    #[test]
    fn an_address_of_ipv6_stands_in_brackets() {
        assert_eq!(with_port("[::1]", 3), "[::1]:3");
    }
}
