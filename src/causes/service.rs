//! Is the service itself out? What Anthropic says on its status page, and what its hosts answer.

use super::DOCS_NETWORK;
use super::form::{Cause, Finding};
use super::lists::list;
use super::need::{by_role, must_sign_in, needed, of_use};
use crate::model::diagnosis::{Layer, Severity};
use crate::model::facts::Facts;
use crate::model::network::{ApiPath, Path, Role};
use crate::model::said::{Said, of_anthropic};
use crate::model::service::{Component, Impact, ServiceStatus};
use crate::model::step::Step;

pub(super) const INCIDENT: Cause = Cause {
    id: "service.incident",
    step: Step::Service,
    layer: Layer::Transport,
    consequence_of: &[],
    docs: DOCS_NETWORK,
    judge: incident,
};

/// A host that answers 5xx by itself.
fn in_trouble(facts: &Facts) -> Option<(Role, &'static str, &Path, u16)> {
    needed(facts).find_map(|(role, check, path)| match path.said() {
        Some(Said::Trouble(status)) if matches!(role, Role::Api | Role::SignIn) && of_anthropic(&path.target.host) => {
            Some((role, check, path, status))
        }
        _ => None,
    })
}

fn incident(facts: &Facts) -> Option<Finding> {
    let told = facts.get::<ServiceStatus>().and_then(|status| told(facts, status));
    let Some((role, check, path, status)) = in_trouble(facts) else {
        return told.map(|(severity, summary, evidence)| {
            let found = match severity {
                Severity::Broken => Finding::broken(summary),
                Severity::Warning => Finding::warning(summary),
                Severity::Note => Finding::note(summary),
            };
            found
                .likely()
                .because("service.status", evidence)
                .repair("service.wait")
                .advice(say!("diagnoses/service-wait"))
        });
    };
    let host = path.host();
    let summary = match &told {
        Some((_, summary, _)) => say!("diagnoses/service-and-a-host", summary = summary, host = host, status = status),
        None if status == 529 => say!("diagnoses/service-is-overloaded", host = host, status = status),
        None => say!("diagnoses/service-is-in-trouble", host = host, status = status),
    };
    let mut found = by_role(facts, role, summary).because(
        check,
        match &path.seen.answer.request_id {
            Some(id) => say!("diagnoses/service-host-answers-request", host = host, status = status, id = id),
            None => say!("diagnoses/service-host-answers", host = host, status = status),
        },
    );
    found = match (told, facts.get::<ServiceStatus>()) {
        (Some((_, _, evidence)), _) => found.because("service.status", evidence),
        (None, Some(page)) => found
            .likely()
            .because("service.status", say!("diagnoses/service-reports-nothing-yet-often-some", host = page.host)),
        (None, None) => found.likely(),
    };
    Some(
        found
            .repair("service.wait")
            .advice(say!("diagnoses/service-wait"))
            .advice(say!("diagnoses/service-what-anthropic-says-about-https")),
    )
}

/// What the status page tells about what this machine needs: how much it hurts, in one sentence, and the evidence.
fn told(facts: &Facts, status: &ServiceStatus) -> Option<(Severity, String, String)> {
    if !of_use(facts) {
        return None;
    }
    let worst = |wanted: fn(&str) -> bool| {
        status.impaired().filter(|part| wanted(&part.name.to_ascii_lowercase())).map(|part| part.impact).max()
    };
    // requests need the API and Claude Code; claude.ai and the Console are for signing in and renewing
    let requests = worst(|name| name.contains("claude code") || name.contains("api"));
    let signing_in = worst(|name| !name.contains("claude code") && !name.contains("api"));
    let incident = status.concerning().find(|it| it.impact > Impact::Maintenance);
    // while a cure is only watched, the service works again as a rule
    let watched = incident.is_some_and(|it| it.state == "monitoring");
    let out = |impact: Option<Impact>| impact == Some(Impact::Critical) && !watched;
    let severity = if out(requests) || (out(signing_in) && must_sign_in(facts)) {
        Severity::Broken
    } else if requests.is_some() || (signing_in.is_some() && must_sign_in(facts)) {
        Severity::Warning
    } else if signing_in.is_some() {
        Severity::Note
    } else {
        incident.map(|it| if watched || it.impact <= Impact::Minor { Severity::Note } else { Severity::Warning })?
    };
    // another address may be served by something else
    let elsewhere = facts.get::<ApiPath>().is_some_and(|path| !of_anthropic(&path.0.target.host));
    let severity = if elsewhere { Severity::Note } else { severity };
    let part = status.impaired().max_by_key(|part| part.impact);
    let what = match (incident, part) {
        (Some(incident), _) => say!("diagnoses/service-named-incident", name = incident.name, state = incident.state),
        (None, Some(part)) => say!("diagnoses/service-part-is", name = part.name, state = part.impact.words()),
        (None, None) => return None,
    };
    let part = |part: &Component| say!("diagnoses/fact-about", what = part.name, because = part.impact.words());
    let parts = list(status.impaired().map(part));
    let evidence = if parts.is_empty() {
        say!("diagnoses/service-page-says", host = status.host, what = what)
    } else {
        say!("diagnoses/service-page-says-with-parts", host = status.host, what = what, parts = parts)
    };
    let link = incident.and_then(|it| it.link.clone());
    let evidence = list([Some(evidence), link].into_iter().flatten());
    let summary = say!("diagnoses/service-anthropic-reports-incident-nothing-wrong", what = what);
    Some((severity, summary, evidence))
}
