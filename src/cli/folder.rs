//! Which reports lie in a folder? Every `.json` in it and three folders deep, grouped by root cause.

use std::path::{Path, PathBuf};

use super::open::read;
use crate::app::replay::Machines;
use crate::headless::replay::summary;
use crate::model::stamp::Kind;
use crate::model::text::plain;
use crate::ports::files::Files;

/// The most bytes of one report: some thirty times as many as the largest that was seen.
pub(super) const FILE: u64 = 4 * 1024 * 1024;
/// The most files, and the most names in one folder.
const FILES: usize = 10_000;
/// How many folders deep.
const DEPTH: usize = 3;
/// The most bytes of all reports together.
const ALL: u64 = 1024 * 1024 * 1024;

/// The reports below a folder. Links to folders are not followed.
pub(super) fn machines(files: &dyn Files, folder: &Path, shown: String) -> Machines {
    let mut found = Machines { folder: shown, ..Machines::default() };
    let (paths, more) = paths(files, folder);
    found.more = more;
    let mut bytes = 0_u64;
    for path in paths {
        let file = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().into_owned();
        bytes =
            bytes.saturating_add(files.real(&path).and_then(|it| files.look(&it)).map_or(0, |it| it.size.min(FILE)));
        if bytes > ALL {
            found.more = true;
            break;
        }
        match read(files, &path) {
            Ok(report) => found.all.push(summary(file, &report)),
            Err(because) => found.unread.push((plain(&file, 200), because)),
        }
    }
    found.group();
    found
}

/// Every `.json`, and whether there are more than are looked at.
fn paths(files: &dyn Files, folder: &Path) -> (Vec<PathBuf>, bool) {
    let (mut found, mut more, mut folders) = (Vec::new(), false, vec![(folder.to_owned(), 0)]);
    let mut seen = 0;
    while let Some((folder, depth)) = folders.pop() {
        let names = files.list(&folder, FILES + 1).unwrap_or_default();
        for path in names {
            seen += 1;
            if found.len() == FILES || seen > 10 * FILES {
                return (found, true);
            }
            match files.look(&path).map(|it| it.kind) {
                Ok(Kind::Folder) if depth < DEPTH => folders.push((path, depth + 1)),
                Ok(Kind::Folder) => more = true,
                // what is no file is not opened, and is named all the same
                Ok(Kind::File | Kind::Link | Kind::Special)
                    if path.extension().is_some_and(|it| it.eq_ignore_ascii_case("json")) =>
                {
                    found.push(path);
                }
                _ => {}
            }
        }
    }
    (found, more)
}
