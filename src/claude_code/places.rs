//! Where does Claude Code keep its things? The configuration folder, the stored login, and the settings files.

use std::path::{Path, PathBuf};

use super::variables::{CONFIG_DIR, STORAGE_DIR};
use crate::model::environment::Environment;
use crate::model::machine::{Machine, Os};
use crate::model::source::Scope;

/// The paths that Claude Code uses in this environment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// `~/.claude`, or `CLAUDE_CONFIG_DIR`.
    pub config_dir: PathBuf,
    /// The stored login, on systems that keep it in a file.
    pub credentials: PathBuf,
    /// `~/.claude.json`, or `.claude.json` in the folder of `CLAUDE_CONFIG_DIR`.
    pub config_json: PathBuf,
    /// The settings files, the strongest first.
    pub settings: Vec<(Scope, PathBuf)>,
}

impl Places {
    /// `None` without a home folder and without `CLAUDE_CONFIG_DIR`.
    #[must_use]
    pub fn of(machine: &Machine, env: &Environment) -> Option<Self> {
        // without a `/` at its end or `/.`, which would lead through a link instead of to it
        // an empty value means the working folder, of all but the state file (measured with 2.1.329)
        let moved = env.given(CONFIG_DIR).map(|dir| machine.cwd.join(dir).components().collect::<PathBuf>());
        let config_dir = match (&moved, &machine.home) {
            (Some(dir), _) => dir.clone(),
            (None, Some(home)) => home.join(".claude"),
            (None, None) => return None,
        };
        let config_json = match (env.raw(CONFIG_DIR), &machine.home) {
            (None, Some(home)) => home.join(".claude.json"),
            _ => config_dir.join(".claude.json"),
        };
        let store = env.raw(STORAGE_DIR).map_or_else(|| config_dir.clone(), |dir| machine.cwd.join(dir));
        Some(Self {
            credentials: store.join(".credentials.json"),
            config_json,
            settings: settings_files(machine, &config_dir),
            config_dir,
        })
    }
}

fn settings_files(machine: &Machine, config_dir: &Path) -> Vec<(Scope, PathBuf)> {
    let mut all = vec![(Scope::Managed, managed_folder(machine.os).join("managed-settings.json"))];
    let project = machine.cwd.join(".claude");
    if project != config_dir {
        all.push((Scope::Local, project.join("settings.local.json")));
        all.push((Scope::Project, project.join("settings.json")));
    }
    all.push((Scope::User, config_dir.join("settings.json")));
    all
}

/// The folder of an administrator's settings.
#[must_use]
pub fn managed_folder(os: Os) -> PathBuf {
    match os {
        Os::Macos => "/Library/Application Support/ClaudeCode",
        Os::Windows => r"C:\Program Files\ClaudeCode",
        Os::Linux | Os::Other => "/etc/claude-code",
    }
    .into()
}

/// Where the management of a Mac puts what it wants of Claude Code: the list of this user, then that of everybody. The
/// user's name is that of the home folder, since the variable `USER` can say anything.
#[must_use]
pub fn preferences_of(machine: &Machine) -> Vec<PathBuf> {
    if machine.os != Os::Macos {
        return Vec::new();
    }
    let folder = Path::new("/Library/Managed Preferences");
    let user = machine.home.as_ref().and_then(|home| home.file_name()).map(|user| folder.join(user));
    user.into_iter().chain([folder.to_owned()]).map(|it| it.join("com.anthropic.claudecode.plist")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ports::fake::FakeMachine;

    #[test]
    fn the_folder_moves_as_a_whole() {
        let fake = FakeMachine::new();
        let places = Places::of(&fake.machine, &fake.env).unwrap();
        assert_eq!(places.credentials, Path::new("/home/dev/.claude/.credentials.json"));
        assert_eq!(places.config_json, Path::new("/home/dev/.claude.json"));
        assert_eq!(places.settings.len(), 4);
        let moved = fake.variable(CONFIG_DIR, "/srv/claude");
        let places = Places::of(&moved.machine, &moved.env).unwrap();
        assert_eq!(places.credentials, Path::new("/srv/claude/.credentials.json"));
        assert_eq!(places.config_json, Path::new("/srv/claude/.claude.json"));
        let empty = FakeMachine::new().variable(CONFIG_DIR, "").variable(STORAGE_DIR, "");
        let places = Places::of(&empty.machine, &empty.env).unwrap();
        assert_eq!(places.credentials, empty.machine.cwd.join(".credentials.json"));
        assert_eq!(places.config_json, Path::new("/home/dev/.claude.json"));
        let apart = moved.variable(STORAGE_DIR, "/srv/store");
        let places = Places::of(&apart.machine, &apart.env).unwrap();
        assert_eq!(places.credentials, Path::new("/srv/store/.credentials.json"));
        assert_eq!(places.config_dir, Path::new("/srv/claude"));
    }

    #[test]
    fn a_managed_mac_has_a_list_for_its_user_and_one_for_everybody() {
        let mut fake = FakeMachine::new();
        assert!(preferences_of(&fake.machine).is_empty());
        fake.machine.os = Os::Macos;
        let all = preferences_of(&fake.machine);
        assert_eq!(all[0], Path::new("/Library/Managed Preferences/dev/com.anthropic.claudecode.plist"));
        assert_eq!(all[1], Path::new("/Library/Managed Preferences/com.anthropic.claudecode.plist"));
    }

    #[test]
    fn without_a_home_there_is_no_place() {
        let mut fake = FakeMachine::new();
        fake.machine.home = None;
        assert_eq!(Places::of(&fake.machine, &fake.env), None);
    }
}
