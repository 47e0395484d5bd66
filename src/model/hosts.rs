//! Which hosts are this machine, and which lines of the hosts file stand before the name service?

use std::net::IpAddr;
use std::path::PathBuf;

use super::facts::Fact;
use super::source::Change;
use super::stamp::Stamp;

/// Whether it is this machine by its name or address. What a name leads to, only looking it up can tell.
#[must_use]
pub fn is_loopback(host: &str) -> bool {
    let host = host.trim_matches(['[', ']']);
    host.eq_ignore_ascii_case("localhost") || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// What taking Anthropic's names out of the hosts file would change. Only made where one of them is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostsEdit {
    /// The file.
    pub file: PathBuf,
    /// The file when it was read.
    pub stamp: Stamp,
    /// The names that it gives an address to.
    pub names: Vec<String>,
    /// What would change.
    pub changes: Vec<Change>,
    /// Why it is not for this user to change it, as half a sentence after "because".
    pub fixed: Option<String>,
}

impl Fact for HostsEdit {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loopback_is_known_without_asking() {
        assert!(is_loopback("127.0.0.1") && is_loopback("[::1]") && is_loopback("LOCALHOST"));
        assert!(!is_loopback("localhost.example") && !is_loopback("10.0.0.1"));
    }
}
