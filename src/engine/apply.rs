//! How is a plan carried out? Compared with the world, written down, then changed step by step, or not at all.

use std::path::{Path, PathBuf};

use super::edits::edited;
use super::journal::{Journal, LARGEST};
use super::secrets;
use super::undo::take_back;
use super::user_variables;
use crate::model::consent::Agreed;
use crate::model::journal::{Entry, EntryState, Progress, StepRecord};
use crate::model::pane::Exit;
use crate::model::plan::{Plan, Purpose, Step};
use crate::model::stamp::{Kind, Stamp, digest};
use crate::model::time::Moment;
use crate::ports::files::stamp;

/// Why a plan was not carried out. Whatever the reason, the machine is as it was before, or the message says what is not.
#[derive(Debug)]
pub enum ApplyError {
    /// The world is not the one that the plan was made from.
    Changed {
        /// The path.
        path: String,
    },
    /// A step could not be prepared or done.
    Failed(String),
}

impl std::error::Error for ApplyError {}

impl std::fmt::Display for ApplyError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Changed { path } => f.write_str(&say!("engine/changed-since-shown", path = path)),
            Self::Failed(because) => f.write_str(because),
        }
    }
}

/// Runs the program of a [`Step::Run`] to its end, or fetches the file of a [`Step::Fetch`]; an error is half a sentence, and then nothing was run.
pub type Perform<'a> = &'a mut dyn FnMut(&Step) -> Result<Exit, String>;

/// For plans without a program to run.
///
/// # Errors
/// Always: there is nobody to run it for.
pub fn no_program(_step: &Step) -> Result<Exit, String> {
    Err(say!("engine/program-needs-somebody"))
}

/// A step with all that is needed to do it and to take it back.
pub(super) struct Prepared {
    pub(super) record: StepRecord,
    pub(super) old: Option<Vec<u8>>,
    pub(super) new: Option<Vec<u8>>,
}

/// Carries out a plan that a person agreed to. Every step is compared with the world first, then written to the
/// journal, then done; if one fails, those before it are taken back. A plan that runs a program fails before that.
///
/// # Errors
/// Why not; see [`ApplyError`].
pub fn apply(journal: &Journal, plan: &Agreed<Plan>, now: Moment) -> Result<Entry, ApplyError> {
    apply_with(journal, plan, now, &mut no_program)
}

/// The same, for plans that run programs: `run` is called for each of them.
///
/// # Errors
/// Why not; see [`ApplyError`].
pub fn apply_with(journal: &Journal, plan: &Agreed<Plan>, now: Moment, run: Perform<'_>) -> Result<Entry, ApplyError> {
    let _held = journal.begin().map_err(ApplyError::Failed)?;
    let mut prepared = Vec::with_capacity(plan.steps.len());
    for (index, step) in plan.steps.iter().enumerate() {
        prepared.push((index, prepare(journal, step)?));
    }
    keep_copies(journal, &mut prepared)?;
    let entry = Entry {
        schema: Entry::SCHEMA.to_owned(),
        id: journal.next_id(),
        at: now,
        plan: Plan::clone(plan),
        records: prepared.iter().map(|(_, it)| it.record.clone()).collect(),
        state: EntryState::Unfinished,
        helped: None,
        purged: false,
    };
    carry_on(journal, entry, &prepared, run)
}

/// Copies what is about to be replaced.
pub(super) fn keep_copies(journal: &Journal, prepared: &mut [(usize, Prepared)]) -> Result<(), ApplyError> {
    for (_, it) in prepared {
        let Some(old) = &it.old else { continue };
        let name = journal.keep(old).map_err(|error| {
            let path = it.record.real.display();
            ApplyError::Failed(say!("engine/cannot-keep-copy-nothing-changed", path = path, error = error))
        })?;
        it.record.backup = Some(name);
    }
    Ok(())
}

