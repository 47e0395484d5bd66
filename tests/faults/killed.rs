//! Is nothing lost when claude-fix is killed between any two changes, in the middle of a write, or at any system call?

use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, ExitStatus};

use claude_fix::model::journal::EntryState;

use super::here;
use super::home::{CHILD, Deed, Home, Tree, other_process, run};

fn killed(status: ExitStatus) -> bool {
    status.signal() == Some(9)
}

/// A new home, and the trees before and after the plan.
fn fresh() -> (tempfile::TempDir, Home, Tree, Tree) {
    let root = tempfile::tempdir().expect("a folder");
    let home = Home::make(root.path());
    let before = home.tree();
    assert!(run(root.path(), Deed::Apply, usize::MAX).success());
    let after = home.tree();
    assert!(run(root.path(), Deed::Undo, usize::MAX).success());
    assert_eq!(home.tree(), before, "an undo brings back every byte");
    std::fs::remove_dir_all(home.state()).expect("a new beginning");
    (root, home, before, after)
}

/// The machine as it was, again.
fn again(root: &Path) -> Home {
    std::fs::remove_dir_all(root.join("home")).expect("the old one goes");
    Home::make(root)
}

/// Whatever was left half done is said, and goes where the person wants it to.
fn comes_right(home: &Home, go_back: bool, before: &Tree, after: &Tree, when: &str) {
    let recovered = home.recover(go_back).unwrap_or_else(|because| panic!("{when}: {because}"));
    let found = home.tree();
    match recovered.as_ref().map(|entry| entry.state) {
        Some(EntryState::Undone) => assert_eq!(found, *before, "{when}: going back"),
        Some(EntryState::Applied) => assert_eq!(found, *after, "{when}: finishing"),
        Some(state) => panic!("{when}: {state:?}"),
        // nothing was begun, or everything was done
        None => assert!(found == *before || found == *after, "{when}: half done, and nobody says so"),
    }
    assert!(home.recover(go_back).expect("nothing is left").is_none(), "{when}");
}

/// The real program says in its next start what happened.
fn program_says(home: &Home, when: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_claude-fix"));
    command.args(["undo", "--list"]).env_clear().env("HOME", &home.0).env("PATH", "/usr/bin:/bin");
    let done = command.output().expect("it starts");
    assert!(done.status.success(), "{when}");
    String::from_utf8(done.stderr).expect("text")
}

#[test]
fn killed_at_any_point_of_a_change_it_can_be_finished_or_taken_back() {
    let (root, _, before, after) = fresh();
    let mut points = 0;
    for go_back in [true, false] {
        for point in 0.. {
            let home = again(root.path());
            if !killed(run(root.path(), Deed::Apply, point)) {
                assert_eq!(home.tree(), after);
                assert!(point > 40, "every point was tried: {point}");
                break;
            }
            points += 1;
            let when = format!("killed at point {point}");
            let half = home.tree() != before && home.tree() != after;
            let said = program_says(&home, &when);
            assert!(!half || said.contains("was stopped") && said.contains("undo 1 goes back"), "{when}: {said}");
            comes_right(&home, go_back, &before, &after, &when);
        }
    }
    println!("faults: a change was killed at {points} points");
}

#[test]
fn killed_while_it_is_taken_back_or_finished_it_comes_right_the_next_time() {
    let (root, _, before, after) = fresh();
    let mut points = 0;
    // of a whole change, and of one that was killed early, in its middle and late
    for (deed, begun) in [
        (Deed::Undo, usize::MAX),
        (Deed::Undo, 22),
        (Deed::Undo, 34),
        (Deed::Undo, 50),
        (Deed::Finish, 22),
        (Deed::Finish, 34),
        (Deed::Finish, 50),
    ] {
        for point in 0.. {
            let home = again(root.path());
            run(root.path(), Deed::Apply, begun);
            if !killed(run(root.path(), deed, point)) {
                assert_eq!(home.tree(), if deed == Deed::Undo { before.clone() } else { after.clone() });
                assert!(point > 10, "every point was tried: {point}");
                break;
            }
            points += 1;
            comes_right(&home, point % 2 == 0, &before, &after, &format!("{deed:?} of {begun} killed at {point}"));
        }
    }
    println!("faults: taking back and finishing were killed at {points} points");
}

#[test]
fn killed_while_copies_are_deleted_nothing_claims_to_come_back_without_them() {
    let (root, _, _, after) = fresh();
    let mut points = 0;
    for point in 0.. {
        let home = again(root.path());
        assert!(run(root.path(), Deed::Apply, usize::MAX).success());
        let ended = !killed(run(root.path(), Deed::Purge, point));
        points += usize::from(!ended);
        assert_eq!(home.tree(), after, "a purge touches no file of the person's");
        let journal = home.journal(claude_fix::sys::hands());
        let entry = journal.entries().pop().expect("the entry");
        let whole = entry.records.iter().filter_map(|record| record.backup.as_ref());
        let whole = whole.clone().all(|name| journal.kept(name).is_ok());
        assert!(whole || !entry.can_undo(), "killed at {point}: it cannot come back and says that it can");
        if ended {
            assert!(entry.purged && std::fs::read_dir(journal.backups()).expect("it").next().is_none());
            assert!(point > 8, "every point was tried: {point}");
            break;
        }
        // the rest goes the next time
        let left = || std::fs::read_dir(journal.backups()).expect("it").count();
        assert!(left() == 0 || run(root.path(), Deed::Purge, usize::MAX).success() && left() == 0, "killed at {point}");
    }
    println!("faults: deleting copies was killed at {points} points");
}

/// The system calls that change something, or make it last.
const CALLS: [&str; 9] = ["write", "fsync", "rename", "renameat2", "mkdir", "fchmod", "chmod", "flock", "unlink"];

#[test]
fn killed_at_any_system_call_that_changes_something_nothing_is_lost() {
    let (root, _, before, after) = fresh();
    let strace = |call: &str, number: usize| {
        let mut command = Command::new("strace");
        let inject = format!("inject={call}:signal=KILL:when={number}");
        command.args(["-f", "-qq", "-o", "/dev/null", "-e", &inject]).arg(std::env::current_exe().expect("this test"));
        command.args(CHILD).env_clear().env("PATH", "/usr/bin:/bin");
        command.envs(other_process(root.path(), Deed::Apply, usize::MAX)).output()
    };
    again(root.path());
    if !strace("flock", 1000).is_ok_and(|done| done.status.success()) {
        here::ignored("strace is not here or may not trace, so no system call was killed");
        return;
    }
    let (mut points, mut changed) = (0, 0);
    for call in CALLS {
        for number in 1..400 {
            let home = again(root.path());
            let status = strace(call, number).expect("strace").status;
            if status.success() {
                assert_eq!(home.tree(), after, "{call} {number}");
                break;
            }
            points += 1;
            changed += usize::from(home.tree() != before);
            comes_right(&home, number % 2 == 0, &before, &after, &format!("killed at {call} number {number}"));
        }
    }
    assert!(points > 40 && changed > 10, "{points} points, {changed} after the first change");
    println!("faults: a change was killed at {points} system calls, {changed} of them after the first change");
}
