//! Is nothing lost when claude-fix is killed, the disk is full or closed, or somebody else changes a file? On the real
//! file system, with the real hands; what this machine does not let us try is said to be ignored.
#![cfg(target_os = "linux")]
#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot build its machine fails")]
#![expect(clippy::disallowed_methods, reason = "builds a machine on the real disk and starts the real program")]

#[path = "faults/dying.rs"]
mod dying;
#[path = "support/here.rs"]
#[expect(dead_code, reason = "other tests need other parts")]
mod here;
#[path = "faults/home.rs"]
mod home;
#[path = "faults/killed.rs"]
mod killed;
#[path = "support/machine_dir.rs"]
#[expect(dead_code, reason = "the tests of the command line use more of it")]
mod machine_dir;
#[path = "support/pty.rs"]
#[expect(dead_code, reason = "the tests of the terminal itself use more of it")]
mod pty;
#[path = "faults/refused.rs"]
mod refused;
#[path = "faults/together.rs"]
mod together;
