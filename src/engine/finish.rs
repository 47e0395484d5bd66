//! What happens after claude-fix was stopped in the middle of a change? The next start says so, and offers to carry it
//! to its end or to go back.

use super::apply::{ApplyError, Prepared, carry_on, keep_copies, no_program, prepare};
use super::journal::Journal;
use super::undo::same;
use super::user_variables;
use crate::model::back::{Rest, Stopped};
use crate::model::consent::Agreed;
use crate::model::journal::{Entry, EntryState, Progress, StepRecord};
use crate::model::plan::Step;
use crate::model::stamp::Kind;
use crate::ports::files::stamp;

/// The latest change in whose middle claude-fix was stopped; not one that another claude-fix is making right now.
#[must_use]
pub fn stopped(journal: &Journal) -> Option<Stopped> {
    journal.entries().iter().rev().find(|entry| entry.stopped())?;
    // whoever changes something holds the lock
    let _held = journal.begin().ok()?;
    let entry = journal.entries().into_iter().rev().find(Entry::stopped)?;
    Some(Stopped { rest: rest(journal, &entry), entry })
}

/// Writes down that there is nothing to finish and nothing to take back, once that was said: what a program did is not
/// known, and no file was touched.
pub fn settle(journal: &Journal, stopped: &Stopped) {
    let Ok(_held) = journal.begin() else { return };
    let found = journal.entries().into_iter().find(|entry| *entry == stopped.entry && !entry.can_undo());
    if let Some(mut entry) = found {
        entry.state = EntryState::Failed;
        // it is only said once more otherwise
        let _ = journal.write(&entry);
    }
}

/// What is left to do of an entry, for the question; nothing is changed.
///
/// # Errors
/// Why it cannot be carried to its end, as a sentence.
pub fn rest(journal: &Journal, entry: &Entry) -> Result<Rest, String> {
    if entry.state != EntryState::Unfinished || entry.records.iter().any(|it| it.progress == Progress::Undone) {
        return Err(say!("engine/being-taken-back-so-only"));
    }
    let program = |step: &Step| matches!(step, Step::Run { .. } | Step::Fetch { .. } | Step::EndProcess { .. });
    if entry.plan.steps.iter().any(program) {
        return Err(say!("engine/program-belongs-how-far-came"));
    }
    if entry.plan.needs_secret() {
        return Err(say!("engine/secret-belongs-which-not-kept"));
    }
    let mut steps = Vec::new();
    for (index, (step, record)) in entry.plan.steps.iter().zip(&entry.records).enumerate() {
        if !done(journal, step, record) {
            prepare(journal, step).map_err(|error| error.to_string())?;
            steps.push(index);
        }
    }
    Ok(Rest { entry: entry.clone(), steps })
}

/// Whether the disk says that a step was done, whatever the journal knew in the end.
fn done(journal: &Journal, step: &Step, record: &StepRecord) -> bool {
    // written down only after it was looked at
    if record.progress == Progress::Done {
        return true;
    }
    let now = match step {
        Step::UserVariable { name, .. } => user_variables::now(journal, name).unwrap_or(record.before.clone()),
        _ => stamp(journal.hands.as_ref(), &record.real),
    };
    match step {
        Step::EditFile { .. } | Step::UserVariable { .. } => {
            same(&now, &record.after) && !same(&record.before, &record.after)
        }
        Step::MoveAside { to, .. } => {
            now.kind == Kind::Missing && same(&stamp(journal.hands.as_ref(), to), &record.before)
        }
        Step::SetMode { .. } => now.mode == record.after.mode && now.mode != record.before.mode,
        Step::WriteNew { .. } => same(&now, &record.after),
        _ => false,
    }
}

/// Carries an entry to its end, as a person agreed to. If a step fails, everything is taken back.
///
/// # Errors
/// Why not; see [`ApplyError`].
pub fn finish(journal: &Journal, agreed: &Agreed<Rest>) -> Result<Entry, ApplyError> {
    let _held = journal.begin().map_err(ApplyError::Failed)?;
    let id = agreed.entry.id;
    let entry = journal.entries().into_iter().find(|entry| entry.id == id);
    let Some(mut entry) = entry.filter(|entry| *entry == agreed.entry.clone().made_safe()) else {
        return Err(ApplyError::Changed { path: say!("engine/entry-journal", id = id) });
    };
    journal.sweep(&entry);
    let now = rest(journal, &entry).map_err(ApplyError::Failed)?;
    if now.steps != agreed.steps {
        return Err(ApplyError::Changed { path: say!("engine/file-change") });
    }
    let mut prepared: Vec<(usize, Prepared)> = Vec::new();
    for index in 0..entry.records.len() {
        let Some(step) = entry.plan.steps.get(index) else { continue };
        if now.steps.contains(&index) {
            prepared.push((index, prepare(journal, step)?));
        } else {
            entry.records[index].progress = Progress::Done;
        }
    }
    keep_copies(journal, &mut prepared)?;
    for (index, it) in &prepared {
        entry.records[*index] = it.record.clone();
    }
    carry_on(journal, entry, &prepared, &mut no_program)
}
