//! What does the wizard want done? Effects as data, carried out by whoever drives it.

use super::event::RunId;
use crate::model::plan::Plan;

/// Something to be done outside of the state machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Run every check, side by side.
    Check(RunId),
    /// Stop the run; its answers do not matter any more.
    Cancel(RunId),
    /// Carry out this plan: it was on screen, and a person said yes to it.
    Apply(Box<Plan>),
    /// Take back this entry of the journal: it was on screen, and a person said yes to it.
    Undo(u32),
    /// Say what this error message means.
    Explain(String),
    /// Ask Claude Code itself who is signed in.
    AskClaude,
    /// Give the terminal to one `claude` session without these variables; nothing on disk is changed.
    RunOnce {
        /// The variables to leave out.
        without: Vec<String>,
    },
    /// Stop like any program does on Ctrl-Z, and come back on `fg`.
    Suspend,
    /// Leave with this exit code.
    Quit(u8),
}
