//! Is a VPN on, and has one left routes behind? Read from the system's own lists; no program is run.

use std::path::{Path, PathBuf};

use futures::future::{BoxFuture, FutureExt};

use super::form::{Ask, Check};
use crate::model::interfaces::{Interface, Interfaces, vpn};
use crate::model::outcome::Learned;
use crate::model::step::Step;
use crate::model::text::plain;
use crate::ports::World;
use crate::words::Listed;

pub(super) const CHECK: Check = Check { id: "network.interfaces", group: Step::Network, asks: &[Ask::Files], run };

const LIST: &str = "/sys/class/net";
const ROUTES: &str = "/proc/net/route";
/// More interfaces than this are those of containers.
const MOST: usize = 200;
/// The longest list of routes that is read, in bytes.
const LONGEST: u64 = 256 * 1024;
/// Switched on (`IFF_UP`), and somebody at the other end (`IFF_RUNNING`).
const UP: u32 = 0x1;
const RUNNING: u32 = 0x40;

fn run(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let Ok(folders) = world.files.list(Path::new(LIST), MOST) else {
            return Learned::skipped(say!("checks/system-does-not-list-its"));
        };
        let found = Interfaces(interfaces(world, &folders));
        describe(world, &found).fact(found)
    }
    .boxed()
}

fn interfaces(world: &World, folders: &[PathBuf]) -> Vec<Interface> {
    let routes = world.files.read(Path::new(ROUTES), LONGEST).unwrap_or_default();
    let routes = String::from_utf8_lossy(&routes);
    let routes: Vec<Route> = routes.lines().filter_map(Route::read).collect();
    let named = folders.iter().filter_map(|folder| Some((folder, folder.file_name()?.to_str()?)));
    named.filter(|(_, name)| *name != "lo").map(|(folder, name)| interface(world, folder, name, &routes)).collect()
}

fn interface(world: &World, folder: &Path, name: &str, routes: &[Route]) -> Interface {
    let read = |file: &str| {
        let bytes = world.files.read(&folder.join(file), 8192).unwrap_or_default();
        String::from_utf8_lossy(&bytes).trim().to_owned()
    };
    let flags = read("flags");
    let flags = flags.strip_prefix("0x").and_then(|flags| u32::from_str_radix(flags, 16).ok()).unwrap_or(0);
    let wireguard = || read("uevent").lines().any(|line| line == "DEVTYPE=wireguard").then_some("WireGuard");
    // the bridges of virtual machines are tap devices, too: only those that are no part of a bridge count
    let tunnel = || (!read("tun_flags").is_empty() && read("brport/state").is_empty()).then_some("a VPN");
    let own: Vec<&Route> = routes.iter().filter(|route| route.interface == name).collect();
    Interface {
        name: plain(name, 40),
        vpn: vpn(name).or_else(wireguard).or_else(tunnel),
        up: flags & UP != 0,
        running: flags & RUNNING != 0,
        everywhere: everywhere(&own),
        routes: own.iter().filter(|route| !route.wide()).count(),
    }
}

/// A line of the table of routes.
struct Route<'a> {
    interface: &'a str,
    to: u32,
    mask: u32,
}

impl<'a> Route<'a> {
    /// `wg0 00000000 00000000 0001 0 0 0 00000000 0 0 0`
    fn read(line: &'a str) -> Option<Self> {
        let mut words = line.split_ascii_whitespace();
        let (interface, to) = (words.next()?, words.next()?);
        let mask = words.nth(5)?;
        let hex = |word: &str| u32::from_str_radix(word, 16).ok().map(u32::swap_bytes);
        Some(Self { interface, to: hex(to)?, mask: hex(mask)? })
    }

    /// Whether it is for everything, or for a half of everything, as VPNs do in order to stand before the usual one.
    const fn wide(&self) -> bool {
        self.mask == 0 || self.mask == 0x8000_0000
    }
}

fn everywhere(own: &[&Route]) -> bool {
    let half = |to: u32| own.iter().any(|route| route.mask == 0x8000_0000 && route.to == to);
    own.iter().any(|route| route.mask == 0) || (half(0) && half(0x8000_0000))
}

