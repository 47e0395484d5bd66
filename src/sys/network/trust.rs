//! Whom does Claude Code believe here? Mozilla's, the system's and the person's own roots; and what a server sent.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{CertificateError, ClientConfig, DigitallySignedStruct, Error, RootCertStore, SignatureScheme};

use crate::model::network::{CertificateFault, Fault};
use crate::model::text::plain;
use crate::ports::files::Files;
use crate::ports::network::Trust;
use crate::sys::files::Disk;

/// More than any bundle of certificates has, in bytes.
const LARGEST_BUNDLE: u64 = 4 * 1024 * 1024;
/// More than any folder of certificates has.
const MOST_ROOTS: usize = 1000;

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
    issuer: String,
    verdict: Result<(), CertificateFault>,
}

impl Seen {
    fn sent(&self) -> Option<Sent> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Who signed the last certificate that was sent; empty if none came.
    pub(super) fn issuer(&self) -> String {
        self.sent().map(|sent| sent.issuer).unwrap_or_default()
    }

    /// Whether a chain came and was believed.
    pub(super) fn believed(&self) -> bool {
        self.sent().is_some_and(|sent| sent.verdict.is_ok())
    }

    /// Why the chain was not believed, if one came and was not.
    pub(super) fn fault(&self) -> Option<Fault> {
        let Sent { issuer, verdict } = self.sent()?;
        Some(Fault::Certificate { because: verdict.err()?, issuer })
    }
}

/// Makes a believer; on a thread that may wait, because files are read.
pub(super) async fn believer(trust: &Trust) -> Result<Believer, Fault> {
    let trust = trust.clone();
    let made = tokio::task::spawn_blocking(move || make(&trust)).await;
    made.map_err(|_| garbled("the certificates could not be loaded"))?.map_err(|error| garbled(&error.to_string()))
}

fn garbled(words: &str) -> Fault {
    Fault::Garbled(plain(words, 200))
}

fn make(trust: &Trust) -> Result<Believer, Error> {
    let provider = Arc::new(ring::default_provider());
    let seen = Arc::new(Seen::default());
    let roots = roots(trust);
    let chains = if roots.is_empty() {
        None
    } else {
        let builder = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), Arc::clone(&provider));
        Some(builder.build().map_err(|error| Error::General(error.to_string()))?)
    };
    let verifier = Recorder { chains, provider: Arc::clone(&provider), seen: Arc::clone(&seen) };
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier))
        .with_no_client_auth();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Believer { config: Arc::new(config), seen })
}

fn roots(trust: &Trust) -> RootCertStore {
    let mut roots = RootCertStore::empty();
    if !trust.no_bundled {
        roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
    }
    if !trust.no_system {
        roots.add_parsable_certificates(system().iter().cloned());
    }
    if let Some(file) = &trust.extra {
        roots.add_parsable_certificates(extra(file));
    }
    roots
}

/// Loaded once, when first needed: on macOS it takes a while.
fn system() -> &'static [CertificateDer<'static>] {
    static SYSTEM: OnceLock<Vec<CertificateDer<'static>>> = OnceLock::new();
    SYSTEM.get_or_init(|| named().unwrap_or_else(|| rustls_native_certs::load_native_certs().certs))
}

/// The roots that `SSL_CERT_FILE` and `SSL_CERT_DIR` name in place of the system's, if one is set. Read with a limit and
/// without waiting, because a pipe or a device may stand there.
#[expect(
    clippy::disallowed_methods,
    reason = "the library that loads the system's roots reads them of the process too"
)]
fn named() -> Option<Vec<CertificateDer<'static>>> {
    let file = std::env::var_os("SSL_CERT_FILE").filter(|name| !name.is_empty());
    let folders = std::env::var_os("SSL_CERT_DIR").filter(|name| !name.is_empty());
    if file.is_none() && folders.is_none() {
        return None;
    }
    let listed = folders.iter().flat_map(std::env::split_paths).flat_map(|folder| Disk.list(&folder, MOST_ROOTS));
    let files = file.map(PathBuf::from).into_iter().chain(listed.flatten());
    Some(files.flat_map(|file| extra(&file)).collect())
}

/// What can be read of the person's own bundle. That it cannot be read is another check's finding.
fn extra(file: &Path) -> Vec<CertificateDer<'static>> {
    let bytes = Disk.read(file, LARGEST_BUNDLE).unwrap_or_default();
    CertificateDer::pem_slice_iter(&bytes).filter_map(Result::ok).collect()
}

/// Judges as any client does, and remembers what it judged, which a refused handshake would not tell.
#[derive(Debug)]
struct Recorder {
    /// `None` if nobody at all is trusted.
    chains: Option<Arc<WebPkiServerVerifier>>,
    provider: Arc<CryptoProvider>,
    seen: Arc<Seen>,
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
        let because = verdict.as_ref().map(|_| ()).map_err(because);
        let sent = Sent { issuer: issuer(others.last().unwrap_or(leaf)), verdict: because };
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

/// The organisation that signed a certificate, or its common name.
fn issuer(certificate: &CertificateDer<'_>) -> String {
    let Ok((_, certificate)) = x509_parser::parse_x509_certificate(certificate) else { return String::new() };
    let issuer = certificate.issuer();
    let name = issuer.iter_organization().chain(issuer.iter_common_name()).find_map(|name| name.as_str().ok());
    plain(name.unwrap_or_default(), 80)
}
