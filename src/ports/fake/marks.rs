//! What else is true of a place on the made-up disk? Its owner, its file system, a folder's permissions, the room left.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::{FakeMachine, guard};
use crate::ports::files::Room;

/// The file system of everything that no test put elsewhere.
const DEVICE: u64 = 1;

/// What tests said about paths, links resolved; everything else is usual.
#[derive(Default)]
pub(super) struct Marks {
    owners: BTreeMap<PathBuf, u32>,
    modes: BTreeMap<PathBuf, u32>,
    mounts: BTreeMap<PathBuf, u64>,
    full: BTreeMap<PathBuf, Room>,
    inodes: BTreeMap<PathBuf, u64>,
    last: u64,
    quarantine: BTreeSet<PathBuf>,
}

impl Marks {
    pub(super) fn owner(&self, path: &Path) -> Option<u32> {
        nearest(&self.owners, path)
    }

    pub(super) fn quarantined(&self, path: &Path) -> bool {
        self.quarantine.contains(path)
    }

    pub(super) fn mode(&self, path: &Path) -> Option<u32> {
        self.modes.get(path).copied()
    }

    pub(super) fn set_mode(&mut self, path: &Path, mode: u32) {
        self.modes.insert(path.to_owned(), mode);
    }

    pub(super) fn device(&self, path: &Path) -> u64 {
        nearest(&self.mounts, path).unwrap_or(DEVICE)
    }

    pub(super) fn room(&self, path: &Path) -> Room {
        nearest(&self.full, path).unwrap_or(Room { free: 1 << 40, read_only: false })
    }

    /// A number that stays with what is there, also when it is renamed.
    pub(super) fn inode(&mut self, path: &Path) -> u64 {
        let last = &mut self.last;
        *self.inodes.entry(path.to_owned()).or_insert_with(|| {
            *last += 1;
            *last
        })
    }

    pub(super) fn moved(&mut self, from: &Path, to: &Path) {
        rename(&mut self.owners, from, to);
        rename(&mut self.modes, from, to);
        rename(&mut self.inodes, from, to);
    }
}

/// What is said about the path or the nearest folder above it.
fn nearest<T: Copy>(map: &BTreeMap<PathBuf, T>, path: &Path) -> Option<T> {
    path.ancestors().find_map(|path| map.get(path)).copied()
}

fn rename<T>(map: &mut BTreeMap<PathBuf, T>, from: &Path, to: &Path) {
    let below: Vec<PathBuf> = map.keys().filter(|path| path.starts_with(from)).cloned().collect();
    for path in below {
        if let (Ok(rest), Some(value)) = (path.strip_prefix(from), map.remove(&path)) {
            let target = if rest.as_os_str().is_empty() { to.to_owned() } else { to.join(rest) };
            map.insert(target, value);
        }
    }
}

impl FakeMachine {
    /// Gives a path, and everything below it, to this user.
    pub fn owned_by(&self, path: impl AsRef<Path>, uid: u32) {
        guard(&self.marks).owners.insert(path.as_ref().to_owned(), uid);
    }

    /// Lets macOS hold a file back.
    pub fn hold_back(&self, path: impl AsRef<Path>) {
        guard(&self.marks).quarantine.insert(path.as_ref().to_owned());
    }

    /// Sets a folder's permission bits.
    pub fn folder_mode(&self, path: impl AsRef<Path>, mode: u32) {
        guard(&self.marks).set_mode(path.as_ref(), mode);
    }

    /// Puts a path, and everything below it, on a file system of its own.
    pub fn mount(&self, path: impl AsRef<Path>, device: u64) {
        guard(&self.marks).mounts.insert(path.as_ref().to_owned(), device);
    }

    /// Says what room there is at a path and below it.
    pub fn room_at(&self, path: impl AsRef<Path>, room: Room) {
        guard(&self.marks).full.insert(path.as_ref().to_owned(), room);
    }
}
