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
use crate::model::source::Change;
use crate::ui::page::Page;
use crate::ui::theme::Role;

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
    match step {
        Step::EditFile { file, edit: Edit::TakeFrom { from, .. }, .. } => {
            page.text(Role::Key, &shown(state, file));
            let from = shown(state, from);
            let text =
                if back { "gets its old content back".to_owned() } else { format!("gets the content of {from}") };
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
            let was = before.mode.map_or_else(|| "as they were".to_owned(), |mode| format!("{:04o}", mode & 0o7777));
            let mode = format!("{:04o}", mode & 0o7777);
            let (was, mode) = if back { (mode, was) } else { (was, mode) };
            page.text(Role::Key, &shown(state, file));
            page.indented(2, Role::Plain, &format!("who may read and write it: {was} → {mode}"));
        }
        Step::Keep { file, .. } => {
            let label = if back { "(kept)  " } else { "copy    " };
            page.hang(&[(Role::Plain, label)], 8, Role::Key, &shown(state, file));
            page.indented(8, Role::Plain, if back { "the copy stays in backups" } else { "to backups; it stays" });
        }
        Step::Fetch { url, to, .. } => {
            page.hang(&[(Role::Plain, "fetch   ")], 8, Role::Key, url);
            page.hang(&[(Role::Plain, page.look.said("     →  ", "to"))], 8, Role::Plain, &shown(state, to));
            page.indented(8, Role::Dim, if back { "it stays there" } else { "nothing of it is run yet" });
        }
        Step::WriteNew { file, text, .. } => {
            let label = if back { "remove  " } else { "new     " };
            page.hang(&[(Role::Plain, label)], 8, Role::Key, &shown(state, file));
            let lines = text.lines().count();
            let what = if back { "it was made by this change".to_owned() } else { format!("a file of {lines} lines") };
            page.indented(8, Role::Dim, &what);
        }
        Step::Tell { text } => text.lines().for_each(|line| page.indented(2, Role::Plain, line)),
        Step::Keychain { .. } | Step::EndProcess { .. } => outside(step, back, page),
        Step::Run { program, .. } => {
            let label = if back { "(ran)   " } else { "run     " };
            page.hang(&[(Role::Plain, label)], 8, Role::Key, &step.command().unwrap_or_default());
            let words = if back { "what it did is not taken back".to_owned() } else { shown(state, program) };
            page.indented(8, Role::Dim, &words);
        }
    }
}

/// Writes a step that touches no file.
fn outside(step: &Step, back: bool, page: &mut Page) {
    match step {
        Step::Keychain { fingerprint, .. } => {
            let label = if back { "take    " } else { "keep    " };
            page.hang(&[(Role::Plain, label)], 8, Role::Key, fingerprint);
            page.indented(8, Role::Dim, if back { "out of the keychain" } else { "in this system's keychain" });
        }
        Step::EndProcess { pid, name, .. } => {
            let label = if back { "(ended) " } else { "end     " };
            page.hang(&[(Role::Plain, label)], 8, Role::Key, &format!("{name} (process {pid})"));
            let words = if back { "nothing starts it again" } else { "it is asked to end, and never forced" };
            page.indented(8, Role::Dim, words);
        }
        _ => {}
    }
}

/// Writes that something gets another name.
pub(super) fn renamed(state: &State, from: &Path, to: &Path, page: &mut Page) {
    page.hang(&[(Role::Plain, "rename  ")], 0, Role::Key, &shown(state, from));
    page.hang(&[(Role::Plain, page.look.said("     →  ", "to"))], 8, Role::Key, &shown(state, to));
}

fn edit(file: &str, change: &Change, back: bool, page: &mut Page) {
    page.text(Role::Key, &format!("{file}:{}", change.line));
    let before = [change.before.clone()];
    let (gone, new): (&[String], &[String]) = if back { (&change.after, &before) } else { (&before, &change.after) };
    // what is new replaces nothing
    for line in gone.iter().filter(|line| !change.before.is_empty() || *line != &change.before) {
        page.hang(&[(Role::Bad, page.look.said("  - ", "old line"))], 4, Role::Bad, line);
    }
    for line in new.iter().filter(|line| !change.before.is_empty() || *line != &change.before) {
        page.hang(&[(Role::Good, page.look.said("  + ", "new line"))], 4, Role::Good, line);
    }
    if !back && new.is_empty() {
        page.indented(4, Role::Dim, "(nothing: the line goes)");
    }
}