fn describe(world: &World, found: &Interfaces) -> Learned {
    let on = found.words();
    let left: Vec<String> = found.left_over().map(Interface::words).collect();
    let mut learned = if !left.is_empty() {
        let left = left.listed();
        Learned::found(say!("checks/off-routes-still-lead-into", left = left))
    } else if let Some(on) = &on {
        Learned::healthy(say!("checks/vpn", on = on))
    } else {
        Learned::healthy(say!("checks/no-vpn-seen-machine"))
    };
    for it in &found.0 {
        let state = match (it.on(), it.everywhere, it.routes) {
            (true, true, _) => say!("checks/on-way-to-everywhere"),
            (true, false, 0) => say!("checks/interface-on"),
            (true, false, _) => say!("checks/on-way-to-some"),
            (false, true, _) => say!("checks/off-way-to-everywhere"),
            (false, false, 0) => say!("checks/interface-off"),
            (false, false, _) => say!("checks/off-way-to-some"),
        };
        learned = learned.evidence(it.words(), state);
    }
    if world.machine.contexts.iter().any(|context| context.starts_with("wsl")) {
        learned = learned.evidence("WSL", say!("checks/vpn-windows-counts-too-not"));
    }
    learned
}

#[cfg(test)]
mod tests {
    use futures::future::FutureExt;

    use super::run;
    use crate::model::interfaces::Interfaces;
    use crate::model::outcome::Learned;
    use crate::ports::fake::FakeMachine;

    const HEAD: &str = "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n";

    fn look(fake: &FakeMachine) -> Learned {
        let world = fake.world();
        run(&world).now_or_never().unwrap()
    }

    fn machine(interfaces: &[(&str, &str)], routes: &[&str]) -> FakeMachine {
        let fake = FakeMachine::new();
        for (name, flags) in interfaces {
            fake.file(format!("/sys/class/net/{name}/flags"), &format!("{flags}\n"));
        }
        fake.file("/proc/net/route", &format!("{HEAD}{}\n", routes.join("\n")));
        fake
    }

    fn found(learned: &Learned) -> &Interfaces {
        learned.facts.get().unwrap()
    }

    #[test]
    fn a_vpn_that_took_the_usual_way_is_seen() {
        let routes = [
            "eth0\t00000000\t0102A8C0\t0003\t0\t0\t100\t00000000\t0\t0\t0",
            "tun0\t00000000\t0100080A\t0003\t0\t0\t0\t00000080\t0\t0\t0",
            "tun0\t00000080\t0100080A\t0003\t0\t0\t0\t00000080\t0\t0\t0",
        ];
        let learned = look(&machine(&[("lo", "0x9"), ("eth0", "0x1043"), ("tun0", "0x10d1")], &routes));
        assert_eq!(learned.outcome.sentence(), "A VPN is on: a VPN (tun0)");
        let all = &found(&learned).0;
        assert_eq!(all.len(), 2);
        assert!(all.iter().all(|it| it.everywhere && it.on()), "{all:?}");
    }

    #[test]
    fn a_vpn_that_left_its_routes_behind_is_seen() {
        let routes = ["tun0\t0000000A\t00000000\t0001\t0\t0\t0\t000000FF\t0\t0\t0"];
        let learned = look(&machine(&[("eth0", "0x1043"), ("tun0", "0x1091")], &routes));
        assert!(learned.outcome.sentence().contains("a VPN (tun0) is off, and routes"), "{:?}", learned.outcome);
        assert!(found(&learned).words().is_none());
    }

    #[test]
    fn wireguard_is_known_by_what_the_system_says_of_it() {
        let fake = machine(&[("office", "0x10d1"), ("br0", "0x1043")], &[]);
        fake.file("/sys/class/net/office/uevent", "DEVTYPE=wireguard\nINTERFACE=office\n");
        assert_eq!(found(&look(&fake)).words().as_deref(), Some("WireGuard (office)"));
    }

    #[test]
    fn garbage_is_no_interface_that_is_on() {
        let fake = machine(&[("wg0", "what?")], &["wg0", "\u{1b}[31m x y", "wg0 zz 0 0 0 0 0 zz"]);
        let learned = look(&fake);
        assert_eq!(learned.outcome.sentence(), "No VPN is seen on this machine");
    }

    #[test]
    fn where_nothing_is_listed_nothing_is_said() {
        assert!(look(&FakeMachine::new()).facts.get::<Interfaces>().is_none());
    }
}
