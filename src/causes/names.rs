//! Do names lead where they should: by the name service, by the hosts file, or into nothing by an ad blocker?

use std::net::IpAddr;

use super::DOCS_NETWORK;
use super::form::{Cause, Finding};
use super::need::{by_role, needed};
use super::network::no_way_out;
use crate::model::diagnosis::Layer;
use crate::model::facts::Facts;
use crate::model::machine::Machine;
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
        Wrong::Missing => say!("diagnoses/names-name-cannot-found-from-machine", host = host),
        Wrong::Entry(entry) => by_entry(entry, settings, &host),
        Wrong::Nowhere(address) => {
            let service = service(settings);
            say!("diagnoses/names-answers-which-leads-nowhere-ad", service = service, address = address, host = host)
        }
    };
    let mut found = by_role(facts, *role, summary).because(check, fact(path, first, settings));
    if let Wrong::Entry(entry) = first {
        found = found.because(
            "network.names",
            say!("diagnoses/names-line-hosts-file-names", line = entry.line, host = entry.host),
        );
    }
    for (_, check, path, wrong) in all.iter().skip(1) {
        found = found.because(check, fact(path, wrong, settings));
    }
    let entries = all.iter().any(|(.., wrong)| matches!(wrong, Wrong::Entry(_)));
    let file = hosts_file(settings);
    Some(match first {
        _ if entries => found
            .repair("network.hosts_lines")
            .advice(say!(
                "diagnoses/names-take-line-out-belongs-administrator",
                file = file,
                command = edited(facts, &file)
            ))
            .advice(say!("diagnoses/names-if-program-wrote-ad-blocker")),
        Wrong::Nowhere(_) => found.advice(say!("diagnoses/names-allow-ad-blocker-or-filter", host = host)),
        _ => no_way_out(found, facts).advice(say!("diagnoses/names-check-connection-vpn-if-ad")),
    })
}

/// What opens the hosts file to be edited.
fn edited(facts: &Facts, file: &str) -> String {
    let machine = facts.get::<Machine>();
    machine.map_or_else(|| file.to_owned(), |machine| machine.types_edit_as_administrator(std::path::Path::new(file)))
}

fn hosts_file(settings: Option<&NameSettings>) -> String {
    settings.map_or_else(|| say!("diagnoses/names-the-hosts-file"), |settings| settings.hosts_file.clone())
}

fn by_entry(entry: &HostsEntry, settings: Option<&NameSettings>, host: &str) -> String {
    let file = hosts_file(settings);
    let (line, address) = (entry.line, entry.address);
    if entry.blocks() {
        say!("diagnoses/names-line-sends-which-leads-nowhere", line = line, file = file, host = host, address = address)
    } else {
        say!(
            "diagnoses/names-line-sends-where-anthropic-does",
            line = line,
            file = file,
            host = host,
            address = address
        )
    }
}

fn fact(path: &Path, wrong: &Wrong, settings: Option<&NameSettings>) -> String {
    let host = path.host();
    match wrong {
        Wrong::Missing => say!("diagnoses/names-gives-no-address", service = service(settings), host = host),
        Wrong::Entry(entry) => {
            say!(
                "diagnoses/names-is-looked-for-at",
                host = host,
                address = entry.address,
                trouble = path.trouble().unwrap_or_default()
            )
        }
        Wrong::Nowhere(address) => {
            say!("diagnoses/names-has-address-which-machine-itself", host = host, address = address)
        }
    }
}

/// Who answers for names here: `your name service (192.168.1.1)`.
fn service(settings: Option<&NameSettings>) -> String {
    let servers = settings.and_then(|settings| settings.servers.as_ref().ok()).map(Vec::as_slice).unwrap_or_default();
    let by = settings.and_then(|settings| settings.written_by.as_ref());
    match (servers.first(), by) {
        (Some(server), Some(by)) => say!("diagnoses/names-service-at-set-by", server = server, by = by),
        (Some(server), None) => say!("diagnoses/names-service-at", server = server),
        (None, _) => say!("diagnoses/names-service"),
    }
}
