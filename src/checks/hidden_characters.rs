//! Does a key hold a character that nobody sees?

use futures::future::{BoxFuture, FutureExt};

use super::form::{Ask, Check};
use super::gather::gather;
use crate::claude_code::characters::{Odd, odd};
use crate::claude_code::variables::{API_KEY, AUTH_TOKEN, OAUTH_TOKEN};
use crate::model::outcome::Learned;
use crate::model::step::Step;
use crate::ports::World;

pub(super) const CHECK: Check = Check {
    id: "credentials.characters",
    title: "Hidden characters in keys",
    group: Step::HiddenCharacters,
    why: "A key that was copied from a page or a chat can carry characters that nobody sees. Claude Code removes line \
          breaks and spaces at the edges; everything else spoils the key.",
    asks: &[Ask::Files],
    run,
};

fn run(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let env = gather(world).env;
        let set: Vec<_> =
            [API_KEY, AUTH_TOKEN, OAUTH_TOKEN].into_iter().filter_map(|name| Some((name, env.secret(name)?))).collect();
        if set.is_empty() {
            return Learned::skipped("no key or token is set");
        }
        let mut evidence = Vec::new();
        let mut spoilt = 0;
        for (name, secret) in &set {
            let Ok(text) = std::str::from_utf8(secret.expose()) else {
                spoilt += 1;
                evidence.push((*name, "bytes that are no text in UTF-8".to_owned()));
                continue;
            };
            for it in odd(text).into_iter().take(20) {
                spoilt += usize::from(!it.trimmed);
                evidence.push((*name, describe(&it, secret.length())));
            }
        }
        let summary = match (spoilt, evidence.len()) {
            (0, 0) => Learned::healthy("Every character is one that belongs into a key"),
            (0, _) => Learned::healthy("Only white space at the edges, which Claude Code removes"),
            _ => Learned::found("A key holds characters that do not belong there"),
        };
        evidence.into_iter().fold(summary, |learned, (name, value)| learned.evidence(name, value))
    }
    .boxed()
}

fn describe(it: &Odd, length: usize) -> String {
    let effect = if it.trimmed { "removed by Claude Code" } else { "spoils the key" };
    format!("{} {} at character {} of {length}: {effect}", it.code_point(), it.name(), it.position)
}
