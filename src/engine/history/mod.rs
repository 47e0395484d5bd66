//! What went wrong before? Reads the transcripts and debug logs of Claude Code, the newest first, on several threads.
//!
//! Gigabytes are normal: the bytes of a file are searched for a few words, and only a line that holds one is taken
//! apart. What a person said to Claude, or Claude to them, is never kept.

mod pieces;
mod tally;
#[cfg(test)]
mod tests;

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use memchr::memmem::Finder;
use memchr::{memchr, memrchr};

use crate::claude_code::places::Places;
use crate::claude_code::transcript::{self, Recorded};
use crate::model::history::History;
use crate::model::order::InOrder;
use crate::model::time::Moment;
use crate::ports::World;
use crate::ports::files::Found;
use pieces::How;
use tally::Tally;

/// Threads at least and at most; on a processor with one core, one reads while the other searches.
const THREADS: (usize, usize) = (2, 8);
/// How many folders down transcripts lie: a project, a session, its agents, and one more.
const DEEP: usize = 5;
/// Lines that say a version for another thing than themselves, after which a piece is not asked further.
const MOST_STRANGERS: usize = 16;
/// How much longer than it was a file may get while it is read.
const GROWTH: u64 = 64 * 1024 * 1024;

/// A search through everything that Claude Code wrote down.
pub struct Search {
    world: Arc<World>,
    since: Moment,
    tally: Mutex<Tally>,
    bytes: AtomicU64,
    stopped: AtomicBool,
    ended: AtomicBool,
}

/// How far a search is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SoFar {
    /// Bytes that were read.
    pub bytes: u64,
    /// Bytes that there are.
    pub of: u64,
    /// Errors that were found.
    pub errors: usize,
    /// The newest of them.
    pub newest: Option<(Moment, String)>,
}

/// Which form a file has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Transcript,
    DebugLog,
}

/// The words that are searched for, ready for it.
struct Words {
    error: Finder<'static>,
    attempt: Finder<'static>,
    details: Finder<'static>,
    version: Finder<'static>,
}

impl Search {
    /// A search that has not begun, for errors from this moment on.
    #[must_use]
    pub fn new(world: Arc<World>, since: Moment) -> Self {
        let tally = Mutex::new(Tally::new(since, world.now()));
        let (stopped, ended) = (AtomicBool::new(false), AtomicBool::new(false));
        Self { world, since, tally, bytes: AtomicU64::new(0), stopped, ended }
    }

    /// Reads everything and returns when that is done, or when it is [stopped](Search::stop).
    pub fn run(&self) {
        let files = self.files();
        self.tally().read.of = files.iter().map(|(_, file)| file.size).sum();
        let next = AtomicUsize::new(0);
        let threads = std::thread::available_parallelism().map_or(THREADS.0, usize::from);
        std::thread::scope(|scope| {
            for _ in 0..threads.clamp(THREADS.0, THREADS.1).min(files.len()) {
                scope.spawn(|| self.work(&files, &next));
            }
        });
        let whole = !self.stopped.load(Ordering::Relaxed);
        let mut tally = self.tally();
        tally.read.whole = whole && tally.read.more == 0;
        self.ended.store(true, Ordering::Release);
    }

    /// Ends the search soon; what was found stays.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// Whether everything was read, or the search was stopped and has ended.
    #[must_use]
    pub fn ended(&self) -> bool {
        self.ended.load(Ordering::Acquire)
    }

    /// How far it is.
    #[must_use]
    pub fn so_far(&self) -> SoFar {
        let tally = self.tally();
        let (newest, errors) = tally.newest();
        SoFar { bytes: self.bytes.load(Ordering::Relaxed), of: tally.read.of, errors, newest }
    }

    /// What was found so far.
    #[must_use]
    pub fn history(&self) -> History {
        let mut found = self.tally().history(self.world.now());
        found.read.bytes = self.bytes.load(Ordering::Relaxed);
        found
    }

    fn tally(&self) -> MutexGuard<'_, Tally> {
        self.tally.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The files that may tell of errors since then, the newest first. Claude Code only adds to them, so an older one
    /// holds nothing newer.
    fn files(&self) -> Vec<(Form, Found)> {
        let Some(places) = Places::of(&self.world.machine, &self.world.env) else { return Vec::new() };
        let files = &self.world.files;
        let transcripts = files.below(&places.config_dir.join("projects"), "jsonl", DEEP);
        let logs = files.below(&places.config_dir.join("debug"), "txt", 0);
        let all = transcripts.into_iter().map(|it| (Form::Transcript, it));
        let all = all.chain(logs.into_iter().map(|it| (Form::DebugLog, it)));
        let mut all: Vec<_> = all.filter(|(_, it)| it.modified.is_none_or(|at| at >= self.since)).collect();
        all.order_by_key(|(_, file)| std::cmp::Reverse(file.modified));
        all
    }

