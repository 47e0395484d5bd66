//! What really lies on the disk? Bounded looks that neither wait for a pipe nor read more than was asked for.

use std::collections::BTreeSet;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::devices::is_device;
use super::held::{explained, patiently};
use super::long::plain_form;
use super::machine::since_1970;
use crate::model::stamp::Kind;
use crate::ports::files::{Entry, Files, Found, MOST_ENTRIES, ReadError};

/// The disk of this machine. As [`Files`] it only looks; as [`crate::ports::hands::Hands`] it changes.
#[derive(Clone, Copy, Debug)]
pub struct Disk;

/// What a device is that stands nowhere.
const DEVICE: Entry =
    Entry { kind: Kind::Special, size: 0, mode: None, owner: None, modified: None, device: None, inode: None };

impl Files for Disk {
    fn look(&self, path: &Path) -> io::Result<Entry> {
        if is_device(path) {
            return Ok(DEVICE);
        }
        let found = fs::symlink_metadata(path).map_err(|error| match error.kind() {
            // a file stands where a folder would have to be: nothing can be below it
            ErrorKind::NotADirectory => io::Error::new(ErrorKind::NotFound, error),
            _ => error,
        })?;
        let (mode, owner) = mode_and_owner(&found);
        let modified = found.modified().ok().map(since_1970);
        let (device, inode) = place(&found);
        Ok(Entry { kind: kind(&found), size: found.len(), mode, owner, modified, device, inode })
    }

    fn stream(&self, path: &Path, limit: u64) -> Result<Box<dyn Read>, ReadError> {
        // what grows while it is read ends at the limit, as a file that is cut off
        Ok(Box::new(io::BufReader::with_capacity(64 * 1024, opened(path, limit)?.take(limit))))
    }

    fn read(&self, path: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
        let bytes = taken(opened(path, limit)?, path, limit.saturating_add(1))?;
        let size = bytes.len() as u64;
        if size > limit { Err(ReadError::TooLarge { size, limit }) } else { Ok(bytes) }
    }

    fn head(&self, path: &Path, most: u64) -> Result<Vec<u8>, ReadError> {
        let because = |error: io::Error| refusal(&error, path);
        regular_at(path)?;
        let file = open(path).map_err(because)?;
        regular(&file.metadata().map_err(because)?)?;
        taken(file, path, most)
    }

    #[cfg(target_os = "macos")]
    fn quarantined(&self, path: &Path) -> bool {
        // its flags, a time, a program and a number: `0081;5f5e1000;Safari;…`, where the bit 0x40 says that somebody approved
        let mut value = [0_u8; 256];
        let length = rustix::fs::getxattr(path, "com.apple.quarantine", &mut value).unwrap_or_default();
        let flags = value.get(..length.min(4)).and_then(|flags| std::str::from_utf8(flags).ok());
        flags.and_then(|flags| u16::from_str_radix(flags, 16).ok()).is_some_and(|flags| flags & 0x40 == 0)
    }

    fn list(&self, folder: &Path, limit: usize) -> io::Result<Vec<PathBuf>> {
        let mut first = BTreeSet::new();
        let entries = fs::read_dir(folder).map_err(|error| match error.kind() {
            // what Windows says of a file in the place of the folder
            ErrorKind::InvalidFilename if folder.is_file() => io::Error::new(ErrorKind::NotADirectory, error),
            _ => error,
        })?;
        for entry in entries {
            first.insert(entry?.path());
            if first.len() > limit {
                first.pop_last();
            }
        }
        Ok(first.into_iter().collect())
    }

    fn real(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(path).map(plain_form)
    }

    fn below(&self, folder: &Path, ending: &str, deep: usize) -> Vec<Found> {
        // "its own" file system is where the folder is, also where the folder itself is a link
        let walk = walkdir::WalkDir::new(folder).follow_links(true).same_file_system(true).max_depth(deep + 1);
        let files = walk.into_iter().take(MOST_ENTRIES).filter_map(Result::ok).filter(|entry| {
            entry.file_type().is_file() && entry.path().extension().is_some_and(|found| found == ending)
        });
        let found = files.filter_map(|entry| {
            let about = entry.metadata().ok()?;
            let modified = about.modified().ok().map(since_1970);
            Some(Found { path: entry.into_path(), size: about.len(), modified })
        });
        found.collect()
    }

    fn executable(&self, path: &Path) -> bool {
        // an app's own name in `WindowsApps` can be started, and not looked through
        let found =
            fs::metadata(path).or_else(|error| if cfg!(windows) { fs::symlink_metadata(path) } else { Err(error) });
        found.is_ok_and(|found| found.is_file()) && may_execute(path)
    }

