//! Does the wizard do what it says, and never what it must not?

mod calm;
mod examples;
mod flow;
mod help;
mod looks;
mod panes;
mod past;
mod properties;
mod replay;
mod samples;
mod telling;
mod walkthrough;
