//! What is a repair? A public id, and a pure function from facts to plans. It proposes; it never acts.

use crate::claude_code::systems;
use crate::model::facts::Facts;
use crate::model::machine::Systems;
use crate::model::plan::Plan;
use crate::model::step::Step;
use crate::words;

/// A way to make things right.
pub struct Repair {
    /// The public id; a plan's id is this, or this with `:TARGET`.
    pub id: &'static str,
    /// The step that offers it whatever the diagnosis says, as a reset; `None` where only a diagnosis offers it.
    pub standing: Option<Step>,
    /// Every plan that it can make on this machine; see [`Repair::made`].
    pub plans: fn(&Facts) -> Vec<Plan>,
}

impl Repair {
    /// The systems for which it is.
    #[must_use]
    pub fn on(&self) -> Systems {
        systems::of(self.id)
    }

    /// Every plan for this machine, if the repair is for such a system; a diagnosis picks those that it needs.
    #[must_use]
    pub fn made(&self, facts: &Facts) -> Vec<Plan> {
        if self.on().here(facts) { (self.plans)(facts) } else { Vec::new() }
    }

    /// What it does, in a few words.
    #[must_use]
    pub fn title(&self) -> String {
        words::of("repairs", self.id, "title").unwrap_or_else(|| self.id.to_owned())
    }
}
