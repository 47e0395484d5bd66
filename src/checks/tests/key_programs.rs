//! Is the program that gives the key run only where it may be, and is what it did told without its key?

use super::*;
use crate::model::secret::Fingerprint;
use crate::ports::programs::{Answer, AskError};

const OWN: &str = "/home/dev/.claude/settings.json";
const PROJECT: &str = "/home/dev/project/.claude/settings.json";
const LOCAL: &str = "/home/dev/project/.claude/settings.local.json";
const NAMES: &str = r#"{"apiKeyHelper": "/opt/vault/key"}"#;
const ID: &str = "credentials.helper";

fn answering(answer: Result<Answer, AskError>, files: &[(&str, &str)]) -> FakeMachine {
    let fake = installed();
    for (file, text) in files {
        fake.file(file, text);
    }
    fake.program("/bin/sh", answer);
    fake
}

fn printing(text: &str, files: &[(&str, &str)]) -> FakeMachine {
    answering(Ok(Answer { code: Some(0), stdout: text.into(), ..Answer::default() }), files)
}

#[test]
fn a_key_that_is_printed_is_measured_like_any_other() {
    let fake = printing(&format!("{KEY}\n"), &[(OWN, NAMES)]);
    let found = assess(&fake);
    assert_eq!(found.verdict, Verdict::Healthy, "{}", found.summary);
    assert_eq!(fake.net().keys_seen, ["api.anthropic.com"]);
    let used = found.ladder.used().unwrap();
    assert_eq!(used.fingerprint.as_ref().map(Fingerprint::as_str), Some("sk-ant-api03-…wXyZ"));
    assert_eq!((used.length, used.set_in.len()), (Some(KEY.len()), 1));
    fake.net().key =
        Some(Ok(KeyReply { status: 401, kind: Some("authentication_error".into()), ..KeyReply::default() }));
    assert_eq!(assess(&fake).diagnoses[0].id, "key.rejected");
    fake.file(CREDENTIALS, &login_text());
    assert_eq!(assess(&fake).diagnoses[0].id, "helper.failing");
}

#[test]
fn a_failure_is_told_without_the_key() {
    let stderr = format!("\u{1b}]0;x\u{7}cannot renew {KEY} or s3cr3ts3cr3ts3cr3t");
    let cases = [
        (Ok(Answer { code: Some(3), stderr: stderr.into(), ..Answer::default() }), "ends with code 3"),
        (Ok(Answer { code: Some(0), stdout: format!("Hello\n{KEY}").into(), ..Answer::default() }), "2 lines"),
        (Ok(Answer { code: Some(0), stdout: OAUTH.into(), ..Answer::default() }), "a login token"),
        (Ok(Answer { signal: Some(9), ..Answer::default() }), "signal 9"),
        (Err(AskError::TimedOut(Duration::from_millis(9700))), "has not ended after 10 s"),
        (Err(AskError::Flood), "without end"),
        (Err(AskError::NotStarted("no memory".into())), "no memory"),
    ];
    for (answer, words) in cases {
        let fake = answering(answer, &[(OWN, NAMES)]);
        let found = assess(&fake);
        assert_eq!(found.diagnoses[0].id, "helper.failing", "{words}");
        assert!(found.summary.contains(words), "{words}: {}", found.summary);
        assert!(found.ladder.used().unwrap().problems.contains(&"failing".to_owned()));
        assert!(fake.net().keys_seen.is_empty(), "nothing is sent");
        let shown = shown(&found);
        assert!(!shown.contains("AbCdEf") && !shown.contains("s3cr3t") && !shown.contains('\u{1b}'), "{shown}");
    }
}

#[test]
fn what_a_project_brings_is_not_run_and_decides() {
    for file in [PROJECT, LOCAL] {
        let fake = printing(KEY, &[(file, NAMES)]);
        fake.file(CREDENTIALS, &login_text());
        let found = assess(&fake);
        assert_eq!(found.verdict, Verdict::Unknown, "{}", found.summary);
        assert!(sentence(&found, ID).contains("not run without your yes"));
        assert!(fake.net().keys_seen.is_empty() && !has(&found, "helper.failing"));
    }
    let led = printing(KEY, &[(OWN, r#"{"apiKeyHelper": "bash ./key.sh"}"#)]);
    assert!(sentence(&assess(&led), ID).contains("another one in every folder"));
    let steered = answering(
        Ok(Answer { code: Some(1), ..Answer::default() }),
        &[(OWN, NAMES), (PROJECT, r#"{"env": {"VAULT": "x"}}"#)],
    );
    let found = assess(&steered);
    assert!(!has(&found, "helper.failing") && found.verdict == Verdict::Unknown, "{}", found.summary);
}

#[test]
fn a_login_token_from_a_program_goes_nowhere() {
    let gateway = printing(OAUTH, &[(OWN, NAMES)]).variable("ANTHROPIC_BASE_URL", "https://gateway.corp");
    let found = assess(&gateway);
    assert!(gateway.net().keys_seen.is_empty());
    assert_eq!(found.verdict, Verdict::Unknown, "{}", found.summary);
    let token = printing(KEY, &[(OWN, NAMES)]).variable("ANTHROPIC_AUTH_TOKEN", "gateway-token");
    assert!(sentence(&assess(&token), ID).contains("something that comes before it is used"));
    assert!(sentence(&assess(&installed()), ID).contains("no settings file names"));
}
