//! Does the story hold in a real terminal: named, shown, agreed to, fixed, verified, taken back?
#![cfg(target_os = "linux")]
#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot build its machine fails")]
#![expect(clippy::disallowed_methods, reason = "builds a machine on the real disk and starts the real program")]

#[path = "support/loopback.rs"]
mod loopback;
#[path = "support/machine_dir.rs"]
#[expect(dead_code, reason = "the tests without a terminal use more of it")]
mod machine_dir;
#[path = "support/pty.rs"]
#[expect(dead_code, reason = "the tests of the terminal itself use more of it")]
mod pty;
#[path = "support/story.rs"]
mod story;

use std::time::{Duration, Instant};

use loopback::Loopback;
use machine_dir::{Login, MachineDir, VERSION, good_key, leaked};
use pty::Session;
use story::{hidden_login, start};

/// The wizard after its checks.
fn ready(machine: &MachineDir) -> Session {
    let mut session = start(machine, &[]).under_shell();
    session.wait_for("checked at");
    assert!(session.screen().alternate_screen());
    session
}

/// It has ended with this code, and the terminal is as a shell wants it; no secret was ever written.
fn gone(session: &mut Session, code: &str) {
    session.wait_for(&format!("code={code} cooked"));
    session.assert_left();
    assert_eq!(leaked(&String::from_utf8_lossy(session.raw())), None);
    assert_eq!(leaked(&session.screen().contents()), None);
}

fn quit(mut session: Session, code: &str) {
    session.send("q");
    gone(&mut session, code);
}

/// Reads until this text has gone.
fn wait_until_gone(session: &mut Session, text: &str) {
    session.until(&format!("the end of {text}"), |it| !it.screen().contents().contains(text));
}

/// Says yes until it counts: a card takes no answer in its first moment.
fn agree(session: &mut Session, then: &str) {
    let end = Instant::now() + pty::LIMIT;
    while !session.screen().contents().contains(then) {
        assert!(Instant::now() < end, "{then} did not come:\n{}", session.screen().contents());
        if !session.reads_on() && session.screen().contents().contains("yes, do it") {
            session.send("y");
        }
        session.read(Duration::from_millis(100));
    }
}

