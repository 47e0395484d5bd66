//! What does the policy of the person's company add to a screen? Whom to ask, and what is not offered.

use crate::app::State;
use crate::model::assessment::{Assessment, Verdict};
use crate::model::company::{CompanyPolicy, Withheld, ask};
use crate::model::diagnosis::Diagnosis;
use crate::model::step::Step;
use crate::ui::page::Page;
use crate::ui::theme::Role;

/// Writes it, if a policy names somebody.
pub(super) fn help_desk(assessment: &Assessment, column: usize, page: &mut Page) {
    let wrong = assessment.verdict != Verdict::Healthy || assessment.top().is_some();
    let contact = ask(&assessment.facts).filter(|contact| {
        // as far as the advice is on this screen
        let said = |top: &Diagnosis| top.advice.iter().take(2).any(|advice| advice.contains(contact.as_str()));
        wrong && !assessment.top().is_some_and(said)
    });
    if let Some(contact) = contact {
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

/// Who does not allow what this plan would do, where it would be possible.
pub(super) fn refuses(assessment: &Assessment, plan: &str) -> Option<String> {
    let withheld = assessment.facts.get::<Withheld>()?;
    withheld.0.iter().find(|it| it.id == plan)?;
    assessment.facts.get::<CompanyPolicy>().map(CompanyPolicy::who)
}
