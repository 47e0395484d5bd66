//! What explains the facts? One file a family; a new cause is one entry there and one line here.

mod access;
mod account;
mod answers;
mod certificates;
mod clock;
mod cloud;
mod desktop;
mod editors;
pub mod elsewhere;
mod environment;
pub mod form;
mod heard;
mod home;
mod install;
mod key;
mod key_program;
mod keychain;
mod known_bugs;
mod latency;
mod lists;
mod login;
mod missing_proxy;
mod modes;
mod names;
mod need;
mod network;
mod policy;
mod profile;
mod project;
mod provider;
pub mod questions;
pub mod rank;
mod refused;
mod scripts;
mod secret;
mod service;
mod session;
mod settings;
mod signing_in;
mod stale;
mod store;
mod store_place;
mod tls;
mod token;
pub mod verdict;
mod ways_in;

use crate::claude_code::systems;
use crate::model::diagnosis::Known;
use crate::model::machine::Os;
use crate::model::step::Step;
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
    desktop::DESKTOP_SHADOWS,
    store::CONFIG_CORRUPT,
    install::OUTDATED,
    policy::FORCE_LOGIN,
    certificates::EXTRA_CA_UNUSABLE,
    certificates::CLIENT_CERTIFICATE,
    answers::CAPTIVE_PORTAL,
    tls::BUNDLED_ROOTS_LAG,
    tls::INSPECTION_UNTRUSTED,
    tls::CERTIFICATE_INVALID,
    clock::SKEWED,
    network::PROXY_MALFORMED,
    network::PROXY_AUTH_REQUIRED,
    network::PROXY_UNREACHABLE,
    certificates::NO_PROXY_WRONG,
    environment::BASE_URL_CAUSE,
    missing_proxy::MISSING_HERE,
    names::DNS,
    answers::REGION,
    answers::CHALLENGE,
    service::INCIDENT,
    network::UNREACHABLE,
    network::PLATFORM_HOST_BLOCKED,
    answers::RATE_LIMITED,
    latency::OAUTH_TIMEOUT,
    latency::IPV6_BROKEN,
    certificates::VERIFICATION_DISABLED,
    cloud::CREDENTIALS,
    provider::FLAG_LEFT_ON,
    modes::BARE_WITHOUT_KEY,
    secret::HIDDEN_CHARACTERS,
    secret::WRONG_KIND,
    environment::SETTINGS_BLOCK_CAUSE,
    project::INJECTED,
    environment::API_KEY_HIDES,
    environment::AUTH_TOKEN_CAUSE,
    key_program::FAILING,
    token::OAUTH_ENV_DEAD,
    profile::SELECTED,
    account::MANAGED_STALE,
    key::REJECTED,
    key::ORG_DISABLED,
    account::KEY_DECLINED,
    policy::ORG_MISMATCH,
    keychain::LOCKED,
    keychain::USER_MISMATCH,
    home::OTHER_HOME,
    home::CONFIG_DIR_SPELLING,
    store::NOT_PERSISTED,
    store::CORRUPT,
    store::PERMISSIONS,
    refused::SERVER_REJECTS,
    refused::NOT_REPLACED,
    refused::REVOKED,
    login::NONE,
    login::EXPIRED,
    login::BLANKED,
    login::SCOPE_MISSING,
    login::REFRESH_PENDING,
    modes::LOGIN_COMMAND_HIDDEN,
    access::WRONG_ACCOUNT,
    access::NO_ACCESS,
    access::CREDITS,
    access::LIMIT,
    account::METADATA_MISMATCH,
    account::ONBOARDING_MISSING,
    settings::BROKEN,
    keychain::SPLIT_BRAIN,
    keychain::MANY_ITEMS,
    install::SEVERAL,
    session::DAEMON_STALE,
    session::OLD_CREDENTIAL,
    session::REFRESH_RACE,
    session::FOREIGN_REFRESHER,
    editors::DIFFERS,
    editors::CALLBACK_CANNOT_BIND,
    editors::CALLBACK_UNREACHABLE,
    signing_in::CODE_TRUNCATED,
    signing_in::URL_TRUNCATED,
];

/// Every cause of this system with the step that shows it, for whoever looks something up.
#[must_use]
pub fn book(os: Os) -> Vec<Known> {
    let judged = ALL.iter().map(|cause| Known { id: cause.id, step: cause.step, docs: cause.docs });
    // all that is not told of here is about the keychain
    let untold = elsewhere::ALL.iter().map(|it| Known { id: it.id, step: Step::StoredSignIn, docs: DOCS_AUTH });
    judged.chain(untold).filter(|it| systems::of(it.id).has(os)).collect()
}

#[cfg(test)]
mod tests;
