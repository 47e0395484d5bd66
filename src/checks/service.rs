//! Does Anthropic itself say that something is out? The public status page, asked without any credential.

use std::time::Duration;

use futures::future::{BoxFuture, FutureExt};
use serde::Deserialize;

use super::form::{Ask, Check};
use super::gather::gather;
use crate::claude_code::proxy;
use crate::model::network::Target;
use crate::model::order::InOrder;
use crate::model::outcome::Learned;
use crate::model::service::{Component, Impact, Incident, ServiceStatus};
use crate::model::step::Step;
use crate::model::text::plain;
use crate::model::time::Moment;
use crate::ports::World;
use crate::ports::network::{Probe, ProxyLogin};

pub(super) const CHECK: Check = Check { id: "service.status", group: Step::Service, asks: &[Ask::Network], run };

/// Where Anthropic tells how its service is.
const HOST: &str = "status.claude.com";
/// How long the page is waited for.
const LIMIT: Duration = Duration::from_secs(3);
/// The largest page that is read, in bytes; the real one has a few ten thousand.
const LARGEST: usize = 512 * 1024;
/// The most parts, and the most incidents, that are kept.
const MOST: usize = 20;

fn run(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let gathered = gather(world);
        let Ok(proxy) = proxy::in_force(&gathered.env, HOST, 443) else {
            return unknown(&say!("checks/proxy-set-cannot-used"));
        };
        let via = proxy.as_ref().map(|it| it.via.clone());
        let path = "/api/v2/summary.json".to_owned();
        let target = Target { https: true, host: HOST.to_owned(), port: 443, path, proxy: via };
        let probe = Probe { target, proxy: proxy.map(|it| ProxyLogin(it.address)), trust: gathered.trust() };
        let (path, body) = world.network.page(probe, LARGEST, LIMIT).await;
        match (path.trouble(), path.status) {
            (Some(trouble), _) => unknown(&trouble),
            (None, Some(200)) => match read(&body) {
                Some(status) => describe(&status).evidence(say!("checks/label-asked"), HOST).fact(status),
                None => unknown(&say!("checks/what-came-back-not-what")),
            },
            (None, Some(status)) => unknown(&say!("checks/status-page-answered", status = status)),
            (None, None) => unknown(&say!("checks/status-page-answered-nothing")),
        }
    }
    .boxed()
}

fn unknown(because: &str) -> Learned {
    Learned::skipped(say!("checks/could-not-asked-whether-incident", host = HOST, because = because))
        .evidence(say!("checks/label-asked"), HOST)
}

#[derive(Deserialize)]
struct Page {
    #[serde(default)]
    status: Overall,
    #[serde(default)]
    components: Vec<Part>,
    incidents: Vec<Event>,
}

#[derive(Deserialize, Default)]
struct Overall {
    #[serde(default)]
    description: String,
}

#[derive(Deserialize)]
struct Part {
    name: String,
    #[serde(default)]
    status: String,
}

#[derive(Deserialize)]
struct Event {
    name: String,
    #[serde(default)]
    impact: String,
    #[serde(default)]
    status: String,
    created_at: Option<String>,
    shortlink: Option<String>,
    #[serde(default)]
    components: Vec<Part>,
}

/// Reads the page; `None` if it is something else.
fn read(body: &[u8]) -> Option<ServiceStatus> {
    let page: Page = serde_json::from_slice(body).ok()?;
    let name = |text: &str| plain(text, 80);
    let needed = page.components.iter().filter(|part| needed(&part.name)).take(MOST);
    let components = needed.map(|part| Component { name: name(&part.name), impact: of_part(&part.status) });
    let unresolved = page.incidents.iter().filter(|it| !matches!(it.status.as_str(), "resolved" | "postmortem"));
    let mut incidents: Vec<Incident> = unresolved
        .take(MOST)
        .map(|it| Incident {
            name: plain(&it.name, 120),
            impact: of_event(&it.impact),
            state: name(&it.status),
            began: it.created_at.as_deref().and_then(Moment::from_iso),
            parts: it.components.iter().map(|part| name(&part.name)).take(MOST).collect(),
            concerns: concerns(it),
            link: it.shortlink.as_deref().filter(|link| link.starts_with("https://")).map(|link| plain(link, 80)),
        })
        .collect();
    incidents.order_by_key(|incident| (!incident.concerns, std::cmp::Reverse(incident.impact)));
    Some(ServiceStatus {
        host: HOST.to_owned(),
        description: plain(&page.status.description, 80),
        components: components.collect(),
        incidents,
    })
}

/// Whether Claude Code, the API or signing in needs this part: claude.ai, the Console, the API and Claude Code itself.
fn needed(part: &str) -> bool {
    let part = part.to_ascii_lowercase();
    ["claude code", "claude.ai", "claude api", "anthropic.com", "platform.claude.com", "claude console", "login"]
        .iter()
        .any(|name| part.contains(name))
}

