//! What are a file's bytes after an edit? Made anew from the bytes that are there when the step runs.

use crate::dialects::{CannotEdit, Edited, jsonc, take_all_out, take_out};
use crate::model::plan::Edit;

/// The new bytes, and what changes.
pub(super) fn edited(edit: &Edit, bytes: &[u8]) -> Result<Edited, CannotEdit> {
    match edit {
        Edit::CommentOut { dialect, variable, note } => take_out(*dialect, bytes, variable, note),
        Edit::CommentOutAll { dialect, variables, note } => take_all_out(*dialect, bytes, &borrowed(variables), note),
        Edit::RemoveKey { path } => jsonc::remove_key(bytes, &borrowed(path)),
        Edit::RemoveKeys { above, keys } => jsonc::remove_keys(bytes, &borrowed(above), &borrowed(keys)),
    }
}

fn borrowed(words: &[String]) -> Vec<&str> {
    words.iter().map(String::as_str).collect()
}
