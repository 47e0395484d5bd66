//! What is drawn on a step before its findings? The picture that this step has, made from what the checks learned.

use super::{status, xray};
use crate::app::State;
use crate::model::step::Step;
use crate::ui::page::Page;

/// Writes the picture of a step; most have one, and none is drawn before its checks have ended.
pub(super) fn write(state: &State, step: Step, page: &mut Page) {
    match step {
        Step::Status => status::ladder(state, page),
        Step::HiddenCharacters => xray::write(state, page),
        _ => {}
    }
}
