//! Which credential does Claude Code use? The ladder: every source in its order, the winner, and what it hides.

use serde::{Deserialize, Serialize};

use super::facts::Fact;
use super::secret::{Fingerprint, SecretKind};

/// The kinds of credential, in Claude Code's own order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CredentialKind {
    /// Signed in to a Claude apps gateway.
    GatewaySession,
    /// Bedrock, Vertex, Foundry, …
    CloudProvider,
    /// `ANTHROPIC_AUTH_TOKEN`.
    AuthToken,
    /// The program that settings name as `apiKeyHelper`.
    ApiKeyHelper,
    /// `ANTHROPIC_API_KEY`.
    ApiKey,
    /// `CLAUDE_CODE_OAUTH_TOKEN`.
    OauthToken,
    /// A profile of the `ant` program.
    AnthropicProfile,
    /// The key that a Console login stored.
    ManagedKey,
    /// The claude.ai login.
    ClaudeAiLogin,
}

impl CredentialKind {
    /// All of them, in Claude Code's own order.
    pub const ALL: [Self; 9] = [
        Self::GatewaySession,
        Self::CloudProvider,
        Self::AuthToken,
        Self::ApiKeyHelper,
        Self::ApiKey,
        Self::OauthToken,
        Self::AnthropicProfile,
        Self::ManagedKey,
        Self::ClaudeAiLogin,
    ];

    /// Its name in files of claude-fix's own.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::GatewaySession => "gateway_session",
            Self::CloudProvider => "cloud_provider",
            Self::AuthToken => "auth_token",
            Self::ApiKeyHelper => "api_key_helper",
            Self::ApiKey => "api_key",
            Self::OauthToken => "oauth_token",
            Self::AnthropicProfile => "anthropic_profile",
            Self::ManagedKey => "managed_key",
            Self::ClaudeAiLogin => "claude_ai_login",
        }
    }

    /// For the screen.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::GatewaySession => say!("model/rung-gateway-session"),
            Self::CloudProvider => say!("model/rung-cloud-provider"),
            Self::AuthToken => say!("model/rung-auth-token"),
            Self::ApiKeyHelper => say!("model/rung-api-key-helper"),
            Self::ApiKey => say!("model/rung-api-key"),
            Self::OauthToken => say!("model/rung-oauth-token"),
            Self::AnthropicProfile => say!("model/rung-anthropic-profile"),
            Self::ManagedKey => say!("model/rung-console-key"),
            Self::ClaudeAiLogin => say!("model/rung-claude-ai-login"),
        }
    }
}

/// What a rung does on this machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RungState {
    /// Claude Code uses it.
    Used,
    /// It is there, and something above it is used instead.
    Shadowed,
    /// It is not there.
    Absent,
    /// It is there and cannot be used.
    Unusable,
}

/// A place that gives a credential its value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SetIn {
    /// The file, with `~`.
    pub file: String,
    /// From 1; `None` where there are no lines.
    pub line: Option<u32>,
}

/// One rung of the ladder, as in the report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rung {
    /// What kind of credential.
    pub kind: CredentialKind,
    /// The variable's name, the store's path, or the settings file of a helper.
    pub source: String,
    /// Every place that gives it its value, the one that wins first.
    pub set_in: Vec<SetIn>,
    /// What it does on this machine.
    pub state: RungState,
    /// The only visible trace of the secret.
    pub fingerprint: Option<Fingerprint>,
    /// In characters; `None` when there is no value.
    pub length: Option<usize>,
    /// When a stored login ends, RFC 3339 in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<String>,
    /// What is wrong with it, as ids: `rejected`, `expired`, `hidden_characters`, …
    pub problems: Vec<String>,
    /// What the prefix says that it is.
    #[serde(skip)]
    pub secret: Option<SecretKind>,
    /// Whether Claude Code sends it beside the one that is used.
    #[serde(skip)]
    pub sent_too: bool,
}

/// All rungs, strongest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ladder {
    /// Strongest first; several of one kind are possible.
    pub rungs: Vec<Rung>,
}

impl Fact for Ladder {}

impl Ladder {
    /// The rung that Claude Code uses.
    #[must_use]
    pub fn used(&self) -> Option<&Rung> {
        self.rungs.iter().find(|rung| rung.state == RungState::Used)
    }

    /// The first rung of this kind.
    #[must_use]
    pub fn rung(&self, kind: CredentialKind) -> Option<&Rung> {
        self.rungs.iter().find(|rung| rung.kind == kind)
    }

    /// Whether the credential in use is of this kind.
    #[must_use]
    pub fn uses(&self, kind: CredentialKind) -> bool {
        self.used().is_some_and(|rung| rung.kind == kind)
    }

    /// Whether somebody has to sign in anew where these variables are gone: what Claude Code uses comes from one of them,
    /// and nothing else that is here can take its place.
    #[must_use]
    pub fn rests_on(&self, names: &[String]) -> bool {
        let goes = |rung: &Rung| names.contains(&rung.source);
        let good = |rung: &Rung| rung.problems.iter().all(|it| matches!(it.as_str(), "refresh_pending" | "unreadable"));
        let stays = |rung: &&Rung| rung.state == RungState::Shadowed && !goes(rung) && good(rung);
        self.used().is_some_and(goes) && !self.rungs.iter().any(|rung| stays(&rung))
    }

    /// Whether the stored login is what Claude Code uses, or would use because nothing else is there.
    #[must_use]
    pub fn rests_on_login(&self) -> bool {
        self.used().is_none_or(|rung| rung.kind == CredentialKind::ClaudeAiLogin)
    }
}

/// What the API says about the credential in use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyAnswer {
    /// It answered 2xx.
    Accepted,
    /// 401 from the address in force: the key is not known there.
    Rejected {
        /// The API's own words.
        message: String,
    },
    /// The organisation of the key is disabled.
    OrganisationDisabled {
        /// The API's own words.
        message: String,
    },
    /// It answered something that says nothing about the key.
    Other {
        /// The HTTP status.
        status: u16,
        /// The server's own words.
        message: String,
    },
    /// It was not asked, or no answer came.
    NotMeasured {
        /// Why.
        because: String,
    },
}

/// The result of the free request with the key in use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyCheck {
    /// What kind of credential was sent.
    pub kind: CredentialKind,
    /// The variable or file that it comes from.
    pub source: String,
    /// The host that was asked.
    pub host: String,
    /// What it said.
    pub answer: KeyAnswer,
}

impl Fact for KeyCheck {}

impl KeyCheck {
    /// Whether the API refuses this key for good.
    #[must_use]
    pub const fn refused(&self) -> bool {
        matches!(self.answer, KeyAnswer::Rejected { .. } | KeyAnswer::OrganisationDisabled { .. })
    }
}
