//! Does a file of the project or of a service hand a key over?

use super::DOCS_AUTH;
use super::environment::{answer, login_fact};
use super::form::{Cause, Finding};
use crate::claude_code::variables::{API_KEY, AUTH_TOKEN};
use crate::model::credential::{CredentialKind, KeyAnswer, KeyCheck, Ladder};
use crate::model::diagnosis::Layer;
use crate::model::facts::Facts;
use crate::model::injected::{Carrier, Injected, InjectedVariable};
use crate::model::login::StoredLogin;
use crate::model::step::Step;

pub(super) const INJECTED: Cause = Cause {
    id: "env.injected_by_project_file",
    step: Step::Environment,
    layer: Layer::Credential,
    consequence_of: &["policy.force_login", "secret.wrong_kind"],
    docs: DOCS_AUTH,
    judge: injected,
};

/// The variable of the credential in use, if such a file hands it over.
pub(super) fn handed_over(facts: &Facts, kind: CredentialKind) -> Option<&InjectedVariable> {
    let name = match kind {
        CredentialKind::ApiKey => API_KEY,
        CredentialKind::AuthToken => AUTH_TOKEN,
        _ => return None,
    };
    facts.get::<Injected>()?.of(name)
}

fn injected(facts: &Facts) -> Option<Finding> {
    let used = facts.get::<Ladder>()?.used()?;
    let it = handed_over(facts, used.kind)?;
    let login = facts.get::<StoredLogin>().filter(|login| login.good())?;
    if used.problems.iter().any(|problem| problem == "hidden_characters") {
        return None;
    }
    let check = facts.get::<KeyCheck>().filter(|check| check.kind == used.kind);
    let (name, place) = (&it.variable, place(it));
    let found = match check.map(|check| &check.answer) {
        Some(KeyAnswer::Rejected { .. } | KeyAnswer::OrganisationDisabled { .. }) => Finding::broken(format!(
            "{name} comes from {place} and hides your claude.ai login, and the API rejects it. Your login itself looks \
             good."
        )),
        Some(KeyAnswer::Accepted) => Finding::note(format!(
            "{name} comes from {place} and is used instead of your claude.ai login, and it works. Usage is billed to the \
             key."
        )),
        _ => Finding::note(format!(
            "{name} comes from {place} and is used instead of your claude.ai login; whether it works was not measured."
        ))
        .possible(),
    };
    let found = if it.same { found } else { found.likely() };
    let fact = match &used.fingerprint {
        Some(fingerprint) => format!("{name} is set in {place} ({})", fingerprint.as_str()),
        None => format!("{name} is set in {place}"),
    };
    let found = login_fact(facts, answer(found.because("environment.variables", fact), check), login);
    let found = match it.carrier {
        Carrier::Project if it.file.rsplit(['/', '\\']).next() == Some(".envrc") => found
            .advice(format!("If the project itself needs the key, start Claude Code without it: env -u {name} claude"))
            .advice("After a change of this file, direnv wants to be asked once more: direnv allow"),
        Carrier::Project => found
            .advice(format!("If the project itself needs the key, start Claude Code without it: env -u {name} claude")),
        Carrier::Unit => found.advice("Change the unit with: systemctl --user edit, then start the service anew."),
        Carrier::LaunchAgent => found.advice("Change the launch agent in an editor, then log out and in again."),
    };
    Some(found.repair(format!("env.start_without:{name}")).repair(format!("env.remove_variable:{name}")))
}

fn place(it: &InjectedVariable) -> String {
    match it.line {
        Some(line) => format!("{} line {line}", it.file),
        None => it.file.clone(),
    }
}
