//! Does the real program keep its promises on Windows: its registry, its credential store, its programs? Also under wine.
//!
//! The variables of the user and the key of claude-fix are put back as they were found.
#![cfg(windows)]
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop")]
#![expect(clippy::disallowed_methods, reason = "builds a machine on the real disk and starts the real program")]

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};

use winreg::enums::{HKEY_CURRENT_USER, KEY_READ, KEY_WRITE, RegType};
use winreg::{RegKey, RegValue};

/// A key that nobody has.
const KEY: &str = "sk-ant-api03-AbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCdEfGhIjKlMnOpQrSt-wXyZ-AAwXyZ";
const NAME: &str = "ANTHROPIC_API_KEY";

/// There is one registry and one credential store, whatever runs side by side.
static ONE: Mutex<()> = Mutex::new(());

fn environment() -> RegKey {
    RegKey::predef(HKEY_CURRENT_USER).open_subkey_with_flags("Environment", KEY_READ | KEY_WRITE).unwrap()
}

/// A variable of the user, put back in the end as it was found.
struct UserVariable {
    old: Option<RegValue>,
    _one: MutexGuard<'static, ()>,
}

impl UserVariable {
    fn set(kind: RegType, text: &str) -> Self {
        let one = ONE.lock().unwrap_or_else(PoisonError::into_inner);
        let old = environment().get_raw_value(NAME).ok();
        environment().set_raw_value(NAME, &RegValue { bytes: stored(text), vtype: kind }).unwrap();
        Self { old, _one: one }
    }
}

impl Drop for UserVariable {
    fn drop(&mut self) {
        let _ = match &self.old {
            Some(old) => environment().set_raw_value(NAME, old),
            None => environment().delete_value(NAME),
        };
    }
}

fn stored(text: &str) -> Vec<u8> {
    text.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect()
}

/// A home folder with a good login, and a fake `claude.cmd` on PATH.
struct Machine {
    root: tempfile::TempDir,
}

impl Machine {
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let it = Self { root };
        for folder in ["home/.claude", "local", "roaming", "bin"] {
            std::fs::create_dir_all(it.at(folder)).unwrap();
        }
        let login = r#"{"claudeAiOauth":{"accessToken":"sk-ant-oat01-a","refreshToken":"sk-ant-ort01-r","expiresAt":4102444800000,"scopes":["user:inference"]}}"#;
        std::fs::write(it.at("home/.claude/.credentials.json"), login).unwrap();
        std::fs::write(it.at("home/.claude.json"), r#"{"hasCompletedOnboarding":true}"#).unwrap();
        std::fs::write(it.at("bin/claude.cmd"), "@echo 2.1.329 (Claude Code)\r\n").unwrap();
        it
    }

    fn at(&self, path: &str) -> PathBuf {
        path.split('/').fold(self.root.path().to_owned(), |folder, part| folder.join(part))
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_claude-fix"));
        command.args(arguments).env_clear().current_dir(self.at("home")).stdin(Stdio::null());
        for name in ["SystemRoot", "SystemDrive", "windir", "ComSpec", "PATHEXT", "TEMP", "TMP"] {
            command.envs(std::env::var_os(name).map(|value| (name, value)));
        }
        let system = std::env::var("SystemRoot").map(|root| format!(r"{root}\System32")).unwrap();
        command.env("PATH", format!("{};{system}", self.at("bin").display()));
        // nothing leaves this machine: nobody listens there
        command.env("HTTPS_PROXY", "http://127.0.0.1:9");
        for (name, path) in [("USERPROFILE", "home"), ("LOCALAPPDATA", "local"), ("APPDATA", "roaming")] {
            command.env(name, self.at(path));
        }
        command
    }

    /// As it runs in a terminal that has the variable.
    fn with_key(&self, arguments: &[&str]) -> Output {
        self.command(arguments).env(NAME, KEY).output().unwrap()
    }

    fn fed(&self, arguments: &[&str], input: &str) -> Output {
        let mut command = self.command(arguments);
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        child.wait_with_output().unwrap()
    }
}

fn text(output: &Output) -> String {
    let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    for piece in [&KEY[14..30], &KEY[60..76]] {
        assert!(!text.contains(piece), "a piece of the key is shown");
    }
    text
}

fn ended(output: &Output, code: i32) -> String {
    let text = text(output);
    assert_eq!(output.status.code(), Some(code), "{text}");
    text
}

