//! Which credential does Claude Code use, and what does it hide?

use futures::future::{BoxFuture, FutureExt};

use super::form::{Ask, Check};
use super::gather::gather;
use crate::model::credential::{Ladder, Rung, RungState};
use crate::model::outcome::Learned;
use crate::model::step::Step;
use crate::ports::World;

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
            None => Learned::found("No usable credential: Claude Code will ask you to sign in"),
            Some(used) if shadowed.is_empty() => Learned::healthy(format!("Claude Code uses {}", words(used))),
            Some(used) => Learned::found(format!("Claude Code uses {}; it hides {}", words(used), shadowed.join(", "))),
        };
        for rung in present(&ladder) {
            learned = learned.evidence(rung.kind.words(), evidence(rung));
        }
        learned.fact(ladder)
    }
    .boxed()
}

fn no_home() -> Learned {
    Learned::inconclusive(
        "HOME is not set to a folder, so there is no place where Claude Code would keep a sign-in",
        "set HOME to your home folder, then run claude-fix again",
    )
}

fn present(ladder: &Ladder) -> impl Iterator<Item = &Rung> {
    ladder.rungs.iter().filter(|rung| rung.state != RungState::Absent)
}

fn words(rung: &Rung) -> String {
    format!("{} ({})", rung.kind.words(), rung.source)
}

fn evidence(rung: &Rung) -> String {
    let state = match rung.state {
        RungState::Used => "used",
        RungState::Shadowed if rung.sent_too => "not used, but sent too",
        RungState::Shadowed => "not used",
        RungState::Absent => "absent",
        RungState::Unusable => "cannot be used",
    };
    match &rung.fingerprint {
        Some(fingerprint) => format!("{} {} · {state}", rung.source, fingerprint.as_str()),
        None => format!("{} · {state}", rung.source),
    }
}
