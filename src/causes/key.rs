//! Does the API refuse the key, with nothing good beneath it?

use super::DOCS_AUTH;
use super::environment::place;
use super::form::{Cause, Finding};
use super::stale::stale;
use crate::model::credential::{CredentialKind, KeyAnswer, KeyCheck};
use crate::model::diagnosis::Layer;
use crate::model::facts::Facts;
use crate::model::login::StoredLogin;
use crate::model::source::Variables;
use crate::model::step::Step;

pub(super) const REJECTED: Cause = Cause {
    id: "key.rejected",
    step: Step::ApiKey,
    layer: Layer::Credential,
    consequence_of: &["secret.hidden_characters", "secret.wrong_kind", "policy.force_login"],
    docs: DOCS_AUTH,
    judge: rejected,
};

pub(super) const ORG_DISABLED: Cause = Cause {
    id: "key.org_disabled",
    step: Step::ApiKey,
    layer: Layer::Account,
    consequence_of: &[
        "env.api_key_overrides_login",
        "settings.env_block_overrides",
        "env.auth_token_leftover",
        "helper.failing",
        "env.injected_by_project_file",
        "key.managed_stale",
        "policy.force_login",
    ],
    docs: DOCS_AUTH,
    judge: org_disabled,
};

fn the_key(check: &KeyCheck) -> String {
    match check.kind {
        CredentialKind::ApiKeyHelper => format!("the key that the program named in {} gives", check.source),
        _ => format!("the key in {}", check.source),
    }
}

/// The check that asked, and the repair that turns the key off.
fn ways(check: &KeyCheck) -> (&'static str, String) {
    match check.kind {
        CredentialKind::ApiKeyHelper => ("credentials.helper", super::key_program::TAKE_OUT.to_owned()),
        _ => ("credentials.api_key", format!("env.remove_variable:{}", check.source)),
    }
}

fn rejected(facts: &Facts) -> Option<Finding> {
    let asked = |check: &&KeyCheck| matches!(check.kind, CredentialKind::ApiKey | CredentialKind::ApiKeyHelper);
    let check = facts.get::<KeyCheck>().filter(asked)?;
    let KeyAnswer::Rejected { message } = &check.answer else { return None };
    if facts.get::<StoredLogin>().is_some_and(StoredLogin::good) {
        return None;
    }
    let summary = format!("The API does not know {}. The way to the API is open.", the_key(check));
    let (seen_by, repair) = ways(check);
    let found = Finding::broken(summary).because(seen_by, format!("{} answered 401 {message}", check.host));
    let variable = facts.get::<Variables>().and_then(|variables| variables.get(&check.source));
    let found = match variable.filter(|variable| !variable.sources.is_empty()) {
        Some(variable) => {
            let place = place(facts, variable);
            found.because("environment.variables", format!("{} is set {place}", check.source))
        }
        None => found,
    };
    Some(
        stale(facts, found, &check.source)
            .repair(repair)
            .advice("Make a new key at https://platform.claude.com/settings/keys and set it in place of the old one.")
            .advice("Or turn the key off and sign in with your subscription: claude auth login"),
    )
}

fn org_disabled(facts: &Facts) -> Option<Finding> {
    let check = facts.get::<KeyCheck>()?;
    let KeyAnswer::OrganisationDisabled { message } = &check.answer else { return None };
    let summary = format!("An organisation that is disabled owns {}.", the_key(check));
    let (seen_by, repair) = ways(check);
    Some(
        Finding::broken(summary)
            .because(seen_by, format!("{} answered: {message}", check.host))
            .repair(repair)
            .advice("Ask the administrator of that organisation, or turn the key off and sign in: claude auth login"),
    )
}
