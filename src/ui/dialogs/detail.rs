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

use crate::app::{Extent, State};
use crate::model::facts::Facts;
use crate::model::interfaces::Interfaces;
use crate::model::network::{Certificate, OtherProxyPath, Path, Stage, paths};
use crate::model::service::ServiceStatus;
use crate::model::surroundings::NameSettings;
use crate::model::time::Moment;
use crate::ui::page::{Page, column};
use crate::ui::panel::{self, Panel, Sheet};
use crate::ui::screens::path::{named, needed_for};
use crate::ui::screens::path_line::{broken_after, short_time};
use crate::ui::theme::{Look, Role};
use crate::words::Listed;

/// The column at which the values begin, at least.
const COLUMN: usize = 13;
/// What stands before them.
const LABELS: &[&str] = &[
    "ui/detail-result",
    "ui/detail-proxy",
    "ui/detail-encryption",
    "ui/detail-times",
    "ui/detail-addresses",
    "ui/detail-tried",
    "ui/detail-certificates",
    "ui/detail-answer",
    "ui/detail-interfaces",
    "ui/detail-incidents",
    "ui/detail-error",
    "ui/detail-message",
    "ui/detail-clock",
    "ui/set-in",
    "ui/it-wants",
    "ui/looked-up",
    "ui/connected-to",
    "ui/signed-by",
    "ui/trusted-by",
    "ui/sent-on-to",
    "ui/page-title",
    "ui/name-servers",
    "ui/hosts-file",
    "ui/it-says",
];

/// Draws the details; says how far they can be scrolled.
pub(super) fn draw(state: &State, scroll: u16, sheet: &mut Sheet, body: Rect, look: Look) -> Extent {
    let mut page = Page::new(look, panel::dialog_width(body));
    match &state.assessment {
        Some(assessment) => everything(&assessment.facts, &mut page),
        None => page.text(Role::Plain, &say!("ui/nothing-has-been-measured-yet")),
    }
    let panel = Panel { title: &say!("ui/every-detail-way"), role: Role::Strong, scroll, rest: None };
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
            page.row(&[(Role::Strong, &host), (Role::Dim, &format!("  {}", say!("ui/same-without-proxy")))]);
            way(facts, direct, page);
        }
    }
    if let Some(other) = facts.get::<OtherProxyPath>() {
        page.gap();
        let whose = format!("  {}", say!("ui/through-unseen-proxy", of = other.of));
        page.row(&[(Role::Strong, &other.path.host()), (Role::Dim, &whose)]);
        line(page, &say!("ui/set-in"), &other.file);
        way(facts, &other.path, page);
    }
    surroundings(facts, page);
}

fn line(page: &mut Page, label: &str, text: &str) {
    page.labelled(label, column(COLUMN, LABELS), Role::Plain, text);
}

/// The values of one label, one a line.
fn lines(page: &mut Page, label: &str, all: impl IntoIterator<Item = String>) {
    for (at, text) in all.into_iter().enumerate() {
        line(page, if at == 0 { label } else { "" }, &text);
    }
}

fn way(facts: &Facts, path: &Path, page: &mut Page) {
    let trouble = path.trouble().or_else(|| path.unserved());
    line(page, &say!("ui/detail-result"), &trouble.unwrap_or_else(|| say!("ui/it-answers")));
    if let Some(via) = &path.target.proxy {
        line(
            page,
            &say!("ui/detail-proxy"),
            &say!("ui/proxy-set-by", host = via.host, port = via.port, named = named(facts, &via.variable)),
        );
        if !path.seen.proxy_wants.is_empty() {
            line(page, &say!("ui/it-wants"), &path.seen.proxy_wants.listed());
        }
    }
    addresses(path, page);
    if let Some(tls) = path.seen.tls {
        line(page, &say!("ui/detail-encryption"), tls);
    }
    if let Some(certificate) = &path.seen.certificate {
        signed(certificate, page);
    }
    answer(path, page);
    let mut times: Vec<String> =
        path.passed.iter().map(|it| format!("{} {}", it.stage.words(), short_time(it.millis))).collect();
    times.extend(
        path.broken
            .iter()
            .map(|(at, _)| say!("ui/broke-after", words = at.words(), broken_after = short_time(broken_after(path)))),
    );
    times.push(say!("ui/in-all", short_time = short_time(path.millis)));
    line(page, &say!("ui/detail-times"), &times.join(" · "));
}

