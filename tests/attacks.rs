//! Does it hold where somebody means harm, or has an odd machine? One test for each attack that once came through.
#![expect(clippy::unwrap_used, reason = "a test may stop")]

use std::sync::Arc;

use claude_fix::app::event::RunId;
use claude_fix::checks;
use claude_fix::engine::checks::{Selection, run};
use claude_fix::headless::{json, text};
use claude_fix::model::assessment::Assessment;
use claude_fix::ports::fake::FakeMachine;

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
    let login = r#"{"claudeAiOauth":{"accessToken":"a","refreshToken":"r","expiresAt":4102444800000,"scopes":[]}}"#;
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
    let answer = claude_fix::ports::programs::Answer { code: Some(0), stdout, ..Default::default() };
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
