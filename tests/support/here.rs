//! Is everything here that a test needs? What is missing is said; in CI, for which `.ci/setup` brought it, that is a failure.

use std::path::{Path, PathBuf};

/// Says why something is left out.
#[expect(clippy::print_stdout, reason = "says what is not tried here")]
pub(crate) fn ignored(because: &str) {
    let set_up = cfg!(target_os = "linux") && std::env::var("CI").is_ok_and(|ci| ci == "true");
    assert!(!set_up, "left out, although CI has set this machine up: {because}");
    println!("ignored: {because}");
}

/// The real Claude Code: where the variable says, else where the set-up of these tests puts it.
pub(crate) fn claude() -> Option<PathBuf> {
    let given = std::env::var_os("CLAUDE_FIX_REAL_CLAUDE").map(PathBuf::from);
    let cache = std::env::var_os("CLAUDE_FIX_TEST_CACHE").map(PathBuf::from);
    let cache = cache.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cache/claude-fix-tests")));
    let found = given.or_else(|| Some(cache?.join("claude/node_modules/.bin/claude"))).filter(|path| path.exists());
    if found.is_none() {
        ignored("the real Claude Code is not here; .ci/setup brings it");
    }
    found
}

/// Whether a session's keychain can be started.
pub(crate) fn keychain() -> bool {
    let there = |program: &str| Path::new("/usr/bin").join(program).exists();
    let all = ["dbus-run-session", "gnome-keyring-daemon", "secret-tool"].into_iter().all(there);
    if !all {
        ignored("dbus, gnome-keyring or libsecret-tools is not installed");
    }
    all
}
