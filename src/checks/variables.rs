//! Which variables steer Claude Code, and which file and line gives each its value?

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};

use futures::future::{BoxFuture, FutureExt};

use super::form::{Ask, Check};
use super::gather::{Gathered, gather};
use super::shown::shown;
use super::together::together;
use crate::claude_code::variables::watched;
use crate::dialects::startup::{self, Startup};
use crate::dialects::{self, Edited, Statement, jsonc};
use crate::model::outcome::Learned;
use crate::model::source::{Change, Freshness, Origin, Scope, Source, Variables};
use crate::model::stamp::{Kind, Stamp};
use crate::model::step::Step;
use crate::ports::World;
use crate::ports::files::{ReadError, stamp};

/// The largest start-up file that is read, in bytes.
/// What is made of a file takes about a hundred times its size.
pub(super) const LIMIT: u64 = 1024 * 1024;
/// How many files are read in all, those that others source included.
const MOST_FILES: usize = 200;

pub(super) const CHECK: Check = Check {
    id: "environment.variables",
    title: "Variables and where they come from",
    group: Step::Environment,
    why: "A variable that was set once in a start-up file outlives every login. claude-fix looks for the file and the \
          line, so that it can be turned off at its source.",
    asks: &[Ask::Files],
    run,
};

fn run(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let gathered = gather(world);
        let mut variables = Variables::default();
        for name in watched() {
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
            learned = learned.evidence("start-up files", format!("more than {MOST_FILES}; the rest was not read"));
        }
        unread.iter().fold(learned, |learned, (file, error)| {
            learned.evidence(world.machine.tilde(file), format!("not read: {error}"))
        })
    }
    .boxed()
}

