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
    consequence_of: &["store.config_dir_spelling"],
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
        Finding::note(say!("diagnoses/store-not-used-at-moment", summary = summary))
    }
}

/// Broken if Claude Code rests on the login and there is no good one; a good one works until it has to be renewed, which
/// is now if its access token is over (measured: the new one must be stored first).
pub(super) fn by_login(facts: &Facts, summary: String) -> Finding {
    let rests = facts.get::<Ladder>().is_none_or(Ladder::rests_on_login);
    let lasts = |it: &StoredLogin| it.good() && !matches!(it.state, LoginState::RefreshPending { .. });
    if rests && facts.get::<StoredLogin>().is_some_and(lasts) {
        return Finding::warning(say!("diagnoses/store-login-there-works-until-has", summary = summary));
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

/// Permissions as `chmod` takes them.
pub(super) fn octal(mode: u32) -> String {
    format!("{:04o}", mode & 0o7777)
}

fn dangling(login: &StoredLogin) -> bool {
    login.stamp.kind == Kind::Link && login.stamp.digest.is_none()
}

/// Which copy is there to go back to, as a sentence.
fn copies(facts: &Facts, config: &ConfigFile) -> String {
    match &config.backup {
        Some(backup) => {
            let made = facts.get::<Machine>().and_then(|machine| Some(backup.at?.near(machine.now)));
            match made {
                Some(at) => say!("diagnoses/store-copy-of-then-can-be-read", at = at, size = size(backup.size)),
                None => say!("diagnoses/store-copy-can-be-read", size = size(backup.size)),
            }
        }
        None if config.unreadable_backups > 0 => say!("diagnoses/store-none-copies-claude-code-kept"),
        None => say!("diagnoses/store-there-no-copy-claude-code"),
    }
}

fn config_corrupt(facts: &Facts) -> Option<Finding> {
    let config = facts.get::<ConfigFile>()?;
    let because = config.broken.as_ref()?;
    let file = &config.file;
    Some(
        Finding::broken(say!("diagnoses/store-damaged-login-stored-elsewhere-not", file = file, because = because))
            .because("store.config", say!("diagnoses/fact-about", what = file, because = because))
            .because("store.config", copies(facts, config))
            .repair("store.restore_config")
            .repair("store.move_config_aside")
            .advice(say!("diagnoses/store-do-not-sign-again-before")),
    )
}

fn corrupt(facts: &Facts) -> Option<Finding> {
    let login = facts.get::<StoredLogin>()?;
    let LoginState::Corrupt { because } = &login.state else { return None };
    if dangling(login) {
        return None;
    }
    let file = shown(facts, login);
    let summary = say!("diagnoses/store-damaged-account-not-problem", file = file, because = because);
    Some(
        by_need(facts, summary)
            .because("store.credentials", say!("diagnoses/fact-about", what = file, because = because))
            .repair("store.move_credentials_aside")
            .advice(say!("diagnoses/store-then-sign-again-claude-auth")),
    )
}

fn not_persisted(facts: &Facts) -> Option<Finding> {
    dangling_login(facts).or_else(|| store_place::not_persisted(facts))
}

fn dangling_login(facts: &Facts) -> Option<Finding> {
    let login = facts.get::<StoredLogin>().filter(|login| dangling(login))?;
    let file = shown(facts, login);
    let summary = say!("diagnoses/store-symbolic-link-leads-nowhere-so", file = file);
    Some(
        by_need(facts, summary)
            .because("store.credentials", say!("diagnoses/store-points-something-does-not-exist", file = file))
            .repair("store.move_credentials_aside")
            .advice(say!("diagnoses/store-bring-back-folder-points-or")),
    )
}

fn permissions(facts: &Facts) -> Option<Finding> {
    login_permissions(facts).or_else(|| store_place::permissions(facts))
}

fn login_permissions(facts: &Facts) -> Option<Finding> {
    let login = facts.get::<StoredLogin>()?;
    let machine = facts.get::<Machine>()?;
    let file = shown(facts, login);
    if let LoginState::Unknown { because, denied: true } = &login.state
        && login.present()
    {
        let found = by_need(facts, say!("diagnoses/store-exists-but-user-may-not", file = file))
            .because("store.credentials", say!("diagnoses/fact-about", what = file, because = because));
        // whoever owns it may open it to themselves
        if machine.uid.is_some() && login.owner == machine.uid {
            return Some(
                found.repair("store.open_login").advice(say!("diagnoses/store-or-type-chmod-600", file = file)),
            );
        }
        return Some(
            found
                .repair("store.take_back")
                .advice(say!("diagnoses/store-take-back-with", command = machine.types_take_back(&login.file, false))),
        );
    }
    if let Some(mode) = login.linked_mode.filter(|mode| mode & 0o077 != 0) {
        return Some(
            Finding::warning(say!("diagnoses/store-leads-file-holds-login-others", file = file))
                .because("store.credentials", say!("diagnoses/store-permissions-behind-link", mode = octal(mode)))
                .advice(say!("diagnoses/store-type-chmod-600", file = file)),
        );
    }
    let mode = login.stamp.mode.filter(|mode| login.stamp.kind == Kind::File && mode & 0o077 != 0)?;
    if machine.uid.is_some_and(|uid| login.owner.is_some_and(|owner| owner != uid)) {
        return None;
    }
    Some(
        Finding::warning(say!("diagnoses/store-holds-login-other-users-machine", file = file))
            .because("store.credentials", say!("diagnoses/store-permissions-not-private", mode = octal(mode)))
            .repair("store.make_private"),
    )
}
