//! Does the real program keep what its machine interface promises? Commands, exit codes, JSON, and nothing changed.
#![cfg(target_os = "linux")]
#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot build its machine fails")]
#![expect(clippy::disallowed_methods, reason = "builds a machine on the real disk and starts the real program")]

#[path = "support/contract.rs"]
mod contract;
#[path = "support/fixing.rs"]
mod fixing;
#[path = "support/hostile.rs"]
mod hostile;
#[path = "support/loopback.rs"]
mod loopback;
#[path = "support/machine_dir.rs"]
mod machine_dir;
#[path = "support/scanning.rs"]
mod scanning;

use std::io::{Read, Write};
use std::process::Stdio;
use std::time::{Duration, Instant};

use contract::keeps;
use loopback::Loopback;
use machine_dir::{Login, MachineDir, VERSION, bad_key, clean, done, gateway_token, good_key, snapshot};

fn machine(api: &Loopback) -> MachineDir {
    MachineDir::new().with_claude().with("ANTHROPIC_BASE_URL", &api.url())
}

/// The machine of the story: a dead key in `~/.zshrc` hides a good login.
fn hidden_login(api: &Loopback) -> MachineDir {
    machine(api).login(Login::Valid).key_in_zshrc(&bad_key())
}

/// A machine, the exit code, and the diagnosis at the top.
fn machines(api: &Loopback) -> Vec<(&'static str, MachineDir, i32, Option<&'static str>)> {
    let settings = format!("{{\"env\":{{\"ANTHROPIC_API_KEY\":\"{}\"}}}}", bad_key());
    let invisible = format!("{}\u{200b}{}", &good_key()[..40], &good_key()[40..]);
    let refused = "http://127.0.0.1:9";
    vec![
        ("nobody signed in", machine(api), 1, Some("login.none")),
        ("a good login", machine(api).login(Login::Valid), 0, None),
        ("a login about to be renewed", machine(api).login(Login::RefreshPending), 0, Some("login.refresh_pending")),
        ("an ended login", machine(api).login(Login::Expired), 1, Some("login.expired")),
        ("an emptied login", machine(api).login(Login::Blanked), 1, Some("login.blanked")),
        ("a cut login", machine(api).login(Login::Truncated), 1, Some("store.credentials_corrupt")),
        ("a dead key over a good login", hidden_login(api), 1, Some("env.api_key_overrides_login")),
        ("a dead key", machine(api).with("ANTHROPIC_API_KEY", &bad_key()), 1, Some("key.rejected")),
        ("a good key", machine(api).with("ANTHROPIC_API_KEY", &good_key()), 0, None),
        (
            "a good key over a good login",
            machine(api).login(Login::Valid).key_in_zshrc(&good_key()),
            0,
            Some("env.api_key_overrides_login"),
        ),
        (
            "a dead key in settings",
            machine(api).login(Login::Valid).file(".claude/settings.json", settings),
            1,
            Some("settings.env_block_overrides"),
        ),
        (
            "an invisible character",
            machine(api).with("ANTHROPIC_API_KEY", &invisible),
            1,
            Some("secret.hidden_characters"),
        ),
        (
            "a login token as a key",
            machine(api).with("ANTHROPIC_API_KEY", &machine_dir::access_token()),
            1,
            Some("secret.wrong_kind"),
        ),
        (
            "a dead token",
            machine(api).login(Login::Valid).with("ANTHROPIC_AUTH_TOKEN", &gateway_token()),
            1,
            Some("env.auth_token_leftover"),
        ),
        (
            "no Claude Code",
            MachineDir::new().with("ANTHROPIC_BASE_URL", &api.url()).login(Login::Valid),
            1,
            Some("install.missing"),
        ),
        (
            "an address that refuses",
            machine(api).login(Login::Valid).with("ANTHROPIC_BASE_URL", refused),
            1,
            Some("env.base_url_leftover"),
        ),
    ]
}

/// The checks that ask somebody outside of this machine; what they learn depends on where the tests run.
const OUTSIDE: [&str; 7] = [
    "network.sign_in",
    "network.claude_ai",
    "network.claude_com",
    "network.downloads",
    "network.original_api",
    "network.portal",
    "service",
];

