//! What are Claude Code's own rules? Pure functions; when Claude Code changes, this is the room that changes.

mod character_names;
pub mod characters;
pub mod explain;
pub mod folder;
pub mod installs;
pub mod key_program;
pub mod keychain;
pub mod login;
mod look_alikes;
pub mod managed;
pub mod new_key;
pub mod places;
pub mod precedence;
pub mod proxy;
pub mod scan;
pub mod schema;
pub mod settings;
pub mod sign_in_page;
pub mod systems;
pub mod transcript;
pub mod variables;
pub mod versions;
