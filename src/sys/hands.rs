//! How is a file really changed? Whole or not at all: written beside it, synced, and renamed over it.

use std::fs::{self, File, Metadata, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use super::attributes;
use super::devices::is_device;
use super::files::Disk;
use super::held::{explained, insisting};
use super::long::within;
use crate::ports::files::{Entry, Files};
use crate::ports::hands::{Hands, Held};

/// The beginning of the name of a file that is still being written.
const UNFINISHED: &str = ".claude-fix-";

impl Hands for Disk {
    fn replace(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        told(
            |it, why| say!("system/cannot-replace", path = it, error = why),
            path,
            || {
                let old = regular(path)?;
                let new = beside(path)?;
                keep_owner_and_mode(new.as_file(), &old)?;
                attributes::keep(path, new.as_file())?;
                finish(new, bytes, path, || {
                    let now = regular(path)?;
                    // whoever held it may have written into it meanwhile
                    let same = |it: &Metadata| (it.len(), it.modified().ok());
                    if same_file(&old, &now) && same(&old) == same(&now) { Ok(()) } else { Err(another_file()) }
                })
            },
        )
    }

    fn write_private(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        told(
            |it, why| say!("system/cannot-write", path = it, error = why),
            path,
            || finish(beside(path)?, bytes, path, || Ok(())),
        )
    }

    fn write_instead(&self, path: &Path, old: Option<&Entry>, bytes: &[u8]) -> io::Result<()> {
        told(
            |it, why| say!("system/cannot-write", path = it, error = why),
            path,
            || {
                let Some(old) = old else {
                    let new = written(beside(path)?, bytes)?;
                    // one call that takes no name that is taken
                    new.persist_noclobber(within(path)).map_err(|refused| refused.error)?;
                    sync_folder(path);
                    return Ok(());
                };
                let still = || if self.look(path)? == *old { Ok(()) } else { Err(another_file()) };
                finish(beside(path)?, bytes, path, still)
            },
        )
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        told(
            |it, why| say!("system/cannot-remove", path = it, error = why),
            path,
            || {
                // what stands there is looked at before each try
                insisting(path, || regular(path).and_then(|_| fs::remove_file(path)))?;
                sync_folder(path);
                Ok(())
            },
        )
    }

    fn make_private_folder(&self, path: &Path) -> io::Result<()> {
        told(
            |it, why| say!("system/cannot-make-folder", path = it, error = why),
            path,
            || {
                let mut folder = fs::DirBuilder::new();
                private(&mut folder);
                folder.recursive(true).create(path)?;
                only_ours(path)
            },
        )
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        told(
            |it, why| say!("system/cannot-rename", path = it, error = why),
            from,
            || {
                insisting(from, || rename_to_free_name(from, to))?;
                sync_folder(to);
                sync_folder(from);
                Ok(())
            },
        )
    }

    fn set_mode(&self, path: &Path, mode: u32) -> io::Result<()> {
        told(
            |it, why| say!("system/cannot-set-permissions", path = it, error = why),
            path,
            || {
                if fs::symlink_metadata(path)?.is_symlink() {
                    return Err(is_not_regular());
                }
                set_mode(path, mode)
            },
        )
    }

    fn lock(&self, path: &Path) -> io::Result<Box<dyn Held>> {
        told(
            |it, why| say!("system/cannot-lock", path = it, error = why),
            path,
            || {
                let mut options = OpenOptions::new();
                options.read(true).write(true).create(true).truncate(false);
                let file = private_file(&mut options).open(path)?;
                match file.try_lock() {
                    Ok(()) => {
                        // only for the words of another claude-fix that finds it taken
                        let _ = sign(&file);
                        Ok(Ok(Box::new(Lock { file }) as Box<dyn Held>))
                    }
                    Err(TryLockError::WouldBlock) => Ok(Err(io::Error::new(ErrorKind::WouldBlock, signed(&file)))),
                    Err(TryLockError::Error(error)) => Err(error),
                }
            },
        )?
    }

    fn sweep(&self, folder: &Path) -> io::Result<()> {
        told(
            |it, why| say!("system/cannot-look-through", path = it, error = why),
            folder,
            || {
                for entry in fs::read_dir(folder)?.flatten() {
                    let name = entry.file_name();
                    let half = name.to_str().and_then(|name| name.strip_prefix(UNFINISHED));
                    // six letters and digits, as they are made; the person's own files are called otherwise
                    let half =
                        half.is_some_and(|rest| rest.len() == 6 && rest.bytes().all(|it| it.is_ascii_alphanumeric()));
                    if half && entry.metadata().is_ok_and(|found| found.is_file() && ours(&found)) {
                        fs::remove_file(entry.path())?;
                    }
                }
                Ok(())
            },
        )
    }
}

/// Writes into the lock file who holds it.
fn sign(mut file: &File) -> io::Result<()> {
    file.set_len(0)?;
    file.write_all(format!("{}\n", std::process::id()).as_bytes())
}

/// Who holds the lock, in words.
fn signed(file: &File) -> String {
    let mut text = String::new();
    let read = file.take(20).read_to_string(&mut text).ok();
    match read.and_then(|_| text.trim().parse::<u32>().ok()) {
        Some(id) => say!("system/lock-held-by", id = id),
        None => say!("system/whose-process-not-known"),
    }
}

#[cfg(unix)]
fn ours(found: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    found.uid() == rustix::process::geteuid().as_raw()
}

#[cfg(not(unix))]
const fn ours(_found: &Metadata) -> bool {
    true
}

/// Frees the lock when it goes; so does the end of the process, however it ends.
struct Lock {
    file: File,
}

impl Held for Lock {}

impl Drop for Lock {
    fn drop(&mut self) {
        // closing is not enough: a program that is just being started still has the file open for a moment
        let _ = self.file.unlock();
    }
}

/// Says of an operation on this path why it was not done.
type Words = fn(std::path::Display<'_>, &io::Error) -> String;

/// Puts the operation and the path into an error.
fn told<T>(words: Words, path: &Path, action: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    action().map_err(|error| {
        let kind = error.kind();
        let why = explained(&error, path).map_or(error, |held| io::Error::new(kind, held));
        io::Error::new(kind, words(path.display(), &why))
    })
}

fn is_not_regular() -> io::Error {
    io::Error::new(ErrorKind::InvalidInput, say!("system/not-regular-file"))
}

fn regular(path: &Path) -> io::Result<Metadata> {
    let found = fs::symlink_metadata(path)?;
    if found.is_file() { Ok(found) } else { Err(is_not_regular()) }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A new file for this user only, in the same folder and so on the same file system.
fn beside(path: &Path) -> io::Result<NamedTempFile> {
    if is_device(path) {
        return Err(is_not_regular());
    }
    tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(folder_of(&within(path)))
}

fn another_file() -> io::Error {
    io::Error::other(say!("system/another-file-took-its-place"))
}

fn written(mut new: NamedTempFile, bytes: &[u8]) -> io::Result<NamedTempFile> {
    new.write_all(bytes)?;
    new.as_file().sync_all()?;
    Ok(new)
}

fn finish(new: NamedTempFile, bytes: &[u8], path: &Path, still_right: impl Fn() -> io::Result<()>) -> io::Result<()> {
    let new = written(new, bytes)?;
    put_at(new, &within(path), still_right)?;
    sync_folder(path);
    Ok(())
}

/// Gives the file its name, in one rename over what has that name, if that still is what was meant: whoever held it may
/// have written meanwhile.
fn put_at(new: NamedTempFile, path: &Path, still_right: impl Fn() -> io::Result<()>) -> io::Result<()> {
    let mut new = Some(new);
    insisting(path, || {
        still_right()?;
        let Some(it) = new.take() else { return Ok(()) };
        it.persist(path).map(drop).map_err(|refused| {
            new = Some(refused.file);
            refused.error
        })
    })
}

/// Some file systems cannot sync a folder; the rename is done by then, so there is nothing left to refuse.
fn sync_folder(path: &Path) {
    if cfg!(unix) {
        let _ = File::open(folder_of(path)).and_then(|folder| folder.sync_all());
    }
}

#[cfg(unix)]
fn keep_owner_and_mode(new: &File, old: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let made = new.metadata()?;
    if (made.uid(), made.gid()) != (old.uid(), old.gid()) {
        fchown(new, Some(old.uid()), Some(old.gid()))
            .map_err(|error| io::Error::new(error.kind(), say!("system/its-owner-cannot-kept", error = error)))?;
    }
    // after the owner, because a change of owner takes special bits away
    new.set_permissions(old.permissions())
}

#[cfg(not(unix))]
const fn keep_owner_and_mode(_new: &File, _old: &Metadata) -> io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn same_file(one: &Metadata, other: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

/// Windows tells the number of a file to nobody who asks without a handle: when it was made and written says as much.
#[cfg(windows)]
fn same_file(one: &Metadata, other: &Metadata) -> bool {
    use std::os::windows::fs::MetadataExt;
    let about = |it: &Metadata| (it.file_size(), it.creation_time(), it.last_write_time(), it.file_attributes());
    about(one) == about(other)
}

#[cfg(unix)]
fn private(folder: &mut fs::DirBuilder) {
    use std::os::unix::fs::DirBuilderExt;
    folder.mode(0o700);
}

#[cfg(not(unix))]
const fn private(_folder: &mut fs::DirBuilder) {}

/// Refuses a folder into which somebody else could put a journal that `undo` would follow.
#[cfg(unix)]
fn only_ours(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::MetadataExt;
    let me = rustix::process::geteuid().as_raw();
    for found in [fs::symlink_metadata(path)?, fs::metadata(path)?] {
        if found.uid() != me {
            return Err(io::Error::new(ErrorKind::PermissionDenied, say!("system/belongs-another-user")));
        }
        if found.is_dir() && found.mode() & 0o022 != 0 {
            return Err(io::Error::new(ErrorKind::PermissionDenied, say!("system/others-may-write-into")));
        }
    }
    Ok(())
}

#[cfg(not(unix))]
const fn only_ours(_path: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn private_file(options: &mut OpenOptions) -> &mut OpenOptions {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt;
    options.mode(0o600).custom_flags((OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY).bits().cast_signed())
}

#[cfg(not(unix))]
const fn private_file(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
const fn set_mode(_path: &Path, _mode: u32) -> io::Result<()> {
    Ok(())
}

/// One call where the system and the file system know it, so that nothing can take the name in between.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn rename_to_free_name(from: &Path, to: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        Ok(()) => Ok(()),
        Err(Errno::NOSYS | Errno::INVAL | Errno::NOTSUP) => rename_after_look(from, to),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn rename_to_free_name(from: &Path, to: &Path) -> io::Result<()> {
    rename_after_look(from, to)
}

fn rename_after_look(from: &Path, to: &Path) -> io::Result<()> {
    match fs::symlink_metadata(to) {
        Ok(_) => Err(io::Error::from(ErrorKind::AlreadyExists)),
        Err(error) if error.kind() == ErrorKind::NotFound => fs::rename(from, to),
        Err(error) => Err(error),
    }
}
