//! What did claude-fix change, and how is it taken back? One entry a repair, written before anything is touched.

use serde::{Deserialize, Serialize};

use super::pane::Exit;
use super::plan::{Plan, Step};
use super::stamp::Stamp;
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

impl Entry {
    /// The schema of this version.
    pub const SCHEMA: &'static str = "claude-fix.journal/1";

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
