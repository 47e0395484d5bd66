//! When is the program that gives the key the cause, and when is its key?

use super::*;
use crate::causes::verdict::verdict;
use crate::model::assessment::Verdict;
use crate::model::key_program::{KeyProgram, ProgramRun};
use crate::model::secret::SecretKind;

const ID: &str = "helper.failing";
const FILE: &str = "~/.claude/settings.json";

fn failed() -> ProgramRun {
    let (because, said) = ("ends with code 3".into(), Some("token expired".into()));
    ProgramRun::Failed { because, said, certain: true, by_network: true }
}

fn printed() -> ProgramRun {
    ProgramRun::Printed { kind: SecretKind::ApiKey, fingerprint: None, length: 108 }
}

fn not_run() -> ProgramRun {
    ProgramRun::NotRun { because: "it is the project's".into() }
}

fn with(state: LoginState, run: ProgramRun, answer: Option<KeyAnswer>) -> Facts {
    let ladder = Ladder { rungs: vec![rung(CredentialKind::ApiKeyHelper, FILE, RungState::Used)] };
    let facts = healthy().with(ladder).with(login(state));
    let facts = facts.with(KeyProgram { file: FILE.into(), sources: Vec::new(), run });
    match answer {
        Some(answer) => facts.with(KeyCheck { source: FILE.into(), ..asked(CredentialKind::ApiKeyHelper, answer) }),
        None => facts,
    }
}

fn answer(facts: &Facts) -> Verdict {
    verdict(&ranked(ALL, facts), facts, NOW).0
}

#[test]
pub(super) fn a_program_that_fails_is_the_cause_with_a_login_and_without() {
    for state in [LATER, LoginState::None, LoginState::Blanked] {
        let good = state == LATER;
        let facts = with(state, failed(), None);
        assert_eq!(severity(ID, &facts), Some(Severity::Broken));
        assert_eq!(answer(&facts), Verdict::Problems);
        let found = judged(ID, &facts).unwrap();
        assert_eq!(found.summary.contains("Your login itself looks good"), good, "{}", found.summary);
        assert_eq!(found.repairs, ["settings.remove_key:apiKeyHelper", "it.ask:apiKeyHelper"]);
        assert!(found.because.iter().any(|it| it.fact.contains("token expired")));
        let broken = ranked(ALL, &facts).into_iter().filter(|it| it.severity == Severity::Broken);
        assert_eq!(broken.count(), 1, "one fact, one cause");
    }
    let elsewhere = with(LATER, failed(), None).with(using(Some(CredentialKind::AuthToken)));
    near(ID, &elsewhere, None, "something before it is used");
}

#[test]
pub(super) fn without_a_network_only_a_program_that_is_not_there_is_a_second_cause() {
    let down = || api(Some((Stage::Dns, Fault::NoSuchName)));
    let facts = with(LATER, failed(), None).with(down());
    assert_eq!(severity(ID, &facts), None);
    assert_eq!(listed(&facts).first().map(String::as_str), Some("network.dns"));
    let gone = ProgramRun::Failed { because: "was not found".into(), said: None, certain: true, by_network: false };
    assert_eq!(severity(ID, &with(LATER, gone, None).with(down())), Some(Severity::Broken));
}

#[test]
pub(super) fn a_key_that_is_refused_is_the_programs_fault_only_over_a_login() {
    for refused in [rejected(), disabled()] {
        assert_eq!(severity(ID, &with(LATER, printed(), Some(refused.clone()))), Some(Severity::Broken));
        assert_eq!(severity(ID, &with(LoginState::None, printed(), Some(refused))), None);
    }
    let alone = with(LoginState::None, printed(), Some(rejected()));
    assert_eq!(listed(&alone).first().map(String::as_str), Some("key.rejected"));
    let found = judged("key.rejected", &alone).unwrap();
    assert!(found.summary.contains("the program named in ~/.claude/settings.json"), "{}", found.summary);
    assert_eq!(found.repairs, ["settings.remove_key:apiKeyHelper"]);
    assert_eq!(listed(&with(LATER, printed(), Some(disabled()))), [ID], "one fact, one cause");
    let closed = with(LoginState::None, printed(), Some(disabled()));
    assert_eq!(listed(&closed).first().map(String::as_str), Some("key.org_disabled"));
}

#[test]
fn what_decides_and_was_not_measured_is_not_healthy() {
    for state in [LATER, LoginState::None] {
        assert_eq!(answer(&with(state.clone(), not_run(), None)), Verdict::Unknown);
        assert_eq!(answer(&with(state.clone(), printed(), Some(not_measured()))), Verdict::Unknown);
        assert_eq!(answer(&with(state.clone(), printed(), None)), Verdict::Unknown);
        assert_eq!(answer(&with(state, printed(), Some(KeyAnswer::Accepted))), Verdict::Healthy);
    }
    assert_eq!(answer(&keyed(LATER, not_measured())), Verdict::Unknown);
    let other = KeyAnswer::Other { status: 529, message: String::new() };
    assert_eq!(answer(&keyed(LATER, other)), Verdict::Unknown);
    let offline = facts().with(known()).with(using(Some(CredentialKind::ApiKey))).with(login(LATER));
    assert_eq!(answer(&offline), Verdict::Healthy, "without the network a key decides nothing");
    assert_eq!(answer(&offline.with(api(None))), Verdict::Unknown, "the check of the key did not end");
}
