//! Does it hold where somebody means harm, or has an odd machine? One test for each attack that once came through.
#![expect(clippy::unwrap_used, reason = "a test may stop")]

use std::sync::Arc;

use claude_fix::app::event::{ClaudeSays, RunId};
use claude_fix::checks;
use claude_fix::engine::apply::apply;
use claude_fix::engine::checks::{Selection, run};
use claude_fix::engine::journal::Journal;
use claude_fix::headless::{json, text};
use claude_fix::model::assessment::{Assessment, Verdict};
use claude_fix::model::consent::{Reply, confirm};
use claude_fix::model::network::{CertificateFault, Fault, Stage};
use claude_fix::ports::fake::{FakeMachine, Node};
use claude_fix::ports::network::KeyReply;
use claude_fix::ports::programs::Answer;

fn assess(fake: &FakeMachine) -> Assessment {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(run(Arc::new(fake.world()), checks::ALL, &Selection::all(), RunId::default(), None))
}

fn said(fake: &FakeMachine) -> String {
    let assessment = assess(fake);
    let plans: String = assessment.plans.iter().map(|plan| text::plan(plan, &assessment)).collect();
    json::report(&assessment).unwrap() + &text::report(&assessment) + &plans
}

fn signed_in() -> FakeMachine {
    let fake = FakeMachine::new();
    fake.claude("2.1.329");
    let login = r#"{"claudeAiOauth":{"accessToken":"a","refreshToken":"r","expiresAt":4102444800000,"scopes":["user:inference"]}}"#;
    fake.file("/home/dev/.claude/.credentials.json", login);
    fake
}

#[test]
fn a_project_cannot_put_its_proxy_or_its_certificate_in_the_way_of_a_key() {
    for name in ["HTTPS_PROXY", "https_proxy", "NODE_EXTRA_CA_CERTS", "CLAUDE_CODE_CERT_STORE"] {
        for file in ["settings.json", "settings.local.json"] {
            let fake = signed_in().variable("ANTHROPIC_API_KEY", "gw-0123456789");
            let block = serde_json::json!({ "env": { name: "http://127.0.0.1:1" } }).to_string();
            fake.file(format!("/home/dev/project/.claude/{file}"), &block);
            assess(&fake);
            assert!(fake.net().keys_seen.is_empty(), "{name} in {file}");
        }
        let fake = signed_in().variable("ANTHROPIC_API_KEY", "gw-0123456789");
        let block = serde_json::json!({ "env": { name: "http://127.0.0.1:1" } }).to_string();
        fake.file("/home/dev/.claude/settings.json", &block);
        assess(&fake);
        assert_eq!(fake.net().keys_seen.len(), 1, "{name} in the person's own settings");
    }
}

#[test]
fn secrets_without_a_form_are_never_said() {
    let secret = "hunterTwo4Ever99";
    let stdout = format!("token {secret} prefix {}\n", &secret[..10]).into_bytes();
    let answer = Answer { code: Some(0), stdout, ..Default::default() };
    let fake = signed_in()
        .variable("ANTHROPIC_AUTH_TOKEN", secret)
        .variable("https_proxy", &format!("bob:{secret}@proxy:3128"))
        .variable("HTTPS_PROXY", &format!("http://bob:a/{secret}@proxy:3128"))
        .variable("HTTP_PROXY", &format!("http:\\\\bob:{secret}@proxy:3128"))
        .variable("ANTHROPIC_BASE_URL", &format!("https://relay.example/k/{secret}?key={secret}#{secret}"));
    fake.program("/home/dev/.local/bin/claude", Ok(answer));
    let lines = format!("export ANTHROPIC_AUTH_TOKEN={secret}x # was {secret}\n")
        + &format!("export ANTHROPIC_BASE_URL=http://x; login {secret} // {secret}\n");
    fake.file("/home/dev/.zshrc", &lines);
    let settings =
        format!("{{\"env\": {{\"{secret}\": \"ANTHROPIC_API_KEY\",\n\"ANTHROPIC_API_KEY\": \"a\" // {secret}\n}}}}");
    fake.file("/home/dev/.claude/settings.json", &settings);
    let said = said(&fake);
    assert!(said.contains("relay.example"), "{said}");
    assert!(!said.contains(&secret[..10]), "{said}");
}

#[test]
fn one_file_under_two_names_is_changed_once() {
    let fake = signed_in().variable("ANTHROPIC_AUTH_TOKEN", "gw-0123456789");
    fake.file("/home/dev/.bashrc", "export ANTHROPIC_AUTH_TOKEN=gw-0123456789\n");
    fake.put("/home/dev/.bash_profile", Node::Link("/home/dev/.bashrc".into()));
    let plan = assess(&fake).plan("env.remove_variable:ANTHROPIC_AUTH_TOKEN").unwrap().clone();
    assert_eq!(plan.steps.len(), 1);
    let journal = Journal::new(Arc::new(fake.clone()), "/home/dev/.local/state/claude-fix".into());
    apply(&journal, &confirm(plan, Reply::Beforehand).unwrap(), fake.machine.now).unwrap();
}

