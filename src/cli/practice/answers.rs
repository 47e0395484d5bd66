//! What does a made-up machine get for an answer? From its network what its data says, from its programs that it is practice.

use std::collections::BTreeMap;
use std::time::Duration;

use futures::future::{BoxFuture, FutureExt, ready};
use serde_json::json;

use super::scenario::{Net, dead_key};
use crate::model::environment::Environment;
use crate::model::network::{Certificate, Fault, Passed, Path, Stage, Vouched};
use crate::ports::fake::FakeMachine;
use crate::ports::network::{KeyProbe, KeyReply, Network, Probe};
use crate::ports::programs::{Answer, AskError, Programs, Question};

/// Anthropic's status page.
const STATUS_PAGE: &str = "status.claude.com";
/// Said instead of what Claude Code would say.
fn not_run() -> String {
    say!("cli/practice-no-claude")
}

/// Answers for a made-up machine.
pub(super) struct Answers {
    disk: FakeMachine,
    status: BTreeMap<String, u16>,
    skew_s: i64,
    incident: Option<String>,
}

impl Answers {
    pub(super) fn new(disk: FakeMachine, net: &Net) -> Self {
        Self { disk, status: net.status.clone(), skew_s: net.clock_behind_s, incident: net.incident.clone() }
    }

    /// The way with every stage that it passed, as a real one is seen.
    fn seen(&self, mut path: Path) -> Path {
        path.direct = path.direct.take().map(|direct| Box::new(self.seen(*direct)));
        let proxy = path.target.proxy.as_ref().map(|via| (via.port, format!("{}:{}", via.host, via.port)));
        let (hop, port) = proxy.as_ref().map_or(("160.79.104.10", path.target.port), |(port, _)| ("10.20.0.8", *port));
        let status = self.status.get(&path.target.host).copied().unwrap_or(200);
        let certificate = path.seen.certificate.take().unwrap_or_else(|| Certificate {
            issuer: "Google Trust Services".to_owned(),
            vouched: Vouched { bundled: true, system: true, extra: None },
            ..Certificate::default()
        });
        let mut stages = vec![(Stage::Dns, hop.to_owned(), 4), (Stage::Tcp, format!("{hop}:{port}"), 21)];
        stages.extend(proxy.map(|(_, name)| (Stage::Proxy, name, 11)));
        if path.target.https {
            stages.push((Stage::Tls, say!("cli/tls-certificate-by", issuer = certificate.issuer), 33));
        }
        stages.push((Stage::Http, format!("HTTP {status}"), 26));
        let broken = path.broken.as_ref().map(|(stage, _)| *stage);
        stages.retain(|(stage, ..)| broken.is_none_or(|at| *stage < at));
        path.millis = stages.iter().map(|(.., millis)| millis).sum();
        path.passed = stages.into_iter().map(|(stage, seen, millis)| Passed { stage, seen, millis }).collect();
        let shown = matches!(&path.broken, Some((Stage::Tls, Fault::Certificate { .. })));
        path.seen.certificate = (path.target.https && (broken.is_none() || shown)).then_some(certificate);
        path.seen.tls = (path.target.https && broken.is_none()).then_some("TLS 1.3");
        path.seen.address = broken.is_none_or(|at| at > Stage::Tcp).then(|| hop.parse().ok()).flatten();
        path.status = broken.is_none().then_some(status);
        path.clock_skew_s = broken.is_none().then_some(self.skew_s);
        path.seen.request_id = broken.is_none();
        path.seen.answer.request_id = broken.is_none().then(|| "req_practice".to_owned());
        path
    }

    fn status_page(&self) -> Vec<u8> {
        let part = if self.incident.is_some() { "major_outage" } else { "operational" };
        let incidents = self.incident.as_ref().map(|name| {
            json!([{ "name": name, "impact": "critical", "status": "investigating", "created_at": "2026-11-21T03:41:00Z",
                     "components": [{ "name": "Claude API (api.anthropic.com)", "status": part }] }])
        });
        let words = if self.incident.is_some() { "Major Outage" } else { "All Systems Operational" };
        let api = "Claude API (api.anthropic.com)";
        let page = json!({
            "status": { "description": words },
            "components": [{ "name": api, "status": part }, { "name": "Claude Code", "status": part }],
            "incidents": incidents.unwrap_or_else(|| json!([])),
        });
        page.to_string().into_bytes()
    }
}

impl Network for Answers {
    fn probe(&self, probe: Probe) -> BoxFuture<'_, Path> {
        async move { self.seen(self.disk.probe(probe).await) }.boxed()
    }

    fn page(&self, probe: Probe, _most: usize, _limit: Duration) -> BoxFuture<'_, (Path, Vec<u8>)> {
        async move {
            let path = self.probe(probe).await;
            let there = path.open() && path.target.host == STATUS_PAGE;
            (path, if there { self.status_page() } else { Vec::new() })
        }
        .boxed()
    }

    /// Every key is known but the dead one, so that putting in a new one can be practised.
    fn ask_key(&self, probe: KeyProbe) -> BoxFuture<'_, Result<KeyReply, (Stage, Fault)>> {
        let dead = [&probe.api_key, &probe.bearer]
            .iter()
            .any(|it| it.as_ref().is_some_and(|it| it.expose() == dead_key().as_bytes()));
        async move {
            // a question goes no further than its way does
            let KeyProbe { target, proxy, trust, .. } = probe.clone();
            if let Some(broken) = self.disk.probe(Probe { target, proxy, trust }).await.broken {
                return Err(broken);
            }
            let reply = self.disk.ask_key(probe).await?;
            Ok(if dead {
                KeyReply {
                    status: 401,
                    kind: Some("authentication_error".to_owned()),
                    message: "invalid x-api-key".to_owned(),
                    request_id: Some("req_practice".to_owned()),
                    ..KeyReply::default()
                }
            } else {
                KeyReply { request_id: Some("req_practice".to_owned()), ..reply }
            })
        }
        .boxed()
    }
}

impl Programs for Answers {
    fn ask<'a>(
        &'a self,
        question: &'a Question,
        env: &'a Environment,
        limit: Duration,
    ) -> BoxFuture<'a, Result<Answer, AskError>> {
        match question {
            Question::ClaudeAuthStatus { .. } | Question::Message { .. } => {
                ready(Err(AskError::NotStarted(not_run()))).boxed()
            }
            Question::ClaudeVersion { .. } => self.disk.ask(question, env, limit),
            Question::ApiKeyHelper { command, .. } => {
                // as a shell says it of a program that is not there
                let stderr = [b"sh: 1: ", command.expose(), b": not found"].concat();
                ready(Ok(Answer { code: Some(127), stderr, ..Answer::default() })).boxed()
            }
        }
    }
}
