//! How is the real machine looked at and changed? The ports, made of the system's own calls.

mod asked;
mod attributes;
mod devices;
pub mod files;
pub mod hands;
mod held;
pub mod keychain;
mod long;
pub mod machine;
pub mod network;
pub mod processes;
pub mod programs;
#[cfg(windows)]
pub mod registry;
pub mod security;
pub mod stage;
pub mod stream;

pub use asked::{Asked, attend, interrupted};

use std::path::PathBuf;
use std::sync::Arc;

use crate::model::environment::Environment;
use crate::model::machine::Os;
use crate::model::time::Moment;
use crate::model::told::Told;
use crate::ports::fetch::Fetch;
use crate::ports::hands::Hands;
use crate::ports::keychain::Keychain;
use crate::ports::network::Network;
use crate::ports::processes::Processes;
use crate::ports::registry::{Registry, UserVariables};
use crate::ports::stage::Stage;
use crate::ports::{Permissions, World};

/// The real machine, to look at. Offline, its network opens nothing and says so.
#[must_use]
pub fn world(permissions: Permissions) -> World {
    let env = environment();
    let network: Arc<dyn Network> =
        if permissions.offline { Arc::new(network::Offline) } else { Arc::new(network::Wire::default()) };
    World {
        state: state_folder(&env, machine::os()),
        machine: machine::machine(&env),
        files: Arc::new(files::Disk),
        programs: Arc::new(programs::Processes),
        keychain: (machine::os() == Os::Macos)
            .then(|| Arc::new(security::Security::of_the_system()) as Arc<dyn crate::ports::keychain::Items>),
        registry: Arc::new(registry_of(&env)) as Arc<dyn Registry>,
        env,
        network,
        permissions,
        told: Told::default(),
    }
}

/// The variables of this process.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "this is the port that hands the environment to the others")]
pub fn environment() -> Environment {
    Environment::new(std::env::vars_os(), machine::os())
}

/// The file that `CLAUDE_FIX_DRAW_TO` names. Only builds for tests under Wine have this: see `.ci/cross`.
#[cfg(all(windows, debug_assertions))]
#[must_use]
pub fn drawing() -> Option<std::fs::File> {
    let path = environment().raw("CLAUDE_FIX_DRAW_TO").map(PathBuf::from)?;
    std::fs::OpenOptions::new().write(true).open(path).ok()
}

/// What time it is.
#[must_use]
pub fn now() -> Moment {
    machine::now()
}

/// What may change the real machine, for the engine alone.
#[must_use]
pub fn hands() -> Arc<dyn Hands> {
    Arc::new(files::Disk)
}

/// The keychain of this session, for the engine alone. A person may have to unlock it.
#[must_use]
pub fn keychain() -> Arc<dyn Keychain> {
    Arc::new(keychain::SystemKeychain { limit: keychain::WITH_A_PERSON })
}

/// What may ask programs to end, for the engine alone.
#[must_use]
pub fn processes() -> Arc<dyn Processes> {
    Arc::new(processes::Real)
}

/// The registry of Windows, found with these variables.
#[cfg(windows)]
fn registry_of(env: &Environment) -> registry::Windows {
    registry::Windows { root: env.raw("SystemRoot").map(PathBuf::from) }
}

/// No other system has one.
#[cfg(not(windows))]
const fn registry_of(_env: &Environment) -> crate::ports::registry::NoRegistry {
    crate::ports::registry::NoRegistry
}

/// What may change this user's variables in Windows' registry, for the engine alone.
#[must_use]
pub fn user_variables() -> Arc<dyn UserVariables> {
    Arc::new(registry_of(&environment()))
}

/// Where programs run that a person agreed to, for the engine alone.
#[must_use]
pub fn stage() -> Arc<dyn Stage> {
    Arc::new(stage::Terminals)
}

/// What may fetch a file from the real network, for the engine alone.
#[must_use]
pub fn fetch() -> Arc<dyn Fetch> {
    Arc::new(network::Wire::default())
}

/// The folder for claude-fix's own journal and backups: `$XDG_STATE_HOME/claude-fix` or
/// `~/.local/state/claude-fix`, on Windows `%LOCALAPPDATA%\claude-fix`. `None` if nothing tells a home folder.
#[must_use]
pub fn state_folder(env: &Environment, os: Os) -> Option<PathBuf> {
    let whole = |name| env.raw(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let base = match os {
        Os::Windows => whole("LOCALAPPDATA")?,
        _ => whole("XDG_STATE_HOME").or_else(|| Some(machine::home(env, os)?.join(".local/state")))?,
    };
    Some(base.join("claude-fix"))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn state(variables: &[(&str, &str)]) -> Option<PathBuf> {
        let variables = variables.iter().map(|(name, value)| (name.into(), value.into()));
        state_folder(&Environment::new(variables, Os::Linux), Os::Linux)
    }

    #[test]
    fn the_state_folder_is_where_xdg_says_if_that_is_a_whole_path() {
        let home = Some("/h/.local/state/claude-fix".into());
        assert_eq!(state(&[("HOME", "/h"), ("XDG_STATE_HOME", "/s")]), Some("/s/claude-fix".into()));
        assert_eq!(state(&[("HOME", "/h"), ("XDG_STATE_HOME", "s")]), home);
        assert_eq!(state(&[("HOME", "/h"), ("XDG_STATE_HOME", "")]), home);
        assert_eq!(state(&[("HOME", "h")]), None);
    }
}
