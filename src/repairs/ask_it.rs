//! What do those need to know who run the network? Hosts, ports, reasons, and what was measured: a text to hand on, without a
//! secret.

use std::fmt::Write;

use super::form::Repair;
use crate::model::certificates::CertificateFiles;
use crate::model::facts::Facts;
use crate::model::machine::Machine;
use crate::model::network::{Certificate, Fault, Path, Stage, paths};
use crate::model::path_words::issued_by;
use crate::model::plan::{Plan, Risk, Step};
use crate::model::said::Said;
use crate::model::text::plain;
use crate::words::Listed;

pub(super) const REPAIR: Repair =
    Repair { id: "network.ask_it", standing: None, plans: |facts| plan(facts).into_iter().collect() };

/// What Claude Code needs, and what for.
fn hosts() -> [(&'static str, String); 4] {
    [
        ("api.anthropic.com", say!("repairs/ask-for-requests")),
        ("platform.claude.com", say!("repairs/ask-for-signing-in")),
        ("claude.ai, claude.com", say!("repairs/ask-for-sign-in-pages")),
        ("downloads.claude.ai", say!("repairs/ask-for-installing")),
    ]
}

fn plan(facts: &Facts) -> Option<Plan> {
    let text = text(facts)?;
    Some(Plan {
        id: REPAIR.id.to_owned(),
        title: say!("repairs/ask-send-whoever-runs-network-text"),
        risk: Risk::Safe,
        steps: vec![Step::Tell { text }],
        consequences: vec![
            warn!("repairs/ask-names-hosts-ports-times-what"),
            warn!("repairs/ask-when-copied-also-written-file"),
        ],
        manual: Vec::new(),
        clears: Vec::new(),
        cures: Vec::new(),
    })
}

/// The text; `None` where every way that was tried is as it should be.
fn text(facts: &Facts) -> Option<String> {
    let machine = facts.get::<Machine>()?;
    let all: Vec<&Path> = paths(facts).into_iter().map(|(_, _, path)| path).collect();
    if all.iter().all(|path| fine(path)) {
        return None;
    }
    let system = [machine.os.word().to_owned()].into_iter().chain(machine.contexts.iter().map(|it| plain(it, 20)));
    let (date, clock) = (machine.now.date(), machine.now.clock());
    let system = system.collect::<Vec<_>>().listed();
    let version = env!("CARGO_PKG_VERSION");
    let mut out = String::new();
    let _ = writeln!(out, "{}\n", say!("repairs/ask-subject"));
    let _ = writeln!(out, "{}\n", say!("repairs/ask-hello"));
    let _ = writeln!(out, "{}", say!("repairs/ask-who-i-am"));
    let measured_on = say!("repairs/ask-measured-on", date = date, clock = clock, system = system, version = version);
    let _ = writeln!(out, "{measured_on}\n");
    for path in &all {
        let _ = writeln!(out, "- {}", measured(path));
    }
    for request in requests(facts, &all) {
        let _ = writeln!(out, "\n{request}");
    }
    let shut = |path: &&Path| path.broken.as_ref().is_some_and(|(stage, _)| *stage < Stage::Tls);
    if all.iter().any(shut) {
        let _ = writeln!(out, "\n{}", say!("repairs/ask-allow-connections"));
    }
    let _ = writeln!(out, "\n{}\n", say!("repairs/ask-all-that-is-needed"));
    for (host, what) in hosts() {
        let _ = writeln!(out, "- {host}: {what}");
    }
    let _ = writeln!(out, "\n{}\n", say!("repairs/ask-own-list"));
    let _ = writeln!(out, "{}", say!("repairs/ask-thank-you"));
    Some(out)
}

/// Whether the network has nothing to do with how it ended.
fn fine(path: &Path) -> bool {
    path.open() && !matches!(path.said(), Some(Said::Challenge | Said::Page | Said::Region))
}

/// One line for a host: how far it came, and how long it took.
fn measured(path: &Path) -> String {
    let (port, millis) = (path.target.port, path.millis);
    let host = match &path.target.proxy {
        Some(via) => {
            let proxy = format!("{}:{}", plain(&via.host, 80), via.port);
            say!("repairs/ask-host-through-proxy", host = format!("{}:{port}", path.host()), proxy = proxy)
        }
        None => format!("{}:{port}", path.host()),
    };
    let how = match (&path.broken, path.status) {
        (Some(_), _) => path.trouble().unwrap_or_default(),
        (None, Some(status)) if path.seen.web_page => say!("repairs/ask-answered-web-page", status = status),
        (None, Some(status)) => say!("repairs/ask-answered-status", status = status),
        (None, None) => say!("repairs/ask-answered"),
    };
    match path.seen.address {
        Some(address) => say!("repairs/ask-line-address", host = host, how = how, millis = millis, address = address),
        None => say!("repairs/ask-line", host = host, how = how, millis = millis),
    }
}

/// What has to be asked for beside the hosts.
fn requests(facts: &Facts, all: &[&Path]) -> Vec<String> {
    let mut out = Vec::new();
    let refused = |path: &&&Path| matches!(path.broken, Some((_, Fault::Certificate { .. })));
    if let Some(path) = all.iter().find(refused) {
        let issuer = match &path.broken {
            Some((_, Fault::Certificate { issuer, .. })) => issued_by(issuer),
            _ => String::new(),
        };
        out.push(say!("repairs/ask-connections-opened-signed-anew-way", host = path.host(), issuer = issuer));
        out.extend(path.seen.certificate.as_ref().and_then(sent));
    }
    if facts.get::<CertificateFiles>().is_some_and(|files| files.unverified) {
        out.push(say!("repairs/ask-until-then-verification-certificates-switched"));
    }
    if let Some(path) = all.iter().find(|path| matches!(path.broken, Some((_, Fault::ProxySaid(407))))) {
        let wants: Vec<String> = path.seen.proxy_wants.iter().map(|it| plain(it, 30)).collect();
        out.push(if wants.is_empty() {
            say!("repairs/ask-proxy-wants-login")
        } else {
            say!("repairs/ask-proxy-wants-schemes", schemes = wants.listed())
        });
    }
    if all.iter().any(|path| path.said() == Some(Said::Challenge)) {
        out.push(say!("repairs/ask-anthropic-s-guard-at-door"));
    }
    if all.iter().any(|path| path.said() == Some(Said::Page)) {
        out.push(say!("repairs/ask-place-service-web-page-answers"));
    }
    out
}

/// The chain as it was sent.
fn sent(certificate: &Certificate) -> Option<String> {
    let links = certificate.chain.iter().take(4);
    let links: Vec<String> = links
        .map(|link| say!("repairs/ask-link", subject = plain(&link.subject, 80), issuer = plain(&link.issuer, 80)))
        .collect();
    (!links.is_empty()).then(|| format!("{}\n{}", say!("repairs/ask-certificates-sent"), links.join("\n")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::network::{ApiPath, CertificateFault, SignInPath, Stage, Target, Via};
    use crate::ports::fake::FakeMachine;

    fn path(host: &str, broken: Option<(Stage, Fault)>) -> Path {
        let target = Target { https: true, host: host.into(), port: 443, path: "/".into(), proxy: None };
        let status = broken.is_none().then_some(200);
        Path { broken, status, millis: 12, ..Path::new(target) }
    }

    fn told(sign_in: Path) -> Option<String> {
        let facts = Facts::default().with(FakeMachine::new().machine);
        let facts = facts.with(ApiPath(path("api.anthropic.com", None))).with(SignInPath(sign_in));
        plan(&facts).map(|plan| plan.text().unwrap_or_default().to_owned())
    }

    #[test]
    fn the_text_says_what_was_measured_and_what_is_asked_for() {
        let host = "platform.claude.com";
        assert_eq!(told(path(host, None)), None, "nothing to ask for");
        let text = told(path(host, Some((Stage::Tcp, Fault::TimedOut)))).unwrap();
        for part in [
            "- api.anthropic.com:443: answered 200 (12 ms)",
            "- platform.claude.com:443: platform.claude.com does not answer (12 ms)",
            "- platform.claude.com: signing in",
            "2026-11-21",
        ] {
            assert!(text.contains(part), "{part}: {text}");
        }
        let unknown = Fault::Certificate { because: CertificateFault::UnknownIssuer, issuer: "Corp CA".into() };
        let text = told(path(host, Some((Stage::Tls, unknown)))).unwrap();
        assert!(text.contains("by \u{201c}Corp CA\u{201d}") && text.contains("fingerprint"), "{text}");
    }

    #[test]
    fn a_proxy_that_asks_and_a_guard_are_told() {
        let via = Via { host: "proxy.corp".into(), port: 3128, variable: "HTTPS_PROXY".into() };
        let mut asked = path("platform.claude.com", Some((Stage::Proxy, Fault::ProxySaid(407))));
        asked.target.proxy = Some(via);
        asked.seen.proxy_wants = vec!["NTLM".into()];
        let text = told(asked).unwrap();
        assert!(text.contains("through proxy.corp:3128") && text.contains("password (NTLM)"), "{text}");
        let mut guarded = path("platform.claude.com", None);
        guarded.status = Some(403);
        guarded.seen.challenge = Some("challenge".into());
        assert!(told(guarded).unwrap().contains("Cloudflare"));
    }
}
