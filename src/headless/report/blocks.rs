//! What does a person read in a report, and in which order? Headings, paragraphs and lists, the same for every form.

use crate::model::order::filled;
use crate::model::report::{Check, Credential, Diagnosis, Report};
use crate::words::Listed;

/// A piece of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// Of a section.
    Heading(String),
    /// Of a part of a section.
    Part(String),
    /// A paragraph.
    Text(String),
    /// An entry of a list, so deep in it, with a mark before it, or none.
    Item(usize, String),
    /// An entry of a list that is a label and a value.
    Fact(usize, String, String),
    /// An entry that can be copied.
    Code(usize, String),
}

/// The titles of repairs, by their ids.
type Titles<'a> = std::collections::BTreeMap<&'a str, &'a str>;

use Block::{Code, Fact, Heading, Item, Part, Text};

/// The whole report.
pub(super) fn of(report: &Report) -> Vec<Block> {
    let made = say!(
        "report/made-by",
        tool = &*report.tool.version,
        at = &*report.started_at,
        seconds = format!("{:.1}", std::time::Duration::from_millis(report.duration_ms).as_secs_f64())
    );
    let mut all = vec![Text(made)];
    all.push(Heading(say!("report/result")));
    all.push(Text(report.verdict.summary.to_string()));
    all.extend(surroundings(report));
    // looked up, not searched for: a file may come from anybody, with thousands of both
    let titles: Titles = filled(report.repairs.iter().rev().map(|it| (&*it.id, &*it.title)));
    let (wrong, notes): (Vec<_>, Vec<_>) = report.diagnoses.iter().partition(|it| &*it.severity != "note");
    for (heading, some) in [(say!("report/wrong"), wrong), (say!("report/notes"), notes)] {
        if !some.is_empty() {
            all.push(Heading(heading));
            for it in some {
                diagnosis(it, &titles, &mut all);
            }
        }
    }
    all.push(Heading(say!("report/credentials")));
    all.extend(report.credentials.iter().filter(|it| &*it.state != "absent").flat_map(credential));
    let absent: Vec<&str> = report.credentials.iter().filter(|it| &*it.state == "absent").map(|it| &*it.kind).collect();
    if !absent.is_empty() {
        all.push(Fact(0, say!("report/absent"), absent.listed()));
    }
    all.push(Heading(say!("report/checks")));
    report.checks.iter().for_each(|it| check(it, &mut all));
    offers(report, &mut all);
    changes(report, &mut all);
    hidden(report, &mut all);
    all
}

fn surroundings(report: &Report) -> Vec<Block> {
    let machine = &report.machine;
    let mut parts: Vec<&str> = vec![&machine.os, &machine.arch];
    parts.extend(machine.shell.as_deref());
    parts.extend(machine.context.iter().map(|it| &**it));
    let mut all = Vec::from([Fact(0, say!("report/machine"), parts.listed())]);
    for install in &report.claude.installs {
        let version = install.version.as_deref().map_or_else(|| say!("report/version-unknown"), str::to_owned);
        let (path, method) = (&*install.path, &*install.method);
        all.push(Fact(
            0,
            say!("report/claude-code"),
            if install.active {
                say!("report/copy-runs", version = version, path = path, method = method)
            } else {
                say!("report/copy-beside", version = version, path = path, method = method)
            },
        ));
    }
    if report.claude.installs.is_empty() {
        all.push(Fact(0, say!("report/claude-code"), say!("report/no-claude")));
    }
    all.push(Fact(0, say!("report/config-folder"), report.claude.config_dir.to_string()));
    all
}

fn diagnosis(found: &Diagnosis, titles: &Titles, all: &mut Vec<Block>) {
    let severity = match &*found.severity {
        "broken" => say!("report/broken"),
        "warning" => say!("report/warning"),
        _ => say!("report/note"),
    };
    let confidence = match &*found.confidence {
        "certain" => say!("report/certain"),
        "likely" => say!("report/likely"),
        _ => say!("report/possible"),
    };
    all.push(Part(found.title.to_string()));
    all.push(Fact(0, say!("report/cause"), format!("{} · {severity} · {confidence}", &*found.id)));
    all.push(Text(found.summary.to_string()));
    all.extend(found.because.iter().map(|it| Fact(0, say!("report/because"), it.fact.to_string())));
    all.extend(found.advice.iter().map(|it| Fact(0, say!("report/advice"), it.to_string())));
    for id in &found.repairs {
        let title = titles.get(&**id).copied().unwrap_or(id);
        all.push(Fact(0, say!("report/repair"), title.to_owned()));
    }
    if found.docs.starts_with("https://") {
        all.push(Fact(0, say!("report/docs"), found.docs.to_string()));
    }
}

