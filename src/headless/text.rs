//! How does a person read the result without a screen? Labelled lines, no boxes; a mark is a symbol and a word.

use std::fmt::Write;

use super::json::changes;
use crate::model::assessment::{Assessment, Verdict};
use crate::model::back::Back;
use crate::model::diagnosis::{Diagnosis, Severity};
use crate::model::journal::{Entry, EntryState};
use crate::model::machine::Machine;
use crate::model::outcome::{Outcome, Row};
use crate::model::plan::{Plan, Step};
use crate::model::step::Step as WizardStep;
use crate::model::text::{plain, size};

/// The whole result.
#[must_use]
pub fn report(assessment: &Assessment) -> String {
    let mut out = "Checks\n".to_owned();
    for step in WizardStep::ALL {
        for row in assessment.rows.iter().filter(|row| row.group == step) {
            write_row(&mut out, step, row);
        }
    }
    out.push('\n');
    // the last lines are those that stay on a small screen: the root cause, and the answer
    for diagnosis in assessment.diagnoses.iter().rev() {
        write_diagnosis(&mut out, diagnosis, assessment);
    }
    let word = match assessment.verdict {
        Verdict::Healthy => "Healthy",
        Verdict::Problems => "Broken",
        Verdict::Unknown => "Unknown",
    };
    if let Some(warning) = assessment.hands_off() {
        let _ = writeln!(out, "{warning}");
    }
    let _ = writeln!(out, "{word}: {}", assessment.summary);
    let plans = assessment.top().into_iter().flat_map(|top| &top.repairs).filter_map(|id| assessment.plan(id));
    if let Some(plan) = plans.into_iter().find(|plan| plan.acts()) {
        let _ = writeln!(out, "Repair: claude-fix fix {}", plan.id);
    }
    out.push_str(&super::company::help_desk(assessment));
    out
}

fn write_row(out: &mut String, step: WizardStep, row: &Row) {
    let mark = match row.outcome {
        Outcome::Healthy { .. } => "ok     ",
        Outcome::Found { .. } => "found  ",
        Outcome::Skipped { .. } => "skipped",
        Outcome::Inconclusive { .. } => "unknown",
    };
    let _ = writeln!(out, "  {mark}  {}: {}", step.title(), row.outcome.sentence());
    if let Outcome::Inconclusive { hint, .. } = &row.outcome {
        let _ = writeln!(out, "           hint: {hint}");
    }
}

fn write_diagnosis(out: &mut String, diagnosis: &Diagnosis, assessment: &Assessment) {
    let word = match diagnosis.severity {
        Severity::Broken => "BROKEN",
        Severity::Warning => "WARNING",
        Severity::Note => "NOTE",
    };
    let _ = writeln!(out, "{word} {} [{}]", diagnosis.title, diagnosis.id);
    let _ = writeln!(out, "  {}", diagnosis.summary);
    for because in &diagnosis.because {
        let _ = writeln!(out, "  because: {}", because.fact);
    }
    for id in &diagnosis.repairs {
        let Some(plan) = assessment.plan(id) else { continue };
        if plan.acts() {
            let _ = writeln!(out, "  repair:  {} (claude-fix fix {id})", plan.title);
        }
        if plan.text().is_some() {
            let _ = writeln!(out, "  text:    {} (claude-fix fix {id} prints it)", plan.title);
        } else if !plan.acts() {
            let _ = writeln!(out, "  do:      {} (claude-fix fix {id} says how)", plan.title);
        }
        let label = if plan.acts() { "or type" } else { "type" };
        for command in plan.manual.iter().filter(|_| plan.rewrites().is_empty()) {
            let _ = writeln!(out, "  {label}: {command}");
        }
    }
    for advice in &diagnosis.advice {
        let _ = writeln!(out, "  advice:  {advice}");
    }
    out.push('\n');
}

/// What a plan would change, before the question.
#[must_use]
pub fn plan(plan: &Plan, assessment: &Assessment) -> String {
    let mut out = format!("{} ({})\n", plan.title, plan.stakes());
    let lines = changes(plan, &assessment.machine);
    let changing = plan.steps.iter().filter(|step| !matches!(step, Step::Tell { .. }));
    for (step, line) in changing.zip(lines) {
        write_step(&mut out, step, &line);
    }
    if plan.steps.is_empty() {
        let _ = writeln!(out, "  claude-fix changes nothing here; only you can do this.");
    }
    for consequence in &plan.consequences {
        let _ = writeln!(out, "  note: {consequence}");
    }
    if let Some(text) = plan.text() {
        let _ = writeln!(out, "  the text to hand on:");
        text.lines().for_each(|line| {
            let _ = writeln!(out, "    {line}");
        });
    }
    for command in &plan.manual {
        let label = match (plan.acts(), plan.clears.is_empty()) {
            (true, true) => "or type it yourself",
            (true, false) => "in this terminal",
            (false, _) => "type",
        };
        let _ = writeln!(out, "  {label}: {command}");
    }
    out
}

