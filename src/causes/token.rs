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
    let over = |summary: String| over_login(good, summary);
    let elsewhere = facts.get::<ApiPath>().is_some_and(|path| !of_anthropic(&path.0.target.host));
    let cut = used.length.filter(|length| *length < SHORT);
    let found = match (cut, good) {
        // a gateway may know tokens of its own
        _ if strange && elsewhere => Finding::warning(say!("diagnoses/token-strange-to-us", variable = OAUTH_TOKEN))
            .because("credentials.ladder", say!("diagnoses/token-its-beginning-not-login-token")),
        _ if strange => Finding::broken(over(say!("diagnoses/token-is-none", variable = OAUTH_TOKEN)))
            .because("credentials.ladder", say!("diagnoses/token-its-beginning-not-login-token")),
        // the service turns such a token down, as a stranger's
        (Some(length), _) if length < TORN => Finding::broken(over(say!(
            "diagnoses/token-has-only-characters-cut-off",
            variable = OAUTH_TOKEN,
            length = length
        )))
        .because("credentials.ladder", say!("diagnoses/token-complete-token-has-more-than", least = SHORT)),
        (Some(length), _) => Finding::warning(say!(
            "diagnoses/token-has-only-characters-probably-cut",
            variable = OAUTH_TOKEN,
            length = length
        ))
        .because("credentials.ladder", say!("diagnoses/token-complete-token-has-more-than", least = SHORT)),
        (None, true) => Finding::note(say!("diagnoses/token-used-instead-claude-ai-login", variable = OAUTH_TOKEN))
            .because("login.claude_ai", say!("diagnoses/token-claude-ai-login-looks-good")),
        (None, false) => return None,
    };
    let found = if (strange && !elsewhere) || cut.is_some_and(|length| length < TORN) {
        found.likely()
    } else {
        found.possible()
    }
    .because("credentials.ladder", say!("diagnoses/token-comes-before-login", variable = OAUTH_TOKEN))
    .repair(format!("env.remove_variable:{OAUTH_TOKEN}"))
    .repair("token.setup");
    Some(found.advice(if strange || cut.is_some() {
        say!("diagnoses/token-turn-off-or-put-token")
    } else {
        say!("diagnoses/token-if-claude-code-says-token")
    }))
}

/// The same, with what stands beneath the token.
fn over_login(good: bool, summary: String) -> String {
    if good { say!("diagnoses/token-over-good-login", summary = summary) } else { summary }
}

/// The service turned the token down, which only a real message or an error of one shows.
fn turned_down(facts: &Facts, met: &Met, whence: Whence) -> Finding {
    let good = facts.get::<StoredLogin>().is_some_and(StoredLogin::good);
    let summary = over_login(good, say!("diagnoses/token-service-does-not-accept-used", variable = OAUTH_TOKEN));
    let found = heard(Finding::broken(summary), met, whence)
        .because("credentials.ladder", say!("diagnoses/token-comes-before-login", variable = OAUTH_TOKEN))
        .repair(format!("env.remove_variable:{OAUTH_TOKEN}"));
    found.advice(say!("diagnoses/token-turn-off-use-login-or"))
}
