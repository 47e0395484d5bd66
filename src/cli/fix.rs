//! `claude-fix fix`: lists the repairs, or carries one out after a yes, and checks again.

use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::args::{Common, Fix};
use super::ask::{Ways, agreed_to};
use super::left_undone;
use super::outcome::{tell, worse};
use super::programs::{self, LIMIT, Over};
use super::start::Start;
use super::{code, key};
use crate::app::event::Ended;
use crate::engine::checks::Selection;
use crate::engine::finish::stopped;
use crate::engine::journal::Journal;
use crate::engine::repair::{Report, nowhere, repair};
use crate::headless::{company, text};
use crate::model::assessment::Assessment;
use crate::model::consent::Agreed;
use crate::model::new_key::Sought;
use crate::model::plan::{Plan, Purpose};
use crate::model::text::plain;
use crate::tui::masked::Typed;

/// Runs it and returns the exit code.
///
/// # Errors
/// Writing to standard output.
pub fn fix(args: &Fix, common: &Common, out: &mut impl Write, err: &mut impl Write) -> std::io::Result<u8> {
    let start = Start::new(false)?;
    let left = start.journal.as_ref().and_then(stopped);
    if let Some(left) = &left {
        left_undone::say(&start, left, args.repair.is_none() || args.dry_run, err)?;
        // its whole name: the bare one can mean something that is offered now, and a yes said beforehand is for that
        if args.repair.as_ref().is_some_and(|name| left.entry.plan.id == *name)
            && let Ok(rest) = &left.rest
        {
            let result = left_undone::finish(&start, rest, args, common, out, err);
            start.end();
            return result;
        }
    }
    let Some(mut assessment) = start.diagnose(&Selection::all()) else {
        start.end();
        writeln!(err, "claude-fix: {}", say!("cli/interrupted-nothing-changed-yet"))?;
        return Ok(code::INTERRUPTED);
    };
    let vain = in_vain(&start, &mut assessment);
    let result = match &args.repair {
        None => {
            out.write_all(super::face::fitted(text::offers(&assessment)).as_bytes())?;
            out.write_all(super::face::fitted(company::withheld(&assessment)).as_bytes())?;
            for (plan, when) in &vain {
                writeln!(out, "{}", say!("cli/not-offered-again", id = plan.id, when = when))?;
            }
            Ok(if args.yes { code::USAGE } else { code::OK })
        }
        Some(name) => {
            if let Some(plan) = offer(&assessment, name) {
                carry_out(&start, plan, &assessment, args, common, out, err)
            } else if let Some((plan, when)) = vain.iter().find(|(plan, _)| meant(plan, name)) {
                writeln!(err, "claude-fix: {}", say!("cli/done-same-files-did-not", id = plan.id, when = when))?;
                writeln!(err, "{}", say!("cli/so-not-done-again-nothing"))?;
                Ok(code::USAGE)
            } else if super::withheld::told(&assessment, name, err)? {
                Ok(code::USAGE)
            } else {
                let name = plain(name, 60);
                writeln!(err, "claude-fix: {}", say!("cli/not-offered-machine-nothing-changed", name = name))?;
                writeln!(err, "{}", say!("cli/hint-claude-fix-fix-lists"))?;
                Ok(code::USAGE)
            }
        }
    };
    start.end();
    result
}

/// Whether a name means this plan.
fn meant(plan: &Plan, name: &str) -> bool {
    plan.id == name || plan.id.split(':').next() == Some(name)
}

/// Takes out of what is offered what was done before, on the same files, and did not help; gives it with the date.
fn in_vain(start: &Start, assessment: &mut Assessment) -> Vec<(Plan, String)> {
    let entries = start.journal.as_ref().map(Journal::entries).unwrap_or_default();
    let before =
        |plan: &Plan| entries.iter().rev().find(|entry| entry.tried_in_vain(plan)).map(|entry| entry.at.date());
    let vain: Vec<(Plan, String)> =
        assessment.plans.iter().filter_map(|plan| Some((plan.clone(), before(plan)?))).collect();
    assessment.plans.retain(|plan| !vain.iter().any(|(it, _)| it.id == plan.id));
    vain
}

