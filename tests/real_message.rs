//! Does the real Claude Code send one message where `--live` asks for it, and is what comes back told apart?
#![cfg(target_os = "linux")]
#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot build its machine fails")]
#![expect(clippy::disallowed_methods, reason = "builds a machine on the real disk and starts the real programs")]

#[path = "support/contract.rs"]
mod contract;
#[path = "support/here.rs"]
#[expect(dead_code, reason = "other tests need other parts")]
mod here;
#[path = "support/machine_dir.rs"]
#[expect(dead_code, reason = "other tests use more of it")]
mod machine_dir;
#[path = "support/replies.rs"]
mod replies;

use machine_dir::{HOURS_8, MachineDir, access_token, good_key, leaked, now, refresh_token};
use replies::Replies;
use serde_json::{Value, json};

const STORE: &str = ".claude/.credentials.json";

fn machine(api: &Replies, claude: &std::path::Path) -> MachineDir {
    let folder = claude.parent().expect("its folder");
    let quiet = ["DISABLE_TELEMETRY", "DISABLE_AUTOUPDATER", "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC"];
    let machine = MachineDir::new().with("ANTHROPIC_BASE_URL", &api.url());
    let machine = machine.with("PATH", &format!("{}:/usr/bin:/bin", folder.display()));
    quiet.iter().fold(machine, |machine, name| machine.with(name, "1"))
}

fn login() -> String {
    json!({ "claudeAiOauth": { "accessToken": access_token(), "refreshToken": refresh_token(),
        "expiresAt": now() + HOURS_8, "scopes": ["user:inference", "user:profile"], "subscriptionType": "max" } })
    .to_string()
}

fn signed_in(machine: MachineDir) -> MachineDir {
    machine.file(STORE, login())
}

fn ids(report: &Value) -> Vec<&str> {
    report["diagnoses"].as_array().into_iter().flatten().filter_map(|it| it["id"].as_str()).collect()
}

fn row<'a>(report: &'a Value, id: &str) -> &'a Value {
    let rows = report["checks"].as_array().map(Vec::as_slice).unwrap_or_default();
    rows.iter().find(|row| row["id"] == id).unwrap_or_else(|| panic!("no row {id}"))
}

#[test]
fn what_comes_back_is_told_apart() {
    let Some(claude) = here::claude() else { return };
    for (status, kind, message, code, id) in [
        (200, "", "", 0, None),
        (401, "authentication_error", "Invalid authentication credentials", 1, Some("login.revoked")),
        (403, "permission_error", "OAuth token has been revoked. Please obtain a new token.", 1, Some("login.revoked")),
        (
            400,
            "invalid_request_error",
            "Your credit balance is too low to access the Anthropic API.",
            1,
            Some("account.credits"),
        ),
        (
            429,
            "rate_limit_error",
            "This request would exceed your account's rate limit.",
            0,
            Some("limit.mistaken_for_auth"),
        ),
        (
            403,
            "permission_error",
            "OAuth authentication is currently not allowed for this organization.",
            1,
            Some("account.no_access"),
        ),
    ] {
        let api = Replies::new(status, kind, message);
        let said = signed_in(machine(&api, &claude)).run(&["check", "--json", "--live"]);
        let report = said.json();
        assert_eq!(said.code, Some(code), "{status} {message}: {}", report["verdict"]);
        assert_eq!(contract::keeps(&report, code), Ok(()));
        assert_eq!(leaked(&report.to_string()), None);
        if let Some(id) = id {
            // whether the host for signing in can be reached from here is not the question
            let told = ids(&report);
            let first = told.iter().find(|id| !id.starts_with("network."));
            assert_eq!(first, Some(&id), "{status} {message}: {told:?}");
        }
        let seen = row(&report, "service.real_message");
        assert_eq!(seen["outcome"], if status == 200 { "healthy" } else { "found" }, "{seen}");
        let messages = api.messages();
        assert!(!messages.is_empty() && messages.len() <= 2, "{} messages", messages.len());
        for message in messages {
            let body: Value = serde_json::from_str(&message).expect("a message");
            assert!(body["tools"].as_array().is_none_or(Vec::is_empty), "no tool was offered");
        }
    }
}

#[test]
fn a_token_of_the_environment_is_shown_dead() {
    let Some(claude) = here::claude() else { return };
    let api = Replies::new(401, "authentication_error", "Invalid bearer token");
    let machine = signed_in(machine(&api, &claude)).with("CLAUDE_CODE_OAUTH_TOKEN", &access_token());
    let report = machine.run(&["check", "--json", "--live"]).json();
    assert_eq!(ids(&report)[0], "token.oauth_env_dead", "{:?}", ids(&report));
    assert_eq!(report["diagnoses"][0]["severity"], "broken");
}

#[test]
fn nothing_of_a_project_or_of_hooks_has_a_say() {
    let Some(claude) = here::claude() else { return };
    let api = Replies::new(200, "", "");
    let machine = signed_in(machine(&api, &claude));
    let ran = machine.record().join("ran");
    let hook = json!({ "hooks": { "SessionStart": [{ "hooks": [{ "type": "command",
        "command": format!("touch '{}'", ran.display()) }] }] } });
    let machine = machine.file(".claude/settings.json", hook.to_string());
    let project = machine.home().join("project");
    std::fs::create_dir_all(project.join(".claude")).expect("folders");
    let key = json!({ "env": { "ANTHROPIC_API_KEY": good_key() } }).to_string();
    std::fs::write(project.join(".claude/settings.json"), key).expect("a file");
    let output = machine.command(&["check", "--live"]).current_dir(&project).output().expect("claude-fix starts");
    let said = machine_dir::done(output);
    assert!(said.out.contains("A real message was answered"), "{}", said.out);
    assert!(!ran.exists(), "a hook ran");
    assert_eq!(api.messages().len(), 1);
    let kept = machine.home().join(".claude/projects");
    assert!(!kept.exists(), "no conversation is kept");
}

#[test]
fn a_plain_check_sends_nothing() {
    let Some(claude) = here::claude() else { return };
    let api = Replies::new(401, "authentication_error", "Invalid authentication credentials");
    let machine = signed_in(machine(&api, &claude));
    let report = machine.run(&["check", "--json"]).json();
    assert_eq!(row(&report, "service.real_message")["outcome"], "skipped");
    assert_eq!(api.messages().len(), 0);
    machine.run(&["check", "--live", "--offline"]).ended(2);
    let only = machine.run(&["check", "--json", "--live", "--skip", "service.real_message"]).json();
    assert!(only["checks"].as_array().is_some_and(|rows| !rows.is_empty()));
    assert_eq!(api.messages().len(), 0);
}
