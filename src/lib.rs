//! claude-fix finds out why Claude Code will not sign in, and repairs it.
//!
//! A check looks at the machine and says what it learned. A cause explains what was learned. A repair says what it
//! would change. Nothing changes until a person says yes; everything that changed is written down, checked again, and
//! can be undone.

#[macro_use]
pub mod words;

pub mod app;
pub mod assets;
pub mod causes;
pub mod checks;
pub mod claude_code;
pub mod cli;
pub mod dialects;
pub mod engine;
pub mod headless;
pub mod model;
pub mod ports;
pub mod repairs;
pub mod sys;
pub mod tui;
pub mod ui;
