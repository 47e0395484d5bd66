//! What stands in a support report? The document `claude-fix.report/1`, as it is written, and as it is read again.
//!
//! A file may come from anybody: every text in it is made safe when it is read, no list is longer than [`MOST`], most
//! are no longer than `WITHIN`.

mod few;

use serde::{Deserialize, Serialize};

use super::secret::without_long_words;
use super::text::plain;
use few::{few, within};

/// The schema without its number.
pub const SCHEMA: &str = "claude-fix.report/";
/// The number of this version.
const NUMBER: &str = "1";
/// The most entries of one list that are read.
pub const MOST: usize = 2_000;
/// The same of what there are never so many of, and of a list within an entry of a list: so a hostile file cannot become
/// many times as large in memory, nor take long to draw.
const WITHIN: usize = 200;
/// The most characters of one text that are read.
const LONGEST: usize = 4_000;

/// A text that is safe to show: one line, no escape, nothing invisible, no key.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "String")]
pub struct Line(String);

impl From<String> for Line {
    fn from(text: String) -> Self {
        // a fingerprint that is redacted once more gets a second ellipsis
        Self(without_long_words(&plain(&text, LONGEST)).replace("sk-ant-……", "sk-ant-…"))
    }
}

impl From<&str> for Line {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

impl std::ops::Deref for Line {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

/// The whole document.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Report {
    /// `claude-fix.report/1`.
    pub schema: Line,
    /// Who wrote it.
    pub tool: Tool,
    /// RFC 3339.
    pub started_at: Line,
    /// How long the checks took.
    pub duration_ms: u64,
    /// The answer.
    pub verdict: Verdict,
    /// Where it was written.
    pub machine: Machine,
    /// What is known of Claude Code.
    pub claude: Claude,
    /// The credential ladder, strongest first.
    #[serde(deserialize_with = "within")]
    pub credentials: Vec<Credential>,
    /// Every check.
    #[serde(deserialize_with = "few")]
    pub checks: Vec<Check>,
    /// The root cause first.
    #[serde(deserialize_with = "within")]
    pub diagnoses: Vec<Diagnosis>,
    /// What is offered.
    #[serde(deserialize_with = "within")]
    pub repairs: Vec<Repair>,
    /// What claude-fix changed on this machine, oldest first.
    #[serde(deserialize_with = "few", skip_serializing_if = "Vec::is_empty")]
    pub journal: Vec<Changed>,
    /// What pasted error messages mean; the messages themselves are not kept.
    #[serde(deserialize_with = "within", skip_serializing_if = "Vec::is_empty")]
    pub pasted: Vec<Pasted>,
    /// What was put in place of names.
    #[serde(deserialize_with = "within", skip_serializing_if = "Vec::is_empty")]
    pub hidden: Vec<Hidden>,
}

/// A program.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Tool {
    /// `claude-fix`.
    pub name: Line,
    /// Its version.
    pub version: Line,
}

/// The answer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Verdict {
    /// `healthy`, `problems`, `unknown`.
    pub state: Line,
    /// One or two sentences.
    pub summary: Line,
    /// Of `check`.
    pub exit_code: u8,
}

/// A machine.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Machine {
    /// `linux`, `macos`, `windows`, `other`.
    pub os: Line,
    /// `x86_64`, …
    pub arch: Line,
    /// `zsh`, …
    pub shell: Option<Line>,
    /// `wsl2`, `ssh`, …
    #[serde(deserialize_with = "few")]
    pub context: Vec<Line>,
}

/// Claude Code.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Claude {
    /// With `~`.
    pub config_dir: Line,
    /// Every copy, in the order of PATH.
    #[serde(deserialize_with = "few")]
    pub installs: Vec<Install>,
}

/// A copy of Claude Code.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Install {
    /// With `~`.
    pub path: Line,
    /// If it is known.
    pub version: Option<Line>,
    /// `native`, `npm_global`, …
    pub method: Line,
    /// Whether it is the one that runs.
    pub active: bool,
}

/// A rung of the ladder.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Credential {
    /// `api_key`, …
    pub kind: Line,
    /// A variable, a store, a file.
    pub source: Line,
    /// The places that give it its value.
    #[serde(deserialize_with = "within")]
    pub set_in: Vec<SetIn>,
    /// `used`, `shadowed`, `absent`, `unusable`.
    pub state: Line,
    /// The public beginning and the last four characters.
    pub fingerprint: Option<Line>,
    /// In characters.
    pub length: Option<u64>,
    /// RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<Line>,
    /// As ids.
    #[serde(deserialize_with = "within")]
    pub problems: Vec<Line>,
}

/// A place that gives a variable its value.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SetIn {
    /// With `~`.
    pub file: Line,
    /// From 1.
    pub line: Option<u32>,
}

