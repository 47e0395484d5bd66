//! On which systems does something apply? The one list of checks, causes and repairs that are not for every system.
//!
//! Whatever is not named here applies everywhere. What is named is nowhere shown on another system: its check does not
//! run there, its cause is not judged, its repair makes no plan, and the search does not find it.

use crate::model::machine::Systems;

/// What is not for every system, by the id of its check, cause or repair.
pub const ONLY: &[(&str, Systems)] = &[
    ("store.keychain", Systems::MACOS),
    ("keychain.locked", Systems::MACOS),
    ("keychain.user_mismatch", Systems::MACOS),
    ("keychain.split_brain", Systems::MACOS),
    ("keychain.many_items", Systems::MACOS),
    ("keychain.not_updatable", Systems::MACOS),
    ("keychain.unlock", Systems::MACOS),
    ("keychain.right_user", Systems::MACOS),
    ("install.desktop_shadows", Systems::WINDOWS),
    // from lists that the system keeps as files
    ("network.interfaces", Systems::LINUX),
    ("network.routes", Systems::LINUX),
    ("session.old_credential", Systems::LINUX),
    ("session.refresh_race", Systems::LINUX),
    ("daemon.stale", Systems::LINUX),
    ("session.end", Systems::LINUX),
    ("session.restart", Systems::LINUX),
    ("session.one_login", Systems::LINUX),
    ("daemon.stop", Systems::LINUX),
    // by owner and permission bits; Windows has lists of who may do what
    ("store.permissions", Systems::UNIX),
    ("store.make_private", Systems::UNIX),
    ("store.close_folder", Systems::UNIX),
    ("store.open_folder", Systems::UNIX),
    ("store.open_login", Systems::UNIX),
    ("store.take_back", Systems::UNIX),
];

/// The systems of this check, cause or repair.
#[must_use]
pub fn of(id: &str) -> Systems {
    ONLY.iter().find(|(only, _)| *only == id).map_or(Systems::ALL, |(_, systems)| *systems)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::facts::Facts;
    use crate::model::machine::Os;
    use crate::ports::fake::FakeMachine;

    #[test]
    fn what_is_not_named_is_for_every_system() {
        assert_eq!(of("login.expired"), Systems::ALL);
        assert!(of("keychain.locked").has(Os::Macos) && !of("keychain.locked").has(Os::Linux));
        assert!(of("store.make_private").has(Os::Other) && !of("store.make_private").has(Os::Windows));
        let linux = Facts::default().with(FakeMachine::new().machine);
        assert!(!Systems::MACOS.here(&linux) && Systems::MACOS.here(&Facts::default()));
    }
}
