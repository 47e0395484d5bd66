//! How is a broken way told? What stops it and who does, in the words of a person.

use super::network::{CertificateFault, Fault, Path, Stage};
use super::text::plain;

impl Path {
    /// The host, fit to be shown.
    #[must_use]
    pub fn host(&self) -> String {
        plain(&self.target.host, 80)
    }

    /// Whom the connection is opened to first: the host, or the proxy in front of it.
    #[must_use]
    pub fn first_hop(&self) -> String {
        match &self.target.proxy {
            Some(via) => say!("model/the-proxy", proxy = format!("{}:{}", plain(&via.host, 80), via.port)),
            None => self.host(),
        }
    }

    /// What stops it, naming who does, as the end of a sentence; `None` if nothing does.
    #[must_use]
    pub fn trouble(&self) -> Option<String> {
        let (stage, fault) = self.broken.as_ref()?;
        let host = self.host();
        let hop = if *stage <= Stage::Proxy { self.first_hop() } else { host.clone() };
        Some(match (stage, fault) {
            (Stage::Dns, Fault::NoSuchName) => say!("model/name-cannot-be-found", hop = hop),
            (Stage::Dns, _) => say!("model/name-service-does-not-tell", hop = hop),
            (_, Fault::Refused) => say!("model/refuses-connection", hop = hop),
            (_, Fault::NoRoute) => say!("model/there-no-route", hop = hop),
            (_, Fault::TimedOut) => say!("model/does-not-answer", hop = hop),
            (_, Fault::ProxySaid(407)) => say!("model/asks-user-name-password-407", hop = hop),
            (_, Fault::ProxySaid(status)) => say!("model/refuses-connect", hop = hop, host = host, status = status),
            (_, Fault::Certificate { issuer, .. }) => {
                say!("model/certificate-not-trusted-issued", host = host, issuer = issued_by(issuer))
            }
            (_, Fault::Cut) => say!("model/connection-cut", hop = hop),
            (_, _) => say!("model/answers-something-claude-code-does", hop = hop),
        })
    }
}

/// A name for who signed, even if the certificate gives none.
#[must_use]
pub fn issued_by(issuer: &str) -> String {
    if issuer.trim().is_empty() { say!("model/issuer-without-name") } else { plain(issuer, 80) }
}

impl Fault {
    /// What happened, in a few words.
    #[must_use]
    pub fn short(&self) -> String {
        match self {
            Self::NoSuchName => say!("model/short-no-such-name"),
            Self::NameServiceFailed => say!("model/short-no-name-service"),
            Self::TimedOut => say!("model/short-timed-out"),
            Self::Refused => say!("model/short-refused"),
            Self::NoRoute => say!("model/short-no-route"),
            Self::Cut => say!("model/short-cut"),
            Self::ProxySaid(407) => say!("model/short-proxy-login"),
            Self::ProxySaid(status) => say!("model/short-proxy-status", status = status),
            Self::Certificate { because, issuer } => {
                let issuer = issued_by(issuer);
                match because {
                    CertificateFault::UnknownIssuer => say!("model/certificate-not-trusted", issuer = issuer),
                    CertificateFault::Expired => say!("model/certificate-ended", issuer = issuer),
                    CertificateFault::NotYetValid => say!("model/certificate-not-yet-valid", issuer = issuer),
                    CertificateFault::WrongName => say!("model/certificate-wrong-name", issuer = issuer),
                    CertificateFault::Other => say!("model/certificate-not-accepted", issuer = issuer),
                }
            }
            Self::Garbled(what) => plain(what, 120),
        }
    }
}

/// The first letter large, unless it begins a host's name.
#[must_use]
pub fn sentence(text: &str) -> String {
    match text.strip_prefix('t') {
        Some(rest) if text.starts_with("the ") || text.starts_with("there ") => format!("T{rest}"),
        _ => text.to_owned(),
    }
}
