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
            let beneath = if login { " Your login itself looks good, but is not used." } else { "" };
            let found = Finding::broken(format!("The program that {file} names for the key {because}.{beneath}"))
                .because(CHECK, format!("apiKeyHelper in {file}: the program {because}"));
            let found = said.iter().fold(found, |found, said| found.because(CHECK, format!("it wrote: {said}")));
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
        KeyAnswer::Rejected { message } => format!("{} answered 401 {message}", check.host),
        KeyAnswer::OrganisationDisabled { .. } => {
            format!("{} says that the organisation of the key is disabled", check.host)
        }
        _ => return None,
    };
    let found = Finding::broken(format!(
        "The program that {file} names gives a key that the API refuses. Your login itself looks good, but is not used."
    ));
    login.then(|| ways_on(found.because(CHECK, answer), file, login))
}

fn ways_on(found: Finding, file: &str, login: bool) -> Finding {
    let found = found.advice(format!(
        "Run the program that {file} names in a terminal: it must end by itself and print the key and nothing else. \
         Often it only wants you to sign in again where it fetches the key."
    ));
    let found = found.repair(TAKE_OUT).repair("it.ask:apiKeyHelper");
    if login {
        found.advice("Without the setting Claude Code uses your login.")
    } else {
        found.advice("Without the setting Claude Code asks you to sign in: claude auth login")
    }
}
