//! Which Claude Code sessions run, and which other programs touch the login?

use super::facts::Fact;
use super::time::Moment;

/// A Claude Code that runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Session {
    /// Its process id.
    pub pid: u32,
    /// When it started.
    pub started: Moment,
    /// The same as the system counts it: another process of that number has another one.
    pub begun: u64,
    /// Its terminal, as `pts/3`.
    pub terminal: Option<String>,
    /// The program that it runs in, where that is no terminal.
    pub host: Option<String>,
    /// Whether claude-fix itself was started from it.
    pub around_us: bool,
    /// Its version, as far as its path tells it.
    pub version: Option<String>,
    /// Whether it is the supervisor of background agents.
    pub supervisor: bool,
}

/// What runs now, as far as this user may see it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sessions {
    /// Claude Code itself.
    pub all: Vec<Session>,
    /// Programs that are known to renew or copy the login.
    pub others: Vec<String>,
    /// When the stored login was last written.
    pub login_written: Option<Moment>,
    /// A line of the supervisor's log that speaks of a sign-in that failed, if it is one of the last.
    pub supervisor_refused: bool,
    /// The folder service that the stored login really lies in, such as Dropbox.
    pub synced: Option<String>,
}

impl Fact for Sessions {}
