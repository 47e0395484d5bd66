//! What lies in Claude Code's configuration folder, and may it be moved out of the way as a whole?

use std::path::{Path, PathBuf};

use super::facts::Fact;
use super::install::Installs;
use super::machine::Machine;
use super::stamp::{Kind, Stamp};
use super::text::{plain, size};
use crate::words::Listed;

/// Why the folder is not moved, whatever a person wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is the root of the file system.
    Root,
    /// It is, or leads to, the home folder.
    Home,
    /// The home folder is somewhere below it.
    AboveHome,
    /// Another file system is mounted there.
    MountPoint,
    /// Another file system is mounted somewhere inside of it.
    MountInside(PathBuf),
    /// It belongs to a git work tree, whose top is named.
    GitWorkTree(PathBuf),
    /// It belongs to another user.
    NotOwned(u32),
    /// Its parent folder may not be written by this user.
    ParentClosed,
    /// Nothing in it is Claude Code's own.
    NotClaude,
    /// It is neither a folder nor a link to one.
    NotAFolder(Kind),
    /// The program that runs lies in it.
    HoldsProgram(PathBuf),
}

impl Refusal {
    /// Why, as half a sentence after "because".
    #[must_use]
    pub fn words(&self, machine: &Machine) -> String {
        let shown = |path: &Path| plain(&machine.tilde(path), 200);
        match self {
            Self::Root => say!("model/stays-root"),
            Self::Home => say!("model/stays-home"),
            Self::AboveHome => say!("model/stays-above-home"),
            Self::MountPoint => say!("model/stays-mount-point"),
            Self::MountInside(path) => say!("model/stays-mount-inside", path = shown(path)),
            Self::GitWorkTree(top) => say!("model/stays-git-work-tree", path = shown(top)),
            Self::NotOwned(0) => say!("model/stays-of-root"),
            Self::NotOwned(owner) => say!("model/stays-of-another", owner = owner.to_string()),
            Self::ParentClosed => say!("model/stays-parent-closed"),
            Self::NotClaude => say!("model/stays-not-claude"),
            Self::NotAFolder(kind) => say!("model/stays-no-folder", kind = kind.words()),
            Self::HoldsProgram(path) => say!("model/stays-holds-program", path = shown(path)),
        }
    }
}

/// What was counted in the folder. Links are counted, and never followed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holds {
    /// Everything that is no folder.
    pub files: u64,
    /// The bytes of all regular files.
    pub bytes: u64,
    /// Conversations: `projects/**/*.jsonl`.
    pub sessions: u64,
    /// Settings, agents, commands, skills, hooks.
    pub settings: u64,
    /// What Claude Code was told to remember.
    pub memory: u64,
    /// To-do lists and plans.
    pub todos: u64,
    /// Files of plugins.
    pub plugins: u64,
    /// Names at the top that are not known to be Claude Code's; at most a few, fit for the screen.
    pub foreign: Vec<String>,
    /// How many those are in all.
    pub foreign_count: u64,
    /// Whether the count stopped before the end: there is more than this.
    pub more: bool,
    /// Folders that could not be looked into.
    pub closed: u64,
}

impl Holds {
    /// `212 sessions, 48 settings files, 1.2 GB in all`.
    #[must_use]
    pub fn words(&self) -> String {
        let kinds = [
            some(self.sessions, |count, shown| say!("model/holds-sessions", count = count, shown = shown)),
            some(self.settings, |count, shown| say!("model/holds-settings", count = count, shown = shown)),
            some(self.memory, |count, shown| say!("model/holds-memory", count = count, shown = shown)),
            some(self.todos, |count, shown| say!("model/holds-todos", count = count, shown = shown)),
            some(self.plugins, |count, shown| say!("model/holds-plugins", count = count, shown = shown)),
        ];
        let kinds: Vec<String> = kinds.into_iter().flatten().collect();
        let all = say!("model/holds-in-all", files = counted_files(self.files), size = size(self.bytes));
        let all = if kinds.is_empty() { all } else { format!("{}; {all}", kinds.listed()) };
        if self.more { say!("model/holds-more-than", what = all) } else { all }
    }

