//! Can Claude Code read its own state file, `~/.claude.json`?

use std::io::Read;

use futures::future::{BoxFuture, FutureExt};
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};

use super::form::{Ask, Check};
use super::gather::{CONFIG_LIMIT, Parsed, gather, parse};
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
        let broken = match world.files.stream(&places.config_json, CONFIG_LIMIT) {
            Err(ReadError::Missing) => {
                let fact = ConfigFile { file: file.clone(), broken: None };
                return Learned::healthy(format!("{file} does not exist; Claude Code makes it")).fact(fact);
            }
            Err(ReadError::Denied) => {
                return Learned::inconclusive(format!("{file} may not be read"), "look at its owner");
            }
            Err(error) => Some(error.to_string()),
            Ok(stream) => unreadable(stream),
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
struct Object;

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Self)
    }
}

impl<'de> Visitor<'de> for Object {
    type Value = Self;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self, A::Error> {
        while entries.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(self)
    }
}

/// Why this is no JSON, as half a sentence.
fn unreadable(stream: Box<dyn Read>) -> Option<String> {
    let (error, blank) = match parse::<Object>(stream) {
        Ok(Parsed { result, blank }) => (result.err()?, blank),
        Err(_) => return Some("it could not be read to its end".to_owned()),
    };
    if error.is_io() {
        return Some("it could not be read to its end".to_owned());
    }
    let place = format!("line {}, column {}", error.line(), error.column());
    Some(if blank {
        "it is empty".to_owned()
    } else if error.is_eof() {
        format!("it ends in the middle ({place})")
    } else {
        format!("it is no JSON object ({place})")
    })
}
