//! What becomes of a change when nobody reads any more what is said of it? It goes on, and the exit code tells its end.

use std::io::{ErrorKind, Result, Write};

/// Writes as long as somebody reads; what comes after that goes nowhere.
pub(super) struct Steady<W>(pub W);

fn unless_gone<T>(done: Result<T>, gone: T) -> Result<T> {
    match done {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(gone),
        done => done,
    }
}

impl<W: Write> Write for Steady<W> {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        unless_gone(self.0.write(bytes), bytes.len())
    }

    fn flush(&mut self) -> Result<()> {
        unless_gone(self.0.flush(), ())
    }
}
