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
    none("clock.skewed", "The clock belongs to the whole machine and to its administrator; the advice names the way."),
    none("network.dns", "Names are given by the network; on this machine nothing of Claude Code's is wrong."),
    none("network.unreachable", "A cable, a VPN or a firewall is in the way, which only the person can change."),
    none("network.platform_host_blocked", "Only whoever keeps the list of allowed hosts can change it."),
    none("proxy.auth_required", "Only the person knows the user name and the password that the proxy wants."),
    none(
        "tls.inspection_untrusted",
        "Whom to trust is for the administrator to say, never for what stands in the way.",
    ),
    none("tls.certificate_invalid", "The certificate is the server's own, and nothing on this machine makes it good."),
    none("login.refresh_pending", "Nothing is wrong: Claude Code renews the login by itself."),
];