/// A check that has ended.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Check {
    /// `network.api`.
    pub id: Line,
    /// The step that shows it.
    pub group: Line,
    /// For people.
    pub title: Line,
    /// `healthy`, `found`, `skipped`, `inconclusive`.
    pub outcome: Line,
    /// One sentence.
    pub summary: Line,
    /// What to do where it could not be told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<Line>,
    /// What was measured.
    #[serde(deserialize_with = "within")]
    pub evidence: Vec<Evidence>,
    /// How long it took.
    pub duration_ms: u64,
}

/// What was measured.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Evidence {
    /// What it is.
    pub label: Line,
    /// Its value.
    pub value: Line,
}

/// A cause that explains what was seen.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Diagnosis {
    /// The public id of the cause.
    pub id: Line,
    /// `broken`, `warning`, `note`.
    pub severity: Line,
    /// `certain`, `likely`, `possible`.
    pub confidence: Line,
    /// In a few words.
    pub title: Line,
    /// One or two sentences.
    pub summary: Line,
    /// What speaks for it.
    #[serde(deserialize_with = "within")]
    pub because: Vec<Because>,
    /// Ids of repairs.
    #[serde(deserialize_with = "within")]
    pub repairs: Vec<Line>,
    /// What the person can do.
    #[serde(deserialize_with = "within")]
    pub advice: Vec<Line>,
    /// Where to read more.
    pub docs: Line,
    /// The step that shows it.
    pub step: Line,
}

/// What speaks for a cause.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Because {
    /// The check that saw it.
    pub check: Line,
    /// One sentence.
    pub fact: Line,
}

/// A repair that was offered.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Repair {
    /// With its target.
    pub id: Line,
    /// For people.
    pub title: Line,
    /// `safe`, `reversible`, `destructive`.
    pub risk: Line,
    /// One line for each file.
    #[serde(deserialize_with = "within")]
    pub changes: Vec<Line>,
    /// What follows from it.
    #[serde(deserialize_with = "within")]
    pub consequences: Vec<Line>,
    /// What a person could type.
    #[serde(deserialize_with = "within")]
    pub manual: Vec<Line>,
}

/// What claude-fix changed: an entry of its journal.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Changed {
    /// From 1.
    pub id: u32,
    /// RFC 3339.
    pub at: Line,
    /// The repair.
    pub repair: Line,
    /// For people.
    pub title: Line,
    /// `applied`, `undone`, `failed`, …
    pub state: Line,
    /// Whether what it was to cure was gone afterwards.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub helped: Option<bool>,
    /// One line for each file.
    #[serde(deserialize_with = "within")]
    pub changes: Vec<Line>,
}

/// What a pasted error message means.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Pasted {
    /// In one or two sentences.
    pub summary: Line,
    /// The causes that it points to.
    #[serde(deserialize_with = "within")]
    pub causes: Vec<Line>,
    /// For support.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<Line>,
}

/// What stands in place of a name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Hidden {
    /// `email`, `organisation`, …
    pub rule: Line,
    /// How many different ones: `EMAIL-1` to `EMAIL-3`.
    pub names: u32,
    /// In how many places.
    pub places: u32,
}

/// Why a text is no report that can be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is not JSON, or not of this form; what is wrong, in the words of the parser.
    Broken(String),
    /// It is JSON, and no report of claude-fix.
    NotOurs,
    /// It was written by a later claude-fix; the schema.
    Newer(String),
}

#[derive(Deserialize)]
struct Head {
    #[serde(default)]
    schema: Option<Line>,
}

impl Report {
    /// Reads a document.
    ///
    /// # Errors
    /// Why it cannot be shown.
    pub fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        // what serde says may repeat a part of the file
        let broken = |error: serde_json::Error| Unreadable::Broken(plain(&error.to_string(), 200));
        let head = serde_json::from_slice::<Head>(bytes).map_err(|error| match error.classify() {
            serde_json::error::Category::Data => Unreadable::NotOurs,
            _ => broken(error),
        })?;
        let schema = head.schema.unwrap_or_default();
        match schema.strip_prefix(SCHEMA) {
            None => return Err(Unreadable::NotOurs),
            Some(NUMBER) => {}
            Some(_) => return Err(Unreadable::Newer(plain(&schema, 60))),
        }
        let report: Self = serde_json::from_slice(bytes).map_err(broken)?;
        if report.verdict.state.is_empty() { Err(Unreadable::NotOurs) } else { Ok(report) }
    }

    /// The root cause, if anything but a note was found.
    #[must_use]
    pub fn root(&self) -> Option<&Diagnosis> {
        self.diagnoses.first().filter(|it| &*it.severity != "note")
    }

    /// The copy of Claude Code that runs.
    #[must_use]
    pub fn active(&self) -> Option<&Install> {
        self.claude.installs.iter().find(|it| it.active)
    }
}

#[cfg(test)]
mod tests;
