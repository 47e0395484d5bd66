//! Who answers instead of the service: a page in between, a guard at the door, or a rule about places and numbers?

use super::DOCS_NETWORK;
use super::form::{Cause, Finding};
use super::lists::list;
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
    let page = answer.title.as_ref().map(|title| say!("diagnoses/answers-page-called", title = title));
    let words = || answer.message.as_ref().map(|message| say!("diagnoses/answers-words", message = message));
    let to = answer.sent_to.as_ref().map(|to| say!("diagnoses/answers-sends", to = to));
    // as it stands in the answer
    let challenge = path.seen.challenge.as_ref().map(|it| format!("cf-mitigated: {it}"));
    let seen = match path.status {
        Some(status) => say!("diagnoses/fact-answered-status", host = host, status = status),
        None => say!("diagnoses/answers-answered", host = host),
    };
    let seen = list([Some(seen), page.or_else(words), to, challenge].into_iter().flatten());
    match &answer.ray {
        Some(ray) => say!("diagnoses/answers-with-ray", seen = seen, ray = ray),
        None => seen,
    }
}

fn portal(facts: &Facts) -> Option<Finding> {
    let summary = |path: &Path| {
        let host = path.host();
        match &path.seen.answer.title {
            Some(title) => say!("diagnoses/answers-named-page-in-between", host = host, title = title),
            None => say!("diagnoses/answers-page-in-between", host = host),
        }
    };
    let found = told(facts, Said::Page, summary).map(|(found, _)| found).or_else(|| behind(facts))?;
    Some(
        found
            .repair("network.ask_it")
            .advice(say!("diagnoses/answers-open-http-example-com-browser"))
            .advice(say!("diagnoses/answers-then-press-r-if-no")),
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
        Finding::broken(say!("diagnoses/answers-network-answers-page-its-own"))
            .because("network.portal", say!("diagnoses/answers-without-encryption", seen = seen(plain)))
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
            say!("diagnoses/answers-cloudflare-front-wants-proof-from", host = host)
        } else {
            say!("diagnoses/answers-cloudflare-front", host = host)
        }
    };
    let (found, path) = told(facts, Said::Challenge, summary)?;
    let found = found.repair("network.ask_it");
    if !for_people(path) || must_sign_in(facts) {
        let token = say!("diagnoses/answers-server-sign-own-computer-run");
        return Some(found.advice(say!("diagnoses/answers-turn-vpn-off-or-sign")).advice(token));
    }
    Some(found)
}

fn region(facts: &Facts) -> Option<Finding> {
    let summary = |path: &Path| say!("diagnoses/answers-refuses-requests-from-network-its", host = path.host());
    let (found, _) = told(facts, Said::Region, summary)?;
    Some(
        found
            .repair("service.stop")
            .advice(say!("diagnoses/answers-if-vpn-or-proxy-look"))
            .advice(say!("diagnoses/answers-if-place-itself-not-supported")),
    )
}

fn limited(facts: &Facts) -> Option<Finding> {
    let (role, check, path) = needed(facts)
        .find(|(role, _, path)| path.said() == Some(Said::TooMany) && matches!(role, Role::SignIn | Role::Browser))?;
    let wait = path.seen.answer.retry_after_s.map(|seconds| seconds.div_ceil(60).max(1));
    let how_long = match wait {
        Some(minutes) => say!("diagnoses/answers-minutes", minutes = minutes),
        None => say!("diagnoses/answers-a-while"),
    };
    let summary = say!("diagnoses/answers-answers-too-many-sign-ins", host = path.host(), how_long = how_long);
    Some(
        by_role(facts, role, summary)
            .because(check, seen(path))
            .repair("service.wait")
            .advice(say!("diagnoses/answers-try-nothing-then-sign-once", how_long = how_long))
            .advice(say!("diagnoses/answers-close-programs-ask-login-again")),
    )
}
