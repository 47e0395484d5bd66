//! Is a Mac's Keychain understood, from what `security` prints to the diagnosis, and never opened?

use super::*;
use crate::model::diagnosis::Severity;
use crate::model::machine::Os;
use crate::ports::fake::items::FakeItems;

const LOGIN: &str = "Claude Code-credentials";

fn mac(keychain: FakeItems) -> FakeMachine {
    let mut fake = installed().variable("USER", "dev");
    fake.machine.os = Os::Macos;
    fake.file("/home/dev/.claude.json", r#"{"hasCompletedOnboarding":true}"#);
    fake.keychain(Arc::new(keychain))
}

/// Every diagnosis, the first one first.
fn ids(assessment: &Assessment) -> Vec<(&str, Severity)> {
    assessment.diagnoses.iter().map(|it| (it.id.as_str(), it.severity)).collect()
}

#[test]
fn a_login_in_the_keychain_is_a_login() {
    let found = assess(&mac(FakeItems::default().with(LOGIN, "dev", 20)));
    assert_eq!((found.verdict, ids(&found)), (Verdict::Healthy, Vec::new()), "{}", found.summary);
    assert_eq!(found.ladder.used().unwrap().source, "the Keychain");
    assert!(found.summary.contains("Keychain"), "{}", found.summary);
    assert_eq!(assess(&mac(FakeItems::default())).diagnoses[0].id, "login.none");
}

#[test]
fn a_locked_keychain_is_the_cause_and_a_key_that_serves_makes_it_a_note() {
    let locked = || FakeItems::default().with(LOGIN, "dev", 20).locked();
    let mut fake = mac(locked());
    fake.machine.contexts = vec!["ssh".into()];
    let found = assess(&fake);
    assert_eq!(ids(&found)[0], ("keychain.locked", Severity::Broken));
    assert!(found.diagnoses[0].summary.contains("over SSH"), "{}", found.diagnoses[0].summary);
    let served = assess(&mac(locked()).variable("ANTHROPIC_API_KEY", KEY));
    assert_eq!((served.verdict, ids(&served)[0]), (Verdict::Healthy, ("keychain.locked", Severity::Note)));
}

#[test]
fn another_users_name_hides_the_login() {
    let found = assess(&mac(FakeItems::default().with(LOGIN, "ada", 20)));
    assert_eq!(ids(&found)[0].0, "keychain.user_mismatch", "{:?}", ids(&found));
    assert!(found.diagnoses[0].summary.contains("USER is dev"), "{}", found.diagnoses[0].summary);
    // what another folder holds is no sign of another name
    let other_folder = assess(&mac(FakeItems::default().with("Claude Code-credentials-1a2b3c4d", "dev", 20)));
    assert!(ids(&other_folder).iter().all(|(id, _)| *id != "keychain.user_mismatch"));
    // both names hold one: the right one is found
    let both = assess(&mac(FakeItems::default().with(LOGIN, "ada", 1).with(LOGIN, "dev", 20)));
    assert_eq!((both.verdict, ids(&both)), (Verdict::Healthy, Vec::new()));
}

#[test]
fn two_logins_and_many_are_notes() {
    let fake = mac(FakeItems::default().with(LOGIN, "dev", 20));
    fake.file(CREDENTIALS, &login_text());
    let found = assess(&fake);
    assert_eq!((found.verdict, ids(&found)), (Verdict::Healthy, vec![("keychain.split_brain", Severity::Note)]));
    let many = |count: u8| {
        let own = FakeItems::default().with(LOGIN, "dev", 20);
        (0..count).fold(own, |all, n| all.with(&format!("{LOGIN}-0000000{n}"), "dev", n + 1))
    };
    assert_eq!(ids(&assess(&mac(many(4)))), [("keychain.many_items", Severity::Note)]);
    assert_eq!(ids(&assess(&mac(many(3)))), []);
}

#[test]
fn a_keychain_that_does_not_answer_is_unknown_and_not_broken() {
    let found = assess(&mac(FakeItems::default().dead()));
    assert_eq!(found.verdict, Verdict::Unknown, "{}: {:?}", found.summary, ids(&found));
    assert!(sentence(&found, "store.keychain").contains("did not answer"), "{}", sentence(&found, "store.keychain"));
}

#[test]
fn elsewhere_there_is_none() {
    let rows = assess(&signed_in()).rows;
    assert!(!rows.iter().any(|row| row.id == "store.keychain"), "nothing is said of what only a Mac has");
}
