//! What does one machine to practise on hold? Its story, and what is unusual about it; everything else is as it should be.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::Value;

use super::answers::Answers;
use super::stage::Played;
use super::{Made, OWN};
use crate::model::certificates::Root;
use crate::model::network::{Fault, Stage};
use crate::ports::World;
use crate::ports::fake::{FakeMachine, Node};
use crate::ports::hands::Hands;
use crate::ports::programs::Answer;
use crate::words::Language;

/// A login that is good; the clock of every machine stands still at 2026-11-21T04:00:00Z.
pub(super) const LOGIN: &str = r#"{"claudeAiOauth":{"accessToken":"practice","refreshToken":"practice","expiresAt":1795262400000,"scopes":["user:inference","user:profile"],"subscriptionType":"max"}}"#;
/// Where it is stored.
pub(super) const CREDENTIALS: &str = "/home/dev/.claude/.credentials.json";
/// What Claude Code knows about itself.
const STATE: &str = "/home/dev/.claude.json";
/// The file that holds what the made-up system trusts.
const TRUSTED: &str = "/etc/ssl/certs/ca-certificates.crt";

/// A machine to practise on, as data. `docs/practice.md` says what each entry means.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// One line for the list.
    pub title: String,
    /// What the person at the other end says, shown first.
    pub story: String,
    ja: Telling,
    zh: Telling,
    /// The id of the cause that leads, which a test holds; `None` where nothing is broken.
    pub cause: Option<String>,
    #[serde(default)]
    contexts: Vec<String>,
    #[serde(default)]
    variables: BTreeMap<String, String>,
    #[serde(default)]
    files: BTreeMap<String, Value>,
    #[serde(default)]
    programs: BTreeMap<String, String>,
    #[serde(default)]
    network: Net,
}

/// The line and the story in another language than English.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Telling {
    title: String,
    story: String,
}

/// How the network of a machine differs from one on which everything answers.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Net {
    /// Hosts, and why they cannot be reached.
    hosts: BTreeMap<String, String>,
    /// Proxies, and why they lead nowhere.
    proxies: BTreeMap<String, String>,
    /// The root that signs everything anew; this system keeps it, where Claude Code does not find it.
    inspected_by: Option<Inspector>,
    /// Hosts, and the status that they answer with.
    pub(super) status: BTreeMap<String, u16>,
    /// How many seconds the clock of this machine is behind.
    pub(super) clock_behind_s: i64,
    /// What Anthropic's status page reports.
    pub(super) incident: Option<String>,
}

/// A root that signs everything anew: a real certificate, whose key nobody has.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Inspector {
    subject: String,
    /// SHA-256 of it, in hexadecimal.
    digest: String,
    pem: Vec<String>,
}

/// A secret of a made-up machine, of the length that a real one has. Put together here, so that no scanner of this
/// repository takes it for one.
fn secret(prefix: &str, end: &str) -> String {
    format!("{prefix}{}{end}", "practice".repeat(12).get(..108 - prefix.len() - end.len()).unwrap_or_default())
}

/// A key that the API does not know.
pub(super) fn dead_key() -> String {
    secret("sk-ant-api03-", "DEAD")
}

/// Puts made-up secrets where the data names them.
fn filled(text: &str) -> String {
    let good = secret("sk-ant-api03-", "GOOD");
    let (begin, end) = good.split_at(60);
    text.replace("<dead key>", &dead_key())
        .replace("<good key>", &good)
        .replace("<spoilt key>", &format!("{begin}\u{200b}{end}"))
        .replace("<token>", &secret("sk-ant-oat01-", "GOOD"))
        .replace("<login>", LOGIN)
}

/// A text, or its lines.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(filled(text)),
        Value::Array(lines) => {
            let lines: Vec<&str> = lines.iter().filter_map(Value::as_str).collect();
            Some(filled(&format!("{}\n", lines.join("\n"))))
        }
        _ => None,
    }
}

/// Where a connection breaks, by what is wrong.
fn fault(word: &str) -> (Stage, Fault) {
    match word {
        "no such name" => (Stage::Dns, Fault::NoSuchName),
        "refused" => (Stage::Tcp, Fault::Refused),
        "no route" => (Stage::Tcp, Fault::NoRoute),
        "cut" => (Stage::Tls, Fault::Cut),
        _ => (Stage::Tcp, Fault::TimedOut),
    }
}

