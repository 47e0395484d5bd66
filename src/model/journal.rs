//! What did claude-fix change, and how is it taken back? One entry a repair, written before anything is touched.

use serde::{Deserialize, Serialize};

use super::pane::Exit;
use super::plan::{Plan, Step};
use super::stamp::Stamp;
use super::text::plain;
use super::time::Moment;

/// How far one step came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// Not touched yet.
    Planned,
    /// About to be changed: after a crash, the file's stamp tells whether it was.
    Started,
    /// Changed; a program has ended well.
    Done,
    /// A program did not end well; what it did meanwhile is not known.
    Failed,
    /// Taken back.
    Undone,
}

/// What is needed to take one step back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepRecord {
    /// How far it came.
    pub progress: Progress,
    /// What the real file was before.
    pub before: Stamp,
    /// What it is (to be) afterwards.
    pub after: Stamp,
    /// The real path, symbolic links resolved.
    pub real: std::path::PathBuf,
    /// The name of the copy in `backups/`: the digest of its bytes.
    pub backup: Option<String>,
    /// How a program ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exit: Option<Exit>,
    /// Where something went that had come into being here before this step was taken back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aside: Option<std::path::PathBuf>,
}

/// How an entry ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryState {
    /// Begun and not finished: claude-fix was stopped in the middle.
    Unfinished,
    /// Every step was done.
    Applied,
    /// A step failed; the steps before it were taken back.
    Failed,
    /// It is being taken back; after a crash the files' stamps tell how far that came.
    GoingBack,
    /// Taken back.
    Undone,
}

/// One applied repair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// `claude-fix.journal/1`.
    pub schema: String,
    /// From 1, counting up.
    pub id: u32,
    /// When it began.
    pub at: Moment,
    /// What was agreed to.
    pub plan: Plan,
    /// One record a step.
    pub records: Vec<StepRecord>,
    /// How it ended.
    pub state: EntryState,
    /// Whether what it was to cure was gone afterwards; `None` where that was not to be told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub helped: Option<bool>,
    /// Whether its copies were deleted: what needs one does not come back any more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub purged: bool,
}

/// The longest text of an entry that is shown, in characters.
const LONGEST: usize = 4000;

fn safe(text: &mut String) {
    // a fingerprint that is redacted once more gets a second ellipsis
    *text = plain(text, LONGEST).replace("sk-ant-……", "sk-ant-…");
}

/// Of several lines, each.
fn lines_safe(text: &mut String) {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    lines.iter_mut().for_each(safe);
    *text = lines.join("\n");
}

impl Entry {
    /// The schema of this version.
    pub const SCHEMA: &'static str = "claude-fix.journal/1";

    /// The same with every text in it fit to be shown: the file is writable by whatever program the person runs. What is
    /// done by it, as paths and digests, stays.
    #[must_use]
    pub fn made_safe(mut self) -> Self {
        let plan = &mut self.plan;
        safe(&mut plan.id);
        safe(&mut plan.title);
        plan.clears.iter_mut().chain(&mut plan.cures).for_each(safe);
        plan.consequences.iter_mut().chain(&mut plan.manual).for_each(lines_safe);
        for step in &mut plan.steps {
            match step {
                Step::EditFile { changes, .. } | Step::UserVariable { changes, .. } => {
                    for change in changes {
                        safe(&mut change.before);
                        change.after.iter_mut().for_each(safe);
                    }
                }
                Step::EndProcess { name, .. } => safe(name),
                Step::Tell { text } => lines_safe(text),
                _ => {}
            }
        }
        self
    }

    /// Whether there is something to take back, and whether it can be had.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        let open = matches!(self.state, EntryState::Applied | EntryState::Unfinished | EntryState::GoingBack);
        open && self.plan.can_undo() && !(self.purged && self.needs_copies())
    }

    /// Whether bytes come back from a copy when it is taken back.
    #[must_use]
    pub fn needs_copies(&self) -> bool {
        self.plan.steps.iter().any(|step| matches!(step, Step::EditFile { .. } | Step::UserVariable { .. }))
    }

    /// Whether claude-fix was stopped in its middle.
    #[must_use]
    pub const fn stopped(&self) -> bool {
        matches!(self.state, EntryState::Unfinished | EntryState::GoingBack)
    }

    /// Whether this very plan was carried out before, on the same files, and did not help.
    #[must_use]
    pub fn tried_in_vain(&self, plan: &Plan) -> bool {
        self.helped == Some(false) && self.plan.same_as(plan)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_wrote_into_the_file_is_fit_to_be_shown() {
        let key = format!("sk-ant-api03-{}", "Ab1Cd2Ef3G".repeat(5));
        let evil = format!("a\u{1b}[31m\u{202e}{key}\nb");
        let change = serde_json::json!([{ "line": 1, "before": evil, "after": [evil] }]);
        let stamp = serde_json::to_value(Stamp::MISSING).unwrap();
        let written = serde_json::json!({ "schema": Entry::SCHEMA, "id": 1, "at": Moment(0), "records": [], "state": "applied",
            "plan": { "id": evil, "title": evil, "risk": "safe", "consequences": [evil], "manual": [evil], "clears": [evil],
                "cures": [evil], "steps": [
                    { "do": "user_variable", "name": "A", "before": stamp, "changes": change },
                    { "do": "end_process", "pid": 1, "begun": 1, "name": evil },
                    { "do": "tell", "text": evil }] } });
        let entry: Entry = serde_json::from_slice(&serde_json::to_vec_pretty(&written).unwrap()).unwrap();
        let safe = entry.made_safe();
        let all = serde_json::to_value(&safe).unwrap().to_string();
        assert!(!all.contains("Ab1Cd2Ef") && !all.contains("u001b") && !all.contains('\u{202e}'), "{all}");
        assert_eq!(safe.plan.title, "ask-ant-api03-…Ef3G b");
        assert_eq!(safe.plan.manual, ["ask-ant-api03-…Ef3G\nb"]);
        assert_eq!(safe.clone().made_safe(), safe);
    }
}
