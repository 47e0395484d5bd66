//! What does the wizard want done? Effects as data, carried out by whoever drives it.

use super::event::RunId;
use super::report::Wanted;
use crate::model::back::{Back, Rest};
use crate::model::consent::Agreed;
use crate::model::new_key::Sought;
use crate::model::pane::Pasted;
use crate::model::plan::Plan;
use crate::model::ticket::Ticket;
use crate::model::told::Told;

/// Something to be done outside of the state machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Run every check, side by side.
    Check(RunId),
    /// Stop the run; its answers do not matter any more.
    Cancel(RunId),
    /// Carry out this plan: it was on screen, and a person said yes to it.
    Apply(Box<Agreed<Plan>>),
    /// Carry out this plan, as above, with its programs on the whole terminal instead of in a pane.
    HandOver(Box<Agreed<Plan>>),
    /// Give the whole terminal to the program that waits for it.
    LendTerminal,
    /// Type this into the program in the pane.
    PaneInput(Pasted),
    /// The pane has this many columns and rows now, or will have when it opens.
    PaneResize((u16, u16)),
    /// Ask the program in the pane to end; asked twice, it ends by force.
    PaneStop,
    /// Copy this text, as well as a terminal can.
    Copy(String),
    /// See what it would take to take back this entry of the journal; nothing is changed.
    LookBack(u32),
    /// Look at this key, and ask the API about it. Whoever carries it out keeps it in memory until it is kept, used or
    /// forgotten.
    JudgeKey(Sought, Pasted),
    /// The same once more, without the characters that do not belong.
    CleanKey(Sought),
    /// Forget the key.
    ForgetKey,
    /// Give the terminal to one `claude` session with the key; nothing on disk is changed.
    RunWithKey,
    /// Take back this entry of the journal: it was on screen, and a person said yes to it.
    Undo(Box<Agreed<Back>>),
    /// Carry this entry to its end: it was on screen, and a person said yes to it.
    Finish(Box<Agreed<Rest>>),
    /// Say what this error message means.
    Explain(String),
    /// Say whether this address of a sign-in page is whole.
    Address(String),
    /// From now on the checks know this, too.
    Tell(Box<Told>),
    /// Send one short message with Claude Code: that was on screen, and a person said yes to it.
    Message,
    /// Look at the network once more, and at nothing else.
    Look(RunId),
    /// Stop that look; its answer does not matter any more.
    StopLooking,
    /// Tell the time.
    Time,
    /// Make this ticket into text.
    Ticket(Box<Ticket>),
    /// Write the ticket into a file of its own, for this person only.
    KeepTicket(String),
    /// Read what Claude Code wrote down about errors.
    ReadHistory(RunId),
    /// Stop that; what was found so far does not matter any more.
    StopReading,
    /// Ring the terminal's bell.
    Bell,
    /// Ask Claude Code itself who is signed in.
    AskClaude,
    /// Give the terminal to one `claude` session without these variables; nothing on disk is changed.
    RunOnce {
        /// The variables to leave out.
        without: Vec<String>,
    },
    /// Make the report of the newest run, to be shown; nothing is written.
    Report(Box<Wanted>),
    /// Write this report, which was on screen, to a file of its own.
    WriteReport(String),
    /// Read this report of the folder that is open.
    OpenReport(String),
    /// Stop like any program does on Ctrl-Z, and come back on `fg`.
    Suspend,
    /// Leave with this exit code.
    Quit(u8),
}