/// Writes the entry down and does these steps of it, each written down before it is begun.
pub(super) fn carry_on(
    journal: &Journal,
    mut entry: Entry,
    prepared: &[(usize, Prepared)],
    run: Perform<'_>,
) -> Result<Entry, ApplyError> {
    journal
        .write(&entry)
        .map_err(|error| ApplyError::Failed(say!("engine/cannot-write-journal-nothing-changed", error = error)))?;
    for (index, it) in prepared {
        let index = *index;
        entry.records[index].progress = Progress::Started;
        // a change that is not written down first is not made, and those before it go back
        if let Err(error) = journal.write(&entry) {
            entry.records[index].progress = Progress::Planned;
            return Err(give_up(journal, entry, &say!("engine/cannot-write-journal", error = error)));
        }
        if let Err((because, progress)) = carry_out(journal, &mut entry, index, it, run) {
            entry.records[index].progress = progress;
            return Err(give_up(journal, entry, &because));
        }
        entry.records[index].progress = Progress::Done;
    }
    entry.state = EntryState::Applied;
    match journal.write(&entry) {
        Ok(()) => Ok(entry),
        Err(error) => {
            entry.state = EntryState::Unfinished;
            Err(give_up(journal, entry, &say!("engine/cannot-write-journal", error = error)))
        }
    }
}

/// Does one step. The error is why it was not done, and how far it is taken to have come.
fn carry_out(
    journal: &Journal,
    entry: &mut Entry,
    index: usize,
    it: &Prepared,
    run: Perform<'_>,
) -> Result<(), (String, Progress)> {
    let step = &entry.plan.steps[index];
    let done = match step {
        Step::Run { purpose, .. } => match run(step) {
            Ok(exit) => {
                let well = exit.well();
                let because = why(step, *purpose, &exit);
                entry.records[index].exit = Some(exit);
                if well { Ok(()) } else { Err(because) }
            }
            Err(because) => Err(because),
        },
        Step::Keychain { account, fingerprint } => {
            let kept = secrets::keep(journal, account, fingerprint, entry.id);
            return kept.map_err(|it| (it.because, if it.unsure { Progress::Started } else { Progress::Failed }));
        }
        Step::Fetch { .. } | Step::EndProcess { .. } => run(step).map(drop),
        Step::UserVariable { name, .. } => {
            return user_variables::perform(journal, name, it).map_err(|because| (because, Progress::Started));
        }
        _ => return perform(journal, step, it).map_err(|because| (because, Progress::Started)),
    };
    done.map_err(|because| (because, Progress::Failed))
}

/// Why a program that did not end well is no success, for the person.
fn why(step: &Step, purpose: Purpose, exit: &Exit) -> String {
    let command = step.command().unwrap_or_default();
    match (exit, purpose) {
        (exit, Purpose::SetupToken) if exit.cancelled() => say!("engine/no-token-made-cancelled"),
        (exit, Purpose::SignIn) if exit.cancelled() => say!("engine/sign-cancelled"),
        (exit, _) if exit.cancelled() => say!("engine/stopped-before-its-end", command = command),
        (Exit::Code(code), _) => say!("engine/ended-exit-code", command = command, code = code),
        (Exit::Signal(signal), _) => say!("engine/ended-system", command = command, signal = signal),
    }
}

/// Takes back the steps before the one that failed, and says so.
fn give_up(journal: &Journal, mut entry: Entry, because: &str) -> ApplyError {
    let back = take_back(journal, &mut entry, &[]);
    if back.is_ok() {
        entry.state = EntryState::Failed;
    }
    let written = journal.write(&entry);
    let ran = entry.records.iter().any(|record| record.exit.is_some());
    let finished = entry.records.iter().any(|it| it.exit.is_some() && it.progress == Progress::Done);
    let steps = || entry.plan.steps.iter().zip(&entry.records);
    let end = |step: &Step| matches!(step, Step::EndProcess { .. });
    let ended = steps().any(|(step, it)| end(step) && it.progress == Progress::Done);
    let after = match (back, written) {
        (Ok(()), Ok(())) if ended => say!("engine/what-ended-before-does-not"),
        // one that was asked may still end
        (Ok(()), Ok(())) if entry.plan.ends_programs() => say!("engine/no-other-program-asked"),
        // what a program does halfway is its own business, but a sign-in stores nothing before its end
        (Ok(()), Ok(())) if finished => say!("engine/what-ended-before-done-not"),
        (Ok(()), Ok(())) if ran && !matches!(entry.plan.runs(), Some(Purpose::SignIn | Purpose::SetupToken)) => {
            say!("engine/what-did-until-then-not")
        }
        (Ok(()), Ok(())) => say!("engine/everything-before"),
        (Err(error), _) => say!("engine/could-not-taken-back-entry", error = error, id = entry.id),
        (Ok(()), Err(error)) => say!("engine/everything-before-journal-cannot-written", error = error),
    };
    ApplyError::Failed(say!("engine/because-and-after", because = because, after = after))
}

