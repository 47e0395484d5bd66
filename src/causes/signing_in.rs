//! Does signing in itself fail: with half an address, half a code, too often, too slowly?

use super::DOCS_AUTH;
use super::form::{Cause, Finding};
use super::heard::{YOU_SAID, heard};
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
    let again = "Copy it again: run claude auth login in a wide window, and take the address from https to its end; or let \
                 claude-fix do it, where c copies all of it.";
    let lacks = Told::answer(facts, URL_TRUNCATED.id).map(|it| it.lacks.join(", ")).filter(|it| !it.is_empty());
    if let Some(lacks) = lacks {
        return Some(
            Finding::warning(format!("The address that you pasted is not whole: {lacks} is missing at its end."))
                .because(YOU_SAID, format!("the address lacks {lacks}"))
                .repair("login.sign_in")
                .advice(again),
        );
    }
    let (met, whence) = Told::met(facts, |it| it == Proves::Address)?;
    let found =
        Finding::warning("The sign-in page did not take its address: it was probably cut off when it was copied.");
    Some(heard(found, met, whence).possible().repair("login.sign_in").advice(again))
}

fn code(facts: &Facts) -> Option<Finding> {
    if let Some(found) = version_without_paste(facts) {
        return Some(found);
    }
    let whole = "Copy the whole code, with the # in the middle and what follows it, and paste it once; for another attempt \
                 make a new one.";
    let said = |choice| Told::says(facts, CODE_TRUNCATED.id, choice);
    if said(code_question::HALF) {
        return Some(
            Finding::warning("The code ends before the #: its second half is missing, and Claude Code needs both.")
                .because(YOU_SAID, "you said that the code has no # in the middle")
                .repair("login.sign_in")
                .advice(whole),
        );
    }
    if said(code_question::DEAD) {
        return Some(
            Finding::warning("Pasting does not reach Claude Code in this terminal.")
                .likely()
                .because(YOU_SAID, "you said that nothing happens when you paste")
                .repair("login.sign_in")
                .advice(
                    "Try Ctrl-Shift-V, Shift-Insert or a right click; claude-fix takes the code in a field of its own.",
                ),
        );
    }
    let (met, whence) = Told::met(facts, |it| it == Proves::Code)?;
    let found = Finding::warning("The code was not accepted: it was not whole, too old, or used before.");
    Some(heard(found, met, whence).repair("login.sign_in").advice(whole))
}

fn version_without_paste(facts: &Facts) -> Option<Finding> {
    let own = version(facts)?;
    let affected = ["2.1.105", "2.1.106", "2.1.107"].contains(&own);
    affected.then(|| {
        let summary = format!("Claude Code {own} does not take a code that is pasted while signing in.");
        let found = if sign_in_needed(facts) { Finding::warning(summary) } else { Finding::note(summary) };
        found
            .because("install.copies", format!("the version that runs is {own}; 2.1.108 repaired it"))
            .repair("install.update")
            .advice("Bring it up to date: claude update")
    })
}

/// An error that was pasted says that signing in was tried too often.
pub(super) fn too_often(facts: &Facts) -> Option<Finding> {
    let (met, whence) = Told::met(facts, |it| it == Proves::SignInLimit)?;
    let found =
        Finding::warning("Signing in was tried too often; the service lets you wait. Nothing here is broken by it.");
    Some(
        heard(found, met, whence)
            .repair("service.wait")
            .advice("Stop trying for half an hour, and stop programs that renew the login by themselves.")
            .advice("Then sign in once: claude auth login"),
    )
}

/// An error that was pasted says that signing in took too long.
pub(super) fn too_slow(facts: &Facts) -> Option<Finding> {
    let (met, whence) = Told::met(facts, |it| it == Proves::SignInTimeout)?;
    let old = version(facts).and_then(|own| semver::Version::parse(own).ok());
    let old = old.filter(|own| *own < semver::Version::new(2, 1, 126));
    let found = Finding::warning("The sign-in service was too slow for Claude Code. Your account is not at fault.");
    let found = heard(found, met, whence);
    Some(match old {
        Some(own) => found
            .because("install.copies", format!("the version that runs is {own}; 2.1.126 waits longer"))
            .repair("install.update")
            .advice("Bring Claude Code up to date: claude update"),
        None => found.advice("Look at step 7 for a slow proxy or a broken IPv6 route, and try again later."),
    })
}

/// An error says that requests from this network are not served.
pub(super) fn region(facts: &Facts) -> Option<Finding> {
    let (met, whence) = Told::met(facts, |it| it == Proves::Region)?;
    let found =
        Finding::broken("Requests from this network are not served. Your login and this machine are not at fault.");
    Some(
        heard(found, met, whence)
            .likely()
            .repair("service.stop")
            .advice("Turn a VPN off that leaves in another country, or ask whoever runs this network.")
            .advice("Where it is served: https://anthropic.com/supported-countries"),
    )
}
