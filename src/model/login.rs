//! Is somebody signed in here? What the stored claude.ai login looks like, without its tokens.

use std::path::PathBuf;

use super::facts::Fact;
use super::stamp::{Kind, Stamp};
use super::time::Moment;

/// What the store holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoginState {
    /// Nobody signed in: no file, or a file without a login in it.
    None,
    /// The access token is good for a while.
    Valid {
        /// When it has to be renewed.
        until: Moment,
    },
    /// The system's keychain holds a login, which is not opened: what it holds is not known.
    Kept {
        /// When it was last written, if the keychain says so.
        since: Option<Moment>,
    },
    /// The access token has ended; Claude Code renews it with the next request.
    RefreshPending {
        /// When the access token ended.
        since: Moment,
    },
    /// It cannot be renewed any more: only a new login helps.
    Expired {
        /// When it ended; `None` if the store does not say.
        since: Option<Moment>,
    },
    /// Claude Code emptied the tokens after a failed renewal.
    Blanked,
    /// What is stored cannot be read as a login.
    Corrupt {
        /// What is wrong, as half a sentence: "it ends in the middle (line 1, column 130)".
        because: String,
    },
    /// There is something that may not be read, or nothing can be said on this system.
    Unknown {
        /// Why, as half a sentence.
        because: String,
        /// Whether the system says that this user may not read it.
        denied: bool,
    },
}

/// The stored login.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredLogin {
    /// The file.
    pub file: PathBuf,
    /// What it is, and its digest.
    pub stamp: Stamp,
    /// The permissions of the file that a link in its place leads to.
    pub linked_mode: Option<u32>,
    /// The owner's user id, on systems that have one.
    pub owner: Option<u32>,
    /// What it holds.
    pub state: LoginState,
    /// Whether there is something stored by which Claude Code renews it.
    pub renews: bool,
    /// When the whole login ends, renewals included, if the store says.
    pub deadline: Option<Moment>,
    /// What the login may do; `None` if the store does not say.
    pub scopes: Option<Vec<String>>,
    /// `max`, `pro`, …
    pub plan: Option<String>,
    /// Other entries beside the login that a move would take along, such as `mcpOAuth`.
    pub beside: Vec<String>,
    /// How many sign-ins of MCP servers are stored beside it.
    pub mcp: usize,
}

impl Fact for StoredLogin {}

impl StoredLogin {
    /// Whether Claude Code can sign in with it, as far as can be seen without sending it.
    #[must_use]
    pub fn good(&self) -> bool {
        matches!(self.state, LoginState::Valid { .. } | LoginState::RefreshPending { .. } | LoginState::Kept { .. })
            && !self.lacks_inference()
    }

    /// Whether the login says what it may do, and talking to models is not among it.
    #[must_use]
    pub fn lacks_inference(&self) -> bool {
        self.scopes.as_ref().is_some_and(|scopes| !scopes.iter().any(|scope| scope == "user:inference"))
    }

    /// Whether anything lies at the path.
    #[must_use]
    pub fn present(&self) -> bool {
        self.stamp.kind != Kind::Missing
    }
}
