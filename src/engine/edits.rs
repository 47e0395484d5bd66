//! What are a file's bytes after an edit? Made anew from the bytes that are there when the step runs.

use std::path::Path;

use super::journal::LARGEST;
use crate::claude_code::characters::corrections;
use crate::dialects::{
    Edited, entries, hosts, jsonc, jsonc_put, mend::mend, put_in, remove_word, rewrite, rewrite_key, set_key,
    take_all_out, take_out,
};
use crate::model::plan::Edit;
use crate::model::secret::Secret;
use crate::model::source::Change;
use crate::model::stamp::digest;
use crate::model::text::size;
use crate::ports::files::Files;

/// The new bytes, and what changes.
///
/// # Errors
/// Why the file is left alone, as half a sentence.
pub(super) fn edited(edit: &Edit, bytes: &[u8], files: &dyn Files, secret: Option<&Secret>) -> Result<Edited, String> {
    let secret = || secret.ok_or_else(|| say!("engine/secret-not-here"));
    let done = match edit {
        Edit::CommentOut { dialect, variable, note } => take_out(*dialect, bytes, variable, note),
        Edit::CommentOutAll { dialect, variables, note } => take_all_out(*dialect, bytes, &borrowed(variables), note),
        Edit::RemoveKey { path } => jsonc::remove_key(bytes, &borrowed(path)),
        Edit::RemoveKeys { above, keys } => jsonc::remove_keys(bytes, &borrowed(above), &borrowed(keys)),
        Edit::RewriteVariable { dialect, variable, rewrite: how } => {
            rewrite(*dialect, bytes, variable, how, corrections)
        }
        Edit::RewriteKey { variable, rewrite: how } => rewrite_key(bytes, variable, how, corrections),
        Edit::RemoveEntries { keys } => entries::remove(bytes, &borrowed(keys)),
        Edit::RemovePlaces { places } => jsonc::remove_places(bytes, places),
        Edit::RemoveWord { line, word } => remove_word(bytes, *line, word),
        Edit::SetTrue { key } => entries::set_true(bytes, key),
        Edit::Mend => mend(bytes),
        Edit::Put { variable, value, instead } => jsonc_put::put(bytes, variable, value, instead.as_deref()),
        Edit::TakeNames { names } => hosts::take_names(bytes, &borrowed(names)),
        Edit::PutSecret { dialect, variable, date } => put_in(*dialect, bytes, variable, secret()?, date),
        Edit::OnlySecret => return Ok(only(secret()?)),
        Edit::SetKey { key, value } => set_key(bytes, key, value),
        Edit::TakeFrom { from, digest } => return taken(from, digest, files),
    };
    done.map_err(|error| error.to_string())
}

/// The bytes of another file, if they still are those that were agreed to. What they replace is not told line by line:
/// it is kept as a copy like every other file that is edited.
fn taken(from: &Path, wanted: &str, files: &dyn Files) -> Result<Edited, String> {
    let bytes = files.read(from, LARGEST).map_err(|error| format!("{}: {error}", from.display()))?;
    if digest(&bytes) == wanted {
        Ok(Edited { bytes, changes: Vec::<Change>::new() })
    } else {
        Err(say!("engine/has-now-not-copy-shown", from = from.display(), size = size(bytes.len() as u64)))
    }
}

/// A file of one line that holds the secret. What it replaces is not told.
pub(crate) fn only(secret: &Secret) -> Edited {
    let shown = secret.fingerprint().map_or_else(|| "…".to_owned(), |print| print.as_str().to_owned());
    let bytes = [secret.expose(), b"\n"].concat();
    Edited { bytes, changes: vec![Change { line: 1, before: String::new(), after: vec![shown] }] }
}

fn borrowed(words: &[String]) -> Vec<&str> {
    words.iter().map(String::as_str).collect()
}
