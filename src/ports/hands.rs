//! What may be changed, and how? The few ways of writing, each of them whole or not at all.

use std::io;
use std::path::Path;

use super::files::{Entry, Files};

/// Holds the lock as long as it lives.
pub trait Held: Send {}

/// May change files. Only the engine's `apply` and `undo` are given one.
pub trait Hands: Files {
    /// Replaces the bytes of a regular file in one rename: a temporary file beside it, synced, with the mode and the
    /// owner of the old one, then renamed over it, then the folder synced. `path` must be no symbolic link.
    ///
    /// # Errors
    /// The system's own; the old file is whole then.
    fn replace(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;

    /// Makes a new file, readable by this user only, synced. A file of that name is replaced in one rename.
    ///
    /// # Errors
    /// The system's own.
    fn write_private(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;

    /// Makes a new file, readable by this user only, synced, under a name that nothing has; or, with `old`, in place of
    /// exactly the file that was looked at so. Whatever else has the name by then stays, and no link is followed.
    ///
    /// # Errors
    /// `AlreadyExists` where something has the name of a new file, or the system's own.
    fn write_instead(&self, path: &Path, old: Option<&Entry>, bytes: &[u8]) -> io::Result<()>;

    /// Removes a regular file. A symbolic link, a folder or anything else is left alone.
    ///
    /// # Errors
    /// The system's own.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Makes a folder and those above it, readable by this user only.
    ///
    /// # Errors
    /// The system's own.
    fn make_private_folder(&self, path: &Path) -> io::Result<()>;

    /// Renames within a file system; refuses if something is at `to` already. A last symbolic link is renamed itself.
    ///
    /// # Errors
    /// `AlreadyExists`, or the system's own.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Sets the permission bits of a file or folder; does nothing on systems without them. `path` must be no symbolic link.
    ///
    /// # Errors
    /// The system's own.
    fn set_mode(&self, path: &Path, mode: u32) -> io::Result<()>;

    /// Takes the lock file, so that one claude-fix at a time changes things. However the holder ends, it is free then.
    ///
    /// # Errors
    /// `WouldBlock` if another one holds it, with the words for which process that is; or the system's own.
    fn lock(&self, path: &Path) -> io::Result<Box<dyn Held>>;

    /// Takes away what this folder holds of files that were half written when claude-fix was stopped. Only while the
    /// lock is held.
    ///
    /// # Errors
    /// The system's own.
    fn sweep(&self, _folder: &Path) -> io::Result<()> {
        Ok(())
    }
}
