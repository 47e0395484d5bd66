//! Does the real keychain keep a key, and does each way in which it cannot get its own words? With gnome-keyring.
#![cfg(target_os = "linux")]
#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot build its machine fails")]
#![expect(clippy::disallowed_methods, reason = "builds a machine on the real disk and starts the real programs")]

#[path = "support/here.rs"]
#[expect(dead_code, reason = "other tests need other parts")]
mod here;
#[path = "support/machine_dir.rs"]
#[expect(dead_code, reason = "other tests use more of it")]
mod machine_dir;

use std::time::{Duration, Instant};

use machine_dir::{Done, MachineDir, done, good_key, leaked, mode};

/// How long a keychain that cannot be used may take to say so.
const SOON: Duration = Duration::from_secs(2);
const UNLOCK: &str = "printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; ";

/// A machine with a folder for the session's sockets; `None` where the parts are not installed.
fn machine() -> Option<MachineDir> {
    if !here::keychain() {
        return None;
    }
    let machine = MachineDir::new();
    let run = machine.home().join("run");
    std::fs::create_dir(&run).expect("a folder");
    mode(&run, 0o700);
    Some(machine.with("XDG_RUNTIME_DIR", &run.display().to_string()))
}

/// Runs a script in a session bus of its own; `$FIX` is claude-fix, `$KEY` a good key, which is in no argument.
fn session(machine: &MachineDir, script: &str) -> Done {
    let mut command = machine.program("/usr/bin/dbus-run-session", &["--", "/bin/bash", "-c", script]);
    command.env("FIX", env!("CARGO_BIN_EXE_claude-fix")).env("KEY", good_key());
    done(command.output().expect("a session"))
}

/// The lines that claude-fix wrote, without what the daemons say beside it.
fn ours(text: &str) -> Vec<&str> {
    text.lines().filter(|line| line.starts_with("claude-fix: ")).collect()
}

/// What a new key replaced stays in the keychain for `undo`; whoever removes the key wants none of them there.
#[test]
fn a_removed_key_leaves_no_older_one_behind() {
    let Some(machine) = machine() else { return };
    let script = format!(
        "{UNLOCK}printf %s \"$KEY\" | \"$FIX\" key store; printf %s \"${{KEY%????}}QQQQ\" | \"$FIX\" key store; \
         kept() {{ secret-tool search --all service claude-fix 2>/dev/null | grep -c '^\\['; }}; \
         kept; \"$FIX\" key remove --yes; kept"
    );
    let done = session(&machine, &script);
    let counts: Vec<&str> = done.out.lines().filter(|line| line.len() == 1).collect();
    assert_eq!(counts, ["2", "0"], "{done:?}");
    assert!(done.out.contains("gone from the keychain, and an older one"), "{}", done.out);
    assert_eq!(leaked(&done.out).or(leaked(&done.err)), None);
}

#[test]
fn a_key_is_kept_given_back_and_removed() {
    let Some(machine) = machine() else { return };
    let script = format!(
        "{UNLOCK}\"$FIX\" key print; echo $?; printf ' %s\\n' \"$KEY\" | \"$FIX\" key store; echo $?; \
         [ \"$(\"$FIX\" key print)\" = \"$KEY\" ]; echo $?; \
         [ \"$(secret-tool lookup service claude-fix username anthropic-api-key)\" = \"$KEY\" ]; echo $?; \
         \"$FIX\" key remove; echo $?; \"$FIX\" key remove --yes; echo $?; \"$FIX\" key remove --yes; echo $?"
    );
    let done = session(&machine, &script);
    let codes: Vec<&str> = done.out.lines().filter(|line| line.len() == 1).collect();
    assert_eq!(codes, ["3", "0", "0", "0", "2", "0", "3"], "{done:?}");
    assert_eq!(leaked(&done.out), None);
    assert_eq!(leaked(&done.err), None);
    assert!(done.out.contains("is kept in this session's keychain"), "{}", done.out);
}

#[test]
fn each_way_in_which_it_cannot_be_used_has_its_own_words() {
    let Some(machine) = machine() else { return };
    let both = "\"$FIX\" key print; printf %s \"$KEY\" | \"$FIX\" key store";
    let told = |begun: Instant, done: &Done, words: &str| {
        let lines = ours(&done.err);
        assert!(lines.len() == 2 && lines.iter().all(|line| line.contains(words)), "{words}: {done:?}");
        assert_eq!((leaked(&done.out), leaked(&done.err)), (None, None));
        assert!(begun.elapsed() < 2 * SOON, "{words}: {:?}", begun.elapsed());
    };

    let begun = Instant::now();
    let mut command = machine.program("/bin/bash", &["-c", both]);
    command.env("FIX", env!("CARGO_BIN_EXE_claude-fix")).env("KEY", good_key());
    // without the variable a bus of the whole machine might be found
    let none = done(command.env("DBUS_SESSION_BUS_ADDRESS", "disabled:").output().expect("it starts"));
    told(begun, &none, "there is no keychain in this session");

    let store_only = "printf %s \"$KEY\" | \"$FIX\" key store; \"$FIX\" key print";
    let empty = session(&machine, store_only);
    assert!(ours(&empty.err)[0].contains("no collection"), "{empty:?}");
    assert!(ours(&empty.err)[1].contains("no key is kept"), "{empty:?}");

    let kept = session(&machine, &format!("{UNLOCK}printf %s \"$KEY\" | \"$FIX\" key store"));
    assert_eq!(kept.code, Some(0), "{kept:?}");
    let begun = Instant::now();
    told(begun, &session(&machine, both), "the keychain is locked");
}

#[test]
fn what_is_no_key_is_not_kept() {
    let Some(machine) = machine() else { return };
    let bad = "printf 'sk-ant-oat01-abcdefghijklmnopqrstuvwxyzabcdefghijklmn' | \"$FIX\" key store; echo $?; \
               printf hello | \"$FIX\" key store; echo $?; \"$FIX\" key store </dev/null; echo $?; \
               printf '%s\\342\\200\\213x' \"$KEY\" | \"$FIX\" key store; echo $?; \"$FIX\" key print; echo $?";
    let done = session(&machine, &format!("{UNLOCK}{bad}"));
    assert_eq!(done.out, "2\n2\n2\n2\n3\n", "{done:?}");
    assert!(done.err.contains("U+200B ZERO WIDTH SPACE"), "{}", done.err);
    assert_eq!(leaked(&done.err), None);
}
