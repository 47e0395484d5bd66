//! What would be taken back, finished or deleted? Made by looking at the machine, shown, and done only after a yes.

use std::path::PathBuf;

use super::consent::{Asked, WORD};
use super::journal::{Entry, EntryState, Progress};
use super::machine::Machine;
use super::plan::Step;
use super::stamp::Stamp;
use super::text::{plain, size};
use super::time::Moment;

/// A day in milliseconds.
const DAY: i64 = 86_400_000;

/// Something that has come into being where something else is to come back to. It is moved aside first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// Where it is.
    pub path: PathBuf,
    /// Where it goes; nothing is there.
    pub to: PathBuf,
    /// What it was when it was looked at.
    pub found: Stamp,
    /// Whether it is a stored sign-in, or a folder that holds one.
    pub login: bool,
}

/// The name of the file in which Claude Code stores a sign-in.
pub const LOGIN_FILE: &str = ".credentials.json";

/// Of an entry that was taken back: what had come into being since, where it lies now, and what brings it back.
#[must_use]
pub fn lies_aside(entry: &Entry, machine: &Machine) -> Vec<String> {
    let moved = entry.records.iter().filter_map(|record| Some((&record.real, record.aside.as_ref()?)));
    let said = moved.flat_map(|(path, to)| {
        let what = if path.ends_with(LOGIN_FILE) { "login" } else { "other" };
        let (path_words, to_words) = (plain(&machine.tilde(path), 300), plain(&machine.tilde(to), 300));
        let mut old = to.clone().into_os_string();
        old.push("-old");
        // what came back goes first: neither is overwritten, and no folder moves into another
        [
            say!("model/lies-aside", what = what, path = path_words, to = to_words),
            machine.types_move(path, old.as_ref()),
            machine.types_move(to, path),
        ]
    });
    said.collect()
}

/// The copies of old bytes that claude-fix keeps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Copies {
    /// Their names.
    pub names: Vec<String>,
    /// All together, in bytes.
    pub bytes: u64,
    /// When the oldest was made.
    pub oldest: Option<Moment>,
    /// When this was looked at, to tell how old that is.
    pub seen: Option<Moment>,
}

impl Copies {
    /// How many, how large and how old, as `3 copies, 12 kB, the oldest of 2026-11-21`.
    #[must_use]
    pub fn words(&self) -> String {
        let date = self.oldest.map(Moment::date).unwrap_or_default();
        let days = self.oldest.zip(self.seen).map_or(0, |(then, now)| now.0.saturating_sub(then.0) / DAY);
        let (count, size) = (self.names.len(), size(self.bytes));
        match (count, days) {
            (0, _) => say!("model/no-copies"),
            (_, i64::MIN..=0) => say!("model/copies-from-today", count = count, size = size),
            (1, days) => say!("model/copy-of-days", size = size, days = days, date = date),
            (_, days) => say!("model/copies-of-days", count = count, size = size, days = days, date = date),
        }
    }
}

/// An entry of the journal, to be taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Back {
    /// The entry as it was when this was shown.
    pub entry: Entry,
    /// What is moved aside first.
    pub aside: Vec<Aside>,
    /// Everything that is kept, of this entry and of others.
    pub copies: Copies,
}

impl Back {
    /// What a person must know who is signed in by what moves aside; `works` is whether that sign-in works now.
    #[must_use]
    pub fn signs_out(&self, works: bool) -> Option<String> {
        let works = if works { "yes" } else { "other" };
        self.aside.iter().any(|aside| aside.login).then(|| warn!("model/undo-signs-out", works = works))
    }

    /// What comes back, last first: the steps that were begun, with their place in the plan.
    pub fn steps(&self) -> impl Iterator<Item = (usize, &Step)> {
        let begun = |index: usize| self.entry.records.get(index).is_none_or(|it| it.progress != Progress::Planned);
        self.entry.plan.steps.iter().enumerate().rev().filter(move |(index, _)| begun(*index))
    }
}

impl Asked for Back {
    fn word(&self) -> Option<&'static str> {
        None
    }
}

/// An entry in whose middle claude-fix was stopped, to be carried to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rest {
    /// The entry as it was when this was shown.
    pub entry: Entry,
    /// The steps that are still to be done, by their place in the plan.
    pub steps: Vec<usize>,
}

impl Asked for Rest {
    fn word(&self) -> Option<&'static str> {
        self.entry.plan.word()
    }
}

/// The copies, to be deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Purge {
    /// What goes.
    pub copies: Copies,
    /// The entries that cannot be taken back any more afterwards: number and title.
    pub loses: Vec<(u32, String)>,
}

impl Asked for Purge {
    fn word(&self) -> Option<&'static str> {
        Some(WORD)
    }
}

/// An entry in whose middle claude-fix was stopped: killed, or the power went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stopped {
    /// The entry.
    pub entry: Entry,
    /// What is left to do; the reason where it cannot be carried to its end.
    pub rest: Result<Rest, String>,
}

impl Stopped {
    /// What happened, in a sentence or two.
    #[must_use]
    pub fn sentence(&self) -> String {
        let entry = &self.entry;
        let (date, clock, title) = (entry.at.date(), entry.at.clock(), &entry.plan.title);
        if entry.state == EntryState::GoingBack {
            return say!("model/stopped-while-taking-back", date = date, clock = clock, title = title);
        }
        let all = entry.plan.steps.len();
        let left = self.rest.as_ref().map_or_else(
            |_| entry.records.iter().filter(|record| record.progress == Progress::Planned).count(),
            |rest| rest.steps.len(),
        );
        match all - left.min(all) {
            0 => say!("model/stopped-before-any", date = date, clock = clock, title = title),
            done if done == all => say!("model/stopped-after-all", date = date, clock = clock, title = title),
            done => {
                say!("model/stopped-between", date = date, clock = clock, title = title, done = done, all = all)
            }
        }
    }
}
