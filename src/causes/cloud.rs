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
        Finding::note(format!("{because} Your settings name a program that renews it."))
    } else {
        Finding::broken(format!("{because} {flag} makes Claude Code use nothing else.")).likely()
    };
    let found = found
        .because("provider.credentials", because.clone())
        .because("credentials.ladder", format!("{flag} is on and comes before every key and login"))
        .repair("provider.sign_in")
        .advice(format!("Sign in to the cloud: {}", cloud.command));
    let good = facts.get::<StoredLogin>().is_some_and(StoredLogin::good);
    let found = if good {
        found.advice(format!("Or turn {flag} off: your claude.ai login looks good and is not used."))
    } else {
        found
    };
    Some(found.repair(format!("env.remove_variable:{flag}")))
}