/// `check` with these arguments, and without anybody outside.
fn alone<'a>(arguments: &[&'a str]) -> Vec<&'a str> {
    let skipped = OUTSIDE.iter().flat_map(|id| ["--skip", *id]);
    ["check"].into_iter().chain(arguments.iter().copied()).chain(skipped).collect()
}

#[test]
fn every_machine_is_told_as_the_contract_says_and_stays_as_it_is() {
    let api = Loopback::new(&good_key());
    for (name, machine, code, top) in machines(&api) {
        let before = snapshot(&machine.home(), None);
        let json = machine.run(&alone(&["--json"]));
        assert_eq!(json.code, Some(code), "{name}\n{}\n{}", json.out, json.err);
        let report = json.json();
        keeps(&report, code).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(report["diagnoses"][0]["id"].as_str(), top, "{name}: {report:#}");
        let text = machine.run(&alone(&[])).ended(code);
        let word = if code == 1 { "Broken: " } else { "Healthy: " };
        assert!(text.out.contains(&format!("\n{word}")), "{name}: {}", text.out);
        assert!(top.is_none_or(|id| text.out.contains(id)), "{name}: {}", text.out);
        assert_eq!(snapshot(&machine.home(), None), before, "{name}");
    }
}

#[test]
fn the_line_that_sets_the_key_is_named() {
    let api = Loopback::new(&good_key());
    let report = hidden_login(&api).run(&["check", "--json"]).ended(1).json();
    let rungs = report["credentials"].as_array().expect("credentials");
    let key = rungs.iter().find(|rung| rung["kind"] == "api_key").expect("the key");
    assert_eq!(key["set_in"], serde_json::json!([{ "file": "~/.zshrc", "line": 3 }]));
    assert_eq!(key["problems"], serde_json::json!(["rejected"]));
    assert_eq!(key["length"], 108);
    let end = &bad_key()[104..];
    assert_eq!(key["fingerprint"], format!("sk-ant-api03-…{end}"));
    assert_eq!(report["claude"]["installs"][0]["version"], VERSION);
    assert_eq!(report["repairs"][0]["changes"][0], "edit ~/.zshrc line 3");
}

#[test]
fn only_the_key_is_sent_and_only_to_the_address_in_force() {
    let api = Loopback::new(&good_key());
    hidden_login(&api).run(&["check"]).ended(1);
    let (with, without): (Vec<_>, Vec<_>) =
        api.requests().into_iter().partition(|request| request.header("x-api-key").is_some());
    assert_eq!(with.len(), 1, "{with:?}");
    assert!(with[0].line.starts_with("GET /v1/models"));
    assert!(api.requests().iter().all(|request| request.header("authorization").is_none()));
    assert!(without.iter().all(|request| request.line.starts_with("GET /api/hello")), "{without:?}");
}

#[test]
fn offline_opens_no_connection_and_says_what_it_cannot_tell() {
    let api = Loopback::new(&good_key());
    let machine = machine(&api).with("ANTHROPIC_API_KEY", &good_key());
    let report = machine.run(&["check", "--json", "--offline"]).ended(3).json();
    keeps(&report, 3).expect("the contract");
    machine.run(&["check", "--offline"]).ended(3);
    assert_eq!(api.connections(), 0);
}

#[test]
fn usage_errors_end_with_2_and_explain_themselves() {
    let machine = MachineDir::new();
    let before = snapshot(&machine.home(), None);
    let all: [&[&str]; 9] = [
        &["check", "--only", "nothing.such"],
        &["check", "--skip", "\u{1b}[31m"],
        &["check", "--timeout", "0"],
        &["--nonsense"],
        &["nonsense"],
        &["run"],
        &["undo", "x"],
        &["undo"],
        &["fix", "nothing.such", "--yes"],
    ];
    for arguments in all {
        let done = machine.run(arguments).ended(2);
        assert!(!done.err.is_empty() && done.out.is_empty(), "{arguments:?}: {done:?}");
    }
    assert_eq!(snapshot(&machine.home(), None), before);
}

