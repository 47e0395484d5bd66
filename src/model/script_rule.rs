//! May PowerShell run the script that npm puts in place as `claude`? Windows has a rule on scripts.

use std::path::PathBuf;

use super::facts::Fact;

/// A script that PowerShell takes for `claude` and does not run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockedScript {
    /// The script.
    pub script: PathBuf,
    /// The rule, as `Restricted`.
    pub rule: String,
    /// Whether an administrator set it, so that the person cannot change it.
    pub managed: bool,
    /// Whether a program beside it, that `cmd` would take, runs all the same.
    pub beside: Option<PathBuf>,
}

impl Fact for BlockedScript {}
