//! What do we talk about? Plain data that every room shares: no input, no output, no clock.

pub mod facts;
pub mod outcome;
pub mod secret;
pub mod step;
pub mod text;
pub mod time;