#[test]
fn only_and_skip_pick_checks_and_groups() {
    let machine = MachineDir::new().with_claude().login(Login::Valid);
    let ids = |arguments: &[&str]| -> Vec<String> {
        let report = machine.run(&[&["check", "--json", "--offline"], arguments].concat()).json();
        let rows = report["checks"].as_array().cloned().unwrap_or_default();
        rows.iter().filter_map(|row| row["id"].as_str()).map(str::to_owned).collect()
    };
    assert_eq!(ids(&["--only", "install.copies"]), ["install.copies"]);
    assert!(ids(&["--only", "network"]).iter().all(|id| id.starts_with("network.")));
    assert!(!ids(&["--skip", "install"]).contains(&"install.copies".to_owned()));
}

#[test]
fn the_limit_is_kept() {
    let api = Loopback::black_hole();
    let begun = Instant::now();
    let done = machine(&api).with("ANTHROPIC_API_KEY", &good_key()).run(&["check", "--timeout", "1"]);
    assert!(matches!(done.code, Some(1 | 3)), "{done:?}");
    assert!(begun.elapsed() < Duration::from_secs(3), "{:?}", begun.elapsed());
}

#[test]
fn run_takes_the_dead_key_away_and_returns_the_commands_own_code() {
    let api = Loopback::new(&good_key());
    let machine = hidden_login(&api);
    let before = snapshot(&machine.home(), None);
    let said = machine.run(&["run", "--", "sh", "-c", "echo ${ANTHROPIC_API_KEY-unset}; exit 7"]).ended(7);
    assert_eq!(said.out, "unset\n");
    assert!(said.err.contains("ANTHROPIC_API_KEY"), "{}", said.err);
    machine.run(&["run", "--", "no-such-command-anywhere"]).ended(127);
    machine.run(&["run", "--", "sh", "-c", "kill -TERM $$"]).ended(143);
    let good = self::machine(&api).with("ANTHROPIC_API_KEY", &good_key());
    let length = "echo ${#ANTHROPIC_API_KEY}";
    assert_eq!(good.run(&["run", "--", "sh", "-c", length]).ended(0).out, "108\n");
    assert_eq!(snapshot(&machine.home(), None), before);
}

#[test]
fn run_passes_a_request_to_end_on_and_returns_the_commands_code() {
    use rustix::process::{Pid, Signal, kill_process};
    let api = Loopback::new(&good_key());
    for (signal, name) in [(Signal::TERM, "TERM"), (Signal::HUP, "HUP")] {
        let machine = machine(&api).login(Login::Valid);
        let script = format!("trap 'exit 9' {name}; echo ready; while :; do sleep 0.01; done");
        let mut child = machine.command(&["run", "--", "sh", "-c", &script]).spawn().expect("claude-fix starts");
        let mut line = [0; 6];
        child.stdout.as_mut().expect("a pipe").read_exact(&mut line).expect("the command runs");
        kill_process(Pid::from_raw(child.id().cast_signed()).expect("a pid"), signal).expect("it takes signals");
        assert_eq!(child.wait().expect("the end").code(), Some(9), "{name}");
    }
}

#[test]
fn a_pipe_in_place_of_certificates_is_not_waited_for() {
    let api = Loopback::new(&good_key());
    for name in ["SSL_CERT_FILE", "SSL_CERT_DIR", "NODE_EXTRA_CA_CERTS"] {
        let machine = machine(&api).login(Login::Valid);
        let folder = machine.home().join("certs");
        std::fs::create_dir(&folder).expect("a folder");
        let made = machine.program("/usr/bin/mkfifo", &[folder.join("pipe").to_str().expect("a path")]).status();
        assert!(made.expect("mkfifo").success());
        for path in [folder.join("pipe"), folder] {
            let path = path.to_str().expect("a path").to_owned();
            let url = api.url().replace("http://", "https://");
            let machine = self::machine(&api).login(Login::Valid).with(name, &path).with("ANTHROPIC_BASE_URL", &url);
            let said = machine.run(&["check", "--only", "network.api"]).out;
            assert!(said.contains("answers with something"), "{name} {path}: the way was walked to its end: {said}");
        }
    }
}

#[test]
fn run_reaches_the_real_claude_with_the_variable_cancelled_in_settings() {
    let api = Loopback::new(&good_key());
    let machine = hidden_login(&api);
    machine.run(&["run", "--", "claude", "-p", "hi"]).ended(0);
    let read = |name: &str| std::fs::read_to_string(machine.record().join(name)).expect("a record");
    let block = r#"{"env":{"ANTHROPIC_API_KEY":""}}"#;
    assert_eq!(read("arguments").lines().collect::<Vec<_>>(), ["--settings", block, "-p", "hi"]);
    assert!(!read("environment").contains("ANTHROPIC_API_KEY"));
}

