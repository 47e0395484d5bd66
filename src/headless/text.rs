//! How does a person read the result without a screen? Labelled lines, no boxes; a mark is a symbol and a word.

use std::fmt::Write;

use super::json::changes;
use crate::model::assessment::{Assessment, Verdict};
use crate::model::back::Back;
use crate::model::cells::{padded, width};
use crate::model::diagnosis::{Diagnosis, Severity};
use crate::model::journal::{Entry, EntryState};
use crate::model::machine::Machine;
use crate::model::outcome::{Outcome, Row};
use crate::model::plan::{Plan, Step};
use crate::model::registry::Key;
use crate::model::source::Change;
use crate::model::step::Step as WizardStep;
use crate::model::text::{plain, size};
use crate::words::Listed;

/// The whole result.
#[must_use]
pub fn report(assessment: &Assessment) -> String {
    let mut out = format!("{}\n", say!("cli/checks-title"));
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
    let summary = &assessment.summary;
    let verdict = match assessment.verdict {
        Verdict::Healthy => say!("cli/verdict-healthy", summary = summary),
        Verdict::Problems => say!("cli/verdict-broken", summary = summary),
        Verdict::Unknown => say!("cli/verdict-unknown", summary = summary),
    };
    if let Some(warning) = assessment.hands_off() {
        let _ = writeln!(out, "{warning}");
    }
    let _ = writeln!(out, "{verdict}");
    let plans = assessment.top().into_iter().flat_map(|top| &top.repairs).filter_map(|id| assessment.plan(id));
    if let Some(plan) = plans.into_iter().find(|plan| plan.acts()) {
        let _ = writeln!(out, "{}", say!("cli/repair-with", id = plan.id));
    }
    out.push_str(&super::company::help_desk(assessment));
    out
}

fn write_row(out: &mut String, step: WizardStep, row: &Row) {
    let [healthy, found, skipped, unknown] =
        [say!("cli/row-ok"), say!("cli/row-found"), say!("cli/row-skipped"), say!("cli/row-unknown")];
    let column = [&healthy, &found, &skipped, &unknown].map(|word| width(word)).into_iter().max().unwrap_or(0);
    let mark = match row.outcome {
        Outcome::Healthy { .. } => healthy,
        Outcome::Found { .. } => found,
        Outcome::Skipped { .. } => skipped,
        Outcome::Inconclusive { .. } => unknown,
    };
    let _ = writeln!(out, "  {}  {}: {}", padded(&mark, column), step.title(), row.outcome.sentence());
    if let Outcome::Inconclusive { hint, .. } = &row.outcome {
        let _ = writeln!(out, "{}{}", " ".repeat(column + 4), say!("cli/hint", hint = hint));
    }
}

fn write_diagnosis(out: &mut String, diagnosis: &Diagnosis, assessment: &Assessment) {
    let word = match diagnosis.severity {
        Severity::Broken => say!("cli/severity-broken"),
        Severity::Warning => say!("cli/severity-warning"),
        Severity::Note => say!("cli/severity-note"),
    };
    let _ = writeln!(out, "{word} {} [{}]", diagnosis.title, diagnosis.id);
    let _ = writeln!(out, "  {}", diagnosis.summary);
    for because in &diagnosis.because {
        labelled(out, &say!("cli/label-because"), &because.fact);
    }
    for id in &diagnosis.repairs {
        let Some(plan) = assessment.plan(id) else { continue };
        if plan.acts() {
            labelled(out, &say!("cli/label-repair"), &say!("cli/repair-by", title = plan.title, id = id));
        }
        if plan.text().is_some() {
            labelled(out, &say!("cli/label-text"), &say!("cli/text-by", title = plan.title, id = id));
        } else if !plan.acts() {
            labelled(out, &say!("cli/label-do"), &say!("cli/do-by", title = plan.title, id = id));
        }
        for (at, command) in plan.manual.iter().enumerate().filter(|_| plan.rewrites().is_empty()) {
            let label = match (plan.acts(), at) {
                (true, 0) => say!("cli/or-type"),
                (true, _) => say!("cli/then-type"),
                (false, _) => say!("cli/type"),
            };
            let _ = writeln!(out, "  {label}: {command}");
        }
    }
    for advice in &diagnosis.advice {
        labelled(out, &say!("cli/label-advice"), advice);
    }
    out.push('\n');
}

