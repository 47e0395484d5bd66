//! Does an administrator, or a settings file, decide with which account to sign in?

use super::facts::Fact;
use super::source::Scope;

/// The organisations that a settings file allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Organisations {
    /// Any one of these.
    Listed(Vec<String>),
    /// An empty list: nobody.
    Nobody,
    /// Neither a text nor a list of texts.
    Unreadable,
}

/// What one settings file pins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pins {
    /// Whose file.
    pub scope: Scope,
    /// The file, with `~`.
    pub file: String,
    /// `forceLoginMethod`.
    pub method: Option<String>,
    /// `forceLoginOrgUUID`.
    pub organisations: Option<Organisations>,
}

/// What all settings files pin, the strongest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policy(pub Vec<Pins>);

impl Fact for Policy {}

impl Policy {
    /// The administrator's file that pins something; only such a one is enforced.
    #[must_use]
    pub fn managed(&self) -> Option<&Pins> {
        self.0.iter().find(|pins| pins.scope == Scope::Managed)
    }
}
