//! Do the checks survive every bad input, and does a key go only where it may?

mod company;
mod surroundings;
mod told;
mod ways;

use std::sync::Arc;
use std::time::Duration;

use super::ALL;
use crate::app::event::RunId;
use crate::engine::checks::{Selection, run};
use crate::model::assessment::{Assessment, Verdict};
use crate::model::outcome::{Outcome, Row};
use crate::ports::fake::{FakeMachine, Node};
use crate::ports::network::KeyReply;

mod key_programs;
mod keychains;
mod large_files;
mod macs;
mod measured;
mod windows;

const CREDENTIALS: &str = "/home/dev/.claude/.credentials.json";
const KEY: &str = "sk-ant-api03-AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGhIjKlMnwXyZ";
const OAUTH: &str = "sk-ant-oat01-AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGhIjKlMnwXyZ";
const REFRESH: &str = "sk-ant-ort01-AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGhIjKlMnwXyZ";

fn assess(fake: &FakeMachine) -> Assessment {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let world = Arc::new(fake.world());
    runtime.block_on(run(world, ALL, &Selection::all(), RunId(1), None))
}

fn row<'a>(assessment: &'a Assessment, id: &str) -> &'a Row {
    assessment.rows.iter().find(|row| row.id == id).unwrap()
}

fn sentence(assessment: &Assessment, id: &str) -> String {
    row(assessment, id).outcome.sentence().to_owned()
}

fn shown(assessment: &Assessment) -> String {
    crate::headless::json::report(assessment).unwrap() + &crate::headless::text::report(assessment)
}

fn installed() -> FakeMachine {
    let fake = FakeMachine::new();
    fake.claude("2.1.329");
    fake
}

