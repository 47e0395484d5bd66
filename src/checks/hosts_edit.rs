//! Does the hosts file give one of Anthropic's names an address, and what would taking that out change?

use std::path::Path;

use super::surroundings::hosts_file;
use super::variables::{not_ours, real_stamp};
use crate::dialects::hosts::take_names;
use crate::model::hosts::HostsEdit;
use crate::model::way::WaySettings;
use crate::ports::World;

/// The largest hosts file that is read, in bytes; the lists of ad blockers are large.
const LIMIT: u64 = 16 * 1024 * 1024;
/// The names without which nobody works or signs in.
const NAMES: [&str; 5] = ["api.anthropic.com", "platform.claude.com", "claude.ai", "claude.com", "downloads.claude.ai"];

/// What taking them out would change; `None` where none is in it.
pub(super) fn hosts_edit(world: &World, settings: &WaySettings) -> Option<HostsEdit> {
    let file = hosts_file(world);
    let bytes = world.files.read(&file, LIMIT).ok()?;
    let base = settings.hosts.iter().map(|way| way.host.as_str()).filter(|host| host.contains('.'));
    let all: Vec<&str> = NAMES.into_iter().chain(base.filter(|host| !NAMES.contains(host))).collect();
    let found: Vec<&str> = all.into_iter().filter(|name| take_names(&bytes, &[name]).is_ok()).collect();
    let edited = take_names(&bytes, &found).ok()?;
    let of_root = world.machine.uid.is_some_and(|uid| uid != 0);
    let fixed = not_ours(world, &file).or_else(|| (of_root && !writable(world, &file)).then(not_writable));
    let names = found.into_iter().map(str::to_owned).collect();
    Some(HostsEdit { stamp: real_stamp(world, &file), names, changes: edited.changes, fixed, file })
}

fn writable(world: &World, file: &Path) -> bool {
    let owner = world.files.look(file).ok().and_then(|entry| entry.owner);
    owner == world.machine.uid
}

fn not_writable() -> String {
    say!("checks/belongs-another-user")
}