impl Scenario {
    /// The same, told in this language.
    pub(super) fn told(self, language: Language) -> Self {
        let told = match language {
            Language::English => return self,
            Language::Japanese => &self.ja,
            Language::Chinese => &self.zh,
        };
        Self { title: told.title.clone(), story: told.story.clone(), ..self }
    }

    /// The machine, new: whatever was done on it before is forgotten.
    #[must_use]
    pub fn made(&self) -> Made {
        let mut disk = FakeMachine::new();
        disk.machine.contexts.clone_from(&self.contexts);
        for (name, value) in &self.variables {
            disk = disk.variable(name, &filled(value));
        }
        self.programs(&disk);
        disk.put(OWN, Node::File(b"#!".to_vec(), 0o755));
        disk.put(TRUSTED, Node::File(Vec::new(), 0o644));
        disk.put("/etc/hosts", Node::File(b"127.0.0.1 localhost\n".to_vec(), 0o644));
        disk.file(STATE, "{\n  \"numStartups\": 7,\n  \"hasCompletedOnboarding\": true\n}\n");
        for (path, value) in &self.files {
            put(&disk, path, value);
        }
        self.network(&disk);
        let answers = Arc::new(Answers::new(disk.clone(), &self.network));
        let world = World { network: answers.clone(), programs: answers, ..disk.world() };
        Made { stage: Arc::new(Played(disk.clone())), world, disk }
    }

    /// Copies of Claude Code, each with its version: by default one of Anthropic's own installer.
    fn programs(&self, disk: &FakeMachine) {
        let usual = BTreeMap::from([("/home/dev/.local/bin/claude".to_owned(), "2.1.329".to_owned())]);
        for (path, version) in if self.programs.is_empty() { &usual } else { &self.programs } {
            let program = Node::File(b"#!/bin/sh\n".to_vec(), 0o755);
            if path.contains("/.local/bin/") {
                let real = PathBuf::from(format!("/home/dev/.local/share/claude/versions/{version}"));
                disk.put(&real, program);
                disk.put(path, Node::Link(real));
            } else {
                disk.put(path, program);
            }
            let stdout = format!("{version} (Claude Code)\n").into_bytes();
            disk.program(path, Ok(Answer { code: Some(0), stdout, ..Answer::default() }));
        }
    }

    fn network(&self, disk: &FakeMachine) {
        let mut net = disk.net();
        net.broken.extend(self.network.hosts.iter().map(|(host, word)| (host.clone(), fault(word))));
        net.proxies.extend(self.network.proxies.iter().map(|(host, word)| (host.clone(), fault(word))));
        net.inspection = self.network.inspected_by.as_ref().map(|it| {
            let (subject, digest, pem) = (it.subject.clone(), it.digest.clone(), it.pem.join("\n") + "\n");
            (Root { subject, until: None, digest, pem, file: Some(TRUSTED.into()) }, false)
        });
    }
}

/// Puts a file on the disk: a text or its lines; or an object with `text` or `link`, else a folder, and `mode` and `owner`.
/// `null` takes away what is usually there.
fn put(disk: &FakeMachine, path: &str, value: &Value) {
    if value.is_null() {
        // what is not there cannot be taken away, which is what is wanted
        return drop(disk.remove(path.as_ref()));
    }
    let whole = text(value);
    let part = |name: &str| value.get(name);
    let mode = part("mode").and_then(Value::as_str).and_then(|mode| u32::from_str_radix(mode, 8).ok());
    let inside = whole.or_else(|| part("text").and_then(text));
    match (inside, part("link").and_then(Value::as_str)) {
        (Some(text), _) => disk.put(path, Node::File(text.into_bytes(), mode.unwrap_or(0o600))),
        (None, Some(target)) => disk.put(path, Node::Link(target.into())),
        (None, None) => {
            disk.put(path, Node::Folder);
            disk.folder_mode(path, mode.unwrap_or(0o755));
        }
    }
    if let Some(owner) = part("owner").and_then(Value::as_u64).and_then(|owner| u32::try_from(owner).ok()) {
        disk.owned_by(path, owner);
    }
}
