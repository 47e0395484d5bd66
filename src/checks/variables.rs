//! Which variables steer Claude Code, and which file and line gives each its value?

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use futures::future::{BoxFuture, FutureExt};

use super::cmd_start;
use super::form::{Ask, Check};
use super::gather::{Gathered, gather};
use super::registry_variables;
use super::rewrites::{Written, offers};
use super::shown::shown;
use super::startup_files::{self, MOST_FILES, Unread};
use super::together::together;
use crate::claude_code::variables::{AUTH_TOKEN, BASE_URL, CONFIG_DIR, counts, watched_in};
use crate::dialects::startup::Startup;
use crate::dialects::{self, Edited, Statement, jsonc};
use crate::model::machine::Os;
use crate::model::order::InOrder;
use crate::model::outcome::Learned;
use crate::model::paths;
use crate::model::registry::Key;
use crate::model::secret::Secret;
use crate::model::source::{Change, Freshness, Origin, Scope, Source, Variables};
use crate::model::stamp::{Kind, Stamp};
use crate::model::step::Step;
use crate::ports::World;
use crate::ports::files::{ReadError, stamp};
use crate::words::Listed;

/// A gateway's address, and the token that belongs to it.
const PAIR: [&str; 2] = [BASE_URL, AUTH_TOKEN];

pub(super) const CHECK: Check =
    Check { id: "environment.variables", group: Step::Environment, asks: &[Ask::Files], run };

fn run(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let gathered = gather(world);
        let mut variables = Variables::default();
        for name in watched_in(&world.env) {
            if counts(&world.env, name) {
                variables.by_name.entry(name.to_owned()).or_default().in_environment = true;
            }
        }
        from_settings(world, &gathered, &mut variables);
        let Unread { files: unread, rest } = from_files(world, &mut variables);
        let injected = super::injected::add(world, &mut variables);
        for (name, variable) in &mut variables.by_name {
            variable.shown = shown(world, &gathered.env, name);
        }
        variables.together = together(world, &gathered, &variables);
        let mut learned = describe(world, &variables, rest).fact(variables).fact(injected);
        if rest {
            learned = learned.evidence(
                say!("checks/label-start-up-files"),
                say!("checks/more-than-rest-not-read", most = MOST_FILES),
            );
        }
        unread.iter().fold(learned, |learned, (file, error)| {
            let large = matches!(error, ReadError::TooLarge { .. });
            let what = if large {
                say!("checks/only-names-looked-for", error = error)
            } else {
                say!("checks/file-not-read", error = error)
            };
            learned.evidence(world.machine.tilde(file), what)
        })
    }
    .boxed()
}

fn describe(world: &World, variables: &Variables, rest: bool) -> Learned {
    let set: Vec<&String> = variables.by_name.iter().filter(|(_, it)| it.is_set()).map(|(name, _)| name).collect();
    let mut learned = if set.is_empty() && rest {
        Learned::healthy(say!("checks/no-variable-and-files-left", most = MOST_FILES))
    } else if set.is_empty() {
        Learned::healthy(say!("checks/no-variable-steers"))
    } else {
        let names = set.iter().map(|name| name.as_str()).collect::<Vec<_>>().listed();
        Learned::found(say!("checks/variables-set", names = names))
    };
    for (name, variable) in &variables.by_name {
        let places: Vec<String> = variable.sources.iter().map(|source| place(world, source)).collect();
        let from = match (places.as_slice(), variable.in_environment) {
            ([], true) => say!("checks/terminal-no-file-sets-found"),
            (places, true) => say!("checks/from-places", places = places.listed()),
            (places, false) => say!("checks/not-terminal-set", places = places.listed()),
        };
        let from = match variable.freshness() {
            Freshness::Older => say!("checks/terminal-has-another-value-than", from = from),
            _ => from,
        };
        let value = variable.shown.as_ref();
        learned = learned.evidence(name, value.map_or(from.clone(), |value| format!("{value} · {from}")));
    }
    learned
}

