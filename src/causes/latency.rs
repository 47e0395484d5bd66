//! Does the way only half work: with a dead IPv6, or too slowly for an old Claude Code to sign in?

use super::DOCS_NETWORK;
use super::form::{Cause, Finding};
use super::need::{must_sign_in, needed, of_use};
use crate::model::diagnosis::Layer;
use crate::model::facts::Facts;
use crate::model::install::Installs;
use crate::model::network::{Fault, Path, Reached, Role, SignInPath};
use crate::model::step::Step;
use crate::model::surroundings::Routes;

pub(super) const IPV6_BROKEN: Cause = Cause {
    id: "network.ipv6_broken",
    step: Step::Network,
    layer: Layer::Transport,
    consequence_of: &["network.unreachable", "network.captive_portal"],
    docs: DOCS_NETWORK,
    judge: ipv6,
};

pub(super) const OAUTH_TIMEOUT: Cause = Cause {
    id: "login.oauth_timeout",
    step: Step::SignIn,
    layer: Layer::Transport,
    consequence_of: &["network.platform_host_blocked", "network.unreachable", "network.dns", "service.incident"],
    docs: DOCS_NETWORK,
    judge: |facts| timeout(facts).or_else(|| super::signing_in::too_slow(facts)),
};

/// From how many milliseconds on one free request is so slow that the several of a sign-in may not fit into 15 s.
const SLOW: u64 = 3000;

/// The way over IPv6, if it fails where that over IPv4 works. A machine without IPv6 fails at once, which is no fault.
fn dead(path: &Path, routed: bool) -> Option<(&Reached, &Fault)> {
    let v6 = path.seen.family(true)?;
    let fault = v6.fault.as_ref().filter(|fault| **fault != Fault::NoRoute || routed)?;
    path.seen.family(false).filter(|v4| v4.fault.is_none())?;
    Some((v6, fault))
}

fn ipv6(facts: &Facts) -> Option<Finding> {
    let routes = facts.get::<Routes>();
    let v6_leads_out = routes.is_some_and(|routes| routes.v6.is_some());
    let mut all = needed(facts).filter_map(|(role, check, path)| Some((role, check, path, dead(path, v6_leads_out)?)));
    let (role, check, path, (v6, fault)) = all.next()?;
    let (hop, address) = (path.first_hop(), v6.address);
    let waits = *fault == Fault::TimedOut;
    let summary = if waits {
        say!("diagnoses/latency-ipv6-waits", hop = hop)
    } else {
        say!("diagnoses/latency-ipv6-fails", hop = hop, address = address)
    };
    let found = match (role, waits) {
        (Role::Api | Role::SignIn, true) => Finding::warning(summary),
        _ => Finding::note(say!("diagnoses/latency-claude-code-goes-over-ipv4", summary = summary)),
    };
    let mut found =
        found.because(check, say!("diagnoses/latency-over-ipv4-connects", address = address, short = fault.short()));
    for (_, other, path, (v6, fault)) in all {
        found = found.because(
            other,
            say!("diagnoses/latency-at-address", hop = path.first_hop(), address = v6.address, short = fault.short()),
        );
    }
    let tunnel = routes.and_then(Routes::v6_through_tunnel);
    if let Some(device) = tunnel {
        found = found.because("network.routes", say!("diagnoses/latency-usual-way-over-ipv6-leads", device = device));
    }
    Some(match tunnel {
        Some(device) => found
            .advice(say!("diagnoses/latency-end-vpn-made-start-anew", device = device))
            .advice(say!("diagnoses/latency-if-stays-ask-whoever-runs")),
        None => found.advice(say!("diagnoses/latency-restart-router-or-turn-ipv6")),
    })
}

fn timeout(facts: &Facts) -> Option<Finding> {
    let active = facts.get::<Installs>()?.active()?;
    let number = active.version.number().filter(|_| active.version.at_least(2, 1, 126) == Some(false))?;
    let path = &facts.get::<SignInPath>()?.0;
    let waits = path.seen.family(true).and_then(|v6| v6.fault.as_ref()) == Some(&Fault::TimedOut);
    let slow = path.millis >= SLOW;
    if !of_use(facts) || !path.open() || !(slow || waits) {
        return None;
    }
    let host = path.host();
    let why = if slow {
        say!("diagnoses/latency-one-free-request-takes-s", host = host, seconds = path.millis / 1000)
    } else {
        say!("diagnoses/latency-over-ipv6-does-not-answer", host = host)
    };
    let summary = say!("diagnoses/latency-claude-code-gives-up-sign", number = number, host = host);
    let found = if must_sign_in(facts) { Finding::warning(summary) } else { Finding::note(summary) };
    Some(
        found
            .likely()
            .because("network.sign_in", why)
            .because("install.copies", say!("diagnoses/latency-version-runs-2-1-126", number = number))
            .repair("install.update")
            .advice(say!("diagnoses/latency-update-first-claude-update-then")),
    )
}
