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
    none("clock.skewed", "The clock belongs to the whole machine and to its administrator; a card names the commands."),
    none("tls.certificate_invalid", "The certificate is the server's own, and nothing on this machine makes it good."),
    none(
        "network.ipv6_broken",
        "A router or a VPN offers a way that leads nowhere; Claude Code goes on over IPv4 by itself.",
    ),
    none("login.refresh_pending", "Nothing is wrong: Claude Code renews the login by itself."),
];
