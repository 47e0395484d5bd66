//! What do the errors of many files come to? They are counted by kind, hour, project and version as they are met.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::claude_code::explain::explain;
use crate::claude_code::transcript::Recorded;
use crate::model::explanation::{Class, Explanation};
use crate::model::history::{History, Kind, MOST_ERRORS, Met, Read, VersionUse, streak};
use crate::model::order::InOrder;
use crate::model::text::shorten;
use crate::model::time::Moment;

/// The most different texts that are each explained; those beyond are told by their status alone.
const MOST_TEXTS: usize = 2000;
/// The most kinds, projects and versions that are told apart.
const MOST_NAMES: usize = 500;
/// The most answers whose times are kept.
const MOST_ANSWERS: usize = 100_000;
/// The longest text of a kind, in characters.
const LONGEST_TEXT: usize = 200;
/// An error of a debug log stands in the transcript of the same session, too, where that has one so many milliseconds
/// before it or after it: so long Claude Code tries.
const SAME: std::ops::RangeInclusive<i64> = -10_000..=300_000;
const HOUR: i64 = 3_600_000;

/// What was met so far, in any order.
#[derive(Debug, Default)]
pub(super) struct Tally {
    since: Moment,
    /// What claims to be later was written while the clock was wrong: it says nothing about what came after what.
    latest: Moment,
    kinds: Vec<Known>,
    by_text: HashMap<String, u16>,
    projects: Names,
    versions: Names,
    used: BTreeMap<String, Moment>,
    met: Vec<(Met, Session)>,
    seen: HashSet<u64>,
    answers: Vec<Moment>,
    newest: Option<(Moment, u16)>,
    pub(super) read: Read,
}

/// Whose error it is, and whether only a debug log tells of it.
#[derive(Clone, Copy, Debug)]
struct Session {
    id: u64,
    debug: bool,
}

/// A kind of error.
#[derive(Debug)]
struct Known {
    name: String,
    explanation: Explanation,
    status: Option<u16>,
    text: String,
    newest: Moment,
}

/// Names by their place; what is beyond the most is the first, which has no name.
#[derive(Debug)]
struct Names(Vec<String>);

impl Default for Names {
    fn default() -> Self {
        Self(vec![String::new()])
    }
}

impl Names {
    fn place(&mut self, name: Option<String>) -> u16 {
        let Some(name) = name else { return 0 };
        let at = self.0.iter().position(|it| *it == name).unwrap_or_else(|| {
            if self.0.len() >= MOST_NAMES {
                return 0;
            }
            self.0.push(name);
            self.0.len() - 1
        });
        u16::try_from(at).unwrap_or(0)
    }

    fn name(&self, at: u16) -> String {
        self.0.get(usize::from(at)).cloned().unwrap_or_default()
    }
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

impl Tally {
    /// For what was written between these moments; what is written while it is read may be a little later.
    pub(super) fn new(since: Moment, now: Moment) -> Self {
        Self { since, latest: Moment(now.0.saturating_add(HOUR)), ..Self::default() }
    }

    /// Counts an error; `debug` if a debug log tells of it.
    pub(super) fn error(&mut self, error: Recorded, debug: bool) {
        let Some(at) = error.at.filter(|at| *at <= self.latest) else {
            self.read.undated += 1;
            return;
        };
        if at < self.since {
            return;
        }
        if self.met.len() >= MOST_ERRORS {
            self.read.more = self.read.more.saturating_add(1);
            return;
        }
        if error.id.as_ref().is_some_and(|id| !self.seen.insert(hash(id))) {
            return;
        }
        let kind = self.kind(&error, at);
        let (project, version) = (self.projects.place(error.project), self.versions.place(error.version));
        let session = Session { id: error.session.as_deref().map_or(0, hash), debug };
        self.met.push((Met { at, kind, project, version }, session));
        self.newest = self.newest.max(Some((at, kind)));
    }

    /// Claude answered then.
    pub(super) fn answer(&mut self, at: Moment) {
        if at <= self.latest && self.answers.len() < MOST_ANSWERS {
            self.answers.push(at);
        }
    }

    /// A version was used then.
    pub(super) fn version(&mut self, at: Moment, version: String) {
        if at <= self.latest && self.used.len() < MOST_NAMES {
            let first = self.used.entry(version).or_insert(at);
            *first = (*first).min(at);
        }
    }

    /// The newest error, and how many there are.
    pub(super) fn newest(&self) -> (Option<(Moment, String)>, usize) {
        let newest = self.newest.and_then(|(at, kind)| Some((at, self.kinds.get(usize::from(kind))?.text.clone())));
        (newest, self.met.len())
    }

