//! Does the real program take a real npm copy away, and does an installer come, get shown, and run only after that?
#![cfg(target_os = "linux")]
#![expect(clippy::expect_used, reason = "a test that cannot build its machine fails")]
#![expect(clippy::disallowed_methods, reason = "builds a machine on the real disk and starts real programs")]

#[path = "support/here.rs"]
#[expect(dead_code, reason = "other tests need other parts")]
mod here;
#[path = "support/installer_host.rs"]
mod installer_host;

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use installer_host::InstallerHost;
use serde_json::Value;

/// A throw-away home, whose way out is closed unless a test opens it.
struct Home {
    root: tempfile::TempDir,
    variables: Vec<(String, String)>,
}

impl Home {
    fn new() -> Self {
        let root = tempfile::tempdir().expect("a folder");
        fs::create_dir_all(root.path().join("home/.local/bin")).expect("folders");
        Self { root, variables: vec![("HTTPS_PROXY".to_owned(), "http://127.0.0.1:9".to_owned())] }
    }

    fn path(&self, below: &str) -> PathBuf {
        self.root.path().join("home").join(below)
    }

    /// The person's own `npm-global` folder first, then that of the native installer.
    fn command(&self, program: impl AsRef<Path>, arguments: &[&str]) -> Command {
        let home = self.root.path().join("home");
        let path = format!("{0}/.npm-global/bin:{0}/.local/bin:/usr/bin:/bin", home.display());
        let mut command = Command::new(program.as_ref());
        command.args(arguments).env_clear().current_dir(self.root.path());
        command.env("HOME", &home).env("PATH", path).env("SHELL", "/bin/bash").env("LANG", "C.UTF-8");
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(env!("CARGO_BIN_EXE_claude-fix"), arguments).output().expect("claude-fix starts")
    }

    fn check(&self) -> Value {
        let found = self.run(&["check", "--offline", "--json"]);
        serde_json::from_slice(&found.stdout).expect("a report")
    }

    /// Path, version and whether it runs, of every copy.
    fn copies(&self) -> Vec<(String, String, bool)> {
        let report = self.check();
        let all = report["claude"]["installs"].as_array().expect("a list").iter();
        let text = |it: &Value| it.as_str().unwrap_or("unknown").to_owned();
        all.map(|it| (text(&it["path"]), text(&it["version"]), it["active"] == true)).collect()
    }

    /// A native copy that prints this version.
    fn native(&self, version: &str) {
        let file = self.path(".local/share/claude/versions").join(version);
        fs::create_dir_all(file.parent().expect("a folder")).expect("folders");
        program(&file, &format!("#!/bin/sh\necho '{version} (Claude Code)'\n"));
        symlink(&file, self.path(".local/bin/claude")).expect("a link");
    }
}

