//! Which variables decide how Claude Code signs in and reaches the service?

use crate::model::environment::Environment;

/// An API key, sent as `x-api-key`.
pub const API_KEY: &str = "ANTHROPIC_API_KEY";
/// A gateway's token, sent as `Authorization: Bearer`.
pub const AUTH_TOKEN: &str = "ANTHROPIC_AUTH_TOKEN";
/// A login token that `claude setup-token` made.
pub const OAUTH_TOKEN: &str = "CLAUDE_CODE_OAUTH_TOKEN";
/// Moves the API to another address.
pub const BASE_URL: &str = "ANTHROPIC_BASE_URL";
/// Headers that are sent with every request; gateways sign in with them.
pub const CUSTOM_HEADERS: &str = "ANTHROPIC_CUSTOM_HEADERS";
/// Moves the whole configuration folder.
pub const CONFIG_DIR: &str = "CLAUDE_CONFIG_DIR";
/// Moves the stored login alone.
pub const STORAGE_DIR: &str = "CLAUDE_SECURESTORAGE_CONFIG_DIR";
/// More trusted certificates.
pub const EXTRA_CA: &str = "NODE_EXTRA_CA_CERTS";
/// Which sets of certificates count: `bundled`, `system`, or both.
pub const CERT_STORE: &str = "CLAUDE_CODE_CERT_STORE";

/// The bare mode, which reads no login, no login token and no profile.
pub const BARE: &str = "CLAUDE_CODE_SIMPLE";
/// Hides the command `/login`.
pub const LOGIN_HIDDEN: &str = "DISABLE_LOGIN_COMMAND";
/// Chooses a profile of Anthropic's own command line.
pub const PROFILE: &str = "ANTHROPIC_PROFILE";
/// Switches the verification of certificates off when it is `0`.
pub const UNVERIFIED: &str = "NODE_TLS_REJECT_UNAUTHORIZED";
/// A certificate that Claude Code shows to servers.
pub const CLIENT_CERT: &str = "CLAUDE_CODE_CLIENT_CERT";
/// The private key of that certificate.
pub const CLIENT_KEY: &str = "CLAUDE_CODE_CLIENT_KEY";

/// The variables that hold a secret: their values are never shown.
pub const SECRET: [&str; 5] =
    [API_KEY, AUTH_TOKEN, OAUTH_TOKEN, "ANTHROPIC_CUSTOM_HEADERS", "CLAUDE_CODE_OAUTH_REFRESH_TOKEN"];

/// The switches that hand signing in over to a cloud provider, in the order in which they are shown.
pub const PROVIDER_FLAGS: [&str; 6] = [
    "CLAUDE_CODE_USE_BEDROCK",
    "CLAUDE_CODE_USE_VERTEX",
    "CLAUDE_CODE_USE_FOUNDRY",
    "CLAUDE_CODE_USE_ANTHROPIC_AWS",
    "CLAUDE_CODE_USE_MANTLE",
    "CLAUDE_CODE_USE_ANTHROPIC_GOOGLE_CLOUD",
];

/// The proxy variables, in the order in which Claude Code reads them; the first one set wins (measured with 2.1.329).
pub const PROXY: [&str; 6] = ["https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"];
/// The hosts that are reached without the proxy.
pub const NO_PROXY: [&str; 2] = ["no_proxy", "NO_PROXY"];

/// The names of the proxy variables that this environment can tell apart, in the order in which Claude Code reads them.
/// Windows makes no difference between `https_proxy` and `HTTPS_PROXY`.
pub fn proxies(env: &Environment) -> impl Iterator<Item = &'static str> {
    told_apart(PROXY, env)
}

/// The same for the hosts that are reached without the proxy.
pub fn no_proxies(env: &Environment) -> impl Iterator<Item = &'static str> {
    told_apart(NO_PROXY, env)
}

/// Every watched variable that this environment can tell from the others.
pub fn watched_in(env: &Environment) -> impl Iterator<Item = &'static str> {
    told_apart(watched(), env)
}

fn told_apart(names: impl IntoIterator<Item = &'static str>, env: &Environment) -> impl Iterator<Item = &'static str> {
    let one = env.ignores_case();
    names.into_iter().filter(move |name| !one || name.starts_with(|c: char| c.is_ascii_uppercase()))
}

/// Every variable whose origin is looked for.
#[must_use]
pub fn watched() -> Vec<&'static str> {
    let mut all = vec![API_KEY, AUTH_TOKEN, OAUTH_TOKEN, BASE_URL, CONFIG_DIR, STORAGE_DIR, EXTRA_CA, CERT_STORE];
    all.extend(PROVIDER_FLAGS);
    all.extend(PROXY);
    all.extend(NO_PROXY);
    all.extend(["ANTHROPIC_CUSTOM_HEADERS", UNVERIFIED, PROFILE, BARE, LOGIN_HIDDEN, CLIENT_CERT]);
    all
}

/// Whether a switch is on: `0`, `false`, `no`, `off` and nothing are off.
#[must_use]
pub fn is_on(value: &str) -> bool {
    !matches!(value.trim().to_ascii_lowercase().as_str(), "" | "0" | "false" | "no" | "off")
}
