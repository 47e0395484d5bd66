//! How far does a connection come? The path to each host, stage by stage, and where it breaks.

use super::facts::Fact;

/// What a host is needed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Requests.
    Api,
    /// Signing in and renewing a login.
    SignIn,
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
    pub const fn words(self) -> &'static str {
        match self {
            Self::Dns => "name",
            Self::Tcp => "connection",
            Self::Proxy => "proxy",
            Self::Tls => "encryption",
            Self::Http => "answer",
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
}

impl Path {
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

/// An address in a variable that Claude Code cannot use: of a proxy, or of the API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadAddress {
    /// The variable.
    pub variable: String,
    /// What is wrong with it, as half a sentence.
    pub because: String,
}
impl Fact for BadAddress {}
