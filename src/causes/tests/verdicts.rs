//! Does the one sentence agree with the diagnoses, and does it claim only what was measured?

use super::*;
use crate::causes::verdict::verdict;
use crate::model::assessment::Verdict;
use crate::model::secret::SecretKind;

fn of(facts: &Facts) -> (Verdict, String) {
    let diagnoses = ranked(ALL, facts);
    let (answer, sentence) = verdict(&diagnoses, facts, NOW);
    let broken = diagnoses.iter().any(|it| it.severity == Severity::Broken);
    assert_eq!(answer == Verdict::Problems, broken, "{sentence}");
    assert!(sentence.ends_with('.') && !sentence.ends_with(".."), "{sentence}");
    (answer, sentence)
}

fn unknown(facts: &Facts, word: &str) {
    let (answer, sentence) = of(facts);
    assert_eq!(answer, Verdict::Unknown, "{sentence}");
    assert!(sentence.contains(word), "{sentence}");
}

fn fine(facts: &Facts, word: &str) {
    let (answer, sentence) = of(facts);
    assert_eq!(answer, Verdict::Healthy, "{sentence}");
    assert!(sentence.contains(word), "{sentence}");
}

#[test]
fn problems_speak_with_the_first_diagnosis() {
    let (answer, sentence) = of(&keyed(LATER, rejected()));
    assert_eq!(answer, Verdict::Problems);
    assert!(sentence.contains("hides your claude.ai login"));
}

#[test]
fn what_decides_is_not_known() {
    unknown(&Facts::default(), "which credential");
    unknown(&facts().with(using(Some(CredentialKind::ClaudeAiLogin))), "installed");
    unknown(&keyed(LoginState::None, not_measured()), "not tested");
    unknown(&keyed(LATER, not_measured()), "no answer came");
    unknown(&keyed(LoginState::None, KeyAnswer::Other { status: 529, message: String::new() }), "529");
    unknown(&tokened(LoginState::None, not_measured()), "ANTHROPIC_AUTH_TOKEN");
    let state = LoginState::Unknown { because: "the disk does not answer".into(), denied: false };
    unknown(&healthy().with(using(None)).with(login(state)), "the disk does not answer");
    let offline = facts().with(known()).with(using(Some(CredentialKind::ApiKey))).with(login(LoginState::None));
    unknown(&offline, "not tested");
}

#[test]
fn a_key_that_nobody_measured_is_not_healthy() {
    let alone = |kind, source: &str| {
        let rungs = vec![rung(kind, source, RungState::Used)];
        healthy().with(Ladder { rungs }).with(login(LoginState::None))
    };
    unknown(&alone(CredentialKind::ApiKeyHelper, "~/.claude/settings.json"), "was not run");
    unknown(&alone(CredentialKind::ManagedKey, "~/.claude.json"), "was not tested");
    fine(&alone(CredentialKind::OauthToken, "CLAUDE_CODE_OAUTH_TOKEN"), "CLAUDE_CODE_OAUTH_TOKEN");
    let token = Rung {
        secret: Some(SecretKind::OauthToken),
        ..rung(CredentialKind::AuthToken, "ANTHROPIC_AUTH_TOKEN", RungState::Used)
    };
    let tokened = tokened(LoginState::None, not_measured()).with(Ladder { rungs: vec![token] });
    fine(&tokened, "ANTHROPIC_AUTH_TOKEN");
    unknown(&tokened.with(ApiPath(path("gateway.corp", None))), "ANTHROPIC_AUTH_TOKEN");
    fine(&alone(CredentialKind::CloudProvider, "CLAUDE_CODE_USE_BEDROCK"), "CLAUDE_CODE_USE_BEDROCK");
}

#[test]
fn a_way_that_breaks_in_an_unknown_form_is_not_healthy() {
    let garbled = Fault::Garbled("SSH-2.0".into());
    unknown(
        &healthy().with(api(Some((Stage::Http, garbled.clone())))),
        "cannot reach api.anthropic.com: api.anthropic.com answers with something",
    );
    let cloud = healthy().with(using(Some(CredentialKind::CloudProvider)));
    fine(&cloud.with(api(Some((Stage::Http, garbled)))), "CLAUDE_CODE_USE_BEDROCK");
    let mut down = path("api.anthropic.com", None);
    down.status = Some(403);
    unknown(&healthy().with(ApiPath(down)), "403");
    let mut gateway = path("gateway.corp", None);
    gateway.status = Some(404);
    fine(&healthy().with(ApiPath(gateway.clone())), "which renews itself");
    gateway.status = Some(502);
    unknown(&healthy().with(ApiPath(gateway)), "gateway.corp answered 502");
}

#[test]
fn healthy_sentences_claim_what_was_measured() {
    fine(&healthy(), "Claude Code 2.1.329 uses your claude.ai login, which renews itself");
    let fixed = StoredLogin { renews: false, ..login(LATER) };
    fine(&healthy().with(fixed), "your claude.ai login, valid until");
    fine(&healthy(), "the service answers");
    fine(&keyed(LoginState::None, KeyAnswer::Accepted), "uses ANTHROPIC_API_KEY");
    let pending = LoginState::RefreshPending { since: Moment(NOW.0 - HOUR) };
    fine(&healthy().with(login(pending)), "will renew your claude.ai login by itself");
    let offline = facts().with(known()).with(using(Some(CredentialKind::ClaudeAiLogin))).with(login(LATER));
    fine(&offline, "no connection was tested");
    let skew = ApiPath(skewed(path("api.anthropic.com", None), 400));
    fine(&healthy().with(skew), "Claude Code should work. The clock");
}