#[test]
fn a_variable_of_the_user_is_found_taken_out_and_brought_back() {
    for kind in [RegType::REG_SZ, RegType::REG_EXPAND_SZ] {
        let machine = Machine::new();
        let _variable = UserVariable::set(kind.clone(), KEY);

        let found = machine.with_key(&["check", "--offline", "--json"]);
        text(&found);
        let report: serde_json::Value = serde_json::from_slice(&found.stdout).unwrap();
        let rungs = report["credentials"].as_array().unwrap();
        let rung = rungs.iter().find(|rung| rung["source"] == NAME).unwrap();
        assert_eq!(rung["set_in"][0]["file"], r"your Windows user variables (HKCU\Environment)", "{rung}");
        assert_eq!(report["claude"]["installs"][0]["version"], "2.1.329", "{report}");

        let shown = ended(&machine.with_key(&["fix", "env.remove_variable:ANTHROPIC_API_KEY", "--dry-run"]), 0);
        assert!(shown.contains("your Windows user variables"), "{shown}");
        assert!(environment().get_raw_value(NAME).is_ok(), "a dry run changes nothing");

        let done = machine.with_key(&["fix", "env.remove_variable:ANTHROPIC_API_KEY", "--yes"]);
        let done = text(&done);
        assert!(environment().get_raw_value(NAME).is_err(), "it is gone: {done}");

        ended(&machine.with_key(&["undo", "--yes"]), 0);
        let back = environment().get_raw_value(NAME).expect("it is back");
        assert_eq!((back.vtype, back.bytes == stored(KEY)), (kind, true), "its type and its bytes");
    }
}

/// Every file below the machine's folders.
fn tree(folder: &Path) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
    let mut all = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(tree(&path));
        }
        all.insert(path.clone(), path.is_file().then(|| std::fs::read(&path).unwrap()));
    }
    all
}

#[test]
fn a_line_of_a_profile_is_found_without_a_change_turned_off_and_brought_back() {
    let _one = ONE.lock().unwrap_or_else(PoisonError::into_inner);
    let machine = Machine::new();
    let profile = machine.at("home/Documents/PowerShell/Microsoft.PowerShell_profile.ps1");
    std::fs::create_dir_all(profile.parent().unwrap()).unwrap();
    let line = format!("# mine\r\n$env:{NAME} = '{KEY}'\r\n");
    std::fs::write(&profile, &line).unwrap();

    let before = tree(machine.root.path());
    let found = machine.with_key(&["check", "--offline", "--json"]);
    text(&found);
    assert_eq!(tree(machine.root.path()), before, "looking changes nothing");
    let report: serde_json::Value = serde_json::from_slice(&found.stdout).unwrap();
    let rungs = report["credentials"].as_array().unwrap();
    let rung = rungs.iter().find(|rung| rung["source"] == NAME).unwrap();
    let file = rung["set_in"][0]["file"].as_str().unwrap_or_default();
    assert!(file.ends_with("Microsoft.PowerShell_profile.ps1") && rung["set_in"][0]["line"] == 2, "{rung}");

    let done = text(&machine.with_key(&["fix", "env.remove_variable:ANTHROPIC_API_KEY", "--yes"]));
    let off = std::fs::read_to_string(&profile).unwrap();
    assert!(off.lines().all(|line| line.starts_with('#')), "{done}");
    ended(&machine.with_key(&["undo", "--yes"]), 0);
    assert_eq!(std::fs::read_to_string(&profile).unwrap(), line);
}

#[test]
fn a_report_claims_no_more_than_the_system_does() {
    let machine = Machine::new();
    let said = ended(&machine.command(&["report", "--offline", "-o", "r.md"]).output().unwrap(), 0);
    assert!(said.contains("Whoever may open its folder can read it."), "{said}");
}

#[test]
fn a_key_is_kept_by_the_credential_store_given_back_and_removed() {
    let _one = ONE.lock().unwrap_or_else(PoisonError::into_inner);
    let machine = Machine::new();
    let before = machine.command(&["key", "print"]).output().unwrap();
    assert_eq!(before.status.code(), Some(3), "this user keeps a key of their own here, which is left alone");

    let kept = ended(&machine.fed(&["key", "store"], &format!(" {KEY}\r\n")), 0);
    assert!(kept.contains("…wXyZ"), "{kept}");
    let printed = machine.command(&["key", "print"]).output().unwrap();
    assert_eq!(printed.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&printed.stdout).trim_end() == KEY, "the very key");
    ended(&machine.command(&["key", "remove", "--yes"]).output().unwrap(), 0);
    ended(&machine.command(&["key", "print"]).output().unwrap(), 3);
}
