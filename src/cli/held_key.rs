//! Where is a key between the field and the place where it is kept? In memory, for as long as the wizard needs it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex, PoisonError};

use super::once;
use crate::claude_code::settings::HELPER;
use crate::claude_code::variables::{AUTH_TOKEN, PROVIDER_FLAGS};
use crate::engine::new_key::{Outcome, judge};
use crate::model::assessment::Assessment;
use crate::model::environment::Environment;
use crate::model::new_key::{Judged, Sought};
use crate::model::secret::Secret;
use crate::ports::World;

/// The key that was looked at last. Clones share it.
#[derive(Clone, Default)]
pub(super) struct HeldKey(Arc<Mutex<Option<Secret>>>);

impl HeldKey {
    /// Looks at the key and asks about it; it is held from now on, unless it is of no use. `own` is claude-fix itself.
    pub(super) async fn judge(
        &self,
        world: &World,
        sought: Sought,
        given: &Secret,
        own: &Path,
        before: Option<&Assessment>,
    ) -> Judged {
        let Outcome { judged, secret } = judge(world, sought, given, own, before).await;
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = secret;
        judged
    }

    /// The key, which is held no longer.
    pub(super) fn take(&self) -> Option<Secret> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// The program that runs.
pub(super) fn own() -> PathBuf {
    std::env::current_exe().unwrap_or_default()
}

/// One session of `claude` with this key, and without what would come before it.
///
/// # Errors
/// Why not, as a sentence.
pub(super) fn session(claude: OsString, key: &Secret, env: &Environment) -> Result<Command, String> {
    let failed = || say!("cli/no-session-without-key");
    let above: Vec<String> =
        std::iter::once(AUTH_TOKEN).chain(PROVIDER_FLAGS).chain([HELPER]).map(str::to_owned).collect();
    let mut env = env.without(above.iter().map(String::as_str));
    env.set(Sought::ApiKey.variable(), std::str::from_utf8(key.expose()).map_err(|_| failed())?);
    let (program, arguments) = once::corrected(&[claude], &above);
    Ok(once::child(&program.ok_or_else(failed)?, &arguments, &env))
}
