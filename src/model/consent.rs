//! Did a person say yes to this very thing? The one function that makes what may be carried out of what was shown.

use std::ops::Deref;

use super::plan::{Plan, Purpose, Risk, Step};

/// The word that is typed for what takes away more than one thing, or loses something; in every language.
pub const WORD: &str = "reset";

/// Something that is done only after a yes.
pub trait Asked {
    /// The word that has to be typed instead of a plain yes.
    fn word(&self) -> Option<&'static str>;
}

impl Asked for Plan {
    fn word(&self) -> Option<&'static str> {
        (self.risk == Risk::Destructive).then_some(WORD)
    }
}

impl Plan {
    /// Whether it would do the same to the same files as another one: it has the same outcome, too. Of what a program
    /// does that cannot be said.
    #[must_use]
    pub fn same_as(&self, other: &Self) -> bool {
        let kinds = |plan: &Self| plan.steps.iter().map(std::mem::discriminant).collect::<Vec<_>>();
        let files = |step: &Step| (step.path().map(std::path::Path::to_owned), step.before().cloned());
        let all = |plan: &Self| plan.steps.iter().map(files).collect::<Vec<_>>();
        let own = self.id == other.id && self.acts() && self.runs().is_none() && !self.only_fetches();
        own && kinds(self) == kinds(other) && all(self) == all(other)
    }

    /// What a typed word sets going, to follow "to".
    #[must_use]
    pub fn deed(&self) -> String {
        match self.runs() {
            Some(Purpose::SignOut) => say!("model/deed-sign-out"),
            Some(Purpose::SignIn) => say!("model/deed-sign-in"),
            Some(Purpose::SetupToken) => say!("model/deed-make-token"),
            Some(Purpose::Uninstall) => say!("model/deed-remove-copy"),
            Some(Purpose::Install) => say!("model/deed-run-installer"),
            None if self.steps.iter().any(|step| matches!(step, Step::MoveAside { .. })) => {
                say!("model/deed-move-aside")
            }
            None => say!("model/deed-this"),
        }
    }
}

impl<T: Asked> Asked for Vec<T> {
    fn word(&self) -> Option<&'static str> {
        self.iter().find_map(Asked::word)
    }
}

/// What came of the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply<'a> {
    /// It was only to be shown, whatever else was said.
    DryRun,
    /// The key for yes.
    Yes,
    /// This line was typed.
    Typed(&'a str),
    /// Yes was said beforehand, together with the name of what is wanted.
    Beforehand,
    /// Anything else.
    No,
}

/// What a person said yes to. Nobody but [`confirm`] makes one, and nothing is changed without one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreed<T>(T);

impl<T> Agreed<Vec<T>> {
    /// One after the other.
    #[must_use]
    pub fn each(self) -> Vec<Agreed<T>> {
        self.0.into_iter().map(Agreed).collect()
    }
}

impl<T> Deref for Agreed<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// The one place where a yes is a yes: `None` is a no. A dry run never is one.
#[must_use]
pub fn confirm<T: Asked>(what: T, answer: Reply<'_>) -> Option<Agreed<T>> {
    let yes = match (answer, what.word()) {
        (Reply::DryRun | Reply::No, _) => false,
        (Reply::Beforehand, _) => true,
        (Reply::Yes, word) => word.is_none(),
        (Reply::Typed(typed), Some(word)) => typed == word,
        (Reply::Typed(typed), None) => matches!(typed, "y" | "yes"),
    };
    yes.then(|| Agreed(what))
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Thing(Option<&'static str>);

    impl Asked for Thing {
        fn word(&self) -> Option<&'static str> {
            self.0
        }
    }

    #[test]
    fn a_dry_run_is_never_a_yes_and_a_word_is_typed_whole() {
        let said = |word, answer| confirm(Thing(word), answer).is_some();
        for word in [None, Some(WORD)] {
            assert!(!said(word, Reply::DryRun) && !said(word, Reply::No) && said(word, Reply::Beforehand));
            assert!(!said(word, Reply::Typed("")) && !said(word, Reply::Typed("n")));
        }
        assert!(said(None, Reply::Yes) && said(None, Reply::Typed("y")) && !said(None, Reply::Typed(WORD)));
        assert!(!said(Some(WORD), Reply::Yes) && !said(Some(WORD), Reply::Typed("y")));
        assert!(said(Some(WORD), Reply::Typed(WORD)) && !said(Some(WORD), Reply::Typed("rese")));
        assert!(confirm(vec![Thing(None), Thing(Some(WORD))], Reply::Yes).is_none(), "one of them asks for the word");
    }
}
