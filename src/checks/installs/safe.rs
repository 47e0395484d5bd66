//! May a program be run? Not if somebody else could have planted it.

use std::path::Path;

use crate::model::machine::Os;
use crate::model::paths::{is_guarded, is_whole, of_administrator, split};
use crate::model::stamp::Kind;
use crate::ports::World;

/// Why a program must not be run: it could have been planted by somebody else.
pub(crate) fn unsafe_to_run(world: &World, path: &Path, real: &Path) -> Option<String> {
    let cwd = &world.machine.cwd;
    let home_is_cwd = world.machine.home.as_ref() == Some(cwd);
    // npm puts the `node_modules/.bin` of every folder above the working folder on PATH
    if cwd.ancestors().any(|above| above.parent().is_some() && path.starts_with(above.join("node_modules"))) {
        return Some(say!("checks/belongs-project-which-could-have"));
    }
    // a folder of PATH without a beginning, such as `bin`, leads into whatever folder one is in
    if path.parent() == Some(cwd.as_path()) || (path.starts_with(cwd) && !home_is_cwd && in_project(world, path)) {
        return Some(say!("checks/lies-working-folder-where-project"));
    }
    if world.machine.os == Os::Windows {
        // who may write there is not known: the places are, into which nobody else can
        let open = [path, real].into_iter().find(|it| !is_guarded(it, &world.env, world.machine.home.as_deref()))?;
        let folder = world.machine.tilde(open.parent().unwrap_or(open));
        return Some(say!("checks/others-could-write-there", folder = folder));
    }
    let uid = world.machine.uid?;
    // where a folder on the way is a link, what it leads to counts as well
    let led = path.parent().and_then(|folder| world.files.real(folder).ok()).unwrap_or_default();
    let named = path.parent().into_iter().flat_map(Path::ancestors);
    for part in real.ancestors().chain(named).chain(led.ancestors()).filter(|part| !part.as_os_str().is_empty()) {
        let Ok(entry) = world.files.look(part) else { continue };
        let (owner, mode) = (entry.owner?, entry.mode?);
        let sticky = mode & 0o1000 != 0 && entry.kind == Kind::Folder;
        let open = mode & 0o002 != 0 && !sticky && entry.kind != Kind::Link;
        if owner != 0 && owner != uid || open {
            return Some(say!("checks/others-could-change", file = world.machine.tilde(part)));
        }
    }
    None
}

/// Whether a path below the working folder belongs to a project there, and not to a home or system folder that is
/// worked in: a PATH entry that is not absolute, `node_modules`, or a folder with a `.git`.
fn in_project(world: &World, path: &Path) -> bool {
    let cwd = &world.machine.cwd;
    let relative = world.env.raw("PATH").is_some_and(|all| {
        let mut folders = split(all, world.machine.os).into_iter().filter(|folder| !is_whole(folder, world.machine.os));
        folders.any(|folder| Some(cwd.join(folder).as_path()) == path.parent())
    });
    relative || path.starts_with(cwd.join("node_modules")) || world.files.look(&cwd.join(".git")).is_ok()
}

/// Whether this user may rename and remove what lies in a folder, as far as its owner tells.
pub(super) fn ours(world: &World, folder: &Path) -> bool {
    if world.machine.os == Os::Windows && of_administrator(&folder.join("x"), &world.env) {
        return false;
    }
    let owner = world.files.look(folder).ok().map(|entry| entry.owner);
    match (owner, world.machine.uid) {
        (Some(Some(owner)), Some(uid)) => uid == 0 || owner == uid,
        (Some(None), _) | (Some(_), None) => true,
        (None, _) => false,
    }
}
