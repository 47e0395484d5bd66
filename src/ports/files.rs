//! What lies on the disk? Looking and bounded reading; nothing here blocks on a pipe or follows a loop for ever.

use std::io;
use std::path::{Path, PathBuf};

use crate::model::stamp::{Kind, Stamp, digest};
use crate::model::time::Moment;

/// What a path leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// File, folder, …
    pub kind: Kind,
    /// In bytes.
    pub size: u64,
    /// Permission bits, on systems that have them.
    pub mode: Option<u32>,
    /// The owner's user id, on systems that have one.
    pub owner: Option<u32>,
    /// When it was last written.
    pub modified: Option<Moment>,
    /// The file system that it is on, on systems that number them.
    pub device: Option<u64>,
    /// Its number on that file system; together they tell it from everything else that there is.
    pub inode: Option<u64>,
}

/// What there is room for, and whether anything may be written there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Bytes that this user may still write.
    pub free: u64,
    /// Whether the file system is mounted read-only.
    pub read_only: bool,
}

/// Why a file could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// Nothing is there.
    Missing,
    /// A symbolic link whose target is missing, or a loop of them.
    Dangling,
    /// Not a regular file.
    NotAFile(Kind),
    /// More bytes than anyone would write there.
    TooLarge {
        /// Its size.
        size: u64,
        /// The limit.
        limit: u64,
    },
    /// The system says no.
    Denied,
    /// Anything else, in the system's words.
    Other(String),
}

impl std::error::Error for ReadError {}

impl std::fmt::Display for ReadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&match self {
            Self::Missing => say!("system/file-missing"),
            Self::Dangling => say!("system/file-dangling"),
            Self::NotAFile(kind) => say!("system/not-a-file", what = kind.words()),
            Self::TooLarge { size, limit } => say!("system/file-too-large", size = size, limit = limit),
            // a person looks for an access list there, not for permission bits
            Self::Denied if cfg!(windows) => say!("system/file-denied-by-list"),
            Self::Denied => say!("system/file-denied"),
            Self::Other(because) => because.clone(),
        })
    }
}

said_as_shown!(ReadError);

/// A regular file that was found below a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its path, through whatever symbolic links led there.
    pub path: PathBuf,
    /// In bytes.
    pub size: u64,
    /// When it was last written.
    pub modified: Option<Moment>,
}

/// The most entries of folders that are looked at for [`Files::below`].
pub const MOST_ENTRIES: usize = 300_000;

/// Files, to look at.
pub trait Files: Send + Sync {
    /// What a path is, without following a last symbolic link.
    ///
    /// # Errors
    /// The system's own; `NotFound` where nothing is.
    fn look(&self, path: &Path) -> io::Result<Entry>;

    /// The same file as [`Files::read`] gives, to be read piece by piece: for one that is large and of which little is
    /// needed.
    ///
    /// # Errors
    /// As [`Files::read`].
    fn stream(&self, path: &Path, limit: u64) -> Result<Box<dyn io::Read>, ReadError> {
        self.read(path, limit).map(|bytes| -> Box<dyn io::Read> { Box::new(io::Cursor::new(bytes)) })
    }

    /// The bytes of a regular file, symbolic links followed, at most `limit` of them. Never blocks on a pipe or a
    /// device.
    ///
    /// # Errors
    /// Why it could not be read.
    fn read(&self, path: &Path, limit: u64) -> Result<Vec<u8>, ReadError>;

    /// The first bytes of a regular file of any size, symbolic links followed, at most `most` of them. Never blocks on
    /// a pipe or a device.
    ///
    /// # Errors
    /// Why it could not be read.
    fn head(&self, path: &Path, most: u64) -> Result<Vec<u8>, ReadError> {
        self.read(path, most)
    }

    /// Whether macOS holds a file back that came over the network and that nobody approved; elsewhere never.
    fn quarantined(&self, _path: &Path) -> bool {
        false
    }

    /// The names in a folder, sorted, at most `limit` of them.
    ///
    /// # Errors
    /// The system's own.
    fn list(&self, folder: &Path, limit: usize) -> io::Result<Vec<PathBuf>>;

    /// The path with every symbolic link resolved.
    ///
    /// # Errors
    /// The system's own, also for a loop.
    fn real(&self, path: &Path) -> io::Result<PathBuf>;

    /// The regular files below a folder whose names end with `.ending`, in no order; at most `deep` folders down.
    /// Symbolic links are followed, on the same file system, and none round in a circle. What cannot be looked at is left
    /// out, and so is everything behind the first [`MOST_ENTRIES`] entries.
    fn below(&self, folder: &Path, ending: &str, deep: usize) -> Vec<Found> {
        let (mut found, mut seen) = (Vec::new(), Vec::new());
        let mut todo = vec![(folder.to_owned(), 0)];
        while let Some((path, depth)) = todo.pop().filter(|_| found.len() < MOST_ENTRIES) {
            let Ok(real) = self.real(&path) else { continue };
            let Ok(entry) = self.look(&real) else { continue };
            match entry.kind {
                Kind::Folder if depth <= deep && !seen.contains(&real) => {
                    seen.push(real);
                    let inside = self.list(&path, MOST_ENTRIES).unwrap_or_default();
                    todo.extend(inside.into_iter().map(|path| (path, depth + 1)));
                }
                Kind::File if depth > 0 && path.extension().is_some_and(|it| it == ending) => {
                    found.push(Found { path, size: entry.size, modified: entry.modified });
                }
                _ => {}
            }
        }
        found
    }

    /// Whether this user may execute the file.
    fn executable(&self, path: &Path) -> bool;

    /// What a symbolic link says, as it is written there.
    ///
    /// # Errors
    /// The system's own; `Unsupported` where it cannot be asked.
    fn link(&self, _path: &Path) -> io::Result<PathBuf> {
        Err(io::Error::from(io::ErrorKind::Unsupported))
    }

    /// How many names a regular file has (hard links), symbolic links followed; 1 where that cannot be asked.
    fn names(&self, _path: &Path) -> u64 {
        1
    }

    /// The room on the file system of a path, symbolic links followed.
    ///
    /// # Errors
    /// The system's own; `Unsupported` where it cannot be asked.
    fn room(&self, _path: &Path) -> io::Result<Room> {
        Err(io::Error::from(io::ErrorKind::Unsupported))
    }
}

/// The largest file of which a digest is taken, in bytes; a larger one is told by its size alone.
pub const STAMP_LIMIT: u64 = 64 * 1024 * 1024;

/// A stamp of the path, and of the bytes if it is a regular file of reasonable size. A last symbolic link is not
/// followed. A folder is told by its place on the disk, which a rename keeps, and never by its size, which changes with
/// what is put into it.
pub fn stamp(files: &dyn Files, path: &Path) -> Stamp {
    let Ok(entry) = files.look(path) else {
        return Stamp::MISSING;
    };
    let digest = match entry.kind {
        Kind::File => files.read(path, STAMP_LIMIT).ok().map(|bytes| digest(&bytes)),
        Kind::Link => files.real(path).ok().map(|target| digest(target.as_os_str().as_encoded_bytes())),
        Kind::Folder => {
            entry.device.zip(entry.inode).map(|(device, inode)| digest(format!("{device}:{inode}").as_bytes()))
        }
        _ => None,
    };
    let size = if entry.kind == Kind::Folder { 0 } else { entry.size };
    Stamp { kind: entry.kind, size, mode: entry.mode, digest }
}
