//! Has the sign-in of the cloud in use ended, or was it never made?

use super::DOCS_AUTH;
use super::form::{Cause, Finding};
use crate::model::credential::{CredentialKind, Ladder};
use crate::model::diagnosis::Layer;
use crate::model::facts::Facts;
use crate::model::login::StoredLogin;
use crate::model::provider::{CloudConfiguration, CloudCredentials};
use crate::model::step::Step;

pub(super) const CREDENTIALS: Cause = Cause {
    id: "provider.cloud_credentials",
    step: Step::Environment,
    layer: Layer::Credential,
    consequence_of: &[],
    docs: DOCS_AUTH,
    judge,
};

fn judge(facts: &Facts) -> Option<Finding> {
    let used = facts.get::<Ladder>()?.used().filter(|rung| rung.kind == CredentialKind::CloudProvider)?;
    // without any trace of that cloud, the switch itself is the cause
    facts.get::<CloudConfiguration>().filter(|cloud| cloud.flag == used.source && !cloud.found.is_empty())?;
    let cloud = facts.get::<CloudCredentials>().filter(|cloud| cloud.flag == used.source)?;
    let because = cloud.broken.as_ref()?;
    let flag = &used.source;
    let found = if cloud.renewed {
        Finding::note(say!("diagnoses/cloud-settings-name-program-renews", because = because))
    } else {
        Finding::broken(say!("diagnoses/cloud-makes-claude-code-use-nothing", because = because, flag = flag)).likely()
    };
    let found = found
        .because("provider.credentials", because.clone())
        .because("credentials.ladder", say!("diagnoses/cloud-comes-before-every-key-login", flag = flag))
        .repair("provider.sign_in")
        .advice(say!("diagnoses/cloud-sign-cloud", command = cloud.command));
    let good = facts.get::<StoredLogin>().is_some_and(StoredLogin::good);
    let found = if good { found.advice(say!("diagnoses/cloud-or-turn-off-claude-ai", flag = flag)) } else { found };
    Some(found.repair(format!("env.remove_variable:{flag}")))
}
