//! What comes of a key that a person puts in? Its form, the API's word on it, and a plan for each place to keep it.

use std::path::Path;

use crate::checks::new_key::{ask, places};
use crate::claude_code::new_key::usable;
use crate::model::assessment::Assessment;
use crate::model::company::withhold;
use crate::model::credential::KeyAnswer;
use crate::model::diagnosis::Severity;
use crate::model::facts::Facts;
use crate::model::new_key::{Fitness, Judged, Sought};
use crate::model::plan::Plan;
use crate::model::secret::Secret;
use crate::ports::World;
use crate::repairs;

/// The causes that a new key takes away, where one of them is what is broken.
const CURED: [&str; 9] = [
    "key.rejected",
    "key.org_disabled",
    "secret.hidden_characters",
    "secret.wrong_kind",
    "helper.failing",
    "token.oauth_env_dead",
    "login.none",
    "login.expired",
    "login.blanked",
];

/// What was found, and what is to be kept: the key, or the one without the characters that spoil it.
pub struct Outcome {
    /// For the person.
    pub judged: Judged,
    /// What may be kept; `None` where nothing may.
    pub secret: Option<Secret>,
}

/// Looks at the key, asks the API about it, and makes the plans. A token is never sent. `own` is the program that runs;
/// `before` is the machine as it was found, if it was looked at.
pub async fn judge(world: &World, sought: Sought, given: &Secret, own: &Path, before: Option<&Assessment>) -> Outcome {
    let unfit = |fitness, says: String, odd, secret: Option<Secret>| Outcome {
        judged: Judged {
            sought,
            shown: secret.as_ref().map_or_else(|| "…".to_owned(), super::secrets::shown),
            length: given.length(),
            fitness,
            says,
            odd,
            plans: Vec::new(),
            not: Vec::new(),
            session: false,
        },
        secret,
    };
    let secret = match usable(sought, given) {
        Ok(secret) => secret,
        Err(it) if it.cleaned.is_some() => {
            return unfit(Fitness::Spoilt, say!("engine/key-not-usable", because = it.because), it.odd, it.cleaned);
        }
        Err(it) => return unfit(Fitness::Unfit, say!("engine/key-not-usable", because = it.because), it.odd, None),
    };
    let (fitness, says) = match sought {
        Sought::SetupToken => {
            let says = say!("engine/has-form-token-claude-fix");
            (Fitness::Good, says)
        }
        Sought::ApiKey => by_answer(&ask(world, &secret).await),
    };
    let found = places(world, sought, &secret, own);
    let keychain = found.keychain.as_ref().err().map(|why| say!("engine/keychain-not-offered", because = why));
    let file = found.shell.as_ref().err().map(|why| say!("engine/start-up-file-not-offered", because = why));
    let not = keychain.into_iter().chain(file);
    let not = not.filter(|_| sought == Sought::ApiKey).collect();
    let facts = before.map_or_else(Facts::default, |before| before.facts.clone());
    let plans = plans(&facts.with(world.machine.clone()).with(found), before);
    let session = before.is_some_and(|before| before.installs.active().is_some());
    let judged = Judged {
        sought,
        shown: super::secrets::shown(&secret),
        length: secret.length(),
        fitness,
        says,
        odd: Vec::new(),
        plans,
        not,
        session,
    };
    Outcome { judged, secret: Some(secret) }
}

fn by_answer(check: &crate::model::credential::KeyCheck) -> (Fitness, String) {
    let host = crate::model::text::plain(&check.host, 80);
    match &check.answer {
        KeyAnswer::Accepted => (Fitness::Good, say!("engine/knows-key", host = host)),
        KeyAnswer::Rejected { .. } => (Fitness::Refused, say!("engine/does-not-know-key", host = host)),
        KeyAnswer::OrganisationDisabled { .. } => {
            (Fitness::Refused, say!("engine/says-organisation-key-disabled", host = host))
        }
        KeyAnswer::Other { status, .. } => {
            let says = say!("engine/whether-good-not-known-answered", host = host, status = status);
            (Fitness::Unknown, says)
        }
        KeyAnswer::NotMeasured { because } => {
            let because = crate::model::text::plain(because, 200);
            (Fitness::Unknown, say!("engine/whether-good-not-known", because = because))
        }
    }
}

fn plans(facts: &Facts, before: Option<&Assessment>) -> Vec<Plan> {
    let broken = before.into_iter().flat_map(|before| &before.diagnoses).filter(|it| it.severity == Severity::Broken);
    let cures: Vec<String> = broken.map(|it| it.id.clone()).filter(|id| CURED.contains(&id.as_str())).collect();
    let keep = repairs::ALL.iter().filter(|repair| repair.id == "key.keep");
    let mut plans: Vec<Plan> = keep.flat_map(|repair| repair.made(facts)).collect();
    // a policy that forbids to keep a key here says so in what was found before
    let _ = before.map(|before| withhold(&before.facts, &mut plans));
    plans.into_iter().map(|plan| Plan { cures: cures.clone(), ..plan }).collect()
}
