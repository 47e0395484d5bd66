//! Whom does Claude Code believe here? Mozilla's, the system's and the person's own roots; and what a server sent.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, DistinguishedName, Error, RootCertStore, SignatureScheme,
};
use x509_parser::x509::X509Name;

use super::roots::{BUNDLES, FOLDERS, called, of_file, of_folder, vouching};
use crate::model::network::{Certificate, CertificateFault, Fault, Link, Vouched};
use crate::model::text::plain;
use crate::model::time::Moment;
use crate::ports::network::Trust;

/// More than any chain that a server sends for good.
const LONGEST_CHAIN: usize = 8;

/// How to speak TLS, and what was seen while it was spoken.
pub(super) struct Believer {
    /// For the client; good for one server.
    pub(super) config: Arc<ClientConfig>,
    /// What the server sent.
    pub(super) seen: Arc<Seen>,
}

/// What a server sent, and whether it was believed.
#[derive(Debug, Default)]
pub(super) struct Seen(Mutex<Option<Sent>>);

#[derive(Clone, Debug)]
struct Sent {
    certificate: Certificate,
    verdict: Result<(), CertificateFault>,
}

impl Seen {
    fn sent(&self) -> Option<Sent> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The certificate that was sent, believed or not.
    pub(super) fn certificate(&self) -> Option<Certificate> {
        self.sent().map(|sent| sent.certificate)
    }

    /// Whether a chain came and was believed.
    pub(super) fn believed(&self) -> bool {
        self.sent().is_some_and(|sent| sent.verdict.is_ok())
    }

    /// Why the chain was not believed, if one came and was not.
    pub(super) fn fault(&self) -> Option<Fault> {
        let Sent { certificate, verdict } = self.sent()?;
        Some(Fault::Certificate { because: verdict.err()?, issuer: certificate.issuer })
    }
}

/// Makes a believer; on a thread that may wait, because files are read.
pub(super) async fn believer(trust: &Trust) -> Result<Believer, Fault> {
    let trust = trust.clone();
    let made = tokio::task::spawn_blocking(move || make(&trust)).await;
    made.map_err(|_| garbled(&say!("system/certificates-could-not-loaded")))?
        .map_err(|error| garbled(&error.to_string()))
}

fn garbled(words: &str) -> Fault {
    Fault::Garbled(plain(words, 200))
}

fn make(trust: &Trust) -> Result<Believer, Error> {
    let provider = Arc::new(ring::default_provider());
    let seen = Arc::new(Seen::default());
    let sets = Sets {
        bundled: set(bundled(), &provider),
        system: set(system_roots(), &provider),
        extra: trust.extra.as_deref().map(|file| set(of(of_file(file)), &provider)),
    };
    let all = roots(trust);
    let names = all.subjects();
    let chains = set(all, &provider);
    let verifier = Recorder { chains, names, sets, provider: Arc::clone(&provider), seen: Arc::clone(&seen) };
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier))
        .with_no_client_auth();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Believer { config: Arc::new(config), seen })
}

/// Judges by these roots alone; `None` if there are none, which nobody can be believed by.
type Set = Option<Arc<WebPkiServerVerifier>>;

fn set(roots: RootCertStore, provider: &Arc<CryptoProvider>) -> Set {
    WebPkiServerVerifier::builder_with_provider(Arc::new(roots), Arc::clone(provider)).build().ok()
}

/// The sets of roots, each by itself.
#[derive(Debug)]
struct Sets {
    bundled: Set,
    system: Set,
    extra: Option<Set>,
}

fn bundled() -> RootCertStore {
    webpki_roots::TLS_SERVER_ROOTS.iter().cloned().collect()
}

fn system_roots() -> RootCertStore {
    of(system().to_vec())
}

fn of(certificates: Vec<CertificateDer<'static>>) -> RootCertStore {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(certificates);
    roots
}

/// All that count, together: one set may know the signer of what another one vouches for.
fn roots(trust: &Trust) -> RootCertStore {
    let mut roots = if trust.no_bundled { RootCertStore::empty() } else { bundled() };
    if !trust.no_system {
        roots.extend(system_roots().roots);
    }
    if let Some(file) = &trust.extra {
        roots.add_parsable_certificates(of_file(file));
    }
    roots
}

/// Loaded once, when first needed: on macOS it takes a while.
fn system() -> &'static [CertificateDer<'static>] {
    static SYSTEM: OnceLock<Vec<CertificateDer<'static>>> = OnceLock::new();
    SYSTEM.get_or_init(|| named().unwrap_or_else(|| rustls_native_certs::load_native_certs().certs))
}

/// The roots that `SSL_CERT_FILE` and `SSL_CERT_DIR` name in place of the system's, if one is set. As long as only one of
/// them is set, the other half of the system's store still counts (measured with Claude Code 2.1.329). Read with a limit
/// and without waiting, because a pipe or a device may stand there.
#[expect(
    clippy::disallowed_methods,
    reason = "the library that loads the system's roots reads them of the process too"
)]
fn named() -> Option<Vec<CertificateDer<'static>>> {
    let file = std::env::var_os("SSL_CERT_FILE").filter(|name| !name.is_empty());
    let folders = std::env::var_os("SSL_CERT_DIR").filter(|name| !name.is_empty());
    let half = |named: bool, usual: &[&str]| if named { Vec::new() } else { usual.iter().map(PathBuf::from).collect() };
    let (bundles, usual) = match (&file, &folders) {
        (None, None) => return None,
        (file, folders) => (half(file.is_some(), &BUNDLES), half(folders.is_some(), &FOLDERS)),
    };
    let folders = folders.iter().flat_map(std::env::split_paths).chain(usual);
    let listed = folders.flat_map(|folder| of_folder(&folder));
    let files = file.map(PathBuf::from).into_iter().chain(bundles).chain(listed);
    Some(files.flat_map(|file| of_file(&file)).collect())
}

