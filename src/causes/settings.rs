//! Can Claude Code not read a settings file?

use super::DOCS_AUTH;
use super::form::{Cause, Finding};
use crate::model::diagnosis::Layer;
use crate::model::facts::Facts;
use crate::model::settings::SettingsState;
use crate::model::source::Scope;
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
    let first = broken.first()?;
    let (file, because) = (&first.file, &first.because);
    let summary = format!("Claude Code cannot read {file}: {because}. What it sets does not count.");
    let mut found = Finding::warning(summary);
    for it in broken {
        found = found.because("settings.files", format!("{}: {}", it.file, it.because));
        let scope = it.scope.id();
        found = found.repair(format!("settings.fix_syntax:{scope}")).repair(format!("settings.move_aside:{scope}"));
    }
    if first.scope == Scope::Managed {
        return Some(found.repair("it.ask:syntax").advice(format!(
            "{file} belongs to your administrator. Send this to IT: Claude Code cannot read {file} on this machine: {because}."
        )));
    }
    Some(found.advice(format!("Or correct {file} in an editor: Claude Code reads plain JSON, without comments.")))
}
