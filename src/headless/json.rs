//! How does a script read the result? One JSON document, `claude-fix.report/1`; fields are only ever added.

use serde::Serialize;

use crate::model::assessment::Assessment;
use crate::model::company::CompanyPolicy;
use crate::model::credential::Rung;
use crate::model::diagnosis::Diagnosis;
use crate::model::install::Method;
use crate::model::machine::Machine as ThisMachine;
use crate::model::outcome::{Evidence, Outcome, Row};
use crate::model::plan::{Edit, Plan, Risk, Step};
use crate::model::registry::Key;
use crate::model::stamp::Kind;
use crate::model::text::plain;

/// The schema of this version.
pub const SCHEMA: &str = "claude-fix.report/1";

#[derive(Serialize)]
struct Report<'a> {
    schema: &'static str,
    tool: Tool,
    started_at: String,
    duration_ms: u64,
    verdict: Verdict<'a>,
    machine: Machine<'a>,
    claude: Claude<'a>,
    credentials: &'a [Rung],
    checks: Vec<Check<'a>>,
    diagnoses: &'a [Diagnosis],
    repairs: Vec<Repair<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    policy: Option<&'a CompanyPolicy>,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct Verdict<'a> {
    state: &'static str,
    summary: &'a str,
    exit_code: u8,
}

#[derive(Serialize)]
struct Machine<'a> {
    os: &'static str,
    arch: &'a str,
    shell: Option<&'a str>,
    context: &'a [String],
}

#[derive(Serialize)]
struct Claude<'a> {
    config_dir: &'a str,
    installs: Vec<Install<'a>>,
}

#[derive(Serialize)]
struct Install<'a> {
    path: String,
    version: Option<&'a str>,
    method: Method,
    active: bool,
}

#[derive(Serialize)]
struct Check<'a> {
    id: &'static str,
    group: &'static str,
    title: &'a str,
    outcome: &'static str,
    summary: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<&'a str>,
    evidence: &'a [Evidence],
    duration_ms: u64,
}

#[derive(Serialize)]
struct Repair<'a> {
    id: &'a str,
    title: &'a str,
    risk: Risk,
    changes: Vec<String>,
    consequences: &'a [String],
    manual: &'a [String],
}

/// The whole report, indented, with a line feed at the end.
///
/// # Errors
/// Never in practice: everything in it can be written as JSON.
pub fn report(assessment: &Assessment) -> Result<String, serde_json::Error> {
    let machine = &assessment.machine;
    let document = Report {
        schema: SCHEMA,
        tool: Tool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
        started_at: machine.now.iso(),
        duration_ms: assessment.duration_ms,
        verdict: Verdict {
            state: assessment.verdict.word(),
            summary: &assessment.summary,
            exit_code: assessment.verdict.exit_code(),
        },
        machine: Machine {
            os: machine.os.word(),
            arch: &machine.arch,
            shell: machine.shell.as_deref(),
            context: &machine.contexts,
        },
        claude: Claude { config_dir: &assessment.config_dir, installs: installs(assessment) },
        credentials: &assessment.ladder.rungs,
        checks: assessment.rows.iter().map(check).collect(),
        diagnoses: &assessment.diagnoses,
        repairs: diagnosed(assessment).map(|plan| repair(plan, assessment)).collect(),
        policy: assessment.facts.get(),
    };
    let mut text = serde_json::to_string_pretty(&document)?;
    text.push('\n');
    Ok(text)
}

fn installs(assessment: &Assessment) -> Vec<Install<'_>> {
    let all = assessment.installs.all.iter();
    all.map(|install| Install {
        path: assessment.machine.tilde(&install.path),
        version: install.version.number(),
        method: install.method,
        active: install.active,
    })
    .collect()
}

fn check(row: &Row) -> Check<'_> {
    let hint = match &row.outcome {
        Outcome::Inconclusive { hint, .. } => Some(hint.as_str()),
        _ => None,
    };
    Check {
        id: row.id,
        group: row.group.id(),
        title: &row.title,
        outcome: row.outcome.word(),
        summary: row.outcome.sentence(),
        hint,
        evidence: &row.evidence,
        duration_ms: row.duration_ms,
    }
}

/// The plans that a diagnosis offers; what a step offers by itself, as a reset, is no finding.
fn diagnosed(assessment: &Assessment) -> impl Iterator<Item = &Plan> {
    assessment.plans.iter().filter(|plan| !plan.cures.is_empty())
}

fn repair<'a>(plan: &'a Plan, assessment: &Assessment) -> Repair<'a> {
    Repair {
        id: &plan.id,
        title: &plan.title,
        risk: plan.risk,
        changes: changes(plan, &assessment.machine),
        consequences: &plan.consequences,
        manual: &plan.manual,
    }
}

/// One line for each file that the plan touches: `edit ~/.zshrc line 12`.
#[must_use]
pub fn changes(plan: &Plan, machine: &ThisMachine) -> Vec<String> {
    let shown = |path: &std::path::Path| plain(&machine.tilde(path), 300);
    // a text to hand on changes nothing
    let changing = plan.steps.iter().filter(|step| !matches!(step, Step::Tell { .. }));
    changing
        .map(|step| match step {
            Step::EditFile { file, edit: Edit::TakeFrom { from, .. }, .. } => {
                say!("cli/replace-content", file = shown(file), from = shown(from))
            }
            Step::EditFile { file, changes, before, .. } => {
                let lines: Vec<String> = changes.iter().map(|change| change.line.to_string()).collect();
                let made = before.kind == Kind::Missing;
                let (file, lines) = (shown(file), lines.join(", "));
                if made {
                    say!("cli/make-file-line", file = file, lines = lines)
                } else {
                    say!("cli/edit-file-line", file = file, lines = lines)
                }
            }
            Step::MoveAside { from, to, .. } => say!("cli/move-to", from = shown(from), to = shown(to)),
            Step::SetMode { file, mode, .. } => {
                say!("cli/set-permissions", file = shown(file), mode = format!("{mode:04o}"))
            }
            Step::Keep { file, .. } => say!("cli/keep-copy", file = shown(file)),
            Step::Fetch { url, to, .. } => say!("cli/fetch-to", url = plain(url, 300), to = shown(to)),
            Step::WriteNew { file, text, .. } => {
                say!("cli/make-file", file = shown(file), count = text.lines().count())
            }
            Step::Tell { text } => plain(text, 4000),
            Step::Keychain { fingerprint, .. } => say!("cli/keep-in-keychain", fingerprint = plain(fingerprint, 60)),
            Step::UserVariable { name, rewrite, .. } => {
                let place = Key::UserVariables.words();
                match rewrite {
                    None => say!("cli/remove-user-variable", name = plain(name, 100), place = place),
                    Some(_) => say!("cli/change-user-variable", name = plain(name, 100), place = place),
                }
            }
            Step::EndProcess { pid, name, .. } => {
                say!("cli/ask-process-to-end", name = plain(name, 100), pid = pid.to_string())
            }
            Step::Run { program, .. } => {
                let command = plain(&step.command().unwrap_or_default(), 300);
                say!("cli/run-program", command = command, program = shown(program))
            }
        })
        .collect()
}
