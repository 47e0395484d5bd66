//! `claude-fix fix`: lists the repairs, or carries one out after a yes, and checks again.

use std::io::Write;
use std::sync::Arc;

use super::args::{Common, Fix};
use super::ask::{Ways, agreed};
use super::code;
use super::programs;
use super::start::Start;
use crate::app::event::Ended;
use crate::app::state::WORD;
use crate::engine::checks::Selection;
use crate::engine::repair::{nowhere, repair};
use crate::headless::text;
use crate::model::assessment::Assessment;
use crate::model::plan::{Plan, Purpose, Risk};

/// Runs it and returns the exit code.
///
/// # Errors
/// Writing to standard output.
pub fn fix(args: &Fix, common: &Common, out: &mut impl Write, err: &mut impl Write) -> std::io::Result<u8> {
    let start = Start::new(false)?;
    let Some(assessment) = start.diagnose(&Selection::all()) else {
        start.end();
        writeln!(err, "claude-fix: interrupted; nothing was changed")?;
        return Ok(code::INTERRUPTED);
    };
    let result = match &args.repair {
        None => {
            out.write_all(text::offers(&assessment).as_bytes())?;
            Ok(if args.yes { code::USAGE } else { code::OK })
        }
        Some(name) => {
            if let Some(plan) = offer(&assessment, name) {
                carry_out(&start, plan, &assessment, args, common, out, err)
            } else {
                let name = crate::model::text::plain(name, 60);
                writeln!(err, "claude-fix: {name} is not offered on this machine; nothing was changed")?;
                writeln!(err, "hint: claude-fix fix lists what is offered")?;
                Ok(code::USAGE)
            }
        }
    };
    start.end();
    result
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
    out.write_all(text::plan(plan, before).as_bytes())?;
    if !plan.acts() {
        if args.dry_run {
            return Ok(code::OK);
        }
        writeln!(err, "claude-fix: only you can do this; nothing was changed")?;
        return Ok(code::FAILED);
    }
    let word = (plan.risk == Risk::Destructive).then_some(WORD);
    let ways = Ways { dry_run: args.dry_run, yes: args.yes, no_input: common.no_input, word };
    if let Some(code) = agreed(&start.runtime, out, err, ways)? {
        return Ok(code);
    }
    let Some(journal) = &start.journal else {
        writeln!(err, "claude-fix: there is no home folder to keep backups in; nothing was changed")?;
        return Ok(code::FAILED);
    };
    // a sign-in needs somebody who answers; an installer or uninstaller only has to be heard
    let way = match plan.runs() {
        Some(Purpose::Install | Purpose::Uninstall) => programs::aloud(),
        _ => nowhere(),
    };
    out.flush()?;
    let report = start.runtime.block_on(repair(journal, Arc::clone(&start.world), plan, before, way));
    if let Some(after) = &report.after {
        // only evidence for a later run: that it cannot be written is no fault of this repair
        let _ = start.remember(after);
    }
    let now = report.after.as_ref().map(|after| after.summary.as_str()).unwrap_or_default();
    let undo = match (plan.can_undo(), plan.only_fetches()) {
        (true, _) => "claude-fix undo takes it back.",
        (false, true) => "Nothing was run. claude-fix fix install.run_installer shows what came, and asks.",
        (false, false) => "It cannot be taken back.",
    };
    Ok(match &report.ended {
        Ended::Fixed | Ended::Undone => {
            writeln!(out, "Fixed, as a new terminal sees it. {now}\n{undo}")?;
            for command in plan.manual.iter().filter(|_| !plan.clears.is_empty()) {
                writeln!(out, "In this terminal, run: {command}")?;
            }
            code::OK
        }
        Ended::Done => {
            writeln!(out, "Done. {now}\n{undo}")?;
            code::OK
        }
        Ended::NotFixed => {
            writeln!(out, "Done, but it is not fixed. {now}\n{undo}")?;
            code::FAILED
        }
        Ended::Worse => {
            writeln!(out, "Done, but something else is broken now. {now}\n{undo}")?;
            code::FAILED
        }
        Ended::Failed { because } => {
            writeln!(err, "claude-fix: {}", crate::model::text::plain(because, 1000))?;
            if let Some(after) = report.after.as_ref().filter(|_| plan.runs() == Some(Purpose::Install)) {
                writeln!(err, "What is there now: {}", text::runs_now(after))?;
            }
            code::FAILED
        }
    })
}
