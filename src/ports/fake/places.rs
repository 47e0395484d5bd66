//! Where does a path lead on the made-up disk?

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use super::Node;

/// Where a path leads through the links on the way, and through the last one if `follow`. `None` for a loop.
pub(super) fn walk(disk: &BTreeMap<PathBuf, Node>, path: &Path, follow: bool) -> Option<PathBuf> {
    let (mut at, mut links) = (PathBuf::new(), 0);
    let mut ahead: Vec<_> = path.iter().rev().map(ToOwned::to_owned).collect();
    while let Some(part) = ahead.pop() {
        if part == ".." {
            at.pop();
            continue;
        }
        let next = at.join(&part);
        match disk.get(&next) {
            Some(Node::Link(target)) if follow || !ahead.is_empty() => {
                links += 1;
                if links > 40 {
                    return None;
                }
                ahead.extend(target.iter().rev().map(ToOwned::to_owned));
            }
            _ => at = next,
        }
    }
    Some(at)
}

/// Where a path leads, its last part as it stands.
pub(super) fn place(disk: &BTreeMap<PathBuf, Node>, path: &Path) -> io::Result<PathBuf> {
    walk(disk, path, false).ok_or_else(not_found)
}

/// Where something new can be put: in a folder that is there.
pub(super) fn free_place(disk: &BTreeMap<PathBuf, Node>, path: &Path) -> io::Result<PathBuf> {
    let at = place(disk, path)?;
    match at.parent().and_then(|folder| disk.get(folder)) {
        Some(Node::Folder) => Ok(at),
        _ => Err(not_found()),
    }
}

/// The file at a path that is no link.
pub(super) fn file_at<'a>(
    disk: &'a mut BTreeMap<PathBuf, Node>,
    path: &Path,
) -> io::Result<(&'a mut Vec<u8>, &'a mut u32)> {
    let at = place(disk, path)?;
    match disk.get_mut(&at).ok_or_else(not_found)? {
        Node::File(bytes, mode) => Ok((bytes, mode)),
        Node::Denied | Node::Held => Err(io::Error::from(io::ErrorKind::PermissionDenied)),
        _ => Err(io::Error::from(io::ErrorKind::InvalidInput)),
    }
}

pub(super) fn not_found() -> io::Error {
    io::Error::from(io::ErrorKind::NotFound)
}
