//! What can be said of signing in now: is the way there open, and which command does this Claude Code know?

use super::need::needed;
use crate::model::certificates::CertificateFiles;
use crate::model::clock::skew;
use crate::model::facts::Facts;
use crate::model::install::Installs;
use crate::model::machine::Machine;
use crate::model::network::{BadAddress, Fault, Path, Role};
use crate::model::said::Said;
use crate::model::time::Moment;

/// These words where nothing stands in the way of signing in, else that it has to wait.
pub(super) fn enough(facts: &Facts, words: String) -> String {
    if open(facts) { words } else { say!("diagnoses/ways-in-sign-once-way-anthropic-open") }
}

/// Whether nothing is known that keeps a sign-in from succeeding.
pub(super) fn open(facts: &Facts) -> bool {
    let unverified = facts.get::<CertificateFiles>().is_some_and(|files| files.unverified);
    let leads_on = |path: &Path| match &path.broken {
        Some((_, Fault::Certificate { .. })) => unverified,
        Some(_) => false,
        None => !matches!(path.said(), Some(Said::Challenge | Said::Page | Said::TooMany | Said::Trouble(_))),
    };
    facts.get::<BadAddress>().is_none()
        && needed(facts).all(|(role, _, path)| match role {
            Role::Api | Role::SignIn => path.said() != Some(Said::Region) && leads_on(path),
            // a browser gives by itself what Cloudflare wants
            Role::Browser => path.said() != Some(Said::Region),
            Role::Downloads | Role::Original => true,
        })
}

/// How to sign in from a terminal, for the version that runs: an old one takes `auth login` for a message, and sends it.
pub(super) fn command(facts: &Facts) -> String {
    let active = facts.get::<Installs>().and_then(Installs::active);
    if active.is_some_and(|it| it.version.at_least(2, 1, 41) == Some(false)) {
        say!("diagnoses/ways-in-sign-start-claude-type-login")
    } else {
        say!("diagnoses/ways-in-sign-claude-auth-login")
    }
}

/// The time as the servers tell it, where this machine's clock is wrong.
pub(super) fn true_time(facts: &Facts) -> Option<Moment> {
    let (seconds, _) = skew(facts)?;
    Some(Moment(facts.get::<Machine>()?.now.0.saturating_add(seconds.saturating_mul(1000))))
}
