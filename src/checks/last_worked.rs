//! When did it last work? What an earlier run of claude-fix wrote down when it found nothing broken.

use futures::future::{BoxFuture, FutureExt};

use super::form::{Ask, Check};
use crate::model::outcome::Learned;
use crate::model::remembered::Remembered;
use crate::model::step::Step;
use crate::ports::World;
use crate::ports::files::ReadError;

/// The largest file that is read, in bytes; a real one has some hundred.
const LIMIT: u64 = 64 * 1024;

pub(super) const CHECK: Check = Check { id: "status.last_worked", group: Step::Status, asks: &[Ask::Files], run };

fn run(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let Some(file) = world.state.as_ref().map(|folder| folder.join(Remembered::FILE)) else {
            return Learned::skipped(say!("checks/there-no-home-folder-which"));
        };
        let bytes = match world.files.read(&file, LIMIT) {
            Ok(bytes) => bytes,
            Err(ReadError::Missing) => {
                return Learned::skipped(say!("checks/claude-fix-has-not-seen"));
            }
            Err(error) => {
                return Learned::skipped(say!(
                    "checks/memory-cannot-be-read",
                    file = world.machine.tilde(&file),
                    error = error
                ));
            }
        };
        match serde_json::from_slice::<Remembered>(&bytes) {
            Ok(seen) if seen.schema == Remembered::SCHEMA => {
                Learned::healthy(say!("checks/worked-when-claude-fix-looked", when = seen.at.near(world.now())))
                    .fact(seen)
            }
            _ => Learned::skipped(say!("checks/not-what-claude-fix-writes", file = world.machine.tilde(&file))),
        }
    }
    .boxed()
}
