//! How far does a connection come? The path to each host, stage by stage, and where it breaks.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::certificates::Root;
use super::facts::{Fact, Facts};
use super::time::Moment;

/// What a host is needed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Requests.
    Api,
    /// Signing in and renewing a login.
    SignIn,
    /// The pages that a browser opens while somebody signs in; a sign-in that is stored does not need them.
    Browser,
    /// Installing and updating.
    Downloads,
    /// Anthropic's own API, where requests are sent to another address.
    Original,
}

/// A place to reach, as Claude Code would.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// `https` or `http`.
    pub https: bool,
    /// The name or address.
    pub host: String,
    /// The port.
    pub port: u16,
    /// The path of a free request, as `/api/hello`.
    pub path: String,
    /// The proxy in between, if one is set for this host.
    pub proxy: Option<Via>,
}

impl Target {
    /// The host, and the port where it is not the usual one: `127.0.0.1:4000`.
    #[must_use]
    pub fn named(&self) -> String {
        let usual = if self.https { 443 } else { 80 };
        if self.port == usual { self.host.clone() } else { format!("{}:{}", self.host, self.port) }
    }
}

/// A proxy, without its password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Via {
    /// The name or address.
    pub host: String,
    /// The port.
    pub port: u16,
    /// The variable that names it.
    pub variable: String,
}

/// A stage of the path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Finding the address of the first hop.
    Dns,
    /// Opening a connection to the first hop.
    Tcp,
    /// Asking the proxy for a tunnel.
    Proxy,
    /// Agreeing on encryption, and believing the certificate.
    Tls,
    /// A request and its answer.
    Http,
}

impl Stage {
    /// For the screen.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Dns => say!("model/stage-dns"),
            Self::Tcp => say!("model/stage-tcp"),
            Self::Proxy => say!("model/stage-proxy"),
            Self::Tls => say!("model/stage-tls"),
            Self::Http => say!("model/stage-http"),
        }
    }
}

/// One stage that was passed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passed {
    /// Which.
    pub stage: Stage,
    /// What was seen, safe to show: an address, a status, an issuer.
    pub seen: String,
    /// How long it took, in milliseconds.
    pub millis: u64,
}

/// Why a stage was not passed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The name has no address.
    NoSuchName,
    /// The name service does not answer or answers with an error.
    NameServiceFailed,
    /// Nothing came back in time.
    TimedOut,
    /// The connection was refused.
    Refused,
    /// There is no route.
    NoRoute,
    /// The connection was cut.
    Cut,
    /// The proxy answered with this status instead of a tunnel.
    ProxySaid(u16),
    /// The certificate is not believed.
    Certificate {
        /// What is wrong with it.
        because: CertificateFault,
        /// Who signed it, as its last certificate says.
        issuer: String,
    },
    /// What came back was not the expected protocol, or something else went wrong.
    Garbled(String),
}

/// What is wrong with a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CertificateFault {
    /// Nobody that is trusted here vouches for it.
    UnknownIssuer,
    /// It has ended.
    Expired,
    /// It has not begun.
    NotYetValid,
    /// It is for another name.
    WrongName,
    /// Anything else.
    Other,
}

/// Which sets of certificates vouch for a server, each asked by itself, whatever `CLAUDE_CODE_CERT_STORE` says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Vouched {
    /// Mozilla's, which Claude Code carries with it.
    pub bundled: bool,
    /// The system's.
    pub system: bool,
    /// The file that `NODE_EXTRA_CA_CERTS` names; `None` if it names none.
    pub extra: Option<bool>,
}

/// The certificate that a server showed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Certificate {
    /// Who signed the last one of the chain.
    pub issuer: String,
    /// When the server's own one ends.
    pub until: Option<Moment>,
    /// Who vouches for it.
    pub vouched: Vouched,
    /// Every certificate that was sent, the server's own first; no more than the first few.
    pub chain: Vec<Link>,
    /// Whether a root that is trusted here carries the name that signed the last one, whether or not it holds.
    pub issuer_known: bool,
    /// The root of this system that vouches for it, where Mozilla's list does not.
    pub root: Option<Root>,
}

