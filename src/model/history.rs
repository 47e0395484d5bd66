//! What went wrong before, and when did it begin? The API errors that Claude Code wrote down itself, by kind and time.

use super::explanation::Class;
use super::step::Step;
use super::time::Moment;

/// The most errors that are kept; of more only the number is told.
pub const MOST_ERRORS: usize = 100_000;
/// A new version counts as a possible reason for errors that began so many milliseconds after its first use, or sooner.
const SOON: i64 = DAY;

const HOUR: i64 = 3600 * 1000;
const DAY: i64 = 24 * HOUR;
/// The most empty days or hours in a row that are shown.
const MOST_EMPTY: i64 = 31;

/// How many errors at one time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The day, or the hour, in the person's own time zone.
    pub label: String,
    /// How many.
    pub count: u32,
}

/// The errors of some time, as a time line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// From when on errors were looked for.
    pub since: Moment,
    /// When they were looked for.
    pub until: Moment,
    /// The errors by kind, the kind that was met last first.
    pub kinds: Vec<Kind>,
    /// How many errors in each hour that had any, the oldest hour first; it is told by its first moment in UTC.
    pub hours: Vec<(Moment, u32)>,
    /// The versions of Claude Code that were seen, the one first used last of all first.
    pub versions: Vec<VersionUse>,
    /// When Claude last answered, as far as was seen.
    pub last_success: Option<Moment>,
    /// What was read for it.
    pub read: Read,
}

/// What was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// Files that were read to their end.
    pub files: u32,
    /// Bytes so far.
    pub bytes: u64,
    /// Bytes that there are.
    pub of: u64,
    /// Files that could not be read.
    pub unread: u32,
    /// Errors without a time that can be read; they are in no other number.
    pub undated: u32,
    /// Errors beyond [`MOST_ERRORS`].
    pub more: u32,
    /// Whether everything was read, and nobody stopped it.
    pub whole: bool,
}

/// Errors that mean the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    /// The signature, as in `explain`; `None` for a text that is not known.
    pub signature: Option<String>,
    /// What kind of trouble it is.
    pub class: Class,
    /// Where to start.
    pub step: Option<Step>,
    /// The HTTP status, where it was written down.
    pub status: Option<u16>,
    /// What it means, in one or two sentences.
    pub summary: String,
    /// The newest of the texts, one safe line.
    pub text: String,
    /// How often.
    pub count: u32,
    /// The first time.
    pub first: Moment,
    /// The last time.
    pub last: Moment,
    /// Those since which nothing has succeeded before the last of them.
    pub streak: Streak,
    /// Whether Claude has answered since the last of them.
    pub over: bool,
    /// How many in which project, by the name of its folder, most first.
    pub projects: Vec<(String, u32)>,
    /// How many with which version of Claude Code, most first.
    pub versions: Vec<(String, u32)>,
}

/// Errors of one kind in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Streak {
    /// The first of them.
    pub began: Moment,
    /// How many.
    pub count: u32,
    /// When Claude last answered before them.
    pub success_before: Option<Moment>,
    /// The version that was first used shortly before they began, and that met them.
    pub version: Option<VersionUse>,
}

/// Since when a version was used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionUse {
    /// `2.1.310`
    pub version: String,
    /// The first time that was seen.
    pub first: Moment,
    /// Whether another one was used before: else it may have been in use for longer than was looked at.
    pub new: bool,
}

impl History {
    /// How many errors.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.kinds.iter().map(|kind| u64::from(kind.count)).sum::<u64>() + u64::from(self.read.more)
    }

    /// How many errors in each day, or in each hour if all were met within two days, also where there were none.
    #[must_use]
    pub fn bars(&self) -> Vec<Bar> {
        let (Some((first, _)), Some((last, _))) = (self.hours.first(), self.hours.last()) else { return Vec::new() };
        let hourly = last.0.saturating_sub(first.0) < 2 * DAY;
        let label = |at: Moment| if hourly { at.hour() } else { at.date() };
        let mut bars: Vec<Bar> = Vec::new();
        let mut add = |at: Moment, count: u32| {
            let label = label(at);
            match bars.last_mut().filter(|bar| bar.label == label) {
                Some(bar) => bar.count = bar.count.saturating_add(count),
                None => bars.push(Bar { label, count }),
            }
        };
        let mut before = *first;
        for (at, count) in &self.hours {
            let step = if hourly { HOUR } else { DAY };
            // not where a single error of years ago would be followed by a thousand empty days
            if at.0.saturating_sub(before.0) <= MOST_EMPTY * step {
                while before.0.saturating_add(step) < at.0 {
                    before = Moment(before.0.saturating_add(step));
                    add(before, 0);
                }
            }
            add(*at, *count);
            before = *at;
        }
        bars
    }

    /// The kind that still stands: nothing has succeeded since. Of several the one met last.
    #[must_use]
    pub fn standing(&self) -> Option<&Kind> {
        self.kinds.iter().find(|kind| !kind.over)
    }
}

