//! Can Claude Code read its own state file, `~/.claude.json`, and if not, which of its copies can be read?

use std::io::Read;
use std::path::{Path, PathBuf};

use futures::future::{BoxFuture, FutureExt};
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use super::form::{Ask, Check};
use super::gather::{CONFIG_LIMIT, Parsed, gather, parse};
use crate::claude_code::places::Places;
use crate::dialects::entries;
use crate::model::order::InOrder;
use crate::model::outcome::Learned;
use crate::model::settings::{Backup, ConfigFile};
use crate::model::stamp::{Kind, Stamp, digest};
use crate::model::step::Step;
use crate::model::text::{plain, size};
use crate::model::time::Moment;
use crate::ports::World;
use crate::ports::files::{ReadError, stamp};

pub(super) const CHECK: Check = Check { id: "store.config", group: Step::StoredSignIn, asks: &[Ask::Files], run };

/// The entries that belong to a sign-in; `claude auth logout` takes the same ones out.
const SIGN_IN: [&str; 2] = ["oauthAccount", "primaryApiKey"];
/// What the name of a copy has behind that of the file, up to the moment when it was made.
const COPY: &str = ".backup";
/// How many copies are tried, the newest first; Claude Code keeps five.
const COPIES: usize = 20;
/// The largest file that can be one of blanks only, in bytes.
const MOST_BLANKS: u64 = 4096;
/// How many names are looked at for copies.
const NAMES: usize = 10_000;
const BOM: &[u8] = b"\xef\xbb\xbf";
/// Up to this size the entries of the sign-in are looked for, in bytes; a larger file is only judged, piece by piece.
const TAKEN_APART: u64 = 8 * 1024 * 1024;

fn run(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let Some(places) = gather(world).places else {
            return Learned::skipped(say!("checks/no-home-no-place"));
        };
        let path = places.config_json.clone();
        let mut fact = seen(world, &path);
        let file = fact.file.clone();
        let large = world.files.look(&path).is_ok_and(|entry| entry.size > TAKEN_APART);
        let read = if large { pieces(world, &path, &mut fact) } else { whole(world, &path, &mut fact) };
        match read {
            Err(ReadError::Missing) => {
                return Learned::healthy(say!("checks/no-state-file-yet", file = file)).fact(fact);
            }
            Err(ReadError::Denied) => {
                return Learned::inconclusive(
                    say!("checks/file-may-not-be-read", file = file),
                    say!("checks/look-at-its-owner"),
                );
            }
            // another program holds it, or the disk does not answer: that says nothing about what is in it
            Err(ReadError::Other(because)) => {
                return Learned::inconclusive(
                    say!("checks/file-cannot-be-read-because", file = file, because = because),
                    say!("checks/run-again-when-closed"),
                );
            }
            Err(ReadError::TooLarge { size: bytes, .. }) => {
                let because = say!("checks/has-which-more-than-read", file = file, size = size(bytes));
                return Learned::inconclusive(because, say!("checks/look-whether-claude-starts-file"));
            }
            Err(error) => fact.broken = Some(error.to_string()),
            Ok(()) => {}
        }
        let Some(because) = fact.broken.clone() else {
            return Learned::healthy(say!("checks/file-can-be-read", file = file)).fact(fact);
        };
        copies(world, &places, &mut fact);
        let blank = |bytes: Vec<u8>| bytes.iter().all(u8::is_ascii_whitespace);
        let none = fact.backup.is_none() && fact.unreadable_backups == 0;
        if none && world.files.read(&path, MOST_BLANKS).is_ok_and(blank) {
            // it begins anew, unless it finds a copy (measured with 2.1.329)
            fact.broken = None;
            return Learned::healthy(say!("checks/no-state-file-yet", file = file)).fact(fact);
        }
        let learned = Learned::found(say!("checks/file-cannot-be-read-because", file = file, because = because));
        let copy = match &fact.backup {
            Some(backup) => {
                say!("checks/copy-and-size", file = world.machine.tilde(&backup.path), size = size(backup.size))
            }
            None => say!("checks/no-copy"),
        };
        learned.evidence(say!("checks/label-newest-good-copy"), copy).fact(fact)
    }
    .boxed()
}

fn seen(world: &World, path: &Path) -> ConfigFile {
    let stamp = |path: &Path| match world.files.look(path) {
        // of what is large no digest is taken: nothing in it is edited
        Ok(entry) if entry.kind == Kind::File && entry.size > TAKEN_APART => {
            Stamp { kind: entry.kind, size: entry.size, mode: entry.mode, digest: None }
        }
        _ => stamp(world.files.as_ref(), path),
    };
    let own = stamp(path);
    let real = world.files.real(path).ok().filter(|_| own.kind == Kind::Link);
    let real = real.map_or_else(|| own.clone(), |real| stamp(&real));
    ConfigFile::new(path.to_owned(), plain(&world.machine.tilde(path), 300), own, real)
}

fn whole(world: &World, path: &Path, fact: &mut ConfigFile) -> Result<(), ReadError> {
    world.files.read(path, CONFIG_LIMIT).map(|bytes| judge(&bytes, fact))
}

/// Only whether it can be read: what is large is never in memory as a whole.
fn pieces(world: &World, path: &Path, fact: &mut ConfigFile) -> Result<(), ReadError> {
    world.files.stream(path, CONFIG_LIMIT).map(|stream| fact.broken = cut_off(stream))
}

