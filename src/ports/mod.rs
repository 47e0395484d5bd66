//! What does claude-fix need from the outside world? A `World` to look at, and `Hands` that may change it.
//!
//! Checks are given a [`World`], which cannot write: "diagnosis changes nothing" is a type. Only the engine's `apply`
//! and `undo` are given [`hands::Hands`], and only `apply` a [`stage::Stage`]. Programs are the hole in it, so
//! [`programs::Question`] lists every command line that may be run without a yes.

pub mod fake;
pub mod fetch;
pub mod files;
pub mod hands;
pub mod keychain;
pub mod network;
pub mod processes;
pub mod programs;
pub mod registry;
pub mod stage;

use std::path::PathBuf;
use std::sync::Arc;

use crate::model::environment::Environment;
use crate::model::machine::Machine;
use crate::model::time::Moment;
use crate::model::told::Told;

/// What a run may do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Permissions {
    /// Open no network connection at all.
    pub offline: bool,
    /// Send one short message, which uses a little of the person's quota.
    pub live: bool,
}

/// The machine, to look at.
#[derive(Clone)]
pub struct World {
    /// What does not change.
    pub machine: Machine,
    /// The variables of this process, or those that a new login shell would have.
    pub env: Environment,
    /// Files and folders.
    pub files: Arc<dyn files::Files>,
    /// Programs that may be asked.
    pub programs: Arc<dyn programs::Programs>,
    /// The network.
    pub network: Arc<dyn network::Network>,
    /// The Keychain; `None` where the system has none that Claude Code uses.
    pub keychain: Option<Arc<dyn keychain::Items>>,
    /// Windows' registry; empty everywhere else.
    pub registry: Arc<dyn registry::Registry>,
    /// The folder of claude-fix's own state, which need not exist; `None` if nothing tells a home folder.
    pub state: Option<PathBuf>,
    /// What this run may do.
    pub permissions: Permissions,
    /// What the person said and pasted in this session, and what real messages came back with.
    pub told: Told,
}

impl World {
    /// When the run started.
    #[must_use]
    pub const fn now(&self) -> Moment {
        self.machine.now
    }

    /// The same machine, seen by a shell that does not have these variables.
    #[must_use]
    pub fn without<'a>(&self, variables: impl IntoIterator<Item = &'a str>) -> Self {
        Self { env: self.env.without(variables), ..self.clone() }
    }
}
