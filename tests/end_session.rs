//! Is a session that runs found, named and ended on request, and one that will not end left alone? Among processes of its own.
#![cfg(target_os = "linux")]
#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot build its machine fails")]
#![expect(clippy::disallowed_methods, reason = "builds a machine on the real disk and starts the real programs")]

#[path = "support/here.rs"]
#[expect(dead_code, reason = "other tests need other parts")]
mod here;
#[path = "support/machine_dir.rs"]
#[expect(dead_code, reason = "other tests use more of it")]
mod machine_dir;

use machine_dir::{MachineDir, done};

/// A list of processes in which nobody else's are.
const APART: [&str; 4] = ["--map-root-user", "--pid", "--fork", "--mount-proc"];

#[test]
fn sessions_end_on_request_and_are_never_forced() {
    let machine = MachineDir::new().with_claude().with("HTTPS_PROXY", "http://127.0.0.1:9");
    let machine = machine.with("FIX", env!("CARGO_BIN_EXE_claude-fix"));
    let apart = machine.program("/usr/bin/unshare", &[&APART[..], &["/bin/true"]].concat()).output();
    if !apart.is_ok_and(|it| it.status.success()) {
        here::ignored("no processes of its own can be had here");
        return;
    }
    let copy = machine.home().join("claude");
    std::fs::copy("/bin/sleep", &copy).expect("a program that runs for a while");
    let script = "cd; ./claude 300 & a=$!; (trap '' TERM; exec ./claude 301) & b=$!; \
                  \"$FIX\" fix | grep -c '^session.end:'; \"$FIX\" fix session.end:$a --dry-run | grep -c 'not sent is lost'; \
                  \"$FIX\" fix session.end:$a </dev/null >/dev/null 2>&1; echo \"unasked=$?\"; \
                  \"$FIX\" fix session.end:$a --yes; echo \"first=$?\"; wait $a; echo \"ended=$?\"; \
                  \"$FIX\" fix session.end:$a --yes 2>/dev/null; echo \"again=$?\"; \
                  \"$FIX\" fix session.end:all --yes; echo \"second=$?\"; kill -0 $b; echo \"alive=$?\"; \
                  \"$FIX\" undo --yes 2>/dev/null; echo \"undo=$?\"; kill -9 $b";
    let words = [&APART[..], &["/bin/bash", "-c", script]].concat();
    let done = done(machine.program("/usr/bin/unshare", &words).output().expect("it starts"));
    let told: Vec<&str> = done.out.lines().filter(|line| line.contains('=') || line.len() == 1).collect();
    let wanted = ["3", "1", "unasked=2", "first=0", "ended=143", "again=2", "second=4", "alive=0", "undo=2"];
    assert_eq!(told, wanted, "{done:?}");
    assert!(done.err.contains("it was asked to end, and still runs after 5 s"), "{}", done.err);
    assert!(done.out.contains("It cannot be taken back."), "{}", done.out);
}