#[test]
fn a_login_that_is_far_too_large_can_be_moved_aside() {
    let fake = signed_in();
    let large = vec![b'x'; 5 << 20];
    fake.put("/home/dev/.claude/.credentials.json", Node::File(large, 0o600));
    let plan = assess(&fake).plan("store.move_credentials_aside").unwrap().clone();
    let journal = Journal::new(Arc::new(fake.clone()), "/home/dev/.local/state/claude-fix".into());
    apply(&journal, &confirm(plan, Reply::Beforehand).unwrap(), fake.machine.now).unwrap();
    assert!(!fake.disk().contains_key(std::path::Path::new("/home/dev/.claude/.credentials.json")));
}

#[test]
fn a_way_that_breaks_without_a_known_cause_is_not_healthy() {
    for stage in [Stage::Tls, Stage::Http] {
        let fake = signed_in();
        let fault = Fault::Garbled("received fatal alert: HandshakeFailure".to_owned());
        fake.net().broken.insert("api.anthropic.com".to_owned(), (stage, fault));
        assert_eq!(assess(&fake).verdict, Verdict::Unknown);
    }
}

#[test]
fn what_is_not_used_is_not_broken() {
    let untrusted = || Fault::Certificate { because: CertificateFault::UnknownIssuer, issuer: "Corp".to_owned() };
    let fake = FakeMachine::new().variable("ANTHROPIC_API_KEY", "gw-0123456789");
    fake.claude("2.1.329");
    fake.net().broken.insert("platform.claude.com".to_owned(), (Stage::Tls, untrusted()));
    assert_eq!(assess(&fake).verdict, Verdict::Healthy, "a key needs no host that signs in");
    let fake = FakeMachine::new()
        .variable("CLAUDE_CODE_USE_BEDROCK", "1")
        .variable("AWS_PROFILE", "work")
        .variable("ANTHROPIC_BASE_URL", "https://relay.example");
    fake.file("/home/dev/.aws/credentials", "[work]\naws_access_key_id = A\naws_secret_access_key = B\n");
    fake.claude("2.1.329");
    fake.net().broken.insert("relay.example".to_owned(), (Stage::Tcp, Fault::Refused));
    fake.net().broken.insert("platform.claude.com".to_owned(), (Stage::Tls, untrusted()));
    assert_eq!(assess(&fake).verdict, Verdict::Healthy, "a cloud provider needs neither host");
}

#[test]
fn a_gateway_is_believed_when_it_accepts_and_not_when_its_headers_were_missing() {
    let key = format!("sk-ant-api03-{}", "q".repeat(90));
    let gateway = || signed_in().variable("ANTHROPIC_BASE_URL", "https://relay.example");
    let ids = |fake: &FakeMachine| assess(fake).diagnoses.into_iter().map(|it| it.id).collect::<Vec<_>>();
    let fake = gateway().variable("ANTHROPIC_AUTH_TOKEN", &key);
    assert!(!ids(&fake).contains(&"secret.wrong_kind".to_owned()), "it was accepted");
    let fake = gateway().variable("ANTHROPIC_AUTH_TOKEN", "dummy").variable("ANTHROPIC_CUSTOM_HEADERS", "X-Real: yes");
    fake.net().key =
        Some(Ok(KeyReply { status: 401, kind: Some("authentication_error".into()), ..KeyReply::default() }));
    assert_ne!(assess(&fake).verdict, Verdict::Problems, "the real credential is in the headers");
}

#[test]
fn a_claude_of_a_project_is_never_run() {
    for (path, folder) in [("bin", "bin"), ("./tools", "tools"), ("/home/dev/project/bin", "bin")] {
        let fake = FakeMachine::new().variable("PATH", path);
        let claude = format!("/home/dev/project/{folder}/claude");
        fake.put("/home/dev/project/.git", Node::Folder);
        fake.put(&claude, Node::File(b"#!".to_vec(), 0o755));
        fake.file(format!("/home/dev/project/{folder}/package.json"), r#"{"version":"2.1.329"}"#);
        let answer = Answer { code: Some(0), stdout: b"9.9.9 (Claude Code)".to_vec(), ..Answer::default() };
        fake.program(&claude, Ok(answer));
        let assessment = assess(&fake);
        assert_eq!(assessment.installs.active().unwrap().version.number(), Some("2.1.329"), "{path}: told, not asked");
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let says = runtime.block_on(claude_fix::engine::claude_says::ask(&fake.world(), &assessment));
        assert!(matches!(says, ClaudeSays::Nothing(because) if because.contains("is not run")), "{path}");
    }
}
