//! What did the person say in this session? Their answers and the errors that they pasted, as facts.

use futures::future::{BoxFuture, FutureExt};

use super::form::{Ask, Check};
use crate::model::outcome::Learned;
use crate::model::step::Step;
use crate::model::text::plain;
use crate::model::told::UNKNOWN;
use crate::ports::World;

pub(super) const CHECK: Check = Check { id: "status.you_said", group: Step::Status, asks: &[Ask::Files], run };

fn run(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let told = world.told.clone();
        let known = told.answers.iter().filter(|it| it.choice != UNKNOWN);
        let answers = known.map(|it| ("you said", plain(&it.words, 300)));
        let pasted = told.pasted.iter().map(|it| ("you pasted", plain(&it.words, 300)));
        let all: Vec<(&str, String)> = answers.chain(pasted).collect();
        let learned = match all.as_slice() {
            [] if told == crate::model::told::Told::default() => {
                Learned::skipped("Nothing was asked or pasted in this session")
            }
            [] => Learned::healthy("Nothing of it tells more about this machine"),
            [(_, one)] => Learned::healthy(format!("One thing: {one}")),
            more => Learned::healthy(format!("{} things that count", more.len())),
        };
        all.into_iter().fold(learned, |learned, (label, words)| learned.evidence(label, words)).fact(told)
    }
    .boxed()
}
