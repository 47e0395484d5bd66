//! Is there a login somewhere else: in another home folder, or in another configuration folder?

use super::facts::Fact;

/// Why another home folder comes into question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Elsewhere {
    /// `sudo` started this; the person is this user.
    Sudo(String),
    /// This runs as root.
    Root,
    /// `HOME` is not the home folder of this user.
    Moved,
    /// `HOME` belongs to another user.
    Foreign,
    /// Windows has a home folder of its own beside WSL's.
    Windows,
}

/// Another home folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherHome {
    /// Why it comes into question.
    pub why: Elsewhere,
    /// The folder.
    pub folder: String,
    /// Whether a login that can be used lies there.
    pub login: bool,
}

/// The other home folders that were found; empty if there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OtherHomes(pub Vec<OtherHome>);

impl Fact for OtherHomes {}

/// A variable that moves the store of the login.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovedStore {
    /// The variable.
    pub variable: String,
    /// The folder that it chooses.
    pub chosen: String,
    /// What is odd about its spelling, as half a sentence.
    pub misspelt: Option<String>,
    /// Another folder in which a login that can be used lies.
    pub login_in: Option<String>,
}

impl Fact for MovedStore {}
