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
            Some(via) => format!("the proxy {}:{}", plain(&via.host, 80), via.port),
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
            (Stage::Dns, Fault::NoSuchName) => format!("the name of {hop} cannot be found"),
            (Stage::Dns, _) => format!("the name service does not tell the address of {hop}"),
            (_, Fault::Refused) => format!("{hop} refuses the connection"),
            (_, Fault::NoRoute) => format!("there is no route to {hop}"),
            (_, Fault::TimedOut) => format!("{hop} does not answer"),
            (_, Fault::ProxySaid(407)) => format!("{hop} asks for a user name and password (407)"),
            (_, Fault::ProxySaid(status)) => format!("{hop} refuses to connect to {host} ({status})"),
            (_, Fault::Certificate { issuer, .. }) => {
                format!("the certificate of {host} is not trusted; it was issued by {}", issued_by(issuer))
            }
            (_, Fault::Cut) => format!("the connection to {hop} is cut"),
            (_, _) => format!("{hop} answers with something that Claude Code does not understand"),
        })
    }
}

/// A name for who signed, even if the certificate gives none.
#[must_use]
pub fn issued_by(issuer: &str) -> String {
    if issuer.trim().is_empty() { "an issuer without a name".to_owned() } else { plain(issuer, 80) }
}

impl Fault {
    /// What happened, in a few words.
    #[must_use]
    pub fn short(&self) -> String {
        match self {
            Self::NoSuchName => "this name cannot be found".to_owned(),
            Self::NameServiceFailed => "no answer from the name service".to_owned(),
            Self::TimedOut => "no answer in time".to_owned(),
            Self::Refused => "refused".to_owned(),
            Self::NoRoute => "no route".to_owned(),
            Self::Cut => "cut off".to_owned(),
            Self::ProxySaid(407) => "407: it asks for a user and a password".to_owned(),
            Self::ProxySaid(status) => format!("{status} instead of a connection"),
            Self::Certificate { because, issuer } => {
                let what = match because {
                    CertificateFault::UnknownIssuer => "is not trusted here",
                    CertificateFault::Expired => "has ended",
                    CertificateFault::NotYetValid => "is not valid yet",
                    CertificateFault::WrongName => "is for another name",
                    CertificateFault::Other => "is not accepted",
                };
                format!("the certificate by {} {what}", issued_by(issuer))
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
