//! What can be done next, beside the repair that is on offer? Another look at the network, another try, a sign-in.

use super::event::{Ended, RunId};
use super::state::{Dialog, Screen, State};
use crate::model::measured::Measured;
use crate::model::plan::{Plan, Purpose};
use crate::model::step::Step;

impl State {
    /// What the newest run saw of the network; `None` while it runs, and where no connection was tried.
    #[must_use]
    pub fn measured(&self) -> Option<Measured> {
        let assessment = self.assessment.as_ref().filter(|_| self.run.over)?;
        let found = Measured::of(&assessment.facts, assessment.machine.now);
        (!found.ways.is_empty()).then_some(found)
    }

    /// Whether the screen is about a way that is broken, which may come back without any change on this machine.
    #[must_use]
    pub fn may_come_back(&self) -> bool {
        let about = |screen| match screen {
            Screen::Overview | Screen::Walkthrough => self.assessment.as_ref().is_some_and(|it| it.top_is_on_the_way()),
            Screen::Step(Step::Network) => true,
            Screen::Step(step) => self
                .assessment
                .as_ref()
                .is_some_and(|it| it.top_is_on_the_way() && it.top().is_some_and(|top| top.step == step)),
        };
        about(self.screen) && self.measured().is_some_and(|found| !found.works())
    }

    /// Whether the details of the way can be shown.
    #[must_use]
    pub fn has_details(&self) -> bool {
        self.screen == Screen::Step(Step::Network) && self.measured().is_some()
    }

    /// The number of one more look.
    pub(super) const fn next_look(&mut self) -> RunId {
        self.look = RunId(self.look.0.wrapping_add(1));
        self.look
    }

    /// The text that the diagnosis of this screen gives the person to hand on, if it gives one.
    #[must_use]
    pub fn text_to_hand_on(&self) -> Option<&str> {
        let assessment = self.assessment.as_ref().filter(|_| self.run.over)?;
        let mut plans = self.diagnosis()?.repairs.iter().filter_map(|id| assessment.plan(id));
        plans.find_map(Plan::text)
    }

    /// The sign-in that is missing after a change that did what it should.
    #[must_use]
    pub fn sign_in_next(&self) -> Option<&Plan> {
        let Some(Dialog::Result(result)) = &self.dialog else { return None };
        let went_well = match result.ended {
            Ended::Fixed => true,
            Ended::Done => !result.plan.starts_with("login.sign_in"),
            _ => false,
        };
        let assessment = self.assessment.as_ref().filter(|_| went_well && self.run.over)?;
        let mut plans = assessment.top()?.repairs.iter().filter_map(|id| assessment.plan(id));
        plans.find(|plan| plan.acts() && plan.runs() == Some(Purpose::SignIn))
    }

    /// The change that failed, made anew from the machine as it is now.
    #[must_use]
    pub fn another_try(&self) -> Option<&Plan> {
        let Some(Dialog::Result(result)) = &self.dialog else { return None };
        let failed = matches!(result.ended, Ended::Failed { .. });
        let assessment = self.assessment.as_ref().filter(|_| failed && self.run.over)?;
        assessment.plan(&result.plan).filter(|plan| plan.acts())
    }
}
