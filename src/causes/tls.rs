//! Is the certificate not believed, and whose fault is that?

use super::DOCS_NETWORK;
use super::clock::refused_by_clock;
use super::form::{Cause, Finding};
use super::lists::list;
use super::need::{by_need, needed};
use crate::claude_code::variables::{CERT_STORE, EXTRA_CA};
use crate::model::certificates::Root;
use crate::model::diagnosis::Layer;
use crate::model::facts::Facts;
use crate::model::install::Installs;
use crate::model::network::{CertificateFault, Fault, Path, Role, Vouched};
use crate::model::path_words::issued_by;
use crate::model::step::Step;
use crate::model::text::plain;
use crate::model::way::WaySettings;

pub(super) const INSPECTION_UNTRUSTED: Cause = Cause {
    id: "tls.inspection_untrusted",
    step: Step::Network,
    layer: Layer::Transport,
    consequence_of: &["tls.extra_ca_unusable", "network.captive_portal", "network.dns", "tls.bundled_roots_lag"],
    docs: DOCS_NETWORK,
    judge: inspection,
};

pub(super) const BUNDLED_ROOTS_LAG: Cause = Cause {
    id: "tls.bundled_roots_lag",
    step: Step::Network,
    layer: Layer::Transport,
    consequence_of: &["network.captive_portal", "network.dns"],
    docs: DOCS_NETWORK,
    judge: lag,
};

pub(super) const CERTIFICATE_INVALID: Cause = Cause {
    id: "tls.certificate_invalid",
    step: Step::Network,
    layer: Layer::Transport,
    consequence_of: &["network.captive_portal", "network.dns"],
    docs: DOCS_NETWORK,
    judge: invalid,
};

