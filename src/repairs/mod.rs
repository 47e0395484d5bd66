//! What would make it right? One file a repair; a new repair is one file and one line here.

mod credentials_aside;
pub mod form;
mod make_private;
mod remove_pair;
mod remove_variable;
mod rewrite_variable;
mod sign_in;
mod sign_out;

use form::Repair;

/// Every repair, the least destructive first.
pub const ALL: &[Repair] = &[
    sign_in::REPAIR,
    make_private::REPAIR,
    rewrite_variable::CLEAN,
    rewrite_variable::MOVE,
    rewrite_variable::ADD_SCHEME,
    remove_variable::REPAIR,
    remove_pair::REPAIR,
    credentials_aside::REPAIR,
    sign_out::REPAIR,
];
