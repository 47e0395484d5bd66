//! Is the layer that is really broken named first? The unmodified program on machines behind tinyproxy, squid, mitmproxy
//! and dnsmasq, and before hosts that are as broken as hosts can be, under their real names on port 443.
//!
//! tests/README.md says how each of them gets here. One that is missing makes its tests "ignored", never "ok".
#![cfg_attr(
    target_os = "linux",
    expect(clippy::expect_used, clippy::panic, reason = "a test that cannot build its machine fails"),
    expect(clippy::print_stdout, clippy::print_stderr, reason = "it is its own harness"),
    expect(clippy::disallowed_methods, reason = "builds a machine on the real disk and starts the real programs")
)]

#[cfg(target_os = "linux")]
#[path = "support/network_authority.rs"]
mod authority;
#[cfg(target_os = "linux")]
#[path = "support/network_between.rs"]
mod between;
#[cfg(target_os = "linux")]
#[path = "support/network_cases.rs"]
mod cases;
#[cfg(target_os = "linux")]
#[path = "support/network_harness.rs"]
mod harness;
#[cfg(target_os = "linux")]
#[path = "support/machine_dir.rs"]
#[expect(dead_code, reason = "other tests use more of it")]
mod machine_dir;
#[cfg(target_os = "linux")]
#[path = "support/network.rs"]
mod network;
#[cfg(target_os = "linux")]
#[path = "support/network_parts.rs"]
mod parts;

fn main() -> std::process::ExitCode {
    #[cfg(target_os = "linux")]
    return harness::main(cases::CASES);
    // namespaces are Linux's
    #[cfg(not(target_os = "linux"))]
    std::process::ExitCode::SUCCESS
}
