//! What do we talk about? Plain data that every room shares: no input, no output, no clock.

pub mod assessment;
pub mod credential;
pub mod diagnosis;
pub mod environment;
pub mod explanation;
pub mod facts;
pub mod hidden;
pub mod install;
pub mod journal;
pub mod login;
pub mod machine;
pub mod network;
pub mod outcome;
pub mod pane;
pub mod plan;
pub mod provider;
pub mod remembered;
pub mod secret;
pub mod settings;
pub mod signed;
pub mod source;
pub mod stamp;
pub mod step;
pub mod text;
pub mod time;
