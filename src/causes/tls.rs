//! Is the certificate not believed, and whose fault is that?

use super::DOCS_NETWORK;
use super::form::{Cause, Finding};
use crate::claude_code::variables::CERT_STORE;
use crate::model::certificates::CertificateFiles;
use crate::model::credential::{CredentialKind, Ladder};
use crate::model::diagnosis::Layer;
use crate::model::facts::Facts;
use crate::model::login::{LoginState, StoredLogin};
use crate::model::network::{ApiPath, CertificateFault, Fault, Path, SignInPath};
use crate::model::path_words::issued_by;
use crate::model::step::Step;
use crate::model::text::plain;
use crate::model::way::WaySettings;

pub(super) const INSPECTION_UNTRUSTED: Cause = Cause {
    id: "tls.inspection_untrusted",
    title: "Something between here and Anthropic re-signs the traffic",
    why: "A company's or an antivirus program's inspection opens encrypted connections and signs them with its own \
          certificate, which nothing on this machine vouches for.",
    step: Step::Network,
    layer: Layer::Transport,
    consequence_of: &["tls.extra_ca_unusable"],
    docs: DOCS_NETWORK,
    judge: inspection,
};

pub(super) const CERTIFICATE_INVALID: Cause = Cause {
    id: "tls.certificate_invalid",
    title: "The certificate does not hold",
    why: "It has ended, has not begun, or is for another name. The server, the name service or the clock is wrong; \
          signing in again changes nothing.",
    step: Step::Network,
    layer: Layer::Transport,
    consequence_of: &[],
    docs: DOCS_NETWORK,
    judge: invalid,
};

/// The first path that broke at its certificate, and the check that saw it.
fn refused(facts: &Facts) -> Option<(&Path, CertificateFault, &str, &'static str)> {
    let ladder = facts.get::<Ladder>();
    if ladder.is_some_and(|ladder| ladder.uses(CredentialKind::CloudProvider)) {
        return None;
    }
    let api = facts.get::<ApiPath>().map(|path| (&path.0, "network.api"));
    let sign_in = facts.get::<SignInPath>().map(|path| (&path.0, "network.sign_in"));
    api.into_iter().chain(sign_in).find_map(|(path, check)| match &path.broken {
        Some((_, Fault::Certificate { because, issuer })) => Some((path, *because, issuer.as_str(), check)),
        _ => None,
    })
}

/// Broken where Claude Code needs that host now; a warning or a note where only signing in or renewing needs it.
pub(super) fn by_need(facts: &Facts, check: &str, summary: String) -> Finding {
    if facts.get::<CertificateFiles>().is_some_and(|files| files.unverified) {
        return Finding::note(format!("{summary} Claude Code connects all the same, because nothing checks it."));
    }
    let rests_on_login = facts.get::<Ladder>().is_none_or(Ladder::rests_on_login);
    let valid = facts.get::<StoredLogin>().is_some_and(|login| matches!(login.state, LoginState::Valid { .. }));
    match (check, rests_on_login, valid) {
        ("network.sign_in", false, _) => Finding::note(format!("{summary} That host is not needed at the moment.")),
        ("network.sign_in", true, true) => Finding::warning(format!("{summary} Your login cannot be renewed.")),
        _ => Finding::broken(summary),
    }
}

fn inspection(facts: &Facts) -> Option<Finding> {
    let (path, because, issuer, check) = refused(facts)?;
    if !matches!(because, CertificateFault::UnknownIssuer | CertificateFault::Other) {
        return None;
    }
    let (host, issuer) = (path.host(), issued_by(issuer));
    let vouched = path.seen.certificate.as_ref().map(|it| it.vouched).unwrap_or_default();
    let knows = match (vouched.bundled, vouched.system) {
        (true, _) => Some("Mozilla's list"),
        (_, true) => Some("this system's own store"),
        _ => None,
    };
    let seen = format!("{host} shows a certificate by {issuer}");
    // a certificate is only refused although one of these knows it where that one does not count
    if let Some(knows) = knows {
        let summary = format!(
            "{knows} trusts the certificate of {host}, issued by {issuer}, but {CERT_STORE} keeps Claude Code from using \
             it. Nothing is wrong with your account."
        );
        return Some(
            by_need(facts, check, capital(&summary))
                .because(check, seen)
                .because(check, format!("{knows} vouches for it, and does not count here"))
                .advice(format!("Take {CERT_STORE} away, or set it to bundled,system."))
                .repair(format!("env.remove_variable:{CERT_STORE}"))
                .repair("tls.trust_root"),
        );
    }
    let summary = format!(
        "The certificate of {host} was issued by {issuer}, which nothing on this machine trusts. Nothing is wrong with \
         your account or your files."
    );
    let way = facts.get::<WaySettings>();
    let mut asked = vec!["Mozilla's list".to_owned(), "this system's store".to_owned()];
    asked.extend(way.and_then(|way| way.extra.as_ref()).map(|extra| format!("NODE_EXTRA_CA_CERTS ({})", extra.file)));
    let mut found = by_need(facts, check, summary)
        .because(check, seen)
        .because(check, format!("none of these knows it: {}", asked.join(", ")));
    if let Some((file, because)) =
        way.and_then(|way| way.extra.as_ref()).and_then(|it| Some((&it.file, it.holds.as_ref().err()?)))
    {
        found = found.because(check, format!("{file}, which NODE_EXTRA_CA_CERTS names, cannot be used: {because}"));
    }
    if let Some(root) = path.seen.certificate.as_ref().and_then(|it| it.root.as_ref()) {
        let place = root.file.as_ref().map_or_else(String::new, |file| format!(" in {}", plain(&file.to_string_lossy(), 80)));
        let known = format!(
            "this system keeps the root \u{201c}{}\u{201d}{place}, where Claude Code does not find it",
            root.subject
        );
        found = found.because(check, known).repair("tls.trust_root");
    }
    Some(
        found
            .repair("network.ask_it")
            .advice(format!(
                "Ask your IT department for the root certificate of \u{201c}{issuer}\u{201d} as a PEM file."
            ))
            .advice(
                "Set NODE_EXTRA_CA_CERTS to that file in the env block of ~/.claude/settings.json, or let IT add it to \
                 this system's store, which Claude Code reads too.",
            )
            .advice("Never switch the verification off: whoever re-signs the traffic could then read everything."),
    )
}

/// The first letter large.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn invalid(facts: &Facts) -> Option<Finding> {
    let (path, because, issuer, check) = refused(facts)?;
    let what = match because {
        CertificateFault::Expired => "has ended",
        CertificateFault::NotYetValid => "is not valid yet",
        CertificateFault::WrongName => "is for another name",
        CertificateFault::UnknownIssuer | CertificateFault::Other => return None,
    };
    let (host, issuer) = (path.host(), issued_by(issuer));
    let summary = format!("The certificate of {host} {what}. Nothing is wrong with your account or your files.");
    Some(
        by_need(facts, check, summary)
            .because(check, format!("the certificate of {host}, issued by {issuer}, {what}"))
            .advice("Compare the clock of this machine with a phone; then wait, or try another network."),
    )
}
