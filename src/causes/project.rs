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
use crate::model::machine::Machine;
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
    let without = facts.get::<Machine>()?.types_without(&[name], "claude");
    let found = match check.map(|check| &check.answer) {
        Some(KeyAnswer::Rejected { .. } | KeyAnswer::OrganisationDisabled { .. }) => {
            Finding::broken(say!("diagnoses/project-hides-login", name = name, place = place))
        }
        Some(KeyAnswer::Accepted) => {
            Finding::note(say!("diagnoses/project-used-and-works", name = name, place = place))
        }
        _ => Finding::note(say!("diagnoses/project-used-not-measured", name = name, place = place)).possible(),
    };
    let found = if it.same { found } else { found.likely() };
    let fact = match &used.fingerprint {
        Some(fingerprint) => say!(
            "diagnoses/project-set-with-fingerprint",
            name = name,
            place = place,
            fingerprint = fingerprint.as_str()
        ),
        None => say!("diagnoses/project-set", name = name, place = place),
    };
    let found = login_fact(facts, answer(found.because("environment.variables", fact), check), login);
    let found = match it.carrier {
        Carrier::Project if it.file.rsplit(['/', '\\']).next() == Some(".envrc") => found
            .advice(say!("diagnoses/project-if-project-itself-needs-key", command = without))
            .advice(say!("diagnoses/project-after-change-file-direnv-wants")),
        Carrier::Project => found.advice(say!("diagnoses/project-if-project-itself-needs-key", command = without)),
        Carrier::Unit => found.advice(say!("diagnoses/project-change-unit-systemctl-user-edit")),
        Carrier::LaunchAgent => found.advice(say!("diagnoses/project-change-launch-agent-editor-then")),
        Carrier::Launchd => found.advice(say!("diagnoses/project-launchctl-unsetenv", name = name)),
    };
    Some(found.repair(format!("env.start_without:{name}")).repair(format!("env.remove_variable:{name}")))
}

fn place(it: &InjectedVariable) -> String {
    match it.line {
        Some(line) => say!("diagnoses/project-line", file = it.file, line = line),
        None => it.file.clone(),
    }
}
