//! Could a variable be given a value in the person's own settings? What that would change, or why it cannot be done.

use std::path::PathBuf;

use super::facts::Fact;
use super::plan::{Edit, Step};
use super::source::Change;
use super::stamp::Stamp;

/// A variable with a value for the `env` block of the person's own settings, which lies over every shell's variables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Put {
    /// The variable.
    pub variable: String,
    /// The value; never a secret.
    pub value: String,
    /// A variable that goes at the same time.
    pub instead: Option<String>,
    /// Where to, or why not, as half a sentence after "because".
    pub place: Result<Place, String>,
}

/// Where it would be put.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Into a settings file that is there.
    Into {
        /// The file, as the person knows it.
        file: PathBuf,
        /// The file when it was read.
        stamp: Stamp,
        /// What would change, with every other value masked.
        changes: Vec<Change>,
    },
    /// Into a settings file that does not exist yet.
    New {
        /// The file.
        file: PathBuf,
        /// What it would hold.
        text: String,
    },
}

impl Put {
    /// The step that does it, if it can be done.
    #[must_use]
    pub fn step(&self) -> Option<Step> {
        Some(match self.place.as_ref().ok()? {
            Place::Into { file, stamp, changes } => Step::EditFile {
                file: file.clone(),
                edit: Edit::Put {
                    variable: self.variable.clone(),
                    value: self.value.clone(),
                    instead: self.instead.clone(),
                },
                before: stamp.clone(),
                changes: changes.clone(),
            },
            Place::New { file, text } => Step::new_file(file.clone(), text.clone()),
        })
    }

    /// The settings file, if it can be done.
    #[must_use]
    pub fn file(&self) -> Option<&PathBuf> {
        match self.place.as_ref().ok()? {
            Place::Into { file, .. } | Place::New { file, .. } => Some(file),
        }
    }
}

/// A proxy that something else on this machine names, and what putting it into the settings would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherProxy {
    /// Whose setting it is: `KDE`, `git`, `a start-up file`.
    pub of: String,
    /// The file, with `~`.
    pub file: String,
    /// The host and the port; never a user name or a password.
    pub address: String,
    /// Whether a user name or a password stands beside it, which is not taken along.
    pub with_login: bool,
    /// Puts it into the settings.
    pub put: Put,
}

/// All of them, where no proxy is set for Claude Code itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OtherProxies(pub Vec<OtherProxy>);

impl Fact for OtherProxies {}
