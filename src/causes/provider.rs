//! Is Claude Code told to use a cloud provider although nothing is set up for it?

use super::DOCS_AUTH;
use super::form::{Cause, Finding};
use super::stale::stale;
use crate::model::credential::{CredentialKind, Ladder};
use crate::model::diagnosis::Layer;
use crate::model::facts::Facts;
use crate::model::login::StoredLogin;
use crate::model::provider::CloudConfiguration;
use crate::model::step::Step;

pub(super) const FLAG_LEFT_ON: Cause = Cause {
    id: "provider.flag_left_on",
    step: Step::Environment,
    layer: Layer::Credential,
    consequence_of: &[],
    docs: DOCS_AUTH,
    judge: left_on,
};

fn left_on(facts: &Facts) -> Option<Finding> {
    let used = facts.get::<Ladder>()?.used().filter(|rung| rung.kind == CredentialKind::CloudProvider)?;
    let cloud = facts.get::<CloudConfiguration>().filter(|cloud| cloud.flag == used.source)?;
    if !cloud.found.is_empty() {
        return None;
    }
    let flag = &used.source;
    let good = facts.get::<StoredLogin>().is_some_and(StoredLogin::good);
    let rest =
        if good { "Your claude.ai login looks good and is not used." } else { "No other way to sign in is used." };
    let found =
        Finding::broken(format!("{flag} is set, and no credentials for that cloud are on this machine. {rest}"))
            .because("credentials.ladder", format!("{flag} is on and outranks every key and login"))
            .because("provider.configuration", format!("none of {} is there", cloud.looked_for.join(", ")));
    Some(stale(facts, found.repair(format!("env.remove_variable:{flag}")), flag))
}
