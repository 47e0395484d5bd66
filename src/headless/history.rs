//! How does a person or a program read what went wrong before? As lines, and as `claude-fix.history/1`.

use serde::Serialize;

use crate::model::explanation::Class;
use crate::model::history::{Bar, History, Kind, VersionUse};
use crate::model::step::Step;
use crate::model::text::plain;
use crate::model::time::Moment;

/// The longest bar, in characters.
const LONGEST_BAR: u32 = 40;

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    since: String,
    until: String,
    complete: bool,
    errors: u64,
    last_success: Option<String>,
    kinds: Vec<OneKind<'a>>,
    hours: Vec<Hour>,
    versions: Vec<InUse<'a>>,
    read: Read,
}

#[derive(Serialize)]
struct OneKind<'a> {
    signature: Option<&'a str>,
    class: Class,
    step: Option<Step>,
    status: Option<u16>,
    summary: Option<&'a str>,
    text: &'a str,
    count: u32,
    first: String,
    last: String,
    over: bool,
    streak: OneStreak<'a>,
    projects: Vec<Named<'a>>,
    versions: Vec<Named<'a>>,
}

#[derive(Serialize)]
struct OneStreak<'a> {
    began: String,
    count: u32,
    success_before: Option<String>,
    after_version: Option<InUse<'a>>,
}

#[derive(Serialize)]
struct Named<'a> {
    name: &'a str,
    count: u32,
}

#[derive(Serialize)]
struct InUse<'a> {
    version: &'a str,
    first_used: String,
    new: bool,
}

#[derive(Serialize)]
struct Hour {
    at: String,
    count: u32,
}

#[derive(Serialize)]
struct Read {
    files: u32,
    bytes: u64,
    bytes_in_all: u64,
    unread: u32,
    undated: u32,
    more: u32,
}

fn version(used: &VersionUse) -> InUse<'_> {
    InUse { version: &used.version, first_used: used.first.iso(), new: used.new }
}

fn named(all: &[(String, u32)]) -> Vec<Named<'_>> {
    all.iter().map(|(name, count)| Named { name, count: *count }).collect()
}

fn kind(kind: &Kind) -> OneKind<'_> {
    OneKind {
        signature: kind.signature.as_deref(),
        class: kind.class,
        step: kind.step,
        status: kind.status,
        summary: kind.signature.as_ref().map(|_| kind.summary.as_str()),
        text: &kind.text,
        count: kind.count,
        first: kind.first.iso(),
        last: kind.last.iso(),
        over: kind.over,
        streak: OneStreak {
            began: kind.streak.began.iso(),
            count: kind.streak.count,
            success_before: kind.streak.success_before.map(Moment::iso),
            after_version: kind.streak.version.as_ref().map(version),
        },
        projects: named(&kind.projects),
        versions: named(&kind.versions),
    }
}

/// `claude-fix.history/1`.
///
/// # Errors
/// Never for plain data; serde's signature.
pub fn json(found: &History) -> serde_json::Result<String> {
    let read = &found.read;
    serde_json::to_string_pretty(&Document {
        schema: "claude-fix.history/1",
        since: found.since.iso(),
        until: found.until.iso(),
        complete: read.whole,
        errors: found.count(),
        last_success: found.last_success.map(Moment::iso),
        kinds: found.kinds.iter().map(kind).collect(),
        hours: found.hours.iter().map(|(at, count)| Hour { at: at.iso(), count: *count }).collect(),
        versions: found.versions.iter().map(version).collect(),
        read: Read {
            files: read.files,
            bytes: read.bytes,
            bytes_in_all: read.of,
            unread: read.unread,
            undated: read.undated,
            more: read.more,
        },
    })
}

/// Lines for a person: the answer, each kind of error, and the time line.
#[must_use]
pub fn text(found: &History, ascii: bool) -> String {
    let mut lines = vec![found.summary()];
    for kind in &found.kinds {
        lines.push(String::new());
        lines.push(kind.heading());
        lines.extend(about(kind, found).into_iter().map(|(label, text)| format!("  {label}: {text}")));
    }
    let bars = found.bars();
    if !bars.is_empty() {
        lines.push(String::new());
        lines.push(say!("history/bars"));
        let most = bars.iter().map(|bar| bar.count).max().unwrap_or(1);
        lines.extend(bars.iter().map(|bar| drawn(bar, most, ascii)));
    }
    lines.push(String::new());
    lines.extend(found.reading());
    let mut text = String::new();
    for line in lines {
        // what Claude Code wrote was made safe when it was read; this is the last door before a terminal
        text.push_str(if line.starts_with("  ") { "  " } else { "" });
        text.push_str(&plain(&line, 1000));
        text.push('\n');
    }
    text
}

/// What is known of a kind, label and sentence.
fn about(kind: &Kind, found: &History) -> Vec<(String, String)> {
    let now = found.until;
    let mut all =
        vec![(say!("history/label-means"), kind.meaning()), (say!("history/label-how-often"), kind.times(now))];
    all.extend(kind.beginning(now).map(|text| (say!("history/label-began"), text)));
    all.push((say!("history/label-now"), kind.state(found.last_success, now)));
    all.push((say!("history/label-projects"), kind.project_names()));
    all.push((say!("history/label-versions"), kind.version_names()));
    let start = kind.step.map(|step| say!("history/start", digit = step.digit(), title = step.title()));
    all.extend(start.filter(|_| !kind.over).map(|text| (say!("history/label-start"), text)));
    all.retain(|(_, text)| !text.is_empty());
    all
}

fn drawn(bar: &Bar, most: u32, ascii: bool) -> String {
    let length = (u64::from(bar.count) * u64::from(LONGEST_BAR)).div_ceil(u64::from(most.max(1)));
    let mark = if ascii { "#" } else { "█" };
    let line = mark.repeat(usize::try_from(length).unwrap_or(0));
    let count = if bar.count == 0 { "-".to_owned() } else { bar.count.to_string() };
    format!("  {}  {line} {count}", bar.label)
}
