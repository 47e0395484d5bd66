//! Do sessions that run, or other programs, get in the way of the login?

use super::DOCS_AUTH;
use super::form::{Cause, Finding};
use crate::model::account::KnownAccount;
use crate::model::credential::{CredentialKind, Ladder};
use crate::model::diagnosis::Layer;
use crate::model::facts::Facts;
use crate::model::login::{LoginState, StoredLogin};
use crate::model::machine::Machine;
use crate::model::order::InOrder;
use crate::model::sessions::{Session, Sessions};
use crate::model::step::Step;
use crate::model::told::Told;
use crate::words::Listed;

pub(super) const OLD_CREDENTIAL: Cause = Cause {
    id: "session.old_credential",
    step: Step::Editors,
    layer: Layer::Account,
    consequence_of: &[],
    docs: DOCS_AUTH,
    judge: old_credential,
};

pub(super) const REFRESH_RACE: Cause = Cause {
    id: "session.refresh_race",
    step: Step::Editors,
    layer: Layer::Account,
    consequence_of: &[],
    docs: DOCS_AUTH,
    judge: refresh_race,
};

pub(super) const FOREIGN_REFRESHER: Cause = Cause {
    id: "session.foreign_refresher",
    step: Step::Editors,
    layer: Layer::Account,
    consequence_of: &[],
    docs: DOCS_AUTH,
    judge: foreign,
};

pub(super) const DAEMON_STALE: Cause = Cause {
    id: "daemon.stale",
    step: Step::Editors,
    layer: Layer::Account,
    consequence_of: &[],
    docs: DOCS_AUTH,
    judge: daemon,
};

/// The first session of this kind that started before the login was last written.
pub(super) fn older(facts: &Facts, wanted: fn(&Session) -> bool) -> Option<&Session> {
    let sessions = facts.get::<Sessions>()?;
    let written = sessions.login_written?;
    facts.get::<Ladder>().filter(|ladder| ladder.uses(CredentialKind::ClaudeAiLogin))?;
    sessions.all.iter().find(|it| wanted(it) && it.started.0 + 1000 < written.0)
}

/// The repair that ends all sessions.
const END_ALL: &str = "session.end:all";

/// The repair that ends this one; the only one is all of them.
fn ending(facts: &Facts, session: &Session) -> String {
    let others = facts.get::<Sessions>().map_or(0, |sessions| sessions.all.iter().filter(|it| !it.around_us).count());
    if others == 1 { END_ALL.to_owned() } else { format!("session.end:{}", session.pid) }
}

fn since(facts: &Facts, session: &Session) -> String {
    let now = facts.get::<Machine>().map_or(session.started, |machine| machine.now);
    say!("diagnoses/session-process-runs-since-login-written", pid = session.pid, when = session.started.near(now))
}

fn old_credential(facts: &Facts) -> Option<Finding> {
    let session = older(facts, |it| !it.supervisor)?;
    let summary = say!("diagnoses/session-claude-code-session-runs-started");
    let found = if Told::says(facts, OLD_CREDENTIAL.id, "yes") {
        Finding::warning(say!("diagnoses/session-keeps-old-login-end-start", summary = summary))
            .likely()
            .because("status.you_said", say!("diagnoses/session-said-only-window-fails"))
    } else {
        Finding::note(summary).possible()
    };
    Some(
        found
            .because("login.sessions", since(facts, session))
            .repair(ending(facts, session))
            .repair("session.restart")
            .advice(say!("diagnoses/session-if-session-says-not-logged")),
    )
}

fn daemon(facts: &Facts) -> Option<Finding> {
    let session = older(facts, |it| it.supervisor)?;
    facts.get::<Sessions>().filter(|sessions| sessions.supervisor_refused)?;
    Some(
        Finding::warning(say!("diagnoses/session-supervisor-background-agents-started-before"))
            .likely()
            .because("login.sessions", since(facts, session))
            .because("login.sessions", say!("diagnoses/session-end-its-log-speaks-sign"))
            .repair(ending(facts, session))
            .repair("daemon.stop")
            .advice(say!("diagnoses/session-end-background-agents-included-let")),
    )
}

/// Whether a session is of a version that is known for losing logins.
fn old(session: &Session) -> bool {
    let version = session.version.as_ref().and_then(|version| semver::Version::parse(version).ok());
    version.is_some_and(|version| version < semver::Version::new(2, 1, 211))
}

fn refresh_race(facts: &Facts) -> Option<Finding> {
    let sessions = &facts.get::<Sessions>()?.all;
    let login = facts.get::<StoredLogin>()?;
    let blanked = login.state == LoginState::Blanked;
    let used = facts.get::<Ladder>().is_some_and(|ladder| ladder.uses(CredentialKind::ClaudeAiLogin));
    if sessions.len() < 2 || !(blanked || used && sessions.iter().any(old)) {
        return None;
    }
    let mut versions: Vec<&str> = sessions.iter().filter_map(|it| it.version.as_deref()).collect();
    versions.order();
    versions.dedup();
    let count = sessions.len();
    let summary = if blanked {
        say!("diagnoses/session-claude-code-sessions-run-when", count = count)
    } else {
        say!("diagnoses/session-claude-code-sessions-run-one", count = count)
    };
    let found = Finding::note(summary)
        .possible()
        .because("login.sessions", say!("diagnoses/session-sessions-run", count = count));
    let found = if versions.is_empty() {
        found
    } else {
        found.because("login.sessions", say!("diagnoses/session-their-versions", versions = versions.listed()))
    };
    let found = found.repair(END_ALL).repair("session.one_login");
    Some(found.advice(say!("diagnoses/session-bring-all-copies-up-date")))
}

fn foreign(facts: &Facts) -> Option<Finding> {
    let sessions = facts.get::<Sessions>()?;
    let login = facts.get::<StoredLogin>().filter(|login| login.present())?;
    let profile = login.scopes.as_ref().is_some_and(|scopes| scopes.iter().any(|it| it == "user:profile"));
    let account = facts.get::<KnownAccount>().is_some_and(|it| it.account);
    // Claude Code itself always writes the plan beside a login of its own
    let stripped = login.good() && profile && account && login.plan.is_none();
    let found = |summary: String, fact: String, check: &str| {
        Finding::note(summary)
            .possible()
            .because(check, fact)
            .repair("session.stop_other")
            .advice(say!("diagnoses/session-if-login-keeps-getting-lost"))
    };
    if let Some(name) = sessions.others.first() {
        return Some(found(
            say!("diagnoses/session-runs-here-programs-its-kind", name = name),
            say!("diagnoses/session-other-runs", name = name),
            "login.sessions",
        ));
    }
    if let Some(service) = &sessions.synced {
        return Some(found(
            say!("diagnoses/session-stored-login-lies-folder-so", service = service),
            say!("diagnoses/session-stored-login-really-lies-folder", service = service),
            "login.sessions",
        ));
    }
    stripped.then(|| {
        found(
            say!("diagnoses/session-stored-login-does-not-name"),
            say!("diagnoses/session-stored-login-has-no-subscriptiontype"),
            "login.account",
        )
    })
}
