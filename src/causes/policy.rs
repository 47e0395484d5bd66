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

const ASK: &str =
    "If that is not as it should be, ask your administrator; claude-fix does not change managed settings.";

/// The text for the administrator.
const LETTER: &str = "it.ask:rule";

fn rule(pins: &Pins) -> &'static str {
    if pins.organisations.is_some() { "forceLoginOrgUUID" } else { "forceLoginMethod" }
}

fn force_login(facts: &Facts) -> Option<Finding> {
    let pins = facts.get::<Policy>()?.managed()?;
    let used = facts.get::<Ladder>()?.used()?;
    let what = match used.kind {
        CredentialKind::ApiKey => "an API key",
        CredentialKind::AuthToken => "an auth token",
        CredentialKind::ApiKeyHelper => "an API key helper",
        _ => return None,
    };
    let file = &pins.file;
    let mut found = Finding::broken(format!(
        "{file} allows only logins, and {} gives Claude Code {what}. It stops at the start, whether that works or not.",
        used.source
    ))
    .because("settings.policy", format!("{file} sets {}", rule(pins)))
    .because("credentials.ladder", format!("{} comes before every login", used.source));
    if matches!(used.kind, CredentialKind::ApiKey | CredentialKind::AuthToken) {
        found = found.repair(format!("env.remove_variable:{}", used.source));
    }
    if used.kind == CredentialKind::ApiKeyHelper {
        found = found.repair(super::key_program::TAKE_OUT);
    }
    found = found.repair(LETTER);
    if !facts.get::<StoredLogin>().is_some_and(StoredLogin::good) {
        found = found.advice("Then sign in with: claude auth login");
    }
    Some(found.advice(ASK))
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
    let summary = format!("{file} chooses another organisation than the one that you last signed in with.");
    let found = if ladder.rests_on_login() && !signed_in {
        Finding::warning(format!("{summary} Signing in leads there."))
    } else {
        Finding::note(format!("{summary} It matters only when you sign in again."))
    };
    Some(
        found
            .because("settings.policy", format!("{file} sets forceLoginOrgUUID"))
            .because("login.account", "the account that Claude Code remembers is of another organisation")
            .repair(format!("policy.remove_pin:{}", pins.scope.id()))
            .advice(format!("If it is not yours, remove the line forceLoginOrgUUID from {file}.")),
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
    let fact = format!("{file} sets forceLoginOrgUUID");
    if ladder.uses(CredentialKind::OauthToken) {
        let summary = format!("{file} requires an organisation, which a token from claude setup-token may not prove.");
        return Some(Finding::note(summary).possible().because("settings.policy", fact).repair(LETTER).advice(ASK));
    }
    if !ladder.rests_on_login() {
        return None;
    }
    let broken = match organisations {
        Organisations::Nobody => {
            Finding::broken(format!("{file} allows the logins of no organisation at all, so nobody can sign in here."))
        }
        Organisations::Unreadable => Finding::broken(format!(
            "{file} names the allowed organisations in a form that Claude Code cannot read, so nobody can sign in here."
        )),
        Organisations::Listed(list) => {
            organisation(facts).filter(|own| signed_in && !same(list, own))?;
            Finding::broken(format!(
                "Your login is of another organisation than {file} requires, so Claude Code stops at the start."
            ))
            .because("login.account", "the account that Claude Code remembers is of another organisation")
        }
    };
    let listed = matches!(organisations, Organisations::Listed(_));
    let broken = broken.because("settings.policy", fact);
    let broken = if listed { broken.repair("login.sign_in") } else { broken }.repair(LETTER);
    let broken =
        if listed { broken.advice("Sign in with an account of that organisation: claude auth login") } else { broken };
    Some(broken.advice(ASK))
}
