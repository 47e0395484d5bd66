//! Which lines of the hosts file stand before the name service, and what would taking them out change?

use std::path::PathBuf;

use super::facts::Fact;
use super::source::Change;
use super::stamp::Stamp;

/// What taking Anthropic's names out of the hosts file would change. Only made where one of them is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostsEdit {
    /// The file.
    pub file: PathBuf,
    /// The file when it was read.
    pub stamp: Stamp,
    /// The names that it gives an address to.
    pub names: Vec<String>,
    /// What would change.
    pub changes: Vec<Change>,
    /// Why it is not for this user to change it, as half a sentence after "because".
    pub fixed: Option<String>,
}

impl Fact for HostsEdit {}
