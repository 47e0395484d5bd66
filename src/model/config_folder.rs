//! What lies in Claude Code's configuration folder, and may it be moved out of the way as a whole?

use std::path::PathBuf;

use super::facts::Fact;
use super::install::Installs;
use super::machine::Machine;
use super::stamp::{Kind, Stamp};
use super::text::{plain, size};

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
        match self {
            Self::Root => "it is the root of the whole file system".to_owned(),
            Self::Home => "it is your home folder".to_owned(),
            Self::AboveHome => "your home folder is inside of it".to_owned(),
            Self::MountPoint => "it is a file system of its own that is mounted there".to_owned(),
            Self::MountInside(path) => {
                format!("another file system is mounted inside of it, at {}", plain(&machine.tilde(path), 200))
            }
            Self::GitWorkTree(top) => format!(
                "it belongs to the git work tree in {}, which would see everything in it as deleted",
                plain(&machine.tilde(top), 200)
            ),
            Self::NotOwned(0) => "it belongs to root, not to you".to_owned(),
            Self::NotOwned(owner) => format!("it belongs to another user (number {owner}), not to you"),
            Self::ParentClosed => "the folder that it is in belongs to another user".to_owned(),
            Self::NotClaude => "nothing in it is Claude Code's own".to_owned(),
            Self::NotAFolder(kind) => format!("it is {}, not a folder", kind.words()),
            Self::HoldsProgram(path) => {
                format!(
                    "the claude that runs is in it ({}); reinstall it first (step 8)",
                    plain(&machine.tilde(path), 200)
                )
            }
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
        let one = |count: u64, one: &str, many: &str| match count {
            0 => None,
            1 => Some(format!("1 {one}")),
            count => Some(format!("{} {many}", grouped(count))),
        };
        let kinds = [
            one(self.sessions, "session", "sessions"),
            one(self.settings, "settings file", "settings files"),
            one(self.memory, "memory file", "memory files"),
            one(self.todos, "to-do list", "to-do lists"),
            one(self.plugins, "plugin file", "plugin files"),
        ];
        let kinds: Vec<String> = kinds.into_iter().flatten().collect();
        let more = if self.more { "more than " } else { "" };
        let files = one(self.files, "file", "files").unwrap_or_else(|| "no file".to_owned());
        let all = format!("{files}, {} in all", size(self.bytes));
        match kinds.as_slice() {
            [] => format!("{more}{all}"),
            kinds => format!("{more}{}; {all}", kinds.join(", ")),
        }
    }

    /// `212 sessions and 13,190 other files (1.2 GB)`.
    #[must_use]
    pub fn short(&self) -> String {
        let more = if self.more { "more than " } else { "" };
        let plural = |count: u64, what: &str| format!("{} {what}{}", grouped(count), if count == 1 { "" } else { "s" });
        let (all, sessions) = (size(self.bytes), plural(self.sessions, "session"));
        match (self.sessions, self.files.saturating_sub(self.sessions)) {
            (0, files) => format!("{more}{} ({all})", plural(files, "file")),
            (_, 0) => format!("{more}{sessions} ({all})"),
            (_, files) => format!("{more}{sessions} and {} ({all})", plural(files, "other file")),
        }
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
