//! What can lie on the made-up disk?

use std::path::PathBuf;

/// Something on the made-up disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// A regular file and its permission bits.
    File(Vec<u8>, u32),
    /// A folder.
    Folder,
    /// A symbolic link.
    Link(PathBuf),
    /// A pipe.
    Pipe,
    /// A file that may not be read.
    Denied,
    /// A file that another program has open and shares with nobody, as on Windows.
    Held,
}
