//! Which networks is this machine on? Its interfaces, which of them belong to a VPN, and what VPNs have left behind.

use super::facts::Fact;
use crate::words::Listed;

/// A network interface.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Interface {
    /// Its name, as `wg0`.
    pub name: String,
    /// Whose VPN it belongs to, as far as its name or the system tells; `None` for any other interface.
    pub vpn: Option<&'static str>,
    /// Whether it is switched on.
    pub up: bool,
    /// Whether somebody is at its other end. A program that has ended leaves its interface without.
    pub running: bool,
    /// Whether packets to everywhere go through it, as far as the main table of routes says.
    pub everywhere: bool,
    /// How many other routes lead into it.
    pub routes: usize,
}

impl Interface {
    /// Whether it carries anything now.
    #[must_use]
    pub const fn on(&self) -> bool {
        self.up && self.running
    }

    /// Whether routes lead into it although nobody is at its other end: what goes there is lost.
    #[must_use]
    pub const fn left_over(&self) -> bool {
        self.vpn.is_some() && !self.on() && (self.everywhere || self.routes > 0)
    }

    /// `WireGuard (wg0)`, or the name alone.
    #[must_use]
    pub fn words(&self) -> String {
        match self.vpn {
            Some(vpn) => format!("{} ({})", called(vpn), self.name),
            None => self.name.clone(),
        }
    }
}

/// Every interface but the one that leads back to this machine.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Interfaces(pub Vec<Interface>);
impl Fact for Interfaces {}

impl Interfaces {
    /// Those of a VPN that are on.
    pub fn vpns_on(&self) -> impl Iterator<Item = &Interface> {
        self.0.iter().filter(|it| it.vpn.is_some() && it.on())
    }

    /// Those of a VPN that swallow what is sent into them.
    pub fn left_over(&self) -> impl Iterator<Item = &Interface> {
        self.0.iter().filter(|it| it.left_over())
    }

    /// The VPNs that are on, in words; `None` if there is none.
    #[must_use]
    pub fn words(&self) -> Option<String> {
        let names: Vec<String> = self.vpns_on().map(Interface::words).collect();
        (!names.is_empty()).then(|| names.listed())
    }
}

/// A VPN of which only the kind is known.
const SOME: &str = "vpn";
const IPSEC: &str = "ipsec";
const DIALLED: &str = "ppp";

/// How people call it: a product by its own name.
fn called(vpn: &str) -> String {
    match vpn {
        SOME => say!("model/some-vpn"),
        IPSEC => say!("model/ipsec-vpn"),
        DIALLED => say!("model/dialled-vpn"),
        product => product.to_owned(),
    }
}

/// How the interfaces of VPNs begin, and whose they are. The longest that fits counts.
const BEGINNINGS: [(&str, &str); 20] = [
    ("cloudflarewarp", "Cloudflare WARP"),
    ("tailscale", "Tailscale"),
    ("nordlynx", "NordVPN"),
    ("nordtun", "NordVPN"),
    ("proton", "Proton VPN"),
    ("pvpn", "Proton VPN"),
    ("mullvad", "Mullvad"),
    ("wg-mullvad", "Mullvad"),
    ("cscotun", "Cisco AnyConnect"),
    ("gpd", "GlobalProtect"),
    ("zcctun", "Zscaler"),
    ("fctvpn", "FortiClient"),
    ("zt", "ZeroTier"),
    ("wg", "WireGuard"),
    ("ppp", DIALLED),
    ("ipsec", IPSEC),
    ("vpn", SOME),
    ("utun", SOME),
    ("tun", SOME),
    ("tap", SOME),
];

/// Whose VPN an interface of this name belongs to.
#[must_use]
pub fn vpn(name: &str) -> Option<&'static str> {
    let name = name.to_ascii_lowercase();
    let fits = BEGINNINGS.iter().filter(|(beginning, _)| {
        // `tunl0` and `wifi` begin alike and are something else: a number, a sign or nothing follows
        let exact = ["wg", "ppp", "tun", "tap", "utun", "gpd", "ipsec", "vpn"].contains(beginning);
        name.strip_prefix(beginning).is_some_and(|rest| !exact || !rest.starts_with(|c: char| c.is_ascii_alphabetic()))
    });
    fits.max_by_key(|(beginning, _)| beginning.len()).map(|(_, whose)| *whose)
}

#[cfg(test)]
mod tests {
    use super::{Interface, Interfaces, called, vpn};

    #[test]
    fn vpns_are_known_by_name() {
        for (name, whose) in [
            ("CloudflareWARP", Some("Cloudflare WARP")),
            ("tailscale0", Some("Tailscale")),
            ("wg0", Some("WireGuard")),
            ("wg-home", Some("WireGuard")),
            ("wg0-mullvad", Some("WireGuard")),
            ("utun4", Some("a VPN")),
            ("tun0", Some("a VPN")),
            ("tunl0", None),
            ("ppp0", Some("a dialled connection or VPN")),
            ("eth0", None),
            ("wlan0", None),
            ("docker0", None),
            ("", None),
        ] {
            assert_eq!(vpn(name).map(called).as_deref(), whose, "{name}");
        }
    }

    #[test]
    fn only_what_has_another_end_is_on() {
        let tun = Interface { name: "tun0".into(), vpn: Some("a VPN"), up: true, routes: 3, ..Interface::default() };
        let all = Interfaces(vec![
            tun.clone(),
            Interface { running: true, name: "wg0".into(), vpn: Some("WireGuard"), ..tun.clone() },
            Interface { vpn: None, name: "eth0".into(), ..tun.clone() },
            Interface { routes: 0, name: "tun1".into(), ..tun },
        ]);
        assert_eq!(all.words().as_deref(), Some("WireGuard (wg0)"));
        let left: Vec<String> = all.left_over().map(Interface::words).collect();
        assert_eq!(left, ["a VPN (tun0)"]);
    }
}
