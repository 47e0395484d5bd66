//! How is a machine built that holds a secret in every place, and how is one found again in what came out?

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

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
    /// The server was asked, and never sent it.
    Kept,
    /// claude-fix has it in its environment, which is seen where it hands that on to a program.
    Handed,
    /// Nothing: it is in a place that claude-fix need not read, or reads for something else.
    Left,
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

    /// What every name leads to.
    pub(crate) fn hosts(&self, text: &str) {
        std::fs::write(self.etc.path().join("hosts"), text).expect("a file");
    }

    /// Adds to a file of the system.
    pub(crate) fn etc(&self, name: &str, text: &str) {
        let path = self.etc.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        let before = std::fs::read_to_string(&path).unwrap_or_default();
        std::fs::write(&path, before + text).expect("a file");
        mode(&path, 0o644);
    }

    /// A session bus of its own, as a desktop has one.
    pub(crate) fn bus(&mut self) {
        let folder = self.project().join("session");
        std::fs::create_dir(&folder).expect("a folder");
        mode(&folder, 0o700);
        let address = format!("unix:path={}/bus", folder.display());
        self.with("XDG_RUNTIME_DIR", &folder.display().to_string());
        self.with("DBUS_SESSION_BUS_ADDRESS", &address);
        // it comes back when the bus answers, and goes on in the background
        self.in_session(&format!("dbus-daemon --session --fork --address='{address}' >/dev/null 2>&1"));
    }

    /// Runs this in the environment of the machine.
    pub(crate) fn in_session(&self, script: &str) {
        let done = self.machine().program("/bin/sh", &["-c", script]).output().expect("a shell");
        assert!(done.status.success(), "{script}: {}", String::from_utf8_lossy(&done.stderr));
    }

    /// Starts a server of the system, which ends with the test, and waits until it takes connections.
    pub(crate) fn serve(&self, name: &str, arguments: &[&str], port: &str) {
        let path = program(name).unwrap_or_else(|| panic!("{name} is not installed"));
        let mut command = Command::new(path);
        let quiet = command.args(arguments).current_dir(self.project()).stdout(Stdio::null()).stderr(Stdio::null());
        // with an end of what it reads it would end, too
        let server = quiet.stdin(Stdio::piped()).spawn().expect("it starts");
        std::mem::forget(server);
        let end = Instant::now() + Duration::from_secs(20);
        while std::net::TcpStream::connect(format!("127.0.0.1:{port}")).is_err() {
            assert!(Instant::now() < end, "{name} takes no connection");
            std::thread::yield_now();
        }
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

/// A port that nothing listens on.
pub(crate) fn free_port() -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("an address").port().to_string()
}

/// Runs a program of the system that has to succeed.
pub(crate) fn run(name: &str, arguments: &[&str]) {
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
            let hex = hex(body);
            for text in base64.chain([body.to_owned(), hex]) {
                let text = text.to_ascii_lowercase();
                let pieces = text.as_bytes().windows(8).filter_map(|piece| piece.try_into().ok());
                all.extend(pieces.map(|piece: [u8; 8]| (piece, place.name)));
            }
        }
        Self(all)
    }

    /// Every place whose secret stands in this text, with what stands around it.
    pub(crate) fn leaks(&self, text: &[u8]) -> Vec<(&'static str, String)> {
        let mut found: Vec<(&'static str, String)> = Vec::new();
        // also where something stands between its letters
        let apart: Vec<u8> = text.iter().copied().filter(u8::is_ascii_alphanumeric).collect();
        for text in [text, &apart] {
            let lower = text.to_ascii_lowercase();
            for (at, piece) in lower.windows(8).enumerate() {
                let Some(name) = piece.try_into().ok().and_then(|piece: [u8; 8]| self.0.get(&piece)) else { continue };
                if found.iter().all(|(known, _)| known != name) {
                    let around = &text[at.saturating_sub(120)..(at + 30).min(text.len())];
                    found.push((name, String::from_utf8_lossy(around).into_owned()));
                }
            }
        }
        found
    }
}

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// What was written so; up to the first character that does not belong.
pub(crate) fn from_base64(text: &str) -> Vec<u8> {
    let digits = text.bytes().map_while(|byte| LETTERS.iter().position(|it| *it == byte));
    let (mut out, mut held, mut bits) = (Vec::new(), 0_usize, 0);
    for digit in digits {
        (held, bits) = ((held << 6 | digit) & 0xffff, bits + 6);
        if bits >= 8 {
            bits -= 8;
            out.push(u8::try_from(held >> bits & 0xff).expect("eight bits"));
        }
    }
    out
}

/// As in `Proxy-Authorization`.
pub(crate) fn base64(bytes: &[u8]) -> String {
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

/// Its bytes in hexadecimal numbers.
pub(crate) fn hex(text: &str) -> String {
    let digits = text.bytes().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}
