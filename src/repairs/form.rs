//! What is a repair? A public id, and a pure function from facts to plans. It proposes; it never acts.

use crate::model::facts::Facts;
use crate::model::plan::Plan;

/// A way to make things right.
pub struct Repair {
    /// The public id; a plan's id is this, or this with `:TARGET`.
    pub id: &'static str,
    /// What it does, in a few words.
    pub title: &'static str,
    /// Every plan that it can make on this machine; a diagnosis picks those that it needs.
    pub plans: fn(&Facts) -> Vec<Plan>,
}
