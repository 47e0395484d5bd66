//! What does a plan do to which file? Its steps as lines: before and after, forwards or taken back.
//!
//! ```text
//! ~/.zshrc:12
//!   - export ANTHROPIC_API_KEY=sk-ant-api03-…wXyZ
//!   + # taken out by claude-fix
//! ```

use std::path::Path;

use crate::app::State;
use crate::model::plan::{Edit, Step};
use crate::model::registry::Key;
use crate::model::source::Change;
use crate::ui::page::{Page, column};
use crate::ui::theme::Role;

/// The column at which the names begin, at least.
const COLUMN: usize = 8;
/// What stands before them.
const LABELS: &[&str] = &[
    "ui/step-copy",
    "ui/step-kept",
    "ui/step-fetch",
    "ui/step-new",
    "ui/step-remove",
    "ui/step-run",
    "ui/step-ran",
    "ui/step-keep",
    "ui/step-take",
    "ui/step-end",
    "ui/step-ended",
    "ui/step-rename",
];

/// Whether the steps are about to be done, or to be taken back.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// As planned.
    Forwards,
    /// Back to what was.
    Back,
}

/// A path as the person knows it.
fn shown(state: &State, path: &Path) -> String {
    state
        .assessment
        .as_ref()
        .map_or_else(|| crate::model::text::tilde(path, Path::new("")), |it| it.machine.tilde(path))
}

/// Writes one step.
pub(super) fn write(state: &State, step: &Step, direction: Direction, page: &mut Page) {
    let back = direction == Direction::Back;
    let column = column(COLUMN, LABELS);
    match step {
        Step::EditFile { file, edit: Edit::TakeFrom { from, .. }, .. } => {
            page.text(Role::Key, &shown(state, file));
            let from = shown(state, from);
            let text = if back { say!("ui/gets-its-old-content-back") } else { say!("ui/gets-content", from = from) };
            page.indented(2, Role::Plain, &text);
        }
        Step::EditFile { file, changes, .. } => {
            let file = shown(state, file);
            if changes.is_empty() {
                page.text(Role::Key, &file);
            }
            for change in changes {
                edit(&file, change, back, page);
            }
        }
        Step::MoveAside { from, to, .. } => {
            let (from, to) = if back { (to, from) } else { (from, to) };
            renamed(state, from, to, page);
        }
        Step::SetMode { file, mode, before } => {
            let was =
                before.mode.map_or_else(|| say!("ui/modes-as-they-were"), |mode| format!("{:04o}", mode & 0o7777));
            let mode = format!("{:04o}", mode & 0o7777);
            let (was, mode) = if back { (mode, was) } else { (was, mode) };
            page.text(Role::Key, &shown(state, file));
            page.indented(2, Role::Plain, &say!("ui/who-may-read-write", was = was, mode = mode));
        }
        Step::Keep { file, .. } => {
            let label = if back { say!("ui/step-kept") } else { say!("ui/step-copy") };
            page.hang(&[(Role::Plain, &label)], column, Role::Key, &shown(state, file));
            page.indented(
                column,
                Role::Plain,
                &if back { say!("ui/copy-stays-backups") } else { say!("ui/backups-stays") },
            );
        }
        Step::Fetch { url, to, .. } => {
            page.hang(&[(Role::Plain, &say!("ui/step-fetch"))], column, Role::Key, url);
            arrow(page, column, Role::Plain, &shown(state, to));
            page.indented(column, Role::Dim, &if back { say!("ui/stays-there") } else { say!("ui/nothing-run-yet") });
        }
        Step::WriteNew { file, text, .. } => {
            let label = if back { say!("ui/step-remove") } else { say!("ui/step-new") };
            page.hang(&[(Role::Plain, &label)], column, Role::Key, &shown(state, file));
            let lines = text.lines().count();
            let what = if back { say!("ui/made-change") } else { say!("ui/file-lines", count = lines) };
            page.indented(column, Role::Dim, &what);
        }
        Step::Tell { text } => text.lines().for_each(|line| page.indented(2, Role::Plain, line)),
        Step::UserVariable { .. } | Step::Keychain { .. } | Step::EndProcess { .. } => outside(step, back, page),
        Step::Run { program, .. } => {
            let label = if back { say!("ui/step-ran") } else { say!("ui/step-run") };
            page.hang(&[(Role::Plain, &label)], column, Role::Key, &step.command().unwrap_or_default());
            let words = if back { say!("ui/what-did-not-taken-back") } else { shown(state, program) };
            page.indented(column, Role::Dim, &words);
        }
    }
}

