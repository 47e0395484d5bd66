//! What lies in the configuration folder, whose is it, and could it be moved aside as a whole?

use std::path::{Path, PathBuf};

use futures::future::{BoxFuture, FutureExt};

use super::form::{Ask, Check};
use super::gather::gather;
use super::running::sessions;
use super::walk::{Walked, walk};
use crate::claude_code::keychain;
use crate::model::config_folder::{ConfigFolder, Holds, Refusal};
use crate::model::machine::Os;
use crate::model::outcome::Learned;
use crate::model::stamp::{Kind, Stamp};
use crate::model::step::Step;
use crate::model::text::plain;
use crate::ports::World;
use crate::ports::files::stamp;
use crate::words::Listed;

pub(super) const CHECK: Check = Check { id: "store.folder", group: Step::StoredSignIn, asks: &[Ask::Files], run };

/// The largest list of mounts that is read, in bytes.
const MOUNTS: u64 = 4 * 1024 * 1024;

fn run(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let Some(places) = gather(world).places else {
            return Learned::skipped(say!("checks/no-home-no-place"));
        };
        let usual = world.machine.home.as_ref().is_some_and(|home| home.join(".claude") == places.config_dir);
        let folder = look(world, places.config_dir, usual);
        describe(world, &folder).fact(folder)
    }
    .boxed()
}

fn look(world: &World, path: PathBuf, usual: bool) -> ConfigFolder {
    let files = world.files.as_ref();
    let found = files.look(&path).ok();
    let is_link = found.as_ref().is_some_and(|entry| entry.kind == Kind::Link);
    let real = files.real(&path).ok();
    let target = real.as_ref().and_then(|real| Some((real, files.look(real).ok()?)));
    let walked = match &target {
        Some((real, entry)) if entry.kind == Kind::Folder => walk(world, real, entry.device),
        _ => Walked { holds: Holds::default(), certain: false, known: false, mounted: None },
    };
    let inside = target.as_ref().map(|(real, entry)| (stamp(files, real), entry.owner));
    let owner = found.as_ref().and_then(|entry| entry.owner);
    let programs = ["local/claude", "local/node_modules/.bin/claude"].map(|name| path.join(name));
    let room = real.as_deref().or(path.parent()).and_then(|it| files.room(it).ok());
    let mut folder = ConfigFolder {
        stamp: stamp(files, &path),
        owner,
        link: is_link.then(|| files.link(&path).unwrap_or_default()),
        inside,
        holds: walked.holds.clone(),
        refusals: Vec::new(),
        program: programs.into_iter().find(|it| files.look(it).is_ok()),
        running: sessions(world),
        room: room.map(|room| (room.free, room.read_only)),
        keychain: if world.machine.os == Os::Macos { keychain::services(&world.env) } else { Vec::new() },
        real,
        path,
    };
    if folder.present() {
        folder.refusals = refusals(world, &folder, &walked, usual);
    }
    folder
}

/// Everything that speaks against moving the folder, or the link that stands for it.
fn refusals(world: &World, folder: &ConfigFolder, walked: &Walked, usual: bool) -> Vec<Refusal> {
    let mut all = Vec::new();
    let is_link = folder.link.is_some();
    let real = folder.real.as_deref().unwrap_or(&folder.path);
    let home = world.machine.home.as_deref();
    let real_home = home.and_then(|home| world.files.real(home).ok());
    let homes: Vec<&Path> = home.into_iter().chain(real_home.as_deref()).collect();
    let here = [folder.path.as_path(), real];
    if here.iter().any(|path| path.parent().is_none()) {
        all.push(Refusal::Root);
    } else if homes.iter().any(|home| here.contains(home)) {
        all.push(Refusal::Home);
    } else if homes.iter().any(|home| here.iter().any(|path| home.starts_with(path))) {
        all.push(Refusal::AboveHome);
    }
    if !is_link {
        all.extend(mounted(world, folder, real, walked));
    }
    all.extend(git(world, &folder.path, is_link).map(Refusal::GitWorkTree));
    if let (Some(uid), Some(owner)) = (world.machine.uid, folder.owner)
        && uid != owner
    {
        all.push(Refusal::NotOwned(owner));
    }
    if parent_closed(world, &folder.path) {
        all.push(Refusal::ParentClosed);
    }
    let kind = folder.inside.as_ref().map_or(Kind::Missing, |(stamp, _)| stamp.kind);
    match kind {
        Kind::Folder if walked.certain || (usual && walked.known) => {}
        Kind::Folder => all.push(Refusal::NotClaude),
        // a link that leads nowhere is nobody's content, and the link of the usual name is Claude Code's
        Kind::Missing if is_link && usual => {}
        kind => all.push(Refusal::NotAFolder(kind)),
    }
    all
}

/// Whether the folder is a file system of its own, or has one inside.
fn mounted(world: &World, folder: &ConfigFolder, real: &Path, walked: &Walked) -> Option<Refusal> {
    let device = |path: &Path| world.files.look(path).ok().and_then(|entry| entry.device);
    let own = real.parent().is_some_and(|parent| device(parent) != device(real));
    // a folder that is mounted from the same file system shows only in the list of mounts
    let list = world.files.read(Path::new("/proc/self/mountinfo"), MOUNTS).unwrap_or_default();
    let mounts: Vec<PathBuf> = list.split(|b| *b == b'\n').filter_map(mount_point).collect();
    if own || mounts.iter().any(|mount| mount == real || *mount == folder.path) {
        return Some(Refusal::MountPoint);
    }
    let inside = mounts.into_iter().find(|mount| mount.starts_with(real) && mount != Path::new("/"));
    inside.or_else(|| walked.mounted.clone()).map(Refusal::MountInside)
}

