//! How are checks run, plans carried out, and changes taken back? The room where things happen in order.

pub mod afterwards;
pub mod apply;
pub mod assess;
pub mod checks;
pub mod claude_says;
pub mod company;
pub mod copies;
mod edits;
mod fetch;
pub mod finish;
pub mod history;
pub mod journal;
pub mod look;
pub mod memory;
pub mod new_key;
pub mod pane;
mod programs;
pub mod repair;
pub mod secrets;
pub mod undo;
mod user_variables;

#[cfg(test)]
mod pane_tests;
#[cfg(test)]
mod tests;
