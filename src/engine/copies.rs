//! What is kept of a person's files, and how does it go again? Copies are deleted only after a yes, never unasked.

use std::path::Path;

use super::journal::Journal;
use crate::model::back::{Copies, Purge};
use crate::model::consent::Agreed;
use crate::model::journal::{Entry, Progress};
use crate::model::stamp::Kind;
use crate::model::time::Moment;

/// How many copies are looked at.
const MOST: usize = 100_000;

/// Everything in `backups/`: names, size and age.
#[must_use]
pub fn copies(journal: &Journal, now: Moment) -> Copies {
    let mut found = Copies { seen: Some(now), ..Copies::default() };
    for path in journal.hands.list(&journal.backups(), MOST).unwrap_or_default() {
        let Some(entry) = journal.hands.look(&path).ok().filter(|entry| entry.kind == Kind::File) else { continue };
        let Some(name) = path.file_name().and_then(|name| name.to_str()).filter(|name| of_ours(name)) else { continue };
        found.names.push(name.to_owned());
        found.bytes = found.bytes.saturating_add(entry.size);
        found.oldest = entry.modified.into_iter().chain(found.oldest).min();
    }
    found
}

/// The copies that one entry needs to be taken back.
#[must_use]
pub fn copies_of(journal: &Journal, entry: &Entry, now: Moment) -> Copies {
    let mut found = Copies { seen: Some(now), ..Copies::default() };
    for name in entry.records.iter().filter_map(|record| record.backup.as_ref()) {
        let Some(file) = journal.hands.look(&journal.backups().join(name)).ok() else { continue };
        if !found.names.contains(name) {
            found.names.push(name.clone());
            found.bytes = found.bytes.saturating_add(file.size);
            found.oldest = file.modified.into_iter().chain(found.oldest).min();
        }
    }
    found
}

/// The name of a copy is the digest of its bytes.
fn of_ours(name: &str) -> bool {
    name.len() == 64 && name.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// What would be deleted, for the question; `None` if there is nothing.
///
/// # Errors
/// Why nothing may be deleted now, as a sentence.
pub fn look_at_copies(journal: &Journal, now: Moment) -> Result<Option<Purge>, String> {
    let (copies, entries) = (copies(journal, now), journal.entries());
    if let Some(open) = entries.iter().find(|entry| entry.stopped() && entry.can_undo()) {
        return Err(say!("engine/claude-fix-stopped-middle-entry", id = open.id));
    }
    if let Some((_, because)) = journal.unread().into_iter().next() {
        return Err(say!("engine/may-need-its-copies", because = because));
    }
    let lost = |entry: &&Entry| entry.can_undo() && entry.needs_copies();
    let loses = entries.iter().filter(lost).map(|entry| (entry.id, entry.plan.title.clone())).collect();
    Ok((!copies.names.is_empty()).then_some(Purge { copies, loses }))
}

/// Deletes the copies that a person agreed to delete. What cannot be taken back any more is written down before.
///
/// # Errors
/// Why not, as a sentence; what is left can be deleted later.
pub fn purge(journal: &Journal, agreed: &Agreed<Purge>) -> Result<(), String> {
    let _held = journal.begin()?;
    let now = look_at_copies(journal, agreed.copies.seen.unwrap_or(Moment(0)))?;
    if now.as_ref().is_none_or(|now| *now != **agreed) {
        return Err(say!("engine/copies-have-changed-since-shown"));
    }
    for mut entry in journal.entries() {
        let kept = entry.records.iter().any(|record| record.backup.is_some() && record.progress != Progress::Undone);
        if kept && !entry.purged {
            entry.purged = true;
            journal
                .write(&entry)
                .map_err(|error| say!("engine/cannot-write-journal-nothing-deleted", error = error))?;
        }
    }
    for name in &agreed.copies.names {
        let path = journal.backups().join(name);
        journal.hands.remove(&path).map_err(|error| format!("{}: {error}", shown(&path)))?;
    }
    Ok(())
}

fn shown(path: &Path) -> String {
    crate::model::text::plain(&path.display().to_string(), 300)
}
