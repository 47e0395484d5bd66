//! How does the wizard meet a real terminal? Enter and restore, keys and signals, and the loop around `update`.
//!
//! Nothing here decides anything: events go into `app::update`, effects come out, and the caller draws.

mod clock;
mod handover;
mod input;
mod lines;
pub mod masked;
mod run;
mod signals;
pub mod terminal;
mod typed;
mod view;

pub use handover::on_this_terminal;
pub use lines::run as run_in_lines;
pub use run::{Driver, Left, run};
pub use view::View;
