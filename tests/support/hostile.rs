//! Does every command survive a machine that is broken on purpose: in time, without a trace, and with words?

use std::path::Path;

use crate::loopback::Loopback;
use crate::machine;
use crate::machine_dir::{Login, MachineDir, bad_key, good_key, mode, snapshot};

/// `check` as text and as JSON: a row or a message, and nothing in the home folder is touched.
fn survives(machine: &MachineDir, what: &str, codes: &[i32]) -> (String, serde_json::Value) {
    let before = snapshot(&machine.home(), None);
    let text = machine.run(&["check"]);
    let code = text.code.unwrap_or(-1);
    assert!(codes.contains(&code), "{what} ended with {code}: {}{}", text.out, text.err);
    assert!(!text.out.is_empty() || !text.err.is_empty(), "{what} says nothing");
    let json = machine.run(&["check", "--json"]).ended(code).json();
    crate::contract::keeps(&json, code).unwrap_or_else(|error| panic!("{what}: {error}"));
    assert_eq!(snapshot(&machine.home(), None), before, "{what}");
    (text.out, json)
}

#[test]
fn a_home_that_is_none() {
    for (what, home) in [("empty", ""), ("relative", "here"), ("not there", "/no/such/home")] {
        let machine = MachineDir::new().with_claude().with("HOME", home);
        survives(&machine, what, &[1, 3]);
        for command in [&["fix"][..], &["undo", "--list"], &["explain", "x y z"], &["run", "--", "true"]] {
            let done = machine.run(command);
            assert!(matches!(done.code, Some(0..=4)), "{what} {command:?}: {done:?}");
        }
    }
    let machine = MachineDir::new().with_claude();
    let mut command = machine.command(&["check", "--offline"]);
    let said = crate::done(command.env_remove("HOME").output().expect("claude-fix starts"));
    crate::clean(&said);
    assert!(matches!(said.code, Some(0..=3)), "{said:?}");
}

/// A good login whose file was then replaced by this.
fn with_store(api: &Loopback, replace: impl FnOnce(&Path)) -> MachineDir {
    let machine = machine(api).login(Login::Valid);
    let path = machine.credentials();
    std::fs::remove_file(&path).expect("the file goes");
    replace(&path);
    machine
}

#[test]
fn a_store_that_is_no_store() {
    let api = Loopback::new(&good_key());
    let write = |bytes: &'static [u8]| with_store(&api, move |path| std::fs::write(path, bytes).expect("a file"));
    survives(&write(b""), "empty", &[1]);
    survives(&write(b"{\"claudeAiOauth\":{\"accessTo"), "cut", &[1]);
    survives(&write(b"\xff\xfe\x00\x80"), "not UTF-8", &[1]);
    survives(&write(b"{\"claudeAiOauth\":{\"accessToken\":5}}"), "a number for a token", &[1]);
    let escapes = b"{\"\x1b[31m\\u001b]0;x\\u0007\":1,\"claudeAiOauth\":{\"subscriptionType\":\"\\u001b[2J\"}}";
    survives(&write(escapes), "escapes", &[1]);
    let inside = b"{\"\\u001b]0;x\\u0007\":1,\"claudeAiOauth\":{\"accessToken\":\"a\",\"refreshToken\":\"b\",\
        \"expiresAt\":1,\"subscriptionType\":\"\\u001b[2J\\u202e\"}}";
    let (text, _) = survives(&write(inside), "escapes inside", &[0, 1]);
    assert!(!text.contains('\u{202e}'), "{text}");
    survives(&with_store(&api, |path| std::fs::create_dir(path).expect("a folder")), "a folder", &[1]);
    let dangling = |path: &Path| std::os::unix::fs::symlink("/no/such/file", path).expect("a link");
    survives(&with_store(&api, dangling), "a dangling link", &[1]);
    let itself = |path: &Path| std::os::unix::fs::symlink(path, path).expect("a link");
    survives(&with_store(&api, itself), "a link to itself", &[1]);
    let fifo = |path: &Path| {
        let made = rustix::fs::mkfifoat(rustix::fs::CWD, path, 0o600.into());
        made.expect("a pipe");
    };
    survives(&with_store(&api, fifo), "a pipe", &[1]);
    let sparse = |path: &Path| std::fs::File::create(path).expect("a file").set_len(1 << 30).expect("a sparse file");
    survives(&with_store(&api, sparse), "a gigabyte of nothing", &[1]);
}

