//! How is the real machine looked at and changed? The ports, made of the system's own calls.

pub mod files;
pub mod hands;
pub mod machine;
pub mod network;
pub mod programs;

use std::path::PathBuf;
use std::sync::Arc;

use crate::model::environment::Environment;
use crate::model::machine::Os;
use crate::ports::hands::Hands;
use crate::ports::network::Network;
use crate::ports::{Permissions, World};

/// The real machine, to look at. Offline, its network opens nothing and says so.
#[must_use]
pub fn world(permissions: Permissions) -> World {
    let os = machine::os();
    let env = Environment::new(std::env::vars_os(), os);
    let network: Arc<dyn Network> =
        if permissions.offline { Arc::new(network::Offline) } else { Arc::new(network::Wire::default()) };
    World {
        machine: machine::machine(&env),
        env,
        files: Arc::new(files::Disk),
        programs: Arc::new(programs::Processes),
        network,
        permissions,
    }
}

/// What may change the real machine, for the engine alone.
#[must_use]
pub fn hands() -> Arc<dyn Hands> {
    Arc::new(files::Disk)
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
