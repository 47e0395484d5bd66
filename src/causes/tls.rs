//! Is the certificate not believed, and whose fault is that?

use super::DOCS_NETWORK;
use super::clock::refused_by_clock;
use super::form::{Cause, Finding};
use super::need::{by_need, needed};
use crate::claude_code::variables::CERT_STORE;
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

const CALM: &str = "Nothing is wrong with your account or your files.";

/// The first path that broke at its certificate, what it is for, and the check that saw it.
fn refused(facts: &Facts) -> Option<(&Path, CertificateFault, &str, (Role, &'static str))> {
    needed(facts).find_map(|(role, check, path)| match &path.broken {
        Some((_, Fault::Certificate { because, issuer })) => Some((path, *because, issuer.as_str(), (role, check))),
        _ => None,
    })
}

/// Whether it was signed in the name of an authority that the whole world believes, so that nobody in between made it.
fn public(path: &Path) -> bool {
    const NAMES: [&str; 12] = [
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
    let issuer = path.seen.certificate.as_ref().map(|it| it.issuer.to_ascii_lowercase()).unwrap_or_default();
    NAMES.iter().any(|name| issuer.contains(name))
}

fn lag(facts: &Facts) -> Option<Finding> {
    let (path, because, issuer, (role, check)) = refused(facts)?;
    let lags = because == CertificateFault::UnknownIssuer && public(path);
    let shown = path.seen.certificate.as_ref().filter(|_| lags)?;
    let (host, issuer) = (path.host(), issued_by(issuer));
    let summary = format!(
        "The certificate of {host} was issued by {issuer}, a public authority, but the lists that count here do not lead \
         to it. Nothing is wrong with your account or your files."
    );
    let found = by_need(facts, role, summary).likely();
    let found =
        found.because(check, format!("{host} shows a certificate by {issuer}, and nobody in between signs anew"));
    let way = facts.get::<WaySettings>().and_then(|way| way.store.as_ref());
    if let Some(store) = way.filter(|_| shown.vouched.system || shown.vouched.bundled) {
        let knows = if shown.vouched.system { "this system's own store" } else { "Mozilla's list" };
        return Some(
            found
                .because(check, format!("{knows} leads to it, and does not count, because {CERT_STORE} is {store}"))
                .advice(format!("Take {CERT_STORE} away, or set it to bundled,system."))
                .repair(format!("env.remove_variable:{CERT_STORE}")),
        );
    }
    let sent = shown.chain.len();
    let found = found.because(check, format!("the server sends {sent} of the certificates that lead to a known root"));
    Some(
        found
            .repair("install.update")
            .repair("tls.trust_root")
            .advice("Update Claude Code (claude update) and this system: new lists of authorities come with both.")
            .advice("Until then, name the system's bundle in NODE_EXTRA_CA_CERTS if the browser on this machine can open the host."),
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
    let summary = format!(
        "The certificate of {host} was issued by {issuer}, which this system trusts, but Claude Code {number} does not look \
         there. Nothing is wrong with your account or your files."
    );
    Some(
        by_need(facts, role, summary)
            .likely()
            .because(check, format!("only this system's own store vouches for what {host} shows"))
            .because("install.copies", format!("version {number} runs; 2.1.101 and newer read the system's store"))
            .repair("tls.trust_root")
            .repair("install.update")
            .advice("Updating helps for good: claude update. Until then, the root can be named for this version."),
    )
}

fn inspection(facts: &Facts) -> Option<Finding> {
    let Some((path, because, issuer, (role, check))) = refused(facts) else { return old_trust(facts) };
    if !matches!(because, CertificateFault::UnknownIssuer | CertificateFault::Other) {
        return None;
    }
    let (host, issuer) = (path.host(), issued_by(issuer));
    let knows = knows(path.seen.certificate.as_ref().map(|it| it.vouched).unwrap_or_default());
    let seen = format!("{host} shows a certificate by {issuer}");
    if let Some(knows) = knows {
        return Some(kept_out(facts, role, check, &host, &issuer, knows).because(check, seen));
    }
    let own = signed_itself(path);
    let summary = if own {
        format!(
            "What answers in the place of {host} has signed its certificate itself, and nothing here trusts it. {CALM}"
        )
    } else {
        format!("The certificate of {host} was issued by {issuer}, which nothing on this machine trusts. {CALM}")
    };
    let way = facts.get::<WaySettings>();
    let mut asked = vec!["Mozilla's list".to_owned(), "this system's store".to_owned()];
    asked.extend(way.and_then(|way| way.extra.as_ref()).map(|extra| format!("NODE_EXTRA_CA_CERTS ({})", extra.file)));
    let mut found = by_need(facts, role, summary)
        .because(check, seen)
        .because(check, format!("none of these knows it: {}", asked.join(", ")));
    if let Some([only]) = path.seen.certificate.as_ref().map(|shown| shown.chain.as_slice())
        && only.subject != only.issuer
    {
        let sent = "only the host's own certificate was sent";
        found = found.because(check, format!("{sent}; that of {}, which signed it, is missing", only.issuer));
    }
    if let Some((file, because)) =
        way.and_then(|way| way.extra.as_ref()).and_then(|it| Some((&it.file, it.holds.as_ref().err()?)))
    {
        found = found.because(check, format!("{file}, which NODE_EXTRA_CA_CERTS names, cannot be used: {because}"));
    }
    if let Some(root) = path.seen.certificate.as_ref().and_then(|it| it.root.as_ref()) {
        found = found.because(check, kept_here(root)).repair("tls.trust_root");
    }
    Some(
        found
            .repair("network.ask_it")
            .advice(if own {
                format!(
                    "Ask your IT department what answers in the place of {host}, and for its certificate as a PEM file."
                )
            } else {
                format!("Ask your IT department for the root certificate of \u{201c}{issuer}\u{201d} as a PEM file.")
            })
            .advice(
                "Set NODE_EXTRA_CA_CERTS to that file in the env block of ~/.claude/settings.json, or let IT add it to \
                 this system's store, which Claude Code reads too.",
            )
            .advice("Never switch the verification off: whoever re-signs the traffic could then read everything."),
    )
}

/// One of the lists knows the certificate, and is refused only because it does not count.
fn kept_out(facts: &Facts, role: Role, check: &str, host: &str, issuer: &str, knows: &str) -> Finding {
    let summary = format!(
        "{knows} trusts the certificate of {host}, issued by {issuer}, but {CERT_STORE} keeps Claude Code from using \
         it. Nothing is wrong with your account."
    );
    by_need(facts, role, capital(&summary))
        .because(check, format!("{knows} vouches for it, and does not count here"))
        .advice(format!("Take {CERT_STORE} away, or set it to bundled,system."))
        .repair(format!("env.remove_variable:{CERT_STORE}"))
        .repair("tls.trust_root")
}

/// Which list leads to it, although it does not count.
const fn knows(vouched: Vouched) -> Option<&'static str> {
    match (vouched.bundled, vouched.system) {
        (true, _) => Some("Mozilla's list"),
        (_, true) => Some("this system's own store"),
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
    let file = root.file.as_ref().map(|file| format!(" in {}", plain(&file.to_string_lossy(), 80)));
    let name = plain(&root.subject, 80);
    format!(
        "this system keeps the root \u{201c}{name}\u{201d}{}, where Claude Code does not find it",
        file.unwrap_or_default()
    )
}

/// The first letter large.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn invalid(facts: &Facts) -> Option<Finding> {
    let (path, because, issuer, (role, check)) = refused(facts)?;
    let what = match because {
        CertificateFault::Expired => "has ended",
        CertificateFault::NotYetValid => "is not valid yet",
        CertificateFault::WrongName => "is for another name",
        CertificateFault::UnknownIssuer | CertificateFault::Other => return None,
    };
    if refused_by_clock(facts, path) {
        return None;
    }
    let (host, issuer) = (path.host(), issued_by(issuer));
    let summary = format!("The certificate of {host} {what}. Nothing is wrong with your account or your files.");
    let found =
        by_need(facts, role, summary).because(check, format!("the certificate of {host}, issued by {issuer}, {what}"));
    Some(if because == CertificateFault::WrongName {
        found.repair("network.hosts_lines").repair("network.ask_it").advice(format!(
            "Something else answers in the place of {host}: a wrong line in the hosts file, a name service, or a Wi-Fi's \
             sign-in page. Try another network."
        ))
    } else {
        found.advice("Compare the clock of this machine with a phone; then wait, or try another network.")
    })
}
