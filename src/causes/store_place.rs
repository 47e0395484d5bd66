//! Can a login be stored where it belongs? What can be told without writing: links, owners, permissions, room.

use super::form::Finding;
use super::store::{by_login, octal, shown_path};
use crate::claude_code::variables::CONFIG_DIR;
use crate::model::config_folder::ConfigFolder;
use crate::model::facts::Facts;
use crate::model::home::MovedStore;
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
        let summary = say!("diagnoses/store-place-symbolic-link-where-nothing-so", path = path, said = said);
        return Some(
            by_login(facts, summary)
                .because(
                    "store.folder",
                    say!("diagnoses/store-place-points-which-does-not-exist", path = path, said = said),
                )
                .repair("store.bring_back")
                .repair("reset.folder")
                .advice(say!("diagnoses/store-place-bring-back-mount-disk-or", said = said)),
        );
    }
    let kind = folder.inside.as_ref().map_or(folder.stamp.kind, |(stamp, _)| stamp.kind);
    if !matches!(kind, Kind::Folder | Kind::Missing) {
        let summary = say!("diagnoses/store-place-not-folder-so-no-login", path = path, kind = kind.words());
        let found = by_login(facts, summary)
            .because("store.folder", say!("diagnoses/store-place-is", path = path, kind = kind.words()));
        // what a variable names is not Claude Code's place: the variable goes, not the file
        if facts.get::<MovedStore>().is_some_and(|store| store.variable == CONFIG_DIR) {
            return Some(found.repair(format!("env.remove_variable:{CONFIG_DIR}")));
        }
        return Some(
            found
                .repair("store.move_place_aside")
                .advice(say!("diagnoses/store-place-look-what-move-out-way", path = path)),
        );
    }
    let (free, read_only) = folder.room?;
    if read_only {
        let summary = say!("diagnoses/store-place-file-system-mounted-read-only", path = path);
        return Some(
            by_login(facts, summary)
                .because("store.folder", say!("diagnoses/store-place-nothing-can-written-file-system", path = path))
                .repair("remote.keep_sign_in")
                .repair("store.bring_back")
                .advice(say!("diagnoses/store-place-container-give-folder-volume-can")),
        );
    }
    (free < LEAST).then(|| {
        by_login(facts, say!("diagnoses/store-place-disk-full-so-no-login", path = path))
            .because("store.folder", say!("diagnoses/store-place-free-where", size = size(free), path = path))
            .repair("store.bring_back")
            .advice(say!("diagnoses/store-place-make-room-disk-then-sign"))
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
            let who = if owner == 0 {
                say!("diagnoses/store-place-root")
            } else {
                say!("diagnoses/store-place-another-user-number", owner = owner)
            };
            let fact = say!("diagnoses/store-place-belongs-number", path = path, who = who, uid = uid);
            let advice = say!("diagnoses/store-take-back-with", command = machine.types_take_back(&folder.path, true));
            let found = if mode & 0o002 != 0 {
                Finding::warning(say!("diagnoses/store-place-belongs-who-can-change-what", path = path, who = who))
            } else {
                by_login(facts, say!("diagnoses/store-place-belongs-so-claude-code-cannot", path = path, who = who))
            };
            Some(found.because("store.folder", fact).repair("store.take_back").advice(advice))
        }
        Some(owner) if owner == uid && mode & 0o022 != 0 => Some(
            Finding::warning(say!("diagnoses/store-place-other-users-machine-may-write", path = path))
                .because("store.folder", say!("diagnoses/store-place-permissions", path = path, mode = octal(mode)))
                .repair("store.close_folder")
                .advice(say!("diagnoses/store-place-or-type-chmod-go-w", path = path)),
        ),
        Some(owner) if owner == uid && uid != 0 && mode & 0o300 != 0o300 => Some(
            by_login(facts, say!("diagnoses/store-place-may-not-write-into-so", path = path))
                .because("store.folder", say!("diagnoses/store-place-permissions", path = path, mode = octal(mode)))
                .repair("store.open_folder")
                .advice(say!("diagnoses/store-place-or-type-chmod-u-rwx", path = path)),
        ),
        _ => None,
    }
}
