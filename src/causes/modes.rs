//! Does Claude Code leave the login out because of how it is started?

use super::DOCS_AUTH;
use super::form::{Cause, Finding};
use crate::claude_code::variables::{BARE, LOGIN_HIDDEN};
use crate::model::credential::{CredentialKind, Ladder};
use crate::model::diagnosis::Layer;
use crate::model::facts::Facts;
use crate::model::login::StoredLogin;
use crate::model::modes::{Bare, Modes};
use crate::model::step::Step;

pub(super) const BARE_WITHOUT_KEY: Cause = Cause {
    id: "mode.bare_without_key",
    step: Step::Environment,
    layer: Layer::Credential,
    consequence_of: &[],
    docs: DOCS_AUTH,
    judge: bare,
};

pub(super) const LOGIN_COMMAND_HIDDEN: Cause = Cause {
    id: "policy.login_command_hidden",
    step: Step::SignIn,
    layer: Layer::Credential,
    consequence_of: &[],
    docs: DOCS_AUTH,
    judge: hidden,
};

fn bare(facts: &Facts) -> Option<Finding> {
    let mode = facts.get::<Modes>()?.bare.as_ref()?;
    let ladder = facts.get::<Ladder>()?;
    let served = [CredentialKind::ApiKey, CredentialKind::AuthToken, CredentialKind::CloudProvider];
    if served.iter().any(|kind| ladder.uses(*kind)) {
        return None;
    }
    let good = facts.get::<StoredLogin>().is_some_and(StoredLogin::good);
    let rest = if good { " Your claude.ai login looks good and is not read." } else { "" };
    let keep = "To keep the bare mode, set ANTHROPIC_API_KEY to an API key.";
    Some(match mode {
        Bare::Variable => {
            Finding::broken(format!("{BARE} is set, so Claude Code reads no login, and there is no API key.{rest}"))
                .because("environment.modes", format!("{BARE} is on"))
                .because("credentials.ladder", "no API key is set")
                .repair(format!("env.remove_variable:{BARE}"))
                .advice(keep)
        }
        Bare::Alias { file, line } => Finding::broken(format!(
            "{file} line {line} starts claude with --bare, which reads no login, and there is no API key.{rest}"
        ))
        .likely()
        .because("environment.modes", format!("{file} line {line} is an alias for claude --bare"))
        .because("credentials.ladder", "no API key is set")
        .repair("mode.remove_bare")
        .advice(format!("Take --bare out of {file} line {line}, then open a new terminal."))
        .advice(keep),
    })
}

fn hidden(facts: &Facts) -> Option<Finding> {
    facts.get::<Modes>().filter(|modes| modes.login_hidden)?;
    let needed = facts.get::<Ladder>().is_some_and(Ladder::rests_on_login)
        && facts.get::<StoredLogin>().is_some_and(|login| !login.good());
    let found = if needed {
        Finding::warning(format!(
            "{LOGIN_HIDDEN} is set, so /login does not exist in Claude Code; sign in from a shell."
        ))
    } else {
        Finding::note(format!(
            "{LOGIN_HIDDEN} is set, so /login does not exist in Claude Code. No login is needed now."
        ))
    };
    Some(
        found
            .because("environment.modes", format!("{LOGIN_HIDDEN} is on"))
            .repair(format!("env.remove_variable:{LOGIN_HIDDEN}"))
            .advice("Sign in with: claude auth login"),
    )
}