    fn kind(&mut self, error: &Recorded, at: Moment) -> u16 {
        let by_status = |status: Option<u16>| status.map(|it| format!("API Error: {it}")).unwrap_or_default();
        let known = self.by_text.get(&error.text).copied();
        let text = if known.is_none() && self.by_text.len() >= MOST_TEXTS {
            by_status(error.status)
        } else {
            error.text.clone()
        };
        let known = known.or_else(|| self.by_text.get(&text).copied());
        let place = known.unwrap_or_else(|| {
            let word = error.word.as_deref().unwrap_or_default();
            // Claude Code wrote it, so it is about Claude, also where the text alone does not say so
            let others = [format!("API Error: {text}"), format!("{} {word}", by_status(error.status))];
            let known = |it: &Explanation| it.class != Class::Other;
            let explanation = explain(&text);
            let explanation = if known(&explanation) {
                explanation
            } else {
                others.iter().map(|it| explain(it)).find(known).unwrap_or(explanation)
            };
            let place = self.place(explanation, error);
            if self.by_text.len() < 2 * MOST_TEXTS {
                self.by_text.insert(text.clone(), place);
            }
            place
        });
        if let Some(kind) = self.kinds.get_mut(usize::from(place)).filter(|kind| kind.newest <= at) {
            kind.newest = at;
            kind.text = shorten(&error.text, LONGEST_TEXT);
            kind.status = error.status.or(kind.status);
        }
        place
    }

    fn place(&mut self, explanation: Explanation, error: &Recorded) -> u16 {
        let named = explanation.signatures.first().cloned();
        let name = named.unwrap_or_else(|| format!("{:?} {:?}", error.status, error.word));
        let at = self.kinds.iter().position(|it| it.name == name).unwrap_or_else(|| {
            if self.kinds.len() < MOST_NAMES {
                let (status, newest) = (error.status, Moment(i64::MIN));
                self.kinds.push(Known { name, explanation, status, text: String::new(), newest });
            }
            self.kinds.len() - 1
        });
        u16::try_from(at).unwrap_or(0)
    }

    /// Everything so far, as a time line that ends at this moment.
    pub(super) fn history(&self, until: Moment) -> History {
        let mut answers = self.answers.clone();
        answers.order();
        let versions = self.versions_used();
        let mut by_kind: BTreeMap<u16, Vec<Met>> = BTreeMap::new();
        let mut hours: BTreeMap<Moment, u32> = BTreeMap::new();
        for met in self.once() {
            by_kind.entry(met.kind).or_default().push(met);
            *hours.entry(Moment(met.at.0.div_euclid(HOUR) * HOUR)).or_default() += 1;
        }
        let mut kinds: Vec<Kind> = by_kind
            .into_iter()
            .filter_map(|(kind, mut met)| {
                met.order();
                self.of_kind(self.kinds.get(usize::from(kind))?, &met, &answers, &versions)
            })
            .collect();
        kinds.order_by_key(|kind| std::cmp::Reverse(kind.last));
        let last_success = answers.last().copied();
        let hours = hours.into_iter().collect();
        History { since: self.since, until, kinds, hours, versions, last_success, read: self.read }
    }

    fn of_kind(&self, known: &Known, met: &[Met], answers: &[Moment], versions: &[VersionUse]) -> Option<Kind> {
        let (first, last) = (met.first()?.at, met.last()?.at);
        let explanation = &known.explanation;
        Some(Kind {
            signature: explanation.signatures.first().cloned(),
            class: explanation.class,
            step: explanation.step,
            status: known.status,
            summary: explanation.summary.clone(),
            text: known.text.clone(),
            count: u32::try_from(met.len()).unwrap_or(u32::MAX),
            first,
            last,
            streak: streak(met, answers, versions, |at| self.versions.name(at)),
            over: answers.last().is_some_and(|answer| *answer > last),
            projects: most(met.iter().map(|met| met.project), &self.projects),
            versions: most(met.iter().map(|met| met.version), &self.versions),
        })
    }

    /// Each error once: what a debug log tells is left out where the transcript of the same session tells it.
    fn once(&self) -> Vec<Met> {
        let told = self.met.iter().filter(|(_, session)| !session.debug);
        let mut told: Vec<(u64, i64)> = told.map(|(met, session)| (session.id, met.at.0)).collect();
        told.order();
        let twice = |met: &Met, session: &Session| {
            let from = told.partition_point(|it| *it < (session.id, met.at.0.saturating_add(*SAME.start())));
            told.get(from).is_some_and(|(id, at)| *id == session.id && SAME.contains(&at.saturating_sub(met.at.0)))
        };
        let once = self.met.iter().filter(|(met, session)| !(session.debug && twice(met, session)));
        once.map(|(met, _)| *met).collect()
    }

    fn versions_used(&self) -> Vec<VersionUse> {
        let oldest = self.used.values().min().copied();
        let mut all: Vec<VersionUse> = self
            .used
            .iter()
            .map(|(version, first)| VersionUse {
                version: version.clone(),
                first: *first,
                new: oldest.is_some_and(|oldest| oldest < *first),
            })
            .collect();
        all.order_by_key(|it| std::cmp::Reverse(it.first));
        all
    }
}

/// How many of each, most first; those without a name are left out.
fn most(places: impl Iterator<Item = u16>, names: &Names) -> Vec<(String, u32)> {
    let mut counts: BTreeMap<u16, u32> = BTreeMap::new();
    for place in places.filter(|place| *place > 0) {
        *counts.entry(place).or_default() += 1;
    }
    let mut all: Vec<(String, u32)> = counts.into_iter().map(|(place, count)| (names.name(place), count)).collect();
    all.order_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    all
}
