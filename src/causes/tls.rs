//! Is the certificate not believed, and whose fault is that?

use super::DOCS_NETWORK;
use super::form::{Cause, Finding};
use crate::model::certificates::CertificateFiles;
use crate::model::credential::{CredentialKind, Ladder};
use crate::model::diagnosis::Layer;
use crate::model::facts::Facts;
use crate::model::login::{LoginState, StoredLogin};
use crate::model::network::{ApiPath, CertificateFault, Fault, Path, SignInPath};
use crate::model::step::Step;

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
fn by_need(facts: &Facts, check: &str, summary: String) -> Finding {
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
    let host = &path.target.host;
    let summary = format!(
        "The certificate of {host} was issued by {issuer}, which this machine does not trust. Nothing is wrong with \
         your account or your files."
    );
    Some(
        by_need(facts, check, summary)
            .because(check, format!("{host} shows a certificate by {issuer}"))
            .advice("Ask your IT department for the root certificate of that inspection as a PEM file.")
            .advice("Then set NODE_EXTRA_CA_CERTS to that file. Never switch the verification off."),
    )
}

fn invalid(facts: &Facts) -> Option<Finding> {
    let (path, because, issuer, check) = refused(facts)?;
    let what = match because {
        CertificateFault::Expired => "has ended",
        CertificateFault::NotYetValid => "is not valid yet",
        CertificateFault::WrongName => "is for another name",
        CertificateFault::UnknownIssuer | CertificateFault::Other => return None,
    };
    let host = &path.target.host;
    let summary = format!("The certificate of {host} {what}. Nothing is wrong with your account or your files.");
    Some(
        by_need(facts, check, summary)
            .because(check, format!("the certificate of {host}, issued by {issuer}, {what}"))
            .advice("Compare the clock of this machine with a phone; then wait, or try another network."),
    )
}
