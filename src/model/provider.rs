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

/// What the files and variables of the cloud in use say about its credentials.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CloudCredentials {
    /// The switch that is on.
    pub flag: String,
    /// Why they cannot work, as a sentence; `None` if nothing speaks against them.
    pub broken: Option<String>,
    /// What the person types to sign in with that cloud.
    pub command: String,
    /// Whether settings name a program that Claude Code runs to renew them.
    pub renewed: bool,
}

impl Fact for CloudCredentials {}
