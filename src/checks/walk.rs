//! How much lies in a folder? Counted within limits; links are counted and not followed, other file systems not entered.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::claude_code::folder::{Group, certain, group, known};
use crate::model::config_folder::Holds;
use crate::model::stamp::Kind;
use crate::model::text::plain;
use crate::ports::World;

/// How many things are looked at.
const MOST: usize = 100_000;
/// How long.
const LONGEST: Duration = Duration::from_secs(3);
/// How deep.
const DEEPEST: usize = 32;
/// How many unknown names are kept for the screen.
const NAMES: usize = 4;

/// What was counted, and what else was seen on the way.
pub(super) struct Walked {
    pub holds: Holds,
    /// Whether something at the top is Claude Code's for certain.
    pub certain: bool,
    /// Whether something at the top could be.
    pub known: bool,
    /// A folder inside that is on another file system.
    pub mounted: Option<PathBuf>,
}

/// Walks through the folder, which is no link.
pub(super) fn walk(world: &World, top: &Path, device: Option<u64>) -> Walked {
    let mut out = Walked { holds: Holds::default(), certain: false, known: false, mounted: None };
    let (begun, mut left) = (Instant::now(), MOST);
    let mut ahead: Vec<(PathBuf, usize)> = vec![(top.to_owned(), 0)];
    while let Some((folder, depth)) = ahead.pop() {
        let Ok(entries) = world.files.list(&folder, left.saturating_add(1)) else {
            out.holds.closed += 1;
            continue;
        };
        for path in entries {
            if left == 0 || begun.elapsed() > LONGEST {
                out.holds.more = true;
                return out;
            }
            left -= 1;
            if depth == 0 {
                name_at_top(&path, &mut out);
            }
            let Ok(entry) = world.files.look(&path) else { continue };
            if entry.kind != Kind::Folder {
                count(top, &path, if entry.kind == Kind::File { entry.size } else { 0 }, &mut out.holds);
            } else if entry.device != device {
                out.mounted = Some(path);
            } else if depth < DEEPEST {
                ahead.push((path, depth + 1));
            } else {
                out.holds.more = true;
            }
        }
    }
    out
}

fn name_at_top(path: &Path, out: &mut Walked) {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    out.certain |= certain(&name);
    if known(&name) {
        out.known = true;
        return;
    }
    out.holds.foreign_count += 1;
    if out.holds.foreign.len() < NAMES {
        let shown = plain(&name, 40);
        out.holds.foreign.push(if shown.is_empty() { say!("checks/name-cannot-shown") } else { shown });
    }
}

fn count(top: &Path, path: &Path, bytes: u64, holds: &mut Holds) {
    holds.files += 1;
    holds.bytes = holds.bytes.saturating_add(bytes);
    let below = path.strip_prefix(top).unwrap_or(path);
    let names: Vec<_> = below.iter().map(|name| name.to_string_lossy()).collect();
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    match group(&names) {
        Group::Session => holds.sessions += 1,
        Group::Settings => holds.settings += 1,
        Group::Memory => holds.memory += 1,
        Group::Todo => holds.todos += 1,
        Group::Plugin => holds.plugins += 1,
        Group::Other => {}
    }
}
