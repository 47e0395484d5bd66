//! Is the terminal as it was, however the wizard ends, and does only a card that was seen change anything?
#![cfg(target_os = "linux")]
#![expect(clippy::expect_used, reason = "a test that cannot start its terminal fails")]
#![expect(clippy::disallowed_methods, reason = "the program is looked at from outside, through /proc and files")]

#[path = "support/pty.rs"]
mod pty;

use std::path::PathBuf;
use std::time::Duration;

use pty::{Session, Start};
use rustix::process::Signal;

fn driver() -> Start {
    let tests = std::env::current_exe().expect("the path of these tests");
    let path: PathBuf = tests.ancestors().nth(2).expect("the target folder").join("examples/tui_driver");
    assert!(path.exists(), "cargo build --example tui_driver");
    Start::new(path)
}

/// The wizard after its checks: something is broken and can be repaired.
fn ready(start: Start) -> Session {
    let mut session = start.under_shell();
    session.wait_for("Overview problems");
    assert!(session.screen().alternate_screen() && session.screen().hide_cursor());
    assert!(session.screen().bracketed_paste());
    assert!(!session.cooked());
    session
}

fn gone(mut session: Session, code: &str) {
    session.wait_for(&format!("code={code} cooked"));
    session.assert_left();
}

#[test]
fn q_gives_the_terminal_back() {
    let mut session = ready(driver());
    session.send("q");
    gone(session, "1");
}

#[test]
fn alone_in_a_terminal_it_ends_with_the_verdict() {
    let mut session = driver().alone();
    session.wait_for("Overview problems");
    session.send("q");
    assert_eq!(session.exit_code(), 1);
    session.until("leaving", |session| !session.screen().alternate_screen());
    session.assert_left();
}

#[test]
fn ctrl_c_leaves() {
    let mut session = ready(driver());
    session.send("\x03");
    gone(session, "130");
}

#[test]
fn every_signal_leaves_a_terminal_that_works() {
    for signal in [Signal::INT, Signal::TERM, Signal::HUP] {
        let mut session = ready(driver());
        session.signal(signal);
        gone(session, "130");
    }
}

#[test]
fn ctrl_z_stops_and_fg_draws_again() {
    let mut session = ready(driver());
    session.send("\x1a");
    stopped_and_back(session);
}

#[test]
fn sigtstp_stops_and_fg_draws_again() {
    let mut session = ready(driver());
    session.signal(Signal::TSTP);
    stopped_and_back(session);
}

fn stopped_and_back(mut session: Session) {
    session.wait_for_state("T");
    session.until("the normal screen", |session| !session.screen().alternate_screen());
    session.assert_left();
    assert!(session.cooked());
    session.resize(60, 12);
    session.signal(Signal::CONT);
    session.wait_for("60x12");
    assert!(session.screen().alternate_screen() && !session.cooked());
    session.send("p");
    session.wait_for("paste []");
    session.send("\x03");
    gone(session, "130");
}

#[test]
fn a_stop_that_nobody_can_catch_is_drawn_over_too() {
    let mut session = ready(driver());
    session.signal(Signal::STOP);
    session.wait_for_state("T");
    let before = session.raw().len();
    session.signal(Signal::CONT);
    session.until("a new frame", |session| {
        let new = &session.raw()[before..];
        String::from_utf8_lossy(new).contains("problems") && session.screen().alternate_screen()
    });
    assert!(!session.cooked());
    session.send("q");
    gone(session, "1");
}

#[test]
fn another_size_is_drawn_in() {
    let mut session = ready(driver().size(100, 30));
    session.wait_for("100x30");
    session.resize(40, 10);
    session.wait_for("40x10");
    session.resize(120, 40);
    session.wait_for("120x40");
    session.press_until("q", "the end", |it| it.screen().contents().contains("code="));
    gone(session, "1");
}

#[test]
fn a_terminal_without_a_size_is_no_reason_to_fail() {
    let mut session = driver().size(0, 0).alone();
    let said = |session: &Session, words: &str| String::from_utf8_lossy(session.raw()).contains(words);
    session.until("a frame", |it| said(it, "80x24"));
    session.until("the answer", |it| said(it, "problems"));
    session.send("q");
    assert_eq!(session.exit_code(), 1);
}

#[test]
fn a_panic_while_drawing_gives_the_terminal_back_and_tells_no_secret() {
    let mut session = ready(driver().env("DRIVER_PANIC", "draw"));
    session.send("p");
    session.wait_for("this is a bug in claude-fix");
    session.wait_for("code=101 cooked");
    session.assert_left();
    assert!(session.screen().contents().contains("tui_driver.rs:"));
    assert!(!String::from_utf8_lossy(session.raw()).contains("sk-ant-secret"));
}

#[test]
fn a_panic_in_a_task_leaves_the_wizard_on_screen() {
    let mut session = ready(driver().env("DRIVER_PANIC", "apply"));
    session.send("\r");
    session.wait_for("card Made-up change");
    answer(&mut session, "working");
    session.resize(50, 15);
    session.wait_for("50x15");
    assert!(session.screen().alternate_screen());
    assert!(!String::from_utf8_lossy(session.raw()).contains("sk-ant-secret"));
}

