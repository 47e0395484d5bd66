//! What does a company's policy add to the text? Whom to ask, and what is not offered here.

use crate::model::assessment::{Assessment, Verdict};
use crate::model::company::{Withheld, ask};

/// The line with whom to ask, where something is wrong; else nothing.
#[must_use]
pub fn help_desk(assessment: &Assessment) -> String {
    let wrong = assessment.verdict != Verdict::Healthy || assessment.top().is_some();
    let contact = ask(&assessment.facts).filter(|_| wrong);
    contact.map_or_else(String::new, |contact| say!("policy/help-desk", contact = contact) + "\n")
}

/// A line for each repair that the policy keeps from being offered.
#[must_use]
pub fn withheld(assessment: &Assessment) -> String {
    let all = assessment.facts.get::<Withheld>().into_iter().flat_map(|it| &it.0);
    let lines: Vec<String> = all.map(|it| format!("\n{}  {}", it.id, it.because)).collect();
    if lines.is_empty() { String::new() } else { lines.concat() + "\n" }
}
