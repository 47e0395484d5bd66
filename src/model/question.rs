//! What is the person asked? A question in plain words on the screen of its step, and the answers to choose from.

use super::step::Step;

/// One answer to choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its id, as causes know it.
    pub id: &'static str,
    /// As it stands on screen.
    pub words: &'static str,
}

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// By choosing; "I do not know" comes last by itself.
    Choose(&'static [Choice]),
    /// By pasting the address of a page; what it lacks is the answer.
    Address,
}

/// A question that is open on this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// Its id, which is that of the cause that it is about.
    pub id: &'static str,
    /// The step that shows it.
    pub step: Step,
    /// The question, in a sentence or two.
    pub words: String,
    /// How it is answered.
    pub kind: Kind,
}

/// The last answer of every question.
pub const DO_NOT_KNOW: Choice = Choice { id: super::told::UNKNOWN, words: "I do not know" };

impl Open {
    /// The answers to choose from, in their order on screen.
    #[must_use]
    pub fn choices(&self) -> Vec<Choice> {
        let own = match self.kind {
            Kind::Choose(choices) => choices,
            Kind::Address => &[],
        };
        own.iter().copied().chain([DO_NOT_KNOW]).collect()
    }
}
