//! How is a change taken back? Step by step, last first, and only where the file is still as claude-fix left it.

use super::journal::Journal;
use super::secrets;
use crate::model::journal::{Entry, EntryState, Progress, StepRecord};
use crate::model::plan::Step;
use crate::model::stamp::{Kind, Stamp};
use crate::ports::files::stamp;

/// Takes back one entry.
///
/// # Errors
/// Why not, as sentences; what could be taken back before that stays so, and the entry can be tried again.
pub fn undo(journal: &Journal, id: u32) -> Result<Entry, String> {
    let _held = journal.begin()?;
    let found = journal.entries().into_iter().find(|entry| entry.id == id);
    let mut entry = found.ok_or_else(|| format!("there is no entry {id} in the journal"))?;
    if !entry.can_undo() {
        return Err(format!("entry {id} has nothing to take back"));
    }
    let result = take_back(journal, &mut entry);
    if result.is_ok() {
        entry.state = EntryState::Undone;
    }
    journal.write(&entry).map_err(|error| format!("cannot write the journal: {error}"))?;
    result.map(|()| entry)
}

/// Takes back the steps that were done or begun, last first.
pub(super) fn take_back(journal: &Journal, entry: &mut Entry) -> Result<(), String> {
    let begun = |step: &Step, record: &StepRecord| {
        step.can_undo() && matches!(record.progress, Progress::Done | Progress::Started)
    };
    // all are looked at before the first is touched
    for (step, record) in entry.plan.steps.iter().zip(&entry.records) {
        if begun(step, record) {
            needs(journal, step, record)?;
        }
    }
    for index in (0..entry.records.len()).rev() {
        let (Some(step), Some(record)) = (entry.plan.steps.get(index), entry.records.get(index)) else { continue };
        if !begun(step, record) {
            continue;
        }
        if needs(journal, step, record)? {
            restore(journal, step, record, entry.id)?;
        }
        entry.records[index].progress = Progress::Undone;
    }
    Ok(())
}

/// Whether a step has to be taken back: not if it was never done. An error if something else has changed the file.
fn needs(journal: &Journal, step: &Step, record: &StepRecord) -> Result<bool, String> {
    let now = stamp(journal.hands.as_ref(), &record.real);
    let shown = record.real.display();
    match step {
        Step::Keep { .. } | Step::Run { .. } | Step::Fetch { .. } | Step::Tell { .. } | Step::EndProcess { .. } => {
            Ok(false)
        }
        Step::Keychain { account, fingerprint } => secrets::is_kept(journal, account, fingerprint),
        Step::SetMode { .. } if now.mode == record.before.mode => Ok(false),
        Step::SetMode { .. } if now.kind == record.before.kind && now.mode == record.after.mode => Ok(true),
        Step::SetMode { .. } => Err(format!("the permissions of {shown} were changed since; they stay as they are")),
        _ if same(&now, &record.before) => Ok(false),
        Step::EditFile { .. } | Step::WriteNew { .. } if same(&now, &record.after) => Ok(true),
        Step::WriteNew { .. } => Err(format!("{shown} was changed since claude-fix made it; it stays as it is")),
        Step::EditFile { .. } => Err(format!(
            "{shown} was changed since claude-fix edited it; it stays as it is. The old bytes are in {}",
            journal.folder().join("backups").join(record.backup.as_deref().unwrap_or_default()).display()
        )),
        Step::MoveAside { to, .. } if now.kind == Kind::Missing => {
            let there = stamp(journal.hands.as_ref(), to);
            if same(&there, &record.before) {
                Ok(true)
            } else {
                Err(format!("{} is not the file any more that was moved there", to.display()))
            }
        }
        Step::MoveAside { to, .. } => {
            Err(format!("a new {shown} has come into being since, and it stays; the old one is {}", to.display()))
        }
    }
}

/// The same thing with the same bytes, whatever its permissions are.
fn same(one: &Stamp, other: &Stamp) -> bool {
    one.kind == other.kind && one.size == other.size && one.digest == other.digest
}

fn restore(journal: &Journal, step: &Step, record: &StepRecord, entry: u32) -> Result<(), String> {
    let hands = journal.hands.as_ref();
    let fail = |error: std::io::Error| format!("{}: {error}", record.real.display());
    match step {
        // it was not there before
        Step::EditFile { .. } if record.before.kind == Kind::Missing => hands.remove(&record.real).map_err(fail),
        Step::Keychain { account, .. } => secrets::take_back(journal, account, entry),
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
