//! Does `history` tell what Claude Code wrote down, quickly, whatever lies there, and nothing that was said?
#![cfg(target_os = "linux")]
#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot build its machine fails")]
#![expect(clippy::disallowed_methods, reason = "builds a machine on the real disk and starts the real programs")]

#[path = "support/here.rs"]
#[expect(dead_code, reason = "other tests need other parts")]
mod here;
#[path = "support/machine_dir.rs"]
#[expect(dead_code, reason = "other tests use more of it")]
mod machine_dir;
#[path = "support/replies.rs"]
#[expect(dead_code, reason = "other tests use more of it")]
mod replies;

use std::fmt::Write;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use machine_dir::{MachineDir, access_token, bad_key, good_key, leaked, snapshot};
use replies::Replies;
use serde_json::{Value, json};

/// Seconds since 1970, so many before now.
fn ago(seconds: i64) -> String {
    let at = format!("@{}", machine_dir::now() / 1000 - seconds);
    let done = Command::new("date").args(["-u", "-d", &at, "+%FT%T.000Z"]).output().expect("date starts");
    String::from_utf8(done.stdout).expect("text").trim().to_owned()
}

fn line(seconds: i64, kind: &Value) -> String {
    let mut line = json!({ "parentUuid": null, "isSidechain": false, "timestamp": ago(seconds), "cwd": "/home/dev/shop",
        "sessionId": "s-1", "version": "2.1.310", "uuid": format!("u-{seconds}") });
    for (key, value) in kind.as_object().expect("an object") {
        line[key] = value.clone();
    }
    format!("{line}\n")
}

fn failed(seconds: i64, status: u16, text: &str) -> String {
    line(
        seconds,
        &json!({ "type": "assistant", "isApiErrorMessage": true, "apiErrorStatus": status, "error": "x",
            "message": { "model": "<synthetic>", "role": "assistant", "content": [{ "type": "text", "text": text }] } }),
    )
}

fn said(seconds: i64, text: &str) -> String {
    let content = json!([{ "type": "text", "text": text }]);
    line(seconds, &json!({ "type": "assistant", "message": { "role": "assistant", "content": content } }))
}

fn asked(seconds: i64, text: &str) -> String {
    line(seconds, &json!({ "type": "user", "message": { "role": "user", "content": text } }))
}

const KEY: &str = "Invalid API key · Fix external API key";

#[test]
fn the_time_line_is_printed_and_nothing_is_touched() {
    let prompt = format!("my key is {} PROMPTSECRET", good_key());
    let quoted = failed(90, 401, "QUOTEDSECRET");
    let text = [
        asked(500, &prompt).replace("2.1.310", "2.1.309"),
        said(480, "ANSWERSECRET"),
        asked(460, &quoted),
        failed(400, 401, KEY),
        failed(300, 401, &format!("{KEY} {}", bad_key())),
        failed(200, 529, "API Error: 529 Overloaded."),
    ];
    let machine = MachineDir::new().file(".claude/projects/-home-dev-shop/s-1.jsonl", text.concat());
    let before = snapshot(&machine.home(), None);
    let done = machine.run(&["history"]).ended(0);
    let found = machine.run(&["history", "--json"]).ended(0).json();
    assert_eq!(snapshot(&machine.home(), None), before, "reading changes nothing");
    for secret in ["PROMPTSECRET", "ANSWERSECRET", "QUOTEDSECRET", "home/dev"] {
        assert!(!done.out.contains(secret) && !found.to_string().contains(secret), "{secret}: {}", done.out);
    }
    assert!(done.out.contains("wrote down 3 API errors"), "{}", done.out);
    assert!(
        done.out.contains("minutes after Claude Code 2.1.310 was first used") || done.out.contains("one minute after")
    );
    assert_eq!((found["schema"].as_str(), found["errors"].as_u64()), (Some("claude-fix.history/1"), Some(3)));
    assert_eq!(found["kinds"][0]["class"], "overload");
    let key = &found["kinds"][1];
    assert_eq!(
        (key["count"].as_u64(), key["status"].as_u64(), key["step"].as_str()),
        (Some(2), Some(401), Some("api_key"))
    );
    assert_eq!(key["streak"]["after_version"]["version"], "2.1.310");
    assert_eq!(key["projects"][0]["name"], "shop");
    assert_eq!((&found["complete"], &found["read"]["files"]), (&json!(true), &json!(1)));
    let none = machine.run(&["history", "--since", "60h", "--json"]).ended(0).json();
    assert_eq!(none["errors"], 3);
    let none = machine.run(&["history", "--since", "0h"]).ended(0);
    assert!(none.out.contains("no session since"), "{}", none.out);
}

