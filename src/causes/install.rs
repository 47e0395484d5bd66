//! Is Claude Code missing, or does it not start?

use super::DOCS_SETUP;
use super::form::{Cause, Finding};
use crate::model::diagnosis::Layer;
use crate::model::facts::Facts;
use crate::model::install::{Installs, Version};
use crate::model::machine::Machine;
use crate::model::step::Step;

pub(super) const MISSING: Cause = Cause {
    id: "install.missing",
    title: "Claude Code is not found",
    why: "It is not installed for this user, or its folder is not on this shell's PATH.",
    step: Step::Install,
    layer: Layer::Start,
    consequence_of: &[],
    docs: DOCS_SETUP,
    judge: missing,
};

pub(super) const BROKEN: Cause = Cause {
    id: "install.broken",
    title: "Claude Code does not start",
    why: "The file is there but cannot run: cut off while downloading, made for another processor, or a stub whose \
          second half is missing.",
    step: Step::Install,
    layer: Layer::Start,
    consequence_of: &[],
    docs: DOCS_SETUP,
    judge: broken,
};

fn missing(facts: &Facts) -> Option<Finding> {
    let installs = facts.get::<Installs>()?;
    let machine = facts.get::<Machine>()?;
    if installs.active().is_some() {
        return None;
    }
    if let Some(other) = installs.all.first() {
        let path = machine.tilde(&other.path);
        let folder = other.path.parent().map(|folder| machine.tilde(folder)).unwrap_or_default();
        let folder = folder.replacen('~', "$HOME", 1);
        return Some(
            Finding::broken(format!(
                "Claude Code is installed at {path}, but that folder is not on PATH in this shell."
            ))
            .because(
                "install.copies",
                format!("{path} exists; its folder is not among the {} of PATH", installs.searched),
            )
            .advice(format!("Add it to the start-up file of your shell: export PATH=\"{folder}:$PATH\"")),
        );
    }
    Some(
        Finding::broken("Claude Code is not installed for this user, or not on this shell's PATH.")
            .because(
                "install.copies",
                format!("no claude in the {} folders of PATH nor where it is usually put", installs.searched),
            )
            .advice("Install it with the official installer: curl -fsSL https://claude.ai/install.sh | bash"),
    )
}

fn broken(facts: &Facts) -> Option<Finding> {
    let active = facts.get::<Installs>()?.active()?;
    let Version::Broken { because } = &active.version else { return None };
    let path = facts.get::<Machine>()?.tilde(&active.path);
    Some(
        Finding::broken(format!("{path} is the claude that runs, and it does not start: {because}."))
            .because("install.copies", format!("{path}: {because}"))
            .advice("Install it anew by the same way it came here."),
    )
}
