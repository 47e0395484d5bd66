//! How is a process killed at a chosen point? Hands that make every change for real, and end by SIGKILL at the n-th point.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use claude_fix::ports::files::{Entry, Files, ReadError};
use claude_fix::ports::hands::{Hands, Held};
use rustix::process::{Signal, getpid, kill_process};

/// The real hands. Every change has points before it, after it, and, where a file is written, in its middle.
pub(crate) struct Dying {
    real: Arc<dyn Hands>,
    left: AtomicUsize,
}

impl Dying {
    /// Dies at this point, from 0.
    pub(crate) fn at(point: usize) -> Self {
        Self { real: claude_fix::sys::hands(), left: AtomicUsize::new(point) }
    }

    /// Whether this point is the one.
    fn now(&self) -> bool {
        self.left.fetch_sub(1, Ordering::SeqCst) == 0
    }

    fn point(&self) {
        if self.now() {
            die();
        }
    }

    /// The middle of a write: some bytes are in a file beside it, and nothing is renamed yet.
    fn middle(&self, path: &Path, bytes: &[u8]) {
        if self.now() {
            let half = path.with_file_name(".claude-fix-haLf01");
            let _ = fs::write(&half, bytes.get(..bytes.len() / 2).unwrap_or_default());
            die();
        }
    }
}

fn die() -> ! {
    let _ = kill_process(getpid(), Signal::KILL);
    loop {
        std::thread::park();
    }
}

impl Files for Dying {
    fn look(&self, path: &Path) -> io::Result<Entry> {
        self.real.look(path)
    }
    fn read(&self, path: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
        self.real.read(path, limit)
    }
    fn list(&self, folder: &Path, limit: usize) -> io::Result<Vec<PathBuf>> {
        self.real.list(folder, limit)
    }
    fn real(&self, path: &Path) -> io::Result<PathBuf> {
        self.real.real(path)
    }
    fn executable(&self, path: &Path) -> bool {
        self.real.executable(path)
    }
}

impl Hands for Dying {
    fn replace(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.point();
        self.middle(path, bytes);
        self.real.replace(path, bytes)?;
        self.point();
        Ok(())
    }
    fn write_private(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.point();
        self.middle(path, bytes);
        self.real.write_private(path, bytes)?;
        self.point();
        Ok(())
    }
    fn write_instead(&self, path: &Path, old: Option<&Entry>, bytes: &[u8]) -> io::Result<()> {
        self.point();
        self.middle(path, bytes);
        self.real.write_instead(path, old, bytes)?;
        self.point();
        Ok(())
    }
    fn make_private_folder(&self, path: &Path) -> io::Result<()> {
        self.point();
        self.real.make_private_folder(path)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.point();
        self.real.rename(from, to)?;
        self.point();
        Ok(())
    }
    fn set_mode(&self, path: &Path, mode: u32) -> io::Result<()> {
        self.point();
        self.real.set_mode(path, mode)?;
        self.point();
        Ok(())
    }
    fn lock(&self, path: &Path) -> io::Result<Box<dyn Held>> {
        self.point();
        let held = self.real.lock(path)?;
        self.point();
        Ok(held)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.point();
        self.real.remove(path)?;
        self.point();
        Ok(())
    }
    fn sweep(&self, folder: &Path) -> io::Result<()> {
        self.point();
        self.real.sweep(folder)
    }
}