/// The fifth word of a line of `/proc/self/mountinfo`, its octal escapes resolved.
fn mount_point(line: &[u8]) -> Option<PathBuf> {
    let word = line.split(|b| *b == b' ').nth(4)?;
    let mut bytes = Vec::with_capacity(word.len());
    let mut at = 0;
    while let Some(byte) = word.get(at) {
        let escaped = word.get(at + 1..at + 4).filter(|_| *byte == b'\\').and_then(|digits| {
            let text = std::str::from_utf8(digits).ok()?;
            u8::from_str_radix(text, 8).ok()
        });
        bytes.push(escaped.unwrap_or(*byte));
        at += if escaped.is_some() { 4 } else { 1 };
    }
    String::from_utf8(bytes).ok().map(PathBuf::from)
}

/// The top of the git work tree that holds the path.
fn git(world: &World, path: &Path, is_link: bool) -> Option<PathBuf> {
    let here = path.ancestors().skip(usize::from(is_link)).take(64);
    // where a folder on the way is a link, what it leads to counts as well
    let led = path.parent().and_then(|folder| world.files.real(folder).ok()).unwrap_or_default();
    let mut all = here.chain(led.ancestors().take(64).filter(|it| it.has_root()));
    all.find(|it| world.files.look(&it.join(".git")).is_ok()).map(Path::to_owned)
}

/// Whether nothing may be renamed in the folder above.
fn parent_closed(world: &World, path: &Path) -> bool {
    let parent = path.parent().and_then(|parent| world.files.real(parent).ok());
    let entry = parent.and_then(|parent| world.files.look(&parent).ok());
    let (Some(uid), Some(entry)) = (world.machine.uid, entry) else { return false };
    let (Some(owner), Some(mode)) = (entry.owner, entry.mode) else { return false };
    // whether a group counts cannot be told here: then the system has the last word
    uid != 0 && if owner == uid { mode & 0o200 == 0 } else { mode & 0o022 == 0 }
}

fn describe(world: &World, folder: &ConfigFolder) -> Learned {
    let shown = plain(&world.machine.tilde(&folder.path), 200);
    let said = folder.link.as_deref().map(|link| plain(&world.machine.tilde(link), 300));
    let mut learned = match (folder.stamp.kind, folder.inside.as_ref()) {
        (Kind::Missing, _) => return Learned::healthy(say!("checks/no-folder-yet", shown = shown)),
        (Kind::Link, None) => {
            let said = said.clone().unwrap_or_default();
            Learned::found(say!("checks/symbolic-link-nothing-there", shown = shown, target = said))
        }
        (_, Some((Stamp { kind: Kind::Folder, .. }, _))) if concerns(world, folder) => {
            Learned::found(say!("checks/not-yours-alone", shown = shown, whose = whose(world, folder)))
        }
        (_, Some((Stamp { kind: Kind::Folder, .. }, _))) => {
            Learned::healthy(say!("checks/folder-holds", shown = shown, holds = folder.holds.words()))
        }
        (kind, _) => Learned::found(say!("checks/not-folder", shown = shown, what = kind.words())),
    };
    learned = learned.evidence(say!("checks/label-holds"), folder.holds.words());
    if let (Some(said), Some(real)) = (said, &folder.real) {
        learned = learned.evidence(
            say!("checks/label-is-a-link"),
            say!("checks/link-to-what", link = said, real = world.machine.tilde(real)),
        );
    }
    if let Some((stamp, _)) = &folder.inside
        && let Some(mode) = stamp.mode
    {
        learned = learned.evidence(say!("checks/label-permissions"), format!("{:04o}", mode & 0o7777));
    }
    if folder.holds.closed > 0 {
        learned = learned.evidence(
            say!("checks/label-not-looked-into"),
            say!("checks/folders-may-not-read", count = folder.holds.closed),
        );
    }
    if folder.holds.foreign_count > 0 {
        let names = folder.holds.foreign.listed();
        let more = if folder.holds.foreign_count > folder.holds.foreign.len() as u64 { ", …" } else { "" };
        learned = learned.evidence(say!("checks/label-perhaps-not-claudes"), format!("{names}{more}"));
    }
    for refusal in &folder.refusals {
        learned = learned.evidence(
            say!("checks/label-not-moved-whole"),
            say!("checks/because-of", reason = refusal.words(&world.machine)),
        );
    }
    learned
}

/// Whether others own the folder or may write into it.
fn concerns(world: &World, folder: &ConfigFolder) -> bool {
    let Some((stamp, owner)) = &folder.inside else { return false };
    let other = world.machine.uid.zip(*owner).is_some_and(|(uid, owner)| uid != owner);
    other || stamp.mode.is_some_and(|mode| mode & 0o022 != 0)
}

fn whose(world: &World, folder: &ConfigFolder) -> String {
    let owner = folder.inside.as_ref().and_then(|(_, owner)| *owner);
    match owner {
        Some(owner) if world.machine.uid != Some(owner) => {
            if owner == 0 {
                say!("checks/belongs-root")
            } else {
                say!("checks/belongs-user-number", owner = owner)
            }
        }
        _ => say!("checks/others-may-write-into"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mounts_are_read_with_their_escapes() {
        let line = br"36 35 98:0 /mnt1 /home/a\040b\134c rw,noatime master:1 - ext3 /dev/root rw";
        assert_eq!(mount_point(line), Some(PathBuf::from("/home/a b\\c")));
        assert_eq!(mount_point(b"1 2 3 4 /x\\9 rw"), Some(PathBuf::from("/x\\9")));
        assert_eq!(mount_point(b"1 2"), None);
    }
}