fn signed_in() -> FakeMachine {
    let fake = installed();
    fake.file(CREDENTIALS, &login_text());
    fake.file("/home/dev/.claude.json", r#"{"hasCompletedOnboarding":true}"#);
    fake
}

fn login_text() -> String {
    format!(r#"{{"claudeAiOauth":{{"accessToken":"{OAUTH}","refreshToken":"{REFRESH}","expiresAt":1795300000000}}}}"#)
}

fn has(assessment: &Assessment, id: &str) -> bool {
    assessment.diagnoses.iter().any(|it| it.id == id)
}

#[test]
fn a_signed_in_machine_is_healthy() {
    let after = assess(&signed_in());
    assert_eq!(after.verdict, Verdict::Healthy, "{}", after.summary);
    assert!(after.diagnoses.is_empty());
    // what a step offers by itself is all there is
    let standing = |id: &String| after.standing.iter().any(|(_, it)| it == id);
    assert!(after.plans.iter().all(|plan| standing(&plan.id)));
    assert!(after.plan("reset.credential").is_some() && after.plan("reset.folder").is_some());
}

#[test]
fn every_bad_credentials_file_is_said() {
    let mut large = login_text().into_bytes();
    large.resize(5 * 1024 * 1024, b' ');
    let file = |bytes: &[u8]| Node::File(bytes.to_vec(), 0o600);
    let cases = [
        (file(b""), "it is empty"),
        (file(b" \n"), "it is empty"),
        (file(&login_text().as_bytes()[..40]), "ends in the middle"),
        (file(b"\xff\xfe{}"), "not text in UTF-8"),
        (file(b"\xef\xbb\xbf{}"), "byte order mark"),
        (file(b"{\"claudeAiOauth\":\x1b[31m}"), "no JSON"),
        (file(b"[]"), "no object"),
        (file(&large), "MB"),
        (Node::Folder, "a folder"),
        (Node::Pipe, "a pipe"),
    ];
    for (node, words) in cases {
        let fake = installed();
        fake.put(CREDENTIALS, node);
        let found = assess(&fake);
        let said = sentence(&found, "store.credentials");
        assert!(said.contains(words), "{words}: {said}");
        assert!(has(&found, "store.credentials_corrupt"), "{words}");
        assert!(!shown(&found).contains('\u{1b}'));
        let top = found.top().unwrap();
        assert_eq!(top.repairs, ["store.move_credentials_aside"], "{words}: it can be moved aside");
    }
}

#[test]
fn a_link_that_leads_nowhere_and_a_file_out_of_reach() {
    let dangling = installed();
    dangling.put(CREDENTIALS, Node::Link("/gone/away".into()));
    assert!(has(&assess(&dangling), "store.not_persisted"));
    let round = installed();
    round.put(CREDENTIALS, Node::Link(CREDENTIALS.into()));
    assert!(has(&assess(&round), "store.not_persisted"));
    let denied = installed();
    denied.put(CREDENTIALS, Node::Denied);
    let found = assess(&denied);
    assert!(has(&found, "store.permissions") && found.top().unwrap().repairs == ["store.open_login"]);
    assert!(matches!(row(&found, "store.credentials").outcome, Outcome::Inconclusive { .. }));
}

#[test]
fn what_another_program_holds_is_not_damaged() {
    let held = installed();
    held.put("/home/dev/.claude.json", Node::Held);
    held.put(CREDENTIALS, Node::Held);
    let found = assess(&held);
    for id in ["store.config", "store.credentials"] {
        assert!(matches!(row(&found, id).outcome, Outcome::Inconclusive { .. }), "{id}");
    }
    let aside = |plan: &crate::model::plan::Plan| plan.id.contains("aside") || plan.id.contains("restore");
    assert!(!found.plans.iter().any(aside), "{:?}", found.plans);
}

#[test]
fn escapes_inside_a_good_login_are_not_shown() {
    let fake = installed();
    let text = login_text().replace("\"expiresAt\"", "\"subscriptionType\":\"\\u001b]0;x\\u0007max\",\"expiresAt\"");
    fake.file(CREDENTIALS, &text);
    let found = assess(&fake);
    assert!(!shown(&found).contains("u001b") && !shown(&found).contains('\u{1b}'));
    assert_eq!(row(&found, "login.claude_ai").evidence[0].value, "other", "what is no plain word is no plan");
}

#[test]
fn without_a_home_it_is_not_known() {
    let mut fake = signed_in();
    fake.machine.home = None;
    let found = assess(&fake);
    assert_eq!(found.verdict, Verdict::Unknown, "{}", found.summary);
    assert!(sentence(&found, "credentials.ladder").contains("HOME"));
}

#[test]
fn a_claude_that_hangs_or_floods_is_broken() {
    let fake = signed_in();
    let path = "/home/dev/.local/bin/claude";
    fake.program(path, Err(crate::ports::programs::AskError::TimedOut(Duration::from_secs(4))));
    assert!(has(&assess(&fake), "install.broken"));
    fake.program(path, Err(crate::ports::programs::AskError::Flood));
    assert!(has(&assess(&fake), "install.broken"));
}

#[test]
#[cfg_attr(windows, ignore = "compares whole paths of a made-up Linux machine")]
fn the_first_of_two_runs() {
    let fake = signed_in();
    fake.put("/usr/bin/claude", Node::File(b"#!".to_vec(), 0o755));
    let found = assess(&fake);
    let paths: Vec<_> = found.installs.all.iter().map(|it| (it.path.to_str().unwrap(), it.active)).collect();
    assert_eq!(paths, [("/home/dev/.local/bin/claude", true), ("/usr/bin/claude", false)]);
    let one = signed_in();
    one.put("/usr/bin/claude", Node::Link("/home/dev/.local/bin/claude".into()));
    assert_eq!(assess(&one).installs.all.len(), 1, "two names of one program");
}

#[test]
fn settings_that_cannot_be_read_are_left_out_and_said() {
    let deep = "{\"a\":".repeat(100_000);
    for text in ["{", "[]", "{\"env\": {\"A\" \"b\"}}", deep.as_str(), "\u{1b}[31m"] {
        let fake = signed_in();
        fake.file("/home/dev/.claude/settings.json", text);
        let found = assess(&fake);
        assert!(sentence(&found, "settings.files").contains("cannot read"), "{}", sentence(&found, "settings.files"));
        assert_eq!(found.verdict, Verdict::Healthy);
    }
}

#[test]
fn the_strongest_env_block_wins_over_the_shell() {
    let fake = signed_in().variable("ANTHROPIC_BASE_URL", "https://shell.example");
    fake.file("/home/dev/.claude/settings.json", r#"{"env":{"ANTHROPIC_BASE_URL":"https://user.example"}}"#);
    assert!(sentence(&assess(&fake), "network.api").contains("user.example"));
    fake.file("/home/dev/project/.claude/settings.json", r#"{"env":{"ANTHROPIC_BASE_URL":"https://project.example"}}"#);
    assert!(sentence(&assess(&fake), "network.api").contains("project.example"));
    fake.file("/etc/claude-code/managed-settings.json", r#"{"env":{"ANTHROPIC_BASE_URL":""}}"#);
    assert!(sentence(&assess(&fake), "network.api").contains("api.anthropic.com"), "an empty entry cancels");
}

#[test]
fn the_file_and_line_in_force_are_found() {
    let fake = signed_in().variable("ANTHROPIC_API_KEY", KEY);
    fake.net().key = Some(Ok(KeyReply {
        status: 401,
        kind: Some("authentication_error".into()),
        message: "invalid x-api-key".into(),
        ..KeyReply::default()
    }));
    fake.file("/home/dev/.bashrc", "export ANTHROPIC_API_KEY=other\n");
    fake.file("/home/dev/.zshrc", "# mine\nsource ~/secrets.sh\n");
    fake.file("/home/dev/secrets.sh", &format!("export ANTHROPIC_API_KEY=old\n\nexport ANTHROPIC_API_KEY={KEY}\n"));
    fake.put("/home/dev/.zprofile", Node::Link("/home/dev/.zshrc".into()));
    let found = assess(&fake);
    assert!(found.summary.contains("~/secrets.sh line 3"), "{}", found.summary);
    let evidence = &row(&found, "environment.variables").evidence[0].value;
    assert!(evidence.contains("~/secrets.sh line 3"), "{evidence}");
    let rung = found.ladder.used().unwrap();
    assert_eq!(rung.set_in[0].file, "~/secrets.sh");
    assert_eq!(rung.set_in[1].file, "~/.bashrc", "what is not in force stands last");
    let plan = found.plan("env.remove_variable:ANTHROPIC_API_KEY").unwrap();
    assert_eq!(plan.steps.len(), 2);
    assert_eq!(plan.clears, ["ANTHROPIC_API_KEY"]);
}

#[test]
fn a_value_that_no_file_explains_is_not_promised_to_go() {
    let fake = signed_in().variable("ANTHROPIC_API_KEY", KEY);
    fake.net().key =
        Some(Ok(KeyReply { status: 401, kind: Some("authentication_error".into()), ..KeyReply::default() }));
    let found = assess(&fake);
    let plan = found.plan("env.remove_variable:ANTHROPIC_API_KEY").unwrap();
    assert!(!plan.acts() && plan.clears.is_empty() && plan.consequences[0].contains("No file was found"));
    fake.file("/home/dev/.claude/settings.json", &format!(r#"{{"env":{{"ANTHROPIC_API_KEY":"{KEY}"}}}}"#));
    let found = assess(&fake);
    let plan = found.plan("env.remove_variable:ANTHROPIC_API_KEY").unwrap();
    assert!(plan.acts() && plan.clears.is_empty(), "without the settings file the shell's value is in force again");
}

/// Who was given a key.
fn seen(fake: &FakeMachine) -> Vec<String> {
    fake.net().keys_seen.clear();
    assess(fake);
    fake.net().keys_seen.clone()
}

#[test]
fn a_key_goes_where_the_person_sends_it() {
    let key = || installed().variable("ANTHROPIC_API_KEY", KEY);
    assert_eq!(seen(&key()), ["api.anthropic.com"]);
    let base = |url: &str| key().variable("ANTHROPIC_BASE_URL", url);
    assert_eq!(seen(&base("https://relay.example/v1")), ["relay.example"]);
    assert_eq!(seen(&base("http://127.0.0.1:8080")), ["127.0.0.1"]);
    assert_eq!(seen(&base("http://[::1]:8080")), ["::1"]);
    for bad in ["http://relay.example", "http://localhost.evil.example", "ftp://relay.example", "relay.example", "x"] {
        assert!(seen(&base(bad)).is_empty(), "{bad}");
    }
    let user = key();
    user.file("/home/dev/.claude/settings.json", r#"{"env":{"ANTHROPIC_BASE_URL":"https://corp.example"}}"#);
    assert_eq!(seen(&user), ["corp.example"]);
    let mut offline = key().world();
    offline.permissions.offline = true;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let found = runtime.block_on(run(Arc::new(offline), ALL, &Selection::all(), RunId(1), None));
    assert_eq!(found.verdict, Verdict::Unknown, "an offline key decides nothing");
}

#[test]
fn a_project_does_not_decide_where_a_key_goes() {
    for file in ["settings.json", "settings.local.json"] {
        for name in ["ANTHROPIC_BASE_URL", "NODE_EXTRA_CA_CERTS", "CLAUDE_CODE_CERT_STORE"] {
            let fake = installed().variable("ANTHROPIC_API_KEY", KEY);
            let text = format!(r#"{{"env":{{"{name}":"https://evil.example"}}}}"#);
            fake.file(format!("/home/dev/project/.claude/{file}"), &text);
            assert!(seen(&fake).is_empty(), "{file} {name}");
            assert_eq!(assess(&fake).verdict, Verdict::Unknown);
        }
    }
}

#[test]
fn a_login_is_never_sent() {
    for token in [OAUTH, REFRESH] {
        assert!(seen(&installed().variable("ANTHROPIC_API_KEY", token)).is_empty());
        assert!(seen(&installed().variable("ANTHROPIC_AUTH_TOKEN", token)).is_empty());
    }
    assert!(seen(&installed().variable("CLAUDE_CODE_OAUTH_TOKEN", OAUTH)).is_empty());
    assert!(seen(&signed_in()).is_empty());
    let spoilt = format!("{}\u{200b}{}", &KEY[..20], &KEY[20..]);
    assert!(seen(&installed().variable("ANTHROPIC_API_KEY", &spoilt)).is_empty());
}

#[test]
fn an_answer_is_no_unless_the_api_says_so() {
    let reply = |status, kind: &str, challenge: Option<&str>| {
        let fake = installed().variable("ANTHROPIC_API_KEY", KEY);
        let (content_type, challenge) = (Some(kind.to_owned()), challenge.map(str::to_owned));
        // only the API itself tells a type and a request id
        let kind = kind.contains("json").then(|| "authentication_error".to_owned());
        fake.net().key = Some(Ok(KeyReply { status, kind, challenge, content_type, ..KeyReply::default() }));
        assess(&fake).verdict
    };
    let json = "application/json";
    assert_eq!(reply(200, json, None), Verdict::Healthy);
    assert_eq!(reply(401, json, None), Verdict::Problems);
    for (status, kind, challenge) in [
        (200, "text/html", None),
        (401, "text/html; charset=utf-8", None),
        (401, json, Some("challenge")),
        (403, json, None),
        (407, json, None),
        (429, json, None),
        (529, json, None),
        (302, json, None),
    ] {
        assert_eq!(reply(status, kind, challenge), Verdict::Unknown, "{status} {kind}");
    }
}

#[test]
fn an_address_is_shown_without_what_may_be_secret() {
    for value in [
        "http://bob:hunter2secret@proxy.corp:3128",
        "bob:hunter2secret@proxy.corp:3128",
        "http://bob:hunter2/hunter2secret@proxy.corp:3128",
        "https://relay.example/v1?key=hunter2secret",
    ] {
        for name in ["HTTPS_PROXY", "ANTHROPIC_BASE_URL"] {
            let found = assess(&signed_in().variable(name, value));
            assert!(!shown(&found).contains("hunter2"), "{name} {value}: {}", shown(&found));
        }
    }
}

#[test]
fn hidden_characters_are_told_wherever_a_value_is_set() {
    use crate::model::hidden::HiddenCharacters;
    let spoilt = KEY.replace("api03-", "api03-\u{200b}");
    let fake = signed_in().variable("ANTHROPIC_API_KEY", &spoilt);
    fake.file("/home/dev/.zshrc", &format!("export ANTHROPIC_API_KEY='{spoilt}'\n"));
    fake.file("/home/dev/.bashrc", &format!("export ANTHROPIC_API_KEY={spoilt}\u{2060}\n"));
    fake.file("/home/dev/.profile", "export HTTPS_PROXY=http://p:1\n");
    let found = assess(&fake);
    let hidden = found.facts.get::<HiddenCharacters>().unwrap();
    assert_eq!((hidden.values.len(), hidden.looked_at), (2, 3));
    let [here, elsewhere] = hidden.values.as_slice() else { unreachable!("two") };
    assert_eq!((here.in_force, here.places.as_slice()), (true, ["~/.zshrc line 1".to_owned()].as_slice()));
    assert_eq!((here.length, here.found.len(), here.found[0].position), (KEY.len() + 1, 1, 14));
    assert_eq!(here.fingerprint.as_ref().map(crate::model::secret::Fingerprint::as_str), Some("sk-ant-api03-…wXyZ"));
    assert_eq!((elsewhere.in_force, elsewhere.places.as_slice()), (false, ["~/.bashrc line 1".to_owned()].as_slice()));
    assert_eq!(elsewhere.found.len(), 2);
    let plan = found.plan("secret.remove_hidden:ANTHROPIC_API_KEY").unwrap();
    assert_eq!((plan.steps.len(), plan.clears.as_slice()), (2, ["ANTHROPIC_API_KEY".to_owned()].as_slice()));
    let only_here = signed_in().variable("ANTHROPIC_API_KEY", &spoilt);
    let found = assess(&only_here);
    assert_eq!(found.facts.get::<HiddenCharacters>().unwrap().values[0].places, ["this terminal"]);
    assert!(found.plan("secret.remove_hidden:ANTHROPIC_API_KEY").is_none(), "no file sets it");
}

#[test]
fn a_secret_is_moved_only_where_nothing_stands_yet() {
    let token = KEY.replace("api03", "oat01");
    let alone = || {
        let fake = signed_in().variable("ANTHROPIC_API_KEY", &token);
        fake.file("/home/dev/.zshrc", &format!("export ANTHROPIC_API_KEY={token}\n"));
        fake
    };
    let id = "secret.move:ANTHROPIC_API_KEY";
    assert!(assess(&alone()).plan(id).is_some_and(|plan| plan.acts() && !plan.clears.is_empty()));
    assert!(assess(&alone().variable("CLAUDE_CODE_OAUTH_TOKEN", &token)).plan(id).is_none());
    let cancelled = alone();
    cancelled.file("/home/dev/.claude/settings.json", r#"{"env":{"CLAUDE_CODE_OAUTH_TOKEN":""}}"#);
    assert!(assess(&cancelled).plan(id).is_none());
    let managed = signed_in();
    let block = format!(r#"{{"env":{{"ANTHROPIC_API_KEY":"{token}"}}}}"#);
    managed.file("/etc/claude-code/managed-settings.json", &block);
    assert!(assess(&managed).plan(id).is_none(), "an administrator's file stays");
}
