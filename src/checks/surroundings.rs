//! Who turns names into addresses here, and over which devices do packets leave? As files say it; nothing is opened.

use std::net::IpAddr;
use std::path::PathBuf;

use futures::future::{BoxFuture, FutureExt};
use url::Url;

use super::form::{Ask, Check};
use super::gather::gather;
use super::network::target;
use super::way::API_HOST;
use crate::claude_code::proxy::SIGN_IN_HOST;
use crate::model::machine::Os;
use crate::model::outcome::Learned;
use crate::model::step::Step;
use crate::model::surroundings::{HostsEntry, NameSettings, Routes};
use crate::model::text::plain;
use crate::ports::World;
use crate::ports::files::ReadError;
use crate::words::Listed;

pub(super) const NAMES: Check = Check { id: "network.names", group: Step::Network, asks: &[Ask::Files], run: names };

pub(super) const ROUTES: Check = Check { id: "network.routes", group: Step::Network, asks: &[Ask::Files], run: routes };

/// The largest file that is read, in bytes; lists of ad blockers are long.
const LIMIT: u64 = 8 * 1024 * 1024;
/// The most entries that are kept.
const MOST: usize = 20;

fn names(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let file = hosts_file(world);
        let read = |path: &PathBuf| match world.files.read(path, LIMIT) {
            Ok(bytes) => Ok(String::from_utf8_lossy(&bytes).into_owned()),
            Err(ReadError::Missing) => Ok(String::new()),
            Err(error) => Err(error.to_string()),
        };
        let (base, _) = gather(world).base_url();
        let base = Url::parse(&base).ok().and_then(|url| target(&url, "")).map(|target| target.host);
        let mut wanted = vec![API_HOST, SIGN_IN_HOST, "claude.ai", "claude.com", "downloads.claude.ai"];
        wanted.extend(base.as_deref().filter(|host| !wanted.contains(host)));
        let resolver = match world.machine.os {
            Os::Windows => Err(say!("checks/windows-keeps-its-name-servers")),
            _ => read(&PathBuf::from("/etc/resolv.conf")),
        };
        let found = NameSettings {
            hosts_file: world.machine.tilde(&file),
            entries: read(&file).map(|text| entries(&text, &wanted)),
            written_by: resolver.as_ref().ok().and_then(|text| written_by(text)),
            servers: resolver.map(|text| servers(&text)),
        };
        described(&found).fact(found)
    }
    .boxed()
}

fn hosts_file(world: &World) -> PathBuf {
    match world.machine.os {
        Os::Windows => {
            let root = world.env.raw("SystemRoot").map_or_else(|| PathBuf::from(r"C:\Windows"), PathBuf::from);
            root.join(r"System32\drivers\etc\hosts")
        }
        _ => PathBuf::from("/etc/hosts"),
    }
}

/// The entries for these hosts, the first one of each host and family first, as the system reads them.
fn entries(text: &str, wanted: &[&str]) -> Vec<HostsEntry> {
    let mut found = Vec::new();
    for (at, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let mut words = line.split('#').next().unwrap_or_default().split_whitespace();
        let Some(Ok(address)) = words.next().map(str::parse::<IpAddr>) else { continue };
        for host in words.map(|word| word.trim_end_matches('.').to_ascii_lowercase()) {
            if wanted.contains(&host.as_str()) && found.len() < MOST {
                found.push(HostsEntry { host, address, line: at + 1 });
            }
        }
    }
    found
}

fn servers(text: &str) -> Vec<String> {
    let named = text.lines().filter_map(|line| line.trim().strip_prefix("nameserver"));
    named.filter_map(|rest| rest.split_whitespace().next()).map(|server| plain(server, 60)).take(6).collect()
}

/// Programs that write `resolv.conf` say so in its first lines.
fn written_by(text: &str) -> Option<String> {
    const WRITERS: [(&str, &str); 8] = [
        ("systemd-resolved", "systemd-resolved"),
        ("wsl.conf", "WSL"),
        ("networkmanager", "NetworkManager"),
        ("resolvconf", "resolvconf"),
        ("tailscale", "Tailscale"),
        ("docker", "Docker"),
        ("vpn", "VPN"),
        ("macos", "macOS"),
    ];
    let head = text.lines().filter(|line| line.trim_start().starts_with('#')).take(12).collect::<Vec<_>>().join(" ");
    let head = head.to_ascii_lowercase();
    WRITERS.iter().find(|(mark, _)| head.contains(mark)).map(|(mark, name)| match *mark {
        "vpn" => say!("checks/a-vpn"),
        _ => (*name).to_owned(),
    })
}

