//! Is the stored login damaged, out of reach, or open to others?

use std::path::Path;

use super::DOCS_AUTH;
use super::form::{Cause, Finding};
use super::store_place;
use crate::model::credential::Ladder;
use crate::model::diagnosis::Layer;
use crate::model::facts::Facts;
use crate::model::login::{LoginState, StoredLogin};
use crate::model::machine::Machine;
use crate::model::settings::ConfigFile;
use crate::model::stamp::Kind;
use crate::model::step::Step;
use crate::model::text::size;

pub(super) const CORRUPT: Cause = Cause {
    id: "store.credentials_corrupt",
    step: Step::StoredSignIn,
    layer: Layer::Credential,
    consequence_of: &["store.not_persisted"],
    docs: DOCS_AUTH,
    judge: corrupt,
};

pub(super) const NOT_PERSISTED: Cause = Cause {
    id: "store.not_persisted",
    step: Step::StoredSignIn,
    layer: Layer::Credential,
    consequence_of: &[],
    docs: DOCS_AUTH,
    judge: not_persisted,
};

pub(super) const PERMISSIONS: Cause = Cause {
    id: "store.permissions",
    step: Step::StoredSignIn,
    layer: Layer::Credential,
    consequence_of: &["context.other_home"],
    docs: DOCS_AUTH,
    judge: permissions,
};

pub(super) const CONFIG_CORRUPT: Cause = Cause {
    id: "store.config_corrupt",
    step: Step::StoredSignIn,
    layer: Layer::Start,
    consequence_of: &[],
    docs: DOCS_AUTH,
    judge: config_corrupt,
};

/// Broken if Claude Code rests on the login, else a note: something above it is used.
fn by_need(facts: &Facts, summary: String) -> Finding {
    if facts.get::<Ladder>().is_none_or(Ladder::rests_on_login) {
        Finding::broken(summary)
    } else {
        Finding::note(format!("{summary} It is not used at the moment."))
    }
}

/// Broken if Claude Code rests on the login and there is no good one; a good one works until it has to be renewed.
pub(super) fn by_login(facts: &Facts, summary: String) -> Finding {
    let rests = facts.get::<Ladder>().is_none_or(Ladder::rests_on_login);
    if rests && facts.get::<StoredLogin>().is_some_and(StoredLogin::good) {
        return Finding::warning(format!("{summary} The login that is there works until it has to be renewed."));
    }
    by_need(facts, summary)
}

/// A path as a person reads it.
pub(super) fn shown_path(facts: &Facts, path: &Path) -> String {
    facts.get::<Machine>().map_or_else(|| path.display().to_string(), |machine| machine.tilde(path))
}

fn shown(facts: &Facts, login: &StoredLogin) -> String {
    shown_path(facts, &login.file)
}

fn dangling(login: &StoredLogin) -> bool {
    login.stamp.kind == Kind::Link && login.stamp.digest.is_none()
}

/// Which copy is there to go back to, as a sentence.
fn copies(facts: &Facts, config: &ConfigFile) -> String {
    match &config.backup {
        Some(backup) => {
            let made = facts.get::<Machine>().and_then(|machine| Some(backup.at?.near(machine.now)));
            let made = made.map_or_else(String::new, |at| format!(" of {at}"));
            format!("Claude Code's own copy{made} can be read ({})", size(backup.size))
        }
        None if config.unreadable_backups > 0 => "none of the copies that Claude Code kept can be read".to_owned(),
        None => "there is no copy of it that Claude Code kept".to_owned(),
    }
}

fn config_corrupt(facts: &Facts) -> Option<Finding> {
    let config = facts.get::<ConfigFile>()?;
    let because = config.broken.as_ref()?;
    let file = &config.file;
    Some(
        Finding::broken(format!(
            "{file} is damaged: {because}. Your login is stored elsewhere and is not the problem."
        ))
        .because("store.config", format!("{file}: {because}"))
        .because("store.config", copies(facts, config))
        .repair("store.restore_config")
        .repair("store.move_config_aside")
        .advice("Do not sign in again before that: Claude Code stops at the damaged file, whoever is signed in."),
    )
}

fn corrupt(facts: &Facts) -> Option<Finding> {
    let login = facts.get::<StoredLogin>()?;
    let LoginState::Corrupt { because } = &login.state else { return None };
    if dangling(login) {
        return None;
    }
    let file = shown(facts, login);
    let summary = format!("{file} is damaged: {because}. Your account is not the problem.");
    Some(
        by_need(facts, summary)
            .because("store.credentials", format!("{file}: {because}"))
            .repair("store.move_credentials_aside")
            .advice("Then sign in again: claude auth login"),
    )
}

fn not_persisted(facts: &Facts) -> Option<Finding> {
    dangling_login(facts).or_else(|| store_place::not_persisted(facts))
}

fn dangling_login(facts: &Facts) -> Option<Finding> {
    let login = facts.get::<StoredLogin>().filter(|login| dangling(login))?;
    let file = shown(facts, login);
    let summary = format!("{file} is a symbolic link that leads nowhere, so no login can be stored.");
    Some(
        by_need(facts, summary)
            .because("store.credentials", format!("{file} points to something that does not exist"))
            .repair("store.move_credentials_aside")
            .advice("Bring back the folder that it points to, or move the link aside, then sign in: claude auth login"),
    )
}

fn permissions(facts: &Facts) -> Option<Finding> {
    login_permissions(facts).or_else(|| store_place::permissions(facts))
}

fn login_permissions(facts: &Facts) -> Option<Finding> {
    let login = facts.get::<StoredLogin>()?;
    let machine = facts.get::<Machine>()?;
    let file = shown(facts, login);
    if let LoginState::Unknown { because } = &login.state
        && login.present()
        && because.contains("denied")
    {
        let found = by_need(facts, format!("{file} exists, but this user may not read it."))
            .because("store.credentials", format!("{file}: {because}"));
        // whoever owns it may open it to themselves
        if machine.uid.is_some() && login.owner == machine.uid {
            return Some(found.repair("store.open_login").advice(format!("Or type: chmod 600 {file}")));
        }
        return Some(
            found.repair("store.take_back").advice(format!("Take it back with: sudo chown \"$(id -un)\" {file}")),
        );
    }
    if let Some(mode) = login.linked_mode.filter(|mode| mode & 0o077 != 0) {
        return Some(
            Finding::warning(format!("{file} leads to a file that holds your login, and others may read that."))
                .because("store.credentials", format!("the permissions behind the link are {:04o}", mode & 0o7777))
                .advice(format!("Type: chmod 600 {file}")),
        );
    }
    let mode = login.stamp.mode.filter(|mode| login.stamp.kind == Kind::File && mode & 0o077 != 0)?;
    if machine.uid.is_some_and(|uid| login.owner.is_some_and(|owner| owner != uid)) {
        return None;
    }
    Some(
        Finding::warning(format!("{file} holds your login, and other users of this machine may read it."))
            .because("store.credentials", format!("its permissions are {:04o} instead of 0600", mode & 0o7777))
            .repair("store.make_private"),
    )
}