/// Compares a step with the world and makes what it needs; nothing is changed yet.
pub(super) fn prepare(journal: &Journal, step: &Step) -> Result<Prepared, ApplyError> {
    let hands = journal.hands.as_ref();
    let elsewhere = match step {
        Step::UserVariable { .. } => return user_variables::prepare(journal, step),
        Step::Run { program: real, .. } | Step::Fetch { to: real, .. } => Some(real.clone()),
        Step::Keychain { .. } | Step::EndProcess { .. } => Some(PathBuf::new()),
        _ => None,
    };
    if let Some(real) = elsewhere {
        let record = StepRecord {
            progress: Progress::Planned,
            before: Stamp::MISSING,
            after: Stamp::MISSING,
            real,
            backup: None,
            exit: None,
            aside: None,
        };
        return Ok(Prepared { record, old: None, new: None });
    }
    let path = step.path().unwrap_or(Path::new(""));
    let real = real(journal, step, path)?;
    let found = stamp(hands, &real);
    if !unchanged(step, &found) {
        return Err(ApplyError::Changed { path: path.display().to_string() });
    }
    let record = |after: Stamp| StepRecord {
        progress: Progress::Planned,
        before: found.clone(),
        after,
        real: real.clone(),
        backup: None,
        exit: None,
        aside: None,
    };
    match step {
        Step::EditFile { .. } => prepare_edit(journal, step, record(found.clone())),
        Step::MoveAside { to, .. } => {
            may_go(journal, &real, to)?;
            Ok(Prepared { record: record(Stamp::MISSING), old: None, new: None })
        }
        Step::SetMode { mode, .. } => {
            let after = Stamp { mode: Some(*mode), ..found.clone() };
            Ok(Prepared { record: record(after), old: None, new: None })
        }
        Step::Keep { file, .. } => {
            let shown = file.display();
            let old = hands.read(&real, LARGEST).map_err(|error| ApplyError::Failed(format!("{shown}: {error}")))?;
            Ok(Prepared { record: record(found.clone()), old: Some(old), new: None })
        }
        Step::WriteNew { .. } => new_file(step, real),
        _ => Ok(Prepared { record: record(Stamp::MISSING), old: None, new: None }),
    }
}

/// The new bytes of a file, made from those that are there now.
fn prepare_edit(journal: &Journal, step: &Step, record: StepRecord) -> Result<Prepared, ApplyError> {
    let Step::EditFile { file, edit, changes, .. } = step else {
        return Ok(Prepared { record, old: None, new: None });
    };
    let (hands, shown) = (journal.hands.as_ref(), file.display());
    let fail = |error: String| ApplyError::Failed(format!("{shown}: {error}"));
    let missing = record.before.kind == Kind::Missing;
    let old = if missing { Ok(Vec::new()) } else { hands.read(&record.real, LARGEST) };
    let old = old.map_err(|error| fail(error.to_string()))?;
    let done = edited(edit, &old, hands, journal.secret()).map_err(fail)?;
    // what was shown is what is done, or nothing is
    if done.changes != *changes {
        return Err(ApplyError::Changed { path: shown.to_string() });
    }
    let size = done.bytes.len() as u64;
    let after = Stamp { kind: Kind::File, size, digest: Some(digest(&done.bytes)), ..record.before.clone() };
    let record = StepRecord { after, ..record };
    Ok(Prepared { record, old: (!missing).then_some(old), new: Some(done.bytes) })
}

