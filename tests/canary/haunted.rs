//! How is a machine built that holds a secret in every place, and how is one found again in what came out?

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::echo::Echo;
use super::harness::program;
use super::machine_dir::{MachineDir, mode, secret};

/// How a secret looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// An API key.
    Key,
    /// A login token.
    Login,
    /// The token that renews a login.
    Refresh,
    /// Without any form by which it could be recognised.
    Bare,
}

/// What shows that a place was read.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Mark {
    /// The last four characters, as a fingerprint.
    Tail,
    /// These words in one of the outputs.
    Says(&'static str),
    /// The server was sent the secret, as it is or as base64.
    Sent,
    /// claude-fix has it in its environment, which is seen where it hands that on to a program.
    Handed,
}

/// One line of the table.
pub(crate) struct Place {
    pub name: &'static str,
    pub form: Form,
    pub plant: fn(&mut Haunted, &str),
    pub mark: Mark,
}

/// The machine, its `/etc`, and the server that it speaks to.
pub(crate) struct Haunted {
    machine: Option<MachineDir>,
    etc: tempfile::TempDir,
    pub api: Echo,
}

impl Haunted {
    /// A machine with `claude`, in a network that ends at this machine.
    pub(crate) fn new() -> Self {
        run("ip", &["link", "set", "lo", "up"]);
        let etc = tempfile::tempdir().expect("a folder");
        mode(etc.path(), 0o755);
        let it = Self { machine: Some(MachineDir::new().with_claude()), etc, api: Echo::new() };
        for name in ["ssl/certs", "passwd", "group", "nsswitch.conf", "ld.so.cache", "alternatives", "localtime"] {
            let from = Path::new("/etc").join(name);
            if from.exists() {
                let to = it.etc.path().join(name);
                std::fs::create_dir_all(to.parent().expect("a parent")).expect("folders");
                run("cp", &["-r", "--no-dereference", &from.display().to_string(), &to.display().to_string()]);
            }
        }
        it.etc("hosts", "127.0.0.1 localhost\n");
        it.etc("resolv.conf", "nameserver 127.0.0.53\noptions timeout:1 attempts:1\n");
        run("mount", &["--bind", &it.etc.path().display().to_string(), "/etc"]);
        it
    }

    pub(crate) fn machine(&self) -> &MachineDir {
        self.machine.as_ref().expect("the machine")
    }

    /// The folder that everything is started in.
    pub(crate) fn project(&self) -> PathBuf {
        self.machine().home().parent().expect("a parent").to_owned()
    }

    pub(crate) fn change(&mut self, by: impl FnOnce(MachineDir) -> MachineDir) {
        self.machine = self.machine.take().map(by);
    }

    pub(crate) fn with(&mut self, name: &str, value: &str) {
        self.change(|it| it.with(name, value));
    }

    /// Adds to a file below the home folder; `../` leads into the project.
    pub(crate) fn add(&mut self, name: &str, text: &str) {
        let before = std::fs::read_to_string(self.machine().home().join(name)).unwrap_or_default();
        self.change(|it| it.file(name, before + text));
    }

    /// Lays this over what a JSON file below the home folder holds.
    pub(crate) fn json(&mut self, name: &str, value: Value) {
        let before = std::fs::read_to_string(self.machine().home().join(name)).unwrap_or_default();
        let mut whole = serde_json::from_str(&before).unwrap_or(Value::Null);
        merge(&mut whole, value);
        let text = serde_json::to_string_pretty(&whole).expect("JSON");
        self.change(|it| it.file(name, text));
    }

    /// Adds to a file of the system.
    pub(crate) fn etc(&self, name: &str, text: &str) {
        let path = self.etc.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        let before = std::fs::read_to_string(&path).unwrap_or_default();
        std::fs::write(&path, before + text).expect("a file");
        mode(&path, 0o644);
    }

    /// A program on PATH.
    pub(crate) fn script(&self, name: &str, text: &str) {
        let path = self.machine().bin().join(name);
        std::fs::write(&path, format!("#!/bin/sh\n{text}\n")).expect("a program");
        mode(&path, 0o755);
    }
}

fn merge(into: &mut Value, value: Value) {
    match (into, value) {
        (Value::Object(into), Value::Object(value)) => {
            for (key, value) in value {
                merge(into.entry(key).or_insert(Value::Null), value);
            }
        }
        (Value::Array(into), Value::Array(value)) => into.extend(value),
        (into, value) => *into = value,
    }
}

/// Runs a program of the system that has to succeed.
fn run(name: &str, arguments: &[&str]) {
    let path = program(name).unwrap_or_else(|| panic!("{name} is not installed"));
    let done = Command::new(path).args(arguments).output().expect("it starts");
    assert!(done.status.success(), "{name} {arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
}

/// The secret of a place. No two of them have eight characters in a row in common.
pub(crate) fn secret_of(place: &Place) -> String {
    let seed = place.name.bytes().fold(1469_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let prefix = match place.form {
        Form::Key => "sk-ant-api03-",
        Form::Login => "sk-ant-oat01-",
        Form::Refresh => "sk-ant-ort01-",
        Form::Bare => "",
    };
    secret(prefix, seed)
}

/// Eight characters in a row of what must not be seen, and whose they are.
pub(crate) struct Windows(HashMap<[u8; 8], &'static str>);

impl Windows {
    pub(crate) fn of(places: &'static [Place]) -> Self {
        let mut all = HashMap::new();
        for place in places {
            let secret = secret_of(place);
            let body = if place.form == Form::Bare { secret.as_str() } else { &secret[13..] };
            let base64 = (0..3).map(|at| base64(format!("{}{body}", &":::"[..at]).as_bytes()));
            // the letters at the ends of base64 depend on what stands around
            let base64 = base64.map(|text| text[4..text.len() - 4].to_owned());
            for text in base64.chain([body.to_owned()]) {
                let text = text.to_ascii_lowercase();
                let pieces = text.as_bytes().windows(8).filter_map(|piece| piece.try_into().ok());
                all.extend(pieces.map(|piece: [u8; 8]| (piece, place.name)));
            }
        }
        Self(all)
    }

    /// Every place whose secret stands in this text, with what stands around it.
    pub(crate) fn leaks(&self, text: &[u8]) -> Vec<(&'static str, String)> {
        let lower = text.to_ascii_lowercase();
        let mut found: Vec<(&'static str, String)> = Vec::new();
        for (at, piece) in lower.windows(8).enumerate() {
            let Some(name) = piece.try_into().ok().and_then(|piece: [u8; 8]| self.0.get(&piece)) else { continue };
            if found.iter().all(|(known, _)| known != name) {
                let around = &text[at.saturating_sub(120)..(at + 30).min(text.len())];
                found.push((name, String::from_utf8_lossy(around).into_owned()));
            }
        }
        found
    }
}

/// As in `Proxy-Authorization`.
pub(crate) fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let number = (0..3).fold(0_usize, |sum, at| sum << 8 | usize::from(chunk.get(at).copied().unwrap_or(0)));
        for at in 0..4 {
            let letter = LETTERS[(number >> (18 - 6 * at)) & 63];
            out.push(if at <= chunk.len() { char::from(letter) } else { '=' });
        }
    }
    out
}
