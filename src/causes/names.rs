//! Do names lead where they should: by the name service, by the hosts file, or into nothing by an ad blocker?

use std::net::IpAddr;

use super::DOCS_NETWORK;
use super::form::{Cause, Finding};
use super::need::{by_role, needed};
use super::network::no_way_out;
use crate::model::diagnosis::Layer;
use crate::model::facts::Facts;
use crate::model::network::{Path, Role};
use crate::model::step::Step;
use crate::model::surroundings::{HostsEntry, NameSettings, leads_nowhere};

pub(super) const DNS: Cause = Cause {
    id: "network.dns",
    step: Step::Network,
    layer: Layer::Transport,
    consequence_of: &["env.base_url_leftover", "proxy.no_proxy_wrong", "proxy.missing_here"],
    docs: DOCS_NETWORK,
    judge: dns,
};

const CALM: &str = "Nothing is wrong with your account or your files.";

/// What is wrong with a name.
enum Wrong<'a> {
    /// It has no address.
    Missing,
    /// Its entry in the hosts file leads nowhere, or to a place that does not serve it.
    Entry(&'a HostsEntry),
    /// The name service answers with an address that leads nowhere.
    Nowhere(IpAddr),
}

fn wrong<'a>(path: &Path, settings: Option<&'a NameSettings>) -> Option<Wrong<'a>> {
    path.broken.as_ref().filter(|_| path.target.proxy.is_none())?;
    let host = path.target.host.trim_matches(['[', ']']);
    let found = &path.seen.addresses;
    let all: Vec<IpAddr> =
        found.v4.iter().copied().map(IpAddr::V4).chain(found.v6.iter().copied().map(IpAddr::V6)).collect();
    if path.no_name() {
        return Some(Wrong::Missing);
    }
    // an address that was set as such, or a name of this machine, is what somebody wanted
    if host.parse::<IpAddr>().is_ok() || host.eq_ignore_ascii_case("localhost") || host.ends_with(".localhost") {
        return None;
    }
    let entry = settings.and_then(|settings| settings.entry(host)).filter(|entry| all.contains(&entry.address));
    let nowhere = all.first().copied().filter(|_| all.iter().all(|address| leads_nowhere(*address)));
    entry.map(Wrong::Entry).or(nowhere.map(Wrong::Nowhere))
}

fn dns(facts: &Facts) -> Option<Finding> {
    let settings = facts.get::<NameSettings>();
    let all: Vec<(Role, &str, &Path, Wrong)> =
        needed(facts).filter_map(|(role, check, path)| Some((role, check, path, wrong(path, settings)?))).collect();
    let (role, check, path, first) = all.first()?;
    let host = path.host();
    let summary = match first {
        Wrong::Missing => format!("The name {host} cannot be found from this machine. {CALM}"),
        Wrong::Entry(entry) => format!("{} {CALM}", by_entry(entry, settings, &host)),
        Wrong::Nowhere(address) => {
            let service = service(settings);
            format!(
                "{service} answers {address} for {host}, which leads nowhere: an ad blocker or a filter does that. {CALM}"
            )
        }
    };
    let mut found = by_role(facts, *role, summary).because(check, fact(path, first, settings));
    if let Wrong::Entry(entry) = first {
        found = found.because("network.names", format!("line {} of the hosts file names {}", entry.line, entry.host));
    }
    for (_, check, path, wrong) in all.iter().skip(1) {
        found = found.because(check, fact(path, wrong, settings));
    }
    let entries = all.iter().any(|(.., wrong)| matches!(wrong, Wrong::Entry(_)));
    let file = settings.map_or("the hosts file", |settings| settings.hosts_file.as_str());
    Some(match first {
        _ if entries => found
            .repair("network.hosts_lines")
            .advice(format!("Take that line out of {file}; it belongs to the administrator: sudo nano {file}"))
            .advice(
                "If a program wrote it (an ad blocker, a parental control), allow the host there, or it comes back.",
            ),
        Wrong::Nowhere(_) => found.advice(format!(
            "Allow {host} in the ad blocker or filter (Pi-hole, AdGuard, NextDNS, the router), then press r."
        )),
        _ => no_way_out(found, facts)
            .advice("Check the connection and the VPN; if an ad blocker filters names, allow this host."),
    })
}

fn by_entry(entry: &HostsEntry, settings: Option<&NameSettings>, host: &str) -> String {
    let file = settings.map_or("the hosts file", |settings| settings.hosts_file.as_str());
    let (line, address) = (entry.line, entry.address);
    if entry.blocks() {
        format!("Line {line} of {file} sends {host} to {address}, which leads nowhere.")
    } else {
        format!("Line {line} of {file} sends {host} to {address}, where Anthropic does not answer.")
    }
}

fn fact(path: &Path, wrong: &Wrong, settings: Option<&NameSettings>) -> String {
    let host = path.host();
    match wrong {
        Wrong::Missing => format!("{} gives no address for {host}", service(settings)),
        Wrong::Entry(entry) => {
            format!("{host} is looked for at {}: {}", entry.address, path.trouble().unwrap_or_default())
        }
        Wrong::Nowhere(address) => format!("{host} has the address {address}, which is this machine itself or nothing"),
    }
}

/// Who answers for names here: `your name service (192.168.1.1)`.
fn service(settings: Option<&NameSettings>) -> String {
    let servers = settings.and_then(|settings| settings.servers.as_ref().ok()).map(Vec::as_slice).unwrap_or_default();
    let by = settings.and_then(|settings| settings.written_by.as_ref()).map(|by| format!(", set by {by}"));
    match servers.first() {
        Some(server) => format!("Your name service ({server}{})", by.unwrap_or_default()),
        None => "Your name service".to_owned(),
    }
}
