//! Which made-up machines are there to practise on? Data in `assets/practice`, and the fake machine that it is put on.

mod answers;
mod scenario;
mod stage;

use std::sync::Arc;

use crate::assets;
use crate::ports::World;
use crate::ports::fake::FakeMachine;
use crate::ports::stage::Stage;
use crate::words::chosen;

pub use scenario::Scenario;

/// Where claude-fix itself lies on every made-up machine.
pub const OWN: &str = "/usr/bin/claude-fix";

/// The name of each machine, in the order in which they teach.
const ALL: &[&str] = &[
    "dead-key",
    "hidden-character",
    "expired-login",
    "damaged-login",
    "damaged-state",
    "nobody-signed-in",
    "vpn-off",
    "half-an-address",
    "inspected",
    "sign-in-blocked",
    "old-copy-first",
    "settings-key",
    "key-program",
    "left-over-gateway",
    "switch-left-on",
    "token-as-key",
    "open-folder",
    "open-login",
    "other-owner",
    "wrong-clock",
    "outage",
    "healthy",
];

/// Every machine with its name, told in the person's language. What cannot be read is left out; a test holds that there is nothing such.
#[must_use]
pub fn all() -> Vec<(&'static str, Scenario)> {
    let read =
        |name| serde_json::from_slice::<Scenario>(assets::read(&format!("practice/{name}.json"))?.as_bytes()).ok();
    ALL.iter().filter_map(|name| Some((*name, read(name)?.told(chosen())))).collect()
}

/// A made-up machine, ready to be looked at and changed.
pub struct Made {
    /// The disk that everything is read from and written to.
    pub disk: FakeMachine,
    /// The machine as checks see it.
    pub world: World,
    /// Where the programs of a change run.
    pub stage: Arc<dyn Stage>,
}
