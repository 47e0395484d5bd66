//! What does the network do? A free probe that records every stage, and the one request that carries a key.

use std::time::Duration;

use futures::future::BoxFuture;

use crate::model::network::{Fault, Path, Stage, Target};
use crate::model::secret::Secret;

/// The proxy with its password, if it has one: `http://user:password@host:port`.
#[derive(Clone)]
pub struct ProxyLogin(pub Secret);

/// What decides whom to believe, as Claude Code sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trust {
    /// The file that `NODE_EXTRA_CA_CERTS` names.
    pub extra: Option<std::path::PathBuf>,
    /// Whether Mozilla's roots count (`CLAUDE_CODE_CERT_STORE` without `bundled` switches them off).
    pub no_bundled: bool,
    /// Whether the system's roots count (`CLAUDE_CODE_CERT_STORE` without `system` switches them off).
    pub no_system: bool,
}

/// A free request without any credential. Where the proxy does not lead on, the same is tried without it.
#[derive(Clone)]
pub struct Probe {
    /// Where to.
    pub target: Target,
    /// The proxy's address with its user and password as the person set it; `None` without a proxy.
    pub proxy: Option<ProxyLogin>,
    /// Whom to believe.
    pub trust: Trust,
}

/// The free request that tells whether a key is known: `GET /v1/models`.
#[derive(Clone)]
pub struct KeyProbe {
    /// Where to; the path is that of the models.
    pub target: Target,
    /// As in [`Probe`].
    pub proxy: Option<ProxyLogin>,
    /// Whom to believe. The request is not sent on an unverified connection, whatever the environment says.
    pub trust: Trust,
    /// Sent as `x-api-key`.
    pub api_key: Option<Secret>,
    /// Sent as `Authorization: Bearer`.
    pub bearer: Option<Secret>,
}

/// What came back from a key probe. Redirects are not followed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeyReply {
    /// The HTTP status.
    pub status: u16,
    /// `error.type` of the body, if it has one.
    pub kind: Option<String>,
    /// `error.message` of the body or its beginning, as the server wrote it: sanitise before showing.
    pub message: String,
    /// The `request-id` header, which only the real API and those that pass it on send.
    pub request_id: Option<String>,
    /// The `cf-mitigated` header.
    pub challenge: Option<String>,
    /// The `content-type` header.
    pub content_type: Option<String>,
}

/// The network, to look at.
pub trait Network: Send + Sync {
    /// Goes as far as it comes and reports every stage; where the proxy breaks the way, also how far it comes without.
    fn probe(&self, probe: Probe) -> BoxFuture<'_, Path>;

    /// Fetches a public page on the way that a probe goes, within the limit; of its body no more than `most` bytes.
    /// A network that only probes has no pages.
    fn page(&self, probe: Probe, most: usize, limit: Duration) -> BoxFuture<'_, (Path, Vec<u8>)> {
        let _ = (most, limit);
        Box::pin(async { (self.probe(probe).await, Vec::new()) })
    }

    /// Asks whether a key is known.
    ///
    /// The error is the stage that broke, and why.
    fn ask_key(&self, probe: KeyProbe) -> BoxFuture<'_, Result<KeyReply, (Stage, Fault)>>;
}
