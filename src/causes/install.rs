//! Is Claude Code missing, old, there more than once, or does it not start?

use super::DOCS_SETUP;
use super::form::{Cause, Finding};
use super::known_bugs;
use crate::claude_code::installs::OLDEST;
use crate::model::diagnosis::Layer;
use crate::model::facts::Facts;
use crate::model::install::{Install, Installs, Leads, Means, Method, Version};
use crate::model::machine::{Machine, Os};
use crate::model::step::Step;

pub(super) const MISSING: Cause = Cause {
    id: "install.missing",
    step: Step::Install,
    layer: Layer::Start,
    consequence_of: &[],
    docs: DOCS_SETUP,
    judge: missing,
};

pub(super) const BROKEN: Cause = Cause {
    id: "install.broken",
    step: Step::Install,
    layer: Layer::Start,
    consequence_of: &[],
    docs: DOCS_SETUP,
    judge: broken,
};

pub(super) const PLACEHOLDER: Cause = Cause {
    id: "install.npm_placeholder",
    step: Step::Install,
    layer: Layer::Start,
    consequence_of: &[],
    docs: DOCS_SETUP,
    judge: placeholder,
};

pub(super) const OUTDATED: Cause = Cause {
    id: "install.outdated",
    step: Step::Install,
    layer: Layer::Start,
    consequence_of: &[],
    docs: DOCS_SETUP,
    judge: outdated,
};

pub(super) const SEVERAL: Cause = Cause {
    id: "install.several",
    step: Step::Install,
    layer: Layer::Start,
    consequence_of: &[],
    docs: DOCS_SETUP,
    judge: several,
};

/// Puts Anthropic's installer on offer: run it if it was fetched and shown, else fetch it.
fn by_installer(found: Finding, machine: &Machine) -> Finding {
    let command = match machine.os {
        Os::Windows => "irm https://claude.ai/install.ps1 | iex",
        _ => "curl -fsSL https://claude.ai/install.sh | bash",
    };
    found
        .repair("install.run_installer")
        .repair("install.fetch_installer")
        .advice(format!("Install it with Anthropic's own installer: {command}"))
}

/// The id of the plan that takes this copy away.
fn remove(install: &Install, machine: &Machine) -> String {
    format!("install.remove:{}", machine.tilde(&install.path))
}

fn old(install: &Install) -> bool {
    install.version.at_least(OLDEST.0, OLDEST.1, OLDEST.2) == Some(false)
}

fn outdated(facts: &Facts) -> Option<Finding> {
    let installs = facts.get::<Installs>()?;
    let machine = facts.get::<Machine>()?;
    let Some(active) = installs.active().filter(|active| old(active)) else {
        return known_bugs::finding(facts);
    };
    let path = machine.tilde(&active.path);
    let number = active.version.number()?;
    let newer = installs.newest_beside(active).filter(|other| !old(other));
    let found = if let Some(other) = newer {
        before_a_newer_one(installs, machine, active, other)?
    } else {
        let sentence = format!("{path} is Claude Code {number}, which is too old for today's way of signing in.");
        by_installer(Finding::warning(sentence).repair("install.update"), machine)
    };
    let found = found.because("install.copies", format!("{path} is version {number}; 2.1.41 or newer is needed"));
    let found = known_bugs::named(facts, found);
    Some(match (&installs.node, active.method.of_npm()) {
        (Some(node), true) if major(node).is_some_and(|major| major < 22) => {
            found.because("install.copies", format!("node is {node}: below 22, npm picks an old Claude Code by itself"))
        }
        _ => found,
    })
}

/// An old copy that runs although a newer one is there.
fn before_a_newer_one(installs: &Installs, machine: &Machine, active: &Install, other: &Install) -> Option<Finding> {
    let (path, beside) = (machine.tilde(&active.path), machine.tilde(&other.path));
    let because = match installs.by_alias() {
        Some(alias) => {
            format!("line {} of {} makes claude stand for the old one", alias.line, machine.tilde(&alias.file))
        }
        None if other.on_path => format!("{} comes first on PATH", machine.tilde(active.folder())),
        None => format!("{} is not on PATH", machine.tilde(other.folder())),
    };
    let (number, newer) = (active.version.number()?, other.version.number()?);
    let found = Finding::broken(format!(
        "{path} ({number}) runs, and is too old to sign in; the newer {newer} at {beside} is not used because {because}."
    ));
    let found = if other.on_path {
        found.repair(remove(active, machine)).repair("install.update")
    } else {
        found.repair("install.update").repair(remove(active, machine)).repair("install.add_to_path")
    };
    Some(found.advice(format!("Remove the old one, or put the folder of {beside} first on PATH.")))
}

fn major(version: &str) -> Option<u64> {
    semver::Version::parse(version).ok().map(|version| version.major)
}

/// Whether one copy is surely newer than the other.
fn newer(one: &Install, other: &Install) -> bool {
    let number = |install: &Install| semver::Version::parse(install.version.number()?).ok();
    number(one).zip(number(other)).is_some_and(|(one, other)| one > other)
}

fn several(facts: &Facts) -> Option<Finding> {
    let installs = facts.get::<Installs>()?;
    let machine = facts.get::<Machine>()?;
    let active = installs.active()?;
    let others = || installs.all.iter().filter(|install| !install.active);
    others().next()?;
    let found = Finding::note(format!(
        "Claude Code is installed {} times; {} is the one that runs.",
        installs.all.len(),
        machine.tilde(&active.path)
    ));
    let found = others().fold(found, |found, other| {
        let version = other.version.number().unwrap_or("version not known");
        let path = machine.tilde(&other.path);
        found.because("install.copies", format!("{path} is there too ({version}, {})", other.method.words()))
    });
    // what can be taken back stands first
    // and a newer one than the one that runs is not the one to go
    let mut ordered: Vec<&Install> = others().filter(|other| !newer(other, active)).collect();
    ordered.sort_by_key(|other| !matches!(other.removal, Means::Aside(..)));
    Some(ordered.into_iter().fold(found, |found, other| found.repair(remove(other, machine))))
}

