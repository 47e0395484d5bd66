//! Which step of the wizard? The ten steps of the quick-fix card, in their order on screen.

use serde::Serialize;

use crate::words;

/// A step of the wizard, and the group that a check belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Which credential Claude Code uses.
    Status,
    /// Log out, log in.
    SignIn,
    /// Does the API accept the key?
    ApiKey,
    /// Characters that nobody sees.
    HiddenCharacters,
    /// Variables and settings files.
    Environment,
    /// The credential on this machine.
    StoredSignIn,
    /// VPN, proxy, TLS, clock.
    Network,
    /// The program itself.
    Install,
    /// The service and the account.
    Service,
    /// Editors, WSL, SSH, containers.
    Editors,
}

impl Step {
    /// All ten, in the order of the card.
    pub const ALL: [Self; 10] = [
        Self::Status,
        Self::SignIn,
        Self::ApiKey,
        Self::HiddenCharacters,
        Self::Environment,
        Self::StoredSignIn,
        Self::Network,
        Self::Install,
        Self::Service,
        Self::Editors,
    ];

    /// The public id, as in JSON.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::SignIn => "sign_in",
            Self::ApiKey => "api_key",
            Self::HiddenCharacters => "hidden_characters",
            Self::Environment => "environment",
            Self::StoredSignIn => "stored_sign_in",
            Self::Network => "network",
            Self::Install => "install",
            Self::Service => "service",
            Self::Editors => "editors",
        }
    }

    /// The name on screen.
    #[must_use]
    pub fn title(self) -> String {
        words::of("model", &format!("step-{}", self.id()), "title").unwrap_or_default()
    }

    /// The question that the step answers.
    #[must_use]
    pub fn question(self) -> String {
        words::of("model", &format!("step-{}", self.id()), "question").unwrap_or_default()
    }

    /// The key that opens it: `1` to `9`, then `0`.
    #[must_use]
    pub fn digit(self) -> char {
        let index = self.index();
        char::from_digit(u32::try_from((index + 1) % 10).unwrap_or(0), 10).unwrap_or('0')
    }

    /// Its place in [`Step::ALL`], from 0.
    #[must_use]
    pub fn index(self) -> usize {
        Self::ALL.iter().position(|step| *step == self).unwrap_or(0)
    }
}
