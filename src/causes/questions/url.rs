//! Is the address of the sign-in page whole?

use super::Question;
use crate::causes::signing_in::sign_in_needed;
use crate::model::explanation::Proves;
use crate::model::facts::Facts;
use crate::model::question::Kind;
use crate::model::step::Step;
use crate::model::told::Told;

pub(super) const QUESTION: Question =
    Question { id: "remote.url_truncated", step: Step::Editors, kind: || Kind::Address, when };

fn when(facts: &Facts) -> Option<String> {
    let met = Told::met(facts, |it| it == Proves::Address).is_some();
    (met || sign_in_needed(facts)).then(|| say!("diagnoses/ask-address"))
}
