//! What does the wizard do when something happens? A pure state machine: no input, no output, no clock, no colour.
//!
//! `update` takes an [`event::Event`] and returns [`effect::Effect`]s as data; whoever drives it carries them out and
//! feeds the answers back. `bindings` lists the keys that live right now: dispatch, the footer and the help are made
//! from that one list.

pub mod about;
pub mod act;
mod answers;
pub mod bindings;
pub mod compare;
mod dialogs;
pub mod effect;
pub mod event;
pub mod flow;
pub mod history;
mod mark;
pub mod new_key;
mod next;
pub mod pane;
pub mod replay;
pub mod report;
mod results;
pub mod search;
pub mod state;
mod taking_back;
mod telling;
mod update;
pub mod walkthrough;
pub mod watch;
pub mod ways_out;

pub use act::{Act, Binding};
pub use bindings::bindings;
pub use effect::Effect;
pub use event::{Event, Extent, Key};
pub use state::State;
pub use update::{start, update};

#[cfg(test)]
mod tests;
