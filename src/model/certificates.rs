//! Are the certificate files that variables name of any use?

use super::facts::Fact;

/// A file that a variable names, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedFile {
    /// The variable.
    pub variable: String,
    /// The file, with `~`.
    pub file: String,
    /// Why Claude Code cannot use it, as half a sentence; `None` if it can.
    pub broken: Option<String>,
}

/// What the variables about certificates say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CertificateFiles {
    /// Whether `NODE_TLS_REJECT_UNAUTHORIZED` switches the verification off.
    pub unverified: bool,
    /// The file of `NODE_EXTRA_CA_CERTS`.
    pub extra: Option<NamedFile>,
    /// The client certificate and its key.
    pub client: Vec<NamedFile>,
}

impl Fact for CertificateFiles {}

/// Whether a connection that breaks at its certificate would be trusted if `CLAUDE_CODE_CERT_STORE` left no set out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WholeTrust {
    /// The value of the variable.
    pub stores: String,
    /// Whether the connection is then trusted.
    pub trusted: bool,
}

impl Fact for WholeTrust {}

/// A host that `NO_PROXY` takes away from a proxy that is set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception {
    /// The host.
    pub host: String,
    /// `NO_PROXY` or `no_proxy`.
    pub variable: String,
    /// The variable of the proxy that is passed by.
    pub proxy: String,
}

/// All such hosts among those that Claude Code needs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exceptions(pub Vec<Exception>);

impl Fact for Exceptions {}
