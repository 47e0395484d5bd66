//! What on this machine decides how names and addresses are reached? Its hosts file, its name servers, its routes.

use std::net::IpAddr;

use super::facts::Fact;

/// An entry of the hosts file for one of Anthropic's hosts, which stands before every name server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostsEntry {
    /// The host, in small letters.
    pub host: String,
    /// The address that it is given.
    pub address: IpAddr,
    /// The line of the file, from 1.
    pub line: usize,
}

impl HostsEntry {
    /// Whether it leads nowhere, as an ad blocker's entry does.
    #[must_use]
    pub const fn blocks(&self) -> bool {
        leads_nowhere(self.address)
    }
}

/// Whether nobody but this machine itself can have this address: the answer of an ad blocker.
#[must_use]
pub const fn leads_nowhere(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => address.is_unspecified() || address.is_loopback(),
        IpAddr::V6(address) => address.is_unspecified() || address.is_loopback(),
    }
}

/// Who turns names into addresses here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameSettings {
    /// The hosts file, as it is shown.
    pub hosts_file: String,
    /// Its entries for Anthropic's hosts and the address in force; or why it could not be read.
    pub entries: Result<Vec<HostsEntry>, String>,
    /// The name servers of `resolv.conf`, in order; or why they are not known.
    pub servers: Result<Vec<String>, String>,
    /// Which program wrote `resolv.conf`, as far as it says so: `WSL`, `systemd-resolved`, a VPN.
    pub written_by: Option<String>,
}
impl Fact for NameSettings {}

impl NameSettings {
    /// The entry that counts for a host.
    #[must_use]
    pub fn entry(&self, host: &str) -> Option<&HostsEntry> {
        self.entries.as_ref().ok()?.iter().find(|entry| entry.host.eq_ignore_ascii_case(host))
    }
}

/// Over which devices packets leave this machine.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Routes {
    /// The device of the usual way over IPv4, if there is one.
    pub v4: Option<String>,
    /// The device of the usual way over IPv6, if there is one.
    pub v6: Option<String>,
    /// The devices that look like a VPN's: `tun0`, `wg0`, `utun3`.
    pub tunnels: Vec<String>,
}
impl Fact for Routes {}

impl Routes {
    /// Whether the usual way over IPv6 leads through a VPN's device.
    #[must_use]
    pub fn v6_through_tunnel(&self) -> Option<&str> {
        self.v6.as_deref().filter(|device| self.tunnels.iter().any(|tunnel| tunnel == device))
    }
}
