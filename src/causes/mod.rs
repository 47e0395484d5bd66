//! What explains the facts? One file a family; a new cause is one entry there and one line here.

mod clock;
mod environment;
pub mod form;
mod install;
mod key;
mod key_program;
mod login;
mod network;
mod provider;
pub mod rank;
mod secret;
mod settings;
mod store;
mod store_place;
mod tls;
pub mod verdict;

use form::Cause;

/// Where Claude Code's own documentation speaks of signing in.
const DOCS_AUTH: &str = "https://code.claude.com/docs/en/authentication";
/// Where it speaks of networks.
const DOCS_NETWORK: &str = "https://code.claude.com/docs/en/network-config";
/// Where it speaks of installing.
const DOCS_SETUP: &str = "https://code.claude.com/docs/en/setup";

/// Every cause that is known. Where two stop Claude Code at the same layer, the one listed first stands first.
pub const ALL: &[Cause] = &[
    install::MISSING,
    install::BROKEN,
    install::PLACEHOLDER,
    store::CONFIG_CORRUPT,
    install::OUTDATED,
    tls::INSPECTION_UNTRUSTED,
    tls::CERTIFICATE_INVALID,
    clock::SKEWED,
    network::PROXY_MALFORMED,
    network::PROXY_AUTH_REQUIRED,
    network::PROXY_UNREACHABLE,
    environment::BASE_URL_CAUSE,
    network::DNS,
    network::UNREACHABLE,
    network::PLATFORM_HOST_BLOCKED,
    provider::FLAG_LEFT_ON,
    secret::HIDDEN_CHARACTERS,
    secret::WRONG_KIND,
    environment::SETTINGS_BLOCK_CAUSE,
    environment::API_KEY_HIDES,
    environment::AUTH_TOKEN_CAUSE,
    key_program::FAILING,
    key::REJECTED,
    key::ORG_DISABLED,
    store::NOT_PERSISTED,
    store::CORRUPT,
    store::PERMISSIONS,
    login::NONE,
    login::EXPIRED,
    login::BLANKED,
    login::SCOPE_MISSING,
    login::REFRESH_PENDING,
    settings::BROKEN,
    install::SEVERAL,
];

#[cfg(test)]
mod tests;
