//! Is a new key looked at, asked about, kept where the person says, used by the real Claude Code, and seen by nobody?
#![cfg(target_os = "linux")]
#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot build its machine fails")]
#![expect(clippy::disallowed_methods, reason = "builds a machine on the real disk and starts the real programs")]

#[path = "support/here.rs"]
mod here;
#[path = "support/loopback.rs"]
#[expect(dead_code, reason = "the tests without a terminal use more of it")]
mod loopback;
#[path = "support/machine_dir.rs"]
#[expect(dead_code, reason = "other tests use more of it")]
mod machine_dir;
#[path = "support/pty.rs"]
#[expect(dead_code, reason = "the tests of the terminal itself use more of it")]
mod pty;

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use loopback::Loopback;
use machine_dir::{MachineDir, VERSION, bad_key, good_key, leaked, mode, secret};
use pty::{Session, Start};

fn start(machine: &MachineDir, program: &str, arguments: &[&str]) -> Session {
    let begin = arguments.iter().fold(Start::new(program).size(100, 40), |start, arg| start.arg(arg));
    machine.environment().into_iter().fold(begin, |start, (name, value)| start.env(&name, value)).under_shell()
}

/// The wizard after its checks.
fn wizard(machine: &MachineDir) -> Session {
    let mut session = start(machine, env!("CARGO_BIN_EXE_claude-fix"), &[]);
    session.wait_for("checked at");
    session
}

