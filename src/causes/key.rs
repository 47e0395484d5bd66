//! Does the API refuse the key, with nothing good beneath it?

use super::DOCS_AUTH;
use super::form::{Cause, Finding};
use crate::model::credential::{CredentialKind, KeyAnswer, KeyCheck};
use crate::model::diagnosis::Layer;
use crate::model::facts::Facts;
use crate::model::login::StoredLogin;
use crate::model::step::Step;

pub(super) const REJECTED: Cause = Cause {
    id: "key.rejected",
    title: "The API does not know this key",
    why: "The key was revoked, has expired, or was never complete. No other way to sign in is set up on this machine.",
    step: Step::ApiKey,
    layer: Layer::Credential,
    consequence_of: &["secret.hidden_characters", "secret.wrong_kind", "policy.force_login"],
    docs: DOCS_AUTH,
    judge: rejected,
};

pub(super) const ORG_DISABLED: Cause = Cause {
    id: "key.org_disabled",
    title: "The key belongs to a disabled organisation",
    why: "The key is intact, but its organisation may not use the API any more. Only its administrators can change that.",
    step: Step::ApiKey,
    layer: Layer::Account,
    consequence_of: &[
        "env.api_key_overrides_login",
        "settings.env_block_overrides",
        "env.auth_token_leftover",
        "env.injected_by_project_file",
        "key.managed_stale",
        "policy.force_login",
    ],
    docs: DOCS_AUTH,
    judge: org_disabled,
};

fn rejected(facts: &Facts) -> Option<Finding> {
    let check = facts.get::<KeyCheck>().filter(|check| check.kind == CredentialKind::ApiKey)?;
    let KeyAnswer::Rejected { message } = &check.answer else { return None };
    if facts.get::<StoredLogin>().is_some_and(StoredLogin::good) {
        return None;
    }
    let summary = format!("The API does not know the key in {}. The way to the API is open.", check.source);
    Some(
        Finding::broken(summary)
            .because("credentials.api_key", format!("{} answered 401 {message}", check.host))
            .repair(format!("env.remove_variable:{}", check.source))
            .advice("Make a new key at https://platform.claude.com/settings/keys and set it in place of the old one.")
            .advice("Or turn the key off and sign in with your subscription: claude auth login"),
    )
}

fn org_disabled(facts: &Facts) -> Option<Finding> {
    let check = facts.get::<KeyCheck>()?;
    let KeyAnswer::OrganisationDisabled { message } = &check.answer else { return None };
    let summary = format!("The key in {} belongs to an organisation that is disabled.", check.source);
    Some(
        Finding::broken(summary)
            .because("credentials.api_key", format!("{} answered: {message}", check.host))
            .repair(format!("env.remove_variable:{}", check.source))
            .advice("Ask the administrator of that organisation, or turn the key off and sign in: claude auth login"),
    )
}
