//! What is drawn on a step before its findings? The picture that this step has, made from what the checks learned.

use super::{installs, sign_in, status, stored};
use crate::app::State;
use crate::model::step::Step;
use crate::ui::page::Page;

/// Writes what a step says below its findings; few have anything.
pub(super) fn below(state: &State, step: Step, page: &mut Page) {
    if step == Step::StoredSignIn {
        stored::advice(state, page);
    }
}

/// Writes the picture of a step; most have one, and none is drawn before its checks have ended.
pub(super) fn write(state: &State, step: Step, page: &mut Page) {
    match step {
        Step::Status => status::ladder(state, page),
        Step::SignIn => sign_in::write(state, page),
        Step::StoredSignIn => stored::write(state, page),
        Step::Install => installs::copies(state, page),
        _ => {}
    }
}
