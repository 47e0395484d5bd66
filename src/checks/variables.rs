//! Which variables steer Claude Code, and which file and line gives each its value?

use std::collections::{BTreeMap, HashMap, HashSet};
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
use crate::claude_code::variables::{AUTH_TOKEN, BASE_URL, watched, watched_in};
use crate::dialects::startup::Startup;
use crate::dialects::{self, Edited, Statement, jsonc};
use crate::model::order::{InOrder, filled};
use crate::model::outcome::Learned;
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
            if world.env.raw(name).is_some() {
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
    for name in watched() {
        match gathered.settings.env.get(name) {
            Some((_, value)) if value.expose().is_empty() => variables.cancelled.push(name.to_owned()),
            Some((scope, _)) => variables.by_name.entry(name.to_owned()).or_default().settings = Some(*scope),
            None => {}
        }
    }
    for attempt in &gathered.attempts {
        let Some(block) = attempt.result.as_ref().ok().and_then(|value| value.get("env")?.as_object()) else {
            continue;
        };
        let names =
            watched().into_iter().filter(|name| block.get(*name).is_some_and(|value| value.as_str() != Some("")));
        let names: Vec<&str> = names.collect();
        if PAIR.iter().all(|name| names.contains(name)) {
            variables.pair.extend(both_in_settings(world, attempt.scope, &attempt.path));
        }
        for name in names {
            let winner = gathered.settings.scope_of(name);
            let source = in_settings(world, attempt.scope, &attempt.path, &["env", name], winner);
            variables.by_name.entry(name.to_owned()).or_default().sources.extend(source);
        }
    }
}

/// A settings file that sets this, by the path of its key.
pub(super) fn in_settings(
    world: &World,
    scope: Scope,
    path: &Path,
    key: &[&str],
    winner: Option<Scope>,
) -> Option<Source> {
    let listed = scope == Scope::Managed && path.extension().is_some_and(|it| it == "plist");
    if Key::of(path).is_some() || listed {
        return Some(Source {
            origin: Origin::Settings(scope),
            file: path.to_owned(),
            lines: Vec::new(),
            in_force: Some(winner == Some(scope)),
            changes: Vec::new(),
            fixed: Some(say!("checks/administrator-manages-file")),
            rewrites: Vec::new(),
            stamp: Stamp::MISSING,
        });
    }
    let bytes = world.files.read(path, super::gather::LIMIT).ok()?;
    let line = jsonc::line_of(&bytes, key);
    let edited = jsonc::remove_key(&bytes, key);
    let value = jsonc::parse(&bytes).ok().and_then(|parsed| {
        let found = key.iter().try_fold(&parsed.value, |value, key| value.get(key))?;
        Some(Secret::new(found.as_str()?.as_bytes().to_vec()))
    });
    let fixed = managed_or_not_ours(world, scope, path);
    Some(Source {
        origin: Origin::Settings(scope),
        file: path.to_owned(),
        lines: line.into_iter().collect(),
        in_force: Some(winner == Some(scope)),
        fixed: fixed.or_else(|| edited.as_ref().err().map(ToString::to_string)),
        changes: edited.map(|it| it.changes).unwrap_or_default(),
        rewrites: match (key, value) {
            (["env", name], Some(value)) => offers(&Written::Settings(&bytes), name, &value),
            _ => Vec::new(),
        },
        stamp: real_stamp(world, path),
    })
}

