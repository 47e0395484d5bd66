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
        let answers = known.map(|it| (say!("checks/label-you-said"), plain(&it.words, 300)));
        let pasted = told.pasted.iter().map(|it| (say!("checks/label-you-pasted"), plain(&it.words, 300)));
        let all: Vec<(String, String)> = answers.chain(pasted).collect();
        let learned = match all.as_slice() {
            [] if told == crate::model::told::Told::default() => {
                Learned::skipped(say!("checks/nothing-asked-or-pasted-session"))
            }
            [] => Learned::healthy(say!("checks/nothing-tells-more-about-machine")),
            [(_, one)] => Learned::healthy(say!("checks/one-thing", one = one)),
            more => Learned::healthy(say!("checks/things-count", count = more.len())),
        };
        all.into_iter().fold(learned, |learned, (label, words)| learned.evidence(label, words)).fact(told)
    }
    .boxed()
}