/// By the parts that it names; by its own words where it names none.
fn concerns(event: &Event) -> bool {
    if !event.components.is_empty() {
        return event.components.iter().any(|part| needed(&part.name));
    }
    let name = event.name.to_ascii_lowercase();
    let told = ["sign in", "sign-in", "signing in", "log in", "authentication", "elevated error", "api", "all models"];
    needed(&name) || told.iter().any(|words| name.contains(words)) || of_event(&event.impact) >= Impact::Major
}

fn of_part(status: &str) -> Impact {
    match status {
        "operational" => Impact::None,
        "under_maintenance" => Impact::Maintenance,
        "major_outage" => Impact::Critical,
        "partial_outage" => Impact::Major,
        _ => Impact::Minor,
    }
}

fn of_event(impact: &str) -> Impact {
    match impact {
        "none" => Impact::None,
        "maintenance" => Impact::Maintenance,
        "critical" => Impact::Critical,
        "major" => Impact::Major,
        _ => Impact::Minor,
    }
}

fn describe(status: &ServiceStatus) -> Learned {
    let incident = status.concerning().next();
    let part = status.impaired().next();
    let mut learned = match (incident, part) {
        (Some(incident), _) => {
            Learned::found(say!("checks/incident-reported", name = incident.name, state = incident.state))
        }
        (None, Some(part)) => {
            Learned::found(say!("checks/component-state", name = part.name, state = part.impact.words()))
        }
        (None, None) => Learned::healthy(say!("checks/anthropic-reports-no-incident-concerns")),
    };
    if !status.description.is_empty() {
        learned = learned.evidence(say!("checks/label-in-one-sentence"), &status.description);
    }
    for part in &status.components {
        learned = learned.evidence(&part.name, part.impact.words());
    }
    for incident in &status.incidents {
        let (name, state) = (&incident.name, &incident.state);
        let since = incident.began.map(Moment::iso);
        let line = match (since, incident.concerns) {
            (None, true) => say!("checks/incident", name = name, state = state),
            (Some(since), true) => say!("checks/incident-since", name = name, state = state, since = since),
            (None, false) => say!("checks/incident-elsewhere", name = name, state = state),
            (Some(since), false) => {
                say!("checks/incident-elsewhere-since", name = name, state = state, since = since)
            }
        };
        learned = learned.evidence(say!("checks/label-incident"), line);
    }
    learned
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(parts: &str, events: &str) -> Option<ServiceStatus> {
        let text = format!(
            r#"{{"page":{{}},"status":{{"indicator":"major","description":"Partial \u001b[31mOutage"}},"components":[{parts}],"incidents":[{events}]}}"#
        );
        read(text.as_bytes())
    }

    const PARTS: &str = r#"{"name":"claude.ai","status":"operational"},{"name":"Claude for Government","status":"major_outage"},
        {"name":"Claude API (api.anthropic.com)","status":"partial_outage"},{"name":"Claude Code","status":"new_word"}"#;

    #[test]
    fn only_what_claude_code_needs_counts() {
        let status = page(PARTS, "").unwrap();
        let impacts: Vec<_> = status.components.iter().map(|part| part.impact).collect();
        assert_eq!(impacts, [Impact::None, Impact::Major, Impact::Minor], "and a word that nobody knows is not fine");
        assert_eq!(status.impaired().count(), 2);
        assert_eq!(status.description, "Partial Outage");
    }

    #[test]
    fn incidents_are_sorted_by_what_they_concern() {
        let event = |name: &str, parts: &str, more: &str| {
            format!(r#"{{"name":"{name}","impact":"minor","status":"investigating"{more},"components":[{parts}]}}"#)
        };
        let government = event("Elsewhere", r#"{"name":"Claude for Government"}"#, "");
        let code = event(
            "Slow",
            r#"{"name":"Claude Code"}"#,
            r#","created_at":"2026-01-01T00:00:00Z","shortlink":"https://stspg.io/x""#,
        );
        let unnamed = event("Elevated errors on all models", "", "");
        let other = event("Slow image previews", "", "");
        let over = government.replace("investigating", "resolved");
        let status = page("", &[government, code, unnamed, other, over].join(",")).unwrap();
        let names: Vec<_> = status.incidents.iter().map(|it| (it.name.as_str(), it.concerns)).collect();
        let expected = [
            ("Slow", true),
            ("Elevated errors on all models", true),
            ("Elsewhere", false),
            ("Slow image previews", false),
        ];
        assert_eq!(names, expected);
        assert_eq!(status.incidents[0].began, Moment::from_iso("2026-01-01T00:00:00Z"));
        assert_eq!(status.incidents[0].link.as_deref(), Some("https://stspg.io/x"));
    }

    #[test]
    fn what_is_no_status_page_says_nothing() {
        for body in ["", "<html>", "{}", "[]", r#"{"incidents":7}"#] {
            assert!(read(body.as_bytes()).is_none(), "{body}");
        }
    }
}
