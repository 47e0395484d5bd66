//! Which files are called `claude`? On PATH in its order, then where installers and version managers put it.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::claude_code::installs::{self, Place};
use crate::model::install::Stray;
use crate::model::machine::Os;
use crate::model::paths::{folded, is_whole, split};
use crate::model::registry::{Key, Value};
use crate::model::stamp::{Kind, Stamp};
use crate::ports::World;

/// How many folders of PATH are searched.
const MOST_FOLDERS: usize = 20_000;
/// How many versions of Node are looked at below one version manager.
const MOST_VERSIONS: usize = 100;
/// How many copies are told.
const MOST_COPIES: usize = 40;

/// A program called `claude`.
pub(super) struct Found {
    pub(super) path: PathBuf,
    pub(super) real: PathBuf,
    pub(super) on_path: bool,
}

/// All that is called `claude`.
#[derive(Default)]
pub(super) struct Search {
    pub(super) searched: usize,
    pub(super) found: Vec<Found>,
    pub(super) strays: Vec<Stray>,
    real_seen: HashSet<PathBuf>,
}

/// The folders of PATH, in its order.
pub(super) fn folders_of_path(world: &World) -> Vec<PathBuf> {
    let path = world.env.raw("PATH").map(std::ffi::OsStr::to_owned).unwrap_or_default();
    split(&path, world.machine.os).into_iter().take(MOST_FOLDERS).collect()
}

/// The folders of PATH that a new terminal has and this one has not, as Windows' registry tells it: those of the computer,
/// then those of the user.
pub(super) fn newer_folders(world: &World) -> Vec<PathBuf> {
    let here: Vec<String> = folders_of_path(world).iter().map(|folder| folded(folder)).collect();
    let all = [Key::MachineVariables, Key::UserVariables].into_iter().flat_map(|key| stored_folders(world, key));
    all.take(MOST_FOLDERS).filter(|folder| !here.contains(&folded(folder))).collect()
}

/// The folders of one part of PATH. Only Windows has a registry, and a quotation mark is no part of a name there.
pub(super) fn stored_folders(world: &World, key: Key) -> Vec<PathBuf> {
    let value = world.registry.value(key, "Path").ok().flatten();
    let text = value.and_then(|value| value.expanded(&world.env)).unwrap_or_default();
    let all = text.split(';').take(MOST_FOLDERS).map(|folder| PathBuf::from(folder.trim_matches('"')));
    all.filter(|folder| is_whole(folder, world.machine.os)).collect()
}

/// What the user's own part of PATH is compared by.
pub(super) fn own_path(world: &World) -> Option<Stamp> {
    let value = world.registry.value(Key::UserVariables, "Path").ok().flatten()?;
    value.text().is_some().then(|| Value::stamp(Some(&value)))
}

/// Searches PATH, the known folders, and the place that an alias leads to.
pub(super) fn search(world: &World, prefixes: &[PathBuf], by_alias: Option<&Path>) -> Search {
    let (folders, names) = (folders_of_path(world), names(world));
    let mut search = Search { searched: folders.len(), ..Search::default() };
    let (mut seen, windows) = (HashSet::new(), world.machine.os == Os::Windows);
    let elsewhere = known(world, prefixes).into_iter().map(|folder| (folder, false));
    for (folder, on_path) in folders.into_iter().map(|folder| (folder, true)).chain(elsewhere) {
        // with one kind of sign between the names
        let folder: PathBuf = world.machine.cwd.join(folder).components().collect();
        let known = if windows { PathBuf::from(folded(&folder)) } else { folder.clone() };
        if !seen.insert(known) {
            continue;
        }
        for name in &names {
            search.take(world, folder.join(name), on_path);
        }
    }
    if let Some(path) = by_alias {
        search.take(world, path.to_owned(), false);
    }
    search
}

impl Search {
    fn take(&mut self, world: &World, path: PathBuf, on_path: bool) {
        if self.found.len() + self.strays.len() >= MOST_COPIES || self.found.iter().any(|it| it.path == path) {
            return;
        }
        if !world.files.executable(&path) {
            self.strays.extend(stray(world, &path, on_path).filter(|it| !self.strays.contains(it)));
            return;
        }
        let real = world.files.real(&path).unwrap_or_else(|_| path.clone());
        // two names of one program are one copy
        if self.real_seen.insert(real.clone()) {
            self.found.push(Found { path, real, on_path });
        }
    }
}

/// What is there, if it is something and no program.
fn stray(world: &World, path: &Path, on_path: bool) -> Option<Stray> {
    let kind = world.files.look(path).ok()?.kind;
    let real = world.files.real(path);
    let (is, refused) = match (kind, &real) {
        (Kind::Link, Err(_)) => (say!("checks/link-leads-nowhere"), false),
        (_, Err(_)) => (say!("checks/cannot-looked-at"), false),
        (_, Ok(real)) => match world.files.look(real).ok()?.kind {
            Kind::File => (say!("checks/may-not-executed"), on_path),
            Kind::Folder => (say!("checks/stray-is-folder"), false),
            _ => (say!("checks/stray-is-no-program"), false),
        },
    };
    Some(Stray { path: path.to_owned(), is, refused })
}

/// In the order in which Windows tries their endings, in one folder after the other.
fn names(world: &World) -> Vec<String> {
    if world.machine.os != Os::Windows {
        return vec!["claude".to_owned()];
    }
    let tried = world.env.text("PATHEXT").unwrap_or_default().to_ascii_lowercase();
    let usual = [".exe", ".bat", ".cmd"];
    let mut endings: Vec<&str> = tried.split(';').map(str::trim).filter(|ending| usual.contains(ending)).collect();
    if endings.is_empty() {
        endings = usual.into();
    }
    endings.into_iter().map(|ending| format!("claude{ending}")).collect()
}

fn known(world: &World, prefixes: &[PathBuf]) -> Vec<PathBuf> {
    let places = installs::places(&world.machine, &world.env, prefixes).into_iter();
    let folders = places.flat_map(|place| match place {
        Place::Folder(folder) => vec![folder],
        Place::Each { within, below } => {
            let all = world.files.list(&within, MOST_VERSIONS).unwrap_or_default();
            all.into_iter().map(|version| version.join(below)).collect()
        }
    });
    // a place that a variable names without a beginning leads nowhere
    folders.filter(|folder| is_whole(folder, world.machine.os)).collect()
}
