//! `claude-fix undo`: takes back one entry of the journal, or all down to one, and deletes copies.

use std::io::Write;

use super::args::{Common, Undo};
use super::ask::{Ways, agreed_to};
use super::code;
use super::left_undone;
use super::start::Start;
use crate::causes;
use crate::engine::copies::{copies, copies_of, look_at_copies, purge};
use crate::engine::finish::stopped;
use crate::engine::journal::Journal;
use crate::engine::undo::{look_back, undo as take_back};
use crate::headless::text;
use crate::model::journal::Entry;
use crate::model::text::plain;

/// Runs it and returns the exit code.
///
/// # Errors
/// Writing to standard output.
pub fn undo(args: &Undo, common: &Common, out: &mut impl Write, err: &mut impl Write) -> std::io::Result<u8> {
    let start = Start::new(true)?;
    let Some(journal) = &start.journal else {
        writeln!(out, "{}", say!("cli/nothing-changed-so-far-there"))?;
        return Ok(code::OK);
    };
    if let Some(left) = stopped(journal) {
        left_undone::say(&start, &left, args.list || args.dry_run, err)?;
    }
    let entries = journal.entries();
    let ways = Ways { dry_run: args.dry_run, yes: args.yes, no_input: common.no_input, word: None };
    if args.list {
        return list(&start, journal, &entries, out);
    }
    if args.purge {
        return delete_copies(&start, journal, ways, out, err);
    }
    let chosen = wanted(args, &entries);
    if let Some(because) = not_seen(journal, args, chosen.as_deref()) {
        writeln!(err, "claude-fix: {}", say!("cli/because-nothing-changed", value = plain(&because, 1000)))?;
        writeln!(err, "{}", say!("cli/hint-undo-of-one-entry"))?;
        return Ok(code::FAILED);
    }
    let Some(wanted) = chosen else {
        writeln!(err, "claude-fix: {}", say!("cli/there-no-such-change-take"))?;
        writeln!(err, "{}", say!("cli/hint-claude-fix-undo-list"))?;
        return Ok(code::USAGE);
    };
    take_back_asking(&start, journal, &wanted, ways, out, err)
}

/// Why it is not known which change is the latest, where it is not: one that cannot be read may be later.
fn not_seen(journal: &Journal, args: &Undo, chosen: Option<&[&Entry]>) -> Option<String> {
    let first = match (args.entry, args.to) {
        (Some(_), _) => return None,
        (None, Some(id)) => id,
        (None, None) => chosen.into_iter().flatten().map(|entry| entry.id).min().unwrap_or(0),
    };
    journal.unread().into_iter().find(|(id, _)| *id >= first).map(|(_, because)| because)
}

/// What was changed, and what is kept of it.
fn list(start: &Start, journal: &Journal, entries: &[Entry], out: &mut impl Write) -> std::io::Result<u8> {
    let now = start.world.now();
    let mut told: Vec<String> = Vec::new();
    for entry in entries {
        writeln!(out, "{}", text::entry(entry))?;
        let kept = copies_of(journal, entry, now);
        if !kept.names.is_empty() && kept.names.iter().all(|name| told.contains(name)) {
            // two changes of the same bytes keep them once
            writeln!(out, "     {}", say!("cli/keeps-the-same"))?;
        } else if !kept.names.is_empty() {
            told.extend(kept.names.iter().cloned());
            writeln!(out, "     {}", say!("cli/keeps", copies = kept.words()))?;
        }
    }
    let unread = journal.unread();
    for (_, because) in &unread {
        writeln!(out, "{}", plain(because, 1000))?;
    }
    if entries.is_empty() && unread.is_empty() {
        writeln!(out, "{}", say!("cli/nothing-changed-so-far"))?;
    }
    let kept = copies(journal, now);
    if !kept.names.is_empty() {
        let folder = plain(&start.world.machine.tilde(&journal.backups()), 300);
        writeln!(out, "{}", say!("cli/kept", folder = folder, words = kept.words()))?;
        writeln!(out, "{}", say!("cli/they-hold-what-files-held"))?;
    }
    Ok(code::OK)
}

