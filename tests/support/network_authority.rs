//! Who vouches for the hosts of a test? A root, an intermediate below it, and every kind of certificate that goes wrong.

use std::sync::Arc;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair, date_time_ymd};
use rustls::ServerConfig;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};

/// What a host shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    /// All that it takes.
    Good,
    /// It ended long ago.
    Expired,
    /// It is for another host.
    OtherName,
    /// Nobody but itself vouches for it.
    SelfSigned,
    /// The intermediate is left out.
    Incomplete,
}

type Issuer = CertifiedIssuer<'static, KeyPair>;

/// The root and the intermediate.
pub(crate) struct Authority {
    root: Issuer,
    below: Issuer,
}

impl Authority {
    pub(crate) fn new() -> Self {
        let key = || KeyPair::generate().expect("a key");
        let root = CertifiedIssuer::self_signed(authority("Test Root R1"), key()).expect("a root");
        let below = CertifiedIssuer::signed_by(authority("Test WE1"), key(), &root).expect("an intermediate");
        Self { root, below }
    }

    /// The root as a file of the system's store.
    pub(crate) fn pem(&self) -> String {
        self.root.pem()
    }

    /// A server that is this host, or tries to be.
    pub(crate) fn server(&self, host: &str, shown: Shown) -> Arc<ServerConfig> {
        let key = KeyPair::generate().expect("a key");
        let name = if shown == Shown::OtherName { "www.example.net" } else { host };
        let mut params = CertificateParams::new(vec![name.to_owned()]).expect("a certificate");
        params.distinguished_name.push(DnType::CommonName, name);
        if shown == Shown::Expired {
            (params.not_before, params.not_after) = (date_time_ymd(2024, 1, 1), date_time_ymd(2024, 4, 1));
        }
        let leaf: CertificateDer<'static> = match shown {
            Shown::SelfSigned => params.self_signed(&key).expect("signed").der().clone(),
            _ => params.signed_by(&key, &self.below).expect("signed").der().clone(),
        };
        let chain = match shown {
            Shown::SelfSigned | Shown::Incomplete => vec![leaf],
            _ => vec![leaf, self.below.der().clone()],
        };
        let key = PrivateKeyDer::try_from(key.serialize_der()).expect("a key");
        let config = ServerConfig::builder_with_provider(rustls::crypto::ring::default_provider().into())
            .with_safe_default_protocol_versions()
            .expect("versions")
            .with_no_client_auth()
            .with_single_cert(chain, key)
            .expect("a server");
        Arc::new(config)
    }
}

fn authority(name: &str) -> CertificateParams {
    let mut params = CertificateParams::new(Vec::new()).expect("an authority");
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.distinguished_name.push(DnType::OrganizationName, "Test Trust Services");
    params.distinguished_name.push(DnType::CommonName, name);
    params
}
