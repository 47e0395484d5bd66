//! What can happen? Keys, answers of the engine, and signals; every answer carries the id of the run that asked.

use super::replay::Opened;
use super::report::Made;
use super::state::LONGEST_SCROLL;
use crate::model::assessment::Assessment;
use crate::model::back::Back;
use crate::model::explanation::Explanation;
use crate::model::history::History;
use crate::model::journal::Entry;
use crate::model::measured::Measured;
use crate::model::new_key::Judged;
use crate::model::outcome::Row;
use crate::model::pane::{Pasted, Shown};
use crate::model::plan::Plan;
use crate::model::step::Step;
use crate::model::time::Moment;
use crate::model::told::Sent;

/// Tells runs apart, so that late answers of a cancelled run fall through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct RunId(pub u32);

/// A key, whatever terminal it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// A character without Ctrl or Alt.
    Char(char),
    /// A character with Ctrl.
    Ctrl(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Home.
    Home,
    /// End.
    End,
    /// Backspace.
    Backspace,
}

/// A check that will run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coming {
    /// The check's id.
    pub id: &'static str,
    /// The check's title.
    pub title: String,
    /// The step that shows it.
    pub group: Step,
}

/// How a repair or an undo ended.
#[derive(Clone, Debug)]
pub enum Ended {
    /// The cause is gone.
    Fixed,
    /// It was carried out, and the cause is still there.
    NotFixed,
    /// It was carried out, and something else is broken now.
    Worse,
    /// It was carried out; there was nothing that it was to cure.
    Done,
    /// An undo was carried out: the bytes are back.
    Undone,
    /// It was not carried out; nothing is left half done.
    Failed {
        /// What happened and what to do, in the engine's words.
        because: String,
    },
}

/// What Claude Code itself says about the sign-in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClaudeSays {
    /// It answered: label and value, line by line.
    Answer(Vec<(String, String)>),
    /// It was not asked, or did not answer; the reason.
    Nothing(String),
}

/// How much of what can be scrolled is on screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// How far it can be scrolled, in rows.
    pub longest: u16,
    /// How many of its rows are on screen at once.
    pub page: u16,
}

impl Extent {
    /// Of what nobody has seen yet.
    pub const UNKNOWN: Self = Self { longest: LONGEST_SCROLL, page: 0 };
}

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Pasted(Pasted),
    /// The window has this many columns and rows now.
    Resized(u16, u16),
    /// The state is on screen, and every key that was typed before that has been dropped.
    Drawn,
    /// So much of what is on top is on screen.
    Measured(Extent),
    /// Time goes by while something runs: about eight times a second.
    Tick,
    /// A signal asks to end: leave at once, or as soon as a change is finished.
    Interrupted,
    /// A run begins with these checks.
    RunStarted(RunId, Vec<Coming>),
    /// A check has ended.
    CheckDone(RunId, Row),
    /// A run has ended.
    RunDone(RunId, Box<Assessment>),
    /// The network was looked at once more.
    Looked(RunId, Box<Measured>),
    /// Of what Claude Code wrote down about errors so much was read.
    History {
        /// The search.
        id: RunId,
        /// What was found so far.
        found: Box<History>,
        /// Whether that is all.
        over: bool,
    },
    /// A repair has ended: what was agreed to, how it ended, and the machine afterwards.
    Repaired {
        /// What was agreed to.
        plan: Box<Plan>,
        /// How it ended.
        ended: Ended,
        /// The machine afterwards, as a new login shell sees it.
        after: Option<Box<Assessment>>,
        /// The journal afterwards.
        journal: Vec<Entry>,
    },
    /// An undo has ended.
    Undone {
        /// How it ended.
        ended: Ended,
        /// The machine afterwards.
        after: Option<Box<Assessment>>,
        /// The journal afterwards.
        journal: Vec<Entry>,
    },
    /// The journal as it was found at the start.
    Journal(Vec<Entry>),
    /// What it would take to take back an entry, to be asked about; or why that cannot be done.
    Back(Result<Box<Back>, String>),
    /// What a pasted error message means.
    Explained(Box<Explanation>),
    /// What an address of a sign-in page lacks.
    AddressRead {
        /// In a sentence.
        words: String,
        /// The parts that are missing.
        lacks: Vec<String>,
    },
    /// A real message has ended.
    Sent(Box<Sent>),
    /// Claude Code's own answer.
    ClaudeSaid(ClaudeSays),
    /// The program in the pane shows this now.
    PaneShows(Box<Shown>),
    /// A text was sent to the terminal's clipboard, and written to this file; `None` if it could not be written.
    Copied {
        /// As the person knows it.
        file: Option<String>,
    },
    /// The time, as was asked.
    Time(Moment),
    /// The ticket as text.
    Ticket(String),
    /// The ticket was written to this file; `None` if it could not be written.
    TicketKept(Option<String>),
    /// The report, to be looked at before it is written.
    Reported {
        /// Whether names stayed as they are.
        names: bool,
        /// What was made.
        made: Made,
    },
    /// What became of the report that was to be written, as a sentence.
    ReportWritten(String),
    /// A report of another machine was read; or why not, as a sentence.
    Opened(Result<Box<Opened>, String>),
    /// What was found about a key that was put in.
    KeyJudged(Box<Judged>),
    /// A program of a plan waits to be given the whole terminal.
    TerminalWanted,
    /// The terminal is ours again after a program had it; how the program ended.
    Returned(String),
    /// One session could not be started, and why.
    NotStarted(String),
}