fn credential(it: &Credential) -> Vec<Block> {
    let state = match &*it.state {
        "used" => say!("report/used"),
        "shadowed" => say!("report/shadowed"),
        _ => say!("report/unusable"),
    };
    let mut all = vec![Fact(0, it.kind.to_string(), format!("{state} · {}", &*it.source))];
    for place in &it.set_in {
        let value = place.line.map_or_else(|| place.file.to_string(), |line| format!("{}:{line}", &*place.file));
        all.push(Fact(1, say!("report/set-in"), value));
    }
    let shown = it.fingerprint.as_deref().map(str::to_owned);
    let shown: Vec<String> =
        shown.into_iter().chain(it.length.map(|length| say!("report/characters", count = length))).collect();
    if !shown.is_empty() {
        all.push(Fact(1, say!("report/value"), shown.listed()));
    }
    all.extend(it.expires_at.as_ref().map(|at| Fact(1, say!("report/expires"), at.to_string())));
    let problems: Vec<&str> = it.problems.iter().map(|it| &**it).collect();
    if !problems.is_empty() {
        all.push(Fact(1, say!("report/problems"), problems.listed()));
    }
    all
}

fn check(it: &Check, all: &mut Vec<Block>) {
    let outcome = match &*it.outcome {
        "healthy" => say!("report/healthy"),
        "found" => say!("report/found"),
        "skipped" => say!("report/skipped"),
        _ => say!("report/inconclusive"),
    };
    all.push(Fact(0, format!("{outcome} · {}", &*it.title), it.summary.to_string()));
    all.extend(it.hint.as_ref().map(|hint| Fact(1, say!("report/hint"), hint.to_string())));
    all.extend(it.evidence.iter().map(|it| Fact(1, it.label.to_string(), it.value.to_string())));
}

fn offers(report: &Report, all: &mut Vec<Block>) {
    if report.repairs.is_empty() {
        return;
    }
    all.push(Heading(say!("report/offers")));
    for repair in &report.repairs {
        let risk = match &*repair.risk {
            "safe" => say!("report/safe"),
            "reversible" => say!("report/reversible"),
            _ => say!("report/destructive"),
        };
        all.push(Fact(0, repair.title.to_string(), risk));
        all.push(Code(1, format!("claude-fix fix {}", &*repair.id)));
        all.extend(repair.changes.iter().map(|it| Item(1, it.to_string())));
        all.extend(repair.consequences.iter().map(|it| Item(1, it.to_string())));
        all.extend(repair.manual.iter().map(|it| Code(1, it.to_string())));
    }
}

fn changes(report: &Report, all: &mut Vec<Block>) {
    all.push(Heading(say!("report/changed")));
    if report.journal.is_empty() {
        all.push(Text(say!("report/nothing-changed")));
    }
    for it in &report.journal {
        let state = match &*it.state {
            "applied" => say!("report/applied"),
            "failed" => say!("report/failed"),
            "undone" => say!("report/undone"),
            _ => say!("report/unfinished"),
        };
        all.push(Fact(0, format!("{} · {}", &*it.at, &*it.title), state));
        all.extend(it.helped.filter(|helped| !helped).map(|_| Item(1, say!("report/no-help"))));
        all.extend(it.changes.iter().map(|it| Item(1, it.to_string())));
    }
    if !report.pasted.is_empty() {
        all.push(Heading(say!("report/pasted")));
    }
    for it in &report.pasted {
        all.push(Item(0, it.summary.to_string()));
        all.extend(it.request_id.as_ref().map(|id| Fact(1, say!("report/request-id"), id.to_string())));
    }
}

fn hidden(report: &Report, all: &mut Vec<Block>) {
    all.push(Heading(say!("report/hidden")));
    for it in &report.hidden {
        let (names, places) = (it.names, it.places);
        let words = match &*it.rule {
            "email" => say!("report/hidden-email", names = names, places = places),
            "organisation" => say!("report/hidden-organisation", names = names, places = places),
            "id" => say!("report/hidden-id", names = names, places = places),
            "host" => say!("report/hidden-host", names = names, places = places),
            "user" => say!("report/hidden-user", names = names, places = places),
            _ => continue,
        };
        all.push(Item(0, words));
    }
    all.push(Item(0, say!("report/hidden-secrets")));
    if report.hidden.is_empty() {
        all.push(Item(0, say!("report/hidden-nothing")));
    }
}
