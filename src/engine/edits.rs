//! What are a file's bytes after an edit? Made anew from the bytes that are there when the step runs.

use crate::dialects::{CannotEdit, Edited, jsonc, take_out};
use crate::model::plan::Edit;

/// The new bytes, and what changes.
pub(super) fn edited(edit: &Edit, bytes: &[u8]) -> Result<Edited, CannotEdit> {
    match edit {
        Edit::CommentOut { dialect, variable, note } => take_out(*dialect, bytes, variable, note),
        Edit::RemoveKey { path } => {
            let path: Vec<&str> = path.iter().map(String::as_str).collect();
            jsonc::remove_key(bytes, &path)
        }
    }
}
