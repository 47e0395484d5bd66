//! How is a made-up lock freed? By going away, as a real one.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use super::guard;
use crate::ports::hands::Held;

/// Frees the made-up lock.
pub(super) struct FakeLock(pub(super) Arc<Mutex<BTreeSet<PathBuf>>>, pub(super) PathBuf);

impl Held for FakeLock {}

impl Drop for FakeLock {
    fn drop(&mut self) {
        guard(&self.0).remove(&self.1);
    }
}
