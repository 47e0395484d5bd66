//! How does a broken machine look on a real disk? A home folder, a fake `claude`, and an environment that is nobody's.

use std::collections::BTreeMap;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// No command may take longer, whatever is broken.
pub(crate) const LIMIT: Duration = Duration::from_secs(10);
/// The version that the fake `claude` prints.
pub(crate) const VERSION: &str = "2.1.329";
/// Eight hours, in milliseconds.
pub(crate) const HOURS_8: i64 = 8 * 3600 * 1000;

/// A secret with a public prefix and no repetition in its body, so that every piece of it can be recognised.
pub(crate) fn secret(prefix: &str, seed: u64) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let body = (0..95).map(|_| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let index = usize::try_from((state >> 33) % LETTERS.len() as u64).unwrap_or(0);
        char::from(LETTERS[index])
    });
    format!("{prefix}{}", body.collect::<String>())
}

/// A key that the loopback API does not know.
pub(crate) fn bad_key() -> String {
    secret("sk-ant-api03-", 1)
}

/// A key that the loopback API knows.
pub(crate) fn good_key() -> String {
    secret("sk-ant-api03-", 2)
}

/// The tokens of the stored login.
pub(crate) fn access_token() -> String {
    secret("sk-ant-oat01-", 3)
}

/// The token that would renew it.
pub(crate) fn refresh_token() -> String {
    secret("sk-ant-ort01-", 4)
}

/// A gateway's token, without any form by which it could be recognised.
pub(crate) fn gateway_token() -> String {
    secret("", 5)
}

/// How the stored login stands.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Login {
    Valid,
    RefreshPending,
    Expired,
    Blanked,
    Truncated,
}

/// What a command did.
#[derive(Debug)]
pub(crate) struct Done {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Done {
    /// Fails unless it ended with this code.
    pub(crate) fn ended(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "\n--- out\n{}\n--- err\n{}", self.out, self.err);
        self
    }

    /// Standard output as JSON.
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error} in {}", self.out))
    }
}

/// A machine in a folder that goes away with it.
pub(crate) struct MachineDir {
    root: tempfile::TempDir,
    variables: Vec<(String, String)>,
}

impl MachineDir {
    /// An empty home folder, without Claude Code.
    pub(crate) fn new() -> Self {
        let root = tempfile::tempdir().expect("a folder");
        // a home folder with a real name, not one that is a mount point or a link
        for name in ["home", "record", "bin"] {
            std::fs::create_dir(root.path().join(name)).expect("a folder");
        }
        let it = Self { root, variables: Vec::new() };
        let path = format!("{}:/usr/bin:/bin", it.bin().display());
        it.with("PATH", &path).with("TERM", "xterm-256color").with("LANG", "C.UTF-8").with("SHELL", "/usr/bin/zsh")
    }

    /// With a fake `claude` that prints a version and records what it was asked.
    pub(crate) fn with_claude(self) -> Self {
        self.claude(&format!("echo '{VERSION} (Claude Code)'"), "exit 0")
    }

    /// With a `claude` that does this for `--version`, and that for everything else.
    pub(crate) fn claude(self, version: &str, rest: &str) -> Self {
        let record = self.record();
        let script = format!(
            "#!/bin/sh\nif [ \"$1\" = --version ]; then\n{version}\nelse\nfor it in \"$@\"; do printf '%s\\n' \"$it\"; \
             done >>'{0}/arguments'\nenv >'{0}/environment'\n{rest}\nfi\n",
            record.display()
        );
        let path = self.bin().join("claude");
        std::fs::write(&path, script).expect("the fake claude");
        mode(&path, 0o755);
        self
    }

