//! Can Claude Code read its own state file, `~/.claude.json`?

use futures::future::{BoxFuture, FutureExt};

use super::form::{Ask, Check};
use super::gather::{CONFIG_LIMIT, gather};
use crate::model::outcome::Learned;
use crate::model::settings::ConfigFile;
use crate::model::step::Step;
use crate::ports::World;
use crate::ports::files::ReadError;

pub(super) const CHECK: Check = Check {
    id: "store.config",
    title: "Claude Code's own state file",
    group: Step::StoredSignIn,
    why: "~/.claude.json holds the account, the projects and the first-launch state. When it is cut off, Claude Code stops \
          at every start, and so do its commands for signing in and out.",
    asks: &[Ask::Files],
    run,
};

fn run(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let Some(places) = gather(world).places else {
            return Learned::skipped("without a home folder there is no place for it");
        };
        let file = world.machine.tilde(&places.config_json);
        let broken = match world.files.read(&places.config_json, CONFIG_LIMIT) {
            Err(ReadError::Missing) => {
                let fact = ConfigFile { file: file.clone(), broken: None };
                return Learned::healthy(format!("{file} does not exist; Claude Code makes it")).fact(fact);
            }
            Err(ReadError::Denied) => {
                return Learned::inconclusive(format!("{file} may not be read"), "look at its owner");
            }
            Err(error) => Some(error.to_string()),
            Ok(bytes) => unreadable(&bytes),
        };
        let fact = ConfigFile { file: file.clone(), broken: broken.clone() };
        match broken {
            None => Learned::healthy(format!("{file} can be read")).fact(fact),
            Some(because) => Learned::found(format!("{file} cannot be read: {because}")).fact(fact),
        }
    }
    .boxed()
}

/// Any JSON object; its entries are passed over.
#[derive(serde::Deserialize)]
struct Object {}

/// Why these bytes are no JSON, as half a sentence.
fn unreadable(bytes: &[u8]) -> Option<String> {
    let error = serde_json::from_slice::<Object>(bytes).err()?;
    let place = format!("line {}, column {}", error.line(), error.column());
    Some(if bytes.iter().all(u8::is_ascii_whitespace) {
        "it is empty".to_owned()
    } else if error.is_eof() {
        format!("it ends in the middle ({place})")
    } else {
        format!("it is no JSON object ({place})")
    })
}
