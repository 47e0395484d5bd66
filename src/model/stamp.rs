//! Is it still the file that was looked at? A stamp of what a path was, to compare before a change and before an undo.

use serde::{Deserialize, Serialize};

/// What a path leads to, without following a last symbolic link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Nothing is there.
    Missing,
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link.
    Link,
    /// A pipe, socket or device.
    Special,
    /// A value of Windows' registry.
    Value,
}

impl Kind {
    /// With its article, for a sentence.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Missing => say!("model/kind-missing"),
            Self::File => say!("model/kind-file"),
            Self::Folder => say!("model/kind-folder"),
            Self::Link => say!("model/kind-link"),
            Self::Special => say!("model/kind-special"),
            Self::Value => say!("model/kind-value"),
        }
    }
}

/// What a path was at one moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// File, folder, …
    pub kind: Kind,
    /// In bytes; 0 for a folder.
    pub size: u64,
    /// Permission bits, on systems that have them.
    pub mode: Option<u32>,
    /// SHA-256, in hexadecimal, of a file's bytes, of what a link leads to, or of a folder's place on the disk; `None`
    /// where there is nothing to tell it by.
    pub digest: Option<String>,
}

impl Stamp {
    /// Nothing is there.
    pub const MISSING: Self = Self { kind: Kind::Missing, size: 0, mode: None, digest: None };
}

/// SHA-256, in hexadecimal.
#[must_use]
pub fn digest(bytes: &[u8]) -> String {
    use sha2::Digest;
    use std::fmt::Write;
    sha2::Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}
