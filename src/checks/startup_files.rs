//! What do the files say that a shell reads when it starts, and those that they read in turn?

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::skim::skim;
use crate::dialects::startup::{self, Startup};
use crate::dialects::{self, Statement};
use crate::model::environment::Environment;
use crate::model::paths::is_whole;
use crate::model::registry::Key;
use crate::ports::World;
use crate::ports::files::ReadError;

/// The largest start-up file that is taken apart, in bytes.
/// What is made of a file takes about a hundred times its size. A larger one is only looked through.
pub(super) const LIMIT: u64 = 1024 * 1024;
/// How many files are read in all, those that others source included.
pub(super) const MOST_FILES: usize = 200;

/// What was not read.
pub(super) struct Unread {
    /// Files that cannot be read, and why.
    pub(super) files: Vec<(PathBuf, ReadError)>,
    /// Whether there are more files than are read.
    pub(super) rest: bool,
}

/// Shows every file with its bytes and what it says, in the order in which shells read them, each once; what was not
/// read is returned. Of a file that is too large there are no bytes, only the lines that name a watched variable.
pub(super) fn each(world: &World, mut show: impl FnMut(&Startup, Option<&[u8]>, &[Statement])) -> Unread {
    let mut unread = Unread { files: Vec::new(), rest: false };
    let mut queue: Vec<Startup> = all(world);
    queue.reverse();
    let mut seen = HashSet::new();
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
            Err(error @ ReadError::TooLarge { .. }) => {
                show(&next, None, &skim(world, &next));
                unread.files.push((next.file, error));
                continue;
            }
            Err(_) => continue,
        };
        let statements = dialects::statements(next.dialect, &bytes);
        show(&next, Some(&bytes), &statements);
        queue.extend(sourced(world, &next, &statements).into_iter().rev());
    }
    unread
}

/// The start-up files of this machine's shells.
pub(super) fn all(world: &World) -> Vec<Startup> {
    // OneDrive and administrators move it
    let documents = world.registry.value(Key::UserFolders, "Personal").ok().flatten();
    let documents = documents.and_then(|value| value.expanded(&world.env)).map(PathBuf::from);
    let documents = documents.filter(|folder| is_whole(folder, world.machine.os));
    startup::files(&world.machine, &world.env, documents.as_deref())
}

/// The files that this one reads in turn, as far as their names are written out.
fn sourced(world: &World, file: &Startup, statements: &[Statement]) -> Vec<Startup> {
    let home = world.machine.home.clone().unwrap_or_default();
    let paths = statements.iter().filter_map(|statement| match statement {
        Statement::Source { path, .. } => expand(path, &home, &world.env),
        _ => None,
    });
    paths
        .filter(|path| is_whole(path, world.machine.os))
        .map(|path| Startup { file: path, dialect: file.dialect, every: None })
        .collect()
}

fn expand(path: &str, home: &Path, env: &Environment) -> Option<PathBuf> {
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