    /// With this variable; the last word counts.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.variables.retain(|(it, _)| it != name);
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// With this file below the home folder.
    pub(crate) fn file(self, name: &str, bytes: impl AsRef<[u8]>) -> Self {
        let path = self.home().join(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        std::fs::write(&path, bytes).expect("a file");
        mode(&path, 0o600);
        self
    }

    /// With a login in this state.
    pub(crate) fn login(self, login: Login) -> Self {
        let whole = |until: i64| credentials(&access_token(), &format!("\"{}\"", refresh_token()), until);
        let text = match login {
            Login::Valid => whole(now() + HOURS_8),
            Login::RefreshPending => whole(now() - HOURS_8),
            Login::Expired => credentials(&access_token(), "null", now() - HOURS_8),
            Login::Blanked => credentials("", "\"\"", 0),
            Login::Truncated => whole(now() + HOURS_8)[..140].to_owned(),
        };
        let this = self.file(".claude/.credentials.json", text);
        if this.home().join(".claude.json").exists() {
            return this;
        }
        this.file(".claude.json", r#"{"hasCompletedOnboarding":true}"#)
    }

    /// With a key that `~/.zshrc` exports on line 3, and that is in the environment for that reason.
    pub(crate) fn key_in_zshrc(self, key: &str) -> Self {
        let text = format!("# mine\nalias ll='ls -l'\nexport ANTHROPIC_API_KEY='{key}'\nPS1='> '\n");
        self.file(".zshrc", text).with("ANTHROPIC_API_KEY", key)
    }

    /// The home folder.
    pub(crate) fn home(&self) -> PathBuf {
        self.root.path().join("home")
    }

    /// The folder of the fake `claude`.
    pub(crate) fn bin(&self) -> PathBuf {
        self.root.path().join("bin")
    }

    /// Where the fake `claude` writes what it was asked.
    pub(crate) fn record(&self) -> PathBuf {
        self.root.path().join("record")
    }

    /// The file that holds the login.
    pub(crate) fn credentials(&self) -> PathBuf {
        self.home().join(".claude/.credentials.json")
    }

    /// The whole environment; `HOME` only if none was given.
    pub(crate) fn environment(&self) -> Vec<(String, String)> {
        let mut all = vec![("HOME".to_owned(), self.home().display().to_string())];
        all.retain(|(name, _)| !self.variables.iter().any(|(it, _)| it == name));
        all.extend(self.variables.iter().cloned());
        all
    }

    /// claude-fix with these arguments, in this environment and no other, without a terminal.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        self.program(env!("CARGO_BIN_EXE_claude-fix"), arguments)
    }

    /// Any program in this environment and no other.
    pub(crate) fn program(&self, program: impl AsRef<Path>, arguments: &[&str]) -> Command {
        let mut command = Command::new(program.as_ref());
        command.args(arguments).env_clear().envs(self.environment()).current_dir(self.root.path());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs claude-fix to its end. Whatever it was asked: in time, without an escape and without a secret.
    pub(crate) fn run(&self, arguments: &[&str]) -> Done {
        let begun = Instant::now();
        let done = done(self.command(arguments).output().expect("claude-fix starts"));
        assert!(begun.elapsed() < LIMIT, "{arguments:?} took {:?}", begun.elapsed());
        clean(&done);
        done
    }
}

/// What came of it, as text.
pub(crate) fn done(output: std::process::Output) -> Done {
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text in UTF-8");
    Done { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// Fails if an escape or ten characters of a secret came out.
pub(crate) fn clean(done: &Done) {
    for text in [&done.out, &done.err] {
        assert!(!text.contains('\x1b'), "an escape in {text:?}");
        assert_eq!(leaked(text), None, "in {text}");
    }
}

/// Ten consecutive characters of a planted secret that stand in this text.
pub(crate) fn leaked(text: &str) -> Option<String> {
    let planted = [bad_key(), good_key(), access_token(), refresh_token(), gateway_token()];
    let pieces = planted.iter().flat_map(|secret| {
        let body = secret.get(13..).filter(|_| secret.starts_with("sk-ant-")).unwrap_or(secret);
        (0..body.len() - 10).map(move |at| body[at..at + 10].to_owned())
    });
    pieces.into_iter().find(|piece| text.contains(piece.as_str()))
}

fn credentials(access: &str, refresh: &str, until: i64) -> String {
    format!(
        "{{\"claudeAiOauth\":{{\"accessToken\":\"{access}\",\"refreshToken\":{refresh},\"expiresAt\":{until},\
         \"scopes\":[\"user:inference\",\"user:profile\"],\"subscriptionType\":\"max\"}}}}"
    )
}

/// Milliseconds since 1970.
pub(crate) fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

/// Sets permissions.
pub(crate) fn mode(path: &Path, mode: u32) {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).expect("permissions");
}

/// One entry of a tree: mode, time, and bytes or the target of a link.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Seen {
    mode: u32,
    size: u64,
    changed: (i64, i64),
    holds: Vec<u8>,
}

/// A whole tree, for "byte-identical"; what lies below `but` is left out.
pub(crate) fn snapshot(root: &Path, but: Option<&Path>) -> BTreeMap<PathBuf, Seen> {
    let mut found = BTreeMap::new();
    let mut queue = vec![root.to_owned()];
    while let Some(path) = queue.pop() {
        if but == Some(path.as_path()) {
            continue;
        }
        let meta = std::fs::symlink_metadata(&path).expect("an entry");
        let kind = meta.file_type();
        let mut holds = Vec::new();
        if kind.is_dir() {
            queue.extend(std::fs::read_dir(&path).expect("a folder").flatten().map(|entry| entry.path()));
        } else if kind.is_symlink() {
            holds = std::fs::read_link(&path).expect("a link").into_os_string().into_encoded_bytes();
        } else if kind.is_file() && meta.len() < 64 * 1024 * 1024 {
            holds = std::fs::read(&path).unwrap_or_default();
        }
        let changed = (meta.mtime(), meta.mtime_nsec());
        found.insert(path, Seen { mode: meta.mode(), size: meta.len(), changed, holds });
    }
    found
}