#[test]
fn a_store_that_may_not_be_read() {
    if rustix::process::geteuid().is_root() {
        println!("ignored: as root every file can be read");
        return;
    }
    let api = Loopback::new(&good_key());
    let machine = machine(&api).login(Login::Valid);
    mode(&machine.credentials(), 0o000);
    survives(&machine, "mode 000", &[1, 3]);
}

#[test]
fn a_folder_of_claude_code_that_is_none() {
    let api = Loopback::new(&good_key());
    survives(&machine(&api).file(".claude", ""), "a file for the folder", &[1]);
    survives(&machine(&api).login(Login::Valid).file(".claude/settings.json", "{\"env\": {"), "cut settings", &[0, 1]);
    survives(&machine(&api).login(Login::Valid).file(".claude.json", "{\"a"), "cut configuration", &[0, 1]);
    survives(&machine(&api).login(Login::Valid).file(".claude/settings.json/x", ""), "a folder for settings", &[0, 1]);
    let deep = "[".repeat(200_000);
    survives(&machine(&api).login(Login::Valid).file(".claude/settings.json", deep), "deep settings", &[0, 1]);
}

#[test]
fn a_start_up_file_that_fights_back() {
    let api = Loopback::new(&good_key());
    let escapes = format!("export ANTHROPIC_API_KEY='{}' # \x1b[31mred\x1b]0;title\x07 \u{202e}\n", bad_key());
    let machine = machine(&api).login(Login::Valid).with("ANTHROPIC_API_KEY", &bad_key()).file(".zshrc", escapes);
    let (_, json) = survives(&machine, "escapes in a comment", &[1]);
    let id = json["diagnoses"][0]["repairs"][0].as_str().expect("a repair").to_owned();
    let said = machine.run(&["fix", &id, "--dry-run"]).ended(0);
    assert!(!said.out.contains('\u{202e}'), "{}", said.out);
    let itself = self::machine(&api).login(Login::Valid).file(".zshrc", "source ~/.zshrc\nsource ~/.bashrc\n");
    survives(&itself, "a file that reads itself", &[0]);
    let open = format!("export ANTHROPIC_API_KEY='{}\n", bad_key());
    survives(&self::machine(&api).login(Login::Valid).file(".zshrc", open), "an open quote", &[0, 1]);
}

#[test]
fn a_claude_that_misbehaves() {
    let api = Loopback::new(&good_key());
    let with = |version: &str| {
        let machine = MachineDir::new().claude(version, "exit 0").with("ANTHROPIC_BASE_URL", &api.url());
        machine.login(Login::Valid)
    };
    let all = [
        ("hangs", "exec sleep 600"),
        ("hangs with a child", "sleep 600 & sleep 600"),
        ("floods", "while :; do echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; done"),
        ("crashes", "kill -SEGV $$"),
        ("fails", "echo no >&2; exit 3"),
        ("paints", "printf '\\033[31m2.1.329\\033]0;x\\007 (Claude Code)\\n'"),
        ("says nothing", ":"),
    ];
    for (what, version) in all {
        let (text, _) = survives(&with(version), what, &[0, 1, 3]);
        assert!(!text.contains("[31m"), "{what}: {text}");
    }
    let machine = with(":");
    std::fs::write(machine.bin().join("claude"), "\x7fELF nonsense").expect("a file");
    survives(&machine, "is no program", &[1]);
}

#[test]
fn a_network_that_swallows_everything() {
    let api = Loopback::black_hole();
    survives(&machine(&api).login(Login::Valid).key_in_zshrc(&bad_key()), "a black hole", &[0, 1, 3]);
    let proxy = MachineDir::new().with_claude().login(Login::Valid).with("https_proxy", &api.url());
    survives(&proxy, "a proxy that is a black hole", &[0, 1, 3]);
    let password = "hunter2hunter2hunter2";
    let address = api.url().replace("//", &format!("//user:{password}@"));
    let (text, json) = survives(&proxy.with("https_proxy", &address), "a proxy with a password", &[0, 1, 3]);
    assert!(!text.contains(password) && !json.to_string().contains(password), "{text}");
}

#[test]
fn addresses_that_are_none() {
    for url in [
        "",
        "x",
        "http://",
        "ftp://host/",
        "http://127.0.0.1:0",
        "http://user:hunter2hunter2@127.0.0.1:9",
        "\u{1b}[31m",
    ] {
        let machine = MachineDir::new().with_claude().login(Login::Valid).with("ANTHROPIC_BASE_URL", url);
        let (text, json) = survives(&machine, url, &[0, 1, 3]);
        assert!(!text.contains("hunter2") && !json.to_string().contains("hunter2"), "{text}");
    }
}
