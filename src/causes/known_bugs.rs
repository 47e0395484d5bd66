//! Which known faults of the version that runs matter on this machine?

use super::form::Finding;
use super::signing_in::sign_in_needed;
use crate::claude_code::variables::{BASE_URL, OAUTH_TOKEN};
use crate::claude_code::versions::{Concern, KnownBug, of};
use crate::model::certificates::Exceptions;
use crate::model::credential::{CredentialKind, Ladder, RungState};
use crate::model::explanation::Proves;
use crate::model::facts::Facts;
use crate::model::hidden::HiddenCharacters;
use crate::model::install::{Installs, Version};
use crate::model::key_program::KeyProgram;
use crate::model::login::{LoginState, StoredLogin};
use crate::model::machine::{Machine, Os};
use crate::model::network::{ApiPath, Fault};
use crate::model::order::InOrder;
use crate::model::policy::Policy;
use crate::model::sessions::Sessions;
use crate::model::settings::ConfigFile;
use crate::model::source::{Variable, Variables};
use crate::model::told::Told;
use crate::model::way::WaySettings;

/// How many are named.
const MOST: usize = 3;

/// Whether the trouble that this fault makes, or its occasion, is on this machine.
fn here(facts: &Facts, concern: Concern) -> bool {
    let login = facts.get::<StoredLogin>();
    let state = login.map(|login| &login.state);
    let ended =
        matches!(state, Some(LoginState::Expired { .. } | LoginState::Blanked | LoginState::RefreshPending { .. }));
    let set = |name: &str| facts.get::<Variables>().and_then(|it| it.get(name)).is_some_and(Variable::is_set);
    let uses = |kind| facts.get::<Ladder>().is_some_and(|ladder| ladder.uses(kind));
    let managed = || facts.get::<Policy>().is_some_and(|policy| policy.managed().is_some());
    match concern {
        Concern::SignIn => sign_in_needed(facts),
        Concern::TurnedDown => Told::met(facts, |it| matches!(it, Proves::Revoked | Proves::Refused)).is_some(),
        Concern::BrokenConfig => facts.get::<ConfigFile>().is_some_and(|config| config.broken.is_some()),
        Concern::BrokenLogin => matches!(state, Some(LoginState::Corrupt { .. })),
        Concern::LoginEnded => ended && facts.get::<Ladder>().is_some_and(Ladder::rests_on_login),
        Concern::ManagedLoginEnded => ended && managed(),
        Concern::Keychain => facts.get::<Machine>().is_some_and(|it| it.os == Os::Macos) && sign_in_needed(facts),
        Concern::Certificate => {
            facts.get::<ApiPath>().is_some_and(|it| matches!(it.0.broken, Some((_, Fault::Certificate { .. }))))
        }
        Concern::OauthToken => set(OAUTH_TOKEN),
        Concern::NoProxy => facts.get::<Exceptions>().is_some_and(|it| !it.0.is_empty()),
        Concern::Proxy => {
            facts.get::<WaySettings>().is_some_and(|way| way.proxies.iter().any(|it| it.leads_to.is_err()))
        }
        Concern::PolicyAndCloud => uses(CredentialKind::CloudProvider) && managed(),
        Concern::SeveralSessions => facts.get::<Sessions>().is_some_and(|it| it.all.len() > 1),
        Concern::BaseUrl => set(BASE_URL),
        Concern::Helper => {
            let there = |ladder: &Ladder| {
                ladder.rung(CredentialKind::ApiKeyHelper).is_some_and(|rung| rung.state != RungState::Absent)
            };
            facts.get::<Ladder>().is_some_and(there) && facts.get::<KeyProgram>().is_some()
        }
        Concern::HiddenCharacters => {
            facts.get::<HiddenCharacters>().is_some_and(|it| it.values.iter().any(|it| it.in_force && it.spoilt()))
        }
        Concern::Unseen => false,
    }
}

/// Whether somebody suffers from it now, not only may.
const fn hurts(concern: Concern) -> bool {
    matches!(
        concern,
        Concern::SignIn
            | Concern::TurnedDown
            | Concern::BrokenConfig
            | Concern::BrokenLogin
            | Concern::Keychain
            | Concern::Certificate
            | Concern::ManagedLoginEnded
            | Concern::PolicyAndCloud
    )
}

/// The faults that matter, those that hurt first. What has a cause of its own with the version in it is left out.
fn mattering(facts: &Facts) -> Vec<&'static KnownBug> {
    let active = facts.get::<Installs>().and_then(Installs::active).map(|it| &it.version);
    let Some(Version::Known(number)) = active else { return Vec::new() };
    let own = |bug: &&KnownBug| bug.cause != "remote.code_truncated";
    let mut all: Vec<&KnownBug> = of(number).filter(own).filter(|bug| here(facts, bug.concerns)).collect();
    all.order_by_key(|bug| !hurts(bug.concerns));
    all
}

/// Adds the faults that matter to a finding about an old version.
pub(super) fn named(facts: &Facts, found: Finding) -> Finding {
    mattering(facts).into_iter().take(MOST).fold(found, |found, bug| {
        found.because(
            "install.copies",
            say!("diagnoses/known-bugs-of-this-version", what = bug.what(), fixed = bug.fixed),
        )
    })
}

/// A version that can sign in, and has a fault that matters here.
pub(super) fn finding(facts: &Facts) -> Option<Finding> {
    let all = mattering(facts);
    let first = all.first()?;
    let number = facts.get::<Installs>()?.active()?.version.number()?;
    let summary = say!("diagnoses/known-bugs-first-of-all", number = number, what = first.what(), fixed = first.fixed);
    let found = if hurts(first.concerns) { Finding::warning(summary) } else { Finding::note(summary) };
    let newest = all.iter().map(|bug| &bug.fixed).max()?;
    Some(
        named(facts, found.possible())
            .repair("install.update")
            .advice(say!("diagnoses/known-bugs-bring-up-date-or-newer", newest = newest)),
    )
}
