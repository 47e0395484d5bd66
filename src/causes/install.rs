//! Is Claude Code missing, or does it not start?

use super::DOCS_SETUP;
use super::form::{Cause, Finding};
use crate::model::diagnosis::Layer;
use crate::model::facts::Facts;
use crate::model::install::{Install, Installs, Method, Version};
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

pub(super) const OUTDATED: Cause = Cause {
    id: "install.outdated",
    title: "The Claude Code that runs is too old to sign in",
    why: "Builds before 2.1.41 do not know today's way of signing in. Below Node 22, npm installs an old one without a word.",
    step: Step::Install,
    layer: Layer::Start,
    consequence_of: &[],
    docs: DOCS_SETUP,
    judge: outdated,
};

pub(super) const SEVERAL: Cause = Cause {
    id: "install.several",
    title: "Claude Code is installed more than once",
    why: "The first one on PATH runs. Updates may go to another one, so that the version never changes.",
    step: Step::Install,
    layer: Layer::Start,
    consequence_of: &[],
    docs: DOCS_SETUP,
    judge: several,
};

/// The copy that runs, and the newest other one with its version.
fn newest_other(installs: &Installs) -> Option<(&Install, &Install)> {
    let active = installs.active()?;
    let version = |install: &Install| semver::Version::parse(install.version.number()?).ok();
    let others = installs.all.iter().filter(|install| !install.active);
    let newest =
        others.filter_map(|install| Some((version(install)?, install))).max_by(|one, other| one.0.cmp(&other.0))?;
    Some((active, newest.1))
}

fn outdated(facts: &Facts) -> Option<Finding> {
    let installs = facts.get::<Installs>()?;
    let machine = facts.get::<Machine>()?;
    let active = installs.active().filter(|active| active.version.at_least(2, 1, 41) == Some(false))?;
    let path = machine.tilde(&active.path);
    let number = active.version.number()?;
    let newer = newest_other(installs).filter(|(_, other)| other.version.at_least(2, 1, 41) == Some(true));
    let found = match newer {
        Some((_, other)) => Finding::broken(format!(
            "{path} ({number}) runs, and is too old to sign in; the newer {} at {} is hidden by it.",
            other.version.number()?,
            machine.tilde(&other.path)
        ))
        .advice(format!("Remove the old one, or put the folder of {} first on PATH.", machine.tilde(&other.path))),
        None => {
            Finding::warning(format!("{path} is Claude Code {number}, which is too old for today's way of signing in."))
                .advice("Install the current one: curl -fsSL https://claude.ai/install.sh | bash")
        }
    };
    Some(found.because("install.copies", format!("{path} is version {number}; 2.1.41 or newer is needed")))
}

fn several(facts: &Facts) -> Option<Finding> {
    let installs = facts.get::<Installs>()?;
    let machine = facts.get::<Machine>()?;
    let active = installs.active()?;
    let other = installs.all.iter().find(|install| !install.active)?;
    let found = Finding::note(format!(
        "Claude Code is installed {} times; {} is the one that runs.",
        installs.all.len(),
        machine.tilde(&active.path)
    ));
    Some(found.because("install.copies", format!("{} is there too", machine.tilde(&other.path))))
}

fn missing(facts: &Facts) -> Option<Finding> {
    let installs = facts.get::<Installs>()?;
    let machine = facts.get::<Machine>()?;
    if installs.active().is_some() {
        return None;
    }
    if let Some(other) = installs.all.first() {
        let path = machine.tilde(&other.path);
        if other.method == Method::NpmLocal {
            // this kind is started by an alias, which PATH does not show
            return Some(
                Finding::note(format!("Claude Code is at {path}, which an alias starts and PATH does not show."))
                    .possible()
                    .because("install.copies", format!("{path} exists; aliases are not looked at")),
            );
        }
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
