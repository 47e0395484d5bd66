//! How does somebody on the phone lead a person through? One step a screen, in the order in which claude-fix repairs.
//!
//! The steps rest on what this machine shows, and every one of them can be answered by hand. A change goes through the
//! card that asks everywhere: `y` lives there and nowhere else.

mod acts;
mod case;
mod keys;
mod seen;

pub(super) use acts::{
    anew, answer, asks_first, back, begin, copy, heard, keep, left, open, put_into_file, repaired, rub, take, told,
    undone, write, written,
};
pub use case::{CASES, Reply};
pub(super) use keys::{before_leaving, bindings, in_field};
pub(super) use seen::run_over;

use crate::model::question::Open;
use crate::model::ticket::{Answer, Seen, elapsed, seconds};
use crate::model::time::Moment;
use crate::words;

use super::state::{Screen, State};

/// A step of the walkthrough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Station {
    /// Who calls, and what Claude Code says.
    Call,
    /// What claude-fix says is wrong.
    Diagnosis,
    /// What it relies on.
    Evidence,
    /// What only the person can tell.
    Questions,
    /// The change, or what a person does by hand.
    Repair,
    /// Whether it works now.
    Verify,
    /// What is written down.
    Ticket,
}

impl Station {
    /// All of them, in their order.
    pub const ALL: [Self; 7] =
        [Self::Call, Self::Diagnosis, Self::Evidence, Self::Questions, Self::Repair, Self::Verify, Self::Ticket];

    /// What is said on the phone: `S2`. A code stays with its step for ever.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Call => "S1",
            Self::Diagnosis => "S2",
            Self::Evidence => "S3",
            Self::Questions => "S4",
            Self::Repair => "S5",
            Self::Verify => "S6",
            Self::Ticket => "S7",
        }
    }

    /// The id of its texts in `walkthrough.ftl`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Diagnosis => "diagnosis",
            Self::Evidence => "evidence",
            Self::Questions => "questions",
            Self::Repair => "repair",
            Self::Verify => "verify",
            Self::Ticket => "ticket",
        }
    }

    /// One of its texts: `title`, `aloud`, `sees`, `you`, or what an answer means: `yes`, `no`, `other`.
    #[must_use]
    pub fn text(self, kind: &str) -> String {
        words::of("walkthrough", self.id(), kind).unwrap_or_default()
    }

    /// Where an answer leads, unless the machine makes it lead elsewhere; the last step leads nowhere.
    #[must_use]
    pub const fn leads(self, answer: Answer) -> Self {
        match (self, answer) {
            (Self::Call, Answer::No) | (Self::Repair, Answer::Yes) => Self::Verify,
            (Self::Call, _) | (Self::Questions, Answer::Yes) | (Self::Verify, Answer::No) => Self::Diagnosis,
            (Self::Diagnosis, Answer::Yes) => Self::Evidence,
            (Self::Diagnosis, _) | (Self::Evidence, Answer::No) => Self::Questions,
            (Self::Evidence, _) | (Self::Questions, Answer::No) => Self::Repair,
            (Self::Verify, Answer::Other) => Self::Call,
            (Self::Questions | Self::Repair | Self::Verify | Self::Ticket, _) => Self::Ticket,
        }
    }
}

/// What is written into a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The number of the ticket.
    Number,
    /// A note.
    Note,
}

impl Field {
    /// What stands above it.
    #[must_use]
    pub fn title(self) -> String {
        match self {
            Self::Number => say!("walkthrough/field-number"),
            Self::Note => say!("walkthrough/field-note"),
        }
    }
}

/// A field that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writing {
    /// Which.
    pub field: Field,
    /// What was typed so far.
    pub typed: String,
}

/// What was answered at a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replied {
    /// The step.
    pub at: Station,
    /// The answer.
    pub answer: Answer,
    /// What it meant there, then.
    pub means: String,
}

/// One call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Walkthrough {
    /// Where it is.
    pub at: Station,
    /// Where it was before, for the way back.
    pub trail: Vec<Station>,
    /// What was answered, oldest first; the newest answer of a step counts.
    pub answers: Vec<Replied>,
    /// The questions of claude-fix, and what was answered to each.
    pub asked: Vec<(String, String)>,
    /// The number of the ticket.
    pub number: String,
    /// Notes, with the step at which each was written.
    pub notes: Vec<(Station, String)>,
    /// When it began; `None` until the time was told.
    pub began: Option<Moment>,
    /// The time, as it was told last.
    pub now: Moment,
    /// The machine as it was found.
    pub before: Option<Seen>,
    /// How many entries the journal had.
    pub entries: usize,
    /// Whether the machine was looked at after what was said and done last.
    pub fresh: bool,
    /// Whether something was said or done that was neither written into a file nor copied.
    pub unwritten: bool,
    /// Whether the wizard is left once the ticket is in a file.
    pub leaving: bool,
    /// The ticket as text, once it is made.
    pub text: Option<String>,
}

impl Walkthrough {
    /// A call that begins, with so many entries in the journal.
    #[must_use]
    pub const fn new(entries: usize) -> Self {
        Self {
            at: Station::Call,
            trail: Vec::new(),
            answers: Vec::new(),
            asked: Vec::new(),
            number: String::new(),
            notes: Vec::new(),
            began: None,
            now: Moment(0),
            before: None,
            entries,
            fresh: false,
            unwritten: false,
            leaving: false,
            text: None,
        }
    }

    /// The newest answer of a step.
    #[must_use]
    pub fn answer(&self, station: Station) -> Option<Answer> {
        self.answers.iter().rev().find(|it| it.at == station).map(|it| it.answer)
    }

    /// How long it has taken, as on a watch.
    #[must_use]
    pub fn took(&self) -> String {
        elapsed(self.began.map_or(0, |began| seconds(began, self.now)))
    }
}

impl State {
    /// The call, while its screen is open.
    #[must_use]
    pub fn call(&self) -> Option<&Walkthrough> {
        self.walkthrough.as_deref().filter(|_| self.screen == Screen::Walkthrough)
    }

    /// Where the walkthrough is, while its screen is open.
    #[must_use]
    pub fn station(&self) -> Option<Station> {
        self.call().map(|call| call.at)
    }

    /// The question that the walkthrough asks now.
    pub(super) fn question_on_the_phone(&self) -> Option<&Open> {
        self.open_question().filter(|_| self.station() == Some(Station::Questions))
    }
}
