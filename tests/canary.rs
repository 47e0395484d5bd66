//! Does a secret leave the real program by any way, from any place where one can lie? One secret for each place, every
//! command and screen, and a proof for each place that it was read at all.
//!
//! `tests/canary/places.rs` is the table: place, how it is planted, what shows that it was read;
//! `cargo test --test canary -- --places` prints it. Eight characters in a
//! row of the part behind the public prefix are a leak, in letters of any case, also as base64, hexadecimal or in groups.
//! Each scene has a network, a disk view with an `/etc` of its own, and processes of its own; where none can be made it is
//! "ignored", never "ok".
#![cfg_attr(
    target_os = "linux",
    expect(clippy::expect_used, clippy::panic, reason = "a test that cannot build its machine fails"),
    expect(clippy::print_stdout, clippy::print_stderr, reason = "it is its own harness"),
    expect(clippy::disallowed_methods, reason = "builds a machine on the real disk and starts the real programs")
)]

#[cfg(target_os = "linux")]
#[path = "canary/echo.rs"]
mod echo;
#[cfg(target_os = "linux")]
#[path = "support/network_harness.rs"]
mod harness;
#[cfg(target_os = "linux")]
#[path = "canary/haunted.rs"]
mod haunted;
#[cfg(target_os = "linux")]
#[path = "support/machine_dir.rs"]
#[expect(dead_code, reason = "other tests use more of it")]
mod machine_dir;
#[cfg(target_os = "linux")]
#[path = "canary/outputs.rs"]
mod outputs;
#[cfg(target_os = "linux")]
#[path = "canary/places.rs"]
mod places;
#[cfg(target_os = "linux")]
#[path = "support/pty.rs"]
#[expect(dead_code, reason = "the tests of the terminal itself use more of it")]
mod pty;
#[cfg(target_os = "linux")]
#[path = "canary/traced.rs"]
mod traced;

fn main() -> std::process::ExitCode {
    #[cfg(target_os = "linux")]
    return listed_or_held();
    // namespaces are Linux's
    #[cfg(not(target_os = "linux"))]
    std::process::ExitCode::SUCCESS
}

#[cfg(target_os = "linux")]
fn listed_or_held() -> std::process::ExitCode {
    if std::env::args().any(|word| word == "--places") {
        places::print();
        return std::process::ExitCode::SUCCESS;
    }
    harness::main(places::CASES)
}
