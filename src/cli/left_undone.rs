//! What was left half done? Said at the next start, and carried to its end after a yes.

use std::io::Write;
use std::sync::Arc;

use super::args::{Common, Fix};
use super::ask::{Ways, agreed_to};
use super::code;
use super::outcome::tell;
use super::start::Start;
use crate::engine::checks::Selection;
use crate::engine::finish::settle;
use crate::engine::repair::resume;
use crate::headless::text;
use crate::model::back::{Rest, Stopped};
use crate::model::text::plain;

/// Says what happened, and what can become of it. What leaves nothing to decide is said once.
pub(super) fn say(start: &Start, stopped: &Stopped, only_looking: bool, err: &mut impl Write) -> std::io::Result<()> {
    writeln!(err, "{}", plain(&stopped.sentence(), 1000))?;
    let entry = &stopped.entry;
    if stopped.rest.is_ok() {
        writeln!(err, "{}", say!("cli/hint-claude-fix-fix-finishes", id = entry.plan.id))?;
    }
    if entry.can_undo() {
        writeln!(err, "{}", say!("cli/hint-claude-fix-undo-goes", id = entry.id))?;
    } else if let (Some(journal), false) = (&start.journal, only_looking) {
        settle(journal, stopped);
    }
    Ok(())
}

/// Carries it to its end after a yes, and checks again.
pub(super) fn finish(
    start: &Start,
    rest: &Rest,
    args: &Fix,
    common: &Common,
    out: &mut impl Write,
    err: &mut impl Write,
) -> std::io::Result<u8> {
    let plan = &rest.entry.plan;
    let Some(journal) = &start.journal else { return Ok(code::FAILED) };
    writeln!(out, "{}", say!("cli/finish-entry", id = rest.entry.id, value = plain(&plan.title, 300)))?;
    out.write_all(text::steps(plan, &rest.steps, &start.world.machine).as_bytes())?;
    if rest.steps.is_empty() {
        writeln!(out, "  {}", say!("cli/every-step-done-only-written"))?;
    }
    let ways = Ways { dry_run: args.dry_run, yes: args.yes, no_input: common.no_input, word: None };
    let agreed = match agreed_to(&start.runtime, out, err, rest.clone(), &plan.deed(), ways)? {
        Ok(agreed) => agreed,
        Err(code) => return Ok(code),
    };
    let report = start.runtime.block_on(resume(journal, Arc::clone(&start.world), &agreed));
    if let Some(after) = &report.after {
        if plan.clears.is_empty() {
            let _ = start.remember(after);
        }
        return tell(&report, plan, after, out, err);
    }
    // only to say how it ended; nothing compares with it
    match start.diagnose(&Selection::all()) {
        Some(now) => tell(&report, plan, &now, out, err),
        None => Ok(code::INTERRUPTED),
    }
}
