//! What is the person asked? A question in plain words on the screen of its step, and the answers to choose from.

use super::step::Step;

/// One answer to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its id, as causes know it.
    pub id: &'static str,
    /// As it stands on screen.
    pub words: String,
}

/// How a question is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// By choosing; "I do not know" comes last by itself.
    Choose(Vec<Choice>),
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

impl Open {
    /// The answers to choose from, in their order on screen.
    #[must_use]
    pub fn choices(&self) -> Vec<Choice> {
        let own = match &self.kind {
            Kind::Choose(choices) => choices.as_slice(),
            Kind::Address => &[],
        };
        let last = Choice { id: super::told::UNKNOWN, words: say!("diagnoses/ask-not-known") };
        own.iter().cloned().chain([last]).collect()
    }
}
