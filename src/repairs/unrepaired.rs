//! For which causes is there no repair, and why? One place, so that nothing is left out by accident.

use crate::words;

/// A cause without a repair of claude-fix's own.
pub struct Unrepaired {
    /// Its public id.
    pub id: &'static str,
}

impl Unrepaired {
    /// Why there is none.
    #[must_use]
    pub fn because(&self) -> String {
        words::of("repairs", &format!("none-for-{}", self.id), "because").unwrap_or_default()
    }
}

const fn none(id: &'static str) -> Unrepaired {
    Unrepaired { id }
}

/// All of them. The law in `tests/laws.rs` holds that every other cause has a plan on its sample machine, and these none.
pub const ALL: &[Unrepaired] = &[
    none("tls.certificate_invalid"),
    none("network.ipv6_broken"),
    none("login.refresh_pending"),
    none("account.no_access"),
    none("keychain.split_brain"),
    none("keychain.many_items"),
    none("server.rejects_clean_login"),
];
