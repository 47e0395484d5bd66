//! Which settings decide the way to a host? Proxy variables, their exceptions, certificates, and what the desktop says.

use super::facts::Fact;

/// A proxy variable that is set, as Claude Code sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProxySetting {
    /// The variable, as it is spelt.
    pub variable: String,
    /// The host and port that it names, or why it names none, as half a sentence.
    pub leads_to: Result<(String, u16), String>,
    /// Whether it carries a user or a password.
    pub with_login: bool,
}

/// How one host is to be reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostWay {
    /// The host.
    pub host: String,
    /// The port.
    pub port: u16,
    /// The exception that lets it go without the proxy: the variable, and the entry in it.
    pub excepted: Option<(String, String)>,
}

/// The file of more trusted certificates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExtraCertificates {
    /// The file, with `~`.
    pub file: String,
    /// How many certificates it holds, or why it cannot be used, as half a sentence.
    pub holds: Result<usize, String>,
}

/// A proxy that the desktop or another program uses, and Claude Code does not see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// Whose setting it is: `KDE`, `git`.
    pub of: String,
    /// The file, with `~`.
    pub file: String,
    /// The proxy's host and port, or why it was not read, as half a sentence.
    pub proxy: Result<String, String>,
}

/// Everything that decides the way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WaySettings {
    /// The proxy variables that are set, in Claude Code's order: the first one counts.
    pub proxies: Vec<ProxySetting>,
    /// The variable that names exceptions, if one does.
    pub exceptions: Option<String>,
    /// The hosts, the API first.
    pub hosts: Vec<HostWay>,
    /// What `NODE_EXTRA_CA_CERTS` names.
    pub extra: Option<ExtraCertificates>,
    /// The sets that `CLAUDE_CODE_CERT_STORE` lets count, as it is written.
    pub store: Option<String>,
    /// Whether `NODE_TLS_REJECT_UNAUTHORIZED` switches the verification off.
    pub unverified: bool,
    /// Proxies that Claude Code does not see.
    pub elsewhere: Vec<Elsewhere>,
}

impl Fact for WaySettings {}

impl WaySettings {
    /// How this host is to be reached.
    #[must_use]
    pub fn host(&self, host: &str) -> Option<&HostWay> {
        self.hosts.iter().find(|way| way.host == host)
    }

    /// The variables that lead to the same proxy as the one that counts: as long as one of them is set, it counts.
    #[must_use]
    pub fn same_proxy(&self) -> Vec<&str> {
        let Some(first) = self.proxies.first() else { return Vec::new() };
        let same = self.proxies.iter().filter(|it| it.leads_to.is_ok() && it.leads_to == first.leads_to);
        same.map(|it| it.variable.as_str()).collect()
    }

    /// The proxy that counts once those that lead to the same place as the first are gone.
    #[must_use]
    pub fn next_proxy(&self) -> Option<&ProxySetting> {
        let first = self.proxies.first()?;
        self.proxies.iter().find(|it| it.leads_to != first.leads_to)
    }
}
