//! What is said about a stage that was passed, about an answer, and about the certificates that count?

use crate::app::state::Mark;
use crate::model::facts::Facts;
use crate::model::interfaces::Interfaces;
use crate::model::network::{CertificateFault, Fault, Passed, Path, Stage};
use crate::model::path_words::issued_by;
use crate::model::way::WaySettings;
use crate::ui::page::Page;
use crate::ui::screens::path::edge;

/// What was seen at a stage that was passed.
pub(super) fn stage_seen(path: &Path, passed: &Passed) -> String {
    let seen = &path.seen;
    match passed.stage {
        Stage::Tcp => {
            let family = seen.address.map(|address| if address.is_ipv6() { " (IPv6)" } else { " (IPv4)" });
            let vain = match seen.in_vain.as_slice() {
                [] => String::new(),
                [(address, fault)] => format!(", after {address} did not work: {}", fault.short()),
                [(address, fault), rest @ ..] => {
                    format!(", after {address} ({}) and {} more did not work", fault.short(), rest.len())
                }
            };
            format!("{}{}{vain}", passed.seen, family.unwrap_or_default())
        }
        Stage::Proxy => "it leads on".to_owned(),
        Stage::Tls => {
            let Some(shown) = &seen.certificate else { return passed.seen.clone() };
            let until = shown.until.map_or_else(String::new, |until| format!(", good until {}", until.date()));
            let by = match (shown.vouched.bundled, shown.vouched.system, shown.vouched.extra) {
                (true, _, _) => "",
                (_, true, _) => ", trusted by this system's own store",
                (_, _, Some(true)) => ", trusted by NODE_EXTRA_CA_CERTS",
                _ => "",
            };
            format!("{}{until}{by}", passed.seen)
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

/// `api.anthropic.com ◂ Some Intermediate CA ◂ Some Root CA`: each signed by the next one.
pub(in crate::ui) fn chain(path: &Path, arrow: &str) -> Option<String> {
    let links = &path.seen.certificate.as_ref()?.chain;
    let last = links.last()?;
    let mut names: Vec<String> = links.iter().map(|link| issued_by(&link.subject)).collect();
    if last.issuer != last.subject {
        names.push(issued_by(&last.issuer));
    }
    Some(names.join(arrow))
}

/// Names the party that re-signs the traffic, and the chain that it shows.
pub(super) fn inspected(path: &Path, page: &mut Page) {
    let Some(inspector) = inspector(path) else { return };
    let text = format!("{inspector}: it opens the connection and signs it anew");
    edge(page, Mark::Warning, "read along by", &text, None);
    if let Some(chain) = chain(path, page.look.pick(" ◂ ", " < ")) {
        edge(page, Mark::Empty, "signed", &chain, None);
    }
}

/// What the answer says, and how good it is.
pub(super) fn answer(path: &Path) -> (Mark, String) {
    let seen = &path.seen;
    match (path.status, &seen.challenge) {
        (Some(status), Some(challenge)) => {
            (Mark::Warning, format!("{status}: a check that only a browser passes stands in the way ({challenge})"))
        }
        (Some(status @ 200..=299), None) if seen.web_page => {
            (Mark::Warning, format!("{status}, and a web page where Claude Code expects none"))
        }
        (Some(status @ 200..=299), None) if seen.request_id => (Mark::Healthy, format!("{status}, with a request id")),
        (Some(status @ 200..=299), None) => (Mark::Healthy, format!("{status}, as it should be")),
        (Some(status), None) => (Mark::Noted, format!("{status}: it can be reached, and says no to this request")),
        (None, _) => (Mark::Healthy, "it answers".to_owned()),
    }
}

/// The VPNs that are on, and what one that is off has left behind.
fn vpns(facts: &Facts, page: &mut Page) {
    let Some(found) = facts.get::<Interfaces>() else { return };
    if let Some(on) = found.words() {
        edge(page, Mark::Noted, "VPN", &format!("on: {on}"), None);
    }
    for left in found.left_over() {
        let text = format!("{} is off, and routes still lead into it: what is sent there is lost", left.words());
        edge(page, Mark::Warning, "VPN left-over", &text, None);
    }
}

/// Whom Claude Code believes, and the proxies that it does not see; only what differs from the usual.
pub(super) fn certificates(facts: &Facts, broken: bool, page: &mut Page) {
    page.gap();
    vpns(facts, page);
    let Some(way) = facts.get::<WaySettings>() else { return };
    let before = page.lines.len();
    for other in way.proxies.iter().skip(1) {
        let first = &way.proxies[0];
        let same = if other.leads_to == first.leads_to { "leads to the same proxy" } else { "names another proxy" };
        edge(
            page,
            Mark::Noted,
            &other.variable,
            &format!("{same}; not used, because {} comes first", first.variable),
            None,
        );
    }
    if let Some(store) = &way.store {
        edge(page, Mark::Noted, "certificates", &format!("CLAUDE_CODE_CERT_STORE lets only {store} count"), None);
    }
    match way.extra.as_ref().map(|extra| (&extra.file, &extra.holds)) {
        Some((file, Ok(count))) => edge(page, Mark::Healthy, "certificates", &format!("{count} more in {file}"), None),
        Some((file, Err(because))) => {
            edge(page, Mark::Warning, "certificates", &format!("{file} cannot be used: {because}"), None);
        }
        None => {}
    }
    if way.unverified {
        let text = "NODE_TLS_REJECT_UNAUTHORIZED=0 switches the verification off: anyone on the way can read your key";
        edge(page, Mark::Warning, "certificates", text, None);
    }
    for other in &way.elsewhere {
        let label = format!("{}'s own proxy", other.of);
        match &other.proxy {
            Ok(proxy) => edge(
                page,
                Mark::Noted,
                &label,
                &format!("{proxy} in {}: Claude Code does not see it", other.file),
                None,
            ),
            Err(because) => edge(page, Mark::Empty, &label, &format!("not read: {because}"), None),
        }
    }
    if page.lines.len() == before && !broken {
        edge(page, Mark::Healthy, "certificates", "Mozilla's list and this system's own store count", None);
    }
}
