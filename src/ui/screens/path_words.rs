//! What is said about a stage that was passed, about an answer, and about the certificates that count?

use crate::app::state::Mark;
use crate::model::facts::Facts;
use crate::model::interfaces::Interfaces;
use crate::model::network::{CertificateFault, Fault, Passed, Path, Stage};
use crate::model::path_words::issued_by;
use crate::model::way::WaySettings;
use crate::ui::page::Page;
use crate::ui::screens::path::edge;
use crate::words::Listed;

/// What was seen at a stage that was passed.
pub(super) fn stage_seen(path: &Path, passed: &Passed) -> String {
    let seen = &path.seen;
    match passed.stage {
        Stage::Tcp => {
            let family = seen.address.map(|address| if address.is_ipv6() { " (IPv6)" } else { " (IPv4)" });
            let seen_here = format!("{}{}", passed.seen, family.unwrap_or_default());
            match seen.in_vain.as_slice() {
                [] => seen_here,
                [(address, fault)] => {
                    say!("ui/after-one-in-vain", seen = seen_here, address = address, short = fault.short())
                }
                [(address, fault), rest @ ..] => say!(
                    "ui/after-some-in-vain",
                    seen = seen_here,
                    address = address,
                    short = fault.short(),
                    rest = rest.len()
                ),
            }
        }
        Stage::Proxy => say!("ui/proxy-leads-on"),
        Stage::Tls => {
            let Some(shown) = &seen.certificate else { return passed.seen.clone() };
            let by = match (shown.vouched.bundled, shown.vouched.system, shown.vouched.extra) {
                (true, _, _) => None,
                (_, true, _) => Some(say!("ui/trusted-by-system")),
                (_, _, Some(true)) => Some(say!("ui/trusted-by-extra")),
                _ => None,
            };
            let until = shown.until.map(|until| say!("ui/certificate-good-until", date = until.date()));
            // a list: each part is whole by itself
            [Some(passed.seen.clone()), until, by].into_iter().flatten().collect::<Vec<_>>().listed()
        }
        Stage::Dns | Stage::Http => passed.seen.clone(),
    }
}

/// Who reads along, if somebody does: whoever signed the certificate in place of an issuer that everybody trusts.
pub(in crate::ui) fn inspector(path: &Path) -> Option<String> {
    let shown = path.seen.certificate.as_ref()?;
    let unknown = |fault: &Fault| matches!(fault, Fault::Certificate { because: CertificateFault::UnknownIssuer, .. });
    let refused = path.broken.as_ref().is_some_and(|(stage, fault)| *stage == Stage::Tls && unknown(fault));
    let own = !shown.vouched.bundled && (shown.vouched.system || shown.vouched.extra == Some(true));
    (refused || own).then(|| issued_by(&shown.issuer))
}

/// Names the party that re-signs the traffic; the details have the chain that it shows.
pub(super) fn inspected(path: &Path, page: &mut Page) {
    let Some(inspector) = inspector(path) else { return };
    let text = say!("ui/opens-connection-signs-anew", inspector = inspector);
    edge(page, Mark::Warning, &say!("ui/read-along-by"), &text, None);
}

/// What the answer says, and how good it is.
pub(super) fn answer(path: &Path) -> (Mark, String) {
    let seen = &path.seen;
    match (path.status, &seen.challenge) {
        (Some(status), Some(challenge)) => {
            (Mark::Warning, say!("ui/check-only-browser-passes-stands", status = status, challenge = challenge))
        }
        (Some(status @ 200..=299), None) if seen.web_page => {
            (Mark::Warning, say!("ui/web-page-where-claude-code", status = status))
        }
        (Some(status @ 200..=299), None) if seen.request_id => (Mark::Healthy, say!("ui/request-id", status = status)),
        (Some(status @ 200..=299), None) => (Mark::Healthy, say!("ui/as-it-should-be", status = status)),
        (Some(status), None) => (Mark::Noted, say!("ui/can-reached-says-no-request", status = status)),
        (None, _) => (Mark::Healthy, say!("ui/it-answers")),
    }
}

/// The VPNs that are on, and what one that is off has left behind.
fn vpns(facts: &Facts, page: &mut Page) {
    let Some(found) = facts.get::<Interfaces>() else { return };
    if let Some(on) = found.words() {
        edge(page, Mark::Noted, &say!("ui/edge-vpn"), &say!("ui/vpns-on", names = on), None);
    }
    for left in found.left_over() {
        let text = say!("ui/off-routes-still-lead-into", words = left.words());
        edge(page, Mark::Warning, &say!("ui/vpn-left-over"), &text, None);
    }
}

/// Whom Claude Code believes, and the proxies that it does not see; only what differs from the usual.
pub(super) fn certificates(facts: &Facts, broken: bool, page: &mut Page) {
    page.gap();
    vpns(facts, page);
    let Some(way) = facts.get::<WaySettings>() else { return };
    let (before, certificates) = (page.lines.len(), say!("ui/edge-certificates"));
    for other in way.proxies.iter().skip(1) {
        let first = &way.proxies[0];
        let text = if other.leads_to == first.leads_to {
            say!("ui/leads-to-same-proxy", first = first.variable)
        } else {
            say!("ui/names-other-proxy", first = first.variable)
        };
        edge(page, Mark::Noted, &other.variable, &text, None);
    }
    if let Some(store) = &way.store {
        let text = say!("ui/claude-code-cert-store-lets", store = store);
        edge(page, Mark::Noted, &certificates, &text, None);
    }
    match way.extra.as_ref().map(|extra| (&extra.file, &extra.holds)) {
        Some((file, Ok(count))) => {
            let text = say!("ui/more-certificates-in", count = count, file = file);
            edge(page, Mark::Healthy, &certificates, &text, None);
        }
        Some((file, Err(because))) => {
            let text = say!("ui/cannot-used", file = file, because = because);
            edge(page, Mark::Warning, &certificates, &text, None);
        }
        None => {}
    }
    if way.unverified {
        let text = say!("ui/node-tls-reject-unauthorized-0");
        edge(page, Mark::Warning, &certificates, &text, None);
    }
    for other in &way.elsewhere {
        let label = say!("ui/own-proxy-of", of = other.of);
        match &other.proxy {
            Ok(proxy) => edge(
                page,
                Mark::Noted,
                &label,
                &say!("ui/claude-code-does-not-see", proxy = proxy, file = other.file),
                None,
            ),
            Err(because) => edge(page, Mark::Empty, &label, &say!("ui/not-read", because = because), None),
        }
    }
    if page.lines.len() == before && !broken {
        edge(page, Mark::Healthy, &certificates, &say!("ui/mozillas-list-systems-own-store"), None);
    }
}