fn place(world: &World, source: &Source) -> String {
    let file = world.machine.tilde(&source.file);
    // the last line that sets it wins, and stands first
    source.lines.first().map_or(file.clone(), |line| say!("checks/file-line", file = file, line = *line))
}

/// The `env` blocks of settings files, strongest first, stand before everything else.
fn from_settings(world: &World, gathered: &Gathered, variables: &mut Variables) {
    for name in watched_in(&world.env) {
        match gathered.settings.env.get(name) {
            Some((_, value)) if value.expose().is_empty() && name != CONFIG_DIR => {
                variables.cancelled.push(name.to_owned());
            }
            Some((scope, _)) => variables.by_name.entry(name.to_owned()).or_default().settings = Some(*scope),
            None => {}
        }
    }
    for attempt in &gathered.attempts {
        let Some(block) = attempt.result.as_ref().ok().and_then(|value| value.get("env")?.as_object()) else {
            continue;
        };
        let all = block.iter().filter(|(name, value)| *name == CONFIG_DIR || value.as_str() != Some(""));
        let all: Vec<(Cow<str>, &str)> = all.map(|(name, _)| (world.env.named(name), name.as_str())).collect();
        let written = |name: &str| -> Vec<&str> { all.iter().filter(|it| it.0 == name).map(|it| it.1).collect() };
        let pair = PAIR.map(written);
        if pair.iter().all(|written| !written.is_empty()) {
            variables.pair.extend(both_in_settings(world, attempt.scope, &attempt.path, &pair.concat()));
        }
        for name in watched_in(&world.env) {
            let written = written(name);
            if !written.is_empty() {
                let winner = gathered.settings.scope_of(name);
                let source = in_settings(world, attempt.scope, &attempt.path, &["env"], &written, winner);
                variables.by_name.entry(name.to_owned()).or_default().sources.extend(source);
            }
        }
    }
}

/// A settings file that sets this, by the key as it is written there, below these.
pub(super) fn in_settings(
    world: &World,
    scope: Scope,
    path: &Path,
    above: &[&str],
    written: &[&str],
    winner: Option<Scope>,
) -> Option<Source> {
    let listed = scope == Scope::Managed && path.extension().is_some_and(|it| it == "plist");
    if Key::of(path).is_some() || listed {
        return Some(Source {
            origin: Origin::Settings(scope),
            file: path.to_owned(),
            lines: Vec::new(),
            written: Vec::new(),
            in_force: Some(winner == Some(scope)),
            changes: Vec::new(),
            fixed: Some(say!("checks/administrator-manages-file")),
            administrators: false,
            rewrites: Vec::new(),
            stamp: Stamp::MISSING,
        });
    }
    let bytes = world.files.read(path, super::gather::LIMIT).ok()?;
    let key = [above, written.get(written.len().saturating_sub(1)..)?].concat();
    let line = jsonc::line_of(&bytes, &key);
    let edited = jsonc::remove_keys(&bytes, above, written);
    let value = jsonc::parse(&bytes).ok().and_then(|parsed| {
        let found = key.iter().try_fold(&parsed.value, |value, key| value.get(key))?;
        Some(Secret::new(found.as_str()?.as_bytes().to_vec()))
    });
    let fixed = managed_or_not_ours(world, scope, path);
    Some(Source {
        origin: Origin::Settings(scope),
        file: path.to_owned(),
        lines: line.into_iter().collect(),
        written: written.iter().map(|it| (*it).to_owned()).collect(),
        in_force: Some(winner == Some(scope)),
        fixed: fixed.or_else(|| edited.as_ref().err().map(ToString::to_string)),
        administrators: false,
        changes: edited.map(|it| it.changes).unwrap_or_default(),
        rewrites: match (key.as_slice(), value) {
            (["env", name], Some(value)) => offers(&Written::Settings(&bytes), &world.env.named(name), name, &value),
            _ => Vec::new(),
        },
        stamp: real_stamp(world, path),
    })
}

