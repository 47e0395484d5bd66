//! How did a repair end? Said in plain lines, with the exit code; where something is worse, undo is offered at once.

use std::io::Write;

use super::args::Common;
use super::ask::Ways;
use super::code;
use super::start::Start;
use super::undo::take_back_asking;
use crate::app::event::Ended;
use crate::engine::journal::Journal;
use crate::engine::repair::Report;
use crate::headless::text;
use crate::model::assessment::Assessment;
use crate::model::plan::{Plan, Purpose};
use crate::model::signed;

/// Takes the latest change back, if the person says yes to that. The repair has failed all the same.
pub(super) fn worse(
    start: &Start,
    journal: &Journal,
    common: &Common,
    out: &mut impl Write,
    err: &mut impl Write,
) -> std::io::Result<u8> {
    let entries = journal.entries();
    if let Some(entry) = entries.last().filter(|entry| entry.can_undo()) {
        writeln!(out)?;
        let ways = Ways { dry_run: false, yes: false, no_input: common.no_input, word: None };
        let code = take_back_asking(start, journal, &[entry], ways, out, err)?;
        return Ok(if code == code::INTERRUPTED { code } else { code::FAILED });
    }
    Ok(code::FAILED)
}

/// Says how it ended, and returns the exit code.
pub(super) fn tell(
    report: &Report,
    plan: &Plan,
    before: &Assessment,
    out: &mut impl Write,
    err: &mut impl Write,
) -> std::io::Result<u8> {
    let now = report.after.as_ref().map(|after| after.summary.as_str()).unwrap_or_default();
    let after = report.after.as_ref().filter(|_| !matches!(report.ended, Ended::Failed { .. }));
    let compared = plan.runs().zip(after).and_then(|(why, after)| signed::compare(why, &before.facts, &after.facts));
    if let Some(seen) = compared {
        writeln!(out, "{}", seen.sentence)?;
    }
    let undo = match (plan.can_undo(), plan.only_fetches()) {
        (true, _) => say!("cli/claude-fix-undo-takes-back"),
        (false, true) => say!("cli/nothing-run-claude-fix-fix"),
        (false, false) => say!("cli/cannot-taken-back"),
    };
    Ok(match &report.ended {
        Ended::Fixed | Ended::Undone => {
            writeln!(out, "{}\n{undo}", say!("cli/fixed", now = now))?;
            for command in plan.manual.iter().filter(|_| !plan.clears.is_empty()) {
                writeln!(out, "{}", say!("cli/terminal-run", command = command))?;
            }
            code::OK
        }
        Ended::Done => {
            writeln!(out, "{}\n{undo}", say!("cli/done-now", now = now))?;
            code::OK
        }
        Ended::NotFixed => {
            writeln!(out, "{}\n{undo}", say!("cli/done-but-not-fixed", now = now))?;
            code::FAILED
        }
        Ended::Worse => {
            writeln!(out, "{}\n{undo}", say!("cli/done-but-worse", now = now))?;
            code::FAILED
        }
        Ended::Failed { because } => {
            writeln!(err, "claude-fix: {}", crate::model::text::plain(because, 1000))?;
            if let Some(after) = report.after.as_ref().filter(|_| plan.runs() == Some(Purpose::Install)) {
                writeln!(err, "{}", say!("cli/what-there-now", runs_now = text::runs_now(after)))?;
            }
            code::FAILED
        }
    })
}
