//! Do the rules of an administrator refuse what Claude Code signs in with?

use super::DOCS_AUTH;
use super::form::{Cause, Finding};
use crate::model::account::KnownAccount;
use crate::model::credential::{CredentialKind, Ladder};
use crate::model::diagnosis::Layer;
use crate::model::facts::Facts;
use crate::model::login::StoredLogin;
use crate::model::policy::{Organisations, Pins, Policy};
use crate::model::source::Scope;
use crate::model::step::Step;

pub(super) const FORCE_LOGIN: Cause = Cause {
    id: "policy.force_login",
    step: Step::Environment,
    layer: Layer::Start,
    consequence_of: &[],
    docs: DOCS_AUTH,
    judge: force_login,
};

pub(super) const ORG_MISMATCH: Cause = Cause {
    id: "policy.org_mismatch",
    step: Step::SignIn,
    layer: Layer::Credential,
    consequence_of: &[],
    docs: DOCS_AUTH,
    judge: org_mismatch,
};

/// The text for the administrator.
const LETTER: &str = "it.ask:rule";

fn rule(pins: &Pins) -> &'static str {
    if pins.organisations.is_some() { "forceLoginOrgUUID" } else { "forceLoginMethod" }
}

fn force_login(facts: &Facts) -> Option<Finding> {
    let pins = facts.get::<Policy>()?.managed()?;
    let used = facts.get::<Ladder>()?.used()?;
    let what = match used.kind {
        CredentialKind::ApiKey => say!("diagnoses/policy-an-api-key"),
        CredentialKind::AuthToken => say!("diagnoses/policy-an-auth-token"),
        CredentialKind::ApiKeyHelper => say!("diagnoses/policy-an-api-key-helper"),
        _ => return None,
    };
    let file = &pins.file;
    let mut found = Finding::broken(say!(
        "diagnoses/policy-allows-only-logins-gives-claude",
        file = file,
        source = used.source,
        what = what
    ))
    .because("settings.policy", say!("diagnoses/policy-sets", file = file, rule = rule(pins)))
    .because("credentials.ladder", say!("diagnoses/policy-comes-before-every-login", source = used.source));
    if matches!(used.kind, CredentialKind::ApiKey | CredentialKind::AuthToken) {
        found = found.repair(format!("env.remove_variable:{}", used.source));
    }
    if used.kind == CredentialKind::ApiKeyHelper {
        found = found.repair(super::key_program::TAKE_OUT);
    }
    found = found.repair(LETTER);
    if !facts.get::<StoredLogin>().is_some_and(StoredLogin::good) {
        found = found.advice(say!("diagnoses/policy-then-sign-claude-auth-login"));
    }
    Some(found.advice(say!("diagnoses/policy-ask-administrator")))
}

fn org_mismatch(facts: &Facts) -> Option<Finding> {
    let policy = facts.get::<Policy>()?;
    let ladder = facts.get::<Ladder>()?;
    let signed_in = facts.get::<StoredLogin>().is_some_and(StoredLogin::good);
    if let Some((pins, organisations)) = policy.managed().and_then(|pins| Some((pins, pins.organisations.as_ref()?))) {
        return managed(facts, ladder, pins, organisations, signed_in);
    }
    let own = organisation(facts);
    let foreign = |pins: &&Pins| {
        let Some(Organisations::Listed(list)) = &pins.organisations else { return false };
        pins.scope != Scope::Managed && list.len() == 1 && own.is_some_and(|own| !same(list, own))
    };
    let pins = policy.0.iter().find(foreign)?;
    let file = &pins.file;
    let summary = say!("diagnoses/policy-chooses-another-organisation-than-one", file = file);
    let found = if ladder.rests_on_login() && !signed_in {
        Finding::warning(say!("diagnoses/policy-signing-leads-there", summary = summary))
    } else {
        Finding::note(say!("diagnoses/policy-matters-only-when-sign-again", summary = summary))
    };
    Some(
        found
            .because("settings.policy", say!("diagnoses/policy-sets", file = file, rule = "forceLoginOrgUUID"))
            .because("login.account", say!("diagnoses/policy-account-claude-code-remembers-another"))
            .repair(format!("policy.remove_pin:{}", pins.scope.id()))
            .advice(say!("diagnoses/policy-if-not-yours-remove-line", file = file)),
    )
}

fn organisation(facts: &Facts) -> Option<&str> {
    let remembered = facts.get::<KnownAccount>()?;
    remembered.login_organisation.as_ref().or(remembered.organisation.as_ref()).map(String::as_str)
}

fn same(list: &[String], own: &str) -> bool {
    list.iter().any(|it| it.trim().eq_ignore_ascii_case(own.trim()))
}

fn managed(
    facts: &Facts,
    ladder: &Ladder,
    pins: &Pins,
    organisations: &Organisations,
    signed_in: bool,
) -> Option<Finding> {
    let file = &pins.file;
    let fact = say!("diagnoses/policy-sets", file = file, rule = "forceLoginOrgUUID");
    if ladder.uses(CredentialKind::OauthToken) {
        let summary = say!("diagnoses/policy-requires-organisation-which-token-from", file = file);
        return Some(
            Finding::note(summary)
                .possible()
                .because("settings.policy", fact)
                .repair(LETTER)
                .advice(say!("diagnoses/policy-ask-administrator")),
        );
    }
    if !ladder.rests_on_login() {
        return None;
    }
    let broken = match organisations {
        Organisations::Nobody => {
            Finding::broken(say!("diagnoses/policy-allows-logins-no-organisation-at", file = file))
        }
        Organisations::Unreadable => {
            Finding::broken(say!("diagnoses/policy-names-allowed-organisations-form-claude", file = file))
        }
        Organisations::Listed(list) => {
            organisation(facts).filter(|own| signed_in && !same(list, own))?;
            Finding::broken(say!("diagnoses/policy-login-another-organisation-than-requires", file = file))
                .because("login.account", say!("diagnoses/policy-account-claude-code-remembers-another"))
        }
    };
    let listed = matches!(organisations, Organisations::Listed(_));
    let broken = broken.because("settings.policy", fact);
    let broken = if listed { broken.repair("login.sign_in") } else { broken }.repair(LETTER);
    let broken =
        if listed { broken.advice(say!("diagnoses/policy-sign-account-organisation-claude-auth")) } else { broken };
    Some(broken.advice(say!("diagnoses/policy-ask-administrator")))
}
