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

pub(super) const REPAIR: Repair = Repair {
    id: "network.ask_it",
    title: "A text for whoever runs this network",
    standing: None,
    plans: |facts| plan(facts).into_iter().collect(),
};

/// What Claude Code needs, and what for.
const HOSTS: [(&str, &str); 4] = [
    ("api.anthropic.com", "every request to the model"),
    ("platform.claude.com", "signing in, and renewing a sign-in every few hours"),
    ("claude.ai, claude.com", "the sign-in pages, in the browser"),
    ("downloads.claude.ai", "installing and updating"),
];

fn plan(facts: &Facts) -> Option<Plan> {
    let text = text(facts)?;
    Some(Plan {
        id: REPAIR.id.to_owned(),
        title: "Send whoever runs this network a text that says what is missing".to_owned(),
        risk: Risk::Safe,
        steps: vec![Step::Tell { text }],
        consequences: vec![
            "It names hosts, ports, times and what was measured here, and no key, no password and no account."
                .to_owned(),
            "When it is copied, it is also written to a file, where you can read and change it before you send it."
                .to_owned(),
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
    let mut out = String::from("Subject: Claude Code cannot reach Anthropic from my computer\n\nHello,\n\n");
    out.push_str("I work with Claude Code, Anthropic\u{2019}s command line tool. It cannot reach what it needs.\n");
    let system = [machine.os.word().to_owned()].into_iter().chain(machine.contexts.iter().map(|it| plain(it, 20)));
    let (date, clock) = (machine.now.date(), machine.now.clock());
    let system = system.collect::<Vec<_>>().join(", ");
    let _ = writeln!(out, "Measured on {date} at {clock} ({system}) by claude-fix {}:\n", env!("CARGO_PKG_VERSION"));
    for path in &all {
        let _ = writeln!(out, "- {}", measured(path));
    }
    for request in requests(facts, &all) {
        let _ = writeln!(out, "\n{request}");
    }
    let shut = |path: &&Path| path.broken.as_ref().is_some_and(|(stage, _)| *stage < Stage::Tls);
    if all.iter().any(shut) {
        out.push_str("\nPlease allow connections out to the hosts above that could not be reached.\n");
    }
    out.push_str("\nAll that Claude Code needs, TCP port 443 (HTTPS), to compare with your list:\n\n");
    for (host, what) in HOSTS {
        let _ = writeln!(out, "- {host}: {what}");
    }
    out.push_str("\nAnthropic\u{2019}s own list: https://code.claude.com/docs/en/network-config\n\nThank you.\n");
    Some(out)
}

/// Whether the network has nothing to do with how it ended.
fn fine(path: &Path) -> bool {
    path.open() && !matches!(path.said(), Some(Said::Challenge | Said::Page | Said::Region))
}

/// One line for a host: how far it came, and how long it took.
fn measured(path: &Path) -> String {
    let (host, port, millis) = (path.host(), path.target.port, path.millis);
    let through = path.target.proxy.as_ref().map(|via| format!(" through {}:{}", plain(&via.host, 80), via.port));
    let through = through.unwrap_or_default();
    let how = match (&path.broken, path.status) {
        (Some(_), _) => path.trouble().unwrap_or_default(),
        (None, Some(status)) if path.seen.web_page => format!("answered {status} with a web page"),
        (None, Some(status)) => format!("answered {status}"),
        (None, None) => "answered".to_owned(),
    };
    let address = path.seen.address.map_or_else(String::new, |address| format!(", address {address}"));
    format!("{host}:{port}{through}: {how} ({millis} ms{address})")
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
        out.push(format!(
            "Connections to {} are opened and signed anew on the way, by \u{201c}{issuer}\u{201d}, which my computer does not \
             trust. Please either leave the hosts above out of the inspection, or put its root certificate into the store \
             of my system, or send it to me as a PEM file together with its SHA-256 fingerprint, by a way that I can trust.",
            path.host()
        ));
        out.extend(path.seen.certificate.as_ref().and_then(sent));
    }
    if facts.get::<CertificateFiles>().is_some_and(|files| files.unverified) {
        out.push(
            "Until then the verification of certificates is switched off on my computer, which is not safe.".to_owned(),
        );
    }
    if let Some(path) = all.iter().find(|path| matches!(path.broken, Some((_, Fault::ProxySaid(407))))) {
        let wants: Vec<String> = path.seen.proxy_wants.iter().map(|it| plain(it, 30)).collect();
        let wants = if wants.is_empty() { String::new() } else { format!(" ({})", wants.join(", ")) };
        out.push(format!(
            "The proxy asks for a user name and a password{wants}. Claude Code speaks only Basic, with both in the proxy\u{2019}s \
             address. Please let the hosts above pass without it, or tell me of a proxy that does."
        ));
    }
    if all.iter().any(|path| path.said() == Some(Said::Challenge)) {
        out.push(
            "Anthropic\u{2019}s guard at the door (Cloudflare) takes connections from this network\u{2019}s address for robots, and asks \
             for a proof that only a browser gives (cf-mitigated: challenge). Please let the hosts above leave through an \
             address that is not shared with servers or a VPN."
                .to_owned(),
        );
    }
    if all.iter().any(|path| path.said() == Some(Said::Page)) {
        out.push(
            "In place of the service a web page answers: a sign-in page of the network, or a filter. Please let the hosts \
             above pass by it."
                .to_owned(),
        );
    }
    out
}

/// The chain as it was sent.
fn sent(certificate: &Certificate) -> Option<String> {
    let links = certificate.chain.iter().take(4);
    let links: Vec<String> =
        links.map(|link| format!("- for {}, by {}", plain(&link.subject, 80), plain(&link.issuer, 80))).collect();
    (!links.is_empty()).then(|| format!("The certificates that were sent:\n{}", links.join("\n")))
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
