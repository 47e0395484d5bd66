//! How much does a trouble on the way to one host hurt? That depends on what the host is for, and on what signs in here.

use super::form::Finding;
use crate::model::certificates::CertificateFiles;
use crate::model::credential::{CredentialKind, Ladder};
use crate::model::facts::Facts;
use crate::model::login::{LoginState, StoredLogin};
use crate::model::network::{Path, Role, paths};

/// Whether Claude Code needs Anthropic's hosts here: not where a cloud provider is in use.
pub(super) fn of_use(facts: &Facts) -> bool {
    !facts.get::<Ladder>().is_some_and(|ladder| ladder.uses(CredentialKind::CloudProvider))
}

/// The paths that count for a diagnosis: all but that to the API beside another address.
pub(super) fn needed(facts: &Facts) -> impl Iterator<Item = (Role, &'static str, &Path)> {
    let of_use = of_use(facts);
    paths(facts).into_iter().filter(move |(role, ..)| of_use && *role != Role::Original)
}

/// Whether the login that Claude Code rests on holds for now; `None` if it does not rest on one.
fn holds(facts: &Facts) -> Option<bool> {
    let rests = facts.get::<Ladder>().is_none_or(Ladder::rests_on_login);
    // one in the Keychain, or one that may not be read, is not known to have ended
    let good = |state: &LoginState| {
        matches!(state, LoginState::Valid { .. } | LoginState::Kept { .. } | LoginState::Unknown { .. })
    };
    let valid = facts.get::<StoredLogin>().is_some_and(|login| good(&login.state));
    rests.then_some(valid)
}

/// Whether somebody has to sign in before Claude Code can work again; renewing is not signing in.
pub(super) fn must_sign_in(facts: &Facts) -> bool {
    let pending = facts.get::<StoredLogin>().is_some_and(|it| matches!(it.state, LoginState::RefreshPending { .. }));
    holds(facts) == Some(false) && !pending
}

/// Broken where Claude Code needs that host now; a warning or a note where only signing in, renewing or updating does.
pub(super) fn by_need(facts: &Facts, role: Role, summary: String) -> Finding {
    if facts.get::<CertificateFiles>().is_some_and(|files| files.unverified) {
        return Finding::note(say!("diagnoses/need-claude-code-connects-all-same", summary = summary));
    }
    by_role(facts, role, summary)
}

/// The same where it has nothing to do with certificates.
pub(super) fn by_role(facts: &Facts, role: Role, summary: String) -> Finding {
    match (role, holds(facts)) {
        (Role::SignIn, None) | (Role::Original, _) => {
            Finding::note(say!("diagnoses/need-host-not-needed-at-moment", summary = summary))
        }
        (Role::SignIn, Some(true)) => Finding::warning(say!("diagnoses/need-login-cannot-renewed", summary = summary)),
        (Role::Downloads, _) => Finding::note(say!("diagnoses/need-only-updates-need-host", summary = summary)),
        (Role::Browser, _) if must_sign_in(facts) => {
            Finding::warning(say!("diagnoses/need-browser-network-cannot-sign", summary = summary))
        }
        (Role::Browser, _) => Finding::note(say!("diagnoses/need-only-signing-needs-host", summary = summary)),
        (Role::Api, _) | (Role::SignIn, Some(false)) => Finding::broken(summary),
    }
}
