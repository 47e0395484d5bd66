//! Which screens are there? The overview, one a step, and the request for a larger window.

pub(super) mod answer;
mod articles;
mod by_hand;
mod company;
pub(super) mod diagnosis;
mod environment;
mod installs;
pub(super) mod overview;
pub(super) mod path;
pub(super) mod path_line;
pub(super) mod path_words;
pub(super) mod picture;
mod question;
pub(super) mod refusal;
mod sign_in;
pub(super) mod status;
pub(super) mod step;
pub(super) mod stored;
pub(super) mod walkthrough;
pub(super) mod xray;
