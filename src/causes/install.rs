//! Is Claude Code missing, old, there more than once, or does it not start?

use super::DOCS_SETUP;
use super::form::{Cause, Finding};
use super::known_bugs;
use super::scripts;
use crate::claude_code::installs::{INSTALLER, INSTALLER_WINDOWS, OLDEST};
use crate::model::diagnosis::Layer;
use crate::model::facts::Facts;
use crate::model::install::{Install, Installs, Leads, Means, Method, Version};
use crate::model::machine::{Machine, Os};
use crate::model::order::InOrder;
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
    let command = machine.types_install(match machine.os {
        Os::Windows => INSTALLER_WINDOWS,
        _ => INSTALLER,
    });
    found
        .repair("install.run_installer")
        .repair("install.fetch_installer")
        .advice(say!("diagnoses/install-install-anthropics-own-installer", command = command))
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
        let sentence = say!("diagnoses/install-claude-code-which-too-old", path = path, number = number);
        by_installer(Finding::warning(sentence).repair("install.update"), machine)
    };
    let found =
        found.because("install.copies", say!("diagnoses/install-version-2-1-41-or", path = path, number = number));
    let found = known_bugs::named(facts, found);
    Some(match (&installs.node, active.method.of_npm()) {
        (Some(node), true) if major(node).is_some_and(|major| major < 22) => {
            found.because("install.copies", say!("diagnoses/install-node-below-22-npm-picks", node = node))
        }
        _ => found,
    })
}

/// An old copy that runs although a newer one is there.
fn before_a_newer_one(installs: &Installs, machine: &Machine, active: &Install, other: &Install) -> Option<Finding> {
    let (path, beside) = (machine.tilde(&active.path), machine.tilde(&other.path));
    let (number, newer) = (active.version.number()?, other.version.number()?);
    let found = Finding::broken(if let Some(alias) = installs.by_alias() {
        let (line, file) = (alias.line, machine.tilde(&alias.file));
        say!(
            "diagnoses/install-old-by-alias",
            path = path,
            number = number,
            newer = newer,
            beside = beside,
            line = line,
            file = file
        )
    } else if other.on_path {
        let folder = machine.tilde(active.folder());
        say!(
            "diagnoses/install-old-first-on-path",
            path = path,
            number = number,
            newer = newer,
            beside = beside,
            folder = folder
        )
    } else {
        let folder = machine.tilde(other.folder());
        say!(
            "diagnoses/install-newer-not-on-path",
            path = path,
            number = number,
            newer = newer,
            beside = beside,
            folder = folder
        )
    });
    let found = if other.on_path {
        found.repair(remove(active, machine)).repair("install.update")
    } else {
        found.repair("install.update").repair(remove(active, machine)).repair("install.add_to_path")
    };
    Some(found.advice(say!("diagnoses/install-remove-old-one-or-put", beside = beside)))
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
    let found = Finding::note(say!(
        "diagnoses/install-several-copies",
        times = installs.all.len(),
        path = machine.tilde(&active.path)
    ));
    let found = others().fold(found, |found, other| {
        let path = machine.tilde(&other.path);
        found.because(
            "install.copies",
            match other.version.number() {
                Some(version) => {
                    say!("diagnoses/install-there-too", path = path, version = version, way = other.method.words())
                }
                None => say!("diagnoses/install-there-too-unknown-version", path = path, way = other.method.words()),
            },
        )
    });
    // what can be taken back stands first
    // and a newer one than the one that runs is not the one to go
    let mut ordered: Vec<&Install> = others().filter(|other| !newer(other, active)).collect();
    ordered.order_by_key(|other| !matches!(other.removal, Means::Aside(..)));
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
                Finding::note(say!("diagnoses/install-claude-code-at-whether-shells", path = path))
                    .possible()
                    .because("install.copies", say!("diagnoses/install-exists-start-up-file-makes", path = path)),
            );
        }
        let because = say!("diagnoses/install-exists-its-folder-not-among", path = path, searched = installs.searched);
        if installs.newer.iter().any(|folder| folder == other.folder()) {
            let found = Finding::broken(say!("diagnoses/install-terminal-older-than-path", path = path));
            let found = found.because("install.copies", because);
            return Some(found.advice(say!("diagnoses/install-open-new-terminal")));
        }
        let command = machine.types_add_to_path(other.folder()).0;
        let found = Finding::broken(say!("diagnoses/install-claude-code-installed-at-but", path = path))
            .because("install.copies", because)
            .repair("install.add_to_path")
            .advice(say!("diagnoses/install-put-its-folder-on-path", command = command));
        // an alias that this program did not find could start the old local kind
        return Some(if other.method == Method::NpmLocal { found.likely() } else { found });
    }
    let found = Finding::broken(say!("diagnoses/install-claude-code-not-installed-user"))
        .because("install.copies", say!("diagnoses/install-no-claude-folders-path-nor", searched = installs.searched));
    let found = installs.strays.iter().fold(found, |found, stray| {
        found.because(
            "install.copies",
            say!("diagnoses/fact-about", what = machine.tilde(&stray.path), because = stray.is),
        )
    });
    Some(by_installer(found, machine))
}

