//! Is anything set up for the cloud that Claude Code is told to use?

use super::facts::Fact;

/// What was found of a cloud provider's own configuration: presence only, nothing is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CloudConfiguration {
    /// The switch that is on.
    pub flag: String,
    /// The variables and files that are there.
    pub found: Vec<String>,
    /// What was looked for.
    pub looked_for: Vec<String>,
}

impl Fact for CloudConfiguration {}