/// Deletes the copies, after a yes.
fn delete_copies(
    start: &Start,
    journal: &Journal,
    ways: Ways,
    out: &mut impl Write,
    err: &mut impl Write,
) -> std::io::Result<u8> {
    let found = match look_at_copies(journal, start.world.now()) {
        Ok(Some(found)) => found,
        Ok(None) => {
            writeln!(out, "{}", say!("cli/there-no-copies-delete"))?;
            return Ok(code::OK);
        }
        Err(because) => {
            writeln!(err, "claude-fix: {}", say!("cli/nothing-deleted", value = plain(&because, 1000)))?;
            return Ok(code::FAILED);
        }
    };
    let folder = plain(&start.world.machine.tilde(&journal.backups()), 300);
    writeln!(out, "{}", say!("cli/delete-copies-old-files-cannot", folder = folder))?;
    writeln!(out, "  {}", say!("cli/deletes", copies = found.copies.words()))?;
    for (id, title) in &found.loses {
        writeln!(out, "  {}", say!("cli/note-entry-cannot-taken-back", id = id, value = plain(title, 300)))?;
    }
    writeln!(out, "  {}", say!("cli/note-what-moved-aside-stays"))?;
    match agreed_to(&start.runtime, out, err, found, &say!("cli/delete-copies"), ways)? {
        Err(code) => Ok(code),
        Ok(agreed) => match purge(journal, &agreed) {
            Ok(()) => {
                writeln!(out, "{}", say!("cli/deleted", copies = agreed.copies.words()))?;
                Ok(code::OK)
            }
            Err(because) => {
                writeln!(err, "claude-fix: {}", plain(&because, 1000))?;
                Ok(code::FAILED)
            }
        },
    }
}

/// Shows what comes back, asks, and takes these entries back, the first one first.
pub(super) fn take_back_asking(
    start: &Start,
    journal: &Journal,
    wanted: &[&Entry],
    ways: Ways,
    out: &mut impl Write,
    err: &mut impl Write,
) -> std::io::Result<u8> {
    let mut all = Vec::new();
    for (index, entry) in wanted.iter().enumerate() {
        let back = match look_back(journal, entry, wanted.get(..index).unwrap_or_default(), start.world.now()) {
            Ok(back) => back,
            Err(because) => {
                writeln!(out, "{}", say!("cli/take-back-entry", entry = text::entry(entry)))?;
                writeln!(err, "claude-fix: {}", say!("cli/because-nothing-changed", value = plain(&because, 1000)))?;
                return Ok(code::FAILED);
            }
        };
        writeln!(out, "{}", say!("cli/take-back-entry", entry = text::entry(entry)))?;
        out.write_all(text::back(&back, &start.world.machine).as_bytes())?;
        let cured = causes::ALL.iter().filter(|cause| entry.plan.cures.iter().any(|id| id == cause.id));
        for cause in cured {
            let (title, id) = (cause.title(), cause.id);
            let note = if entry.plan.clears.is_empty() {
                say!("cli/back-at-once", title = title, id = id)
            } else {
                say!("cli/back-in-new-terminals", title = title, id = id)
            };
            writeln!(out, "  {note}")?;
        }
        all.push(back);
    }
    let agreed = match agreed_to(&start.runtime, out, err, all, &say!("cli/take-back"), ways)? {
        Ok(agreed) => agreed,
        Err(code) => return Ok(code),
    };
    for back in agreed.each() {
        match take_back(journal, &back) {
            Ok(entry) => writeln!(out, "{}", say!("cli/taken-back", title = entry.plan.title))?,
            Err(because) => {
                writeln!(err, "claude-fix: {}", plain(&because, 1000))?;
                return Ok(code::FAILED);
            }
        }
    }
    Ok(code::OK)
}

/// What is to be taken back, the latest first; `None` if there is no such entry.
fn wanted<'a>(args: &Undo, entries: &'a [Entry]) -> Option<Vec<&'a Entry>> {
    let mut able = entries.iter().rev().filter(|entry| entry.can_undo());
    match (args.entry, args.to) {
        (Some(id), _) => able.find(|entry| entry.id == id).map(|entry| vec![entry]),
        (None, Some(id)) => {
            let all: Vec<&Entry> = able.take_while(|entry| entry.id >= id).collect();
            (!all.is_empty()).then_some(all)
        }
        (None, None) => able.next().map(|entry| vec![entry]),
    }
}
