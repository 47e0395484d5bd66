//! The place of the login cannot be written: whose is it, what is missing, and what does one type?

use super::card;
use crate::model::config_folder::ConfigFolder;
use crate::model::facts::Facts;
use crate::model::login::{LoginState, StoredLogin};
use crate::model::machine::{Machine, Os};
use crate::model::plan::Plan;
use crate::model::stamp::Kind;
use crate::model::text::plain;
use crate::repairs::aside::shown;
use crate::repairs::form::Repair;

pub(in crate::repairs) const TAKE_BACK: Repair = Repair { id: "store.take_back", standing: None, plans: take_back };
pub(in crate::repairs) const PLACE: Repair = Repair { id: "store.bring_back", standing: None, plans: place };

/// What belongs to another user: the command is shown and never run.
fn take_back(facts: &Facts) -> Vec<Plan> {
    let Some(machine) = facts.get::<Machine>().filter(|machine| machine.os != Os::Windows) else {
        return Vec::new();
    };
    let Some(uid) = machine.uid.filter(|uid| *uid != 0) else { return Vec::new() };
    let foreign = |owner: Option<u32>| owner.is_some_and(|owner| owner != uid);
    let folder =
        facts.get::<ConfigFolder>().filter(|folder| folder.inside.as_ref().is_some_and(|(_, owner)| foreign(*owner)));
    let login = facts.get::<StoredLogin>().filter(|login| login.present() && foreign(login.owner));
    let denied = login.is_some_and(|login| matches!(login.state, LoginState::Unknown { .. }));
    let (path, whole) = match (folder, login) {
        (Some(folder), _) => (&folder.path, true),
        (None, Some(login)) if denied => (&login.file, false),
        _ => return Vec::new(),
    };
    vec![card(
        TAKE_BACK.id,
        say!("repairs/make-own-again", path = shown(path, machine)),
        vec![say!("repairs/belongs-another-user-often-root")],
        vec![machine.types_take_back(path, whole)],
    )]
}

fn place(facts: &Facts) -> Vec<Plan> {
    let (Some(folder), Some(machine)) = (facts.get::<ConfigFolder>(), facts.get::<Machine>()) else {
        return Vec::new();
    };
    let path = shown(&folder.path, machine);
    let made = |title: String, says: Vec<String>, types: Vec<String>| vec![card(PLACE.id, title, says, types)];
    if folder.dangling() {
        let Some(target) = folder.link.as_ref() else { return Vec::new() };
        let whole = folder.path.parent().map_or_else(|| target.clone(), |parent| parent.join(target));
        let said = machine.tilde_in(&plain(&target.to_string_lossy(), 200));
        return made(
            say!("repairs/bring-folder-back", said = said),
            vec![warn!("repairs/points-if-another-disk-or", path = path), warn!("repairs/only-if-gone-good-make")],
            vec![machine.types_make_folder(&whole)],
        );
    }
    let kind = folder.inside.as_ref().map_or(folder.stamp.kind, |(stamp, _)| stamp.kind);
    if !matches!(kind, Kind::Folder | Kind::Missing) {
        return Vec::new();
    }
    match folder.room {
        // there the card on volumes says how
        Some((_, true)) if machine.contexts.iter().any(|it| it == "container") => Vec::new(),
        Some((_, true)) => made(
            say!("repairs/mount-file-system-so-can"),
            vec![say!("repairs/file-system-mounted-read-only", path = path)],
            vec![match machine.os {
                Os::Linux | Os::Other => format!("findmnt -T {}", machine.typed(&folder.path)),
                Os::Macos => "mount".to_owned(),
                Os::Windows => machine.types_in_powershell("Get-Volume"),
            }],
        ),
        Some((free, false)) if free < 64 * 1024 => made(
            say!("repairs/make-room-disk"),
            vec![warn!("repairs/see-what-full-what-takes")],
            match machine.os {
                Os::Windows => vec![machine.types_in_powershell("Get-Volume"), "cleanmgr".to_owned()],
                _ => vec![
                    format!("df -h {}", machine.typed(&folder.path)),
                    "du -xh ~ 2>/dev/null | sort -h | tail -20".to_owned(),
                ],
            },
        ),
        _ => Vec::new(),
    }
}
