//! Which credential does Claude Code use, and what does it hide?

use futures::future::{BoxFuture, FutureExt};

use super::form::{Ask, Check};
use super::gather::gather;
use crate::model::credential::{Ladder, Rung, RungState};
use crate::model::outcome::Learned;
use crate::model::step::Step;
use crate::ports::World;
use crate::words::Listed;

pub(super) const CHECK: Check = Check { id: "credentials.ladder", group: Step::Status, asks: &[Ask::Files], run };

fn run(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let gathered = gather(world);
        let ladder = gathered.ladder(world);
        if gathered.places.is_none() {
            return no_home().fact(ladder);
        }
        let shadowed = ladder.rungs.iter().filter(|rung| rung.state == RungState::Shadowed);
        let shadowed: Vec<String> = shadowed.map(words).collect();
        let mut learned = match ladder.used() {
            None => Learned::found(say!("checks/no-usable-credential-claude-code")),
            Some(used) if shadowed.is_empty() => Learned::healthy(say!("checks/claude-code-uses", used = words(used))),
            Some(used) => {
                Learned::found(say!("checks/claude-code-uses-hides", used = words(used), hidden = shadowed.listed()))
            }
        };
        for rung in present(&ladder) {
            learned = learned.evidence(rung.kind.words(), evidence(rung));
        }
        learned.fact(ladder)
    }
    .boxed()
}

fn no_home() -> Learned {
    Learned::inconclusive(say!("checks/home-not-set-folder-so"), say!("checks/set-home-home-folder-then"))
}

fn present(ladder: &Ladder) -> impl Iterator<Item = &Rung> {
    ladder.rungs.iter().filter(|rung| rung.state != RungState::Absent)
}

fn words(rung: &Rung) -> String {
    format!("{} ({})", rung.kind.words(), rung.source)
}

fn evidence(rung: &Rung) -> String {
    let state = match rung.state {
        RungState::Used => say!("checks/state-used"),
        RungState::Shadowed if rung.sent_too => say!("checks/not-used-but-sent-too"),
        RungState::Shadowed => say!("checks/not-used"),
        RungState::Absent => say!("checks/state-absent"),
        RungState::Unusable => say!("checks/state-cannot-be-used"),
    };
    match &rung.fingerprint {
        Some(fingerprint) => format!("{} {} · {state}", rung.source, fingerprint.as_str()),
        None => format!("{} · {state}", rung.source),
    }
}