/// What the system's own library gives, where the system keeps no files of roots. What variables name is no system's.
fn own_store() -> &'static [CertificateDer<'static>] {
    let library = cfg!(any(target_os = "macos", windows));
    if library && named().is_none() { system() } else { &[] }
}

/// Judges as any client does, and remembers what it judged, which a refused handshake would not tell.
#[derive(Debug)]
struct Recorder {
    /// `None` if nobody at all is trusted.
    chains: Set,
    /// The names of all roots that count.
    names: Vec<DistinguishedName>,
    sets: Sets,
    provider: Arc<CryptoProvider>,
    seen: Arc<Seen>,
}

impl Recorder {
    /// Whether one of the roots that count carries the name of who signed this.
    fn knows(&self, certificate: &CertificateDer<'_>) -> bool {
        let Ok((_, certificate)) = x509_parser::parse_x509_certificate(certificate) else { return false };
        let name = certificate.issuer().as_raw();
        self.names.iter().any(|known| known.as_ref() == name)
    }
}

impl ServerCertVerifier for Recorder {
    fn verify_server_cert(
        &self,
        leaf: &CertificateDer<'_>,
        others: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        stapled: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let verdict = match &self.chains {
            Some(chains) => chains.verify_server_cert(leaf, others, name, stapled, now),
            None => Err(CertificateError::UnknownIssuer.into()),
        };
        let judge = |set: &Set| {
            set.as_ref().is_some_and(|set| set.verify_server_cert(leaf, others, name, stapled, now).is_ok())
        };
        let vouched = Vouched {
            bundled: judge(&self.sets.bundled),
            system: judge(&self.sets.system),
            extra: self.sets.extra.as_ref().map(judge),
        };
        // that Mozilla's list knows it is the usual case, and nothing is to be found then
        let root = if vouched.bundled {
            None
        } else {
            let chain: Vec<&CertificateDer> = std::iter::once(leaf).chain(others).collect();
            let alone = |root: &CertificateDer<'static>| judge(&set(of(vec![root.clone()]), &self.provider));
            vouching(&chain, own_store(), alone)
        };
        let last = others.last().unwrap_or(leaf);
        let all = std::iter::once(leaf).chain(others).take(LONGEST_CHAIN);
        let certificate = Certificate {
            issuer: issuer(last),
            until: until(leaf),
            vouched,
            chain: all.filter_map(link).collect(),
            issuer_known: self.knows(last),
            root,
        };
        let sent = Sent { certificate, verdict: verdict.as_ref().map(|_| ()).map_err(because) };
        *self.seen.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(sent);
        verdict
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        leaf: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls12_signature(message, leaf, signed, &self.provider.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        leaf: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls13_signature(message, leaf, signed, &self.provider.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}

fn because(error: &Error) -> CertificateFault {
    let Error::InvalidCertificate(error) = error else { return CertificateFault::Other };
    match error {
        CertificateError::UnknownIssuer => CertificateFault::UnknownIssuer,
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => CertificateFault::Expired,
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => CertificateFault::NotYetValid,
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            CertificateFault::WrongName
        }
        _ => CertificateFault::Other,
    }
}

/// When a certificate ends.
fn until(certificate: &CertificateDer<'_>) -> Option<Moment> {
    let (_, certificate) = x509_parser::parse_x509_certificate(certificate).ok()?;
    Some(Moment(certificate.validity().not_after.timestamp().saturating_mul(1000)))
}

/// The organisation that signed a certificate, or its common name.
fn issuer(certificate: &CertificateDer<'_>) -> String {
    let Ok((_, certificate)) = x509_parser::parse_x509_certificate(certificate) else { return String::new() };
    organisation(certificate.issuer())
}

fn organisation(of: &X509Name<'_>) -> String {
    let name = of.iter_organization().chain(of.iter_common_name()).find_map(|name| name.as_str().ok());
    called(name.unwrap_or_default())
}

/// `R11 (Let's Encrypt)`: the common name tells the members of a chain apart.
fn whole(of: &X509Name<'_>) -> String {
    let organisation = organisation(of);
    let common = of.iter_common_name().find_map(|name| name.as_str().ok()).map(called);
    match common.filter(|common| *common != organisation && !common.is_empty()) {
        Some(common) if organisation.is_empty() => common,
        Some(common) => format!("{common} ({organisation})"),
        None => organisation,
    }
}

fn link(certificate: &CertificateDer<'_>) -> Option<Link> {
    let (_, certificate) = x509_parser::parse_x509_certificate(certificate).ok()?;
    let validity = certificate.validity();
    let moment = |at: i64| Some(Moment(at.saturating_mul(1000)));
    Some(Link {
        subject: whole(certificate.subject()),
        issuer: whole(certificate.issuer()),
        from: moment(validity.not_before.timestamp()),
        until: moment(validity.not_after.timestamp()),
    })
}
