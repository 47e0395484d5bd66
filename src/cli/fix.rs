//! `claude-fix fix`: lists the repairs, or carries one out after a yes, and checks again.

use std::io::Write;
use std::sync::Arc;

use super::args::{Common, Fix};
use super::ask::{Ways, agreed};
use super::programs;
use super::start::Start;
use super::{code, key};
use crate::app::event::Ended;
use crate::app::state::WORD;
use crate::engine::checks::Selection;
use crate::engine::journal::Journal;
use crate::engine::repair::{Report, nowhere, repair};
use crate::headless::text;
use crate::model::assessment::Assessment;
use crate::model::new_key::Sought;
use crate::model::plan::{Plan, Purpose, Risk};
use crate::model::signed;

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
            out.write_all(super::face::fitted(text::offers(&assessment)).as_bytes())?;
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
    out.write_all(super::face::fitted(text::plan(plan, before)).as_bytes())?;
    if !plan.acts() {
        if args.dry_run || plan.text().is_some() {
            return Ok(code::OK);
        }
        writeln!(err, "claude-fix: only you can do this; nothing was changed")?;
        return Ok(code::FAILED);
    }
    let person = programs::person(common);
    let answered = matches!(plan.runs(), Some(Purpose::SignIn | Purpose::SetupToken));
    if answered && !person && !args.dry_run {
        writeln!(err, "claude-fix: signing in needs a person at a terminal; nothing was changed")?;
        for command in &plan.manual {
            writeln!(err, "hint: {command}")?;
        }
        return Ok(code::USAGE);
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
    out.flush()?;
    let (report, lines) = run(start, journal, plan, before, person);
    for line in lines {
        writeln!(err, "{line}")?;
    }
    if let Some(after) = &report.after {
        // only evidence for a later run: that it cannot be written is no fault of this repair
        let _ = start.remember(after);
    }
    if plan.runs() == Some(Purpose::SetupToken) && !matches!(report.ended, Ended::Failed { .. }) {
        writeln!(
            err,
            "Paste the token and press Enter, also if it was broken into two lines; it is not shown. Esc stops."
        )?;
        if let Some(token) = crate::tui::masked::ask("Token:")? {
            return key::put_in(start, Sought::SetupToken, token, false, true, out, err);
        }
        writeln!(out, "Nothing was kept.")?;
        return Ok(code::OK);
    }
    tell(&report, plan, before, out, err)
}

/// Carries the plan out; gives also what its programs showed where nobody could see them.
fn run(start: &Start, journal: &Journal, plan: &Plan, before: &Assessment, person: bool) -> (Report, Vec<String>) {
    let (handle, machine) = (start.runtime.handle().clone(), Arc::clone(&start.world));
    let (way, unseen) = match plan.runs() {
        None => (nowhere(), None),
        Some(_) if person => (programs::whole_terminal(handle), None),
        Some(_) => {
            let (way, unseen) = programs::unseen(handle);
            (way, Some(unseen))
        }
    };
    let change = repair(journal, machine, plan, before, way);
    match unseen {
        None => (start.runtime.block_on(change), Vec::new()),
        Some(unseen) => (start.runtime.block_on(unseen.until(change)), unseen.lines()),
    }
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
