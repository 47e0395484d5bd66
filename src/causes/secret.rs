//! Is the key itself spoilt: characters that nobody sees, or the wrong kind of secret?

use super::DOCS_AUTH;
use super::form::{Cause, Finding};
use crate::model::credential::{KeyAnswer, KeyCheck, Ladder, Rung};
use crate::model::diagnosis::Layer;
use crate::model::facts::Facts;
use crate::model::secret::SecretKind;
use crate::model::step::Step;

pub(super) const HIDDEN_CHARACTERS: Cause = Cause {
    id: "secret.hidden_characters",
    title: "The key holds characters that nobody sees",
    why: "They came along when the key was copied. Claude Code refuses such a key or sends it as it is, and the API \
          rejects it.",
    step: Step::HiddenCharacters,
    layer: Layer::Credential,
    consequence_of: &[],
    docs: DOCS_AUTH,
    judge: hidden,
};

pub(super) const WRONG_KIND: Cause = Cause {
    id: "secret.wrong_kind",
    title: "The wrong kind of secret is in this variable",
    why: "An API key, a login token and a gateway's token each have a variable of their own; in another one they are \
          rejected although they are good.",
    step: Step::ApiKey,
    layer: Layer::Credential,
    consequence_of: &["secret.hidden_characters"],
    docs: DOCS_AUTH,
    judge: wrong_kind,
};

fn used_with<'a>(facts: &'a Facts, problem: &str) -> Option<&'a Rung> {
    facts.get::<Ladder>()?.used().filter(|rung| rung.problems.iter().any(|it| it == problem))
}

fn hidden(facts: &Facts) -> Option<Finding> {
    let rung = used_with(facts, "hidden_characters")?;
    let summary =
        format!("{} holds characters that do not belong into a key. The key may be good without them.", rung.source);
    Some(
        Finding::broken(summary)
            .because("credentials.characters", format!("{} has characters other than printable ASCII", rung.source))
            .advice("Copy the key again as plain text and set it anew; step 4 shows where the characters are."),
    )
}

fn wrong_kind(facts: &Facts) -> Option<Finding> {
    let rung = used_with(facts, "wrong_kind")?;
    let accepted = |check: &&KeyCheck| check.source == rung.source && check.answer == KeyAnswer::Accepted;
    if facts.get::<KeyCheck>().as_ref().is_some_and(accepted) {
        return None;
    }
    let (is, belongs) = match rung.secret? {
        SecretKind::ApiKey => ("an API key (sk-ant-api…)", "ANTHROPIC_API_KEY"),
        SecretKind::OauthToken => ("a login token (sk-ant-oat…)", "CLAUDE_CODE_OAUTH_TOKEN"),
        SecretKind::RefreshToken => ("a refresh token (sk-ant-ort…)", "no variable at all"),
        SecretKind::AdminKey => ("an admin key (sk-ant-admin…)", "no variable of Claude Code"),
        SecretKind::Other => return None,
    };
    let summary =
        format!("{} holds {is}, which belongs into {belongs}. It is rejected there even if it is good.", rung.source);
    Some(
        Finding::broken(summary)
            .because("credentials.ladder", format!("{} begins like {is}", rung.source))
            .repair(format!("env.remove_variable:{}", rung.source))
            .advice(format!("Set it as {belongs} instead, or sign in: claude auth login")),
    )
}
