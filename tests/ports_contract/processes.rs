//! Is only that very process asked to end, and is none forced?

use std::io::Read;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use claude_fix::ports::processes::Processes;
use claude_fix::sys::processes::Real;

const SOON: Duration = Duration::from_secs(5);

/// When it started, as the system counts it.
fn begun(pid: u32) -> u64 {
    let text = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap();
    let fields = text.rsplit_once(')').unwrap().1;
    fields.split_whitespace().nth(19).unwrap().parse().unwrap()
}

/// Runs this once it has said that it is ready.
fn program(words: &str) -> Child {
    let mut child = Command::new("/bin/sh")
        .args(["-c", &format!("{words}; echo ready; while :; do sleep 0.1; done")])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut ready = [0_u8; 6];
    child.stdout.as_mut().unwrap().read_exact(&mut ready).unwrap();
    child
}

#[test]
fn only_the_very_process_is_asked() {
    let mut child = program(":");
    let pid = child.id();
    let other = Real.end(pid, begun(pid) + 1, SOON).unwrap_err();
    assert!(other.contains("another program has its number"), "{other}");
    assert!(child.try_wait().unwrap().is_none(), "it still runs");
    Real.end(pid, begun(pid), SOON).unwrap();
    assert!(!child.wait().unwrap().success());
    assert!(Real.end(pid, 1, SOON).unwrap_err().contains("by itself"));
}

#[test]
fn one_that_will_not_end_goes_on_and_is_told() {
    let mut child = program("trap '' TERM");
    let pid = child.id();
    let told = Real.end(pid, begun(pid), Duration::from_millis(200)).unwrap_err();
    assert!(told.contains("still runs"), "{told}");
    assert!(child.try_wait().unwrap().is_none());
    child.kill().unwrap();
    child.wait().unwrap();
}
