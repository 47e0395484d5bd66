//! Is a profile of Anthropic's own command line chosen, and would it work?

use super::facts::Fact;

/// What chose the profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// `ANTHROPIC_PROFILE`.
    Variable,
    /// The file `active_config`, or the name `default`.
    Active,
    /// `ANTHROPIC_FEDERATION_RULE_ID` and `ANTHROPIC_ORGANIZATION_ID`.
    Federation,
}

/// The profile that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// Its name.
    pub name: String,
    /// What chose it.
    pub chosen: Chosen,
    /// Whether it is a person's login; else a machine's identity.
    pub personal: bool,
    /// Its file, with `~`, or the variables.
    pub source: String,
    /// Why it cannot work, as half a sentence; `None` if nothing speaks against it.
    pub dead: Option<String>,
    /// Whether that is because others may read its login.
    pub open: bool,
}

impl Fact for Profile {}

impl Profile {
    /// Whether it comes before the stored login: measured, all but a person's login that is merely active.
    #[must_use]
    pub const fn outranks_login(&self) -> bool {
        !(self.personal && matches!(self.chosen, Chosen::Active))
    }
}
