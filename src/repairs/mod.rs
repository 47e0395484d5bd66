//! What would make it right? One file a repair; a new repair is one file and one line here.

mod add_to_path;
mod aside;
mod ask_it;
mod better_file;
mod by_hand;
mod close_folder;
mod config_aside;
mod config_restore;
mod credentials_aside;
mod editor_settings;
mod end_session;
pub mod form;
mod hosts_lines;
mod installer;
mod into_settings;
mod make_private;
mod new_key;
mod open_folder;
mod place_aside;
mod proxy_login;
mod remove_bare;
mod remove_install;
mod remove_key;
mod remove_pair;
mod remove_pin;
mod remove_variable;
mod reset;
mod reset_credential;
mod reset_folder;
mod reset_sign_in;
mod rewrite_variable;
mod set_clock;
mod settings_aside;
mod settings_mend;
mod setup_token;
mod sign_in;
mod sign_in_again;
mod sign_out;
mod state_entries;
mod trust_root;
pub mod unrepaired;
mod update_install;
mod wait;

use form::Repair;

/// Every repair, the least destructive first.
pub const ALL: &[Repair] = &[
    sign_in::REPAIR,
    by_hand::without::REPAIR,
    by_hand::homes::REPAIR,
    by_hand::containers::PASTE,
    by_hand::containers::KEEP,
    by_hand::cloud::SIGN_IN,
    by_hand::cloud::PROFILE,
    by_hand::editors::UPDATE,
    by_hand::sessions::RESTART,
    by_hand::sessions::ONE_LOGIN,
    by_hand::sessions::STOP_OTHER,
    by_hand::sessions::DAEMON,
    by_hand::store::PLACE,
    by_hand::store::TAKE_BACK,
    by_hand::hosts::REPAIR,
    by_hand::keychain::UNLOCK,
    by_hand::keychain::RIGHT_USER,
    by_hand::administrator::REPAIR,
    add_to_path::REPAIR,
    make_private::REPAIR,
    close_folder::REPAIR,
    open_folder::FOLDER,
    open_folder::LOGIN,
    state_entries::ANSWERED,
    state_entries::ALLOW,
    rewrite_variable::CLEAN,
    rewrite_variable::MOVE,
    rewrite_variable::ADD_SCHEME,
    rewrite_variable::WITHOUT,
    into_settings::REPAIR,
    better_file::REPAIR,
    trust_root::REPAIR,
    trust_root::VERIFY,
    hosts_lines::REPAIR,
    proxy_login::REPAIR,
    set_clock::REPAIR,
    ask_it::REPAIR,
    wait::REPAIR,
    wait::STOP,
    settings_mend::REPAIR,
    remove_variable::REPAIR,
    remove_pair::REPAIR,
    remove_key::REPAIR,
    remove_pin::REPAIR,
    remove_bare::REPAIR,
    editor_settings::INHERIT,
    editor_settings::VARIABLES,
    state_entries::MANAGED_KEY,
    state_entries::ACCOUNT,
    place_aside::REPAIR,
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
