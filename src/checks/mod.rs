//! What can be learned about this machine? One file a check; a new check is one file and one line here.

mod account;
mod api_key;
mod aws;
mod certificates;
mod cloud;
mod cmd_start;
mod company;
mod config_file;
mod config_folder;
mod editors;
mod elsewhere;
mod exceptions;
pub mod form;
mod gather;
mod hidden_characters;
mod home;
mod hosts;
mod hosts_edit;
mod injected;
mod installs;
mod interfaces;
pub(crate) use gather::way_to;
mod modes;
mod other_proxies;
mod own_roots;
mod policy;
mod profile;
mod sessions;
pub(crate) use installs::unsafe_to_run;
pub(crate) use message::{not_sent, once as send_message};
mod key_program;
mod keychain;
mod ladder;
mod last_worked;
mod message;
mod network;
pub mod new_key;
mod other_hosts;
mod other_proxy;
mod portal;
mod provider;
mod put;
mod ready;
mod registry_variables;
mod rewrites;
mod running;
mod service;
mod settings_files;
mod shown;
mod sign_in;
mod skim;
mod startup_files;
mod stored_login;
mod surroundings;
mod together;
mod told;
mod variables;
mod walk;
mod way;

use form::Check;

/// Every check, in the order of the screen and the report.
pub const ALL: &[Check] = &[
    ladder::CHECK,
    last_worked::CHECK,
    told::CHECK,
    sign_in::CHECK,
    account::CHECK,
    api_key::CHECK,
    key_program::CHECK,
    hidden_characters::CHECK,
    variables::CHECK,
    settings_files::CHECK,
    provider::CHECK,
    cloud::CHECK,
    profile::CHECK,
    modes::CHECK,
    policy::CHECK,
    company::CHECK,
    stored_login::CHECK,
    keychain::CHECK,
    config_file::CHECK,
    config_folder::CHECK,
    home::STORE,
    way::CHECK,
    network::API,
    network::SIGN_IN,
    other_hosts::CLAUDE_AI,
    other_hosts::CLAUDE_COM,
    other_hosts::DOWNLOADS,
    other_hosts::ORIGINAL_API,
    other_proxy::CHECK,
    portal::CHECK,
    surroundings::NAMES,
    interfaces::CHECK,
    surroundings::ROUTES,
    exceptions::CHECK,
    certificates::FILES,
    certificates::STORES,
    installs::CHECK,
    message::CHECK,
    service::CHECK,
    home::HOMES,
    sessions::CHECK,
    editors::CHECK,
    editors::CALLBACK,
];

/// The secrets in the variables that this process has, and in those that settings lay over them.
#[must_use]
pub fn secrets(world: &crate::ports::World) -> Vec<crate::model::secret::Secret> {
    [&world.env, &gather::gather(world).env].into_iter().flat_map(crate::model::known::values).collect()
}

/// The files in which the variables that matter may be set, as far as they are there: settings files, start-up files,
/// and those that they read in turn.
#[must_use]
pub fn files_that_set_variables(world: &crate::ports::World) -> Vec<std::path::PathBuf> {
    let mut files: Vec<_> = gather::gather(world).attempts.into_iter().map(|attempt| attempt.path).collect();
    startup_files::each(world, |file, _, _| files.push(file.file.clone()));
    files
}

#[cfg(test)]
mod tests;
