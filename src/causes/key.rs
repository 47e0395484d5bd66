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
        CredentialKind::ApiKeyHelper => say!("diagnoses/key-from-the-program", source = check.source),
        _ => say!("diagnoses/key-in-the-variable", source = check.source),
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
    let summary = say!("diagnoses/key-api-does-not-know-way", the_key = the_key(check));
    let (seen_by, repair) = ways(check);
    let found = Finding::broken(summary)
        .because(seen_by, say!("diagnoses/fact-answered-401", host = check.host, message = message));
    let variable = facts.get::<Variables>().and_then(|variables| variables.get(&check.source));
    let found = match variable.filter(|variable| !variable.sources.is_empty()) {
        Some(variable) => {
            let place = place(facts, variable);
            found.because("environment.variables", say!("diagnoses/key-set", source = check.source, place = place))
        }
        None => found,
    };
    Some(
        stale(facts, found, &check.source)
            .repair(repair)
            .advice(say!("diagnoses/key-make-new-key-at-https"))
            .advice(say!("diagnoses/key-or-turn-key-off-sign")),
    )
}

fn org_disabled(facts: &Facts) -> Option<Finding> {
    let check = facts.get::<KeyCheck>()?;
    let KeyAnswer::OrganisationDisabled { message } = &check.answer else { return None };
    let summary = say!("diagnoses/key-organisation-disabled-owns", the_key = the_key(check));
    let (seen_by, repair) = ways(check);
    Some(
        Finding::broken(summary)
            .because(seen_by, say!("diagnoses/fact-answered-words", host = check.host, message = message))
            .repair(repair)
            .advice(say!("diagnoses/key-ask-administrator-organisation-or-turn")),
    )
}
