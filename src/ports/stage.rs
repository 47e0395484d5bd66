//! Where does a program run that a person agreed to? In a terminal of its own, heard and answered by the engine.
//!
//! No part of [`super::World`]: only the engine's `apply` is given a [`Stage`], beside its hands.

use std::io;
use std::path::PathBuf;

use tokio::sync::mpsc::Receiver;

use crate::model::environment::Environment;
use crate::model::pane::{Exit, Pasted};

/// A program to be run.
#[derive(Clone)]
pub struct Act {
    /// The program, as a whole path.
    pub program: PathBuf,
    /// Its arguments; never a secret.
    pub arguments: Vec<String>,
    /// All its variables; `TERM` is set by the stage.
    pub env: Environment,
    /// The folder that it runs in.
    pub cwd: PathBuf,
    /// Columns and rows of its terminal.
    pub size: (u16, u16),
}

/// What is heard of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// It wrote this.
    Bytes(Vec<u8>),
    /// It has ended, and nothing more will come.
    Ended(Exit),
}

/// Says something to a program that runs. Dropped, it ends the program at once.
pub trait Controls: Send + Sync {
    /// Types.
    fn input(&self, bytes: Pasted);

    /// The window has this many columns and rows now.
    fn resize(&self, size: (u16, u16));

    /// Ends it within a few seconds and returns at once: Ctrl-C first, then a request to end, then by force, with
    /// everything that it started in its terminal. A second call skips the waiting.
    fn stop(&self);
}

/// A program that runs.
pub struct Running {
    /// What it writes, then how it ended. It waits while nobody listens.
    pub heard: Receiver<Heard>,
    /// To answer it.
    pub controls: Box<dyn Controls>,
}

/// Runs programs.
pub trait Stage: Send + Sync {
    /// Starts one.
    ///
    /// # Errors
    /// The system's own, if it cannot be started.
    fn start(&self, act: Act) -> io::Result<Running>;
}
