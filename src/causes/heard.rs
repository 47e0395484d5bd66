//! How is an error text evidence? Where it came from, and what it means.

use super::form::Finding;
use crate::model::told::{Met, Whence};

/// The check that stands for what the person said.
pub(super) const YOU_SAID: &str = "status.you_said";
/// The check that sends a real message.
pub(super) const MESSAGE: &str = "service.real_message";

/// Adds what was met as evidence; what was only pasted is never certain.
pub(super) fn heard(found: Finding, met: &Met, whence: Whence) -> Finding {
    let found = match whence {
        Whence::Message => found.because(MESSAGE, say!("diagnoses/heard-real-message-turned-down", words = met.words)),
        Whence::Pasted => found.likely().because(YOU_SAID, say!("diagnoses/heard-pasted-error", words = met.words)),
    };
    match &met.request_id {
        Some(id) => found.because(check(whence), say!("diagnoses/heard-its-number-anthropics-support", id = id)),
        None => found,
    }
}

const fn check(whence: Whence) -> &'static str {
    match whence {
        Whence::Message => MESSAGE,
        Whence::Pasted => YOU_SAID,
    }
}