fn described(found: &NameSettings) -> Learned {
    let file = &found.hosts_file;
    let mut learned = match &found.entries {
        Ok(entries) if entries.is_empty() => {
            Learned::healthy(say!("checks/does-not-name-anthropics-hosts", file = file))
        }
        Ok(entries) => {
            Learned::found(say!("checks/gives-address-its-own", file = file, host = plain(&entries[0].host, 80)))
        }
        Err(because) => Learned::skipped(say!("checks/file-cannot-be-read-because", file = file, because = because)),
    };
    for entry in found.entries.iter().flatten() {
        let place = say!("checks/file-line", file = file, line = entry.line);
        let (host, address) = (plain(&entry.host, 80), entry.address);
        let line = if entry.blocks() {
            say!("checks/entry-leads-nowhere", host = host, address = address)
        } else {
            format!("{host} → {address}")
        };
        learned = learned.evidence(place, line);
    }
    match &found.servers {
        Ok(servers) if servers.is_empty() => {
            learned.evidence(say!("checks/label-name-servers"), say!("checks/none-named-machine-itself-asked"))
        }
        Ok(servers) => {
            let servers = servers.listed();
            let line = match &found.written_by {
                Some(by) => say!("checks/servers-written-by", servers = servers, by = by),
                None => servers,
            };
            learned.evidence(say!("checks/label-name-servers"), line)
        }
        Err(because) => {
            learned.evidence(say!("checks/label-name-servers"), say!("checks/not-read-because", because = because))
        }
    }
}

fn routes(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let read = |path: &str| world.files.read(path.as_ref(), LIMIT).ok();
        let text = |path| read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        let (v4, v6) = (text("/proc/net/route"), text("/proc/net/ipv6_route"));
        if v4.is_none() && v6.is_none() {
            return Learned::skipped(say!("checks/system-does-not-show-its"));
        }
        let (v4, v6) = (v4.unwrap_or_default(), v6.unwrap_or_default());
        let found = Routes { v4: usual_v4(&v4), v6: usual_v6(&v6), tunnels: tunnels(&v4, &v6) };
        let mut learned = match (&found.v4, &found.v6) {
            (None, None) => Learned::found(say!("checks/there-no-usual-way-out")),
            _ if found.tunnels.is_empty() => Learned::healthy(say!("checks/no-vpn-device-leads-packets")),
            _ => Learned::found(say!("checks/packets-can-leave-through", devices = found.tunnels.listed())),
        };
        for (label, device) in [("IPv4", &found.v4), ("IPv6", &found.v6)] {
            learned = learned.evidence(label, device.clone().unwrap_or_else(|| say!("checks/no-usual-way")));
        }
        learned.fact(found)
    }
    .boxed()
}

/// `Iface Destination Gateway Flags … Mask …`: the usual way has neither destination nor mask. A VPN may lay two halves
/// over it instead.
fn usual_v4(text: &str) -> Option<String> {
    let rows = text.lines().skip(1).map(|line| line.split_whitespace().collect::<Vec<_>>());
    let rows: Vec<_> = rows.filter(|row| row.len() >= 8 && up(row[3])).collect();
    let half = |row: &&Vec<&str>| row[7] == "00000080" && matches!(row[1], "00000000" | "00000080");
    let whole = |row: &&Vec<&str>| row[1] == "00000000" && row[7] == "00000000";
    rows.iter().find(half).or_else(|| rows.iter().find(whole)).map(|row| plain(row[0], 20))
}

/// `destination prefix source prefix hop metric references used flags device`; reject routes hang on `lo`.
fn usual_v6(text: &str) -> Option<String> {
    let rows = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
    let rows: Vec<_> = rows.filter(|row| row.len() >= 10 && up(row[8]) && row[9] != "lo").collect();
    let zero = |row: &&Vec<&str>| row[0].bytes().all(|digit| digit == b'0');
    // 2000::/3 and the two halves are what VPNs lay over the usual way
    let laid_over = |row: &&Vec<&str>| matches!((row[0].get(..1), row[1]), (Some("2"), "03") | (Some("0" | "8"), "01"));
    rows.iter()
        .find(laid_over)
        .or_else(|| rows.iter().find(|row| zero(row) && row[1] == "00"))
        .map(|row| plain(row[9], 20))
}