/// A settings file that sets a gateway's address and its token, and what taking out both would change.
fn both_in_settings(world: &World, scope: Scope, path: &Path, written: &[&str]) -> Option<Source> {
    let bytes = world.files.read(path, super::gather::LIMIT).ok()?;
    let edited = jsonc::remove_keys(&bytes, &["env"], written);
    let fixed = managed_or_not_ours(world, scope, path);
    Some(Source {
        origin: Origin::Settings(scope),
        file: path.to_owned(),
        lines: Vec::new(),
        written: written.iter().map(|it| (*it).to_owned()).collect(),
        in_force: None,
        fixed: fixed.or_else(|| edited.as_ref().err().map(ToString::to_string)),
        administrators: false,
        changes: edited.map(|it| it.changes).unwrap_or_default(),
        rewrites: Vec::new(),
        stamp: real_stamp(world, path),
    })
}

fn managed_or_not_ours(world: &World, scope: Scope, path: &Path) -> Option<String> {
    if scope == Scope::Managed { Some(say!("checks/administrator-manages-file")) } else { not_ours(world, path) }
}

/// What one file says about one variable.
pub(super) struct Said {
    pub(super) lines: Vec<u32>,
    pub(super) in_force: Option<bool>,
    pub(super) exported: bool,
    /// The variable's name as it stands there, the one that counts last.
    pub(super) written: Vec<String>,
    /// What it says last, where that is written out.
    pub(super) value: Option<Secret>,
}

fn from_files(world: &World, variables: &mut Variables) -> Unread {
    let names: HashSet<&str> = watched_in(&world.env).collect();
    let mut found: Vec<(String, Source)> = Vec::new();
    // every shell begins with these, and what it reads itself comes over them: the last one that sets it wins
    found.extend(registry_variables::each(world));
    found.extend(cmd_start::each(world));
    let unread = startup_files::each(world, |file, bytes, statements| {
        let said = said(world, &names, statements);
        let wanted = said
            .into_iter()
            .filter(|(name, said)| said.exported || variables.by_name.get(name).is_some_and(|it| it.in_environment));
        let wanted: Vec<(String, Said)> = wanted.collect();
        let Some(bytes) = bytes else {
            found.extend(wanted.into_iter().map(|(name, said)| (name, too_large(file, said))));
            return;
        };
        let pair = PAIR.map(|name| wanted.iter().find(|(said, _)| said == name).map(|(_, said)| &said.written));
        if let [Some(address), Some(token)] = pair {
            variables.pair.push(both(world, file, bytes, [address.as_slice(), token].concat()));
        }
        found.extend(wanted.into_iter().map(|(name, said)| (name.clone(), source(world, file, bytes, &name, said))));
    });
    // the file that is read last wins, and those of the person's own shell come last
    for (name, source) in found.into_iter().rev() {
        variables.by_name.entry(name).or_default().sources.push(source);
    }
    for variable in variables.by_name.values_mut() {
        variable.sources.order_by_key(|source| match source.origin {
            Origin::Settings(scope) => (0, Some(scope), false),
            Origin::Shell(_) | Origin::Registry(_) => (1, None, source.in_force == Some(false)),
        });
    }
    unread
}

fn said(world: &World, names: &HashSet<&str>, statements: &[Statement]) -> BTreeMap<String, Said> {
    let mut found: BTreeMap<String, Said> = BTreeMap::new();
    for statement in statements {
        if let Statement::Set { variable, value, exported, first_line, .. } = statement
            && let name = world.env.named(variable)
            && names.contains(&*name)
        {
            let same = value
                .as_ref()
                .map(|value| world.env.given(variable).is_some_and(|now| now.as_encoded_bytes() == value.expose()));
            let entry = found.entry(name.into_owned()).or_insert(Said {
                lines: Vec::new(),
                in_force: None,
                exported: false,
                written: Vec::new(),
                value: None,
            });
            entry.lines.push(*first_line);
            entry.written.retain(|it| it != variable);
            entry.written.push(variable.clone());
            entry.in_force = same;
            entry.value.clone_from(value);
            entry.exported |= exported;
        }
    }
    found
}

