//! Is a login token from the environment used instead of the login?

use super::DOCS_AUTH;
use super::form::{Cause, Finding};
use super::heard::heard;
use crate::claude_code::variables::OAUTH_TOKEN;
use crate::model::credential::{CredentialKind, Ladder};
use crate::model::diagnosis::Layer;
use crate::model::explanation::Proves;
use crate::model::facts::Facts;
use crate::model::login::StoredLogin;
use crate::model::network::ApiPath;
use crate::model::said::of_anthropic;
use crate::model::secret::SecretKind;
use crate::model::step::Step;
use crate::model::told::{Met, Told, Whence};

pub(super) const OAUTH_ENV_DEAD: Cause = Cause {
    id: "token.oauth_env_dead",
    step: Step::Environment,
    layer: Layer::Credential,
    consequence_of: &["secret.hidden_characters", "secret.wrong_kind"],
    docs: DOCS_AUTH,
    judge,
};

/// Lengths of complete tokens differ; one as short as this was cut off while it was copied.
const SHORT: usize = 60;
/// So short that there is no doubt.
const TORN: usize = 50;

fn judge(facts: &Facts) -> Option<Finding> {
    let used = facts.get::<Ladder>()?.used().filter(|rung| rung.kind == CredentialKind::OauthToken)?;
    if let Some((met, whence)) = Told::met(facts, |it| matches!(it, Proves::Revoked | Proves::Refused)) {
        return Some(turned_down(facts, met, whence));
    }
    let strange = match used.secret? {
        SecretKind::OauthToken => false,
        SecretKind::Other => true,
        // another kind of secret has a cause of its own
        _ => return None,
    };
    let good = facts.get::<StoredLogin>().is_some_and(StoredLogin::good);
    let beneath = if good { " Your claude.ai login beneath it looks good." } else { "" };
    let elsewhere = facts.get::<ApiPath>().is_some_and(|path| !of_anthropic(&path.0.target.host));
    let cut = used.length.filter(|length| *length < SHORT);
    let found = match (cut, good) {
        // a gateway may know tokens of its own
        _ if strange && elsewhere => Finding::warning(format!(
            "{OAUTH_TOKEN} does not begin like a login token (sk-ant-oat…); only the gateway knows whether it is one."
        ))
        .because("credentials.ladder", "its beginning is not that of a login token"),
        _ if strange => Finding::broken(format!(
            "{OAUTH_TOKEN} does not begin like a login token (sk-ant-oat…), so Claude Code cannot sign in with it.{beneath}"
        ))
        .because("credentials.ladder", "its beginning is not that of a login token"),
        // the service turns such a token down, as a stranger's
        (Some(length), _) if length < TORN => Finding::broken(format!(
            "{OAUTH_TOKEN} has only {length} characters: it was cut off when it was copied.{beneath}"
        ))
        .because("credentials.ladder", format!("a complete token has more than {SHORT} characters")),
        (Some(length), _) => Finding::warning(format!(
            "{OAUTH_TOKEN} has only {length} characters: it was probably cut off when it was copied."
        ))
        .because("credentials.ladder", format!("a complete token has more than {SHORT} characters")),
        (None, true) => Finding::note(format!(
            "{OAUTH_TOKEN} is used instead of your claude.ai login; whether it still works is seen by a message only."
        ))
        .because("login.claude_ai", "your claude.ai login looks good and is not used"),
        (None, false) => return None,
    };
    let found = if (strange && !elsewhere) || cut.is_some_and(|length| length < TORN) {
        found.likely()
    } else {
        found.possible()
    }
    .because("credentials.ladder", format!("{OAUTH_TOKEN} comes before the login"))
    .repair(format!("env.remove_variable:{OAUTH_TOKEN}"))
    .repair("token.setup");
    Some(found.advice(if strange || cut.is_some() {
        "Turn it off, or put a token there that claude setup-token prints."
    } else {
        "If Claude Code says that the token has ended, turn it off, or make a new one: claude setup-token"
    }))
}

/// The service turned the token down, which only a real message or an error of one shows.
fn turned_down(facts: &Facts, met: &Met, whence: Whence) -> Finding {
    let beneath = if facts.get::<StoredLogin>().is_some_and(StoredLogin::good) {
        " Your claude.ai login beneath it looks good."
    } else {
        ""
    };
    let summary = format!("The service does not accept {OAUTH_TOKEN}, and it is used before any login.{beneath}");
    let found = heard(Finding::broken(summary), met, whence)
        .because("credentials.ladder", format!("{OAUTH_TOKEN} comes before the login"))
        .repair(format!("env.remove_variable:{OAUTH_TOKEN}"));
    found.advice("Turn it off and use your login, or make a new one: claude setup-token")
}