#[test]
fn without_its_terminal_it_ends() {
    let mut session = driver().alone();
    session.wait_for("Overview problems");
    session.close();
    session.wait_for_end(Duration::from_secs(5));
}

#[test]
fn without_its_terminal_and_without_a_signal_it_ends() {
    let mut session = driver().in_another_session();
    session.wait_for("Overview problems");
    session.pid();
    session.close();
    session.wait_for_end(Duration::from_secs(5));
}

#[test]
fn without_the_shell_and_its_terminal_it_ends() {
    let mut session = ready(driver());
    session.pid();
    session.close();
    session.wait_for_end(Duration::from_secs(5));
}

/// Says yes to the card on screen, again and again until it counts: a card takes no answer in its first moment.
fn answer(session: &mut Session, then: &str) {
    let mut tries = 0;
    while !session.screen().contents().contains(then) {
        if !session.reads_on() {
            session.send("y");
        }
        for _ in 0..20 {
            if session.screen().contents().contains(then) {
                return;
            }
            session.read(Duration::from_millis(10));
        }
        tries += 1;
        assert!(tries < 50, "the card takes no yes; on screen:\n{}", session.screen().contents());
    }
}

#[test]
fn what_was_typed_before_the_card_does_not_answer_it() {
    let mut session = ready(driver().env("DRIVER_APPLIED", "applied"));
    let applied = session.home().join("applied");
    for (columns, rows) in [(90, 30), (80, 24)].into_iter().cycle().take(20) {
        session.send("\ry");
        session.wait_for("card Made-up change");
        // a size is answered after everything that was typed before it
        session.resize(columns, rows);
        session.wait_for(&format!("{columns}x{rows}"));
        session.read(Duration::from_millis(50));
        assert!(session.screen().contents().contains("card Made-up change"));
        assert!(!applied.exists());
        leave_card(&mut session);
    }
    session.send("q");
    gone(session, "1");
}

fn leave_card(session: &mut Session) {
    let mut tries = 0;
    while session.screen().contents().contains("card") {
        session.send("n");
        session.read(Duration::from_millis(100));
        tries += 1;
        assert!(tries < 50, "the card takes no answer");
    }
}

#[test]
fn a_yes_to_a_card_that_was_seen_counts() {
    let mut session = ready(driver());
    session.send("\r");
    session.wait_for("card Made-up change");
    answer(&mut session, "result Fixed");
    session.send("q");
    gone(session, "0");
}

#[test]
fn a_change_that_runs_is_not_interrupted() {
    let mut session = ready(driver().env("DRIVER_WAIT", "go"));
    session.send("\r");
    session.wait_for("card Made-up change");
    answer(&mut session, "working");
    session.signal(Signal::TERM);
    session.send("\x03");
    session.signal(Signal::TERM);
    session.resize(50, 15);
    session.wait_for("50x15");
    assert!(session.screen().contents().contains("working"));
    std::fs::write(session.home().join("go"), "go").expect("the file");
    gone(session, "0");
}

#[test]
fn nothing_happens_while_nothing_happens() {
    let mut session = ready(driver());
    while session.read(Duration::from_millis(300)) {}
    let before = session.ticks();
    assert!(!session.read(Duration::from_secs(2)), "something was written");
    assert_eq!(session.ticks(), before);
}

#[test]
fn the_bell_rings_once_when_it_works_again_and_then_nothing_happens() {
    let mut session = ready(driver().env("DRIVER_CUT_OFF", "1"));
    session.send("7");
    session.wait_for("Step(Network)");
    assert!(!session.raw().contains(&7));
    session.send("t");
    session.wait_for("watch 1 over true");
    while session.read(Duration::from_millis(300)) {}
    assert_eq!(session.raw().split(|byte| *byte == 7).count(), 2, "one bell");
    let before = session.ticks();
    assert!(!session.read(Duration::from_secs(2)), "something was written");
    assert_eq!(session.ticks(), before);
    session.send("\r");
    session.wait_for("none");
    session.send("q");
    gone(session, "1");
}

#[test]
fn back_to_work_hands_over_the_terminal_and_every_key() {
    let run = r#"echo "at work [$MADE_UP]"; read -r line; echo "got $line"; exit 7"#;
    let mut session = ready(driver().arg(run).env("MADE_UP", "1"));
    session.send("b");
    session.wait_for("card session");
    answer(&mut session, "at work []");
    session.assert_left();
    assert!(session.cooked());
    session.send("hello there\n");
    session.wait_for("notice claude has ended (exit code 7). claude-fix changed nothing.");
    assert!(String::from_utf8_lossy(session.raw()).contains("got hello there"));
    session.send("q");
    session.wait_for("none");
    session.send("q");
    gone(session, "1");
}

#[test]
fn ctrl_c_at_work_ends_the_work_and_not_the_wizard() {
    let mut session = driver().arg("echo at work; exec sleep 60").alone();
    session.wait_for("Overview problems");
    session.send("b");
    session.wait_for("card session");
    answer(&mut session, "at work");
    session.send("\x03");
    session.wait_for("notice claude has ended (ended by a signal)");
    session.send("\r");
    session.wait_for("none");
    session.send("q");
    assert_eq!(session.exit_code(), 1);
}
