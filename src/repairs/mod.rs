//! What would make it right? One file a repair; a new repair is one file and one line here.

mod add_to_path;
mod aside;
mod close_folder;
mod config_aside;
mod config_restore;
mod credentials_aside;
mod end_session;
pub mod form;
mod installer;
mod make_private;
mod new_key;
mod remove_install;
mod remove_key;
mod remove_pair;
mod remove_variable;
mod reset;
mod reset_credential;
mod reset_folder;
mod reset_sign_in;
mod rewrite_variable;
mod settings_aside;
mod settings_mend;
mod setup_token;
mod sign_in;
mod sign_in_again;
mod sign_out;
mod update_install;

use form::Repair;

/// Every repair, the least destructive first.
pub const ALL: &[Repair] = &[
    sign_in::REPAIR,
    add_to_path::REPAIR,
    make_private::REPAIR,
    close_folder::REPAIR,
    rewrite_variable::CLEAN,
    rewrite_variable::MOVE,
    rewrite_variable::ADD_SCHEME,
    settings_mend::REPAIR,
    remove_variable::REPAIR,
    remove_pair::REPAIR,
    remove_key::REPAIR,
    new_key::REPAIR,
    config_restore::REPAIR,
    config_aside::REPAIR,
    settings_aside::REPAIR,
    credentials_aside::REPAIR,
    installer::FETCH,
    installer::RUN,
    update_install::REPAIR,
    remove_install::REPAIR,
    end_session::REPAIR,
    sign_in_again::AGAIN,
    sign_in_again::AFRESH,
    sign_out::REPAIR,
    setup_token::REPAIR,
    reset_credential::REPAIR,
    reset_sign_in::REPAIR,
    reset_folder::REPAIR,
];
