//! What does an error message mean? The answer to a pasted text, as in `explain --json`.

use serde::{Deserialize, Serialize};

use super::step::Step;

/// What kind of trouble it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// The credential is wrong, expired, revoked, missing, or in conflict with another.
    Auth,
    /// Organisation, plan, seat, region, policy.
    Account,
    /// Money.
    Billing,
    /// A limit of use; not a matter of signing in.
    Limit,
    /// The service is overloaded or down.
    Overload,
    /// The network.
    Network,
    /// Certificates.
    Tls,
    /// A proxy.
    Proxy,
    /// Local files, Keychain, permissions.
    Store,
    /// The program itself.
    Install,
    /// Bedrock, Vertex, Foundry, a gateway.
    Provider,
    /// Not about reaching Claude.
    Other,
}

/// What an error proves, whoever met it; of most errors several causes are possible, and they prove nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proves {
    /// There is no money left for the credential in use.
    Credits,
    /// The account, or its organisation, may not use Claude Code.
    NoAccess,
    /// A limit of use was reached; the sign-in itself is accepted.
    Limit,
    /// The service took the credential back.
    Revoked,
    /// The service does not accept the credential; why, it does not say.
    Refused,
    /// Too many attempts to sign in.
    SignInLimit,
    /// Signing in took too long.
    SignInTimeout,
    /// The network that the request came from is not served.
    Region,
    /// The address of the sign-in page was not whole.
    Address,
    /// The code that was pasted was not whole, or too old.
    Code,
}

/// What a pasted text means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// What kind of trouble it is.
    pub class: Class,
    /// The ids of the signatures found, the most specific first.
    pub signatures: Vec<String>,
    /// The causes that it points to, the likeliest first.
    pub causes: Vec<String>,
    /// Where to start; `None` if it is not about reaching Claude.
    pub step: Option<Step>,
    /// `req_…`, for support.
    pub request_id: Option<String>,
    /// What it means, in one or two sentences.
    pub summary: String,
    /// The command to go on with.
    pub next: Option<String>,
    /// What the most specific signature proves; no part of the public document.
    #[serde(skip)]
    pub proves: Option<Proves>,
}
