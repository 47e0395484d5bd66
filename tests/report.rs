//! Does a report hold what support needs and nothing else, and is it read again whatever it is?
#![cfg(target_os = "linux")]
#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot build its machine fails")]
#![expect(clippy::disallowed_methods, reason = "builds a machine on the real disk and starts the real program")]

#[path = "support/loopback.rs"]
#[expect(dead_code, reason = "other tests use more of it")]
mod loopback;
#[path = "support/machine_dir.rs"]
#[expect(dead_code, reason = "other tests use more of it")]
mod machine_dir;
#[path = "support/pty.rs"]
#[expect(dead_code, reason = "the tests of the terminal itself use more of it")]
mod pty;
#[path = "support/story.rs"]
mod story;

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use loopback::Loopback;
use machine_dir::{
    Done, MachineDir, access_token, bad_key, gateway_token, good_key, mode, refresh_token, secret, snapshot,
};
use story::{hidden_login, start};

const CAUSE: &str = "env.api_key_overrides_login";

/// A secret in every place from which one could come.
fn canaries(api: &Loopback) -> MachineDir {
    let account = r#"{"hasCompletedOnboarding":true,"oauthAccount":{"emailAddress":"ada.lovelace@acme-corp.test",
        "organizationName":"Acme Corp","organizationUuid":"01234567-89ab-cdef-0123-456789abcdef"}}"#;
    let settings = format!(
        "{{\"env\":{{\"ANTHROPIC_AUTH_TOKEN\":\"{}\"}},\"apiKeyHelper\":\"echo {}\"}}",
        gateway_token(),
        good_key()
    );
    let proxy = format!("http://bob:{}@proxy.acme-corp.test:3128", secret("", 9));
    hidden_login(api)
        .claude(&format!("echo 'cannot start: {} {}' >&2; exit 3", good_key(), access_token()), "exit 0")
        .file(".claude.json", account)
        .file(".claude/settings.json", settings)
        .file(".env", format!("ANTHROPIC_API_KEY={}\n", good_key()))
        .with("HTTPS_PROXY", &proxy)
        .with("USER", "lovelace")
        .with("MY_TOKEN", &secret("", 8))
}

/// Eight characters in a row of a secret, behind what everybody may see of it.
fn eight(text: &str) -> Option<String> {
    let planted =
        [bad_key(), good_key(), access_token(), refresh_token(), gateway_token(), secret("", 8), secret("", 9)];
    let pieces = planted.iter().flat_map(|secret| {
        let body = secret.get(13..).filter(|_| secret.starts_with("sk-ant-")).unwrap_or(secret);
        (0..body.len() - 8).map(move |at| body[at..at + 8].to_owned())
    });
    pieces.into_iter().find(|piece| text.contains(piece.as_str()))
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).expect("a text")
}

fn refused(done: Done, words: &str) {
    let done = done.ended(2);
    assert!(done.err.contains(words), "{words} is not in {}", done.err);
}

#[test]
fn no_secret_and_no_name_is_in_any_form() {
    let api = Loopback::new(&good_key());
    let machine = canaries(&api);
    for form in ["md", "html", "json"] {
        let done = machine.run(&["report", "--format", form]).ended(0);
        for text in [&done.out, &done.err] {
            assert_eq!(eight(text), None, "{form}: {text}");
            for name in ["acme-corp", "Acme Corp", "lovelace", "01234567-89ab"] {
                assert!(!text.contains(name), "{form}: {name} in {text}");
            }
        }
        assert!(done.out.contains("HOST-1"), "{form}: {}", done.out);
    }
    let named = machine.run(&["report", "--names"]).ended(0);
    assert_eq!(eight(&named.out), None);
    assert!(named.out.contains("proxy.acme-corp.test"), "{}", named.out);
}

#[test]
fn a_host_without_a_dot_is_hidden_wherever_it_stands() {
    let machine = MachineDir::new()
        .with_claude()
        .with("ANTHROPIC_BASE_URL", "http://zetahost:8080")
        .with("NO_PROXY", "*.zetacorp.com,zetahost,zeta2,.local,127.0.0.1")
        .with("HTTPS_PROXY", "zeta3:3128")
        .with("ANTHROPIC_API_KEY", &good_key());
    for form in ["md", "html", "json"] {
        for more in [&["--offline"][..], &[]] {
            let done = machine.run(&[&["report", "--format", form][..], more].concat()).ended(0);
            let at = done.out.find("zeta").map(|at| &done.out[at.saturating_sub(100)..at + 20]);
            assert_eq!(at, None, "{form} {more:?}");
            assert!(done.out.contains("HOST-1"), "{form}: {}", done.out);
        }
    }
}

