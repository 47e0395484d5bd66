//! Which root of this system vouches for a server? Looked for in every place where systems keep them, whatever variables
//! such as `SSL_CERT_FILE` say.

use std::path::{Path, PathBuf};

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use x509_parser::certificate::X509Certificate;
use x509_parser::parse_x509_certificate;

use crate::model::certificates::{Root, pem};
use crate::model::secret::without_long_words;
use crate::model::stamp::digest;
use crate::model::text::plain;
use crate::model::time::Moment;
use crate::ports::files::Files;
use crate::sys::files::Disk;

/// The files in which Linux systems keep all their roots; only their administrator writes them.
pub(super) const BUNDLES: [&str; 6] = [
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/ssl/cert.pem",
    "/etc/pki/tls/cacert.pem",
];
/// The folders in which they keep them one by one.
pub(super) const FOLDERS: [&str; 2] = ["/etc/ssl/certs", "/etc/pki/tls/certs"];

/// More than any bundle of certificates has, in bytes.
const LARGEST_BUNDLE: u64 = 4 * 1024 * 1024;
/// More than any folder of certificates has.
const MOST_ROOTS: usize = 1000;

/// What can be read of a file of certificates. That it cannot be read is another check's finding.
pub(super) fn of_file(file: &Path) -> Vec<CertificateDer<'static>> {
    let bytes = Disk.read(file, LARGEST_BUNDLE).unwrap_or_default();
    CertificateDer::pem_slice_iter(&bytes).filter_map(Result::ok).collect()
}

/// The files of a folder of certificates.
pub(super) fn of_folder(folder: &Path) -> Vec<PathBuf> {
    Disk.list(folder, MOST_ROOTS).unwrap_or_default()
}

/// The root that vouches for a chain by itself, as `vouches` judges; `system` are those that the system's own library
/// gives.
pub(super) fn vouching(
    chain: &[&CertificateDer<'_>],
    system: &[CertificateDer<'static>],
    vouches: impl Fn(&CertificateDer<'static>) -> bool,
) -> Option<Root> {
    let signers: Vec<Vec<u8>> = chain.iter().filter_map(|it| Some(read(it)?.issuer().as_raw().to_vec())).collect();
    let fits = |root: &CertificateDer<'_>| {
        read(root)
            .is_some_and(|it| signers.iter().any(|signer| signer == it.subject().as_raw()) && it.validity().is_valid())
    };
    let on_disk = cfg!(all(unix, not(target_os = "macos")));
    let folders = FOLDERS.iter().flat_map(|folder| of_folder(Path::new(folder)));
    let files = BUNDLES.iter().map(PathBuf::from).chain(folders).filter(|_| on_disk);
    let kept = files.flat_map(|file| of_file(&file).into_iter().map(move |root| (Some(file.clone()), root)));
    let mut all = kept.chain(system.iter().map(|root| (None, root.clone())));
    all.find(|(_, root)| fits(root) && vouches(root)).map(|(file, root)| about(&root, file))
}

fn read<'a>(certificate: &'a CertificateDer<'_>) -> Option<X509Certificate<'a>> {
    parse_x509_certificate(certificate).ok().map(|(_, certificate)| certificate)
}

/// A name in a certificate, which anybody may have written: without what could be somebody's secret.
pub(super) fn called(name: &str) -> String {
    plain(&without_long_words(&plain(name, 1000)), 80)
}

fn about(root: &CertificateDer<'_>, file: Option<PathBuf>) -> Root {
    let known = read(root);
    let until = known.as_ref().map(|it| Moment(it.validity().not_after.timestamp().saturating_mul(1000)));
    let subject = known.as_ref().map(|it| it.subject());
    let mut names = subject.iter().flat_map(|it| it.iter_common_name().chain(it.iter_organization()));
    let name = names
        .find_map(|name| name.as_str().ok().map(str::to_owned))
        .unwrap_or_else(|| say!("system/root-without-name"));
    Root { subject: called(&name), until, digest: digest(root), pem: pem(root), file }
}
