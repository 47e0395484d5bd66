//! How is a change taken back? Looked at and shown first; then step by step, last first, and only where the file is
//! still as claude-fix left it. What has come into being meanwhile is moved aside, never overwritten.

use std::path::{Path, PathBuf};

use super::copies::copies;
use super::journal::Journal;
use super::secrets;
use super::user_variables;
use crate::model::back::{Aside, Back};
use crate::model::consent::Agreed;
use crate::model::journal::{Entry, EntryState, Progress, StepRecord};
use crate::model::plan::Step;
use crate::model::stamp::{Kind, Stamp};
use crate::model::time::Moment;
use crate::ports::files::stamp;

/// What a step needs to be as it was before.
enum Need {
    /// Nothing: it was never done, or is as before already.
    Nothing,
    /// To be taken back.
    Back,
    /// To be taken back, after what has come into being there has moved aside.
    After(Stamp),
}

/// What would be taken back, for the question; nothing is changed. `later` are the entries that are taken back before
/// this one: what they changed is not judged yet.
///
/// # Errors
/// Why it cannot be taken back, as a sentence.
pub fn look_back(journal: &Journal, entry: &Entry, later: &[&Entry], now: Moment) -> Result<Back, String> {
    if !entry.can_undo() {
        return Err(nothing(entry));
    }
    let touched = |path: &Path| later.iter().flat_map(|entry| &entry.records).any(|record| record.real == path);
    let mut aside = Vec::new();
    for (step, record) in begun(entry) {
        if touched(&record.real) {
            continue;
        }
        if let Need::After(found) = needs(journal, entry.id, step, record)? {
            if journal.folder().starts_with(&record.real) {
                return Err(say!("engine/journal-folder-stays", real = record.real.display()));
            }
            let to = free_name(journal, &record.real, now);
            aside.push(Aside { path: record.real.clone(), to, found });
        }
    }
    Ok(Back { entry: entry.clone(), aside, copies: copies(journal, now) })
}

fn nothing(entry: &Entry) -> String {
    if entry.purged && entry.plan.can_undo() {
        return say!("engine/copies-entry-were-deleted-so", id = entry.id);
    }
    say!("engine/entry-has-nothing-take-back", id = entry.id)
}

/// A name beside it that is not in use.
fn free_name(journal: &Journal, path: &Path, now: Moment) -> PathBuf {
    let with = |ending: &str| {
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(format!(".aside-{}{ending}", now.compact()));
        path.with_file_name(name)
    };
    let endings = (2..100).map(|number| format!("-{number}"));
    let mut all = std::iter::once(String::new()).chain(endings).map(|ending| with(&ending));
    all.find(|free| journal.hands.look(free).is_err()).unwrap_or_else(|| with("-100"))
}

/// The steps that were done or begun and that `undo` can bring back, as far as they can be judged before anything is
/// touched: what went along when a later step moved its folder is looked at when that is back.
fn begun(entry: &Entry) -> impl Iterator<Item = (&Step, &StepRecord)> {
    let steps = entry.plan.steps.iter().zip(&entry.records).enumerate();
    let open = steps.filter(|(_, (step, record))| step.can_undo() && is_open(record));
    open.filter(|(index, (_, record))| !went_along(entry, *index, &record.real)).map(|(_, it)| it)
}

fn is_open(record: &StepRecord) -> bool {
    matches!(record.progress, Progress::Done | Progress::Started)
}

/// Whether a later step moves the folder in which this is.
fn went_along(entry: &Entry, index: usize, path: &Path) -> bool {
    let later = entry.plan.steps.iter().zip(&entry.records).skip(index + 1);
    let mut moved = later.filter(|(step, record)| matches!(step, Step::MoveAside { .. }) && is_open(record));
    moved.any(|(_, record)| path != record.real && path.starts_with(&record.real))
}

/// Takes back an entry that a person agreed to take back.
///
/// # Errors
/// Why not, as sentences; what could be taken back before that stays so, and the entry can be tried again.
pub fn undo(journal: &Journal, agreed: &Agreed<Back>) -> Result<Entry, String> {
    let _held = journal.begin()?;
    let id = agreed.entry.id;
    let found = journal.entries().into_iter().find(|entry| entry.id == id);
    let mut entry = found.ok_or_else(|| say!("engine/there-no-entry-journal", id = id))?;
    if !entry.can_undo() {
        return Err(nothing(&entry));
    }
    if entry != agreed.entry {
        return Err(say!("engine/entry-journal-has-changed-since", id = id));
    }
    journal.sweep(&entry);
    shown(journal, &entry, &agreed.aside)?;
    for (record, aside) in entry.records.iter_mut().filter_map(|it| {
        let aside = agreed.aside.iter().find(|aside| aside.path == it.real)?;
        Some((it, aside))
    }) {
        record.aside = Some(aside.to.clone());
    }
    let before = std::mem::replace(&mut entry.state, EntryState::GoingBack);
    journal.write(&entry).map_err(|error| say!("engine/cannot-write-journal-nothing-changed", error = error))?;
    let result = take_back(journal, &mut entry, &agreed.aside);
    entry.state = if result.is_ok() { EntryState::Undone } else { before };
    journal.write(&entry).map_err(|error| say!("engine/cannot-write-journal", error = error))?;
    result.map(|()| entry)
}

