//! What did the person ask for on the command line, and which exit code says how it went?

pub mod args;
mod ask;
pub mod carried;
pub mod check;
pub mod demo;
pub mod dispatch;
pub mod explain;
pub mod face;
pub mod fix;
mod folder;
mod held_key;
pub mod history;
mod keep;
pub mod key;
mod left_undone;
pub mod once;
pub mod open;
mod outcome;
mod own_file;
mod past;
pub mod practice;
mod programs;
pub mod report;
pub mod scan;
pub mod start;
mod steady;
pub mod undo;
pub mod walkthrough;
mod withheld;
pub mod wizard;

/// The exit codes, the same for every output; see `docs/exit-codes.md`.
pub mod code {
    /// Nothing is broken, or what was asked for was done, or the answer was No.
    pub const OK: u8 = 0;
    /// Something is broken.
    pub const BROKEN: u8 = 1;
    /// The command line is wrong, or consent was needed and could not be asked. Nothing was changed.
    pub const USAGE: u8 = 2;
    /// It could not be told.
    pub const UNKNOWN: u8 = 3;
    /// A repair or an undo failed or was refused.
    pub const FAILED: u8 = 4;
    /// A bug in claude-fix.
    pub const BUG: u8 = 70;
    /// Interrupted.
    pub const INTERRUPTED: u8 = 130;
}