/// The first path that broke at its certificate, what it is for, and the check that saw it.
fn refused(facts: &Facts) -> Option<(&Path, CertificateFault, &str, (Role, &'static str))> {
    needed(facts).find_map(|(role, check, path)| match &path.broken {
        Some((_, Fault::Certificate { because, issuer })) => Some((path, *because, issuer.as_str(), (role, check))),
        _ => None,
    })
}

/// Authorities that the whole world believes, as their certificates name them.
const PUBLIC: [&str; 12] = [
    "let's encrypt",
    "internet security research group",
    "google trust services",
    "digicert",
    "sectigo",
    "amazon",
    "globalsign",
    "ssl corporation",
    "ssl.com",
    "entrust",
    "godaddy",
    "cloudflare, inc",
];

/// Whether it was signed in the name of an authority that the whole world believes, so that nobody in between made it.
fn public(path: &Path) -> bool {
    let issuer = path.seen.certificate.as_ref().map(|it| it.issuer.to_ascii_lowercase()).unwrap_or_default();
    PUBLIC.iter().any(|name| issuer.contains(name))
}

fn lag(facts: &Facts) -> Option<Finding> {
    let (path, because, issuer, (role, check)) = refused(facts)?;
    let lags = because == CertificateFault::UnknownIssuer && public(path);
    let shown = path.seen.certificate.as_ref().filter(|_| lags)?;
    let (host, issuer) = (path.host(), issued_by(issuer));
    let summary = say!("diagnoses/tls-certificate-issued-public-authority-but", host = host, issuer = issuer);
    let found = by_need(facts, role, summary).likely();
    let found = found
        .because(check, say!("diagnoses/tls-shows-certificate-nobody-between-signs", host = host, issuer = issuer));
    let way = facts.get::<WaySettings>().and_then(|way| way.store.as_ref());
    if let Some(store) = way.filter(|_| shown.vouched.system || shown.vouched.bundled) {
        let knows = if shown.vouched.system {
            say!("diagnoses/tls-systems-own-store")
        } else {
            say!("diagnoses/tls-mozillas-list")
        };
        return Some(
            found
                .because(
                    check,
                    say!(
                        "diagnoses/tls-leads-does-not-count-because",
                        knows = knows,
                        cert_store = CERT_STORE,
                        store = store
                    ),
                )
                .advice(say!("diagnoses/tls-take-away-or-set-bundled", cert_store = CERT_STORE))
                .repair(format!("env.remove_variable:{CERT_STORE}")),
        );
    }
    let sent = shown.chain.len();
    let found = found.because(check, say!("diagnoses/tls-server-sends-certificates-lead-known", sent = sent));
    Some(
        found
            .repair("install.update")
            .repair("tls.trust_root")
            .advice(say!("diagnoses/tls-update-claude-code-claude-update"))
            .advice(say!("diagnoses/tls-until-then-name-systems-bundle")),
    )
}

/// An inspection that this system trusts, and a Claude Code that does not look at the system's store yet.
fn old_trust(facts: &Facts) -> Option<Finding> {
    let active = facts.get::<Installs>()?.active()?;
    let number = active.version.number().filter(|_| active.version.at_least(2, 1, 101) == Some(false))?;
    let (role, check, path, root) = needed(facts).find_map(|(role, check, path)| {
        let shown =
            path.seen.certificate.as_ref().filter(|it| !it.vouched.bundled && it.vouched.extra != Some(true))?;
        Some((role, check, path, shown.root.as_ref()?))
    })?;
    let (host, issuer) = (path.host(), plain(&root.subject, 80));
    let summary =
        say!("diagnoses/tls-certificate-issued-which-system-trusts", host = host, issuer = issuer, number = number);
    Some(
        by_need(facts, role, summary)
            .likely()
            .because(check, say!("diagnoses/tls-only-systems-own-store-vouches", host = host))
            .because("install.copies", say!("diagnoses/tls-version-runs-2-1-101", number = number))
            .repair("tls.trust_root")
            .repair("install.update")
            .advice(say!("diagnoses/tls-updating-helps-good-claude-update")),
    )
}

fn inspection(facts: &Facts) -> Option<Finding> {
    let Some((path, because, issuer, (role, check))) = refused(facts) else { return old_trust(facts) };
    if !matches!(because, CertificateFault::UnknownIssuer | CertificateFault::Other) {
        return None;
    }
    let (host, issuer) = (path.host(), issued_by(issuer));
    let knows = path.seen.certificate.as_ref().and_then(|it| knows(it.vouched));
    let seen = say!("diagnoses/tls-shows-certificate", host = host, issuer = issuer);
    if let Some(knows) = knows {
        return Some(kept_out(facts, role, check, &host, &issuer, knows).because(check, seen));
    }
    let own = signed_itself(path);
    let summary = if own {
        say!("diagnoses/tls-what-answers-place-has-signed", host = host)
    } else {
        say!("diagnoses/tls-certificate-issued-which-nothing-machine", host = host, issuer = issuer)
    };
    let way = facts.get::<WaySettings>();
    let mut asked = vec![say!("diagnoses/tls-mozillas-list"), say!("diagnoses/tls-systems-store")];
    asked.extend(way.and_then(|way| way.extra.as_ref()).map(|extra| format!("{EXTRA_CA} ({})", extra.file)));
    let mut found = by_need(facts, role, summary)
        .because(check, seen)
        .because(check, say!("diagnoses/tls-none-these-knows", lists = list(asked)));
    if let Some([only]) = path.seen.certificate.as_ref().map(|shown| shown.chain.as_slice())
        && only.subject != only.issuer
    {
        found = found.because(check, say!("diagnoses/tls-signers-certificate-not-sent", issuer = only.issuer));
    }
    if let Some((file, because)) =
        way.and_then(|way| way.extra.as_ref()).and_then(|it| Some((&it.file, it.holds.as_ref().err()?)))
    {
        found = found.because(check, say!("diagnoses/tls-which-node-extra-ca-certs", file = file, because = because));
    }
    if let Some(root) = path.seen.certificate.as_ref().and_then(|it| it.root.as_ref()) {
        found = found.because(check, kept_here(root)).repair("tls.trust_root");
    }
    Some(
        found
            .repair("network.ask_it")
            .advice(if own {
                say!("diagnoses/tls-ask-department-what-answers-place", host = host)
            } else {
                say!("diagnoses/tls-ask-department-root-certificate-pem", issuer = issuer)
            })
            .advice(say!("diagnoses/tls-set-node-extra-ca-certs"))
            .advice(say!("diagnoses/tls-never-switch-verification-off-whoever")),
    )
}

/// One of the lists knows the certificate, and is refused only because it does not count.
fn kept_out(facts: &Facts, role: Role, check: &str, host: &str, issuer: &str, knows: Knows) -> Finding {
    let store = CERT_STORE;
    let (summary, fact) = match knows {
        Knows::Bundled => (
            say!("diagnoses/tls-mozillas-list-kept-out", host = host, issuer = issuer, store = store),
            say!("diagnoses/tls-mozillas-list-does-not-count"),
        ),
        Knows::System => (
            say!("diagnoses/tls-systems-store-kept-out", host = host, issuer = issuer, store = store),
            say!("diagnoses/tls-systems-store-does-not-count"),
        ),
    };
    by_need(facts, role, summary)
        .because(check, fact)
        .advice(say!("diagnoses/tls-take-away-or-set-bundled", cert_store = CERT_STORE))
        .repair(format!("env.remove_variable:{CERT_STORE}"))
        .repair("tls.trust_root")
}

/// A list that leads to the certificate.
#[derive(Clone, Copy)]
enum Knows {
    /// Mozilla's, which Claude Code brings along.
    Bundled,
    /// That of this system.
    System,
}

/// Which list leads to it, although it does not count.
const fn knows(vouched: Vouched) -> Option<Knows> {
    match (vouched.bundled, vouched.system) {
        (true, _) => Some(Knows::Bundled),
        (_, true) => Some(Knows::System),
        _ => None,
    }
}

/// Whether the only certificate that was shown vouches for itself.
fn signed_itself(path: &Path) -> bool {
    let chain = path.seen.certificate.as_ref().map(|shown| shown.chain.as_slice());
    matches!(chain, Some([only]) if only.subject == only.issuer)
}

/// That this system has the root, although Claude Code does not see it there.
fn kept_here(root: &Root) -> String {
    let name = plain(&root.subject, 80);
    match &root.file {
        Some(file) => {
            say!("diagnoses/tls-system-keeps-root-in", name = name, file = plain(&file.to_string_lossy(), 80))
        }
        None => say!("diagnoses/tls-system-keeps-root", name = name),
    }
}

fn invalid(facts: &Facts) -> Option<Finding> {
    let (path, because, issuer, (role, check)) = refused(facts)?;
    let (host, issuer) = (path.host(), issued_by(issuer));
    let (summary, fact) = match because {
        CertificateFault::Expired => (
            say!("diagnoses/tls-certificate-has-ended", host = host),
            say!("diagnoses/tls-one-issued-by-has-ended", host = host, issuer = issuer),
        ),
        CertificateFault::NotYetValid => (
            say!("diagnoses/tls-certificate-not-valid-yet", host = host),
            say!("diagnoses/tls-one-issued-by-not-valid-yet", host = host, issuer = issuer),
        ),
        CertificateFault::WrongName => (
            say!("diagnoses/tls-certificate-for-another-name", host = host),
            say!("diagnoses/tls-one-issued-by-for-another-name", host = host, issuer = issuer),
        ),
        CertificateFault::UnknownIssuer | CertificateFault::Other => return None,
    };
    if refused_by_clock(facts, path) {
        return None;
    }
    let found = by_need(facts, role, summary).because(check, fact);
    Some(if because == CertificateFault::WrongName {
        found
            .repair("network.hosts_lines")
            .repair("network.ask_it")
            .advice(say!("diagnoses/tls-something-else-answers-place-wrong", host = host))
    } else {
        found.advice(say!("diagnoses/tls-compare-clock-machine-phone-then"))
    })
}
