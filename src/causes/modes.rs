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
    let over = |summary: String| {
        if good { say!("diagnoses/modes-over-good-login", summary = summary) } else { summary }
    };
    let keep = say!("diagnoses/modes-keep-bare-mode-set-anthropic");
    Some(match mode {
        Bare::Variable => Finding::broken(over(say!("diagnoses/modes-set-so-claude-code-reads", bare = BARE)))
            .because("environment.modes", say!("diagnoses/modes-variable-on", variable = BARE))
            .because("credentials.ladder", say!("diagnoses/modes-no-api-key-set"))
            .repair(format!("env.remove_variable:{BARE}"))
            .advice(keep),
        Bare::Alias { file, line } => {
            Finding::broken(over(say!("diagnoses/modes-line-starts-claude-bare-which", file = file, line = line)))
                .likely()
                .because("environment.modes", say!("diagnoses/modes-line-alias-claude-bare", file = file, line = line))
                .because("credentials.ladder", say!("diagnoses/modes-no-api-key-set"))
                .repair("mode.remove_bare")
                .advice(say!("diagnoses/modes-take-bare-out-line-then", file = file, line = line))
                .advice(keep)
        }
    })
}

fn hidden(facts: &Facts) -> Option<Finding> {
    facts.get::<Modes>().filter(|modes| modes.login_hidden)?;
    let needed = facts.get::<Ladder>().is_some_and(Ladder::rests_on_login)
        && facts.get::<StoredLogin>().is_some_and(|login| !login.good());
    let found = if needed {
        Finding::warning(say!("diagnoses/modes-login-command-missing", variable = LOGIN_HIDDEN))
    } else {
        Finding::note(say!("diagnoses/modes-login-command-not-needed", variable = LOGIN_HIDDEN))
    };
    Some(
        found
            .because("environment.modes", say!("diagnoses/modes-variable-on", variable = LOGIN_HIDDEN))
            .repair(format!("env.remove_variable:{LOGIN_HIDDEN}"))
            .advice(say!("diagnoses/modes-sign-claude-auth-login")),
    )
}
