//! What does the policy of the person's company add to a screen? Whom to ask, and what is not offered.

use crate::app::State;
use crate::model::assessment::{Assessment, Verdict};
use crate::model::company::{Withheld, ask};
use crate::model::step::Step;
use crate::ui::page::Page;
use crate::ui::theme::Role;

/// Writes it, if a policy names somebody.
pub(super) fn help_desk(assessment: &Assessment, column: usize, page: &mut Page) {
    let wrong = assessment.verdict != Verdict::Healthy || assessment.top().is_some();
    if let Some(contact) = ask(&assessment.facts).filter(|_| wrong) {
        page.labelled(&say!("policy/help-desk-label"), column, Role::Plain, &contact);
    }
}

/// Says what a step would offer by itself, and a policy does not allow.
pub(super) fn withheld(state: &State, step: Step, page: &mut Page) {
    let all = state.assessment.iter().filter_map(|it| it.facts.get::<Withheld>()).flat_map(|it| &it.0);
    for refused in all.filter(|it| it.standing == Some(step)) {
        page.gap();
        page.text(Role::Plain, &refused.because);
    }
}
