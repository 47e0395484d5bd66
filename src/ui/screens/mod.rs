//! Which screens are there? The overview, one a step, and the request for a larger window.

pub(super) mod answer;
pub(super) mod diagnosis;
pub(super) mod overview;
pub(super) mod picture;
pub(super) mod refusal;
pub(super) mod status;
pub(super) mod step;
pub(super) mod xray;