#[test]
fn files_that_mean_harm_do_none() {
    let good = failed(100, 401, KEY);
    let machine = MachineDir::new().file(".claude/projects/p/good.jsonl", &good);
    let folder = machine.home().join(".claude/projects/p");
    let write = |name: &str, bytes: &[u8]| std::fs::write(folder.join(name), bytes).expect("a file");
    let fifo = Command::new("mkfifo").arg(folder.join("pipe.jsonl")).status().expect("mkfifo starts");
    assert!(fifo.success());
    symlink(&folder, folder.join("circle")).expect("a link");
    symlink("..", folder.join("up")).expect("a link");
    symlink("/dev/zero", folder.join("zero.jsonl")).expect("a link");
    symlink("nowhere", folder.join("nowhere.jsonl")).expect("a link");
    std::fs::create_dir(folder.join("folder.jsonl")).expect("a folder");
    write("half.jsonl", &failed(90, 401, KEY).as_bytes()[..300]);
    write("latin.jsonl", &[failed(80, 401, "caf").as_bytes(), b"\xff\xfe\n", &good.as_bytes()[..9]].concat());
    // a hundred megabytes without a line feed, and an error behind it
    let mut long = b"{\"a\":\"".to_vec();
    long.resize(100_000_000, b'x');
    long.extend_from_slice(b"\"}\n");
    long.extend_from_slice(failed(70, 500, "API Error: 500 no \u{1b}]0;owned\u{7}\u{1b}[31m").as_bytes());
    write("long.jsonl", &long);
    drop(long);
    let hole = std::fs::File::create(folder.join("hole.jsonl")).expect("a file");
    hole.set_len(20_000_000_000).expect("a hole");
    let many = (0..3000).fold(String::new(), |mut all, n| {
        let _ = write!(all, "{}", failed(60, 401, &format!("{KEY} {n}")).replace("u-60", &format!("m-{n}")));
        all
    });
    write("many.jsonl", many.as_bytes());
    let done = machine.run(&["history", "--json"]).ended(0);
    let found = done.json();
    assert_eq!(found["errors"], 3003, "{}", done.out);
    assert!(found["read"]["unread"].as_u64().is_some_and(|unread| (1..=3).contains(&unread)), "{}", found["read"]);
    machine.run(&["history"]).ended(0);
}

#[test]
fn what_cannot_be_asked_is_said() {
    let machine = MachineDir::new();
    for bad in ["soon", "7", "-7d", "2026-13-01", ""] {
        let done = machine.run(&["history", "--since", bad]);
        assert_eq!((done.code, done.out.as_str()), (Some(2), ""), "{bad}: {}", done.err);
    }
    let homeless = MachineDir::new().with("HOME", "").run(&["history"]);
    assert!(matches!(homeless.code, Some(0 | 3)), "{homeless:?}");
    let empty = machine.run(&["history", "--json"]).ended(0).json();
    assert_eq!((&empty["errors"], &empty["complete"]), (&json!(0), &json!(true)));
}

/// One prompt to the real program, which gets this answer from a made-up API.
fn prompt(machine: MachineDir, claude: &Path, status: u16, kind: &'static str, message: &'static str) -> MachineDir {
    let api = Replies::new(status, kind, message);
    let path = format!("{}:/usr/bin:/bin", claude.parent().expect("its folder").display());
    let quiet = ["DISABLE_TELEMETRY", "DISABLE_AUTOUPDATER", "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC"];
    let machine = quiet.iter().fold(machine, |machine, name| machine.with(name, "1"));
    let machine = machine.with("PATH", &path).with("ANTHROPIC_BASE_URL", &api.url());
    let machine = machine.with("CLAUDE_CODE_MAX_RETRIES", "0").with("CLAUDE_CODE_OAUTH_TOKEN", &access_token());
    let project = machine.home().join("my project");
    std::fs::create_dir_all(&project).expect("a folder");
    let mut command = machine.program(claude, &["--debug", "-p", "say REALPROMPTSECRET"]);
    let output = command.current_dir(&project).output().expect("claude starts");
    assert_eq!(output.status.success(), status == 200, "{}", String::from_utf8_lossy(&output.stdout));
    machine
}

#[test]
fn what_the_real_claude_code_wrote_down_is_told() {
    let Some(claude) = here::claude() else { return };
    let machine = prompt(MachineDir::new(), &claude, 200, "", "");
    let machine = prompt(machine, &claude, 401, "authentication_error", "Invalid bearer token");
    let machine = prompt(machine, &claude, 529, "overloaded_error", "Overloaded");
    let done = machine.run(&["history", "--json"]).ended(0);
    let found = done.json();
    assert_eq!(found["errors"], 2, "each once, although the debug log tells it again: {}", done.out);
    let seen: Vec<_> = ["class", "status", "count", "over"].map(|key| found["kinds"][1][key].clone()).to_vec();
    assert_eq!(seen, [json!("auth"), json!(401), json!(1), json!(false)], "{}", done.out);
    assert_eq!(found["kinds"][0]["class"], "overload");
    assert!(found["last_success"].is_string() && found["kinds"][1]["streak"]["success_before"].is_string());
    assert_eq!(found["kinds"][1]["projects"][0]["name"], "my project");
    assert_eq!(found["versions"][0]["version"], machine_dir::VERSION);
    assert!(!done.out.contains("REALPROMPTSECRET"));
    assert_eq!(leaked(&done.out), None);
}
