//! Does the wizard do what it says, and never what it must not?

mod examples;
mod properties;
mod samples;