/// The text on screen without frames: sentences wrap.
fn words(session: &Session) -> String {
    let text = session.screen().contents();
    let plain = text.chars().map(|c| if "│╭╮╰╯─".contains(c) { ' ' } else { c }).collect::<String>();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn wait_for(session: &mut Session, text: &str) {
    session.until(text, |it| words(it).contains(text));
}

/// Says yes until it counts: a card takes no answer in its first moment.
fn agree(session: &mut Session, then: &str) {
    let end = Instant::now() + pty::LIMIT;
    while !words(session).contains(then) {
        assert!(Instant::now() < end, "{then} did not come:\n{}", session.screen().contents());
        if !session.reads_on() && words(session).contains("yes, do it") {
            session.send("y");
        }
        session.read(Duration::from_millis(200));
    }
}

fn paste(session: &mut Session, text: &str) {
    session.send(&format!("\u{1b}[200~{text}\u{1b}[201~"));
}

/// Every file below a folder, but for the copies in `backups`, in one text.
fn written(folder: &Path) -> String {
    let mut all = String::new();
    let mut queue = vec![folder.to_owned()];
    while let Some(path) = queue.pop() {
        if path.ends_with("backups") {
            continue;
        }
        if path.is_dir() {
            queue.extend(std::fs::read_dir(&path).expect("a folder").flatten().map(|entry| entry.path()));
        } else {
            all.push_str(&String::from_utf8_lossy(&std::fs::read(&path).unwrap_or_default()));
        }
    }
    all
}

/// Nothing that was shown or written down holds a piece of a planted secret.
fn nothing_leaked(machine: &MachineDir, session: &Session) {
    assert_eq!(leaked(&String::from_utf8_lossy(session.raw())), None);
    assert_eq!(leaked(&written(&machine.home().join(".local/state/claude-fix"))), None);
}

fn text(path: PathBuf) -> String {
    std::fs::read_to_string(path).expect("a file")
}

#[test]
fn a_spoilt_key_is_cleaned_asked_about_and_put_in_place_of_the_old_one() {
    let api = Loopback::new(&good_key());
    let machine = MachineDir::new().with_claude().with("ANTHROPIC_BASE_URL", &api.url()).key_in_zshrc(&bad_key());
    let before = text(machine.home().join(".zshrc"));
    let mut session = wizard(&machine);
    wait_for(&mut session, "put in a new key");
    session.send("k");
    wait_for(&mut session, "type or paste the key here");
    let (first, second) = (good_key()[..30].to_owned(), good_key()[30..].to_owned());
    paste(&mut session, &format!("{first}\u{200b}{second}\n"));
    wait_for(&mut session, "110 characters");
    session.send("\r");
    wait_for(&mut session, "U+200B ZERO WIDTH SPACE at character 31");
    session.send("\r");
    wait_for(&mut session, "127.0.0.1 knows this key.");
    wait_for(&mut session, "The keychain is not offered: no desktop session with a keychain runs here.");
    session.send("\r");
    wait_for(&mut session, "Set ANTHROPIC_API_KEY in ~/.zshrc?");
    agree(&mut session, "FIXED");
    let after = text(machine.home().join(".zshrc"));
    assert!(after.contains(&format!("\nexport ANTHROPIC_API_KEY='{}'\n", good_key())), "{after}");
    assert!(after.contains(&format!("# export ANTHROPIC_API_KEY='{}'", bad_key())), "{after}");
    nothing_leaked(&machine, &session);
    session.send("u");
    agree(&mut session, "as it was");
    assert_eq!(text(machine.home().join(".zshrc")), before);
    session.send("q");
    session.wait_for("cooked");
    nothing_leaked(&machine, &session);
    let sent = api.requests().into_iter().filter(|it| it.line.starts_with("GET /v1/models"));
    let keys: Vec<String> = sent.filter_map(|it| it.header("x-api-key").map(str::to_owned)).collect();
    assert!(keys.iter().all(|key| *key == good_key() || *key == bad_key()), "a spoilt key was sent");
}

#[test]
fn what_the_api_refuses_or_is_no_key_is_not_kept() {
    let api = Loopback::new(&good_key());
    let machine = MachineDir::new().with_claude().with("ANTHROPIC_BASE_URL", &api.url()).file(".zshrc", "# mine\n");
    let mut session = wizard(&machine);
    session.send("3");
    wait_for(&mut session, "Does the API accept the key");
    session.send("k");
    for (given, told) in [
        (secret("sk-ant-oat01-", 9), "This is a login token (sk-ant-oat…)"),
        (secret("sk-ant-admin01-", 9), "This is an admin key (sk-ant-admin…)"),
        ("sk-ant-api03-abc".to_owned(), "It has only 16 characters"),
    ] {
        paste(&mut session, &given);
        session.send("\r");
        wait_for(&mut session, told);
    }
    paste(&mut session, &bad_key());
    session.send("\r");
    wait_for(&mut session, "does not know this key (401)");
    // neither Enter nor a letter of another screen keeps it
    session.send("\ry");
    wait_for(&mut session, "keep it anyway");
    session.send("\u{1b}");
    session.until("the field to close", |it| !words(it).contains("keep it anyway"));
    assert_eq!(text(machine.home().join(".zshrc")), "# mine\n");
    nothing_leaked(&machine, &session);
    session.send("q");
    session.wait_for("cooked");
    assert!(!written(&machine.home()).contains(&bad_key()[20..40]));
    let sent: Vec<_> = api.requests().into_iter().filter_map(|it| it.header("x-api-key").map(str::to_owned)).collect();
    assert_eq!(sent, [bad_key()], "only what looks like a key goes to the API");
}

#[test]
fn a_token_for_servers_is_read_by_the_person_alone_and_kept_whole() {
    let token = secret("sk-ant-oat01-", 77);
    let (first, second) = token.split_at(60);
    let machine = MachineDir::new().with("HTTPS_PROXY", "http://127.0.0.1:9").file(".zshrc", "# mine\n").claude(
        &format!("echo '{VERSION} (Claude Code)'"),
        &format!("if [ \"$1\" = setup-token ]; then printf '{first}\\n{second}\\n'; fi"),
    );
    let mut session = wizard(&machine);
    session.send("2");
    wait_for(&mut session, "o what can be done");
    session.send("o");
    wait_for(&mut session, "Make a token for servers and CI");
    for _ in 0..12 {
        if words(&session).contains("▸ Make a token for servers and CI") {
            break;
        }
        session.send("\x1b[B");
        session.read(Duration::from_millis(300));
    }
    session.send("\r");
    agree(&mut session, "copy the token now");
    assert!(session.screen().contents().contains(first), "the person sees it");
    session.send(" ");
    wait_for(&mut session, "type or paste the token here");
    let shown = session.raw().len();
    paste(&mut session, &format!("{first}\r\n  {second}\n"));
    session.send("\r");
    wait_for(&mut session, "It has the form of a token.");
    wait_for(&mut session, "108 characters");
    session.send("\r");
    wait_for(&mut session, "~/.claude-code-oauth-token?");
    agree(&mut session, "take this change back");
    let file = machine.home().join(".claude-code-oauth-token");
    assert_eq!(text(file.clone()), format!("{token}\n"));
    assert_eq!(std::fs::metadata(&file).expect("the file").permissions().mode() & 0o777, 0o600);
    let pieces = |text: &str| (13..token.len() - 10).any(|at| text.contains(&token[at..at + 10]));
    assert!(!pieces(&String::from_utf8_lossy(&session.raw()[shown..])), "it is not shown again");
    assert!(!pieces(&written(&machine.home().join(".local/state/claude-fix"))), "it is not written down");
    session.send("u");
    agree(&mut session, "as it was");
    assert!(!file.exists(), "what was made goes");
    session.send("q");
    session.wait_for("cooked");
}

/// Where the keychain's parts are not installed, that is said.
fn keychain(machine: MachineDir) -> Option<MachineDir> {
    if !here::keychain() {
        return None;
    }
    let run = machine.home().join("run");
    std::fs::create_dir(&run).expect("a folder");
    mode(&run, 0o700);
    Some(machine.with("XDG_RUNTIME_DIR", &run.display().to_string()))
}

const UNLOCK: &str = "printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; ";

#[test]
fn the_real_claude_code_takes_the_key_from_the_keychain() {
    let Some(claude) = here::claude() else { return };
    let api = Loopback::new(&good_key());
    let folder = claude.parent().expect("its folder").display().to_string();
    let machine = MachineDir::new()
        .with("PATH", &format!("{folder}:/usr/bin:/bin"))
        .with("ANTHROPIC_BASE_URL", &api.url())
        .with("HTTPS_PROXY", "http://127.0.0.1:9")
        .with("NO_PROXY", "127.0.0.1")
        .with("DISABLE_TELEMETRY", "1")
        .with("DISABLE_AUTOUPDATER", "1")
        .with("CLAUDE_CODE_MAX_RETRIES", "0")
        .with("FIX", env!("CARGO_BIN_EXE_claude-fix"))
        .file(".claude/settings.json", "{\n  \"model\": \"opus\"\n}\n");
    let Some(machine) = keychain(machine) else { return };
    let script = format!(
        "{UNLOCK}\"$FIX\" key store; echo \"stored=$?\"; claude auth status; timeout 30 claude -p hi >/dev/null 2>&1; \
         echo asked; \"$FIX\" undo --yes; echo \"undone=$?\"; \"$FIX\" key print </dev/null | cat; \
         secret-tool lookup service claude-fix username anthropic-api-key; echo \"gone=$?\""
    );
    let mut session = start(&machine, "/usr/bin/dbus-run-session", &["--", "/bin/bash", "-c", &script]);
    session.wait_for("API key:");
    paste(&mut session, &good_key());
    session.send("\r");
    session.wait_for("127.0.0.1 knows this key.");
    session.wait_for("A number, or Enter to stop:");
    session.send("1\r");
    session.wait_for("Do this? y/N");
    let settings = machine.home().join(".claude/settings.json");
    assert_eq!(text(settings.clone()), "{\n  \"model\": \"opus\"\n}\n", "nothing before the yes");
    session.send("y\r");
    session.wait_for("stored=0");
    let kept = text(settings.clone());
    let helper = "/usr/bin/secret-tool lookup service claude-fix username anthropic-api-key";
    assert!(kept.contains(&format!("\"apiKeyHelper\": \"{helper}\"")) && kept.contains("opus"), "{kept}");
    session.wait_for("asked");
    let shown = session.screen().contents();
    assert!(shown.contains("api_key_helper") || shown.contains("apiKeyHelper"), "{shown}");
    session.wait_for("gone=1");
    session.wait_for("undone=0");
    assert_eq!(text(settings), "{\n  \"model\": \"opus\"\n}\n");
    let used = |it: &loopback::Request| {
        it.line.starts_with("POST /v1/messages") && it.header("x-api-key") == Some(good_key().as_str())
    };
    assert!(api.requests().iter().any(used), "Claude Code did not send the key: {:?}", api.requests().len());
    nothing_leaked(&machine, &session);
}

#[test]
fn a_script_is_told_what_the_api_says() {
    let api = Loopback::new(&good_key());
    let machine =
        MachineDir::new().with("ANTHROPIC_BASE_URL", &api.url()).with("FIX", env!("CARGO_BIN_EXE_claude-fix"));
    let Some(machine) = keychain(machine.with("BAD", &bad_key()).with("GOOD", &good_key())) else { return };
    let script = format!(
        "{UNLOCK}printf %s \"$BAD\" | \"$FIX\" key store; echo \"$?\"; \"$FIX\" key print; echo \"$?\"; \
         printf %s \"$GOOD\" | \"$FIX\" key store >/dev/null; echo \"$?\"; \
         printf %s \"$BAD\" | \"$FIX\" key store --anyway >/dev/null; echo \"$?\"; \
         [ \"$(\"$FIX\" key print)\" = \"$BAD\" ]; echo \"$?\"; \"$FIX\" undo --yes >/dev/null; echo \"$?\"; \
         [ \"$(\"$FIX\" key print)\" = \"$GOOD\" ]; echo \"$?\"; \"$FIX\" undo --yes >/dev/null; \"$FIX\" key print; echo \"$?\""
    );
    let done = machine_dir::done(
        machine.program("/usr/bin/dbus-run-session", &["--", "/bin/bash", "-c", &script]).output().expect("a session"),
    );
    assert_eq!(done.out, "4\n3\n0\n0\n0\n0\n0\n3\n", "{done:?}");
    assert!(done.err.contains("does not know this key (401); nothing was kept"), "{}", done.err);
    assert_eq!((leaked(&done.out), leaked(&done.err)), (None, None));
    assert_eq!(leaked(&written(&machine.home().join(".local/state/claude-fix"))), None);
}