fn explain(input: Option<&str>, arguments: &[&str]) -> machine_dir::Done {
    let machine = MachineDir::new();
    let mut command = machine.command(&[&["explain"], arguments].concat());
    let mut child = command.stdin(Stdio::piped()).spawn().expect("claude-fix starts");
    if let Some(text) = input {
        child.stdin.take().expect("a pipe").write_all(text.as_bytes()).expect("it reads");
    }
    let said = done(child.wait_with_output().expect("the end"));
    clean(&said);
    said
}

#[test]
fn explain_reads_an_argument_or_standard_input() {
    let message = "Not logged in · Please run /login";
    let said = explain(None, &[message]).ended(0);
    assert!(said.out.contains("Start here: step"), "{}", said.out);
    assert_eq!(explain(Some(message), &[]).ended(0).out, said.out);
    assert_eq!(explain(Some(&format!("\u{1b}[31m{message}\u{1b}[0m")), &[]).ended(0).out, said.out);
    explain(Some("the cat sat on the mat"), &[]).ended(3);
    explain(Some(""), &[]).ended(3);
    let secret = format!("401 invalid x-api-key {}", bad_key());
    let json = explain(Some(&secret), &["--json"]).ended(0).json();
    assert_eq!(json["schema"], "claude-fix.explain/1");
    assert_eq!(json["class"], "auth");
    for key in ["signatures", "causes", "step", "request_id", "summary", "next"] {
        assert!(json.get(key).is_some(), "{key} in {json}");
    }
}

#[test]
fn every_help_has_an_example() {
    let machine = MachineDir::new();
    for command in ["", "check", "run", "fix", "undo", "scan", "explain"] {
        let arguments: Vec<&str> = [command, "--help"].into_iter().filter(|it| !it.is_empty()).collect();
        let said = machine.run(&arguments).ended(0);
        assert!(said.out.contains("Example") && said.out.contains("  claude-fix"), "{command}: {}", said.out);
    }
    assert!(machine.run(&["--version"]).ended(0).out.starts_with("claude-fix "));
}

#[test]
fn without_a_terminal_the_wizard_is_text() {
    let api = Loopback::new(&good_key());
    let machine = hidden_login(&api);
    for arguments in [&[][..], &["--plain"], &["--no-input"], &["--ascii", "--no-color"]] {
        let said = machine.run(arguments).ended(1);
        assert!(said.out.contains("\nBroken: ") && said.out.contains("~/.zshrc line 3"), "{}", said.out);
    }
}

#[test]
fn only_remember_writes_down_what_works() {
    let api = Loopback::new(&good_key());
    let machine = machine(&api).login(Login::Valid);
    let file = machine.home().join(".local/state/claude-fix/last-healthy.json");
    machine.run(&["check"]).ended(0);
    assert!(!file.exists(), "a plain check writes nothing");
    machine.run(&["check", "--remember"]).ended(0);
    assert!(file.exists());
    std::fs::write(machine.home().join(".zshrc"), format!("export ANTHROPIC_API_KEY={}\n", bad_key())).expect("a file");
    let machine = machine.with("ANTHROPIC_API_KEY", &bad_key());
    let told = machine.run(&["check"]).ended(1);
    assert!(told.out.contains("because: It worked at") && told.out.contains("took the place of"), "{}", told.out);
}

#[test]
fn a_program_for_the_key_is_never_taken_from_the_working_folder() {
    let api = Loopback::new(&good_key());
    let machine = machine(&api).file(".claude/settings.json", "{\"apiKeyHelper\": \"sh bin/key.sh\"}");
    let project = machine.home().join("project");
    std::fs::create_dir_all(project.join("bin")).expect("folders");
    let ran = machine.record().join("ran");
    std::fs::write(project.join("bin/key.sh"), format!("echo planted >'{}'\n", ran.display())).expect("a script");
    let output = machine.command(&["check"]).current_dir(&project).output().expect("claude-fix starts");
    let told = done(output);
    assert!(!ran.exists(), "the project's file was run: {told:?}");
    assert_eq!(told.code, Some(1), "{told:?}");
}
