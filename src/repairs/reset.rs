//! What must a person know before a reset, whichever size it has? What it would not fix here, and what it costs.

use crate::model::config_folder::ConfigFolder;
use crate::model::credential::{CredentialKind, Ladder};
use crate::model::facts::Facts;
use crate::model::install::{Installs, Version};
use crate::model::login::{LoginState, StoredLogin};
use crate::model::machine::Machine;
use crate::model::network::{ApiPath, SignInPath};
use crate::model::settings::ConfigFile;
use crate::model::text::plain;

/// What the reset would leave as it is, as sentences; `keys` says whether it takes the Console key away, too.
pub(super) fn not_fixed(facts: &Facts, keys: bool) -> Vec<String> {
    let mut all = Vec::new();
    let used = facts.get::<Ladder>().and_then(Ladder::used);
    let goes = |kind| kind == CredentialKind::ClaudeAiLogin || (keys && kind == CredentialKind::ManagedKey);
    if let Some(used) = used.filter(|used| !goes(used.kind)) {
        let (kind, source) = (used.kind.words(), plain(&used.source, 120));
        all.push(format!("Does not fix: Claude Code uses the {kind} from {source}, which comes before the login."));
    }
    let paths = [facts.get::<ApiPath>().map(|it| &it.0), facts.get::<SignInPath>().map(|it| &it.0)];
    if let Some(path) = paths.into_iter().flatten().find(|path| path.broken.is_some()) {
        let host = plain(&path.target.host, 80);
        all.push(format!("Does not fix: the way to {host} is broken, and signing in again needs it."));
    }
    match facts.get::<Installs>().map(Installs::active) {
        Some(None) => all.push("Does not fix: no claude is on this shell's PATH.".to_owned()),
        Some(Some(active)) if matches!(active.version, Version::Broken { .. }) => {
            all.push("Does not fix: the program itself does not start (step 8).".to_owned());
        }
        _ => {}
    }
    if let Some(config) = facts.get::<ConfigFile>().filter(|config| config.broken.is_some()) {
        all.push(format!("Does not fix: {} is damaged, and Claude Code stops at it.", plain(&config.file, 200)));
    }
    all
}

/// What a login is lost with the file, as sentences.
pub(super) fn costs(facts: &Facts, machine: &Machine) -> Vec<String> {
    let Some(login) = facts.get::<StoredLogin>() else { return Vec::new() };
    let mut all = Vec::new();
    match &login.state {
        LoginState::Valid { until } => all.push(format!(
            "The stored login looks good until {}: this takes away a login that may well work.",
            until.near(machine.now)
        )),
        LoginState::RefreshPending { .. } => {
            all.push("The stored login looks as if it can still be renewed: this takes it away.".to_owned());
        }
        _ => {}
    }
    if login.beside.iter().any(|name| name == "mcpOAuth") {
        all.push("The grants of your MCP servers are in the same file: each server asks for its own again.".to_owned());
    }
    all
}

/// Sessions that write there while the reset is done, as a sentence.
pub(super) fn running(facts: &Facts) -> Option<String> {
    match facts.get::<ConfigFolder>()?.running? {
        0 => None,
        1 => Some("A Claude Code session runs right now and keeps writing there: end it first.".to_owned()),
        count => Some(format!("{count} running Claude Code sessions keep writing there: end them first.")),
    }
}

/// What macOS keeps beside the files, and how a person takes it out; claude-fix does not touch it.
pub(super) fn keychain(facts: &Facts) -> Vec<String> {
    let services = facts.get::<ConfigFolder>().map(|folder| folder.keychain.as_slice()).unwrap_or_default();
    let command = |service: &String| format!("security delete-generic-password -a \"$USER\" -s '{service}'");
    services.iter().filter(|service| !service.contains('…')).map(command).collect()
}

/// The sentence to these commands.
pub(super) fn keychain_says(facts: &Facts) -> Option<String> {
    let there = facts.get::<ConfigFolder>().is_some_and(|folder| !folder.keychain.is_empty());
    there.then(|| {
        "On macOS the login is in the Keychain, which claude-fix does not touch here: the commands are yours to type, and \
         undo does not bring those items back."
            .to_owned()
    })
}

/// How one is signed in again.
pub(super) fn sign_in_again() -> String {
    "Nobody is signed in afterwards: sign in once with claude auth login. That also replaces a stored login by itself, \
     without any reset."
        .to_owned()
}
