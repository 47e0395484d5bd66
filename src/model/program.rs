//! Is it still the program that was shown? What tells a program from another one under the same name.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::facts::Fact;
use super::time::Moment;

/// What a program was at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgramStamp {
    /// The file itself, symbolic links resolved.
    pub real: PathBuf,
    /// The file system, and its number there.
    pub place: (Option<u64>, Option<u64>),
    /// In bytes.
    pub size: u64,
    /// Permission bits.
    pub mode: Option<u32>,
    /// The owner's user id.
    pub owner: Option<u32>,
    /// When it was last written.
    pub modified: Option<Moment>,
}

/// The programs that the offered plans run, as they were when the plans were made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProgramStamps(pub BTreeMap<PathBuf, ProgramStamp>);

impl Fact for ProgramStamps {}
