//! What exactly was measured? Every host with its addresses, stages, certificates and headers, for whoever wants to know.
//!
//! ```text
//! ╭ Every detail of the way ───────────────────────────╮
//! │ api.anthropic.com:443  for requests                │
//! │ Result       407 instead of a connection           │
//! │ IPv4 (A)     160.79.104.10                         │
//! │ IPv6 (AAAA)  none                                  │
//! ╰────────────────────────────────────────────────────╯
//! ```

use ratatui::layout::Rect;

use crate::app::State;
use crate::model::facts::Facts;
use crate::model::interfaces::Interfaces;
use crate::model::network::{Certificate, OtherProxyPath, Path, Stage, paths};
use crate::model::service::ServiceStatus;
use crate::model::surroundings::NameSettings;
use crate::model::time::Moment;
use crate::ui::page::Page;
use crate::ui::panel::{self, Panel, Sheet};
use crate::ui::screens::path::{named, needed_for};
use crate::ui::screens::path_line::{broken_after, short_time};
use crate::ui::theme::{Look, Role};

/// The column at which the values begin.
const COLUMN: usize = 13;

/// Draws the details; says how far they can be scrolled.
pub(super) fn draw(state: &State, scroll: u16, sheet: &mut Sheet, body: Rect, look: Look) -> u16 {
    let mut page = Page::new(look, panel::dialog_width(body));
    match &state.assessment {
        Some(assessment) => everything(&assessment.facts, &mut page),
        None => page.text(Role::Plain, "Nothing has been measured yet."),
    }
    let panel = Panel { title: "Every detail of the way", role: Role::Strong, scroll, rest: None };
    panel::dialog(sheet, body, &panel, page, Vec::new())
}

fn everything(facts: &Facts, page: &mut Page) {
    for (of, _, path) in paths(facts) {
        page.gap();
        let host = format!("{}:{}", path.host(), path.target.port);
        page.row(&[(Role::Strong, &host), (Role::Dim, &format!("  {}", needed_for(of)))]);
        way(facts, path, page);
        if let Some(direct) = path.direct.as_deref() {
            page.gap();
            page.row(&[(Role::Strong, &host), (Role::Dim, "  the same without the proxy")]);
            way(facts, direct, page);
        }
    }
    if let Some(other) = facts.get::<OtherProxyPath>() {
        page.gap();
        let whose = format!("  through the proxy of {}, which Claude Code does not see", other.of);
        page.row(&[(Role::Strong, &other.path.host()), (Role::Dim, &whose)]);
        line(page, "Set in", &other.file);
        way(facts, &other.path, page);
    }
    surroundings(facts, page);
}

fn line(page: &mut Page, label: &str, text: &str) {
    page.labelled(label, COLUMN, Role::Plain, text);
}

/// The values of one label, one a line.
fn lines(page: &mut Page, label: &str, all: impl IntoIterator<Item = String>) {
    for (at, text) in all.into_iter().enumerate() {
        line(page, if at == 0 { label } else { "" }, &text);
    }
}

fn way(facts: &Facts, path: &Path, page: &mut Page) {
    let trouble = path.trouble().or_else(|| path.unserved());
    line(page, "Result", &trouble.unwrap_or_else(|| "it answers".to_owned()));
    if let Some(via) = &path.target.proxy {
        line(page, "Proxy", &format!("{}:{}, set by {}", via.host, via.port, named(facts, &via.variable)));
        if !path.seen.proxy_wants.is_empty() {
            line(page, "It wants", &path.seen.proxy_wants.join(", "));
        }
    }
    addresses(path, page);
    if let Some(tls) = path.seen.tls {
        line(page, "Encryption", tls);
    }
    if let Some(certificate) = &path.seen.certificate {
        signed(certificate, page);
    }
    answer(path, page);
    let mut times: Vec<String> =
        path.passed.iter().map(|it| format!("{} {}", it.stage.words(), short_time(it.millis))).collect();
    times.extend(
        path.broken.iter().map(|(at, _)| format!("{} broke after {}", at.words(), short_time(broken_after(path)))),
    );
    times.push(format!("in all {}", short_time(path.millis)));
    line(page, "Times", &times.join(" · "));
}

