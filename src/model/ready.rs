//! Which edit was tried on the bytes that are there, and what would it change?

use std::path::PathBuf;

use super::facts::Fact;
use super::plan::{Edit, Step};
use super::source::{Change, Scope};
use super::stamp::Stamp;

/// An edit that can be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ready {
    /// The file, as the person knows it.
    pub file: PathBuf,
    /// What is done to it.
    pub edit: Edit,
    /// The file that this leads to, when it was read.
    pub before: Stamp,
    /// What changes, with every value masked.
    pub changes: Vec<Change>,
}

/// An edit, or why it cannot be made, as half a sentence after "because".
pub type Tried = Result<Ready, String>;

impl Ready {
    /// As a step of a plan.
    #[must_use]
    pub fn step(&self) -> Step {
        let Self { file, edit, before, changes } = self.clone();
        Step::EditFile { file, edit, before, changes }
    }
}

/// What could be put right in Claude Code's state file; `None` where there is nothing to put right.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StateEdits {
    /// Note that the first questions were answered.
    pub answered: Option<Tried>,
    /// Forget the account.
    pub account: Option<Tried>,
    /// Forget that the key that is set was declined.
    pub declined: Option<Tried>,
    /// Forget the key of a Console sign-in.
    pub managed_key: Option<Tried>,
}

impl Fact for StateEdits {}

/// The settings files that choose an organisation, and how each would be without.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PinEdits(pub Vec<(Scope, PathBuf, Tried)>);

impl Fact for PinEdits {}

/// How the alias that asks for the bare mode would be without.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AliasEdit(pub Tried);

impl Fact for AliasEdit {}

/// What of an editor's settings could be put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditorEdit {
    /// The editor's name.
    pub editor: String,
    /// The variables that go; none where its terminals get those of the system back.
    pub variables: Vec<String>,
    /// One file.
    pub tried: Tried,
}

/// The same for all editors.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EditorEdits(pub Vec<EditorEdit>);

impl Fact for EditorEdits {}
