//! What is drawn on a step before its findings? The picture that this step has, made from what the checks learned.

use super::{environment, installs, path, sign_in, status, stored, xray};
use crate::app::State;
use crate::model::step::Step;
use crate::ui::page::Page;

/// Writes what a step says below its findings; few have anything.
pub(super) fn below(state: &State, step: Step, page: &mut Page) {
    if step == Step::StoredSignIn && state.replay.is_none() {
        stored::advice(state, page);
    }
}

/// Writes the picture of a step; most have one. That of the network is drawn while its checks still run.
pub(super) fn write(state: &State, step: Step, page: &mut Page) {
    match step {
        // a report holds no more than the ladder and the copies: nothing may be said of the rest
        _ if state.replay.is_some() && !matches!(step, Step::Status | Step::Install) => {}
        Step::Status => {
            status::answer(state, page);
            status::ladder(state, page);
        }
        Step::SignIn => sign_in::write(state, page),
        Step::HiddenCharacters => xray::write(state, page),
        Step::StoredSignIn => stored::write(state, page),
        Step::Install => installs::copies(state, page),
        Step::Network => path::write(state, page),
        Step::Environment => environment::write(state, page),
        _ => {}
    }
}

/// Whether the picture shows what this check measured, so that it need not be listed once more.
pub(super) fn shows(state: &State, check: &str) -> bool {
    let drawn = state.run.over && state.assessment.is_some();
    if state.replay.is_some() {
        return status::SHOWN.contains(&check);
    }
    drawn && status::SHOWN.iter().chain(&path::SHOWN).chain(&environment::SHOWN).any(|shown| *shown == check)
}
