//! What is remembered of a machine that works, and what has changed when it no longer does?

use super::journal::Journal;
use crate::model::assessment::{Assessment, Verdict};
use crate::model::credential::{CredentialKind, Ladder};
use crate::model::diagnosis::{Because, Diagnosis, Severity};
use crate::model::facts::Facts;
use crate::model::install::Installs;
use crate::model::machine::Machine;
use crate::model::network::ApiPath;
use crate::model::remembered::{Remembered, Way};
use crate::model::text::plain;
use crate::model::time::Moment;

/// What would be remembered of this run.
fn seen(facts: &Facts, at: Moment) -> Remembered {
    let used = facts.get::<Ladder>().and_then(Ladder::used);
    let path = facts.get::<ApiPath>();
    let active = facts.get::<Installs>().and_then(Installs::active);
    Remembered {
        schema: Remembered::SCHEMA.to_owned(),
        at,
        at_path: active.zip(facts.get::<Machine>()).map(|(it, machine)| plain(&machine.tilde(&it.path), 300)),
        node: facts.get::<Installs>().and_then(|all| all.node.clone()),
        claude: facts.get::<Installs>().and_then(|all| all.active()?.version.number().map(str::to_owned)),
        credential: used.map(|rung| (id(rung.kind), plain(&rung.source, 300))),
        way: path.map(|ApiPath(path)| Way {
            host: plain(&path.target.host, 200),
            issuer: path.seen.certificate.as_ref().map(|it| plain(&it.issuer, 200)),
            proxy: path.target.proxy.as_ref().map(|via| plain(&format!("{}:{}", via.host, via.port), 200)),
        }),
    }
}

/// How a kind of credential is written down: the same in every language.
fn id(kind: CredentialKind) -> String {
    serde_json::to_value(kind).ok().and_then(|id| Some(id.as_str()?.to_owned())).unwrap_or_default()
}

/// The same, with the kind of its credential as a person calls it.
fn told(seen: &Remembered) -> Remembered {
    let words = |(kind, source): &(String, String)| {
        let known = serde_json::from_value::<CredentialKind>(kind.as_str().into());
        (known.map_or_else(|_| kind.clone(), |it| it.words().to_string()), source.clone())
    };
    Remembered { credential: seen.credential.as_ref().map(words), ..seen.clone() }
}

/// Adds to the diagnosis that leads what has changed since it last worked.
pub(super) fn compare(facts: &Facts, diagnoses: &mut [Diagnosis], now: Moment) {
    let Some(then) = facts.get::<Remembered>() else { return };
    let changes = told(then).changes(&told(&seen(facts, now)));
    let both = |first: String, second: String| say!("engine/change-and-change", first = first, second = second);
    let Some(changes) = changes.into_iter().reduce(both) else { return };
    if let Some(top) = diagnoses.first_mut().filter(|top| top.severity == Severity::Broken) {
        let fact = say!("engine/worked-at-since-then", when = then.at.near(now), changes = changes);
        top.because.push(Because { check: "status.last_worked".to_owned(), fact });
    }
}

/// Remembers a run that found nothing broken and reached the API; of any other run nothing is kept.
///
/// # Errors
/// The system's own, where the file cannot be written; nothing depends on it.
pub fn remember(journal: &Journal, assessment: &Assessment) -> std::io::Result<()> {
    let reached = assessment.facts.get::<ApiPath>().is_some_and(|ApiPath(path)| path.open());
    if assessment.verdict != Verdict::Healthy || !reached || assessment.ladder.used().is_none() {
        return Ok(());
    }
    let seen = seen(&assessment.facts, assessment.machine.now);
    let (hands, state) = (&journal.hands, journal.folder());
    hands.make_private_folder(state)?;
    hands.write_private(&state.join(Remembered::FILE), &serde_json::to_vec_pretty(&seen)?)
}
