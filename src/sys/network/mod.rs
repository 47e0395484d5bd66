//! How far does a real connection come? Own stages over own sockets, so that every stage can say why it broke.

mod answer;
mod fetch;
mod http;
mod key;
mod login;
mod names;
mod probe;
mod roots;
mod stages;
mod trust;

use std::time::Duration;

use futures::future::BoxFuture;

use crate::model::network::{Fault, Path, Stage};
use crate::ports::fetch::{Fetch, Fetched, Request};
use crate::ports::network::{KeyProbe, KeyReply, Network, Probe};

/// How long each stage may take.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Finding an address.
    pub dns: Duration,
    /// Trying one address.
    pub address: Duration,
    /// Trying all addresses.
    pub tcp: Duration,
    /// Asking the proxy.
    pub proxy: Duration,
    /// Agreeing on encryption.
    pub tls: Duration,
    /// A request and the head of its answer.
    pub http: Duration,
    /// All stages of a probe.
    pub whole: Duration,
    /// The request that carries a key, with all its stages.
    pub key: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            dns: Duration::from_secs(3),
            address: Duration::from_secs(2),
            tcp: Duration::from_millis(3500),
            proxy: Duration::from_secs(4),
            tls: Duration::from_secs(4),
            // Claude Code itself waits ten seconds when it starts
            http: Duration::from_millis(9400),
            whole: Duration::from_millis(9600),
            key: Duration::from_millis(9600),
        }
    }
}

/// The network of this machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wire {
    /// How long anything may take.
    pub limits: Limits,
}

impl Network for Wire {
    fn probe(&self, probe: Probe) -> BoxFuture<'_, Path> {
        Box::pin(probe::run(probe, self.limits))
    }

    fn page(&self, probe: Probe, most: usize, limit: Duration) -> BoxFuture<'_, (Path, Vec<u8>)> {
        Box::pin(probe::page(probe, most, Limits { whole: limit, ..self.limits }))
    }

    fn ask_key(&self, probe: KeyProbe) -> BoxFuture<'_, Result<KeyReply, (Stage, Fault)>> {
        Box::pin(key::ask(probe, self.limits))
    }
}

impl Fetch for Wire {
    fn fetch(&self, request: Request) -> BoxFuture<'_, Result<Fetched, String>> {
        Box::pin(fetch::fetch(request))
    }
}

/// A network that opens nothing, for `--offline`. Checks do not ask it; this makes sure of it.
#[derive(Clone, Copy, Debug)]
pub struct Offline;

impl Offline {
    fn fault() -> (Stage, Fault) {
        (Stage::Dns, Fault::Garbled("offline".to_owned()))
    }
}

impl Network for Offline {
    fn probe(&self, probe: Probe) -> BoxFuture<'_, Path> {
        let path = Path { broken: Some(Self::fault()), ..Path::new(probe.target) };
        Box::pin(std::future::ready(path))
    }

    fn ask_key(&self, _probe: KeyProbe) -> BoxFuture<'_, Result<KeyReply, (Stage, Fault)>> {
        Box::pin(std::future::ready(Err(Self::fault())))
    }
}