fn describe(world: &World, variables: &Variables, rest: bool) -> Learned {
    let set: Vec<&String> = variables.by_name.iter().filter(|(_, it)| it.is_set()).map(|(name, _)| name).collect();
    let mut learned = if set.is_empty() && rest {
        Learned::healthy(format!(
            "No variable steers how Claude Code signs in; only {MOST_FILES} start-up files were read"
        ))
    } else if set.is_empty() {
        Learned::healthy("No variable steers how Claude Code signs in")
    } else {
        let names = set.iter().map(|name| name.as_str()).collect::<Vec<_>>().join(", ");
        Learned::found(format!("Set: {names}"))
    };
    for (name, variable) in &variables.by_name {
        let places: Vec<String> = variable.sources.iter().map(|source| place(world, source)).collect();
        let from = match (places.as_slice(), variable.in_environment) {
            ([], true) => "this terminal; no file that sets it was found".to_owned(),
            (places, true) => format!("from {}", places.join(", ")),
            (places, false) => format!("not in this terminal; set by {}", places.join(", ")),
        };
        let from = match variable.freshness() {
            Freshness::Older => format!("this terminal has another value than the files say; {from}"),
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
    source.lines.first().map_or(file.clone(), |line| format!("{file} line {line}"))
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
    let bytes = world.files.read(path, super::gather::LIMIT).ok()?;
    let line = jsonc::line_of(&bytes, key);
    let edited = jsonc::remove_key(&bytes, key);
    let fixed = if scope == Scope::Managed {
        Some("your administrator manages this file".to_owned())
    } else {
        not_ours(world, path)
    };
    Some(Source {
        origin: Origin::Settings(scope),
        file: path.to_owned(),
        lines: line.into_iter().collect(),
        in_force: Some(winner == Some(scope)),
        fixed: fixed.or_else(|| edited.as_ref().err().map(ToString::to_string)),
        changes: edited.map(|it| it.changes).unwrap_or_default(),
        stamp: real_stamp(world, path),
    })
}

/// What one file says about one variable.
pub(super) struct Said {
    pub(super) lines: Vec<u32>,
    pub(super) in_force: Option<bool>,
    pub(super) exported: bool,
}

/// What was not read.
struct Unread {
    /// Files that cannot be read, and why.
    files: Vec<(PathBuf, ReadError)>,
    /// Whether there are more files than are read.
    rest: bool,
}

fn from_files(world: &World, variables: &mut Variables) -> Unread {
    let mut unread = Unread { files: Vec::new(), rest: false };
    let names: HashSet<&str> = watched().into_iter().collect();
    let mut queue: Vec<Startup> = startup::files(&world.machine, &world.env);
    queue.reverse();
    let mut seen = HashSet::new();
    let mut found: Vec<(String, Source)> = Vec::new();
    while let Some(next) = queue.pop() {
        // by where it leads: two names of one file are one place, and edited once
        let real = world.files.real(&next.file).unwrap_or_else(|_| next.file.clone());
        if seen.contains(&real) {
            continue;
        }
        if seen.len() >= MOST_FILES {
            // what is not there is not missed
            unread.rest |= world.files.look(&real).is_ok();
            continue;
        }
        seen.insert(real);
        if let Some(extension) = next.every {
            let inside = world.files.list(&next.file, MOST_FILES + 1).unwrap_or_default();
            let wanted = inside.into_iter().rev().filter(|file| file.extension().is_some_and(|it| it == extension));
            queue.extend(wanted.map(|file| Startup { file, dialect: next.dialect, every: None }));
            continue;
        }
        let bytes = match world.files.read(&next.file, LIMIT) {
            Ok(bytes) => bytes,
            Err(error) => {
                unread.files.extend(matches!(error, ReadError::TooLarge { .. }).then_some((next.file, error)));
                continue;
            }
        };
        let statements = dialects::statements(next.dialect, &bytes);
        for (name, said) in said(world, &names, &statements) {
            if said.exported || variables.by_name.get(&name).is_some_and(|it| it.in_environment) {
                found.push((name.clone(), source(world, &next, &bytes, &name, said)));
            }
        }
        queue.extend(sourced(world, &next, &statements).into_iter().rev());
    }
    // the file that is read last wins, and those of the person's own shell come last
    for (name, source) in found.into_iter().rev() {
        variables.by_name.entry(name).or_default().sources.push(source);
    }
    for variable in variables.by_name.values_mut() {
        variable.sources.sort_by_key(|source| match source.origin {
            Origin::Settings(scope) => (0, Some(scope), false),
            Origin::Shell(_) => (1, None, source.in_force == Some(false)),
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
            let entry = found.entry(variable).or_insert(Said { lines: Vec::new(), in_force: None, exported: false });
            entry.lines.push(*first_line);
            entry.in_force = same;
            entry.exported |= exported;
        }
    }
    found.into_iter().map(|(name, said)| (name.to_owned(), said)).collect()
}

pub(super) fn source(world: &World, file: &Startup, bytes: &[u8], name: &str, said: Said) -> Source {
    let note = format!("claude-fix {}: turned off, see claude-fix undo --list", world.now().date());
    let edited = dialects::take_out(file.dialect, bytes, name, &note);
    let fixed = not_ours(world, &file.file).or_else(|| edited.as_ref().err().map(ToString::to_string));
    let changes: Vec<Change> = edited.map(|Edited { changes, .. }| changes).unwrap_or_default();
    let mut lines = said.lines;
    lines.sort_unstable_by(|a, b| b.cmp(a));
    Source {
        origin: Origin::Shell(file.dialect),
        file: file.file.clone(),
        lines,
        in_force: said.in_force,
        changes,
        fixed,
        stamp: real_stamp(world, &file.file),
    }
}

/// The files that this one reads in turn, as far as their names are written out.
fn sourced(world: &World, file: &Startup, statements: &[Statement]) -> Vec<Startup> {
    let home = world.machine.home.clone().unwrap_or_default();
    let paths = statements.iter().filter_map(|statement| match statement {
        Statement::Source { path, .. } => expand(path, &home, &world.env),
        _ => None,
    });
    paths
        .filter(|path| path.is_absolute())
        .map(|path| Startup { file: path, dialect: file.dialect, every: None })
        .collect()
}

fn expand(path: &str, home: &Path, env: &crate::model::environment::Environment) -> Option<PathBuf> {
    for (prefix, folder) in [
        ("~/", None),
        ("$HOME/", None),
        ("${HOME}/", None),
        ("$ZDOTDIR/", Some("ZDOTDIR")),
        ("${ZDOTDIR}/", Some("ZDOTDIR")),
        ("$XDG_CONFIG_HOME/", Some("XDG_CONFIG_HOME")),
    ] {
        if let Some(rest) = path.strip_prefix(prefix) {
            let folder = folder.and_then(|name| env.raw(name)).map_or_else(|| home.to_owned(), PathBuf::from);
            return Some(folder.join(rest));
        }
    }
    (!path.contains('$')).then(|| PathBuf::from(path))
}

/// Why this user must not edit the file, if it belongs to somebody else.
pub(super) fn not_ours(world: &World, path: &Path) -> Option<String> {
    let real = world.files.real(path).ok()?;
    let owner = world.files.look(&real).ok()?.owner?;
    match world.machine.uid {
        Some(uid) if owner != uid && uid != 0 => Some("it belongs to another user".to_owned()),
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
