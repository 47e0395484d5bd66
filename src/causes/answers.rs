//! Who answers instead of the service: a page in between, a guard at the door, or a rule about places and numbers?

use super::DOCS_NETWORK;
use super::form::{Cause, Finding};
use super::need::{by_role, must_sign_in, needed, of_use};
use crate::model::diagnosis::Layer;
use crate::model::facts::Facts;
use crate::model::network::{ApiPath, Fault, Path, PlainPath, Role, Stage};
use crate::model::said::Said;
use crate::model::step::Step;

pub(super) const CAPTIVE_PORTAL: Cause = Cause {
    id: "network.captive_portal",
    step: Step::Network,
    layer: Layer::Transport,
    consequence_of: &["network.dns"],
    docs: DOCS_NETWORK,
    judge: portal,
};

pub(super) const CHALLENGE: Cause = Cause {
    id: "network.cloudflare_challenge",
    step: Step::Network,
    layer: Layer::Transport,
    consequence_of: &[],
    docs: DOCS_NETWORK,
    judge: challenge,
};

pub(super) const REGION: Cause = Cause {
    id: "network.region_blocked",
    step: Step::Network,
    layer: Layer::Transport,
    consequence_of: &[],
    docs: "https://anthropic.com/supported-countries",
    judge: |facts| region(facts).or_else(|| super::signing_in::region(facts)),
};

pub(super) const RATE_LIMITED: Cause = Cause {
    id: "login.rate_limited",
    step: Step::SignIn,
    layer: Layer::Transport,
    consequence_of: &["service.incident"],
    docs: DOCS_NETWORK,
    judge: |facts| limited(facts).or_else(|| super::signing_in::too_often(facts)),
};

/// The first path that was answered so.
fn answered(facts: &Facts, said: Said) -> Option<(Role, &'static str, &Path)> {
    needed(facts).find(|(_, _, path)| path.said() == Some(said))
}

/// The first path with this answer, its finding, and every further host that answers the same.
fn told(facts: &Facts, said: Said, summary: impl Fn(&Path) -> String) -> Option<(Finding, &Path)> {
    let (role, check, path) = answered(facts, said)?;
    let mut found = by_role(facts, role, summary(path)).because(check, seen(path));
    for (_, other, path) in needed(facts).filter(|(_, other, path)| *other != check && path.said() == Some(said)) {
        found = found.because(other, seen(path));
    }
    Some((found, path))
}

/// What came back, with what a help desk asks for.
fn seen(path: &Path) -> String {
    let (host, answer) = (path.host(), &path.seen.answer);
    let status = path.status.map_or_else(String::new, |status| format!(" {status}"));
    let title = answer.title.as_ref().map(|title| format!(", a page called \u{201c}{title}\u{201d}"));
    let message = answer.message.as_ref().map(|message| format!(", \u{201c}{message}\u{201d}"));
    let to = answer.sent_to.as_ref().map(|to| format!(", and sends on to {to}"));
    let challenge = path.seen.challenge.as_ref().map(|it| format!(", cf-mitigated: {it}"));
    let ray = answer.ray.as_ref().map(|ray| format!(" (cf-ray {ray})"));
    let more: String = [title.or(message), to, challenge, ray].into_iter().flatten().collect();
    format!("{host} answered{status}{more}")
}

const CALM: &str = "Nothing is wrong with your account or your files.";

fn portal(facts: &Facts) -> Option<Finding> {
    let summary = |path: &Path| {
        let page =
            path.seen.answer.title.as_ref().map_or_else(String::new, |title| format!(" (\u{201c}{title}\u{201d})"));
        format!(
            "Something between this machine and {} answers with a web page of its own{page}: a Wi-Fi that wants a \
             sign-in, or a filter. {CALM}",
            path.host()
        )
    };
    let found = told(facts, Said::Page, summary).map(|(found, _)| found).or_else(|| behind(facts))?;
    Some(
        found
            .repair("network.ask_it")
            .advice("Open http://example.com in a browser on this network: if another page comes up, sign in or agree there.")
            .advice("Then press r. If no other page comes up, a filter is at work: ask IT to allow https://api.anthropic.com."),
    )
}

