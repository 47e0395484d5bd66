//! For which causes is there no repair, and why? One place, so that nothing is left out by accident.

/// A cause without a repair of claude-fix's own.
pub struct Unrepaired {
    /// Its public id.
    pub id: &'static str,
    /// Why there is none.
    pub because: &'static str,
}

const fn none(id: &'static str, because: &'static str) -> Unrepaired {
    Unrepaired { id, because }
}

/// All of them. The law in `tests/laws.rs` holds that every other cause has a plan on its sample machine, and these none.
pub const ALL: &[Unrepaired] = &[
    none("tls.certificate_invalid", "The certificate is the server's own, and nothing on this machine makes it good."),
    none(
        "network.ipv6_broken",
        "A router or a VPN offers a way that leads nowhere; Claude Code goes on over IPv4 by itself.",
    ),
    none("login.refresh_pending", "Nothing is wrong: Claude Code renews the login by itself."),
    none("account.no_access", "Only the account's owner or its organisation can give it a plan or a seat."),
    none(
        "keychain.split_brain",
        "It does no harm as long as signing in lasts, and either login may be the one in use.",
    ),
    none("keychain.many_items", "They do no harm; which of them a launcher still needs, only the person knows."),
    none(
        "server.rejects_clean_login",
        "The fault is at Anthropic's side; whatever is deleted here is lost for nothing.",
    ),
];
