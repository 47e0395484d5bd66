//! Does signing in and out work with the program itself, in a real terminal, and is every ending told as it is?
#![cfg(target_os = "linux")]
#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot build its machine fails")]
#![expect(clippy::disallowed_methods, reason = "builds a machine on the real disk and starts the real programs")]

#[path = "support/here.rs"]
#[expect(dead_code, reason = "other tests need other parts")]
mod here;
#[path = "support/loopback.rs"]
#[expect(dead_code, reason = "the tests without a terminal use more of it")]
mod loopback;
#[path = "support/machine_dir.rs"]
#[expect(dead_code, reason = "the tests without a terminal use more of it")]
mod machine_dir;
#[path = "support/pty.rs"]
#[expect(dead_code, reason = "the tests of the terminal itself use more of it")]
mod pty;

use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use claude_fix::claude_code::sign_in_page;
use loopback::Loopback;
use machine_dir::{Login, MachineDir, VERSION, access_token, good_key, leaked, refresh_token, snapshot};
use pty::{Session, Start};

/// A whole code, as the sign-in page shows it; nobody has it.
const CODE: &str = "HjK3mN8pQrStUvWxYzAbCdEf#ZyXwVuTsRqPoNmLkJiHg";
/// Makes a network of its own, with nothing but loopback in it.
const ALONE: &str = r#"ip link set lo up 2>/dev/null || /sbin/ip link set lo up; exec "$@""#;

/// The real program, where a network of its own can be made for it.
fn claude() -> Option<PathBuf> {
    let alone = Command::new("unshare").args(["--net", "--map-root-user", "true"]).status();
    if !alone.is_ok_and(|status| status.success()) {
        here::ignored("no network of its own can be made here");
        return None;
    }
    here::claude()
}

/// A machine with the real program on PATH.
fn real(claude: &std::path::Path) -> MachineDir {
    let folder = claude.parent().expect("its folder");
    let machine = MachineDir::new().with("PATH", &format!("{}:/usr/bin:/bin:/usr/sbin:/sbin", folder.display()));
    machine.with("BROWSER", "/bin/true").with("DISABLE_TELEMETRY", "1").with("DISABLE_AUTOUPDATER", "1")
}

/// claude-fix with these arguments, in a network of its own.
fn alone(machine: &MachineDir, arguments: &[&str]) -> Session {
    let own = ["--net", "--map-root-user", "/bin/sh", "-c", ALONE, "sh", env!("CARGO_BIN_EXE_claude-fix")];
    let begin = own.iter().chain(arguments).fold(Start::new("/usr/bin/unshare"), |start, arg| start.arg(arg));
    machine.environment().into_iter().fold(begin, |start, (name, value)| start.env(&name, value)).under_shell()
}

/// claude-fix with these arguments on a machine with a made-up `claude`, its API on loopback.
fn here(machine: &MachineDir, arguments: &[&str]) -> Session {
    begin(machine, arguments).under_shell()
}

fn begin(machine: &MachineDir, arguments: &[&str]) -> Start {
    let begin = arguments.iter().fold(Start::new(env!("CARGO_BIN_EXE_claude-fix")), |start, arg| start.arg(arg));
    machine.environment().into_iter().fold(begin, |start, (name, value)| start.env(&name, value))
}

