//! What else can a person do than repair? One session without what is in the way, or another key.

use super::state::State;
use crate::model::assessment::Assessment;
use crate::model::network::ApiPath;
use crate::model::plan::Plan;
use crate::model::source::Variables;

/// What one session can do without, or have put right, with nothing changed on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneSession {
    /// The variables.
    pub names: Vec<String>,
    /// Whether they are put right instead of left out.
    pub corrected: bool,
}

impl State {
    /// The variables that one session should do without, to prove the diagnosis.
    #[must_use]
    pub fn back_to_work(&self) -> Option<Vec<String>> {
        self.one_session().map(|session| session.names)
    }

    /// What one session can have without any change on disk.
    #[must_use]
    pub fn one_session(&self) -> Option<OneSession> {
        let assessment = self.assessment.as_ref().filter(|_| self.run.over)?;
        assessment.installs.active()?;
        let diagnosis = self.diagnosis()?;
        // without its proxy a session helps only where the way without it was tried, and is open
        let api = assessment.facts.get::<ApiPath>();
        if diagnosis.id.starts_with("proxy.") && !api.is_some_and(|path| path.0.open_without_proxy()) {
            return None;
        }
        let plans: Vec<&Plan> = diagnosis.repairs.iter().filter_map(|id| assessment.plan(id)).collect();
        // a settings file lies over the environment of any session; a value that is left out there is overruled by an
        // argument, and a value that is put right must not become one
        let known = plans.iter().find(|plan| !plan.clears.is_empty() && !plan.rewrites_settings());
        let known = known.map(|plan| OneSession { names: plan.clears.clone(), corrected: !plan.rewrites().is_empty() });
        known.or_else(|| plans.iter().find_map(|plan| only_here(assessment, plan)))
    }

    /// Whether nobody is signed in in that session before they sign in there.
    #[must_use]
    pub fn session_asks_sign_in(&self, session: &OneSession) -> bool {
        !session.corrected && self.assessment.as_ref().is_some_and(|it| it.ladder.rests_on(&session.names))
    }

    /// Whether a new key is one of the ways out of what is wrong.
    #[must_use]
    pub fn wants_key(&self) -> bool {
        let out = ["key.", "secret.", "helper.", "login.none", "env.api_key_overrides_login"];
        let top = self.assessment.as_ref().and_then(|assessment| assessment.top());
        self.replay.is_none() && top.is_some_and(|top| out.iter().any(|start| top.id.starts_with(start)))
    }
}

/// Variables that this terminal has from nobody knows where: a session of its own can do without them all the same. Not
/// where a settings file sets one, too.
fn only_here(assessment: &Assessment, plan: &Plan) -> Option<OneSession> {
    let names = plan.id.strip_prefix("env.remove_variable:")?;
    let names: Vec<String> = names.split('+').map(str::to_owned).collect();
    let variables = assessment.facts.get::<Variables>()?;
    let here = |name: &String| variables.get(name).is_some_and(|it| it.in_environment && it.settings.is_none());
    names.iter().all(here).then_some(OneSession { names, corrected: false })
}
