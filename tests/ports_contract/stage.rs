//! Does a program run in a terminal of its own, and does it end with everything that it started, whatever it does?

use std::process::Command;
use std::time::{Duration, Instant};

use claude_fix::model::environment::Environment;
use claude_fix::model::machine::Os;
use claude_fix::model::pane::{Exit, Pasted};
use claude_fix::ports::fake::stage::{Cue, FakeStage};
use claude_fix::ports::stage::{Act, Heard, Running, Stage};
use claude_fix::sys::stage::Terminals;
use rustix::process::{Pid, test_kill_process};

const LIMIT: Duration = Duration::from_secs(20);

fn act(script: &str) -> Act {
    let env = Environment::new([("PATH".into(), "/usr/bin:/bin".into()), ("COLUMNS".into(), "7".into())], Os::Linux);
    let arguments = vec!["-c".to_owned(), script.to_owned()];
    Act { program: "/bin/sh".into(), arguments, env, cwd: "/".into(), size: (70, 20) }
}

fn sh(script: &str) -> Running {
    Terminals.start(act(script)).unwrap()
}

/// What is heard until this text, or until the end.
async fn hear(running: &mut Running, until: &str) -> (String, Option<Exit>) {
    let listen = async {
        let mut text = String::new();
        while !text.contains(until) || until.is_empty() {
            match running.heard.recv().await {
                Some(Heard::Bytes(bytes)) => text.push_str(&String::from_utf8_lossy(&bytes)),
                Some(Heard::Ended(exit)) => return (text, Some(exit)),
                None => return (text, None),
            }
        }
        (text, None)
    };
    tokio::time::timeout(LIMIT, listen).await.unwrap()
}

fn gone(id: i32) -> bool {
    let end = Instant::now() + LIMIT;
    let gone = || {
        let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
        test_kill_process(Pid::from_raw(id).unwrap()).is_err() || stat.contains(") Z ")
    };
    while !gone() && Instant::now() < end {
        std::thread::yield_now();
    }
    gone()
}

fn numbers(text: &str) -> Vec<i32> {
    text.split(|c: char| !c.is_ascii_digit()).filter_map(|word| word.parse().ok()).collect()
}

#[tokio::test]
async fn it_has_a_terminal_of_its_own() {
    let mut running = sh("test -t 0 && test -t 1 && exec 3</dev/tty && stty size && echo $TERM-$COLUMNS-$PWD");
    let (text, exit) = hear(&mut running, "").await;
    assert_eq!((text.as_str(), exit), ("20 70\r\nxterm-256color--/\r\n", Some(Exit::Code(0))));
    let relative = Terminals.start(Act { program: "sh".into(), ..act("") });
    assert!(relative.is_err());
    assert!(Terminals.start(Act { program: "/nonexistent/claude".into(), ..act("") }).is_err());
}

#[tokio::test]
async fn it_tells_how_it_ended() {
    assert_eq!(hear(&mut sh("exit 7"), "").await.1, Some(Exit::Code(7)));
    assert_eq!(hear(&mut sh("kill -TERM $$"), "").await.1, Some(Exit::Code(143)));
}

#[tokio::test]
async fn it_is_answered_and_told_its_size() {
    let mut running = sh("echo ready; read line; echo \"got $line\"; stty size");
    hear(&mut running, "ready").await;
    running.controls.resize((101, 33));
    running.controls.input(Pasted::from("hello\r"));
    let (text, exit) = hear(&mut running, "").await;
    assert!(text.contains("got hello\r\n33 101"), "{text}");
    assert_eq!(exit, Some(Exit::Code(0)));
}

#[tokio::test]
async fn ctrl_c_comes_first() {
    let mut running = sh("trap 'echo bye; exit 130' INT; echo ready; while :; do read line; done");
    hear(&mut running, "ready").await;
    running.controls.stop();
    let (text, exit) = hear(&mut running, "").await;
    assert!(text.contains("bye"), "{text}");
    assert_eq!(exit, Some(Exit::Code(130)));
    let mut fake = FakeStage::new([Cue::Says("ready".into()), Cue::Waits]).start(act("")).unwrap();
    hear(&mut fake, "ready").await;
    fake.controls.stop();
    assert_eq!(hear(&mut fake, "").await.1, Some(Exit::Code(130)));
}

#[tokio::test]
async fn what_ignores_every_signal_dies_with_all_that_it_started() {
    // one of them in a group of its own, as a shell with job control makes it; which those are only Linux tells
    let own_group = if cfg!(target_os = "linux") { "set -m; sleep 1000 & echo B$!; set +m;" } else { "" };
    let script = format!(
        "trap '' INT TERM HUP QUIT; sleep 1000 & echo A$! ; {own_group} echo C$$ ready; while :; do sleep 1000; done"
    );
    let mut running = sh(&script);
    let all = numbers(&hear(&mut running, "ready").await.0);
    assert_eq!(all.len(), if own_group.is_empty() { 2 } else { 3 });
    running.controls.stop();
    assert!(matches!(hear(&mut running, "").await.1, Some(Exit::Signal(_))));
    for id in all {
        assert!(gone(id), "{id} is left behind");
    }
}

#[tokio::test]
async fn what_it_started_may_go_on_after_it() {
    // as a browser does that was opened to sign in; it is no child of a shell with job control
    let mut running = sh("sh -c 'echo $$ ready; exec sleep 1000' & read line");
    let browser = numbers(&hear(&mut running, "ready").await.0)[0];
    running.controls.input(Pasted::from("\r"));
    assert_eq!(hear(&mut running, "").await.1, Some(Exit::Code(0)));
    drop(running);
    let state = Command::new("/bin/ps").args(["-o", "stat=", "-p", &browser.to_string()]).output().unwrap();
    let state = String::from_utf8_lossy(&state.stdout).into_owned();
    assert!(!state.is_empty() && !state.contains('Z'), "{state}");
    rustix::process::kill_process(Pid::from_raw(browser).unwrap(), rustix::process::Signal::KILL).unwrap();
}

#[tokio::test]
async fn a_second_stop_does_not_wait() {
    let mut running = sh("trap '' INT TERM HUP; echo ready; while :; do sleep 1000; done");
    hear(&mut running, "ready").await;
    let began = Instant::now();
    running.controls.stop();
    running.controls.stop();
    assert!(matches!(hear(&mut running, "").await.1, Some(Exit::Signal(_))));
    assert!(began.elapsed() < Duration::from_millis(1500), "{:?}", began.elapsed());
}

#[tokio::test]
async fn who_forgets_it_ends_it() {
    let mut running = sh("trap '' INT TERM HUP; echo $$ ready; while :; do sleep 1000; done");
    let all = numbers(&hear(&mut running, "ready").await.0);
    drop(running);
    assert!(gone(all[0]));
}

#[tokio::test]
async fn a_flood_waits_until_it_is_heard() {
    let mut running = sh("echo; head -c 1000000 /dev/zero | tr '\\0' x");
    // nobody listens while the queue fills up
    let end = Instant::now() + LIMIT;
    while running.heard.len() < 16 && Instant::now() < end {
        tokio::task::yield_now().await;
    }
    assert_eq!(running.heard.len(), 16, "no more than that is kept");
    let (text, exit) = hear(&mut running, "").await;
    assert_eq!(text.matches('x').count(), 1_000_000);
    assert_eq!(exit, Some(Exit::Code(0)));
}