/// Which addresses the first hop has, and what became of each that was tried.
fn addresses(path: &Path, page: &mut Page) {
    let seen = &path.seen;
    if let Some(via) = &path.target.proxy {
        line(page, "Looked up", &format!("the proxy, {}", via.host));
    }
    if path.passed.iter().any(|passed| passed.stage == Stage::Dns) {
        let none = |all: Vec<String>| if all.is_empty() { "none".to_owned() } else { all.join(", ") };
        let (v4, v6) = (&seen.addresses.v4, &seen.addresses.v6);
        if v4.is_empty() && v6.is_empty() {
            let dns = path.passed.iter().filter(|passed| passed.stage == Stage::Dns);
            lines(page, "Addresses", dns.map(|passed| passed.seen.clone()));
        } else {
            line(page, "IPv4 (A)", &none(v4.iter().map(ToString::to_string).collect()));
            line(page, "IPv6 (AAAA)", &none(v6.iter().map(ToString::to_string).collect()));
        }
    }
    let tried = seen.families.iter().map(|it| {
        let came = it.fault.as_ref().map_or_else(|| "it opens".to_owned(), crate::model::network::Fault::short);
        format!("{}: {came}, {}", it.address, short_time(it.millis))
    });
    let tried: Vec<String> = tried.collect();
    let known = |address| seen.families.iter().any(|it| it.address == address);
    let vain = seen.in_vain.iter().filter(|(address, _)| !known(*address));
    lines(page, "Tried", tried.into_iter().chain(vain.map(|(address, fault)| format!("{address}: {}", fault.short()))));
    if let Some(address) = seen.address {
        line(page, "Connected to", &address.to_string());
    }
}

/// The chain, and who believes it.
fn signed(certificate: &Certificate, page: &mut Page) {
    let day = |moment: Option<Moment>| moment.map_or_else(|| "?".to_owned(), Moment::date);
    let chain = certificate
        .chain
        .iter()
        .map(|link| format!("{}, signed by {} ({} to {})", link.subject, link.issuer, day(link.from), day(link.until)));
    let chain: Vec<String> = chain.collect();
    if chain.is_empty() {
        line(page, "Signed by", &format!("{} (good until {})", certificate.issuer, day(certificate.until)));
    }
    lines(page, "Certificates", chain);
    let word = |yes| if yes { "yes" } else { "no" };
    let by = certificate.vouched;
    let extra = by.extra.map_or("not set", word);
    let sets = format!(
        "Mozilla's list: {} · this system's store: {} · NODE_EXTRA_CA_CERTS: {extra}",
        word(by.bundled),
        word(by.system)
    );
    line(page, "Trusted by", &sets);
}

/// What came back.
fn answer(path: &Path, page: &mut Page) {
    let (seen, said) = (&path.seen, &path.seen.answer);
    let Some(status) = path.status else { return };
    line(page, "Answer", &format!("HTTP {status}"));
    let all = [
        ("request-id", said.request_id.clone()),
        ("cf-ray", said.ray.clone()),
        ("cf-mitigated", seen.challenge.clone()),
        ("sent on to", said.sent_to.clone()),
        ("retry-after", said.retry_after_s.map(|seconds| format!("{seconds} s"))),
        ("error", said.kind.clone()),
        ("message", said.message.clone()),
        ("page title", said.title.clone()),
        ("clock", path.clock_skew_s.map(|skew| format!("{skew} s between this clock and the server's"))),
    ];
    for (label, value) in all {
        if let Some(value) = value {
            page.labelled(label, COLUMN, Role::Plain, &value);
        }
    }
}

/// What on this machine decides, and what the status page says.
fn surroundings(facts: &Facts, page: &mut Page) {
    let (interfaces, names) = (facts.get::<Interfaces>(), facts.get::<NameSettings>());
    if interfaces.is_some() || names.is_some() {
        page.gap();
        page.row(&[(Role::Strong, "This machine")]);
    }
    if let Some(Interfaces(all)) = interfaces {
        let words = all.iter().map(|it| format!("{}: {}", it.words(), if it.on() { "on" } else { "off" }));
        lines(page, "Interfaces", words);
    }
    if let Some(names) = names {
        match &names.servers {
            Ok(servers) if servers.is_empty() => {}
            Ok(servers) => line(page, "Name servers", &servers.join(", ")),
            Err(because) => line(page, "Name servers", &format!("not known: {because}")),
        }
        let entries = names.entries.as_ref().map(Vec::as_slice).unwrap_or_default();
        let entry = |it: &crate::model::surroundings::HostsEntry| {
            format!("{} is {} in {} line {}", it.host, it.address, names.hosts_file, it.line)
        };
        lines(page, "Hosts file", entries.iter().map(entry));
    }
    if let Some(status) = facts.get::<ServiceStatus>() {
        page.gap();
        page.row(&[(Role::Strong, &status.host), (Role::Dim, "  the status page")]);
        line(page, "It says", &status.description);
        lines(page, "Incidents", status.incidents.iter().map(|it| format!("{} ({})", it.name, it.state)));
    }
}
