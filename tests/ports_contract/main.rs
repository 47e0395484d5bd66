//! Do the made-up machine and the real one behave alike, and does the real one keep its promises?

#![expect(clippy::unwrap_used, reason = "these are tests, and their own servers")]
#![expect(clippy::disallowed_methods, reason = "a test makes the files that it looks at")]

#[cfg(unix)]
mod answers;
mod disk;
#[cfg(unix)]
mod disk_unix;
mod disks;
#[cfg(unix)]
mod fetch;
#[cfg(windows)]
mod held;
#[cfg(unix)]
mod key;
#[cfg(unix)]
mod network;
#[cfg(target_os = "linux")]
mod processes;
#[cfg(unix)]
mod programs;
#[cfg(unix)]
mod servers;
#[cfg(unix)]
mod stage;
