//! Can Claude Code not read a settings file?

use super::DOCS_AUTH;
use super::form::{Cause, Finding};
use crate::model::diagnosis::Layer;
use crate::model::facts::Facts;
use crate::model::settings::SettingsState;
use crate::model::step::Step;

pub(super) const BROKEN: Cause = Cause {
    id: "settings.broken",
    title: "A settings file cannot be read",
    why: "One missing comma is enough. In scripts Claude Code leaves such a file out without a word, with every key, proxy \
          and address that it sets; in a terminal it asks.",
    step: Step::Environment,
    layer: Layer::Credential,
    consequence_of: &[],
    docs: DOCS_AUTH,
    judge: broken,
};

fn broken(facts: &Facts) -> Option<Finding> {
    let broken = &facts.get::<SettingsState>()?.broken;
    let (file, because) = broken.first()?;
    let summary = format!("Claude Code cannot read {file}: {because}. What it sets does not count.");
    let found = Finding::warning(summary).because("settings.files", format!("{file}: {because}"));
    Some(found.advice(format!("Correct {file} in an editor; nothing in it is lost.")))
}