/// What a shell would try to run and fail, because nothing else is found.
fn refused(installs: &Installs) -> Option<&crate::model::install::Stray> {
    installs.strays.iter().find(|stray| stray.refused && !installs.all.iter().any(|install| install.on_path))
}

fn broken(facts: &Facts) -> Option<Finding> {
    if let Some(found) = scripts::finding(facts) {
        return Some(found);
    }
    let installs = facts.get::<Installs>()?;
    let machine = facts.get::<Machine>()?;
    let Some(active) = installs.active() else {
        return nothing_starts(installs, machine);
    };
    let path = machine.tilde(&active.path);
    let (sentence, because, sure) = match &active.version {
        Version::Broken { because } => {
            (say!("diagnoses/install-claude-runs-does-not-start", path = path, because = because), because, true)
        }
        Version::Silent { because } => {
            (say!("diagnoses/install-claude-runs-gives-no-answer", path = path, because = because), because, false)
        }
        _ => return None,
    };
    let found = Finding::broken(sentence)
        .because("install.copies", say!("diagnoses/fact-about", what = path, because = because));
    let found = if sure { found } else { found.likely() };
    Some(instead(found, installs, active, machine))
}

/// The ways on from a copy that does not run: another one takes its place, or the same comes anew.
fn instead(mut found: Finding, installs: &Installs, active: &Install, machine: &Machine) -> Finding {
    if let Some(next) = installs.after(active).filter(|next| !next.version.cannot_run()) {
        let path = machine.tilde(&next.path);
        found = found.repair(remove(active, machine)).advice(match next.version.number() {
            Some(number) => say!("diagnoses/install-without-it-version-runs", path = path, number = number),
            None => say!("diagnoses/install-without-it-another-runs", path = path),
        });
    }
    if active.method.of_npm() || active.method == Method::Homebrew {
        found = found.repair("install.update");
    }
    by_installer(found, machine).advice(say!("diagnoses/install-install-anew-same-way-came"))
}

/// An alias that leads to nothing, or a file that may not be executed, and no copy on PATH.
fn nothing_starts(installs: &Installs, machine: &Machine) -> Option<Finding> {
    if let Some(alias) = installs.by_alias()
        && let Leads::To(path) = &alias.leads
    {
        let (file, path) = (machine.tilde(&alias.file), machine.tilde(path));
        let found = Finding::broken(say!(
            "diagnoses/install-line-makes-claude-stand-which",
            line = alias.line,
            file = file,
            path = path
        ))
        .likely()
        .because(
            "install.copies",
            say!("diagnoses/install-line-claude-stands", file = file, line = alias.line, path = path),
        )
        .advice(say!("diagnoses/install-delete-line-run-unalias-claude", line = alias.line, file = file));
        return Some(if installs.all.iter().any(|install| install.on_path) {
            found
        } else {
            by_installer(found, machine)
        });
    }
    let stray = refused(installs)?;
    let path = machine.tilde(&stray.path);
    let found = Finding::broken(say!("diagnoses/install-claude-would-run-does-not", path = path, is = stray.is))
        .because("install.copies", say!("diagnoses/fact-about", what = path, because = stray.is));
    Some(by_installer(found, machine))
}

fn placeholder(facts: &Facts) -> Option<Finding> {
    let installs = facts.get::<Installs>()?;
    let machine = facts.get::<Machine>()?;
    let active = installs.active().filter(|active| active.version == Version::Placeholder)?;
    let path = machine.tilde(&active.path);
    let found = Finding::broken(say!("diagnoses/install-only-stub-npm-puts-place", path = path))
        .because("install.copies", say!("diagnoses/install-says-claude-native-binary-not", path = path))
        .repair("install.update")
        .advice(say!("diagnoses/install-install-again-without-ignore-scripts"));
    Some(by_installer(found, machine))
}
