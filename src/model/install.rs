//! Which `claude` runs? Every copy that was found, and the one that wins.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::facts::Fact;
use super::machine::Machine;
use super::stamp::Stamp;
use super::time::Moment;

/// How a copy came here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// Anthropic's own installer.
    Native,
    /// `npm install -g`.
    NpmGlobal,
    /// The old `~/.claude/local`.
    NpmLocal,
    /// A dependency of a project.
    NpmProject,
    /// `pnpm add -g`.
    Pnpm,
    /// `yarn global add`.
    Yarn,
    /// `bun add -g`.
    Bun,
    /// `volta install`.
    Volta,
    /// A shim of asdf, mise or nodenv, which leads to a copy of theirs.
    Shim,
    /// Homebrew's cask.
    Homebrew,
    /// `WinGet`.
    Winget,
    /// The Claude Desktop app.
    Desktop,
    /// apt, dnf, apk, …
    PackageManager,
    /// It cannot be told.
    Unknown,
}

impl Method {
    /// For the screen.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Native => say!("model/by-anthropics-installer"),
            Self::NpmGlobal => say!("model/by-npm-global"),
            Self::NpmLocal => say!("model/by-npm-local"),
            Self::NpmProject => say!("model/by-npm-project"),
            Self::Pnpm => "pnpm".to_owned(),
            Self::Yarn => "yarn".to_owned(),
            Self::Bun => "bun".to_owned(),
            Self::Volta => "Volta".to_owned(),
            Self::Shim => say!("model/by-version-manager"),
            Self::Homebrew => "Homebrew".to_owned(),
            Self::Winget => "WinGet".to_owned(),
            Self::Desktop => say!("model/by-desktop-app"),
            Self::PackageManager => say!("model/by-package-manager"),
            Self::Unknown => say!("model/by-unknown"),
        }
    }

    /// Whether npm, or a program like it, brought the copy.
    #[must_use]
    pub const fn of_npm(self) -> bool {
        matches!(
            self,
            Self::NpmGlobal
                | Self::NpmLocal
                | Self::NpmProject
                | Self::Pnpm
                | Self::Yarn
                | Self::Bun
                | Self::Volta
                | Self::Shim
        )
    }
}

/// How the version was told, or why not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Version {
    /// It is known.
    Known(String),
    /// It does not start, or says something else.
    Broken {
        /// What happened, as half a sentence.
        because: String,
    },
    /// npm left a stub whose second half is missing.
    Placeholder,
    /// It was started and gave no answer in time.
    Silent {
        /// What happened, as half a sentence.
        because: String,
    },
    /// It was not asked.
    NotAsked {
        /// Why, as half a sentence.
        because: String,
    },
}

impl Version {
    /// The number, if it is known.
    #[must_use]
    pub fn number(&self) -> Option<&str> {
        match self {
            Self::Known(number) => Some(number),
            Self::Broken { .. } | Self::Placeholder | Self::Silent { .. } | Self::NotAsked { .. } => None,
        }
    }

    /// Whether it is this version or a newer one; `None` if the version is not known.
    #[must_use]
    pub fn at_least(&self, major: u64, minor: u64, patch: u64) -> Option<bool> {
        let found = semver::Version::parse(self.number()?).ok()?;
        Some(found >= semver::Version::new(major, minor, patch))
    }

    /// Whether it is known that it cannot run.
    #[must_use]
    pub const fn cannot_run(&self) -> bool {
        matches!(self, Self::Broken { .. } | Self::Placeholder)
    }
}

/// A program with its arguments, never a secret among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommandLine {
    /// The program, as a whole path.
    pub program: PathBuf,
    /// Its arguments.
    pub arguments: Vec<String>,
}

/// How a copy is taken away, or brought up to date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Means {
    /// It is not known.
    #[default]
    Unknown,
    /// Its own program does it.
    Run(CommandLine),
    /// It is renamed: what its documentation calls for is deleting, and this is the same without the loss.
    Aside(PathBuf, Stamp),
    /// Only the person can: this command, for this reason (half a sentence).
    Type {
        /// The command.
        command: String,
        /// Why claude-fix does not run it.
        because: String,
    },
}

/// One copy of Claude Code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Install {
    /// Where it was found.
    pub path: PathBuf,
    /// Where that leads, symbolic links resolved.
    pub real: PathBuf,
    /// How it came here.
    pub method: Method,
    /// What the method was told by, as half a sentence; empty where nothing tells it.
    pub told_by: String,
    /// Its version.
    pub version: Version,
    /// Whether its folder is on PATH.
    pub on_path: bool,
    /// Whether it is the one that runs.
    pub active: bool,
    /// How it is taken away.
    pub removal: Means,
    /// How a new version takes its place, by the same way as it came.
    pub renewal: Means,
}

impl Install {
    /// A copy about which nothing is known but its place.
    #[must_use]
    pub fn at(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        Self {
            real: path.clone(),
            path,
            method: Method::Unknown,
            told_by: String::new(),
            version: Version::NotAsked { because: say!("model/nobody-asked") },
            on_path: false,
            active: false,
            removal: Means::Unknown,
            renewal: Means::Unknown,
        }
    }

    /// Whether it is known that it cannot run, or is too old to sign in: before 2.1.41.
    #[must_use]
    pub fn unfit(&self) -> bool {
        self.version.cannot_run() || self.version.at_least(2, 1, 41) == Some(false)
    }

    /// The folder that it lies in.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(&self.path)
    }
}