/// A page that answers only without encryption: encrypted requests then break before any answer.
fn behind(facts: &Facts) -> Option<Finding> {
    let plain = &facts.get::<PlainPath>()?.0;
    let api = &facts.get::<ApiPath>()?.0;
    let (stage, fault) = api.broken.as_ref()?;
    if !of_use(facts) || plain.said() != Some(Said::Page) || api.target.proxy.is_some() {
        return None;
    }
    // a portal lets encrypted connections time out, cuts them, or shows a certificate of its own
    let fits = match fault {
        Fault::Certificate { .. } | Fault::Garbled(_) => *stage == Stage::Tls,
        Fault::TimedOut | Fault::Refused | Fault::Cut | Fault::NoRoute => *stage != Stage::Dns,
        _ => false,
    };
    fits.then(|| {
        Finding::broken(format!(
            "This network answers with a page of its own and lets nothing through before somebody signs in there. {CALM}"
        ))
        .because("network.portal", format!("without encryption, {}", seen(plain)))
        .because("network.api", api.trouble().unwrap_or_default())
    })
}

/// Whether people open this host in a browser.
fn for_people(path: &Path) -> bool {
    matches!(path.target.host.as_str(), "claude.ai" | "claude.com")
}

fn challenge(facts: &Facts) -> Option<Finding> {
    let summary = |path: &Path| {
        let host = path.host();
        if for_people(path) {
            format!("Cloudflare, in front of {host}, wants a proof from this network, which a browser gives by itself.")
        } else {
            let wants = "wants a proof from this network that only a browser can give, so Claude Code is not let in";
            format!("Cloudflare, in front of {host}, {wants}. {CALM}")
        }
    };
    let (found, path) = told(facts, Said::Challenge, summary)?;
    let found = found.repair("network.ask_it");
    if !for_people(path) || must_sign_in(facts) {
        let token = "On a server: sign in on your own computer, run claude setup-token there, and put what it prints into \
                     CLAUDE_CODE_OAUTH_TOKEN on the server.";
        return Some(
            found
                .advice("Turn a VPN off, or sign in from another network; a phone's hotspot tells quickly.")
                .advice(token),
        );
    }
    Some(found)
}

fn region(facts: &Facts) -> Option<Finding> {
    let summary = |path: &Path| {
        format!(
            "{} refuses requests from this network: its place is not supported, or it is a VPN's, proxy's or hosting \
             company's address. {CALM}",
            path.host()
        )
    };
    let (found, _) = told(facts, Said::Region, summary)?;
    Some(
        found
            .repair("service.stop")
            .advice("If a VPN or proxy is on, look whether its exit is in a supported country: https://anthropic.com/supported-countries")
            .advice("If this place itself is not supported, nothing on this machine changes that. Signing in again does not help."),
    )
}

fn limited(facts: &Facts) -> Option<Finding> {
    let (role, check, path) = needed(facts)
        .find(|(role, _, path)| path.said() == Some(Said::TooMany) && matches!(role, Role::SignIn | Role::Browser))?;
    let wait = path.seen.answer.retry_after_s.map(|seconds| seconds.div_ceil(60).max(1));
    let how_long = wait.map_or_else(|| "a while".to_owned(), |minutes| format!("{minutes} min"));
    let summary = format!(
        "{} answers that too many sign-ins came from this network (429). Wait {how_long}; trying again makes it longer.",
        path.host()
    );
    Some(
        by_role(facts, role, summary)
            .because(check, seen(path))
            .repair("service.wait")
            .advice(format!("Try nothing for {how_long}, then sign in once."))
            .advice(
                "Close programs that ask with your login again and again, such as usage bars and account switchers.",
            ),
    )
}