    fn link(&self, path: &Path) -> io::Result<PathBuf> {
        fs::read_link(path)
    }

    #[cfg(unix)]
    fn names(&self, path: &Path) -> u64 {
        use std::os::unix::fs::MetadataExt;
        fs::metadata(path).map_or(1, |found| if found.is_file() { found.nlink() } else { 1 })
    }

    #[cfg(unix)]
    fn room(&self, path: &Path) -> io::Result<crate::ports::files::Room> {
        let found = rustix::fs::statvfs(path)?;
        let free = found.f_bavail.saturating_mul(found.f_frsize);
        Ok(crate::ports::files::Room { free, read_only: found.f_flag.contains(rustix::fs::StatVfsMountFlags::RDONLY) })
    }
}

/// A regular file that is not larger than the limit.
fn opened(path: &Path, limit: u64) -> Result<File, ReadError> {
    let because = |error: io::Error| refusal(&error, path);
    // opening some devices does something, so look before; what counts is the look at what was opened
    regular_at(path)?;
    let file = open(path).map_err(because)?;
    let found = file.metadata().map_err(because)?;
    regular(&found)?;
    if found.len() > limit { Err(ReadError::TooLarge { size: found.len(), limit }) } else { Ok(file) }
}

/// The bytes from here on, at most so many. What another program has locked meanwhile is asked for again.
fn taken(mut file: File, path: &Path, most: u64) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    let read = patiently(|| {
        let left = most.saturating_sub(bytes.len() as u64);
        file.by_ref().take(left).read_to_end(&mut bytes)
    });
    read.map(|_| bytes).map_err(|error| refusal(&error, path))
}

fn regular_at(path: &Path) -> Result<(), ReadError> {
    if is_device(path) {
        return Err(ReadError::NotAFile(Kind::Special));
    }
    regular(&fs::metadata(path).map_err(|error| refusal(&error, path))?)
}

fn regular(found: &Metadata) -> Result<(), ReadError> {
    match kind(found) {
        Kind::File => Ok(()),
        other => Err(ReadError::NotAFile(other)),
    }
}

fn kind(found: &Metadata) -> Kind {
    match found.file_type() {
        kind if kind.is_symlink() => Kind::Link,
        kind if kind.is_file() => Kind::File,
        kind if kind.is_dir() => Kind::Folder,
        _ => Kind::Special,
    }
}

fn refusal(error: &io::Error, path: &Path) -> ReadError {
    match error.kind() {
        _ if is_loop(error) => ReadError::Dangling,
        ErrorKind::NotFound | ErrorKind::NotADirectory if fs::symlink_metadata(path).is_ok() => ReadError::Dangling,
        ErrorKind::NotFound | ErrorKind::NotADirectory => ReadError::Missing,
        ErrorKind::PermissionDenied => ReadError::Denied,
        _ => ReadError::Other(explained(error, path).unwrap_or_else(|| error.to_string())),
    }
}

#[cfg(unix)]
fn is_loop(error: &io::Error) -> bool {
    error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error())
}

#[cfg(not(unix))]
const fn is_loop(_error: &io::Error) -> bool {
    false
}

/// Opens without waiting for the other end of a pipe, and without taking a terminal over.
#[cfg(unix)]
fn open(path: &Path) -> io::Result<File> {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt;
    let flags = (OFlags::NONBLOCK | OFlags::NOCTTY).bits().cast_signed();
    OpenOptions::new().read(true).custom_flags(flags).open(path)
}

#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<File> {
    patiently(|| OpenOptions::new().read(true).open(path))
}

#[cfg(unix)]
fn mode_and_owner(found: &Metadata) -> (Option<u32>, Option<u32>) {
    use std::os::unix::fs::MetadataExt;
    (Some(found.mode() & 0o7777), Some(found.uid()))
}

#[cfg(not(unix))]
const fn mode_and_owner(_found: &Metadata) -> (Option<u32>, Option<u32>) {
    (None, None)
}

/// The number of the file system, and the number on it.
#[cfg(unix)]
fn place(found: &Metadata) -> (Option<u64>, Option<u64>) {
    use std::os::unix::fs::MetadataExt;
    (Some(found.dev()), Some(found.ino()))
}

#[cfg(not(unix))]
const fn place(_found: &Metadata) -> (Option<u64>, Option<u64>) {
    (None, None)
}

#[cfg(unix)]
fn may_execute(path: &Path) -> bool {
    rustix::fs::access(path, rustix::fs::Access::EXEC_OK).is_ok()
}

#[cfg(not(unix))]
fn may_execute(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    ending.is_some_and(|ending| matches!(ending.as_str(), "exe" | "cmd" | "bat" | "ps1"))
}