/// Whether the flags, as hexadecimal digits, say that a route is up and no rejection.
fn up(flags: &str) -> bool {
    u32::from_str_radix(flags, 16).is_ok_and(|flags| flags & 1 != 0 && flags & 0x200 == 0)
}

fn tunnels(v4: &str, v6: &str) -> Vec<String> {
    const STARTS: [&str; 8] = ["tun", "tap", "wg", "ppp", "utun", "tailscale", "nordlynx", "proton"];
    let first = v4.lines().skip(1).filter_map(|line| line.split_whitespace().next());
    let last = v6.lines().filter_map(|line| line.split_whitespace().last());
    let mut found: Vec<String> = Vec::new();
    for device in first.chain(last).filter(|device| STARTS.iter().any(|start| device.starts_with(start))) {
        let device = plain(device, 20);
        if found.len() < 8 && !found.contains(&device) {
            found.push(device);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_read_as_the_system_reads_them() {
        let text = "\u{feff}127.0.0.1 localhost\n# 1.2.3.4 claude.ai\n0.0.0.0\tads.example API.Anthropic.com. # block\n::1 claude.ai\nnonsense claude.com\n";
        let found = entries(text, &["api.anthropic.com", "claude.ai", "claude.com"]);
        let told: Vec<_> = found.iter().map(|it| (it.host.as_str(), it.line, it.blocks())).collect();
        assert_eq!(told, [("api.anthropic.com", 3, true), ("claude.ai", 4, true)]);
        let many = "9.9.9.9 claude.ai\n".repeat(100);
        assert_eq!(entries(&many, &["claude.ai"]).len(), MOST);
    }

    #[test]
    fn name_servers_and_their_writer_are_told() {
        let wsl = "# This file was automatically generated by WSL. To stop automatic generation of this file, add to /etc/wsl.conf\nnameserver 172.20.0.1\n";
        assert_eq!((servers(wsl), written_by(wsl).as_deref()), (vec!["172.20.0.1".to_owned()], Some("WSL")));
        assert_eq!(written_by("nameserver 1.1.1.1\n# vpn"), Some("a VPN".to_owned()));
        assert_eq!(written_by("nameserver 1.1.1.1\n"), None);
    }

    const V4: &str = "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n\
                      eth0\t00000000\t0100A8C0\t0003\t0\t0\t100\t00000000\t0\t0\t0\n\
                      eth0\t0000A8C0\t00000000\t0001\t0\t0\t100\t00FFFFFF\t0\t0\t0\n";

    #[test]
    fn the_usual_way_is_the_one_that_counts() {
        assert_eq!(usual_v4(V4).as_deref(), Some("eth0"));
        let vpn = format!("{V4}tun0\t00000000\t010010AC\t0003\t0\t0\t0\t00000080\t0\t0\t0\n");
        assert_eq!(usual_v4(&vpn).as_deref(), Some("tun0"));
        assert_eq!(tunnels(&vpn, ""), ["tun0"]);
        assert_eq!(usual_v4("Iface\n"), None);
    }

    #[test]
    fn a_rejection_is_no_way_out() {
        let row = |to: &str, prefix: &str, flags: &str, device: &str| {
            let none = "0".repeat(32);
            format!(
                "{to} {prefix} {none} 00 fe800000000000000000000000000001 00000400 00000001 00000000 {flags} {device}\n"
            )
        };
        let none = "0".repeat(32);
        assert_eq!(usual_v6(&row(&none, "00", "00200200", "lo")), None);
        assert_eq!(usual_v6(&row(&none, "00", "00450003", "wg0")).as_deref(), Some("wg0"));
        assert_eq!(usual_v6(&row(&none, "00", "00450203", "eth0")), None, "it rejects");
        let local = row("fe800000000000000000000000000000", "40", "00000001", "eth0");
        assert_eq!(usual_v6(&local), None);
        assert_eq!(usual_v6(&row("\u{fffd}", "00", "00450003", "eth0")), None, "no number at all");
    }
}