/// The text on screen in one line, without frames: sentences wrap.
fn words(session: &Session) -> String {
    let text = session.screen().contents();
    let plain = text.chars().map(|c| if "│╭╮╰╯─".contains(c) { ' ' } else { c }).collect::<String>();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn zshrc(machine: &MachineDir) -> String {
    std::fs::read_to_string(machine.home().join(".zshrc")).expect("the file")
}

#[test]
fn the_story_of_the_key_that_hides_a_login() {
    let api = Loopback::new(&good_key());
    let machine = hidden_login(&api);
    let old = zshrc(&machine);
    let mut session = ready(&machine);
    session.wait_for("What is wrong");
    session.until("the line", |it| it.screen().contents().contains("~/.zshrc line 3"));

    session.send("\r");
    session.wait_for("yes, do it");
    let card = session.screen().contents();
    assert!(card.contains("~/.zshrc:3") && card.contains("- export ANTHROPIC_API_KEY="), "{card}");
    // Enter says neither yes nor no, also when the first moment of the card is over
    for _ in 0..10 {
        session.send("\r");
        session.read(Duration::from_millis(100));
    }
    assert!(session.screen().contents().contains("yes, do it"));
    assert_eq!(zshrc(&machine), old);
    session.send("n");
    wait_until_gone(&mut session, "yes, do it");
    assert_eq!(zshrc(&machine), old);

    session.send("\r");
    session.wait_for("yes, do it");
    agree(&mut session, "FIXED");
    session.wait_for("unset ANTHROPIC_API_KEY");
    let new = zshrc(&machine);
    assert!(!new.lines().any(|line| line.starts_with("export ANTHROPIC_API_KEY")), "{new}");
    assert!(new.lines().any(|line| line.starts_with('#') && line.contains("export ANTHROPIC_API_KEY")), "{new}");

    session.send("u");
    session.wait_for("Take back");
    assert_eq!(zshrc(&machine), new);
    agree(&mut session, "UNDONE");
    assert_eq!(zshrc(&machine), old);
    session.send("\r");
    wait_until_gone(&mut session, "UNDONE");
    session.send("q");
    gone(&mut session, "1");
    assert!(session.screen().contents().contains("claude-fix: "), "{}", session.screen().contents());
}

#[test]
fn after_a_repair_it_ends_well_and_says_how_to_take_it_back() {
    let api = Loopback::new(&good_key());
    let machine = hidden_login(&api);
    let mut session = ready(&machine);
    session.send("\r");
    session.wait_for("yes, do it");
    agree(&mut session, "FIXED");
    session.send("q");
    gone(&mut session, "0");
    assert!(words(&session).contains("claude-fix undo takes it back"), "{}", words(&session));
}

#[test]
fn keys_open_steps_and_move() {
    let api = Loopback::new(&good_key());
    let mut session = ready(&hidden_login(&api));
    let titles = [
        "1 Status",
        "2 Sign in",
        "3 API key",
        "4 Hidden characters",
        "5 Environment & settings",
        "6 Stored sign-in",
        "7 Network, VPN, proxy",
        "8 Install",
        "9 Service & account",
        "0 Editors & remote",
    ];
    // the trouble is selected at first
    for (key, selected) in [("\x1b[B", "▸6"), ("\x1b[B", "▸7"), ("\x1b[A", "▸6")] {
        session.send(key);
        session.wait_for(selected);
    }
    session.send("l");
    session.wait_for("╭ 6 Stored sign-in");
    session.send("h");
    session.wait_for("╭ Steps");
    for title in titles {
        session.send(&title[..1]);
        session.wait_for(&format!("╭ {title}"));
        session.send("\x1b");
        session.wait_for("╭ Steps");
    }
    session.send("?");
    session.wait_for("╭ Keys");
    session.send("\x1b");
    wait_until_gone(&mut session, "╭ Keys");
    quit(session, "1");
}

#[test]
fn a_pasted_error_is_explained_and_r_runs_again() {
    let api = Loopback::new(&good_key());
    let mut session = ready(&hidden_login(&api));
    session.send("p");
    session.wait_for("╭ Paste an error");
    session.send("\x1b[200~API Error: 401\n\x1b[31minvalid x-api-key\x1b[0m q y\x1b[201~");
    session.until("the text", |it| it.screen().contents().contains("x-api-key"));
    session.send("\r");
    session.wait_for("It means");
    session.send("\x1b");
    wait_until_gone(&mut session, "It means");
    let asked = api.requests().len();
    session.send("r");
    session.until("new requests", |_| api.requests().len() > asked + 1);
    session.wait_for("checked at");
    quit(session, "1");
}

#[test]
fn back_to_work_starts_claude_once_without_the_key() {
    let api = Loopback::new(&good_key());
    let machine = hidden_login(&api);
    let old = zshrc(&machine);
    let mut session = ready(&machine);
    session.wait_for("b back to work");
    session.send("b");
    agree(&mut session, "has ended");
    let read = |name: &str| std::fs::read_to_string(machine.record().join(name)).expect("a record");
    let environment = read("environment");
    assert!(!environment.contains("ANTHROPIC_API_KEY") && environment.contains("ANTHROPIC_BASE_URL"), "{environment}");
    assert_eq!(zshrc(&machine), old);
    session.send("\r");
    wait_until_gone(&mut session, "has ended");
    quit(session, "1");
}

/// A `claude` that answers `auth status` as the real one does, to be asked for its version in its own way.
fn answering(api: &Loopback, version: &str, login: Login) -> MachineDir {
    let says = r#"echo '{"loggedIn": true, "authMethod": "claude.ai", "apiProvider": "firstParty"}'"#;
    let machine = MachineDir::new().claude(&format!("echo '{version} (Claude Code)'"), says);
    machine.with("ANTHROPIC_BASE_URL", &api.url()).login(login)
}

/// Turns a page, as terminals say it.
const PAGE_DOWN: &str = "\x1b[6~";

#[test]
fn claude_is_asked_behind_a_dead_proxy() {
    let api = Loopback::new(&good_key());
    let machine =
        answering(&api, VERSION, Login::Valid).with("https_proxy", "http://127.0.0.1:1").with("no_proxy", "*");
    let mut session = ready(&machine);
    session.send("1a");
    session.press_until(PAGE_DOWN, "its answer", |it| it.screen().contents().contains("authMethod"));
    let read = |name: &str| std::fs::read_to_string(machine.record().join(name)).expect("a record");
    let arguments: Vec<String> = read("arguments").lines().map(str::to_owned).collect();
    assert_eq!(arguments.len(), 4, "{arguments:?}");
    assert_eq!((arguments[0].as_str(), &arguments[2..]), ("--settings", &["auth".to_owned(), "status".to_owned()][..]));
    let settings: serde_json::Value = serde_json::from_str(&arguments[1]).expect("JSON");
    let dead = "http://127.0.0.1:9";
    let block = serde_json::json!({"https_proxy": dead, "HTTPS_PROXY": dead, "http_proxy": dead, "HTTP_PROXY": dead,
        "no_proxy": "", "NO_PROXY": ""});
    assert_eq!(settings, serde_json::json!({ "env": block }));
    let environment = read("environment");
    for (name, value) in block.as_object().expect("an object") {
        let line = format!("{name}={}", value.as_str().unwrap_or_default());
        assert!(environment.lines().any(|it| it == line), "{line} in {environment}");
    }
    session.send("q");
    session.wait_for("cooked");
    session.assert_left();
}

#[test]
fn claude_is_not_asked_when_that_could_do_harm() {
    let api = Loopback::new(&good_key());
    let all = [("2.1.30", Login::Valid), (VERSION, Login::Expired), (VERSION, Login::RefreshPending)];
    for (version, login) in all {
        let machine = answering(&api, version, login);
        let mut session = ready(&machine);
        session.send("1a");
        let why = if version == VERSION { "not good for another ten" } else { "2.1.41 or newer" };
        session.press_until(PAGE_DOWN, why, |it| words(it).contains(why));
        assert!(!machine.record().join("arguments").exists(), "{version} {login:?}");
        session.send("q");
        session.wait_for("cooked");
    }
}

#[test]
fn small_windows_are_used_or_refused_politely() {
    let api = Loopback::new(&good_key());
    let machine = hidden_login(&api);
    let mut session = start(&machine, &[]).size(40, 15).under_shell();
    session.until("the answer", |it| words(it).contains("hides your"));
    quit(session, "1");
    let mut session = start(&machine, &[]).size(10, 3).under_shell();
    session.wait_for("--plain");
    session.resize(80, 24);
    session.wait_for("What is wrong");
    session.press_until("q", "the end", |it| it.screen().contents().contains("code="));
    gone(&mut session, "1");
}

#[test]
fn no_screen_is_taken_where_none_is_wanted() {
    let api = Loopback::new(&good_key());
    let machine = hidden_login(&api);
    let all = [
        start(&machine, &["--no-input"]),
        start(&machine, &["--plain"]).arg("--no-input"),
        start(&machine, &[]).env("TERM", "dumb").arg("--no-input"),
    ];
    for start in all {
        let mut session = start.under_shell();
        session.wait_for("code=1 cooked");
        let raw = String::from_utf8_lossy(session.raw()).into_owned();
        assert!(raw.contains("Broken: ") && !raw.contains('\x1b'), "{raw:?}");
    }
}

/// Whether the program ever asked for a colour.
fn coloured(raw: &[u8]) -> bool {
    let text = String::from_utf8_lossy(raw);
    text.split("\x1b[").skip(1).any(|rest| {
        let Some((codes, _)) =
            rest.split_once('m').filter(|(it, _)| it.chars().all(|c| c.is_ascii_digit() || c == ';'))
        else {
            return false;
        };
        codes
            .split(';')
            .filter_map(|code| code.parse::<u8>().ok())
            .any(|code| matches!(code, 30..=38 | 40..=48 | 90..=107))
    })
}

#[test]
fn no_color_means_no_colour() {
    let api = Loopback::new(&good_key());
    let machine = hidden_login(&api);
    let all = [
        (start(&machine, &[]), true),
        (start(&machine, &[]).env("NO_COLOR", "1"), false),
        (start(&machine, &[]).env("NO_COLOR", ""), true),
        (start(&machine, &["--no-color"]), false),
    ];
    for (start, wanted) in all {
        let mut session = start.under_shell();
        session.wait_for("checked at");
        assert_eq!(coloured(session.raw()), wanted);
        quit(session, "1");
    }
}

#[test]
fn ascii_draws_only_ascii() {
    let api = Loopback::new(&good_key());
    let machine = hidden_login(&api);
    for start in [start(&machine, &["--ascii"]), start(&machine, &[]).env("LANG", "C")] {
        let mut session = start.under_shell();
        session.wait_for("checked at");
        assert!(session.screen().contents().is_ascii(), "{}", session.screen().contents());
        quit(session, "1");
    }
}

#[test]
fn a_signal_in_the_middle_of_a_check_gives_the_terminal_back() {
    use rustix::process::Signal;
    let api = Loopback::black_hole();
    let machine = hidden_login(&api);
    for signal in [Signal::INT, Signal::TERM, Signal::HUP] {
        let mut session = start(&machine, &[]).under_shell();
        session.until("a connection", |it| api.connections() > 0 && it.screen().alternate_screen());
        session.signal(signal);
        gone(&mut session, "130");
    }
}

#[test]
fn a_file_that_somebody_changes_while_the_card_is_open_stays_as_it_is() {
    let api = Loopback::new(&good_key());
    let machine = hidden_login(&api);
    let mut session = ready(&machine);
    session.send("\r");
    session.wait_for("yes, do it");
    let edited = format!("# mine, just now\n{}", zshrc(&machine));
    std::fs::write(machine.home().join(".zshrc"), &edited).expect("an edit");
    agree(&mut session, "has changed since");
    assert_eq!(zshrc(&machine), edited);
    quit(session, "1");
}

#[test]
fn a_dead_key_is_marked_on_its_step() {
    let api = Loopback::new(&good_key());
    let session = ready(&hidden_login(&api));
    let screen = session.screen().contents();
    assert!(screen.contains("5 ✗ Environment"), "{screen}");
    assert!(!screen.contains("3 ✓ API key"), "{screen}");
    quit(session, "1");
}
