//! What are a file's bytes after an edit? Made anew from the bytes that are there when the step runs.

use crate::claude_code::characters::corrections;
use crate::dialects::{CannotEdit, Edited, jsonc, rewrite, rewrite_key, take_all_out, take_out};
use crate::model::plan::Edit;

/// The new bytes, and what changes.
pub(super) fn edited(edit: &Edit, bytes: &[u8]) -> Result<Edited, CannotEdit> {
    match edit {
        Edit::CommentOut { dialect, variable, note } => take_out(*dialect, bytes, variable, note),
        Edit::CommentOutAll { dialect, variables, note } => take_all_out(*dialect, bytes, &names(variables), note),
        Edit::RemoveKey { path } => jsonc::remove_key(bytes, &names(path)),
        Edit::RemoveKeys { above, keys } => jsonc::remove_keys(bytes, &names(above), &names(keys)),
        Edit::RewriteVariable { dialect, variable, rewrite: how } => {
            rewrite(*dialect, bytes, variable, how, corrections)
        }
        Edit::RewriteKey { variable, rewrite: how } => rewrite_key(bytes, variable, how, corrections),
    }
}

fn names(list: &[String]) -> Vec<&str> {
    list.iter().map(String::as_str).collect()
}