/// A settings file that sets a gateway's address and its token, and what taking out both would change.
fn both_in_settings(world: &World, scope: Scope, path: &Path) -> Option<Source> {
    let bytes = world.files.read(path, super::gather::LIMIT).ok()?;
    let edited = jsonc::remove_keys(&bytes, &["env"], &PAIR);
    let fixed = managed_or_not_ours(world, scope, path);
    Some(Source {
        origin: Origin::Settings(scope),
        file: path.to_owned(),
        lines: Vec::new(),
        in_force: None,
        fixed: fixed.or_else(|| edited.as_ref().err().map(ToString::to_string)),
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
    /// What it says last, where that is written out.
    pub(super) value: Option<Secret>,
}

fn from_files(world: &World, variables: &mut Variables) -> Unread {
    let names: HashSet<&str> = watched().into_iter().collect();
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
        if PAIR.iter().all(|name| wanted.iter().any(|(said, _)| said == name)) {
            variables.pair.push(both(world, file, bytes));
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
    let mut found: HashMap<&str, Said> = HashMap::new();
    for statement in statements {
        if let Statement::Set { variable, value, exported, first_line, .. } = statement
            && names.contains(variable.as_str())
        {
            let same = value
                .as_ref()
                .map(|value| world.env.raw(variable).is_some_and(|now| now.as_encoded_bytes() == value.expose()));
            let entry = found.entry(variable).or_insert(Said {
                lines: Vec::new(),
                in_force: None,
                exported: false,
                value: None,
            });
            entry.lines.push(*first_line);
            entry.in_force = same;
            entry.value.clone_from(value);
            entry.exported |= exported;
        }
    }
    filled(found.into_iter().map(|(name, said)| (name.to_owned(), said)))
}

pub(super) fn source(world: &World, file: &Startup, bytes: &[u8], name: &str, said: Said) -> Source {
    let edited = dialects::take_out(file.dialect, bytes, name, &note(world));
    let written = Written::Shell(file.dialect, bytes);
    let rewrites = said.value.as_ref().map(|value| offers(&written, name, value)).unwrap_or_default();
    let fixed = not_ours(world, &file.file).or_else(|| edited.as_ref().err().map(ToString::to_string));
    let changes: Vec<Change> = edited.map(|Edited { changes, .. }| changes).unwrap_or_default();
    let mut lines = said.lines;
    lines.order_by(|a, b| b.cmp(a));
    Source {
        origin: Origin::Shell(file.dialect),
        file: file.file.clone(),
        lines,
        in_force: said.in_force,
        changes,
        fixed,
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
        in_force: said.in_force,
        changes: Vec::new(),
        fixed: Some(say!("checks/too-large-edited-safely")),
        rewrites: Vec::new(),
        // not edited, so nothing is compared; and it is too large to be hashed for nothing
        stamp: Stamp { kind: Kind::File, size: 0, mode: None, digest: None },
    }
}

/// A file that sets a gateway's address and its token, and what taking out both would change.
fn both(world: &World, file: &Startup, bytes: &[u8]) -> Source {
    let edited = dialects::take_all_out(file.dialect, bytes, &PAIR, &note(world));
    Source {
        origin: Origin::Shell(file.dialect),
        file: file.file.clone(),
        lines: Vec::new(),
        in_force: None,
        fixed: not_ours(world, &file.file).or_else(|| edited.as_ref().err().map(ToString::to_string)),
        changes: edited.map(|it| it.changes).unwrap_or_default(),
        rewrites: Vec::new(),
        stamp: real_stamp(world, &file.file),
    }
}

fn note(world: &World) -> String {
    format!("claude-fix {}: turned off, see claude-fix undo --list", world.now().date())
}

/// Why this user must not edit the file, if it belongs to somebody else.
pub(super) fn not_ours(world: &World, path: &Path) -> Option<String> {
    let real = world.files.real(path).ok()?;
    let owner = world.files.look(&real).ok()?.owner?;
    match world.machine.uid {
        Some(uid) if owner != uid && uid != 0 => Some(say!("checks/belongs-another-user")),
        _ => None,
    }
}

/// The stamp of the file that a path leads to in the end.
pub(super) fn real_stamp(world: &World, path: &Path) -> Stamp {
    let real = world.files.real(path).unwrap_or_else(|_| path.to_owned());
    let found = stamp(world.files.as_ref(), &real);
    debug_assert!(found.kind != Kind::Link, "resolved paths are no links");
    found
}