/// Something called `claude` that is no program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stray {
    /// Where it is.
    pub path: PathBuf,
    /// What it is, with "it", as half a sentence.
    pub is: String,
    /// Whether a shell would try to run it and fail, if nothing else is found.
    pub refused: bool,
}

/// What a start-up file makes of the word `claude`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// The file.
    pub file: PathBuf,
    /// The 1-based line.
    pub line: u32,
    /// What it leads to.
    pub leads: Leads,
}

/// What an alias or a function leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leads {
    /// To this path, which may not exist.
    To(PathBuf),
    /// To whatever PATH finds: it only adds options.
    Path,
    /// It is a function or something that only the shell can tell.
    Unknown,
}

/// All copies, in the order of PATH, then those that are not on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Installs {
    /// In the order of PATH.
    pub all: Vec<Install>,
    /// How many folders of PATH were searched.
    pub searched: usize,
    /// What is called `claude` and is no program.
    pub strays: Vec<Stray>,
    /// What the person's own shell makes of the word; the last one counts.
    pub alias: Option<Alias>,
    /// The version of the `node` that PATH finds, as it could be read without running it.
    pub node: Option<String>,
    /// The folders of PATH that a new terminal has and this one has not; only Windows keeps a list of them.
    pub newer: Vec<PathBuf>,
    /// The folders of the computer's part of PATH, which stand before the user's own; only Windows has such a part.
    pub computers: Vec<PathBuf>,
    /// The user's own part of PATH in Windows' registry, to compare before it is changed; `None` if there is none.
    pub own_path: Option<Stamp>,
}

impl Fact for Installs {}

impl Installs {
    /// The copy that runs when a person types `claude`.
    #[must_use]
    pub fn active(&self) -> Option<&Install> {
        self.all.iter().find(|install| install.active)
    }

    /// Whether an alias decides which copy runs, whatever PATH says.
    #[must_use]
    pub fn by_alias(&self) -> Option<&Alias> {
        self.alias.as_ref().filter(|alias| matches!(alias.leads, Leads::To(_)))
    }

    /// The copy to keep when one is to be kept: the one that runs if it is any good, else the newest one that is.
    #[must_use]
    pub fn worth_keeping(&self) -> Option<&Install> {
        match self.active() {
            Some(active) if !active.unfit() => Some(active),
            Some(active) => self.newest_beside(active).filter(|other| !other.unfit()),
            None => {
                let fit = self.all.iter().filter(|install| !install.unfit());
                fit.max_by_key(|install| install.version.number().and_then(|it| semver::Version::parse(it).ok()))
            }
        }
    }

    /// Whether no other copy is known to be able to run.
    #[must_use]
    pub fn only_working(&self, install: &Install) -> bool {
        !install.version.cannot_run()
            && !self.all.iter().any(|other| other.path != install.path && !other.version.cannot_run())
    }

    /// The newest other copy whose version is known, and which can run as far as that is known.
    #[must_use]
    pub fn newest_beside(&self, than: &Install) -> Option<&Install> {
        let version = |install: &Install| semver::Version::parse(install.version.number()?).ok();
        let others = self.all.iter().filter(|install| install.path != than.path);
        others
            .filter_map(|install| Some((version(install)?, install)))
            .max_by(|one, other| one.0.cmp(&other.0))
            .map(|(_, install)| install)
    }

    /// Why a copy runs, or why not, as a sentence without its full stop.
    #[must_use]
    pub fn why(&self, install: &Install, machine: &Machine) -> String {
        let shown = |path: &Path| machine.tilde(path);
        let folder = shown(install.folder());
        match (install.active, self.by_alias(), self.active()) {
            (true, Some(alias), _) => {
                say!("model/runs-because-of-alias", line = alias.line, file = shown(&alias.file))
            }
            (true, None, _) => match self.all.iter().find(|other| other.on_path && !other.active) {
                Some(next) => {
                    say!("model/runs-because-comes-before-path", folder = folder, other = shown(next.folder()))
                }
                None => say!("model/runs-because-path", folder = folder),
            },
            (false, Some(alias), _) => {
                say!("model/not-used-because-of-alias", line = alias.line, file = shown(&alias.file))
            }
            (false, None, Some(active)) if install.on_path => {
                say!("model/not-used-because-comes-first", folder = shown(active.folder()))
            }
            (false, None, _) => say!("model/not-used-because-not-path", folder = folder),
        }
    }

    /// The copy that would run without this one.
    #[must_use]
    pub fn after(&self, gone: &Install) -> Option<&Install> {
        let left = || self.all.iter().filter(|install| install.path != gone.path);
        let active = left().find(|install| install.active);
        active.or_else(|| left().find(|install| install.on_path))
    }
}

/// Anthropic's own installer: where it comes from, where it is put, and what was fetched of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Installer {
    /// Its address.
    pub url: String,
    /// Where it is put before anybody runs it.
    pub file: PathBuf,
    /// The program that runs it; `None` if there is none that is safe to run.
    pub runner: Option<CommandLine>,
    /// What is there, if it was fetched within the last day.
    pub fetched: Option<Script>,
}

impl Fact for Installer {}

/// A script that was fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
    /// The file as it is now, with its digest.
    pub stamp: Stamp,
    /// When it was fetched.
    pub at: Moment,
    /// How many lines it has.
    pub lines: usize,
    /// Its first lines, fit for the screen.
    pub begins: Vec<String>,
}