/// One error, reduced to numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Met {
    /// When.
    pub at: Moment,
    /// Which kind, by its place.
    pub kind: u16,
    /// Which project, by its place.
    pub project: u16,
    /// Which version, by its place.
    pub version: u16,
}

/// The errors in a row at the end of these, all of one kind and sorted: those after the last success before the last.
#[must_use]
pub fn streak(errors: &[Met], successes: &[Moment], versions: &[VersionUse], name: impl Fn(u16) -> String) -> Streak {
    let last = errors.last().map_or(Moment::default(), |met| met.at);
    let before = successes[..successes.partition_point(|at| *at < last)].last().copied();
    let from = before.map_or(0, |success| errors.partition_point(|met| met.at <= success));
    let row = &errors[from..];
    let began = row.first().map_or(last, |met| met.at);
    // of errors that came before, too, no version is the reason
    let met_by = row.first().filter(|_| from == 0).map(|met| name(met.version));
    let soon = |it: &&VersionUse| it.new && it.first <= began && began.0.saturating_sub(it.first.0) <= SOON;
    let version = versions.iter().filter(soon).find(|it| Some(&it.version) == met_by.as_ref()).cloned();
    let count = u32::try_from(row.len()).unwrap_or(u32::MAX);
    Streak { began, count, success_before: before, version }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: i64 = 60_000;

    fn met(minutes: &[i64]) -> Vec<Met> {
        minutes.iter().map(|it| Met { at: Moment(it * MINUTE), kind: 0, project: 0, version: 7 }).collect()
    }

    fn of(errors: &[i64], successes: &[i64], versions: &[VersionUse]) -> Streak {
        let successes: Vec<Moment> = successes.iter().map(|it| Moment(it * MINUTE)).collect();
        streak(&met(errors), &successes, versions, |at| format!("2.1.{at}"))
    }

    fn version(name: &str, first: i64, new: bool) -> VersionUse {
        VersionUse { version: name.to_owned(), first: Moment(first * MINUTE), new }
    }

    #[test]
    fn a_streak_begins_after_the_last_success() {
        for (errors, successes, began, count, before) in [
            (&[10, 20, 30][..], &[][..], 10, 3, None),
            (&[10, 20, 30], &[5], 10, 3, Some(5)),
            (&[10, 20, 30], &[5, 15], 20, 2, Some(15)),
            (&[10, 20, 30], &[5, 15, 40], 20, 2, Some(15)),
            (&[10, 20, 30], &[29], 30, 1, Some(29)),
            // what was written in the same moment as the error did not come before it
            (&[10, 20, 30], &[30], 10, 3, None),
        ] {
            let found = of(errors, successes, &[]);
            assert_eq!((found.began, found.count), (Moment(began * MINUTE), count), "{errors:?} {successes:?}");
            assert_eq!(found.success_before, before.map(|it: i64| Moment(it * MINUTE)));
        }
    }

    #[test]
    fn bars_have_no_gaps_that_a_person_would_miss() {
        let hours = |all: &[(i64, u32)]| History {
            hours: all.iter().map(|(hour, count)| (Moment(hour * HOUR), *count)).collect(),
            ..History::default()
        };
        let counts = |all: &[(i64, u32)]| hours(all).bars().iter().map(|bar| bar.count).collect::<Vec<_>>();
        assert!(counts(&[]).is_empty());
        assert_eq!(counts(&[(100, 2)]), [2]);
        assert_eq!(counts(&[(100, 2), (103, 1)]), [2, 0, 0, 1], "by the hour");
        assert_eq!(counts(&[(100, 2), (101, 1), (100 + 72, 4)]).len(), 4, "by the day");
        assert_eq!(counts(&[(100, 2), (101, 1), (100 + 72, 4)]).iter().sum::<u32>(), 7);
        assert_eq!(counts(&[(0, 1), (24 * 400, 1)]), [1, 1], "a year of nothing is not shown");
    }

    #[test]
    fn a_version_is_named_only_where_it_is_new_and_met_the_errors_soon() {
        let new = version("2.1.7", 7, true);
        assert_eq!(of(&[10, 20], &[5], std::slice::from_ref(&new)).version, Some(new));
        for (versions, why) in [
            (version("2.1.7", 7, false), "it may be older than what was looked at"),
            (version("2.1.8", 7, true), "another one met the errors"),
            (version("2.1.7", 11, true), "it came after them"),
            (version("2.1.7", 10 - 24 * 60 - 1, true), "it was used for more than a day without them"),
        ] {
            assert_eq!(of(&[10, 20], &[5], &[versions]).version, None, "{why}");
        }
        let new = [version("2.1.7", 17, true)];
        assert_eq!(of(&[10, 20], &[15], &new).version, None, "the same error came before it");
    }
}