/// Which addresses the first hop has, and what became of each that was tried.
fn addresses(path: &Path, page: &mut Page) {
    let seen = &path.seen;
    if let Some(via) = &path.target.proxy {
        line(page, &say!("ui/looked-up"), &say!("ui/the-proxy", host = via.host));
    }
    if path.passed.iter().any(|passed| passed.stage == Stage::Dns) {
        let none = |all: Vec<String>| if all.is_empty() { say!("ui/none") } else { all.listed() };
        let (v4, v6) = (&seen.addresses.v4, &seen.addresses.v6);
        if v4.is_empty() && v6.is_empty() {
            let dns = path.passed.iter().filter(|passed| passed.stage == Stage::Dns);
            lines(page, &say!("ui/detail-addresses"), dns.map(|passed| passed.seen.clone()));
        } else {
            line(page, "IPv4 (A)", &none(v4.iter().map(ToString::to_string).collect()));
            line(page, "IPv6 (AAAA)", &none(v6.iter().map(ToString::to_string).collect()));
        }
    }
    let tried = seen.families.iter().map(|it| {
        let came = it.fault.as_ref().map_or_else(|| say!("ui/it-opens"), crate::model::network::Fault::short);
        format!("{}: {came}, {}", it.address, short_time(it.millis))
    });
    let tried: Vec<String> = tried.collect();
    let known = |address| seen.families.iter().any(|it| it.address == address);
    let vain = seen.in_vain.iter().filter(|(address, _)| !known(*address));
    lines(
        page,
        &say!("ui/detail-tried"),
        tried.into_iter().chain(vain.map(|(address, fault)| format!("{address}: {}", fault.short()))),
    );
    if let Some(address) = seen.address {
        line(page, &say!("ui/connected-to"), &address.to_string());
    }
}

/// The chain, and who believes it.
fn signed(certificate: &Certificate, page: &mut Page) {
    let day = |moment: Option<Moment>| moment.map_or_else(|| "?".to_owned(), Moment::date);
    let chain = certificate.chain.iter().map(|link| {
        say!(
            "ui/link-signed-by",
            subject = link.subject,
            issuer = link.issuer,
            day = day(link.from),
            day2 = day(link.until)
        )
    });
    let chain: Vec<String> = chain.collect();
    if chain.is_empty() {
        line(
            page,
            &say!("ui/signed-by"),
            &say!("ui/issuer-good-until", issuer = certificate.issuer, day = day(certificate.until)),
        );
    }
    lines(page, &say!("ui/detail-certificates"), chain);
    let word = |yes| if yes { say!("ui/yes") } else { say!("ui/no") };
    let by = certificate.vouched;
    let extra = by.extra.map_or_else(|| say!("ui/not-set"), word);
    let sets =
        say!("ui/mozillas-list-systems-store-node", word = word(by.bundled), word2 = word(by.system), extra = extra);
    line(page, &say!("ui/trusted-by"), &sets);
}

/// What came back.
fn answer(path: &Path, page: &mut Page) {
    let (seen, said) = (&path.seen, &path.seen.answer);
    let Some(status) = path.status else { return };
    line(page, &say!("ui/detail-answer"), &format!("HTTP {status}"));
    let all = [
        ("request-id".to_owned(), said.request_id.clone()),
        ("cf-ray".to_owned(), said.ray.clone()),
        ("cf-mitigated".to_owned(), seen.challenge.clone()),
        (say!("ui/sent-on-to"), said.sent_to.clone()),
        ("retry-after".to_owned(), said.retry_after_s.map(|seconds| say!("ui/seconds", seconds = seconds))),
        (say!("ui/detail-error"), said.kind.clone()),
        (say!("ui/detail-message"), said.message.clone()),
        (say!("ui/page-title"), said.title.clone()),
        (say!("ui/detail-clock"), path.clock_skew_s.map(|skew| say!("ui/between-clocks", skew = skew))),
    ];
    for (label, value) in all {
        if let Some(value) = value {
            page.labelled(&label, column(COLUMN, LABELS), Role::Plain, &value);
        }
    }
}

/// What on this machine decides, and what the status page says.
fn surroundings(facts: &Facts, page: &mut Page) {
    let (interfaces, names) = (facts.get::<Interfaces>(), facts.get::<NameSettings>());
    if interfaces.is_some() || names.is_some() {
        page.gap();
        page.row(&[(Role::Strong, &say!("ui/this-machine"))]);
    }
    if let Some(Interfaces(all)) = interfaces {
        let words = all.iter().map(|it| {
            if it.on() {
                say!("ui/interface-on", name = it.words())
            } else {
                say!("ui/interface-off", name = it.words())
            }
        });
        lines(page, &say!("ui/detail-interfaces"), words);
    }
    if let Some(names) = names {
        match &names.servers {
            Ok(servers) if servers.is_empty() => {}
            Ok(servers) => line(page, &say!("ui/name-servers"), &servers.listed()),
            Err(because) => line(page, &say!("ui/name-servers"), &say!("ui/not-known-because", because = because)),
        }
        let entries = names.entries.as_ref().map(Vec::as_slice).unwrap_or_default();
        let entry = |it: &crate::model::surroundings::HostsEntry| {
            say!("ui/hosts-entry", host = it.host, address = it.address, file = names.hosts_file, line = it.line)
        };
        lines(page, &say!("ui/hosts-file"), entries.iter().map(entry));
    }
    if let Some(status) = facts.get::<ServiceStatus>() {
        page.gap();
        page.row(&[(Role::Strong, &status.host), (Role::Dim, &format!("  {}", say!("ui/the-status-page")))]);
        line(page, &say!("ui/it-says"), &status.description);
        lines(
            page,
            &say!("ui/detail-incidents"),
            status.incidents.iter().map(|it| format!("{} ({})", it.name, it.state)),
        );
    }
}
