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
            Self::Denied => say!("system/file-denied"),
            Self::Other(because) => because.clone(),
        })
    }
}

said_as_shown!(ReadError);

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
