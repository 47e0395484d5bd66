//! `claude-fix undo`: takes back one entry of the journal, or all down to one.

use std::io::Write;

use super::args::{Common, Undo};
use super::ask::{Ways, agreed};
use super::code;
use super::start::Start;
use crate::causes;
use crate::engine::undo::undo as take_back;
use crate::headless::text;
use crate::model::journal::Entry;

/// Runs it and returns the exit code.
///
/// # Errors
/// Writing to standard output.
pub fn undo(args: &Undo, common: &Common, out: &mut impl Write, err: &mut impl Write) -> std::io::Result<u8> {
    let start = Start::new(true)?;
    let Some(journal) = &start.journal else {
        writeln!(out, "Nothing was changed so far: there is no home folder to keep a journal in.")?;
        return Ok(code::OK);
    };
    let entries = journal.entries();
    if args.list {
        for entry in &entries {
            writeln!(out, "{}", text::entry(entry))?;
        }
        if entries.is_empty() {
            writeln!(out, "Nothing was changed so far.")?;
        }
        return Ok(code::OK);
    }
    let Some(wanted) = wanted(args, &entries) else {
        writeln!(err, "claude-fix: there is no such change to take back; nothing was changed")?;
        writeln!(err, "hint: claude-fix undo --list shows what was changed")?;
        return Ok(code::USAGE);
    };
    for entry in &wanted {
        writeln!(out, "Take back {}", text::entry(entry))?;
        out.write_all(text::back(entry, &start.world.machine).as_bytes())?;
        let cured = causes::ALL.iter().filter(|cause| entry.plan.cures.iter().any(|id| id == cause.id));
        for cause in cured {
            let when = if entry.plan.clears.is_empty() { "at once" } else { "in new terminals" };
            writeln!(out, "  note: what it cured is back {when}: {} [{}].", cause.title, cause.id)?;
        }
    }
    let ways = Ways { dry_run: args.dry_run, yes: args.yes, no_input: common.no_input, word: None };
    if let Some(code) = agreed(&start.runtime, out, err, ways)? {
        return Ok(code);
    }
    for entry in wanted {
        match take_back(journal, entry.id) {
            Ok(entry) => writeln!(out, "Taken back: {}", entry.plan.title)?,
            Err(because) => {
                writeln!(err, "claude-fix: {}", crate::model::text::plain(&because, 1000))?;
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
