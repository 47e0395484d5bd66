//! Does the program that gives the key fail, or give one that is refused while a good login lies beneath?

use super::DOCS_AUTH;
use super::form::{Cause, Finding};
use crate::model::credential::{CredentialKind, KeyAnswer, KeyCheck, Ladder};
use crate::model::diagnosis::Layer;
use crate::model::facts::Facts;
use crate::model::key_program::{KeyProgram, ProgramRun};
use crate::model::login::StoredLogin;
use crate::model::network::ApiPath;
use crate::model::step::Step;

/// The repair that takes the setting out.
pub(super) const TAKE_OUT: &str = "settings.remove_key:apiKeyHelper";
/// The check that runs the program.
const CHECK: &str = "credentials.helper";

pub(super) const FAILING: Cause = Cause {
    id: "helper.failing",
    step: Step::ApiKey,
    layer: Layer::Credential,
    consequence_of: &[],
    docs: DOCS_AUTH,
    judge: failing,
};

fn failing(facts: &Facts) -> Option<Finding> {
    facts.get::<Ladder>()?.used().filter(|rung| rung.kind == CredentialKind::ApiKeyHelper)?;
    let program = facts.get::<KeyProgram>()?;
    let login = facts.get::<StoredLogin>().is_some_and(StoredLogin::good);
    let file = &program.file;
    let found = match &program.run {
        ProgramRun::NotRun { .. } => return None,
        // it fetches the key somewhere: without the network that is no second cause
        ProgramRun::Failed { by_network: true, .. } if no_network(facts) => return None,
        ProgramRun::Printed { .. } => return refused(facts, file, login),
        ProgramRun::Failed { because, said, certain, .. } => {
            let found = Finding::broken(if login {
                say!("diagnoses/key-program-fails-over-login", file = file, because = because)
            } else {
                say!("diagnoses/key-program-fails", file = file, because = because)
            });
            let found = found
                .because(CHECK, say!("diagnoses/key-program-apikeyhelper-program", file = file, because = because));
            let found = said
                .iter()
                .fold(found, |found, said| found.because(CHECK, say!("diagnoses/key-program-wrote", said = said)));
            if *certain { found } else { found.likely() }
        }
    };
    Some(ways_on(found, file, login))
}

fn no_network(facts: &Facts) -> bool {
    facts.get::<ApiPath>().is_some_and(|path| path.0.broken.is_some())
}

/// A key that the API refuses is this cause only where it keeps a good login from being used.
fn refused(facts: &Facts, file: &str, login: bool) -> Option<Finding> {
    let check = facts.get::<KeyCheck>().filter(|check| check.kind == CredentialKind::ApiKeyHelper)?;
    let answer = match &check.answer {
        KeyAnswer::Rejected { message } => say!("diagnoses/fact-answered-401", host = check.host, message = message),
        KeyAnswer::OrganisationDisabled { .. } => {
            say!("diagnoses/key-program-says-organisation-key-disabled", host = check.host)
        }
        _ => return None,
    };
    let found = Finding::broken(say!("diagnoses/key-program-program-names-gives-key-api", file = file));
    login.then(|| ways_on(found.because(CHECK, answer), file, login))
}

fn ways_on(found: Finding, file: &str, login: bool) -> Finding {
    let found = found.advice(say!("diagnoses/key-program-run-program-names-terminal-must", file = file));
    let found = found.repair(TAKE_OUT).repair("it.ask:apiKeyHelper");
    if login {
        found.advice(say!("diagnoses/key-program-without-setting-claude-code-uses"))
    } else {
        found.advice(say!("diagnoses/key-program-without-setting-claude-code-asks"))
    }
}
