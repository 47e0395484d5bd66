//! What if somebody goes in the middle: the person, the terminal, or whoever reads what is said?
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

use std::process::{ExitStatus, Stdio};
use std::time::{Duration, Instant};

use loopback::Loopback;
use machine_dir::{Login, MachineDir, good_key};
use rustix::process::{Pid, Signal, kill_process};
use story::{hidden_login, start};

/// Runs it while nobody reads what it prints.
fn unread(machine: &MachineDir, arguments: &[&str]) -> ExitStatus {
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let also = writer.try_clone().expect("the same pipe");
    let mut command = machine.command(arguments);
    command.stdout(Stdio::from(writer)).stderr(Stdio::from(also)).status().expect("claude-fix starts")
}

#[test]
fn ctrl_c_ends_whatever_hangs_without_a_word_of_a_bug() {
    for signal in [Signal::INT, Signal::TERM] {
        for arguments in [&["check"][..], &["check", "--json"], &[], &["fix"], &["report"], &["run", "--", "true"]] {
            let api = Loopback::black_hole();
            let machine = MachineDir::new().with_claude().with("ANTHROPIC_BASE_URL", &api.url()).login(Login::Valid);
            let child = machine.command(arguments).spawn().expect("claude-fix starts");
            let begun = Instant::now();
            while api.connections() == 0 {
                assert!(begun.elapsed() < machine_dir::LIMIT, "it never connected");
                std::thread::yield_now();
            }
            let pid = Pid::from_raw(child.id().cast_signed()).expect("a pid");
            let pressed = Instant::now();
            kill_process(pid, signal).expect("it takes signals");
            let done = machine_dir::done(child.wait_with_output().expect("the end"));
            assert_eq!(done.code, Some(130), "{arguments:?}");
            assert!(pressed.elapsed() < Duration::from_secs(2), "{arguments:?}: {:?}", pressed.elapsed());
            assert!(!done.err.contains("bug") && done.err.lines().count() < 2, "{arguments:?}: {}", done.err);
        }
    }
}

#[test]
fn what_nobody_reads_ends_as_if_somebody_did() {
    let api = Loopback::new(&good_key());
    let machine = hidden_login(&api);
    for (arguments, code) in [
        (&["check"][..], 1),
        (&["check", "--json"], 1),
        (&["check", "--junit"], 1),
        (&["explain", "no such words"], 3),
        (&["fix", "no.such_repair"], 2),
    ] {
        assert_eq!(unread(&machine, arguments).code(), Some(code), "{arguments:?}");
    }
    let before = std::fs::read_to_string(machine.home().join(".zshrc")).expect("the start-up file");
    let now = || std::fs::read_to_string(machine.home().join(".zshrc")).expect("the start-up file");
    let repair = "env.remove_variable:ANTHROPIC_API_KEY";
    assert_eq!(unread(&machine, &["fix", repair, "--yes"]).code(), Some(0));
    assert_ne!(now(), before, "what was asked for was done");
    assert_eq!(unread(&machine, &["undo", "--yes"]).code(), Some(0));
    assert_eq!(now(), before);
}

#[test]
fn a_key_that_is_being_typed_can_be_left() {
    let machine = MachineDir::new().with_claude();
    for signal in [None, Some(Signal::TERM), Some(Signal::INT)] {
        let mut session = start(&machine, &["key", "store"]).alone();
        session.wait_for("API key");
        session.send("sk-ant-api03-half");
        session.wait_for("17 characters");
        match signal {
            None => session.send("\u{3}"),
            Some(signal) => session.signal(signal),
        }
        session.wait_for("nothing was kept");
        assert_eq!(session.exit_code(), 130, "{signal:?}");
        assert!(session.cooked(), "{signal:?}");
    }
    let mut session = start(&machine, &["key", "store"]).alone();
    session.wait_for("API key");
    session.send("\u{1b}");
    session.wait_for("Nothing was kept");
    assert_eq!(session.exit_code(), 0);
}

#[test]
fn a_slow_run_says_what_it_waits_for_on_a_terminal_only() {
    let api = Loopback::black_hole();
    let machine = MachineDir::new().with_claude().with("ANTHROPIC_BASE_URL", &api.url()).login(Login::Valid);
    let mut session = start(&machine, &["check"]).alone();
    session.wait_for("Still looking");
    session.send("\u{3}");
    assert_eq!(session.exit_code(), 130);
    let done = machine.run(&["check", "--json", "--timeout", "3"]);
    assert!(done.err.is_empty(), "{}", done.err);
}
