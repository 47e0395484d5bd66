//! What can be learned about this machine? One file a check; a new check is one file and one line here.

mod api_key;
mod config_file;
mod elsewhere;
pub mod form;
mod gather;
mod hidden_characters;
mod installs;
pub(crate) use installs::unsafe_to_run;
mod ladder;
mod last_worked;
mod network;
mod provider;
mod settings_files;
mod shown;
mod sign_in;
mod stored_login;
mod together;
mod variables;
mod way;

use form::Check;

/// Every check, in the order of the screen and the report.
pub const ALL: &[Check] = &[
    ladder::CHECK,
    last_worked::CHECK,
    sign_in::CHECK,
    api_key::CHECK,
    hidden_characters::CHECK,
    variables::CHECK,
    settings_files::CHECK,
    provider::CHECK,
    stored_login::CHECK,
    config_file::CHECK,
    way::CHECK,
    network::API,
    network::SIGN_IN,
    installs::CHECK,
];

#[cfg(test)]
mod tests;