/// One certificate of a chain, in words that are fit to be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// For whom it is.
    pub subject: String,
    /// Who signed it.
    pub issuer: String,
    /// When it begins.
    pub from: Option<Moment>,
    /// When it ends.
    pub until: Option<Moment>,
}

/// Which addresses the name of the first hop has: of the host, or of the proxy in front of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Addresses {
    /// Over IPv4 (A), the first few.
    pub v4: Vec<Ipv4Addr>,
    /// Over IPv6 (AAAA), the first few.
    pub v6: Vec<Ipv6Addr>,
}

/// How a connection over one of the two families of addresses went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    /// The address that was tried.
    pub address: IpAddr,
    /// How long it took, in milliseconds.
    pub millis: u64,
    /// Why it failed; `None` if the connection opened.
    pub fault: Option<Fault>,
}

/// What an answer says beside its status, in words that are fit to be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The `request-id` itself, for a ticket.
    pub request_id: Option<String>,
    /// The `cf-ray`, for a ticket; only Cloudflare, which stands in front of Anthropic, sends one.
    pub ray: Option<String>,
    /// Where it sends the caller on: the host and the path, without what stands behind `?`.
    pub sent_to: Option<String>,
    /// How many seconds to wait before the next try.
    pub retry_after_s: Option<u64>,
    /// `error.message` of a body in JSON, or its beginning if it is plain text.
    pub message: Option<String>,
    /// `error.type` of a body in JSON.
    pub kind: Option<String>,
    /// The title of a web page.
    pub title: Option<String>,
}

/// What was seen on the way beside its stages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// The addresses that were tried in vain, and why each did not answer.
    pub in_vain: Vec<(IpAddr, Fault)>,
    /// The address that took the connection.
    pub address: Option<IpAddr>,
    /// The ways to sign in that the proxy names: `Basic`, `NTLM`, …
    pub proxy_wants: Vec<String>,
    /// The version of TLS that was agreed on.
    pub tls: Option<&'static str>,
    /// The certificate that was shown, believed or not.
    pub certificate: Option<Certificate>,
    /// Whether the answer carries a `request-id`, as the real API's does.
    pub request_id: bool,
    /// The `cf-mitigated` header: a challenge that only a browser passes.
    pub challenge: Option<String>,
    /// Whether the answer is a web page.
    pub web_page: bool,
    /// The addresses that the name of the first hop has.
    pub addresses: Addresses,
    /// The first address of each family, tried side by side: IPv4 and IPv6, as far as the name has both.
    pub families: Vec<Reached>,
    /// What the answer says.
    pub answer: Answer,
}

impl Seen {
    /// How a connection over IPv6 (`true`) or IPv4 (`false`) went, if it was tried.
    #[must_use]
    pub fn family(&self, v6: bool) -> Option<&Reached> {
        self.families.iter().find(|it| it.address.is_ipv6() == v6)
    }
}

/// How far a connection came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// Where it was to go.
    pub target: Target,
    /// What was passed, in order.
    pub passed: Vec<Passed>,
    /// Where it broke and why; `None` if an answer came.
    pub broken: Option<(Stage, Fault)>,
    /// The HTTP status of the answer.
    pub status: Option<u16>,
    /// The `Date` of the answer minus the local clock, in seconds.
    pub clock_skew_s: Option<i64>,
    /// The whole time, in milliseconds.
    pub millis: u64,
    /// What was seen beside the stages.
    pub seen: Seen,
    /// How far it comes without the proxy; `None` if that was not tried, because the proxy leads on or no time was left.
    pub direct: Option<Box<Self>>,
}

impl Path {
    /// A path of which nothing is known yet.
    #[must_use]
    pub fn new(target: Target) -> Self {
        Self {
            target,
            passed: Vec::new(),
            broken: None,
            status: None,
            clock_skew_s: None,
            millis: 0,
            seen: Seen::default(),
            direct: None,
        }
    }