/// What comes back when an entry of the journal is taken back, before the question. Every value is masked.
#[must_use]
pub fn back(back: &Back, machine: &Machine) -> String {
    let (mut out, entry) = (String::new(), &back.entry);
    let shown = |path: &std::path::Path| plain(&machine.tilde(path), 300);
    for aside in &back.aside {
        let (path, to) = (shown(&aside.path), shown(&aside.to));
        let _ = writeln!(out, "  first move {path} to {to}: it has come into being since, and is not deleted");
    }
    for (index, step) in back.steps() {
        match step {
            Step::EditFile { file, changes, .. } => {
                let _ = writeln!(out, "  {}", shown(file));
                if let Some(record) = entry.records.get(index).filter(|_| changes.is_empty()) {
                    let (then, now) = (size(record.before.size), size(record.after.size));
                    let _ = writeln!(out, "    - {now}, as claude-fix put them there");
                    let _ = writeln!(out, "    + {then}, as they were before");
                }
                for change in changes {
                    for line in &change.after {
                        let _ = writeln!(out, "    - {}", plain(line, 200));
                    }
                    if !change.before.is_empty() {
                        let _ = writeln!(out, "    + {}", plain(&change.before, 200));
                    }
                }
            }
            Step::MoveAside { from, to, .. } => {
                let _ = writeln!(out, "  move {} to {}", shown(to), shown(from));
            }
            Step::SetMode { file, before, .. } => {
                let mode =
                    before.mode.map_or_else(|| "what they were".to_owned(), |mode| format!("{:04o}", mode & 0o7777));
                let _ = writeln!(out, "  set the permissions of {} to {mode}", shown(file));
            }
            // the file stayed as it was
            Step::Keep { .. } | Step::Tell { .. } => {}
            Step::Fetch { to, .. } => {
                let _ = writeln!(out, "  what was fetched to {} is not taken back", shown(to));
            }
            Step::WriteNew { file, .. } => {
                let _ = writeln!(out, "  remove {}, which this change made", shown(file));
            }
            Step::Keychain { fingerprint, .. } => {
                let _ = writeln!(out, "  take {} out of the keychain", plain(fingerprint, 60));
            }
            Step::EndProcess { name, .. } => {
                let _ = writeln!(out, "  {} is not started again", plain(name, 100));
            }
            Step::Run { .. } => {
                let _ = writeln!(out, "  what a program did is not taken back");
            }
        }
    }
    let names = entry.plan.clears.join(", ");
    if !entry.plan.clears.is_empty() {
        let _ = writeln!(out, "  note: {names} is set again in every terminal that is opened afterwards.");
    }
    out
}

/// Some steps of a plan, each with its diff. Every value is masked.
#[must_use]
pub fn steps(plan: &Plan, which: &[usize], machine: &Machine) -> String {
    let mut out = String::new();
    let lines = changes(plan, machine);
    let changing = plan.steps.iter().enumerate().filter(|(_, step)| !matches!(step, Step::Tell { .. }));
    for ((index, step), line) in changing.zip(lines) {
        if which.contains(&index) {
            write_step(&mut out, step, &line);
        }
    }
    out
}

fn write_step(out: &mut String, step: &Step, line: &str) {
    let _ = writeln!(out, "  {line}");
    if let Step::EditFile { changes, .. } = step {
        for change in changes {
            if !change.before.is_empty() {
                let _ = writeln!(out, "    - {}", change.before);
            }
            for after in &change.after {
                let _ = writeln!(out, "    + {after}");
            }
        }
    }
}

/// The repairs that are offered, one a line.
#[must_use]
pub fn offers(assessment: &Assessment) -> String {
    let mut out = String::new();
    let (cures, always): (Vec<&Plan>, Vec<&Plan>) = assessment.plans.iter().partition(|plan| !plan.cures.is_empty());
    let (cures, by_hand): (Vec<&Plan>, Vec<&Plan>) = cures.into_iter().partition(|plan| plan.acts());
    for plan in &cures {
        let _ = writeln!(out, "{}  {} ({})", plan.id, plan.title, plan.stakes());
    }
    if cures.is_empty() {
        out.push_str("No repair is offered: nothing that claude-fix can repair was found.\n");
    }
    if !by_hand.is_empty() {
        out.push_str("\nOnly you can do these; claude-fix shows how:\n");
    }
    for plan in &by_hand {
        let _ = writeln!(out, "{}  {}", plan.id, plan.title);
    }
    if !always.is_empty() {
        out.push_str("\nAlways possible, whether or not something is wrong:\n");
    }
    for plan in &always {
        let _ = writeln!(out, "{}  {} ({})", plan.id, plan.title, plan.stakes());
    }
    out
}

/// Which copy of Claude Code runs, in half a sentence.
#[must_use]
pub fn runs_now(assessment: &Assessment) -> String {
    let Some(active) = assessment.installs.active() else {
        return "no claude on PATH".to_owned();
    };
    let path = plain(&assessment.machine.tilde(&active.path), 300);
    match active.version.number() {
        Some(number) => format!("Claude Code {number} runs from {path}"),
        None => format!("{path}, whose version is not known"),
    }
}

/// One entry of the journal, in a line.
#[must_use]
pub fn entry(entry: &Entry) -> String {
    let state = match entry.state {
        EntryState::Unfinished => "not finished: claude-fix was stopped in the middle",
        EntryState::GoingBack => "being taken back: claude-fix was stopped in the middle",
        EntryState::Applied if entry.purged && !entry.can_undo() => "applied; its copies were deleted",
        EntryState::Applied if !entry.plan.can_undo() => "done; it cannot be taken back",
        EntryState::Applied => "applied",
        EntryState::Failed if entry.plan.runs().is_some() => "failed or cancelled",
        EntryState::Failed => "failed, nothing was changed",
        EntryState::Undone => "undone",
    };
    format!("{}  {} {}  {}  ({state})", entry.id, entry.at.date(), entry.at.clock(), entry.plan.title)
}
