//! What can be learned about this machine? One file a check; a new check is one file and one line here.

mod api_key;
mod config_file;
pub mod form;
mod gather;
mod hidden_characters;
mod installs;
pub(crate) use installs::unsafe_to_run;
mod ladder;
mod last_worked;
mod network;
mod provider;
mod rewrites;
mod settings_files;
mod sign_in;
mod startup_files;
mod stored_login;
mod variables;

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
    network::API,
    network::SIGN_IN,
    installs::CHECK,
];

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