/// A file that is made with what the plan says, and nothing else.
fn new_file(step: &Step, real: PathBuf) -> Result<Prepared, ApplyError> {
    let Step::WriteNew { file, text, digest: wanted } = step else {
        return Err(ApplyError::Failed(say!("engine/there-no-file-make-nothing")));
    };
    if digest(text.as_bytes()) != *wanted {
        return Err(ApplyError::Changed { path: file.display().to_string() });
    }
    let after = Stamp { kind: Kind::File, size: text.len() as u64, mode: None, digest: Some(wanted.clone()) };
    let (before, progress) = (Stamp::MISSING, Progress::Planned);
    let record = StepRecord { progress, before, after, real, backup: None, exit: None, aside: None };
    Ok(Prepared { record, old: None, new: Some(text.clone().into_bytes()) })
}

/// Whether something may be renamed: not from under claude-fix's own journal, and not over something else.
fn may_go(journal: &Journal, from: &Path, to: &Path) -> Result<(), ApplyError> {
    if journal.folder().starts_with(from) {
        return Err(ApplyError::Failed(say!("engine/journal-folder-not-moved", folder = journal.folder().display())));
    }
    if journal.hands.look(to).is_ok() {
        return Err(ApplyError::Failed(say!("engine/something-at-already-nothing-changed", to = to.display())));
    }
    Ok(())
}

/// Whether the world is still the one that the plan was made from. Of a login that is far too large no digest is taken
/// while looking; a rename changes no byte of it, so that kind, size and permissions are enough.
fn unchanged(step: &Step, found: &Stamp) -> bool {
    let Some(before) = step.before() else { return true };
    let undigested = matches!(step, Step::MoveAside { .. } | Step::Keep { .. }) && before.digest.is_none();
    *found == *before || (undigested && Stamp { digest: None, ..found.clone() } == *before)
}

/// The path that is really changed: links are followed for an edit, never for a move.
fn real(journal: &Journal, step: &Step, path: &Path) -> Result<PathBuf, ApplyError> {
    let fail = |error: std::io::Error| ApplyError::Failed(format!("{}: {error}", path.display()));
    match step {
        // a new file, in the folder that its own leads to
        Step::EditFile { before, .. } if before.kind == Kind::Missing => {
            let folder = path.parent().unwrap_or(Path::new("/"));
            Ok(journal.hands.real(folder).map_err(fail)?.join(path.file_name().unwrap_or_default()))
        }
        Step::EditFile { .. } | Step::SetMode { .. } | Step::Keep { .. } => journal.hands.real(path).map_err(fail),
        Step::WriteNew { .. } => {
            let folder = path.parent().unwrap_or(path);
            // a folder of claude-fix's own is made when it is needed
            if folder.starts_with(journal.folder()) {
                journal.hands.make_private_folder(folder).map_err(fail)?;
            }
            let name = path.file_name().unwrap_or_default();
            journal.hands.real(folder).map(|folder| folder.join(name)).map_err(fail)
        }
        _ => Ok(path.to_owned()),
    }
}

fn perform(journal: &Journal, step: &Step, prepared: &Prepared) -> Result<(), String> {
    let hands = journal.hands.as_ref();
    let real: &Path = &prepared.record.real;
    // the moment before the change counts, not the moment of the preparation
    if stamp(hands, real) != prepared.record.before {
        return Err(say!("engine/changed-at-very-moment", real = real.display()));
    }
    let new = prepared.new.as_deref().unwrap_or_default();
    let done = match step {
        // a new file: what somebody else made there while this one was written is not touched
        Step::EditFile { .. } | Step::WriteNew { .. } if prepared.record.before.kind == Kind::Missing => {
            hands.write_instead(real, None, new)
        }
        Step::EditFile { .. } | Step::WriteNew { .. } => hands.replace(real, new),
        Step::MoveAside { to, .. } => hands.rename(real, to),
        Step::SetMode { mode, .. } => hands.set_mode(real, *mode),
        // its copy was made when it was prepared
        _ => return Ok(()),
    };
    done.map_err(|error| format!("{}: {error}", real.display()))?;
    let found = stamp(hands, real);
    // of a file that nobody could read before, only the permissions are known; they alone were changed
    let unread = matches!(step, Step::SetMode { .. }) && prepared.record.before.digest.is_none();
    if found.kind == prepared.record.after.kind && (unread || found.digest == prepared.record.after.digest) {
        Ok(())
    } else {
        Err(say!("engine/does-not-look-should-after", real = real.display()))
    }
}
