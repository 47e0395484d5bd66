//! What would an edit change, tried on the bytes that are there? Nothing is written.

use std::path::Path;

use super::variables::{not_ours, real_stamp};
use crate::dialects::{entries, jsonc, remove_word};
use crate::model::plan::Edit;
use crate::model::ready::{Ready, Tried};
use crate::ports::World;

/// The largest file whose every byte is looked at for a change, in bytes.
const LARGEST: u64 = 8 * 1024 * 1024;
/// The same for JSON with comments, of which a tree is made.
const LARGEST_TREE: u64 = 1024 * 1024;

/// Tries an edit.
pub(super) fn tried(world: &World, file: &Path, edit: Edit) -> Tried {
    if let Some(because) = not_ours(world, file) {
        return Err(because);
    }
    let tree = matches!(edit, Edit::RemoveKey { .. } | Edit::RemovePlaces { .. });
    let bytes = world.files.read(file, if tree { LARGEST_TREE } else { LARGEST }).map_err(|error| error.to_string())?;
    let edited = match &edit {
        Edit::RemoveKey { path } => {
            let path: Vec<&str> = path.iter().map(String::as_str).collect();
            jsonc::remove_key(&bytes, &path)
        }
        Edit::RemovePlaces { places } => jsonc::remove_places(&bytes, places),
        Edit::RemoveEntries { keys } => {
            let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
            entries::remove(&bytes, &keys)
        }
        Edit::SetTrue { key } => entries::set_true(&bytes, key),
        Edit::RemoveWord { line, word } => remove_word(&bytes, *line, word),
        _ => return Err(say!("checks/claude-fix-does-not-try")),
    };
    let changes = edited.map_err(|error| error.to_string())?.changes;
    Ok(Ready { file: file.to_owned(), edit, before: real_stamp(world, file), changes })
}