    fn work(&self, files: &[(Form, Found)], next: &AtomicUsize) {
        let words = Words {
            error: Finder::new(transcript::ERROR),
            attempt: Finder::new(transcript::ATTEMPT),
            details: Finder::new(transcript::DETAILS),
            version: Finder::new(transcript::VERSION),
        };
        let mut room = Vec::new();
        while let Some((form, file)) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            if self.stopped.load(Ordering::Relaxed) {
                return;
            }
            let read = self.file(*form, file, &words, &mut room);
            let mut tally = self.tally();
            match read {
                Some(How::Whole) => tally.read.files += 1,
                Some(How::Stopped) => {}
                Some(How::NotText) | None => tally.read.unread += 1,
            }
        }
    }

    /// Reads one file; `None` if it could not be read.
    fn file(&self, form: Form, file: &Found, words: &Words, room: &mut Vec<u8>) -> Option<How> {
        use std::io::Read;
        let most = file.size.saturating_add(GROWTH);
        let mut source = self.world.files.stream(&file.path, most).ok()?.take(most);
        let mut read = |bytes: usize| {
            self.bytes.fetch_add(bytes as u64, Ordering::Relaxed);
        };
        match form {
            Form::Transcript => {
                let mut session = Transcript { search: self, words, version: Vec::new() };
                pieces::pieces(&mut source, room, &mut read, &mut |lines| session.look(lines)).ok()
            }
            Form::DebugLog => {
                let session = file.path.file_stem().map(|it| it.to_string_lossy().into_owned());
                let mut log = DebugLog { search: self, words, session, waiting: None };
                let how = pieces::pieces(&mut source, room, &mut read, &mut |lines| log.look(lines));
                log.end();
                how.ok()
            }
        }
    }

    fn on(&self) -> ControlFlow<()> {
        if self.stopped.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

/// The line around a place.
fn line_at(lines: &[u8], at: usize) -> (usize, usize) {
    let start = memrchr(b'\n', &lines[..at]).map_or(0, |at| at + 1);
    let end = memchr(b'\n', &lines[at..]).map_or(lines.len(), |more| at + more);
    (start, end)
}

/// A transcript that is being read.
struct Transcript<'a> {
    search: &'a Search,
    words: &'a Words,
    /// The version of the line before.
    version: Vec<u8>,
}

impl Transcript<'_> {
    fn look(&mut self, lines: &[u8]) -> ControlFlow<()> {
        self.versions(lines);
        let mut from = 0;
        for at in self.words.error.find_iter(lines) {
            if at < from {
                continue;
            }
            let (start, end) = line_at(lines, at);
            self.remember(&lines[from..start]);
            if let Some(error) = transcript::error(&lines[start..end]) {
                self.search.tally().error(error, false);
            }
            from = end;
        }
        self.remember(&lines[from..]);
        self.search.on()
    }

    /// Tells of the last answer in these lines.
    fn remember(&mut self, lines: &[u8]) {
        if let Some(at) = transcript::last_answer(lines) {
            self.search.tally().answer(at);
        }
    }

    /// Where these lines end with another version than before, finds where each begins.
    fn versions(&mut self, lines: &[u8]) {
        if transcript::last_version(lines).is_none_or(|last| last == self.version) {
            return;
        }
        let mut strangers = 0;
        for at in self.words.version.find_iter(lines) {
            let Some(version) = transcript::version_at(lines, at).filter(|it| *it != self.version) else { continue };
            let (start, end) = line_at(lines, at);
            match transcript::written(&lines[start..end]).filter(|(_, said)| said.as_bytes() == version) {
                Some((at, said)) => {
                    self.version.clear();
                    self.version.extend_from_slice(said.as_bytes());
                    self.search.tally().version(at, said);
                }
                None => strangers += 1,
            }
            if strangers >= MOST_STRANGERS {
                return;
            }
        }
    }
}

/// A debug log that is being read.
struct DebugLog<'a> {
    search: &'a Search,
    words: &'a Words,
    session: Option<String>,
    /// A broken connection; what broke it stands some lines further down.
    waiting: Option<Recorded>,
}

impl DebugLog<'_> {
    fn look(&mut self, lines: &[u8]) -> ControlFlow<()> {
        let attempts = self.words.attempt.find_iter(lines).map(|at| (at, true));
        let details = self.words.details.find_iter(lines).map(|at| (at, false));
        let mut all: Vec<(usize, bool)> = attempts.chain(details).collect();
        all.order();
        for (at, is_attempt) in all {
            let (start, end) = line_at(lines, at);
            let line = &lines[start..end];
            if !is_attempt {
                if let (Some(waiting), Some(text)) = (&mut self.waiting, transcript::details(line)) {
                    waiting.text = text;
                }
            } else if let Some(error) = transcript::attempt(line) {
                self.flush();
                self.waiting = Some(Recorded { session: self.session.clone(), ..error });
            }
        }
        self.search.on()
    }

    fn flush(&mut self) {
        if let Some(error) = self.waiting.take() {
            self.search.tally().error(error, true);
        }
    }

    fn end(mut self) {
        self.flush();
    }
}