    /// Whether it broke at the proxy: at its name, at its address, or at what it answered.
    #[must_use]
    pub fn broke_at_proxy(&self) -> bool {
        self.target.proxy.is_some() && self.broken.as_ref().is_some_and(|(stage, _)| *stage <= Stage::Proxy)
    }

    /// Whether the way without the proxy was tried, and leads to the host.
    #[must_use]
    pub fn open_without_proxy(&self) -> bool {
        self.direct.as_ref().is_some_and(|direct| direct.open())
    }

    /// Whether an answer came.
    #[must_use]
    pub const fn open(&self) -> bool {
        self.broken.is_none()
    }

    /// Whether it broke because a name could not be resolved.
    #[must_use]
    pub fn no_name(&self) -> bool {
        self.broken.as_ref().is_some_and(|(stage, _)| *stage == Stage::Dns)
    }

    /// Whether it broke before the first hop answered, with its name resolved.
    #[must_use]
    pub fn no_connection(&self) -> bool {
        self.broken.as_ref().is_some_and(|(stage, _)| *stage == Stage::Tcp)
    }
}

/// The path to the API.
#[derive(Clone, Debug)]
pub struct ApiPath(pub Path);
impl Fact for ApiPath {}

/// The path to the host that signs in and renews logins.
#[derive(Clone, Debug)]
pub struct SignInPath(pub Path);
impl Fact for SignInPath {}

/// The path to the host of the pages on which somebody signs in.
#[derive(Clone, Debug)]
pub struct ClaudeAiPath(pub Path);
impl Fact for ClaudeAiPath {}

/// The path to the host at which the sign-in in a browser begins.
#[derive(Clone, Debug)]
pub struct ClaudeComPath(pub Path);
impl Fact for ClaudeComPath {}

/// The path to the host that installers and updates come from.
#[derive(Clone, Debug)]
pub struct DownloadsPath(pub Path);
impl Fact for DownloadsPath {}

/// The path to `api.anthropic.com`, where requests are sent to another address.
#[derive(Clone, Debug)]
pub struct OriginalApiPath(pub Path);
impl Fact for OriginalApiPath {}

/// The path that a request without encryption takes, on which a Wi-Fi's sign-in page would answer.
#[derive(Clone, Debug)]
pub struct PlainPath(pub Path);
impl Fact for PlainPath {}

/// The path to the API through a proxy that other programs use here, and Claude Code does not see.
#[derive(Clone, Debug)]
pub struct OtherProxyPath {
    /// Whose setting it is: `GNOME`.
    pub of: String,
    /// The file that names it, with `~`.
    pub file: String,
    /// The path.
    pub path: Path,
}
impl Fact for OtherProxyPath {}

/// Every path that was gone, in the order of their weight: what it is for, the check that saw it, and the path.
#[must_use]
pub fn paths(facts: &Facts) -> Vec<(Role, &'static str, &Path)> {
    let all = [
        (Role::Api, "network.api", facts.get::<ApiPath>().map(|it| &it.0)),
        (Role::SignIn, "network.sign_in", facts.get::<SignInPath>().map(|it| &it.0)),
        (Role::Browser, "network.claude_ai", facts.get::<ClaudeAiPath>().map(|it| &it.0)),
        (Role::Browser, "network.claude_com", facts.get::<ClaudeComPath>().map(|it| &it.0)),
        (Role::Downloads, "network.downloads", facts.get::<DownloadsPath>().map(|it| &it.0)),
        (Role::Original, "network.original_api", facts.get::<OriginalApiPath>().map(|it| &it.0)),
    ];
    all.into_iter().filter_map(|(role, check, path)| Some((role, check, path?))).collect()
}

/// An address in a variable that Claude Code cannot use: of a proxy, or of the API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadAddress {
    /// The variable.
    pub variable: String,
    /// What is wrong with it, as half a sentence.
    pub because: String,
}
impl Fact for BadAddress {}
