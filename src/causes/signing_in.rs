//! Does signing in itself fail: with half an address, half a code, too often, too slowly?

use super::DOCS_AUTH;
use super::form::{Cause, Finding};
use super::heard::{YOU_SAID, heard};
use super::lists::list;
use super::questions::code as code_question;
use crate::model::credential::Ladder;
use crate::model::diagnosis::Layer;
use crate::model::explanation::Proves;
use crate::model::facts::Facts;
use crate::model::install::{Installs, Version};
use crate::model::login::StoredLogin;
use crate::model::step::Step;
use crate::model::told::Told;

pub(super) const URL_TRUNCATED: Cause = Cause {
    id: "remote.url_truncated",
    step: Step::Editors,
    layer: Layer::Account,
    consequence_of: &[],
    docs: DOCS_AUTH,
    judge: address,
};

pub(super) const CODE_TRUNCATED: Cause = Cause {
    id: "remote.code_truncated",
    step: Step::Editors,
    layer: Layer::Account,
    consequence_of: &[],
    docs: DOCS_AUTH,
    judge: code,
};

/// Whether somebody has to sign in here now.
pub(super) fn sign_in_needed(facts: &Facts) -> bool {
    facts.get::<Ladder>().is_some_and(Ladder::rests_on_login)
        && facts.get::<StoredLogin>().is_some_and(|login| !login.good())
}

fn version(facts: &Facts) -> Option<&str> {
    match &facts.get::<Installs>()?.active()?.version {
        Version::Known(own) => Some(own),
        _ => None,
    }
}

fn address(facts: &Facts) -> Option<Finding> {
    let again = say!("diagnoses/signing-in-copy-again-run-claude-auth");
    let lacks = Told::answer(facts, URL_TRUNCATED.id)
        .map(|it| list(it.lacks.iter().map(String::as_str)))
        .filter(|it| !it.is_empty());
    if let Some(lacks) = lacks {
        return Some(
            Finding::warning(say!("diagnoses/signing-in-address-pasted-not-whole-missing", lacks = lacks))
                .because(YOU_SAID, say!("diagnoses/signing-in-address-lacks", lacks = lacks))
                .repair("login.sign_in")
                .advice(again),
        );
    }
    let (met, whence) = Told::met(facts, |it| it == Proves::Address)?;
    let found = Finding::warning(say!("diagnoses/signing-in-sign-page-did-not-take"));
    Some(heard(found, met, whence).possible().repair("login.sign_in").advice(again))
}

fn code(facts: &Facts) -> Option<Finding> {
    if let Some(found) = version_without_paste(facts) {
        return Some(found);
    }
    let whole = say!("diagnoses/signing-in-copy-whole-code-middle-what");
    let said = |choice| Told::says(facts, CODE_TRUNCATED.id, choice);
    if said(code_question::HALF) {
        return Some(
            Finding::warning(say!("diagnoses/signing-in-code-ends-before-its-second"))
                .because(YOU_SAID, say!("diagnoses/signing-in-said-code-has-no-middle"))
                .repair("login.sign_in")
                .advice(whole),
        );
    }
    if said(code_question::DEAD) {
        return Some(
            Finding::warning(say!("diagnoses/signing-in-pasting-does-not-reach-claude"))
                .likely()
                .because(YOU_SAID, say!("diagnoses/signing-in-said-nothing-happens-when-paste"))
                .repair("login.sign_in")
                .advice(say!("diagnoses/signing-in-try-ctrl-shift-v-shift")),
        );
    }
    let (met, whence) = Told::met(facts, |it| it == Proves::Code)?;
    let found = Finding::warning(say!("diagnoses/signing-in-code-not-accepted-not-whole"));
    Some(heard(found, met, whence).repair("login.sign_in").advice(whole))
}

fn version_without_paste(facts: &Facts) -> Option<Finding> {
    let own = version(facts)?;
    let affected = ["2.1.105", "2.1.106", "2.1.107"].contains(&own);
    affected.then(|| {
        let summary = say!("diagnoses/signing-in-claude-code-does-not-take", own = own);
        let found = if sign_in_needed(facts) { Finding::warning(summary) } else { Finding::note(summary) };
        found
            .because("install.copies", say!("diagnoses/signing-in-version-runs-2-1-108", own = own))
            .repair("install.update")
            .advice(say!("diagnoses/signing-in-bring-up-date-claude-update"))
    })
}

/// An error that was pasted says that signing in was tried too often.
pub(super) fn too_often(facts: &Facts) -> Option<Finding> {
    let (met, whence) = Told::met(facts, |it| it == Proves::SignInLimit)?;
    let found = Finding::warning(say!("diagnoses/signing-in-signing-tried-too-often-service"));
    Some(
        heard(found, met, whence)
            .repair("service.wait")
            .advice(say!("diagnoses/signing-in-stop-trying-half-hour-stop"))
            .advice(say!("diagnoses/signing-in-then-sign-once-claude-auth")),
    )
}

/// An error that was pasted says that signing in took too long.
pub(super) fn too_slow(facts: &Facts) -> Option<Finding> {
    let (met, whence) = Told::met(facts, |it| it == Proves::SignInTimeout)?;
    let old = version(facts).and_then(|own| semver::Version::parse(own).ok());
    let old = old.filter(|own| *own < semver::Version::new(2, 1, 126));
    let found = Finding::warning(say!("diagnoses/signing-in-sign-service-too-slow-claude"));
    let found = heard(found, met, whence);
    Some(match old {
        Some(own) => found
            .because("install.copies", say!("diagnoses/signing-in-version-runs-2-1-126", own = own))
            .repair("install.update")
            .advice(say!("diagnoses/signing-in-bring-claude-code-up-date")),
        None => found.advice(say!("diagnoses/signing-in-look-at-step-7-slow")),
    })
}

/// An error says that requests from this network are not served.
pub(super) fn region(facts: &Facts) -> Option<Finding> {
    let (met, whence) = Told::met(facts, |it| it == Proves::Region)?;
    let found = Finding::broken(say!("diagnoses/signing-in-requests-from-network-not-served"));
    Some(
        heard(found, met, whence)
            .likely()
            .repair("service.stop")
            .advice(say!("diagnoses/signing-in-turn-vpn-off-leaves-another"))
            .advice(say!("diagnoses/signing-in-where-served-https-anthropic-com")),
    )
}