fn judge(bytes: &[u8], fact: &mut ConfigFile) {
    fact.broken = unreadable(bytes);
    if fact.broken.is_none() {
        fact.sign_in = entries::present(bytes, &SIGN_IN).unwrap_or_default();
        let keys: Vec<&str> = fact.sign_in.iter().map(String::as_str).collect();
        fact.without = entries::remove(bytes, &keys).map(|edited| edited.changes).unwrap_or_default();
    }
}

/// Any JSON object; its entries are passed over.
struct Object;

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Self)
    }
}

impl<'de> Visitor<'de> for Object {
    type Value = Self;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self, A::Error> {
        while entries.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(self)
    }
}

/// Why a large file cannot be read, as half a sentence.
fn cut_off(stream: Box<dyn Read>) -> Option<String> {
    let error = match parse::<Object>(stream) {
        Ok(Parsed { result }) => result.err()?,
        Err(_) => return Some(say!("checks/could-not-read-its-end")),
    };
    if error.is_io() {
        return Some(say!("checks/could-not-read-its-end"));
    }
    let (line, column) = (error.line(), error.column());
    Some(if error.is_eof() {
        say!("checks/ends-middle", line = line, column = column)
    } else {
        say!("checks/no-json-object", line = line, column = column)
    })
}

/// Why Claude Code cannot read these bytes, as half a sentence. It reads strict JSON, passes over a byte order mark and
/// bytes that are no UTF-8, and begins anew where it finds something else than an object (measured with 2.1.329).
fn unreadable(bytes: &[u8]) -> Option<String> {
    let bytes = bytes.strip_prefix(BOM).unwrap_or(bytes);
    let text = String::from_utf8_lossy(bytes);
    let error = serde_json::from_slice::<Object>(text.as_bytes()).err()?;
    if error.is_data() && serde_json::from_slice::<serde::de::IgnoredAny>(text.as_bytes()).is_ok() {
        return None;
    }
    let (line, column) = (error.line(), error.column());
    Some(if bytes.iter().all(u8::is_ascii_whitespace) {
        say!("checks/file-is-empty")
    } else if bytes.iter().all(|b| *b == 0) {
        say!("checks/holds-nothing-but-zeros")
    } else if error.is_eof() {
        say!("checks/ends-middle", line = line, column = column)
    } else {
        say!("checks/no-json-object", line = line, column = column)
    })
}

/// Looks for the newest copy that can be read: those that Claude Code keeps in `backups`, and those that older versions
/// put beside the file.
fn copies(world: &World, places: &Places, fact: &mut ConfigFile) {
    let beside = fact.path.parent().unwrap_or(Path::new("/")).to_owned();
    let folders = [places.config_dir.join("backups"), beside];
    let names = folders.iter().flat_map(|folder| world.files.list(folder, NAMES).unwrap_or_default());
    let mut all: Vec<(Moment, PathBuf)> =
        names.filter_map(|path| Some((made(world, &fact.path, &path)?, path))).collect();
    all.order();
    for (at, path) in all.into_iter().rev().take(COPIES) {
        match world.files.read(&path, CONFIG_LIMIT).ok().and_then(|bytes| copy(&bytes, &path, at)) {
            Some(backup) => {
                fact.backup = Some(backup);
                return;
            }
            None => fact.unreadable_backups += 1,
        }
    }
}

/// When a copy was made, by its name or else by its file; `None` for what is no copy.
fn made(world: &World, of: &Path, path: &Path) -> Option<Moment> {
    let name = path.file_name()?.to_str()?;
    let rest = name.strip_prefix(of.file_name()?.to_str()?)?.strip_prefix(COPY)?;
    match rest.strip_prefix('.') {
        Some(digits) => digits.parse::<i64>().ok().map(Moment),
        None if rest.is_empty() => world.files.look(path).ok()?.modified,
        None => None,
    }
}

#[derive(serde::Deserialize)]
struct Signed {
    #[serde(rename = "oauthAccount")]
    account: Option<Value>,
    #[serde(rename = "primaryApiKey")]
    key: Option<Value>,
}

fn copy(bytes: &[u8], path: &Path, at: Moment) -> Option<Backup> {
    let body = bytes.strip_prefix(BOM).unwrap_or(bytes);
    let signed: Signed = serde_json::from_slice(body).ok().filter(|_| body.trim_ascii_start().starts_with(b"{"))?;
    let (account, key) = (signed.account.is_some(), signed.key.is_some());
    let size = bytes.len() as u64;
    Some(Backup { path: path.to_owned(), digest: digest(bytes), size, at: Some(at), account, key })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_claude_code_reads_is_whole() {
        for whole in
            [&b"{}"[..], b"{\"a\":1,\"a\":2}\n", b"\xef\xbb\xbf{}", b"{\"a\":\"\xff\"}", b"[]", b"null", b"\"abc\""]
        {
            assert_eq!(unreadable(whole), None, "{whole:?}");
        }
        for (text, says) in [
            (&b""[..], "empty"),
            (b" \n", "empty"),
            (b"\0\0\0", "zeros"),
            (b"{\"a\":{\"b", "ends in the middle"),
            (b"{\"a\":1,}", "no JSON"),
            (b"{} // x", "no JSON"),
            (b"\xff\xfe{\0}\0", "no JSON"),
        ] {
            assert!(unreadable(text).unwrap().contains(says), "{text:?}: {:?}", unreadable(text));
        }
    }
}
