//! Which variables come from a file of the project or of a service, and not from the shell itself?

use super::facts::Fact;

/// What kind of file hands the variable over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carrier {
    /// `.env` or `.envrc` in the working folder or above it.
    Project,
    /// A unit file of systemd, or a file that one names.
    Unit,
    /// A launch agent of macOS.
    LaunchAgent,
    /// launchd itself, by `launchctl setenv`.
    Launchd,
}

/// One variable whose value in force comes from such a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InjectedVariable {
    /// Its name.
    pub variable: String,
    /// What kind of file.
    pub carrier: Carrier,
    /// The file, with `~`.
    pub file: String,
    /// From 1.
    pub line: Option<u32>,
    /// Whether the value there is the one in force; else it is written as a command or an expansion.
    pub same: bool,
}

/// All of them; empty when none was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Injected(pub Vec<InjectedVariable>);

impl Fact for Injected {}

impl Injected {
    /// What is known about one variable.
    #[must_use]
    pub fn of(&self, variable: &str) -> Option<&InjectedVariable> {
        self.0.iter().find(|it| it.variable == variable)
    }
}
