//! What is written down about a call? What was asked and answered, the machine before and after, and what was changed.

use super::assessment::Verdict;
use super::diagnosis::Severity;
use super::journal::Entry;
use super::machine::Machine;
use super::secret::{redact, without_long_words, without_secret_words};
use super::step::Step;
use super::text::plain;
use super::time::Moment;

/// The longest number of a ticket, in characters.
const NUMBER: usize = 60;
/// The longest note, in characters.
const NOTE: usize = 2_000;

/// An answer on the phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Yes, it is so.
    Yes,
    /// No.
    No,
    /// Neither.
    Other,
}

/// A step of the walkthrough that was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The code of the step, as `S2`.
    pub code: &'static str,
    /// Its title.
    pub title: String,
    /// The answer.
    pub answer: Answer,
    /// What the answer means there.
    pub means: String,
}

/// A cause as it stands in a ticket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its public id.
    pub id: String,
    /// What is wrong, in a few words.
    pub title: String,
    /// How much it hurts.
    pub severity: Severity,
}

/// The machine at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// When it was looked at.
    pub at: Moment,
    /// The answer in one word.
    pub verdict: Verdict,
    /// The answer in a sentence or two.
    pub summary: String,
    /// How each step of the wizard stood, in words.
    pub steps: Vec<(Step, String)>,
    /// What was found, the root cause first.
    pub causes: Vec<Named>,
}

/// A call, written down.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ticket {
    /// The number in the help desk's own books; may be empty.
    pub number: String,
    /// What the operator wrote down: the code of the step, and the note.
    pub notes: Vec<(&'static str, String)>,
    /// When the call began.
    pub began: Moment,
    /// When this was written.
    pub at: Moment,
    /// The machine.
    pub machine: Option<Machine>,
    /// The version of Claude Code that runs there.
    pub claude: Option<String>,
    /// The steps that were answered, in their order.
    pub given: Vec<Given>,
    /// The questions of claude-fix, and what the person said to each.
    pub told: Vec<(String, String)>,
    /// Whether the machine was looked at after what was said and done last.
    pub fresh: bool,
    /// The machine as it was found.
    pub before: Option<Seen>,
    /// The machine as it was seen last.
    pub after: Option<Seen>,
    /// What was changed since the call began.
    pub changed: Vec<Entry>,
    /// Commands that a person can type instead, or still has to.
    pub by_hand: Vec<String>,
}

impl Ticket {
    /// How long the call took, in seconds.
    #[must_use]
    pub fn seconds(&self) -> u64 {
        seconds(self.began, self.at)
    }
}

/// The time between two moments, in seconds.
#[must_use]
pub fn seconds(from: Moment, to: Moment) -> u64 {
    u64::try_from((to.0 - from.0) / 1000).unwrap_or(0)
}

/// `3:05`, or `1:03:05`.
#[must_use]
pub fn elapsed(seconds: u64) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

/// A number as it was typed, without a key that was pasted by mistake.
#[must_use]
pub fn number(typed: &str) -> String {
    plain(without_long_words(&redact(typed)).trim(), NUMBER)
}

/// A note as it was typed, without whatever could be somebody's secret.
#[must_use]
pub fn note(typed: &str) -> String {
    plain(without_secret_words(&redact(typed)).trim(), NOTE)
}

#[cfg(test)]
mod tests {
    use super::{elapsed, note, number, seconds};
    use crate::model::time::Moment;

    #[test]
    fn what_is_typed_by_mistake_is_not_kept() {
        let key = format!("sk-ant-api03-{}", "aB3dEfGh".repeat(8));
        assert!(!note(&format!("the key is {key} and works")).contains("aB3dEfGhaB3d"));
        assert_eq!(note("password hunter2hunter2 was used"), "password … was used");
        assert_eq!(number(" INC0012345678 "), "INC0012345678");
        assert!(!number(&key).contains("aB3dEfGhaB3d"));
        // in a number's place a word counts that is as long and as mixed as a key, whatever it begins with
        assert!(!number(&format!("INC-1 {}", "aB3dEfGh".repeat(5))).contains("aB3d"));
        assert!(!note("a\u{1b}[2Jb").contains('\u{1b}'));
    }

    #[test]
    fn time_is_read_as_on_a_watch() {
        assert_eq!(elapsed(185), "3:05");
        assert_eq!(elapsed(3785), "1:03:05");
        assert_eq!(seconds(Moment(5000), Moment(1000)), 0, "a clock that was set back");
    }
}
