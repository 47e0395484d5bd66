//! Can a login be stored where it belongs? What can be told without writing: links, owners, permissions, room.

use super::form::Finding;
use super::store::{by_login, shown_path};
use crate::model::config_folder::ConfigFolder;
use crate::model::facts::Facts;
use crate::model::machine::Machine;
use crate::model::stamp::Kind;
use crate::model::text::{plain, size};

/// Fewer free bytes than this, and not even a login fits.
const LEAST: u64 = 64 * 1024;

/// Why nothing can be written into the configuration folder, whoever tries.
pub(super) fn not_persisted(facts: &Facts) -> Option<Finding> {
    let folder = facts.get::<ConfigFolder>()?;
    let path = shown_path(facts, &folder.path);
    if folder.dangling() {
        let said = plain(&folder.link.as_ref()?.to_string_lossy(), 200);
        let said = facts.get::<Machine>().map_or(said.clone(), |machine| machine.tilde_in(&said));
        let summary = format!("{path} is a symbolic link to {said}, where nothing is, so no login can be stored.");
        return Some(
            by_login(facts, summary)
                .because("store.folder", format!("{path} points to {said}, which does not exist"))
                .repair("store.bring_back")
                .repair("reset.folder")
                .advice(format!(
                    "Bring {said} back: mount the disk or make the folder. Or move the link aside, then sign in."
                )),
        );
    }
    let kind = folder.inside.as_ref().map_or(folder.stamp.kind, |(stamp, _)| stamp.kind);
    if !matches!(kind, Kind::Folder | Kind::Missing) {
        let summary = format!("{path} is {}, not a folder, so no login can be stored.", kind.words());
        return Some(
            by_login(facts, summary)
                .because("store.folder", format!("{path} is {}", kind.words()))
                .repair("store.move_place_aside")
                .advice(format!("Look what it is, and move it out of the way: mv {path} {path}.aside")),
        );
    }
    let (free, read_only) = folder.room?;
    if read_only {
        let summary = format!("The file system of {path} is mounted read-only, so no login can be stored.");
        return Some(
            by_login(facts, summary)
                .because("store.folder", format!("nothing can be written to the file system of {path}"))
                .repair("remote.keep_sign_in")
                .repair("store.bring_back")
                .advice("In a container give the folder a volume that can be written; else ask who mounts it."),
        );
    }
    (free < LEAST).then(|| {
        by_login(facts, format!("The disk of {path} is full, so no login can be stored."))
            .because("store.folder", format!("{} are free where {path} is", size(free)))
            .repair("store.bring_back")
            .advice("Make room on the disk, then sign in: claude auth login")
    })
}

/// Who else may write into the folder, or whose it is instead.
pub(super) fn permissions(facts: &Facts) -> Option<Finding> {
    let (folder, machine) = (facts.get::<ConfigFolder>()?, facts.get::<Machine>()?);
    let (stamp, owner) = folder.inside.as_ref().filter(|(stamp, _)| stamp.kind == Kind::Folder)?;
    let (uid, mode) = (machine.uid?, stamp.mode?);
    let path = shown_path(facts, &folder.path);
    match *owner {
        Some(owner) if owner != uid && uid != 0 => {
            let who = if owner == 0 { "root".to_owned() } else { format!("another user (number {owner})") };
            let fact = format!("{path} belongs to {who}, you are number {uid}");
            let advice = format!("Take it back with: sudo chown -R \"$(id -un)\" {path}");
            let found = if mode & 0o002 != 0 {
                Finding::warning(format!("{path} belongs to {who}, who can change what Claude Code does for you."))
            } else {
                by_login(facts, format!("{path} belongs to {who}, so Claude Code cannot store a login there."))
            };
            Some(found.because("store.folder", fact).repair("store.take_back").advice(advice))
        }
        Some(owner) if owner == uid && mode & 0o022 != 0 => Some(
            Finding::warning(format!(
                "Other users of this machine may write into {path}, and so decide what Claude Code runs for you."
            ))
            .because("store.folder", format!("the permissions of {path} are {:04o}", mode & 0o7777))
            .repair("store.close_folder")
            .advice(format!("Or type: chmod go-w {path}")),
        ),
        Some(owner) if owner == uid && uid != 0 && mode & 0o300 != 0o300 => Some(
            by_login(facts, format!("You may not write into {path}, so Claude Code cannot store a login there."))
                .because("store.folder", format!("the permissions of {path} are {:04o}", mode & 0o7777))
                .repair("store.open_folder")
                .advice(format!("Or type: chmod u+rwx {path}")),
        ),
        _ => None,
    }
}