    /// `212 sessions and 13,190 other files (1.2 GB)`.
    #[must_use]
    pub fn short(&self) -> String {
        let all = size(self.bytes);
        let sessions = say!("model/holds-sessions", count = self.sessions, shown = grouped(self.sessions));
        let others = self.files.saturating_sub(self.sessions);
        let what = match (self.sessions, others) {
            (0, 0) => say!("model/holds-no-file"),
            (0, files) => counted_files(files),
            (_, 0) => sessions,
            (_, others) => {
                say!("model/holds-sessions-and-others", sessions = sessions, count = others, shown = grouped(others))
            }
        };
        let short = say!("model/holds-short", what = what, size = all);
        if self.more { say!("model/holds-more-than", what = short) } else { short }
    }
}

/// What is said of a number and of how it is written, unless there is none.
fn some(count: u64, says: fn(u64, String) -> String) -> Option<String> {
    (count > 0).then(|| says(count, grouped(count)))
}

fn counted_files(count: u64) -> String {
    match count {
        0 => say!("model/holds-no-file"),
        _ => say!("model/holds-files", count = count, shown = grouped(count)),
    }
}

/// A number with a comma between thousands.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Claude Code's configuration folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigFolder {
    /// As Claude Code is told to find it.
    pub path: PathBuf,
    /// What is there; a link is not followed.
    pub stamp: Stamp,
    /// Whose it is; of a link, whose the link is.
    pub owner: Option<u32>,
    /// What the link says, if it is one.
    pub link: Option<PathBuf>,
    /// The folder itself, links resolved: `None` if there is none.
    pub real: Option<PathBuf>,
    /// The folder itself: its stamp and its owner.
    pub inside: Option<(Stamp, Option<u32>)>,
    /// What is in it.
    pub holds: Holds,
    /// Why it is not moved; empty if it may be.
    pub refusals: Vec<Refusal>,
    /// A program in `local/`, as an old way of installing put it there.
    pub program: Option<PathBuf>,
    /// How many sessions of Claude Code this user runs right now; `None` where it cannot be told cheaply.
    pub running: Option<usize>,
    /// The free bytes where it is, and whether nothing can be written there; `None` if not known.
    pub room: Option<(u64, bool)>,
    /// Items of the macOS Keychain that hold a sign-in, by service; empty elsewhere.
    pub keychain: Vec<String>,
}

impl Fact for ConfigFolder {}

impl ConfigFolder {
    /// Whether anything lies at the path.
    #[must_use]
    pub fn present(&self) -> bool {
        self.stamp.kind != Kind::Missing
    }

    /// Why it is not moved, the program that runs included; empty if it may be.
    #[must_use]
    pub fn stays(&self, installs: Option<&Installs>) -> Vec<Refusal> {
        let mut all = self.refusals.clone();
        let active = installs.and_then(Installs::active);
        let inside = |path: &std::path::Path| {
            path.starts_with(&self.path) || self.real.as_ref().is_some_and(|real| path.starts_with(real))
        };
        let runs = match active {
            Some(active) => (inside(&active.path) || inside(&active.real)).then(|| active.path.clone()),
            // an alias in a shell can start it, and then it is on no PATH
            None => self.program.clone(),
        };
        all.extend(runs.map(Refusal::HoldsProgram));
        all
    }

    /// Whether the path is a link that leads to nothing.
    #[must_use]
    pub const fn dangling(&self) -> bool {
        matches!(self.stamp.kind, Kind::Link) && self.real.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_read_well() {
        let holds = Holds { files: 1_234_567, bytes: 1_200_000_000, sessions: 212, settings: 1, ..Holds::default() };
        assert_eq!(holds.words(), "212 sessions, 1 settings file; 1,234,567 files, 1.2 GB in all");
        assert_eq!(holds.short(), "212 sessions and 1,234,355 other files (1.2 GB)");
        assert_eq!(Holds { files: 1, sessions: 1, ..Holds::default() }.short(), "1 session (0 bytes)");
        assert_eq!(Holds { files: 1, ..Holds::default() }.short(), "1 file (0 bytes)");
        assert_eq!(Holds::default().words(), "no file, 0 bytes in all");
        let more = Holds { files: 100_000, more: true, ..Holds::default() };
        assert_eq!(more.words(), "more than 100,000 files, 0 bytes in all");
    }
}
