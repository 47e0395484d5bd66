//! Are the certificate files that variables name of any use?

use std::path::PathBuf;

use super::facts::Fact;
use super::put::Put;
use super::time::Moment;

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

/// A root certificate of this system that vouches for what a server showed. A certificate is public.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Root {
    /// For whom it is, fit to be shown.
    pub subject: String,
    /// When it ends.
    pub until: Option<Moment>,
    /// SHA-256 of it, in hexadecimal.
    pub digest: String,
    /// It itself, in PEM form.
    pub pem: String,
    /// The file of the system that holds it; `None` where the system keeps it in a store of its own.
    pub file: Option<PathBuf>,
}

impl Root {
    /// Its fingerprint as other programs show it, pairs with colons; a line can end behind each eighth.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let pairs: Vec<&str> = (0..self.digest.len()).step_by(2).filter_map(|at| self.digest.get(at..at + 2)).collect();
        let eights: Vec<String> = pairs.chunks(8).map(|pairs| pairs.join(":")).collect();
        eights.join(": ").to_ascii_uppercase()
    }
}

/// What could be put into the person's own settings so that Claude Code trusts one more root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnRoots {
    /// A file of claude-fix's own that does not exist yet.
    pub file: PathBuf,
    /// The certificates that `NODE_EXTRA_CA_CERTS` brings in now, in PEM form: they stay trusted.
    pub keep: String,
    /// For whom those are, fit to be shown.
    pub kept: Vec<String>,
    /// Names the file in the settings.
    pub put: Put,
    /// The same, and takes `NODE_TLS_REJECT_UNAUTHORIZED` out of the same file, where it stands there.
    pub put_verified: Option<Put>,
}

impl Fact for OwnRoots {}

/// How `NODE_EXTRA_CA_CERTS` could name a file that can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BetterFile {
    /// The file that it names holds a certificate in another form. Here it is in PEM form, and a file for it.
    Converted {
        /// A file of claude-fix's own that does not exist yet.
        file: PathBuf,
        /// The certificate in PEM form.
        pem: String,
        /// For whom it is, and until when, fit to be shown.
        about: String,
        /// Names the file in the settings.
        put: Put,
    },
    /// A file that can be used lies where the person probably meant.
    Elsewhere {
        /// The file.
        file: PathBuf,
        /// How many certificates it holds.
        holds: usize,
        /// Names the file in the settings.
        put: Put,
    },
}

impl Fact for BetterFile {}

/// A certificate in PEM form.
#[must_use]
pub fn pem(der: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::from("-----BEGIN CERTIFICATE-----\n");
    for line in der.chunks(48) {
        for three in line.chunks(3) {
            let at = |index: usize| u32::from(three.get(index).copied().unwrap_or(0));
            let bits = at(0) << 16 | at(1) << 8 | at(2);
            for digit in 0..4_usize {
                let index = usize::try_from(bits >> (18 - 6 * digit) & 63).unwrap_or(0);
                let known = DIGITS.get(index).filter(|_| digit <= three.len());
                out.push(known.map_or('=', |byte| char::from(*byte)));
            }
        }
        out.push('\n');
    }
    out.push_str("-----END CERTIFICATE-----\n");
    out
}
