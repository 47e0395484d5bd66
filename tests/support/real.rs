//! What would a practice machine betray itself by? A real computer below it, where nothing may be read, changed or called.

use std::collections::BTreeMap;
use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::pty::Start;

/// Of the person whose computer it really is. Nothing may ever show it.
const CANARY: &str = "sk-ant-api03-CanaryCanaryCanaryCanaryCanaryCanaryCanary";

/// A real computer: a home folder with a key and a login, a proxy and an address that count who calls, and a `claude`
/// that leaves a trace when it is run.
pub(crate) struct Real {
    pub(crate) home: tempfile::TempDir,
    caller: TcpListener,
    before: BTreeMap<PathBuf, (Vec<u8>, i64, u32)>,
}

impl Real {
    pub(crate) fn new() -> Self {
        let home = tempfile::tempdir().expect("a home folder");
        let put = |name: &str, text: &str| {
            let path = home.path().join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(&path, text).expect("a file");
            path
        };
        put(".zshrc", &format!("export ANTHROPIC_API_KEY={CANARY}\n"));
        put(".claude/.credentials.json", CANARY);
        let claude = put("bin/claude", "#!/bin/sh\ntouch \"$HOME/claude-was-run\"\n");
        fs::set_permissions(&claude, fs::Permissions::from_mode(0o755)).expect("a program");
        let caller = TcpListener::bind("127.0.0.1:0").expect("a port");
        caller.set_nonblocking(true).expect("a port");
        let before = seen(home.path());
        Self { home, caller, before }
    }

    pub(crate) fn variables(&self) -> Vec<(&'static str, String)> {
        let home = self.home.path().display();
        let url = format!("http://{}", self.caller.local_addr().expect("a port"));
        let path = format!("{home}/bin:/usr/bin:/bin");
        let mut all = vec![("HOME", home.to_string()), ("PATH", path), ("LANG", "C.UTF-8".to_owned())];
        all.push(("ANTHROPIC_API_KEY", CANARY.to_owned()));
        all.extend(["ANTHROPIC_BASE_URL", "HTTPS_PROXY", "HTTP_PROXY"].map(|name| (name, url.clone())));
        all
    }

    pub(crate) fn start(&self, arguments: &[&str]) -> Start {
        let begin = Start::new(env!("CARGO_BIN_EXE_claude-fix"));
        let start = self.variables().into_iter().fold(begin, |start, (name, value)| start.env(name, value));
        arguments.iter().fold(start, |start, argument| start.arg(argument))
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_claude-fix"));
        command.env_clear().envs(self.variables()).args(arguments).current_dir(self.home.path());
        command.output().expect("the program runs")
    }

    /// Nobody called, nothing was changed, and nothing of it was shown.
    pub(crate) fn untouched(&self, shown: &[u8]) {
        assert_eq!(seen(self.home.path()), self.before, "something real was changed");
        assert!(self.caller.accept().is_err(), "something was sent");
        assert!(!String::from_utf8_lossy(shown).contains("Canary"), "something real was read");
    }
}

/// Every file below a folder: its bytes, when it was changed, and its permissions.
fn seen(folder: &Path) -> BTreeMap<PathBuf, (Vec<u8>, i64, u32)> {
    let mut all = BTreeMap::new();
    let mut ahead = vec![folder.to_owned()];
    while let Some(path) = ahead.pop() {
        let about = fs::symlink_metadata(&path).expect("it is there");
        if about.is_dir() {
            ahead.extend(fs::read_dir(&path).expect("a folder").map(|entry| entry.expect("an entry").path()));
        }
        let bytes = if about.is_file() { fs::read(&path).expect("a file") } else { Vec::new() };
        all.insert(path, (bytes, about.mtime_nsec(), about.mode()));
    }
    all
}
