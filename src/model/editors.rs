//! Do editors start Claude Code in another way than the terminal?

use std::path::PathBuf;

use super::facts::Fact;

/// An editor with the Claude Code extension, or with settings for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Editor {
    /// Its name.
    pub name: String,
    /// Its settings file, with `~`.
    pub file: String,
    /// The variables that decide how to sign in, which it sets for Claude Code.
    pub sets: Vec<String>,
    /// Whether its terminals do not take over the variables of the system.
    pub bare_terminal: bool,
    /// The newest version of the extension.
    pub extension: Option<String>,
}

/// The editors that were found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Editors(pub Vec<Editor>);

impl Fact for Editors {}

/// What stands in the way of a browser that comes back from signing in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Callback {
    /// The address that the hosts file gives to `localhost`, if it is not this machine.
    pub localhost: Option<String>,
    /// That file.
    pub hosts: PathBuf,
}

impl Fact for Callback {}

/// The files of the project that say how its container is made, with `~`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Containers {
    /// `devcontainer.json`.
    pub devcontainer: Option<String>,
    /// `compose.yaml` by one of its names.
    pub compose: Option<String>,
}

impl Fact for Containers {}
