//! What is a check? A question to the machine, with an id, a title, and a function that looks and never changes.

use futures::future::BoxFuture;

use crate::claude_code::systems;
use crate::model::machine::Systems;
use crate::model::outcome::Learned;
use crate::model::step::Step;
use crate::ports::World;
use crate::words;

/// What a check needs to be allowed to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Reads files and variables.
    Files,
    /// Runs a program from the closed list.
    Programs,
    /// Opens connections; skipped with `--offline`.
    Network,
    /// Uses a little of the person's quota: only with `--live`, or on a key in the wizard, and before all others, because
    /// Claude Code may renew its login meanwhile.
    Quota,
}

/// A question to the machine.
pub struct Check {
    /// The public id, as in `check --only`.
    pub id: &'static str,
    /// The step that shows it.
    pub group: Step,
    /// What it needs.
    pub asks: &'static [Ask],
    /// Looks, and says what it learned. It never writes, and its future may be dropped at any time.
    pub run: for<'a> fn(&'a World) -> BoxFuture<'a, Learned>,
}

impl Check {
    /// The systems on which there is something to look at.
    #[must_use]
    pub fn on(&self) -> Systems {
        systems::of(self.id)
    }

    /// What is looked at, in a few words that read well beside any mark.
    #[must_use]
    pub fn title(&self) -> String {
        self.says("title")
    }

    /// Why it matters, in one or two sentences.
    #[must_use]
    pub fn why(&self) -> String {
        self.says("why")
    }

    fn says(&self, attribute: &str) -> String {
        // a check of a test is in no registry and has no words
        words::of("checks", self.id, attribute).unwrap_or_else(|| self.id.to_owned())
    }
}
