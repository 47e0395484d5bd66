//! Is this machine's clock wrong?

use super::DOCS_NETWORK;
use super::form::{Cause, Finding};
use super::need::needed;
use super::ways_in::true_time;
use crate::model::clock::skew;
use crate::model::credential::Ladder;
use crate::model::diagnosis::Layer;
use crate::model::facts::Facts;
use crate::model::login::{LoginState, StoredLogin};
use crate::model::network::{CertificateFault, Fault, Path, Role};
use crate::model::step::Step;

/// Seconds from which on a clock that differs is worth a warning.
const WARN: u64 = 300;
/// Seconds from which on it is worth a note.
const NOTE: u64 = 60;

pub(super) const SKEWED: Cause = Cause {
    id: "clock.skewed",
    step: Step::Network,
    layer: Layer::Transport,
    consequence_of: &[],
    docs: DOCS_NETWORK,
    judge: skewed,
};

fn skewed(facts: &Facts) -> Option<Finding> {
    let (skew, check) = skew(facts)?;
    let much = skew.unsigned_abs();
    if much <= NOTE {
        return None;
    }
    let (fact, summary) = if skew > 0 {
        (say!("diagnoses/clock-seconds-behind", seconds = much), say!("diagnoses/clock-is-behind", span = span(much)))
    } else {
        (say!("diagnoses/clock-seconds-ahead", seconds = much), say!("diagnoses/clock-is-ahead", span = span(much)))
    };
    if much <= WARN {
        return Some(Finding::note(summary).because(check, fact));
    }
    let refused = needed(facts).any(|(role, _, path)| role == Role::Api && refused_by_clock(facts, path));
    let found = if refused {
        Finding::broken(say!("diagnoses/clock-makes-anthropics-certificates-look-wrong", summary = summary))
            .because("network.api", say!("diagnoses/clock-servers-time-certificate-holds"))
    } else if seems_ended(facts) && facts.get::<Ladder>().is_none_or(Ladder::rests_on_login) {
        Finding::broken(say!("diagnoses/clock-makes-login-look-ended-has", summary = summary))
            .because("login.claude_ai", say!("diagnoses/clock-servers-time-stored-login-has"))
    } else {
        Finding::warning(summary)
    };
    Some(found.because(check, fact).repair("clock.set").advice(say!("diagnoses/clock-let-system-set-its-clock")))
}

/// Whether a certificate is refused for its dates, and holds by the servers' time.
pub(super) fn refused_by_clock(facts: &Facts, path: &Path) -> bool {
    let Some((_, Fault::Certificate { because, .. })) = &path.broken else { return false };
    let shown = path.seen.certificate.as_ref().and_then(|shown| shown.chain.first());
    let Some((leaf, now)) = shown.zip(true_time(facts)) else { return false };
    let begun = leaf.from.is_some_and(|from| from <= now);
    let runs = leaf.until.is_some_and(|until| now < until);
    matches!(because, CertificateFault::Expired | CertificateFault::NotYetValid) && begun && runs
}

/// Whether the login has ended by this machine's clock only.
pub(super) fn seems_ended(facts: &Facts) -> bool {
    let ended = facts.get::<StoredLogin>().and_then(|login| match login.state {
        LoginState::Expired { since } => since,
        _ => None,
    });
    ended.zip(true_time(facts)).is_some_and(|(ended, now)| now < ended)
}

/// `40 s`, `12 minutes`, `3 hours`, `5 days`.
fn span(seconds: u64) -> String {
    match seconds {
        0..=300 => say!("diagnoses/clock-seconds", count = seconds),
        301..7_200 => say!("diagnoses/clock-minutes", count = (seconds + 30) / 60),
        7_200..172_800 => say!("diagnoses/clock-hours", count = (seconds + 1_800) / 3_600),
        _ => say!("diagnoses/clock-days", count = seconds.saturating_add(43_200) / 86_400),
    }
}
