//! How is a program ended that somebody else started? Asked to end, and only if it still is the one that was looked at.

use std::time::Duration;

/// May ask programs to end. Only the engine's `apply` is given one.
pub trait Processes: Send + Sync {
    /// Asks the process to end, and waits so long for it. `begun` is when it started, as the system counts it: a number
    /// that another process has by now is left alone. It is never ended by force.
    ///
    /// # Errors
    /// Why it still runs, or why it was not asked, as half a sentence.
    fn end(&self, pid: u32, begun: u64, wait: Duration) -> Result<(), String>;
}

/// Ends nothing.
#[derive(Clone, Copy, Debug)]
pub struct Nobody;

impl Processes for Nobody {
    fn end(&self, _pid: u32, _begun: u64, _wait: Duration) -> Result<(), String> {
        Err(say!("system/nothing-can-ended-here"))
    }
}