/// The text on screen without frames: sentences wrap.
fn words(session: &Session) -> String {
    let text = session.screen().contents();
    let plain = text.chars().map(|c| if "│╭╮╰╯─".contains(c) { ' ' } else { c }).collect::<String>();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn wait_for_words(session: &mut Session, text: &str) {
    session.until(text, |it| words(it).contains(text));
}

/// Says yes until it counts: a card takes no answer in its first moment.
fn answer(session: &mut Session, keys: &str, then: &str) {
    let end = Instant::now() + pty::LIMIT;
    while !words(session).contains(then) {
        assert!(Instant::now() < end, "{then} did not come:\n{}", session.screen().contents());
        if !session.reads_on() && words(session).contains("yes, do it") {
            session.send(keys);
        }
        session.read(Duration::from_millis(200));
    }
}

/// It has ended with this code, and the terminal is as a shell wants it; no secret was ever written.
fn gone(session: &mut Session, code: &str) {
    session.wait_for(&format!("code={code} cooked"));
    session.assert_left();
    let raw = String::from_utf8_lossy(session.raw()).into_owned();
    assert_eq!(leaked(&raw), None);
    assert!(!raw.contains("HjK3mN8p"), "the code was shown");
}

fn paste(session: &mut Session, text: &str) {
    session.send(&format!("\u{1b}[200~{text}\u{1b}[201~"));
}

/// The processes that run with this machine's home folder, by their command lines.
fn left(machine: &MachineDir) -> Vec<String> {
    let home = format!("HOME={}\0", machine.home().display());
    let all = std::fs::read_dir("/proc").expect("the processes").flatten();
    let read = |path: PathBuf| std::fs::read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let theirs = all.filter(|it| read(it.path().join("environ")).is_ok_and(|text| text.contains(&home)));
    let lines = theirs.filter_map(|it| read(it.path().join("cmdline")).ok());
    lines.map(|line| line.replace('\0', " ")).filter(|line| line.contains("auth")).collect()
}

fn open_pane(session: &mut Session) {
    session.wait_for("checked at");
    session.send("2");
    wait_for_words(session, "Who is signed in");
    session.send("o");
    wait_for_words(session, "Sign out of Claude Code");
    session.send("\r");
    answer(session, "y", "Waiting for you in the browser");
}

#[test]
fn a_damaged_login_is_moved_aside_and_the_sign_in_is_cancelled() {
    let Some(claude) = claude() else { return };
    let machine = real(&claude).login(Login::Truncated);
    let mut session = alone(&machine, &[]);
    session.wait_for("checked at");
    session.send("6");
    wait_for_words(&mut session, "show the change");
    session.send("\r");
    answer(&mut session, "y", "FIXED");
    session.send("\r");
    assert!(!machine.credentials().exists());

    session.send("2");
    wait_for_words(&mut session, "Nobody is signed in");
    session.send("\r");
    answer(&mut session, "y", "Waiting for you in the browser");
    // the address is whole although eighty columns do not hold it
    let lines = session.screen().contents();
    let joined: String = lines.lines().map(|line| line.trim_matches([' ', '│'])).collect();
    let link = sign_in_page::link(&joined).expect("an address");
    assert_eq!(link.problem, None, "{}", link.url);

    paste(&mut session, "HjK3mN8p\r\nQrStUvWxYz");
    wait_for_words(&mut session, "18 characters, without the part after #");
    session.send("\r");
    wait_for_words(&mut session, "The part after # is missing");
    session.send("\r");
    wait_for_words(&mut session, "The code from the browser was incomplete");
    assert!(words(&session).contains("paste the code here"), "{}", words(&session));

    session.send("\u{3}");
    wait_for_words(&mut session, "The sign-in was cancelled. Everything is as it was before");
    assert!(left(&machine).is_empty(), "{:?}", left(&machine));
    assert!(!machine.credentials().exists());
    session.send("\r");
    session.until("the wizard goes on", |it| !words(it).contains("cancelled"));
    session.send("q");
    gone(&mut session, "1");
}

#[test]
fn a_refused_code_is_explained_and_a_second_ctrl_c_leaves() {
    let Some(claude) = claude() else { return };
    let machine = real(&claude).login(Login::Expired);
    let before = std::fs::read(machine.credentials()).expect("the login");
    let mut session = alone(&machine, &[]);
    open_pane(&mut session);
    paste(&mut session, CODE);
    wait_for_words(&mut session, "45 characters, with #");
    session.send("\r");
    // nobody answers in this network
    wait_for_words(&mut session, "claude auth login ended with exit code 1");
    assert_eq!(std::fs::read(machine.credentials()).expect("the login"), before);
    session.send("\r");
    session.send("o");
    wait_for_words(&mut session, "Sign out of Claude Code");
    session.send("\r");
    answer(&mut session, "y", "Waiting for you in the browser");
    session.send("\u{3}\u{3}");
    session.wait_for("cooked");
    session.assert_left();
    assert!(left(&machine).is_empty(), "{:?}", left(&machine));
}

#[test]
fn the_whole_terminal_can_have_it() {
    let Some(claude) = claude() else { return };
    let machine = real(&claude).login(Login::Expired);
    let mut session = alone(&machine, &[]);
    open_pane(&mut session);
    session.send("f");
    session.until("the program's own prompt", |it| {
        !it.screen().alternate_screen() && it.screen().contents().contains("Paste code here if prompted")
    });
    session.send("\u{3}");
    wait_for_words(&mut session, "The sign-in was cancelled");
    assert!(session.screen().alternate_screen());
    session.send("\r");
    session.until("the wizard goes on", |it| !words(it).contains("cancelled"));
    session.send("q");
    gone(&mut session, "1");
}

#[test]
fn signing_out_of_a_dead_network_is_told_as_it_is() {
    let Some(claude) = claude() else { return };
    let machine = real(&claude).login(Login::Valid);
    let mut session = alone(&machine, &[]);
    session.wait_for("checked at");
    session.send("2");
    wait_for_words(&mut session, "Signing out loses the login");
    session.send("o");
    wait_for_words(&mut session, "Sign out of Claude Code");
    session.send("\x1b[B\x1b[B\x1b[B\r");
    answer(&mut session, "reset\r", "DONE");
    wait_for_words(&mut session, "No login is stored on this machine any more");
    wait_for_words(&mut session, "Anthropic could not be told about it");
    assert!(!machine.credentials().exists());
    session.send("q");
    gone(&mut session, "1");
}

/// A made-up `claude` that does this for anything but `--version`, on a machine whose network is on loopback.
fn made_up(api: &Loopback, login: Login, script: &str) -> MachineDir {
    let machine = MachineDir::new().with("ANTHROPIC_BASE_URL", &api.url()).login(login);
    machine.claude(&format!("echo '{VERSION} (Claude Code)'"), script)
}

/// Stores a login like the one that is there, valid for eight hours more.
fn stores(machine: &MachineDir) -> String {
    let whole = MachineDir::new().login(Login::Valid);
    let text = std::fs::read_to_string(whole.credentials()).expect("a login");
    let file = machine.record().join("new-login");
    std::fs::write(&file, text).expect("a file");
    format!("read code; cat '{}' >'{}'; echo 'Login successful.'", file.display(), machine.credentials().display())
}

#[test]
fn a_sign_in_needs_a_person() {
    let api = Loopback::new(&good_key());
    let machine = made_up(&api, Login::Expired, "exit 0");
    let before = snapshot(&machine.home(), None);
    for arguments in [&["fix", "login.sign_in"][..], &["fix", "login.sign_in", "--yes"]] {
        let said = machine.run(arguments).ended(2);
        assert!(said.err.contains("signing in needs a person at a terminal; nothing was changed"), "{}", said.err);
        assert!(said.err.contains("claude auth login"), "{}", said.err);
    }
    machine.run(&["fix", "login.sign_in", "--dry-run"]).ended(0);
    assert_eq!(snapshot(&machine.home(), None), before);
    assert!(!machine.record().join("arguments").exists(), "nothing was run");
}

#[test]
fn a_sign_in_without_the_wizard_is_verified_by_the_store() {
    let api = Loopback::new(&good_key());
    let machine = made_up(&api, Login::Expired, "exit 0");
    let script = format!("echo 'Code, please.'; {}", stores(&machine));
    let machine = machine.claude(&format!("echo '{VERSION} (Claude Code)'"), &script);
    let mut session = here(&machine, &["fix", "login.sign_in"]);
    session.wait_for("y/N");
    session.send("y\r");
    session.wait_for("Code, please.");
    session.send("code\r");
    wait_for_words(&mut session, "Signed in. The login is good until");
    gone(&mut session, "0");
    let asked = std::fs::read_to_string(machine.record().join("arguments")).expect("what it was asked");
    assert_eq!(asked, "auth\nlogin\n", "it runs as it is");
}

#[test]
fn ctrl_c_in_a_sign_in_ends_it_as_an_interruption() {
    let api = Loopback::new(&good_key());
    let machine = made_up(&api, Login::Expired, "echo 'Code, please.'; read code; exit 1");
    let before = std::fs::read(machine.credentials()).expect("the login");
    // a shell around it would end by the same key
    let mut session = begin(&machine, &["fix", "login.sign_in"]).alone();
    session.wait_for("y/N");
    session.send("y\r");
    session.wait_for("Code, please.");
    session.send("\x03");
    wait_for_words(&mut session, "The sign-in was cancelled");
    assert_eq!(session.exit_code(), 130);
    assert_eq!(std::fs::read(machine.credentials()).expect("the login"), before);
}

#[test]
fn a_program_that_takes_the_place_of_the_one_that_was_shown_is_not_run() {
    let api = Loopback::new(&good_key());
    let machine = made_up(&api, Login::Expired, "exit 0");
    let mut session = here(&machine, &["fix", "login.sign_in"]);
    session.wait_for("y/N");
    let machine = machine.claude(&format!("echo '{VERSION} (Claude Code)'"), "echo 'somebody else'; exit 0");
    session.send("y\r");
    wait_for_words(&mut session, "has changed since this was shown");
    gone(&mut session, "4");
    assert!(!machine.record().join("arguments").exists(), "nothing was run");
}

#[test]
fn a_program_that_only_says_so_is_not_believed() {
    let api = Loopback::new(&good_key());
    let machine = made_up(&api, Login::Expired, "echo 'Login successful.'");
    let mut session = here(&machine, &["fix", "login.sign_in"]);
    session.wait_for("y/N");
    session.send("y\r");
    wait_for_words(&mut session, "there is no login on disk that can be used");
    gone(&mut session, "4");
}

#[test]
fn the_wizard_signs_in_and_shows_until_when() {
    let api = Loopback::new(&good_key());
    let machine = made_up(&api, Login::Expired, "exit 0");
    let script =
        format!("echo 'Opening browser to sign in…'; printf 'Paste code here if prompted > '; {}", stores(&machine));
    let machine = machine.claude(&format!("echo '{VERSION} (Claude Code)'"), &script);
    let mut session = here(&machine, &[]);
    session.wait_for("checked at");
    session.send("2");
    wait_for_words(&mut session, "Who is signed in");
    session.send("\r");
    answer(&mut session, "y", "paste the code here");
    paste(&mut session, CODE);
    wait_for_words(&mut session, "45 characters, with #");
    session.send("\r");
    wait_for_words(&mut session, "FIXED");
    wait_for_words(&mut session, "Signed in. The login is good until");
    session.send("q");
    session.wait_for("cooked");
    assert!(!String::from_utf8_lossy(session.raw()).contains("HjK3mN8p"));
    let journal = machine.home().join(".local/state/claude-fix");
    let text: String = std::fs::read_dir(journal.join("journal"))
        .expect("a journal")
        .flatten()
        .map(|file| std::fs::read_to_string(file.path()).expect("an entry"))
        .collect();
    assert!(!text.contains("HjK3mN8p") && leaked(&text).is_none());
    assert!(machine.run(&["undo", "--list"]).ended(0).out.contains("it cannot be taken back"));
}

#[test]
fn a_program_that_ignores_everything_ends_nevertheless() {
    let api = Loopback::new(&good_key());
    let script = "trap '' INT TERM HUP; echo auth; while :; do sleep 100; done";
    let machine = made_up(&api, Login::Expired, script);
    let mut session = here(&machine, &[]);
    session.wait_for("checked at");
    session.send("2");
    wait_for_words(&mut session, "Who is signed in");
    session.send("\r");
    answer(&mut session, "y", "Claude Code starts");
    session.send("\u{1b}");
    wait_for_words(&mut session, "The sign-in was cancelled");
    assert!(left(&machine).is_empty(), "{:?}", left(&machine));
    session.send("\r");
    session.send("q");
    gone(&mut session, "1");
}

#[test]
fn signing_out_needs_nobody_and_shows_no_token() {
    let api = Loopback::new(&good_key());
    let machine = made_up(&api, Login::Valid, "exit 0");
    let tokens = format!("{} {}", access_token(), refresh_token());
    let script = format!("echo 'token {tokens}'; rm '{}'", machine.credentials().display());
    let machine = machine.claude(&format!("echo '{VERSION} (Claude Code)'"), &script);
    machine.run(&["fix", "login.sign_out"]).ended(2);
    assert!(machine.credentials().exists());
    let said = machine.run(&["fix", "login.sign_out", "--yes"]).ended(0);
    assert!(said.err.contains("token sk-ant-oat01-"), "{}", said.err);
    assert!(said.out.contains("No login is stored on this machine any more"), "{}", said.out);
    assert!(said.out.contains("It cannot be taken back"), "{}", said.out);
}
