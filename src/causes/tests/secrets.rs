//! Is the key itself spoilt?

use super::*;
use crate::model::hidden::{Effect, Found, HiddenCharacters, Inspected, Kind as Odd};
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
pub(super) fn characters_that_nobody_sees() {
    let id = "secret.hidden_characters";
    let spoilt = with(CredentialKind::ApiKey, SecretKind::ApiKey, &["hidden_characters"], RungState::Used);
    assert_eq!(severity(id, &spoilt), Some(Broken));
    assert_eq!(listed(&spoilt), [id], "clean before move, also when it hides a login");
    let beneath = with(CredentialKind::ApiKey, SecretKind::ApiKey, &["hidden_characters"], RungState::Shadowed);
    near(id, &beneath, None, "it is not used");
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
pub(super) fn the_wrong_kind_in_a_variable() {
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
    near(id, &beneath, None, "it is not used");
    assert_eq!(severity(id, &healthy()), None);
}

fn hidden(variable: &str, in_force: bool, effect: Effect) -> HiddenCharacters {
    let found = Found {
        position: 41,
        code_point: "U+200B".into(),
        name: "ZERO WIDTH SPACE".into(),
        kind: Odd::Invisible,
        effect,
        replaced: false,
    };
    let value = Inspected {
        variable: variable.into(),
        places: vec!["~/.zshrc line 12".into()],
        in_force,
        length: 109,
        fingerprint: None,
        found: vec![found],
        more: 0,
        text: true,
    };
    HiddenCharacters { values: vec![value], looked_at: 1 }
}

#[test]
pub(super) fn the_place_of_the_character_is_evidence() {
    let spoilt = with(CredentialKind::ApiKey, SecretKind::ApiKey, &["hidden_characters"], RungState::Used)
        .with(hidden("ANTHROPIC_API_KEY", true, Effect::Refused));
    let found = judged("secret.hidden_characters", &spoilt).unwrap();
    assert_eq!(
        found.because[0].fact,
        "ANTHROPIC_API_KEY has U+200B ZERO WIDTH SPACE at character 41 of 109 (set in ~/.zshrc line 12)"
    );
    assert!(found.advice[0].contains("open ~/.zshrc line 12"), "{:?}", found.advice);
}

#[test]
pub(super) fn headers_that_cannot_be_sent_stop_everything() {
    let id = "secret.hidden_characters";
    let of = |effect| healthy().with(hidden("ANTHROPIC_CUSTOM_HEADERS", true, effect));
    assert_eq!(severity(id, &of(Effect::Refused)), Some(Broken));
    assert_eq!(severity(id, &of(Effect::Sent)), Some(Severity::Note));
    assert_eq!(severity(id, &of(Effect::Trimmed)), None);
    let repairs = judged(id, &of(Effect::Refused)).unwrap().repairs;
    assert_eq!(repairs[0], "secret.remove_hidden:ANTHROPIC_CUSTOM_HEADERS");
    let cloud = of(Effect::Refused).with(using(Some(CredentialKind::CloudProvider)));
    near(id, &cloud, None, "another service is asked");
    let elsewhere = healthy().with(hidden("ANTHROPIC_CUSTOM_HEADERS", false, Effect::Refused));
    assert_eq!(severity(id, &elsewhere), None);
}

#[test]
pub(super) fn a_spoilt_key_that_is_not_used_here_is_a_note() {
    let id = "secret.hidden_characters";
    for in_force in [true, false] {
        let found = healthy().with(hidden("ANTHROPIC_API_KEY", in_force, Effect::Sent));
        assert_eq!(severity(id, &found), Some(Severity::Note));
        assert_eq!(judged(id, &found).unwrap().repairs, ["secret.remove_hidden:ANTHROPIC_API_KEY"]);
    }
}

#[test]
pub(super) fn the_wrong_kind_is_moved_or_removed_whichever_surely_works() {
    let id = "secret.wrong_kind";
    let wrong = with(CredentialKind::ApiKey, SecretKind::OauthToken, &["wrong_kind"], RungState::Used);
    let (moved, removed) = ("secret.move:ANTHROPIC_API_KEY", "env.remove_variable:ANTHROPIC_API_KEY");
    assert_eq!(judged(id, &wrong).unwrap().repairs, [removed, moved], "a good login lies beneath");
    let mut alone = wrong;
    alone.absorb(keyed(LoginState::None, not_measured()));
    let rung = Rung {
        secret: Some(SecretKind::OauthToken),
        problems: vec!["wrong_kind".into()],
        ..rung(CredentialKind::ApiKey, "ANTHROPIC_API_KEY", RungState::Used)
    };
    let alone = alone.with(Ladder { rungs: vec![rung] });
    assert_eq!(judged(id, &alone).unwrap().repairs, [moved, removed]);
}
