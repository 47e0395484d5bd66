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
            return Learned::skipped("there is no home folder in which anything could be remembered");
        };
        let bytes = match world.files.read(&file, LIMIT) {
            Ok(bytes) => bytes,
            Err(ReadError::Missing) => {
                return Learned::skipped("claude-fix has not seen it work on this machine yet");
            }
            Err(error) => return Learned::skipped(format!("{} cannot be read: {error}", world.machine.tilde(&file))),
        };
        match serde_json::from_slice::<Remembered>(&bytes) {
            Ok(seen) if seen.schema == Remembered::SCHEMA => {
                Learned::healthy(format!("It worked when claude-fix looked at {}", seen.at.near(world.now())))
                    .fact(seen)
            }
            _ => Learned::skipped(format!("{} is not what claude-fix writes", world.machine.tilde(&file))),
        }
    }
    .boxed()
}
