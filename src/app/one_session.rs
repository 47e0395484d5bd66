//! What could one session have at once, without any change on disk?

use super::state::State;
use crate::model::network::ApiPath;
use crate::model::plan::Plan;

impl State {
    /// The variables that one session should do without, to prove the diagnosis.
    #[must_use]
    pub fn back_to_work(&self) -> Option<&[String]> {
        self.one_session().map(|plan| plan.clears.as_slice())
    }

    /// The plan whose outcome one session can have without any change on disk.
    #[must_use]
    pub fn one_session(&self) -> Option<&Plan> {
        let assessment = self.assessment.as_ref().filter(|_| self.run.over)?;
        assessment.installs.active()?;
        let diagnosis = self.diagnosis()?;
        // without its proxy a session helps only where the way without it was tried, and is open
        let api = assessment.facts.get::<ApiPath>();
        if diagnosis.id.starts_with("proxy.") && !api.is_some_and(|path| path.0.open_without_proxy()) {
            return None;
        }
        let mut plans = diagnosis.repairs.iter().filter_map(|id| assessment.plan(id));
        // a settings file lies over the environment of any session; a value that is left out there is overruled by an
        // argument, and a value that is put right must not become one
        plans.find(|plan| !plan.clears.is_empty() && !plan.rewrites_settings())
    }
}
