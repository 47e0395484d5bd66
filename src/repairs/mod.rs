//! What would make it right? One file a repair; a new repair is one file and one line here.

mod add_to_path;
mod credentials_aside;
pub mod form;
mod installer;
mod make_private;
mod remove_install;
mod remove_variable;
mod sign_in;
mod sign_out;
mod update_install;

use form::Repair;

/// Every repair, the least destructive first.
pub const ALL: &[Repair] = &[
    sign_in::REPAIR,
    add_to_path::REPAIR,
    make_private::REPAIR,
    remove_variable::REPAIR,
    credentials_aside::REPAIR,
    installer::FETCH,
    installer::RUN,
    update_install::REPAIR,
    remove_install::REPAIR,
    sign_out::REPAIR,
];