/// The plan with this id, or the only one of this repair.
fn offer<'a>(assessment: &'a Assessment, name: &str) -> Option<&'a Plan> {
    let mut of_repair = assessment.plans.iter().filter(|plan| plan.id.split(':').next() == Some(name));
    let only = of_repair.next().filter(|_| of_repair.next().is_none());
    assessment.plan(name).or(only)
}

fn carry_out(
    start: &Start,
    plan: &Plan,
    before: &Assessment,
    args: &Fix,
    common: &Common,
    out: &mut impl Write,
    err: &mut impl Write,
) -> std::io::Result<u8> {
    out.write_all(super::face::fitted(text::plan(plan, before)).as_bytes())?;
    if !plan.acts() {
        if args.dry_run || plan.text().is_some() {
            return Ok(code::OK);
        }
        writeln!(err, "claude-fix: {}", say!("cli/only-can-do-nothing-changed"))?;
        return Ok(code::FAILED);
    }
    let person = programs::person(common);
    let answered = matches!(plan.runs(), Some(Purpose::SignIn | Purpose::SetupToken));
    if answered && !person && !args.dry_run {
        writeln!(err, "claude-fix: {}", say!("cli/signing-needs-person-at-terminal"))?;
        for command in &plan.manual {
            writeln!(err, "{}", say!("cli/hint-command", command = command))?;
        }
        return Ok(code::USAGE);
    }
    let ways = Ways { dry_run: args.dry_run, yes: args.yes, no_input: common.no_input, word: None };
    let agreed = match agreed_to(&start.runtime, out, err, plan.clone(), &plan.deed(), ways)? {
        Ok(agreed) => agreed,
        Err(code) => return Ok(code),
    };
    let Some(journal) = &start.journal else {
        writeln!(err, "claude-fix: {}", say!("cli/no-home-for-backups"))?;
        return Ok(code::FAILED);
    };
    out.flush()?;
    let (report, over) = run(start, journal, &agreed, before, person, err)?;
    if over == Over::TooLong {
        let minutes = LIMIT.as_secs() / 60;
        writeln!(err, "claude-fix: {}", say!("cli/did-not-end-within-minutes", minutes = minutes))?;
        writeln!(err, "{}", say!("cli/hint-run-terminal-where-can"))?;
    }
    // what a new terminal sees is not remembered: this one may not work yet
    if let Some(after) = report.after.as_ref().filter(|_| plan.clears.is_empty()) {
        // only evidence for a later run: that it cannot be written is no fault of this repair
        let _ = start.remember(after);
    }
    if plan.runs() == Some(Purpose::SetupToken) && !matches!(report.ended, Ended::Failed { .. }) {
        writeln!(err, "{}", say!("cli/paste-token-press-enter-also"))?;
        return match crate::tui::masked::ask(&say!("cli/token"))? {
            Typed::Secret(token) => key::put_in(start, Sought::SetupToken, token, false, true, out, err),
            none => key::not_given(&none, out, err),
        };
    }
    let code = tell(&report, plan, before, out, err)?;
    if matches!(report.ended, Ended::Worse) && person {
        return worse(start, journal, common, out, err);
    }
    let interrupted = over == Over::Interrupted && matches!(report.ended, Ended::Failed { .. });
    Ok(if interrupted { code::INTERRUPTED } else { code })
}

/// Carries the plan out, and says whether its programs came to their own end.
fn run(
    start: &Start,
    journal: &Journal,
    plan: &Agreed<Plan>,
    before: &Assessment,
    person: bool,
    err: &mut impl Write,
) -> std::io::Result<(Report, Over)> {
    let (handle, machine) = (start.runtime.handle().clone(), Arc::clone(&start.world));
    if plan.runs().is_none() {
        let change = repair(journal, machine, plan, before, nowhere());
        return Ok((start.runtime.block_on(change), Over::Ended));
    }
    if person {
        let (way, stopped) = programs::noticing(programs::whole_terminal(handle));
        let report = start.runtime.block_on(repair(journal, machine, plan, before, way));
        let over = if stopped.load(Ordering::SeqCst) { Over::Interrupted } else { Over::Ended };
        return Ok((report, over));
    }
    let (way, unseen) = programs::unseen(handle);
    let change = repair(journal, machine, plan, before, way);
    start.runtime.block_on(unseen.until(change, LIMIT, err))
}
