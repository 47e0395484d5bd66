//! Does the service turn down a login that looks good here?

use super::DOCS_AUTH;
use super::form::{Cause, Finding};
use super::heard::{MESSAGE, YOU_SAID, heard};
use super::questions::not_replaced as question;
use crate::model::credential::{CredentialKind, Ladder};
use crate::model::diagnosis::Layer;
use crate::model::explanation::Proves;
use crate::model::facts::Facts;
use crate::model::login::StoredLogin;
use crate::model::machine::Machine;
use crate::model::network::{ApiPath, SignInPath};
use crate::model::sessions::Sessions;
use crate::model::step::Step;
use crate::model::told::{Messages, Reply, Sent, Told, Under, Whence};

pub(super) const REVOKED: Cause = Cause {
    id: "login.revoked",
    step: Step::SignIn,
    layer: Layer::Credential,
    consequence_of: &["server.rejects_clean_login", "login.not_replaced", "account.wrong_account"],
    docs: DOCS_AUTH,
    judge: revoked,
};

pub(super) const NOT_REPLACED: Cause = Cause {
    id: "login.not_replaced",
    step: Step::SignIn,
    layer: Layer::Credential,
    consequence_of: &["server.rejects_clean_login", "store.not_persisted", "store.permissions"],
    docs: DOCS_AUTH,
    judge: not_replaced,
};

pub(super) const SERVER_REJECTS: Cause = Cause {
    id: "server.rejects_clean_login",
    step: Step::Service,
    layer: Layer::Credential,
    consequence_of: &[],
    docs: "https://support.claude.com",
    judge: server,
};

/// The stored login, if it is used and looks good from here.
fn good_login(facts: &Facts) -> Option<&StoredLogin> {
    facts.get::<Ladder>().filter(|ladder| ladder.uses(CredentialKind::ClaudeAiLogin))?;
    facts.get::<StoredLogin>().filter(|login| login.good())
}

const fn turned_down(proves: Proves) -> bool {
    matches!(proves, Proves::Revoked | Proves::Refused)
}

fn revoked(facts: &Facts) -> Option<Finding> {
    good_login(facts)?;
    let (met, whence) = Told::met(facts, turned_down)?;
    let summary = say!("diagnoses/refused-service-does-not-accept-claude");
    let found = match (whence, met.proves) {
        // an error without a reason may be older than this login
        (Whence::Pasted, Proves::Refused) => Finding::warning(say!("diagnoses/refused-error-pasted-can-mean-service")),
        _ => Finding::broken(summary),
    };
    let found = heard(found, met, whence);
    let found = match (whence, met.proves) {
        (Whence::Pasted, Proves::Refused) => found.possible(),
        (Whence::Message, Proves::Refused) => found.likely(),
        _ => found,
    };
    Some(
        found
            .because("login.claude_ai", say!("diagnoses/refused-stored-login-has-not-ended"))
            .repair("login.sign_in")
            .advice(say!("diagnoses/refused-sign-claude-auth-login-nothing"))
            .advice(say!("diagnoses/refused-if-login-turned-down-too")),
    )
}

/// When the login was last written, in words.
fn written(facts: &Facts) -> Option<String> {
    let at = facts.get::<Sessions>()?.login_written?;
    Some(at.near(facts.get::<Machine>()?.now))
}

fn not_replaced(facts: &Facts) -> Option<Finding> {
    good_login(facts)?;
    if Messages::answered(facts) {
        return None;
    }
    let seen = facts.get::<Told>().and_then(|told| told.unchanged.as_ref());
    let seen = seen.is_some_and(|under| Under::still(Some(under), facts));
    let said = Told::says(facts, NOT_REPLACED.id, question::YES);
    if !seen && !said {
        return None;
    }
    let summary = say!("diagnoses/refused-claude-code-said-signing-worked");
    let mut found = Finding::broken(summary);
    if seen {
        found = found.because("login.claude_ai", say!("diagnoses/refused-stored-login-same-byte-byte"));
    } else {
        found = found.likely().because(YOU_SAID, say!("diagnoses/refused-said-claude-code-told-login"));
    }
    if let Some(when) = written(facts) {
        found = found.because("login.sessions", say!("diagnoses/refused-stored-login-last-written-at", when = when));
    }
    if let Some((met, whence)) = Told::met(facts, turned_down) {
        let sure = seen && whence == Whence::Message;
        found = heard(found, met, whence);
        found = if sure { found } else { found.likely() };
    }
    Some(
        found
            .repair("reset.credential")
            .repair("login.sign_in")
            .advice(say!("diagnoses/refused-end-every-claude-code-session"))
            .advice(say!("diagnoses/refused-then-move-old-login-aside")),
    )
}

/// The last two messages, if both were turned down; newest first.
fn twice(facts: &Facts) -> Option<(&Sent, &Sent)> {
    let all = &facts.get::<Messages>()?.0;
    let mut ended = all.iter().rev().filter(|it| !matches!(it.reply, Reply::NotSent(_)));
    let (new, old) = (ended.next()?, ended.next()?);
    let refused = |it: &Sent| matches!(&it.reply, Reply::Refused(met) if turned_down(met.proves));
    (refused(new) && refused(old)).then_some((new, old))
}

fn server(facts: &Facts) -> Option<Finding> {
    good_login(facts)?;
    let (new, old) = twice(facts)?;
    if !Under::still(new.under.as_ref(), facts) || Told::says(facts, "account.wrong_account", "no") {
        return None;
    }
    // turned down twice with the same login says only that this login is dead
    let made_anew = new.under.is_some() && old.under.is_some() && new.under != old.under;
    let open = facts.get::<ApiPath>().is_some_and(|path| path.0.open() && path.0.target.host == "api.anthropic.com");
    let sign_in = facts.get::<SignInPath>().is_none_or(|path| path.0.open());
    if !made_anew || !open || !sign_in {
        return None;
    }
    let Reply::Refused(met) = &new.reply else { return None };
    let now = facts.get::<Machine>()?.now;
    let found = Finding::broken(say!("diagnoses/refused-stop-here-fresh-login-turned"))
        .because(
            MESSAGE,
            say!("diagnoses/refused-messages-were-turned-down-at", first = old.at.near(now), second = new.at.near(now)),
        )
        .because("login.claude_ai", say!("diagnoses/refused-between-them-login-made-anew"))
        .because("network.api", say!("diagnoses/refused-way-service-open"));
    let found = match &met.request_id {
        Some(id) => found.because(MESSAGE, say!("diagnoses/refused-number-last-request-anthropics-support", id = id)),
        None => found,
    };
    Some(
        found
            .advice(say!("diagnoses/refused-see-whether-there-incident-https"))
            .advice(say!("diagnoses/refused-write-https-support-claude-com"))
            .advice(say!("diagnoses/refused-until-then-api-key-works")),
    )
}