fn program(file: &Path, text: &str) {
    fs::write(file, text).expect("a program");
    fs::set_permissions(file, fs::Permissions::from_mode(0o755)).expect("its mode");
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn copy(path: &str, version: &str, active: bool) -> (String, String, bool) {
    (path.to_owned(), version.to_owned(), active)
}

/// Installs a small package of that name with the real npm; `false` without npm.
fn by_npm(home: &Home, version: &str) -> bool {
    if home.command("/bin/sh", &["-c", "npm --version"]).output().is_ok_and(|it| !it.status.success()) {
        here::ignored("npm is not installed");
        return false;
    }
    let package = home.root.path().join("package");
    fs::create_dir_all(&package).expect("a folder");
    let text = format!(r#"{{"name":"@anthropic-ai/claude-code","version":"{version}","bin":{{"claude":"cli.js"}}}}"#);
    fs::write(package.join("package.json"), text).expect("the package");
    program(&package.join("cli.js"), &format!("#!/bin/sh\necho '{version} (Claude Code)'\n"));
    let prefix = home.path(".npm-global");
    let line = format!(
        "cd '{0}' && npm pack --silent --offline >/dev/null && \
         npm install -g --silent --offline --no-audit --no-fund --prefix '{1}' ./*.tgz",
        package.display(),
        prefix.display()
    );
    let done = home.command("/bin/sh", &["-c", &line]).output().expect("npm starts");
    assert!(done.status.success(), "{}", said(&done));
    true
}

#[test]
fn npm_takes_its_old_copy_away_and_the_new_one_runs() {
    let home = Home::new();
    if !by_npm(&home, "1.0.126") {
        return;
    }
    home.native("2.1.329");
    let (old, new) = ("~/.npm-global/bin/claude", "~/.local/bin/claude");
    assert_eq!(home.copies(), [copy(old, "1.0.126", true), copy(new, "2.1.329", false)]);
    let report = home.check();
    assert_eq!(report["diagnoses"][0]["id"], "install.outdated", "{report:#}");
    assert_eq!(report["diagnoses"][0]["severity"], "broken");
    let id = format!("install.remove:{old}");
    assert_eq!(report["diagnoses"][0]["repairs"][0], id.as_str());
    let shown = home.run(&["fix", &id, "--dry-run"]);
    assert!(said(&shown).contains("uninstall -g --prefix") && home.copies().len() == 2, "{}", said(&shown));
    let done = home.run(&["fix", &id, "--yes"]);
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    assert!(said(&done).contains("Fixed") && said(&done).contains("It cannot be taken back"), "{}", said(&done));
    assert_eq!(home.copies(), [copy(new, "2.1.329", true)]);
    assert!(!home.path(".npm-global/lib/node_modules/@anthropic-ai/claude-code").exists());
}

#[test]
fn an_uninstaller_that_fails_leaves_the_copy_and_says_so() {
    let home = Home::new();
    if !by_npm(&home, "1.0.126") {
        return;
    }
    home.native("2.1.329");
    // an npm of that very prefix goes before the one of the system, and this one cannot do anything
    program(&home.path(".npm-global/bin/npm"), "#!/bin/sh\necho 'npm error code EROFS' >&2\nexit 1\n");
    let done = home.run(&["fix", "install.remove:~/.npm-global/bin/claude", "--yes"]);
    assert_eq!(done.status.code(), Some(4), "{}", said(&done));
    assert!(said(&done).contains("EROFS") && said(&done).contains("ended with exit code 1"), "{}", said(&done));
    assert_eq!(home.copies()[0], copy("~/.npm-global/bin/claude", "1.0.126", true));
}

#[test]
fn a_native_copy_is_renamed_and_comes_back() {
    let home = Home::new();
    home.native("2.1.300");
    fs::create_dir_all(home.path(".npm-global/bin")).expect("a folder");
    program(&home.path(".npm-global/bin/claude"), "#!/bin/sh\necho '2.1.329 (Claude Code)'\n");
    let id = "install.remove:~/.local/bin/claude";
    let before = fs::read_link(home.path(".local/bin/claude")).expect("a link");
    let done = home.run(&["fix", id, "--yes"]);
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    assert_eq!(home.copies(), [copy("~/.npm-global/bin/claude", "2.1.329", true)]);
    let undone = home.run(&["undo", "--yes"]);
    assert_eq!(undone.status.code(), Some(0), "{}", said(&undone));
    assert_eq!(fs::read_link(home.path(".local/bin/claude")).expect("a link"), before);
}

/// What an installer does that does what the real one is known to do.
const INSTALLER: &str = "#!/bin/bash\n# a made-up installer\nset -e\nmkdir -p ~/.local/share/claude/versions ~/.local/bin\n\
                         v=~/.local/share/claude/versions/2.1.329\n\
                         printf '#!/bin/sh\\necho \"2.1.329 (Claude Code)\"\\n' > $v\nchmod +x $v\n\
                         ln -sf $v ~/.local/bin/claude\necho installed\n";

#[test]
fn an_installer_is_fetched_then_shown_and_only_then_run() {
    let mut home = Home::new();
    let host = InstallerHost::start(home.root.path(), INSTALLER);
    home.variables = host.variables();
    let report = home.check();
    assert_eq!(report["diagnoses"][0]["id"], "install.missing");
    assert_eq!(report["diagnoses"][0]["repairs"], serde_json::json!(["install.fetch_installer"]));
    assert_eq!(home.run(&["fix", "install.run_installer", "--yes"]).status.code(), Some(2), "there is nothing to run");
    assert!(host.asked().is_empty(), "looking fetches nothing");

    let fetched = home.run(&["fix", "install.fetch_installer", "--yes"]);
    assert_eq!(fetched.status.code(), Some(0), "{}", said(&fetched));
    assert_eq!(host.asked(), ["https://downloads.claude.ai/bootstrap.sh"], "{}", said(&fetched));
    let file = home.path(".local/state/claude-fix/installer/install.sh");
    assert_eq!(fs::read_to_string(&file).expect("the installer"), INSTALLER);
    assert_eq!(fs::metadata(&file).expect("the installer").permissions().mode() & 0o777, 0o600);
    assert!(home.copies().is_empty(), "nothing was run");

    let shown = said(&home.run(&["fix", "install.run_installer", "--dry-run"]));
    let size = format!("{} bytes", INSTALLER.len());
    for part in ["https://claude.ai/install.sh", &size, "9 lines", "SHA-256", "It begins: # a made-up installer"] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    let done = home.run(&["fix", "install.run_installer", "--yes"]);
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    assert!(said(&done).contains("installed"), "{}", said(&done));
    assert_eq!(home.copies(), [copy("~/.local/bin/claude", "2.1.329", true)]);
}

#[test]
fn an_installer_that_fails_leaves_what_was_there() {
    let mut home = Home::new();
    fs::create_dir_all(home.path(".npm-global/bin")).expect("a folder");
    program(&home.path(".npm-global/bin/claude"), "#!/bin/sh\necho '1.0.126 (Claude Code)'\n");
    let host = InstallerHost::start(home.root.path(), "#!/bin/bash\necho 'checksum does not match' >&2\nexit 3\n");
    home.variables = host.variables();
    assert_eq!(home.run(&["fix", "install.fetch_installer", "--yes"]).status.code(), Some(0));
    let done = home.run(&["fix", "install.run_installer", "--yes"]);
    assert_eq!(done.status.code(), Some(4), "{}", said(&done));
    let now = "What is there now: Claude Code 1.0.126 runs from ~/.npm-global/bin/claude";
    assert!(said(&done).contains("checksum does not match") && said(&done).contains(now), "{}", said(&done));
}

#[test]
fn an_installer_that_stops_halfway_leaves_the_old_copy_working() {
    let half = "#!/bin/bash\nmkdir -p ~/.local/share/claude/versions\n\
                head -c 4096 /dev/zero >~/.local/share/claude/versions/2.1.329.part\nkill -9 $$\n";
    let mut home = Home::new();
    home.native("2.1.300");
    let host = InstallerHost::start(home.root.path(), half);
    home.variables = host.variables();
    assert_eq!(home.run(&["fix", "install.fetch_installer", "--yes"]).status.code(), Some(0));
    let done = home.run(&["fix", "install.run_installer", "--yes"]);
    assert_eq!(done.status.code(), Some(4), "{}", said(&done));
    let now = "What is there now: Claude Code 2.1.300 runs from ~/.local/bin/claude";
    assert!(said(&done).contains(now) && said(&done).contains("was not taken back"), "{}", said(&done));
    assert_eq!(home.copies(), [copy("~/.local/bin/claude", "2.1.300", true)]);
}

#[test]
fn what_is_no_installer_is_not_kept() {
    for page in ["<!DOCTYPE html><title>Sign in to the hotel</title>", "", "echo no first line\n"] {
        let mut home = Home::new();
        let host = InstallerHost::start(home.root.path(), page);
        home.variables = host.variables();
        let done = home.run(&["fix", "install.fetch_installer", "--yes"]);
        assert_eq!(done.status.code(), Some(4), "{}", said(&done));
        assert!(said(&done).contains("could not be fetched: what came is"), "{}", said(&done));
        assert!(!home.path(".local/state/claude-fix/installer/install.sh").exists());
    }
}

#[test]
fn a_project_has_no_say_in_where_an_installer_comes_from() {
    let home = Home::new();
    let host = InstallerHost::start(home.root.path(), INSTALLER);
    let (variables, settings) = (host.variables(), home.root.path().join(".claude/settings.json"));
    let block: serde_json::Map<String, Value> = variables.into_iter().map(|(name, it)| (name, it.into())).collect();
    fs::create_dir_all(settings.parent().expect("a folder")).expect("folders");
    fs::write(settings, serde_json::json!({ "env": block }).to_string()).expect("settings");
    let done = home.run(&["fix", "install.fetch_installer", "--yes"]);
    assert_eq!(done.status.code(), Some(4), "{}", said(&done));
    assert!(said(&done).contains("a project's settings set"), "{}", said(&done));
    assert!(host.asked().is_empty());
}
