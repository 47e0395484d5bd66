//! How is it said what went wrong before? One sentence each, for every face.

use super::history::{History, Kind, Streak};
use super::text::size;
use super::time::Moment;
use crate::words::Listed;

const MINUTE: i64 = 60_000;
/// The most projects and versions that are named.
const NAMES: usize = 4;

impl Kind {
    /// `401  Invalid API key`: the status, where there is one, and Claude Code's own words.
    #[must_use]
    pub fn heading(&self) -> String {
        match self.status.filter(|status| !self.text.contains(&status.to_string())) {
            Some(status) if !self.text.is_empty() => format!("{status} {}", self.text),
            Some(status) => status.to_string(),
            None if self.text.is_empty() => say!("history/without-words"),
            None => self.text.clone(),
        }
    }

    /// What it means.
    #[must_use]
    pub fn meaning(&self) -> String {
        if self.signature.is_some() { self.summary.clone() } else { say!("history/unknown") }
    }

    /// How often, and from when to when.
    #[must_use]
    pub fn times(&self, now: Moment) -> String {
        let (first, last) = (self.first.near(now), self.last.near(now));
        say!("history/times", count = self.count, first = first, last = last)
    }

    /// When it began, and after what; `None` where it comes and goes and nothing began.
    #[must_use]
    pub fn beginning(&self, now: Moment) -> Option<String> {
        let Streak { began, count, success_before, version } = &self.streak;
        let when = began.near(now);
        if let Some(version) = version {
            let minutes = began.0.saturating_sub(version.first.0) / MINUTE;
            let version = &version.version;
            return Some(match minutes {
                0 => say!("history/began-at-once-with-version", when = when, version = version),
                1..120 => {
                    say!("history/began-minutes-after-version", when = when, minutes = minutes, version = version)
                }
                _ => say!("history/began-hours-after-version", when = when, hours = minutes / 60, version = version),
            });
        }
        match success_before {
            Some(success) if *count > 1 => {
                Some(say!("history/began-after-answer", when = when, count = *count, answer = success.near(now)))
            }
            None if *count > 1 => Some(say!("history/never-answered", when = when)),
            _ => None,
        }
    }

    /// Whether it still stands.
    #[must_use]
    pub fn state(&self, last_success: Option<Moment>, now: Moment) -> String {
        match last_success.filter(|_| self.over) {
            Some(at) => say!("history/over", when = at.near(now)),
            None => say!("history/stands"),
        }
    }

    /// `shop (12), other (2)`
    #[must_use]
    pub fn project_names(&self) -> String {
        named(&self.projects)
    }

    /// `2.1.310 (12)`
    #[must_use]
    pub fn version_names(&self) -> String {
        named(&self.versions)
    }
}

fn named(all: &[(String, u32)]) -> String {
    let first = all.iter().take(NAMES).map(|(name, count)| format!("{name} ({count})"));
    first.chain((all.len() > NAMES).then(|| "…".to_owned())).collect::<Vec<_>>().listed()
}

impl History {
    /// The answer in one sentence.
    #[must_use]
    pub fn summary(&self) -> String {
        let since = self.since.near(self.until);
        if self.count() > 0 {
            let standing = self.kinds.iter().filter(|kind| !kind.over).count();
            return say!("history/summary", count = self.count(), since = since, standing = standing);
        }
        match self.last_success {
            Some(at) => say!("history/nothing-but-answers", since = since, when = at.near(self.until)),
            None if self.read.files == 0 => say!("history/nothing-there", since = since),
            None => say!("history/nothing", since = since),
        }
    }

    /// What stands in the way of a cause, for the first screen: the errors that stand, and when they began.
    #[must_use]
    pub fn evidence(&self) -> Option<String> {
        let kind = self.standing()?;
        let began = kind.beginning(self.until).unwrap_or_else(|| kind.times(self.until));
        Some(say!("history/evidence", error = kind.heading(), began = began))
    }

    /// What was read, and what was not.
    #[must_use]
    pub fn reading(&self) -> Vec<String> {
        let read = &self.read;
        let (done, all) = (size(read.bytes), size(read.of));
        let first = if read.whole {
            say!("history/read", files = read.files, bytes = done)
        } else {
            say!("history/read-in-part", bytes = done, of = all)
        };
        let mut lines = vec![first];
        if read.unread > 0 {
            lines.push(say!("history/unread", files = read.unread));
        }
        if read.undated > 0 {
            lines.push(say!("history/undated", count = read.undated));
        }
        if read.more > 0 {
            lines.push(say!("history/more", count = read.more));
        }
        lines
    }
}