/// A line behind a label, all of which are as wide as the widest.
fn labelled(out: &mut String, label: &str, text: &str) {
    let labels = [
        say!("cli/label-because"),
        say!("cli/label-repair"),
        say!("cli/label-text"),
        say!("cli/label-do"),
        say!("cli/label-advice"),
    ];
    let column = labels.iter().map(|label| width(label)).max().unwrap_or(0);
    let _ = writeln!(out, "  {} {text}", padded(label, column));
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
        let _ = writeln!(out, "  {}", say!("cli/claude-fix-changes-nothing-here"));
    }
    for consequence in &plan.consequences {
        // the English below a translation stands as far to the right
        let _ = writeln!(out, "  {}", say!("cli/note", note = consequence).replace('\n', "\n        "));
    }
    if let Some(text) = plan.text() {
        let _ = writeln!(out, "  {}", say!("cli/text-hand"));
        text.lines().for_each(|line| {
            let _ = writeln!(out, "    {line}");
        });
    }
    for (at, command) in plan.manual.iter().enumerate() {
        let label = match (plan.acts(), plan.clears.is_empty()) {
            (true, true) if at > 0 => say!("cli/then-type"),
            (true, true) => say!("cli/or-type-yourself"),
            (true, false) => say!("cli/in-this-terminal"),
            (false, _) => say!("cli/type"),
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
        let _ = writeln!(out, "  {}", say!("cli/first-move-has-come-into", path = path, to = to));
    }
    for line in back.signs_out(false).iter().flat_map(|text| text.lines()) {
        let _ = writeln!(out, "  ! {line}");
    }
    for (index, step) in back.steps() {
        match step {
            Step::EditFile { file, changes, .. } => {
                let _ = writeln!(out, "  {}", shown(file));
                if let Some(record) = entry.records.get(index).filter(|_| changes.is_empty()) {
                    let (then, now) = (size(record.before.size), size(record.after.size));
                    let _ = writeln!(out, "    - {}", say!("cli/claude-fix-put-them-there", now = now));
                    let _ = writeln!(out, "    + {}", say!("cli/they-were-before", then = then));
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
            Step::UserVariable { changes, .. } => variable_back(&mut out, changes),
            Step::MoveAside { from, to, .. } => {
                let _ = writeln!(out, "  {}", say!("cli/move-to", from = shown(to), to = shown(from)));
            }
            Step::SetMode { file, before, .. } => {
                let mode =
                    before.mode.map_or_else(|| say!("cli/modes-as-they-were"), |mode| format!("{:04o}", mode & 0o7777));
                let _ = writeln!(out, "  {}", say!("cli/set-permissions", file = shown(file), mode = mode));
            }
            // the file stayed as it was
            Step::Keep { .. } | Step::Tell { .. } => {}
            Step::Fetch { to, .. } => {
                let _ = writeln!(out, "  {}", say!("cli/what-fetched-not-taken-back", path = shown(to)));
            }
            Step::WriteNew { file, .. } => {
                let _ = writeln!(out, "  {}", say!("cli/remove-which-change-made", path = shown(file)));
            }
            Step::Keychain { fingerprint, .. } => {
                let _ = writeln!(out, "  {}", say!("cli/take-out-keychain", fingerprint = plain(fingerprint, 60)));
            }
            Step::EndProcess { name, .. } => {
                let _ = writeln!(out, "  {}", say!("cli/not-started-again", name = plain(name, 100)));
            }
            Step::Run { .. } => {
                let _ = writeln!(out, "  {}", say!("cli/what-program-did-not-taken"));
            }
        }
    }
    let names = entry.plan.clears.listed();
    if !entry.plan.clears.is_empty() {
        let _ = writeln!(out, "  {}", say!("cli/note-set-again-every-terminal", names = names));
    }
    out
}

/// What comes back into a variable of the user.
fn variable_back(out: &mut String, changes: &[Change]) {
    let _ = writeln!(out, "  {}", Key::UserVariables.words());
    for change in changes {
        for line in &change.after {
            let _ = writeln!(out, "    - {}", plain(line, 200));
        }
        let _ = writeln!(out, "    + {}", plain(&change.before, 200));
    }
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
    if let Step::EditFile { changes, .. } | Step::UserVariable { changes, .. } = step {
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
        let _ = writeln!(out, "{}", say!("cli/no-repair-offered"));
    }
    if !by_hand.is_empty() {
        let _ = writeln!(out, "\n{}", say!("cli/only-you-can-do"));
    }
    for plan in &by_hand {
        let _ = writeln!(out, "{}  {}", plan.id, plan.title);
    }
    if !always.is_empty() {
        let _ = writeln!(out, "\n{}", say!("cli/always-possible"));
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
        return say!("cli/no-claude-path");
    };
    let path = plain(&assessment.machine.tilde(&active.path), 300);
    match active.version.number() {
        Some(number) => say!("cli/claude-code-runs-from", number = number, path = path),
        None => say!("cli/whose-version-not-known", path = path),
    }
}

/// One entry of the journal, in a line.
#[must_use]
pub fn entry(entry: &Entry) -> String {
    let state = match entry.state {
        EntryState::Unfinished => say!("cli/not-finished-claude-fix-stopped"),
        EntryState::GoingBack => say!("cli/being-taken-back-claude-fix"),
        EntryState::Applied if entry.purged && !entry.can_undo() => say!("cli/applied-its-copies-were-deleted"),
        EntryState::Applied if !entry.plan.can_undo() => say!("cli/done-cannot-taken-back"),
        EntryState::Applied => say!("cli/state-applied"),
        EntryState::Failed if entry.plan.runs().is_some() => say!("cli/failed-or-cancelled"),
        EntryState::Failed => say!("cli/failed-nothing-changed"),
        EntryState::Undone => say!("cli/state-undone"),
    };
    format!("{}  {} {}  {}  ({state})", entry.id, entry.at.date(), entry.at.clock(), entry.plan.title)
}
