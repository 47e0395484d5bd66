//! How does a report become a machine again? What it says in the form that the wizard's screens are made of.

use serde::de::DeserializeOwned;
use serde::de::value::{Error, StrDeserializer};

use crate::app::event::Coming;
use crate::app::replay::{Opened, Summary};
use crate::model::assessment::{Assessment, Verdict};
use crate::model::credential::{CredentialKind, Ladder, Rung, RungState, SetIn};
use crate::model::diagnosis::{Because, Confidence, Diagnosis, Severity};
use crate::model::facts::Facts;
use crate::model::install::{Install, Installs, Method, Version};
use crate::model::machine::{Machine, Os};
use crate::model::outcome::{Evidence, Outcome, Row};
use crate::model::plan::{Plan, Risk};
use crate::model::report::{self, Line, Repair, Report, Unreadable};
use crate::model::secret::Fingerprint;
use crate::model::step::Step;
use crate::model::time::Moment;

/// A word of the schema as what it stands for.
fn word<T: DeserializeOwned>(text: &str) -> Option<T> {
    T::deserialize(StrDeserializer::<Error>::new(text)).ok()
}

fn texts(lines: &[Line]) -> Vec<String> {
    lines.iter().map(|line| line.to_string()).collect()
}

fn step(id: &str) -> Option<Step> {
    Step::ALL.into_iter().find(|step| step.id() == id)
}

/// The machine of a report; `known` are the checks of this version.
#[must_use]
pub fn opened(source: String, report: &Report, known: Vec<Coming>) -> Opened {
    let (rows, unknown) = rows(report, known.clone());
    let coming = known.into_iter().filter(|it| rows.iter().any(|row| row.id == it.id)).collect();
    let at = Moment::from_iso(&report.started_at).map_or_else(|| report.started_at.to_string(), minute);
    Opened { source, at, assessment: assessment(report, rows), coming, unknown }
}

/// `2026-11-21 14:02`, in UTC as in the report.
fn minute(at: Moment) -> String {
    at.iso().chars().take(16).map(|c| if c == 'T' { ' ' } else { c }).collect()
}

/// One line of a list of machines.
#[must_use]
pub fn summary(file: String, report: &Report) -> Summary {
    let active = report.active().and_then(|it| it.version.as_deref());
    Summary {
        file,
        cause: report.root().map_or_else(|| report.verdict.state.to_string(), |it| it.id.to_string()),
        summary: report.verdict.summary.to_string(),
        version: active.unwrap_or_default().to_owned(),
        os: report.machine.os.to_string(),
        at: report.started_at.to_string(),
    }
}

/// Why a file cannot be shown, as half a sentence after its name.
#[must_use]
pub fn because(unreadable: &Unreadable) -> String {
    match unreadable {
        Unreadable::Broken(because) => say!("open/broken", because = because),
        Unreadable::NotOurs => say!("open/not-ours"),
        Unreadable::Newer(schema) => say!("open/newer", schema = schema),
    }
}

/// The checks that this version knows, and how many it does not.
fn rows(report: &Report, known: Vec<Coming>) -> (Vec<Row>, usize) {
    let row = |coming: Coming| {
        let check = report.checks.iter().find(|check| &*check.id == coming.id)?;
        let evidence = check.evidence.iter();
        Some(Row {
            id: coming.id,
            group: coming.group,
            title: coming.title,
            outcome: outcome(check),
            evidence: evidence
                .map(|it| Evidence { label: it.label.to_string(), value: it.value.to_string() })
                .collect(),
            duration_ms: check.duration_ms,
        })
    };
    let rows: Vec<Row> = known.into_iter().filter_map(row).collect();
    let unknown = report.checks.iter().filter(|check| !rows.iter().any(|row| row.id == &*check.id)).count();
    (rows, unknown)
}

fn outcome(check: &report::Check) -> Outcome {
    let summary = check.summary.to_string();
    match &*check.outcome {
        "healthy" => Outcome::Healthy { summary },
        "found" => Outcome::Found { summary },
        "skipped" => Outcome::Skipped { because: summary },
        _ => {
            let hint = check.hint.as_deref().unwrap_or_default().to_owned();
            Outcome::Inconclusive { because: summary, hint }
        }
    }
}