fn missing(facts: &Facts) -> Option<Finding> {
    let installs = facts.get::<Installs>()?;
    let machine = facts.get::<Machine>()?;
    if installs.active().is_some() || installs.by_alias().is_some() || refused(installs).is_some() {
        return None;
    }
    if let Some(other) = installs.all.first() {
        let path = machine.tilde(&other.path);
        let unseen = installs.alias.as_ref().is_some_and(|alias| alias.leads == Leads::Unknown);
        if unseen {
            return Some(
                Finding::note(format!(
                    "Claude Code is at {path}; whether your shell's own function starts it is not known."
                ))
                .possible()
                .because("install.copies", format!("{path} exists, and a start-up file makes claude a function")),
            );
        }
        let folder = machine.tilde(other.folder()).replacen('~', "$HOME", 1);
        let found = Finding::broken(format!(
            "Claude Code is installed at {path}, but that folder is not on PATH in this shell."
        ))
        .because("install.copies", format!("{path} exists; its folder is not among the {} of PATH", installs.searched))
        .repair("install.add_to_path")
        .advice(format!("Add it to the start-up file of your shell: export PATH=\"{folder}:$PATH\""));
        // an alias that this program did not find could start the old local kind
        return Some(if other.method == Method::NpmLocal { found.likely() } else { found });
    }
    let found = Finding::broken("Claude Code is not installed for this user, or not on this shell's PATH.").because(
        "install.copies",
        format!("no claude in the {} folders of PATH nor where it is usually put", installs.searched),
    );
    let found = installs.strays.iter().fold(found, |found, stray| {
        found.because("install.copies", format!("{}: {}", machine.tilde(&stray.path), stray.is))
    });
    Some(by_installer(found, machine))
}

/// What a shell would try to run and fail, because nothing else is found.
fn refused(installs: &Installs) -> Option<&crate::model::install::Stray> {
    installs.strays.iter().find(|stray| stray.refused && !installs.all.iter().any(|install| install.on_path))
}

fn broken(facts: &Facts) -> Option<Finding> {
    let installs = facts.get::<Installs>()?;
    let machine = facts.get::<Machine>()?;
    let Some(active) = installs.active() else {
        return nothing_starts(installs, machine);
    };
    let path = machine.tilde(&active.path);
    let (sentence, because, sure) = match &active.version {
        Version::Broken { because } => {
            (format!("{path} is the claude that runs, and it does not start: {because}."), because, true)
        }
        Version::Silent { because } => {
            (format!("{path} is the claude that runs, and it gives no answer: {because}."), because, false)
        }
        _ => return None,
    };
    let found = Finding::broken(sentence).because("install.copies", format!("{path}: {because}"));
    let found = if sure { found } else { found.likely() };
    Some(instead(found, installs, active, machine))
}

/// The ways on from a copy that does not run: another one takes its place, or the same comes anew.
fn instead(mut found: Finding, installs: &Installs, active: &Install, machine: &Machine) -> Finding {
    if let Some(next) = installs.after(active).filter(|next| !next.version.cannot_run()) {
        found = found.repair(remove(active, machine)).advice(format!(
            "Without it, {} runs: that one is {}.",
            machine.tilde(&next.path),
            next.version
                .number()
                .map_or_else(|| "of a version that is not known".to_owned(), |number| format!("version {number}"))
        ));
    }
    if active.method.of_npm() || active.method == Method::Homebrew {
        found = found.repair("install.update");
    }
    by_installer(found, machine).advice("Install it anew by the same way it came here.")
}

/// An alias that leads to nothing, or a file that may not be executed, and no copy on PATH.
fn nothing_starts(installs: &Installs, machine: &Machine) -> Option<Finding> {
    if let Some(alias) = installs.by_alias()
        && let Leads::To(path) = &alias.leads
    {
        let (file, path) = (machine.tilde(&alias.file), machine.tilde(path));
        let found = Finding::broken(format!(
            "Line {} of {file} makes claude stand for {path}, which is not there or cannot run.",
            alias.line
        ))
        .likely()
        .because("install.copies", format!("{file} line {}: claude stands for {path}", alias.line))
        .advice(format!("Delete line {} of {file}, and run unalias claude in terminals that are open.", alias.line));
        return Some(if installs.all.iter().any(|install| install.on_path) {
            found
        } else {
            by_installer(found, machine)
        });
    }
    let stray = refused(installs)?;
    let path = machine.tilde(&stray.path);
    let found = Finding::broken(format!("{path} is the claude that would run, and it does not start: {}.", stray.is))
        .because("install.copies", format!("{path}: {}", stray.is));
    Some(by_installer(found, machine))
}

fn placeholder(facts: &Facts) -> Option<Finding> {
    let installs = facts.get::<Installs>()?;
    let machine = facts.get::<Machine>()?;
    let active = installs.active().filter(|active| active.version == Version::Placeholder)?;
    let path = machine.tilde(&active.path);
    let found = Finding::broken(format!(
        "{path} is only the stub that npm puts in place first; the program itself was never fetched."
    ))
    .because("install.copies", format!("{path} says: claude native binary not installed"))
    .repair("install.update")
    .advice("Install it again without --ignore-scripts and --omit=optional.");
    Some(by_installer(found, machine))
}
