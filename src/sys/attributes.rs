//! What does a file carry beside its bytes, and does that survive a replacement? Access lists and labels are kept.

use std::fs::File;
use std::io;
use std::path::Path;

/// Gives the new file the extended attributes of the old one: access lists, labels, a person's own.
///
/// # Errors
/// The system's own, with the name of what cannot be kept; the old file is whole then.
#[cfg(any(target_os = "linux", target_os = "macos"))]
pub(super) fn keep(old: &Path, new: &File) -> io::Result<()> {
    use rustix::fs::{XattrFlags, fsetxattr, lgetxattr, llistxattr};
    use rustix::io::Errno;

    let mut names = vec![0u8; LARGEST];
    let length = match llistxattr(old, &mut names) {
        Ok(length) => length,
        // a file system without them has none to keep
        Err(Errno::NOTSUP | Errno::NOSYS | Errno::PERM) => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    let mut value = vec![0u8; LARGEST];
    for name in names.get(..length).unwrap_or_default().split(|byte| *byte == 0).filter(|name| !name.is_empty()) {
        let Ok(size) = lgetxattr(old, name, &mut value) else { continue };
        let kept = fsetxattr(new, name, value.get(..size).unwrap_or_default(), XattrFlags::empty());
        // what the system sets by itself it has set already
        if kept.is_err() && !given_by_the_system(name) {
            let name = String::from_utf8_lossy(name);
            return Err(io::Error::new(
                io::ErrorKind::PermissionDenied,
                say!("system/its-attribute-cannot-kept", name = name),
            ));
        }
    }
    Ok(())
}

/// The most bytes of all names, and of one value: as much as Linux allows.
#[cfg(any(target_os = "linux", target_os = "macos"))]
const LARGEST: usize = 64 * 1024;

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn given_by_the_system(name: &[u8]) -> bool {
    [&b"security."[..], b"trusted.", b"com.apple.", b"btrfs."].iter().any(|start| name.starts_with(start))
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere it can fail")]
pub(super) fn keep(_old: &Path, _new: &File) -> io::Result<()> {
    Ok(())
}