pub(super) fn source(world: &World, file: &Startup, bytes: &[u8], name: &str, said: Said) -> Source {
    let edited = dialects::take_all_out(file.dialect, bytes, &borrowed(&said.written), &note(world));
    let written = Written::Shell(file.dialect, bytes);
    let last = said.written.last().map_or(name, String::as_str);
    let rewrites = said.value.as_ref().map(|value| offers(&written, name, last, value)).unwrap_or_default();
    let not_ours = not_ours(world, &file.file);
    let administrators = not_ours.is_some() && of_administrator(world, &file.file);
    let fixed = not_ours.or_else(|| edited.as_ref().err().map(ToString::to_string));
    let changes: Vec<Change> = edited.map(|Edited { changes, .. }| changes).unwrap_or_default();
    let mut lines = said.lines;
    lines.order_by(|a, b| b.cmp(a));
    Source {
        origin: Origin::Shell(file.dialect),
        file: file.file.clone(),
        lines,
        written: said.written,
        in_force: said.in_force,
        changes,
        fixed,
        administrators,
        rewrites,
        stamp: real_stamp(world, &file.file),
    }
}

/// What a file says that is too large to be edited here.
fn too_large(file: &Startup, mut said: Said) -> Source {
    said.lines.order_by(|a, b| b.cmp(a));
    Source {
        origin: Origin::Shell(file.dialect),
        file: file.file.clone(),
        lines: said.lines,
        written: said.written,
        in_force: said.in_force,
        changes: Vec::new(),
        fixed: Some(say!("checks/too-large-edited-safely")),
        administrators: false,
        rewrites: Vec::new(),
        // not edited, so nothing is compared; and it is too large to be hashed for nothing
        stamp: Stamp { kind: Kind::File, size: 0, mode: None, digest: None },
    }
}

/// A file that sets a gateway's address and its token, and what taking out both would change.
fn both(world: &World, file: &Startup, bytes: &[u8], written: Vec<String>) -> Source {
    let edited = dialects::take_all_out(file.dialect, bytes, &borrowed(&written), &note(world));
    Source {
        origin: Origin::Shell(file.dialect),
        file: file.file.clone(),
        lines: Vec::new(),
        written,
        in_force: None,
        fixed: not_ours(world, &file.file).or_else(|| edited.as_ref().err().map(ToString::to_string)),
        administrators: false,
        changes: edited.map(|it| it.changes).unwrap_or_default(),
        rewrites: Vec::new(),
        stamp: real_stamp(world, &file.file),
    }
}

fn borrowed(words: &[String]) -> Vec<&str> {
    words.iter().map(String::as_str).collect()
}

fn note(world: &World) -> String {
    format!("claude-fix {}: turned off, see claude-fix undo --list", world.now().date())
}

/// Why this user must not edit the file, if it belongs to somebody else.
pub(super) fn not_ours(world: &World, path: &Path) -> Option<String> {
    let real = world.files.real(path).ok()?;
    if world.machine.os == Os::Windows {
        // it has no owner that could be asked for: its place tells
        return paths::of_administrator(&real, &world.env).then(|| say!("checks/only-administrator-changes-it"));
    }
    let owner = world.files.look(&real).ok()?.owner?;
    match world.machine.uid {
        Some(uid) if owner != uid && uid != 0 => Some(say!("checks/belongs-another-user")),
        _ => None,
    }
}

/// Whether the administrator can edit what this user must not.
fn of_administrator(world: &World, path: &Path) -> bool {
    let owner = world.files.real(path).and_then(|real| world.files.look(&real)).ok().and_then(|entry| entry.owner);
    world.machine.os == Os::Windows || owner == Some(0)
}

/// The stamp of the file that a path leads to in the end.
pub(super) fn real_stamp(world: &World, path: &Path) -> Stamp {
    let real = world.files.real(path).unwrap_or_else(|_| path.to_owned());
    let found = stamp(world.files.as_ref(), &real);
    debug_assert!(found.kind != Kind::Link, "resolved paths are no links");
    found
}