#[test]
fn a_report_with_something_like_a_secret_is_not_written() {
    let api = Loopback::new(&good_key());
    let folder = MachineDir::new();
    // too short to be put aside as a long word, so that only the last look finds it
    let odd = folder.home().join(format!("token={}", &secret("", 8)[..24]));
    let machine = hidden_login(&api).with("CLAUDE_CONFIG_DIR", &odd.display().to_string());
    let file = folder.home().join("report.md");
    for arguments in [vec!["report"], vec!["report", "-o", file.to_str().expect("a path")]] {
        let done = machine.run(&arguments).ended(4);
        assert_eq!(done.out, "");
        assert!(done.err.contains("rule named_value"), "{}", done.err);
        assert_eq!(eight(&done.err), None, "{}", done.err);
    }
    assert!(!file.exists());
}

#[test]
fn a_file_is_for_this_user_only_and_takes_the_place_of_a_report_only() {
    let api = Loopback::new(&good_key());
    let machine = hidden_login(&api);
    let folder = machine.home().join("reports");
    std::fs::create_dir(&folder).expect("a folder");
    for form in ["md", "html", "json"] {
        let file = folder.join(form).display().to_string();
        let arguments = ["report", "--format", form, "-o", &file];
        let first = machine.run(&arguments).ended(0);
        assert_eq!(first.out, "");
        assert!(first.err.contains("Written to ~/reports/"), "{}", first.err);
        let made = std::fs::metadata(&file).expect("the report").permissions().mode();
        assert_eq!(made & 0o777, 0o600, "{form}");
        assert!(text(Path::new(&file)).contains(CAUSE), "{form}");
        assert!(machine.run(&arguments).ended(0).err.contains("in place of the report"), "{form}");
    }
    let mine = folder.join("mine");
    std::fs::write(&mine, "# my own\n").expect("a file");
    refused(machine.run(&["report", "-o", &mine.display().to_string()]), "is no report of claude-fix");
    assert_eq!(text(&mine), "# my own\n");
    let link = folder.join("link");
    std::os::unix::fs::symlink(folder.join("md"), &link).expect("a link");
    refused(machine.run(&["report", "-o", &link.display().to_string()]), "a symbolic link");
    refused(machine.run(&["report", "-o", &folder.display().to_string()]), "a folder");
}

#[test]
fn a_report_grows_and_opens_with_the_same_cause() {
    let api = Loopback::new(&good_key());
    let machine = hidden_login(&api);
    let check = machine.run(&["check", "--json"]).ended(1);
    let report = machine.run(&["report", "--format", "json"]).ended(0);
    let (less, more) = (check.json(), report.json());
    let keys = |value: &serde_json::Value| -> Vec<String> {
        let rows = |name: &str| value[name].as_array().into_iter().flatten().filter_map(|it| it.as_object()).flatten();
        let inner = ["credentials", "checks", "diagnoses", "repairs"];
        let inner = inner.iter().flat_map(|name| rows(name).map(move |(key, _)| format!("{name}.{key}")));
        value.as_object().into_iter().flatten().map(|(key, _)| key.clone()).chain(inner).collect()
    };
    let kept = keys(&more);
    let lost: Vec<String> = keys(&less).into_iter().filter(|key| !kept.contains(key)).collect();
    assert_eq!(lost, Vec::<String>::new(), "the document of check has more than a report");
    assert_eq!(less["diagnoses"][0]["id"], more["diagnoses"][0]["id"]);
    for (name, done) in [("check.json", &check), ("report.json", &report)] {
        let file = machine.home().join(name);
        std::fs::write(&file, &done.out).expect("a file");
        let before = snapshot(&machine.home(), None);
        let opened = machine.run(&["open", &file.display().to_string()]).ended(0);
        assert!(opened.out.starts_with("A report of another machine; nothing can be changed here."), "{}", opened.out);
        assert!(opened.out.contains(CAUSE), "{}", opened.out);
        assert_eq!(snapshot(&machine.home(), None), before);
    }
}