/// Whether the world is still the one that was shown: all is looked at before the first thing is touched.
fn shown(journal: &Journal, entry: &Entry, aside: &[Aside]) -> Result<(), String> {
    for (step, record) in begun(entry) {
        let Need::After(found) = needs(journal, entry.id, step, record)? else { continue };
        if !aside.iter().any(|aside| aside.path == record.real && same(&aside.found, &found)) {
            let path = record.real.display();
            return Err(say!("engine/has-come-into-being-or", path = path));
        }
    }
    Ok(())
}

/// Takes back the steps that were done or begun, last first.
pub(super) fn take_back(journal: &Journal, entry: &mut Entry, aside: &[Aside]) -> Result<(), String> {
    // all are looked at before the first is touched
    shown(journal, entry, aside).map_err(|because| unasked(entry, &because, aside))?;
    for index in (0..entry.records.len()).rev() {
        let (Some(step), Some(record)) = (entry.plan.steps.get(index), entry.records.get(index)) else { continue };
        if !step.can_undo() || !is_open(record) {
            continue;
        }
        match needs(journal, entry.id, step, record)? {
            Need::Nothing => {}
            Need::Back => restore(journal, step, record, entry.id)?,
            Need::After(found) => {
                let moves = aside.iter().find(|aside| aside.path == record.real && same(&aside.found, &found));
                let moves = moves.ok_or_else(|| say!("engine/changed-at-very-moment", real = record.real.display()))?;
                journal.hands.rename(&moves.path, &moves.to).map_err(|error| error.to_string())?;
                restore(journal, step, record, entry.id)?;
            }
        }
        entry.records[index].progress = Progress::Undone;
    }
    Ok(())
}

/// Where nobody was asked whether something may move aside, it stays, and so does the old one where it went.
fn unasked(entry: &Entry, because: &str, aside: &[Aside]) -> String {
    let moved = entry.plan.steps.iter().find_map(|step| match step {
        Step::MoveAside { from, to, .. } if aside.is_empty() => Some((from, to)),
        _ => None,
    });
    moved.map_or_else(
        || because.to_owned(),
        |(from, to)| say!("engine/moved-and-stays-moved", because = because, from = from.display(), to = to.display()),
    )
}

/// What a step needs. An error if something else has changed the file.
fn needs(journal: &Journal, entry: u32, step: &Step, record: &StepRecord) -> Result<Need, String> {
    let now = match step {
        Step::UserVariable { name, .. } => user_variables::now(journal, name)?,
        _ => stamp(journal.hands.as_ref(), &record.real),
    };
    let shown = record.real.display();
    match step {
        Step::Keep { .. } | Step::Run { .. } | Step::Fetch { .. } | Step::Tell { .. } | Step::EndProcess { .. } => {
            Ok(Need::Nothing)
        }
        Step::Keychain { account, fingerprint } => {
            let kept = secrets::is_kept(journal, entry, account, fingerprint)?;
            Ok(if kept { Need::Back } else { Need::Nothing })
        }
        Step::SetMode { .. } if now.mode == record.before.mode => Ok(Need::Nothing),
        Step::SetMode { .. } if now.kind == record.before.kind && now.mode == record.after.mode => Ok(Need::Back),
        Step::SetMode { .. } => Err(say!("engine/permissions-were-changed-since-they", shown = shown)),
        _ if same(&now, &record.before) => Ok(Need::Nothing),
        Step::EditFile { .. } | Step::WriteNew { .. } | Step::UserVariable { .. } if same(&now, &record.after) => {
            Ok(Need::Back)
        }
        Step::UserVariable { name, .. } => Err(say!("engine/variable-changed-since", name = name)),
        Step::WriteNew { .. } => Err(say!("engine/changed-since-claude-fix-made", shown = shown)),
        Step::EditFile { .. } => Err(say!(
            "engine/changed-since-claude-fix-edited",
            shown = shown,
            copy = journal.folder().join("backups").join(record.backup.as_deref().unwrap_or_default()).display()
        )),
        Step::MoveAside { to, .. } => {
            if !same(&stamp(journal.hands.as_ref(), to), &record.before) {
                return Err(say!("engine/not-any-more-what-moved", to = to.display()));
            }
            Ok(if now.kind == Kind::Missing { Need::Back } else { Need::After(now) })
        }
    }
}

/// The same thing with the same bytes, whatever its permissions are.
pub(super) fn same(one: &Stamp, other: &Stamp) -> bool {
    one.kind == other.kind && one.size == other.size && one.digest == other.digest
}

fn restore(journal: &Journal, step: &Step, record: &StepRecord, entry: u32) -> Result<(), String> {
    let hands = journal.hands.as_ref();
    let fail = |error: std::io::Error| format!("{}: {error}", record.real.display());
    match step {
        // it was not there before
        Step::EditFile { .. } if record.before.kind == Kind::Missing => hands.remove(&record.real).map_err(fail),
        Step::Keychain { account, .. } => secrets::take_back(journal, account, entry),
        Step::UserVariable { name, .. } => user_variables::take_back(journal, name, record),
        Step::EditFile { .. } => {
            let bytes = journal.kept(record.backup.as_deref().unwrap_or_default())?;
            hands.replace(&record.real, &bytes).map_err(fail)
        }
        Step::MoveAside { to, .. } => hands.rename(to, &record.real).map_err(fail),
        Step::SetMode { .. } => match record.before.mode {
            Some(mode) => hands.set_mode(&record.real, mode).map_err(fail),
            None => Ok(()),
        },
        Step::WriteNew { .. } => hands.remove(&record.real).map_err(fail),
        Step::Keep { .. } | Step::Run { .. } | Step::Fetch { .. } | Step::Tell { .. } | Step::EndProcess { .. } => {
            Ok(())
        }
    }
}
