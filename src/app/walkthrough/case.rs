//! What is true of a step on this machine now? From it follow the words that are said, and what each answer means.

use super::Station;
use crate::app::act::Act;
use crate::app::state::State;
use crate::model::assessment::{Assessment, Verdict};
use crate::model::journal::EntryState;
use crate::model::question::{Kind, Open};
use crate::model::ticket::Answer;
use crate::model::told::UNKNOWN;
use crate::words;

/// The texts that hold only in some case, by their id in `walkthrough.ftl`. What a case does not say, its step says.
pub const CASES: [&str; 13] = [
    "diagnosis-looking",
    "diagnosis-well",
    "diagnosis-unknown",
    "evidence-looking",
    "evidence-none",
    "questions-looking",
    "questions-open",
    "repair-looking",
    "repair-by-hand",
    "repair-none",
    "ticket-looking",
    "ticket-broken",
    "ticket-unknown",
];

/// The digits that answer, as they are shown.
const SHOWN: [&str; 9] = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/// Something that the person may say, and the key for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The key.
    pub key: char,
    /// The key as it is shown.
    pub shown: &'static str,
    /// Yes, no or something else; empty for the answers of a question.
    pub label: String,
    /// What it means.
    pub means: String,
    /// What the key does.
    pub act: Act,
    /// The step that it leads to.
    pub leads: Option<Station>,
    /// Whether it is what was answered last.
    pub given: bool,
}

impl State {
    /// What this machine shows, once the checks are over.
    fn told_now(&self) -> Option<&Assessment> {
        self.assessment.as_deref().filter(|_| self.run.over)
    }

    /// The id of what is true of a step now.
    #[must_use]
    pub fn case(&self, at: Station) -> &'static str {
        let Some(now) = self.told_now() else {
            return match at {
                Station::Call | Station::Verify => at.id(),
                Station::Diagnosis => "diagnosis-looking",
                Station::Evidence => "evidence-looking",
                Station::Questions => "questions-looking",
                Station::Repair => "repair-looking",
                Station::Ticket => "ticket-looking",
            };
        };
        match at {
            Station::Diagnosis if now.top().is_none() && now.verdict == Verdict::Unknown => "diagnosis-unknown",
            Station::Diagnosis if now.top().is_none() => "diagnosis-well",
            Station::Evidence if now.top().is_none() => "evidence-none",
            Station::Questions if self.open_question().is_some() => "questions-open",
            Station::Repair if self.offer().is_some() => at.id(),
            Station::Repair if self.done_by_hand() => "repair-by-hand",
            Station::Repair => "repair-none",
            Station::Ticket => match now.verdict {
                _ if !self.checked_again() => "ticket-looking",
                Verdict::Healthy => at.id(),
                Verdict::Problems => "ticket-broken",
                Verdict::Unknown => "ticket-unknown",
            },
            at => at.id(),
        }
    }

    /// One of the texts of a step, as it is true now.
    #[must_use]
    pub fn words_of(&self, at: Station, kind: &str) -> String {
        words::of("walkthrough", self.case(at), kind).unwrap_or_else(|| at.text(kind))
    }

    /// Whether the machine was looked at after what was said last, and the look is over.
    #[must_use]
    pub fn checked_again(&self) -> bool {
        self.run.over && self.walkthrough.as_ref().is_some_and(|call| call.fresh)
    }

    /// Whether claude-fix changed something in this call that was not taken back.
    #[must_use]
    pub fn changed_in_call(&self) -> bool {
        let begun = self.walkthrough.as_ref().map_or(0, |call| call.entries);
        self.journal.iter().skip(begun).any(|entry| entry.state == EntryState::Applied)
    }

    /// Whether there is something that a person does by hand.
    fn done_by_hand(&self) -> bool {
        let Some(assessment) = self.told_now() else { return false };
        let by_hand = |id: &String| assessment.plan(id).is_some_and(|plan| !plan.acts());
        assessment.top().is_some_and(|top| !top.advice.is_empty() || top.repairs.iter().any(by_hand))
    }

    /// The questions that matter now. Where the way to Anthropic is broken, an account is beside the point.
    fn open_questions(&self) -> &[Open] {
        let assessment = self.told_now().filter(|it| !it.top_is_on_the_way());
        assessment.map_or(&[], |it| it.questions.as_slice())
    }

    /// The question that the walkthrough asks: the first that is open.
    pub(in crate::app) fn open_question(&self) -> Option<&Open> {
        self.open_questions().first()
    }

    /// What an answer means at a step.
    #[must_use]
    pub fn means(&self, at: Station, answer: Answer) -> String {
        match (at, answer) {
            (Station::Repair, Answer::Yes) if self.changed_in_call() => say!("walkthrough/done-by-card"),
            (at, Answer::Yes) => self.words_of(at, "yes"),
            (at, Answer::No) => self.words_of(at, "no"),
            (at, Answer::Other) => self.words_of(at, "other"),
        }
    }

    /// Where an answer leads as the machine is now: what is well needs no evidence.
    #[must_use]
    pub fn leads(&self, at: Station, answer: Answer) -> Station {
        match (self.case(at), answer) {
            ("diagnosis-well" | "diagnosis-unknown", Answer::No) => Station::Verify,
            ("diagnosis-well" | "diagnosis-unknown", _) => Station::Questions,
            _ => at.leads(answer),
        }
    }

    /// What the person may say at this step. Where claude-fix has a question, its own answers, so that a yes is a yes to
    /// that question.
    #[must_use]
    pub fn replies(&self) -> Vec<Reply> {
        let Some(call) = self.call() else { return Vec::new() };
        let mut all: Vec<(String, String, Act, Option<Station>)> = Vec::new();
        let mut answers = vec![Answer::Yes, Answer::No, Answer::Other];
        if let Some(open) = self.open_question().filter(|_| call.at == Station::Questions) {
            if open.kind == Kind::Address {
                all.push((String::new(), say!("walkthrough/give-address"), Act::Ask, None));
            }
            for (at, choice) in open.choices().into_iter().enumerate() {
                let at = u8::try_from(at).unwrap_or(u8::MAX);
                all.push((String::new(), choice.words, Act::Tell(at), Some(self.after_told(choice.id))));
            }
            answers = vec![Answer::Other];
        }
        for answer in answers {
            let label = match answer {
                Answer::Yes => say!("walkthrough/answer-yes"),
                Answer::No => say!("walkthrough/answer-no"),
                Answer::Other => say!("walkthrough/answer-other"),
            };
            let (means, to) = (self.means(call.at, answer), self.leads(call.at, answer));
            all.push((label, means, Act::Reply(answer), Some(to)));
        }
        let last = call.answer(call.at);
        let numbered = SHOWN.into_iter().zip('1'..='9').zip(all);
        numbered
            .map(|((shown, key), (label, means, act, leads))| {
                let given = matches!(act, Act::Reply(answer) if Some(answer) == last);
                Reply { key, shown, label, means, act, leads: leads.filter(|to| *to != call.at), given }
            })
            .collect()
    }

    /// Where the answer of a question leads: with something new back to the diagnosis, without it on.
    pub(super) fn after_told(&self, choice: &str) -> Station {
        match choice {
            UNKNOWN if self.open_questions().len() > 1 => Station::Questions,
            UNKNOWN => Station::Repair,
            _ => Station::Diagnosis,
        }
    }
}
