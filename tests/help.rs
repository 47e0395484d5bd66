//! Does the real program take clicks and new sizes, never say yes by a click, and stay silent while nothing happens?
#![cfg(target_os = "linux")]
#![expect(clippy::expect_used, reason = "a test that cannot start its terminal fails")]
#![expect(clippy::disallowed_methods, reason = "looks at a real terminal and starts the real program")]

#[path = "support/pty.rs"]
#[expect(dead_code, reason = "the tests of the terminal itself use more of it")]
mod pty;

use std::time::Duration;

use pty::{Session, Start};
use vt100::MouseProtocolMode;

/// The wizard on a made-up machine, after its checks.
fn ready(columns: u16, rows: u16) -> Session {
    let start = Start::new(env!("CARGO_BIN_EXE_claude-fix")).arg("demo").arg("dead-key").size(columns, rows);
    let mut session = start.env("LANG", "C.UTF-8").under_shell();
    // the story comes first
    session.wait_for("close");
    session.send("\r");
    session.wait_for("show the change");
    session
}

/// A click with the left button; columns and rows from 0.
fn click(session: &mut Session, column: usize, row: usize) {
    session.send(&format!("\x1b[<0;{};{}M\x1b[<0;{};{}m", column + 1, row + 1, column + 1, row + 1));
}

/// Where a text stands.
fn place(session: &Session, text: &str) -> Option<(usize, usize)> {
    let rows: Vec<String> = session.screen().rows(0, 200).collect();
    let (row, line) = rows.iter().enumerate().rev().find(|(_, line)| line.contains(text))?;
    let before = line.split(text).next()?;
    Some((before.chars().count(), row))
}

fn click_on(session: &mut Session, text: &str) {
    let (column, row) = place(session, text).expect("the text is on screen");
    click(session, column, row);
}

/// What is on screen, without the cells at the right that nobody wrote to.
fn shown(session: &Session) -> String {
    let rows: Vec<String> = session.screen().rows(0, 200).map(|row| row.trim_end().to_owned()).collect();
    rows.join("\n")
}

/// Reads until nothing more comes.
fn settle(session: &mut Session) {
    while session.read(Duration::from_millis(300)) {}
}

fn leave(mut session: Session) {
    session.send("\x03");
    session.wait_for("code=130 cooked");
    session.assert_left();
}

#[test]
fn a_click_opens_a_step_a_click_on_a_key_presses_it_and_the_wheel_scrolls() {
    let mut session = ready(80, 24);
    assert_eq!(session.screen().mouse_protocol_mode(), MouseProtocolMode::PressRelease);
    click(&mut session, 6, 5);
    session.wait_for("Does a key hold a character th");
    click_on(&mut session, "⏎ back");
    session.wait_for("show the change");
    let overview = session.screen().contents();
    session.send("?");
    session.until("the help", |session| session.screen().contents() != overview);
    let before = session.screen().contents();
    session.send("\x1b[<65;20;10M");
    session.until("scrolling", |session| session.screen().contents() != before);
    session.send("q");
    session.until("the overview", |session| session.screen().contents() == overview);
    session.send("\x14");
    session.until("the mouse is left to the terminal", |session| {
        session.screen().mouse_protocol_mode() == MouseProtocolMode::None
    });
    session.send("\x14");
    session.until("the mouse is back", |session| {
        session.screen().mouse_protocol_mode() == MouseProtocolMode::PressRelease
    });
    leave(session);
}

#[test]
fn no_click_says_yes() {
    let mut session = ready(80, 24);
    session.send("\r");
    session.wait_for("yes, do it");
    let card = session.screen().contents();
    let (from, row) = place(&session, "n no, change nothing").expect("the way out");
    // from here on the card can be answered
    settle(&mut session);
    // every row is clicked, but for the way out; a terminal keeps 4 KB that nobody has read yet, and drops more
    for y in 0..24 {
        for x in (0..80).step_by(30) {
            if y != row || x < from {
                click(&mut session, x, y);
            }
        }
    }
    settle(&mut session);
    assert_eq!(session.screen().contents(), card);
    click_on(&mut session, "n no, change nothing");
    session.wait_for("What is wrong");
    leave(session);
}

#[test]
fn every_dialog_survives_every_size_and_is_silent_while_nothing_happens() {
    let mut session = ready(80, 24);
    for (keys, text) in [
        ("?", "Keys"),
        ("e", "1 of "),
        ("/", "Search"),
        ("p", "Paste"),
        ("\r", "n no, change nothing"),
        ("7", "Can Claude Code reac"),
    ] {
        session.send(keys);
        session.wait_for(text);
        settle(&mut session);
        let before = shown(&session);
        for (columns, rows) in [(200, 60), (40, 12), (30, 8), (120, 40), (80, 24)] {
            session.resize(columns, rows);
            settle(&mut session);
            let drawn = shown(&session);
            assert!(drawn.contains(text) || columns == 30, "{columns}x{rows}:\n{drawn}");
        }
        assert_eq!(shown(&session), before, "{text}");
        // a window that is dragged tells only where it ended
        for (columns, rows) in [(30, 8), (120, 40), (80, 24)] {
            session.resize(columns, rows);
        }
        settle(&mut session);
        assert_eq!(shown(&session), before, "{text}");
        let written = session.raw().len();
        assert!(!session.read(Duration::from_secs(1)), "{keys}: a frame without an event");
        assert_eq!(session.raw().len(), written);
        session.press_until("\x1b", "closing it", |session| {
            let drawn = shown(session);
            drawn.contains("╭ What is wrong") && !drawn.contains(text)
        });
    }
    leave(session);
}

#[test]
fn lines_never_take_the_mouse() {
    let start = Start::new(env!("CARGO_BIN_EXE_claude-fix")).arg("demo").arg("dead-key").arg("--plain");
    let mut session = start.env("LANG", "C.UTF-8").under_shell();
    session.wait_for("Number");
    assert!(!String::from_utf8_lossy(session.raw()).contains("\x1b["));
    session.send("q\r");
    session.wait_for("code=1 cooked");
}