fn assessment(report: &Report, rows: Vec<Row>) -> Assessment {
    let ladder = Ladder { rungs: report.credentials.iter().filter_map(rung).collect() };
    Assessment {
        machine: machine(report),
        duration_ms: report.duration_ms,
        verdict: match &*report.verdict.state {
            "healthy" => Verdict::Healthy,
            "problems" => Verdict::Problems,
            _ => Verdict::Unknown,
        },
        summary: report.verdict.summary.to_string(),
        config_dir: report.claude.config_dir.to_string(),
        installs: Installs { all: report.claude.installs.iter().map(install).collect(), ..Installs::default() },
        facts: Facts::default().with(ladder.clone()),
        ladder,
        rows,
        diagnoses: report.diagnoses.iter().map(diagnosis).collect(),
        plans: report.repairs.iter().map(plan).collect(),
        standing: Vec::new(),
        questions: Vec::new(),
    }
}

fn machine(report: &Report) -> Machine {
    Machine {
        os: match &*report.machine.os {
            "linux" => Os::Linux,
            "macos" => Os::Macos,
            "windows" => Os::Windows,
            _ => Os::Other,
        },
        arch: report.machine.arch.to_string(),
        shell: report.machine.shell.as_deref().map(str::to_owned),
        contexts: texts(&report.machine.context),
        home: None,
        cwd: std::path::PathBuf::new(),
        uid: None,
        now: Moment::from_iso(&report.started_at).unwrap_or_default(),
    }
}

fn install(it: &report::Install) -> Install {
    let because = || Version::NotAsked { because: say!("open/not-in-report") };
    let version = it.version.as_ref().map_or_else(because, |number| Version::Known(number.to_string()));
    let method = word(&it.method).unwrap_or(Method::Unknown);
    Install { version, method, active: it.active, on_path: it.active, ..Install::at(&*it.path) }
}

fn rung(it: &report::Credential) -> Option<Rung> {
    Some(Rung {
        kind: word::<CredentialKind>(&it.kind)?,
        source: it.source.to_string(),
        set_in: it.set_in.iter().map(|it| SetIn { file: it.file.to_string(), line: it.line }).collect(),
        state: word(&it.state).unwrap_or(RungState::Absent),
        fingerprint: it.fingerprint.as_deref().and_then(Fingerprint::read),
        length: it.length.and_then(|length| usize::try_from(length).ok()),
        expires_at: it.expires_at.as_deref().map(str::to_owned),
        problems: texts(&it.problems),
        secret: None,
        sent_too: false,
    })
}

fn diagnosis(it: &report::Diagnosis) -> Diagnosis {
    let because = it.because.iter();
    Diagnosis {
        id: it.id.to_string(),
        severity: word(&it.severity).unwrap_or(Severity::Note),
        confidence: word(&it.confidence).unwrap_or(Confidence::Possible),
        title: it.title.to_string(),
        summary: it.summary.to_string(),
        because: because.map(|it| Because { check: it.check.to_string(), fact: it.fact.to_string() }).collect(),
        repairs: texts(&it.repairs),
        advice: texts(&it.advice),
        docs: it.docs.to_string(),
        step: step(&it.step).unwrap_or(Step::Status),
    }
}

/// A command out of a report, as a comment that says so: whoever copies it from the screen copies that, too. Not every
/// shell takes `#` for a comment (zsh and cmd do not), so nothing is left in it that ends a command or begins another.
fn marked(command: &Line) -> String {
    let harmless = |c: char| c.is_alphanumeric() || " ./:_-=@~+,…•".contains(c);
    let command: String = command.to_string().chars().map(|c| if harmless(c) { c } else { '…' }).collect();
    format!("# {}", say!("open/not-checked", command = command))
}

/// A report from elsewhere as it is printed: its commands are marked, and the id of a repair, which stands behind
/// `claude-fix fix`, has nothing in it that a shell would follow.
#[must_use]
pub fn from_elsewhere(report: Report) -> Report {
    let plain = |c: char| c.is_alphanumeric() || ".:_-/~@+=…".contains(c);
    let repairs = report.repairs.into_iter().map(|it| Repair {
        manual: it.manual.iter().map(|command| marked(command).into()).collect(),
        id: it.id.chars().map(|c| if plain(c) { c } else { '…' }).collect::<String>().into(),
        ..it
    });
    Report { repairs: repairs.collect(), ..report }
}

/// A repair without steps: nobody can carry it out here.
fn plan(it: &Repair) -> Plan {
    Plan {
        id: it.id.to_string(),
        title: it.title.to_string(),
        risk: word(&it.risk).unwrap_or(Risk::Destructive),
        steps: Vec::new(),
        consequences: texts(&it.consequences),
        manual: it.manual.iter().map(marked).collect(),
        clears: Vec::new(),
        cures: Vec::new(),
    }
}