/// Writes a step that touches no file.
fn outside(step: &Step, back: bool, page: &mut Page) {
    let column = column(COLUMN, LABELS);
    match step {
        Step::UserVariable { name, changes, .. } => {
            page.text(Role::Key, &Key::UserVariables.words());
            for change in changes {
                lines(change, back, page);
            }
            if changes.iter().all(|change| change.after.is_empty()) && !back {
                page.indented(4, Role::Dim, &say!("ui/nothing-variable-goes", name = name));
            }
        }
        Step::Keychain { fingerprint, .. } => {
            let label = if back { say!("ui/step-take") } else { say!("ui/step-keep") };
            page.hang(&[(Role::Plain, &label)], column, Role::Key, fingerprint);
            page.indented(column, Role::Dim, &if back { say!("ui/out-keychain") } else { say!("ui/systems-keychain") });
        }
        Step::EndProcess { pid, name, .. } => {
            let label = if back { say!("ui/step-ended") } else { say!("ui/step-end") };
            page.hang(
                &[(Role::Plain, &label)],
                column,
                Role::Key,
                &say!("ui/program-with-process", name = name, pid = pid.to_string()),
            );
            let words = if back { say!("ui/nothing-starts-again") } else { say!("ui/asked-end-never-forced") };
            page.indented(column, Role::Dim, &words);
        }
        _ => {}
    }
}

/// Writes that something gets another name.
pub(super) fn renamed(state: &State, from: &Path, to: &Path, page: &mut Page) {
    let column = column(COLUMN, LABELS);
    page.hang(&[(Role::Plain, &say!("ui/step-rename"))], column, Role::Key, &shown(state, from));
    arrow(page, column, Role::Key, &shown(state, to));
}

/// Writes where something goes to: an arrow that ends before the column.
fn arrow(page: &mut Page, column: usize, role: Role, to: &str) {
    let (to_word, sign) = (say!("ui/step-to"), format!("{}→  ", " ".repeat(column.saturating_sub(3))));
    page.hang(&[(Role::Plain, page.look.said(&sign, &to_word))], column, role, to);
}

fn edit(file: &str, change: &Change, back: bool, page: &mut Page) {
    page.text(Role::Key, &format!("{file}:{}", change.line));
    lines(change, back, page);
    if !back && change.after.is_empty() {
        page.indented(4, Role::Dim, &say!("ui/nothing-line-goes"));
    }
}

/// What goes and what comes.
fn lines(change: &Change, back: bool, page: &mut Page) {
    // what a note says of the change is said of the line that comes back
    let noted = change.after.first().filter(|_| back && !change.before.is_empty());
    if let Some(note) = noted.and_then(|after| after.strip_prefix(&change.before)?.strip_prefix("  (")) {
        let new = format!("{}  {}", change.before, say!("ui/note-taken-back", note = note.trim_end_matches(')')));
        page.hang(&[(Role::Bad, page.look.said("  - ", &say!("ui/old-line")))], 4, Role::Bad, &change.before);
        page.hang(&[(Role::Good, page.look.said("  + ", &say!("ui/new-line")))], 4, Role::Good, &new);
        return;
    }
    let before = [change.before.clone()];
    let (gone, new): (&[String], &[String]) = if back { (&change.after, &before) } else { (&before, &change.after) };
    // what is new replaces nothing
    for line in gone.iter().filter(|line| !change.before.is_empty() || *line != &change.before) {
        page.hang(&[(Role::Bad, page.look.said("  - ", &say!("ui/old-line")))], 4, Role::Bad, line);
    }
    for line in new.iter().filter(|line| !change.before.is_empty() || *line != &change.before) {
        page.hang(&[(Role::Good, page.look.said("  + ", &say!("ui/new-line")))], 4, Role::Good, line);
    }
}