#[test]
fn what_is_no_report_is_refused_in_a_sentence() {
    let machine = MachineDir::new();
    let schema =
        |number: u32| format!("{{\"schema\":\"claude-fix.report/{number}\",\"verdict\":{{\"state\":\"\\u001b[2J\"}}}}");
    let machine = machine
        .file("broken.json", "{\"schema\":")
        .file("other.json", "{\"schema\":\"other/1\"}")
        .file("newer.json", schema(2))
        .file("binary.json", [0_u8, 159, 146, 150])
        .file("wrong.json", schema(1).replace('}', ",\"checks\":\"\u{1b}[31m\"}"));
    let huge = std::fs::File::create(machine.home().join("huge.json")).expect("a file");
    huge.set_len(17 * 1024 * 1024).expect("a hole");
    let pipe = machine.program("mkfifo", &[&machine.home().join("pipe.json").display().to_string()]);
    assert!({ pipe }.status().expect("mkfifo").success());
    let open = |name: &str| machine.run(&["open", &machine.home().join(name).display().to_string()]);
    refused(open("broken.json"), "no whole JSON document");
    refused(open("other.json"), "no report of claude-fix");
    refused(open("newer.json"), "written by a later claude-fix (claude-fix.report/2)");
    refused(open("binary.json"), "cannot be read");
    refused(open("wrong.json"), "cannot be read");
    refused(open("huge.json"), "more than the 4194304 that are read");
    refused(open("pipe.json"), "a pipe");
    refused(open("missing.json"), "nothing is there");
    refused(machine.run(&["open"]), "FILE|FOLDER");
}

#[test]
fn a_folder_is_grouped_by_root_cause() {
    let api = Loopback::new(&good_key());
    let machine = hidden_login(&api);
    let found = machine.run(&["check", "--json"]).ended(1).out;
    let nobody = MachineDir::new().with_claude().with("ANTHROPIC_BASE_URL", &api.url());
    let nobody = nobody.run(&["check", "--json"]).ended(1);
    // without a network it is another one than with it
    let cause = nobody.json()["diagnoses"][0]["id"].as_str().expect("a cause").to_owned();
    assert_ne!(cause, CAUSE);
    let (one, other) = (format!("     1  {cause}"), nobody.out);
    let folder = machine.home().join("all");
    for (name, text) in [
        ("a.json", &*other),
        ("b.json", &*found),
        ("deep/er/still/c.json", &*found),
        ("one/too/many/deep/d.json", &*found),
        ("broken.json", "{"),
        ("notes.txt", "no report"),
    ] {
        let file = folder.join(name);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("folders");
        std::fs::write(&file, text).expect("a file");
    }
    std::os::unix::fs::symlink(&folder, folder.join("loop")).expect("a link");
    mode(&folder.join("notes.txt"), 0o600);
    let shown = machine.run(&["open", &folder.display().to_string()]).ended(0).out;
    let at = |words: &str| shown.find(words).unwrap_or_else(|| panic!("{words} is not in {shown}"));
    assert!(at("3 machines in") < at(&format!("     2  {CAUSE}")), "{shown}");
    assert!(at("b.json") < at("deep/er/still/c.json"), "{shown}");
    assert!(at("deep/er/still/c.json") < at(&one), "{shown}");
    assert!(at(&one) < at("a.json"), "{shown}");
    assert!(at("broken.json") > at("Not read (1)"), "{shown}");
    assert!(!shown.contains("notes.txt") && !shown.contains("d.json"), "{shown}");
    let empty = machine.home().join("none");
    std::fs::create_dir(&empty).expect("a folder");
    refused(machine.run(&["open", &empty.display().to_string()]), "there is no report in");
}

