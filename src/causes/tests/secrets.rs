//! Is the key itself spoilt?

use super::*;
use crate::model::secret::SecretKind;
use Severity::Broken;

fn with(kind: CredentialKind, secret: SecretKind, problems: &[&str], state: RungState) -> Facts {
    let source = if kind == CredentialKind::ApiKey { "ANTHROPIC_API_KEY" } else { "ANTHROPIC_AUTH_TOKEN" };
    let mut it = rung(kind, source, state);
    it.secret = Some(secret);
    it.problems = problems.iter().map(|it| (*it).to_owned()).collect();
    let rungs = vec![it];
    keyed(LATER, not_measured()).with(Ladder { rungs })
}

#[test]
fn characters_that_nobody_sees() {
    let id = "secret.hidden_characters";
    let spoilt = with(CredentialKind::ApiKey, SecretKind::ApiKey, &["hidden_characters"], RungState::Used);
    assert_eq!(severity(id, &spoilt), Some(Broken));
    assert_eq!(listed(&spoilt), [id], "clean before move, also when it hides a login");
    let beneath = with(CredentialKind::ApiKey, SecretKind::ApiKey, &["hidden_characters"], RungState::Shadowed);
    assert_eq!(severity(id, &beneath), None, "it is not used");
    let clean = with(CredentialKind::ApiKey, SecretKind::ApiKey, &[], RungState::Used);
    assert_eq!(severity(id, &clean), None);
    assert_eq!(severity(id, &facts()), None);
    let both = ["hidden_characters", "wrong_kind"];
    let both = with(CredentialKind::ApiKey, SecretKind::OauthToken, &both, RungState::Used);
    assert_eq!(listed(&both), [id], "the kind can be judged once it is clean");
    let cures = ["secret.remove_hidden:ANTHROPIC_API_KEY", "env.remove_variable:ANTHROPIC_API_KEY"];
    assert_eq!(judged(id, &spoilt).unwrap().repairs, cures, "clean before move");
}

#[test]
fn the_wrong_kind_in_a_variable() {
    let id = "secret.wrong_kind";
    for (kind, secret, belongs) in [
        (CredentialKind::ApiKey, SecretKind::OauthToken, "CLAUDE_CODE_OAUTH_TOKEN"),
        (CredentialKind::AuthToken, SecretKind::ApiKey, "ANTHROPIC_API_KEY"),
        (CredentialKind::ApiKey, SecretKind::RefreshToken, "no variable at all"),
        (CredentialKind::ApiKey, SecretKind::AdminKey, "no variable of Claude Code"),
    ] {
        let facts = with(kind, secret, &["wrong_kind"], RungState::Used);
        assert_eq!(severity(id, &facts), Some(Broken));
        assert!(judged(id, &facts).unwrap().summary.contains(belongs));
    }
    assert_eq!(severity(id, &with(CredentialKind::ApiKey, SecretKind::ApiKey, &[], RungState::Used)), None);
    let beneath = with(CredentialKind::ApiKey, SecretKind::OauthToken, &["wrong_kind"], RungState::Shadowed);
    assert_eq!(severity(id, &beneath), None);
    assert_eq!(severity(id, &healthy()), None);
}
