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
use crate::words::Listed;

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
    let found = Finding::broken(if good {
        say!("diagnoses/provider-flag-over-login", flag = flag)
    } else {
        say!("diagnoses/provider-flag-alone", flag = flag)
    });
    let found =
        found.because("credentials.ladder", say!("diagnoses/provider-outranks-every-key-login", flag = flag)).because(
            "provider.configuration",
            say!("diagnoses/provider-no-file-is-there", files = cloud.looked_for.listed()),
        );
    Some(stale(facts, found.repair(format!("env.remove_variable:{flag}")), flag))
}