/// Pipes, sockets, devices and files without an end: each is named with its reason, and none is waited for.
#[test]
fn what_is_no_file_in_a_folder_is_named_and_not_read() {
    let machine =
        MachineDir::new().file("all/fine.json", r#"{"schema":"claude-fix.report/1","verdict":{"state":"healthy"}}"#);
    let folder = machine.home().join("all");
    let pipe = machine.program("mkfifo", &[&folder.join("pipe.json").display().to_string()]).status();
    assert!(pipe.expect("mkfifo").success());
    let _socket = std::os::unix::net::UnixListener::bind(folder.join("socket.json")).expect("a socket");
    for (name, target) in [("zero.json", "/dev/zero"), ("terminal.json", "/dev/tty"), ("to_pipe.json", "pipe.json")] {
        std::os::unix::fs::symlink(target, folder.join(name)).expect("a link");
    }
    std::fs::File::create(folder.join("huge.json")).and_then(|it| it.set_len(1 << 40)).expect("a hole");
    let shown = machine.run(&["open", &folder.display().to_string()]).ended(0).out;
    assert!(shown.contains("1 machine in") && shown.contains("Not read (6)"), "{shown}");
    for name in ["pipe.json: ", "socket.json: ", "zero.json: ", "terminal.json: ", "to_pipe.json: ", "huge.json: "] {
        assert!(shown.contains(name), "{name} is not in {shown}");
    }
    assert!(shown.contains("1099511627776 bytes, which is more than the 4194304"), "{shown}");
}

/// The largest file there may be, made of what takes the most room in memory, opens within 128 MiB.
#[test]
fn a_report_does_not_become_many_times_as_large_in_memory() {
    let (facts, rows) = (vec!["{}"; 1_300].join(","), 900);
    let check = format!("{{\"id\":\"network.api\",\"evidence\":[{facts}]}}");
    let text = format!(
        r#"{{"schema":"claude-fix.report/1","verdict":{{"state":"problems"}},"checks":[{}]}}"#,
        vec![check; rows].join(",")
    );
    assert!((3 * 1024 * 1024..4 * 1024 * 1024).contains(&text.len()), "{}", text.len());
    let machine = MachineDir::new().file("large.json", &text);
    let script = format!("ulimit -v 131072; exec '{}' open large.json", env!("CARGO_BIN_EXE_claude-fix"));
    let mut command = machine.program("/bin/sh", &["-c", &script]);
    let done = machine_dir::done(command.current_dir(machine.home()).output().expect("a shell")).ended(0);
    assert!(done.out.starts_with("A report of another machine"), "{}", done.err);
}

#[test]
fn the_wizard_shows_the_text_before_it_writes_it() {
    let api = Loopback::new(&good_key());
    let machine = canaries(&api);
    let mut session = start(&machine, &[]).under_shell();
    session.wait_for("checked at");
    session.send("s");
    session.wait_for("# claude-fix report");
    let home = session.home().to_owned();
    let reports = || -> Vec<_> {
        let all = std::fs::read_dir(&home).expect("the folder").flatten().map(|it| it.path());
        all.filter(|it| it.extension().is_some_and(|it| it == "md")).collect()
    };
    assert_eq!(reports(), Vec::<std::path::PathBuf>::new(), "nothing is written before the key");
    session.send("w");
    session.wait_for("Written to");
    let [file] = reports().try_into().expect("one report");
    assert_eq!(std::fs::metadata(&file).expect("the report").permissions().mode() & 0o777, 0o600);
    let written = text(&file);
    assert!(written.starts_with("# claude-fix report\n") && written.contains("HOST-1"), "{written}");
    assert_eq!(eight(&written), None, "{written}");
    assert_eq!(eight(&String::from_utf8_lossy(session.raw())), None);
    session.send("\u{1b}");
    session.until("the screen below", |it| !it.screen().contents().contains("Written to"));
    session.send("q");
    session.wait_for("cooked");
    session.assert_left();
}

#[test]
fn a_report_opens_in_the_wizard_and_offers_nothing() {
    let api = Loopback::new(&good_key());
    let machine = hidden_login(&api);
    let file = machine.home().join("report.json");
    machine.run(&["report", "--format", "json", "-o", &file.display().to_string()]).ended(0);
    let mut session = start(&machine, &["open", &machine.home().display().to_string()]).under_shell();
    session.wait_for("By root cause");
    session.wait_for("report.json");
    session.send("\r");
    session.wait_for("REPORT of 2");
    session.wait_for("What is wrong");
    // keys that would change, send or write something
    session.send("byrspukmo3");
    session.wait_for("3 API key");
    assert!(session.screen().contents().contains("nothing can be changed here"));
    session.send("\u{1b}");
    session.wait_for("What is wrong");
    session.send("\u{1b}");
    session.wait_for("By root cause");
    session.send("no such");
    session.wait_for("No machine fits");
    session.send("\u{1b}");
    session.wait_for("report.json");
    session.send("\u{1b}");
    session.wait_for("code=0 cooked");
    session.assert_left();
}

#[test]
fn the_same_is_read_as_lines() {
    let api = Loopback::new(&good_key());
    let machine = hidden_login(&api);
    let file = machine.home().join("report.json");
    machine.run(&["report", "--format", "json", "-o", &file.display().to_string()]).ended(0);
    let mut session = start(&machine, &["--plain", "open", &machine.home().display().to_string()]).under_shell();
    let heard = |it: &pty::Session, words: &str| String::from_utf8_lossy(it.raw()).contains(words);
    let asked = |it: &pty::Session, times| String::from_utf8_lossy(it.raw()).matches("Number: ").count() == times;
    session.until("the list", |it| heard(it, "1: report.json") && asked(it, 1));
    session.send("1\r");
    session.until("the badge", |it| heard(it, "REPORT of 2") && heard(it, "all machines") && asked(it, 2));
    session.send("0\r");
    session.until("the list again", |it| asked(it, 3));
    assert_eq!(String::from_utf8_lossy(session.raw()).matches("By root cause").count(), 2);
    session.send("0\r");
    session.wait_for("code=0");
}
