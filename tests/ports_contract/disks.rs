//! Which disks are there to be tested, and how does a test put things on them that the program itself cannot make?

use std::path::PathBuf;
use std::sync::Arc;

use claude_fix::ports::fake::{FakeMachine, Node};
use claude_fix::ports::hands::Hands;

/// A disk on which a test can put things that `Hands` cannot make.
pub(crate) trait Disk {
    fn root(&self) -> PathBuf;
    fn hands(&self) -> Arc<dyn Hands>;
    fn file(&self, name: &str, bytes: &[u8], mode: u32);
    fn folder(&self, name: &str);
    /// False where no link can be made; then there is none.
    fn link(&self, name: &str, target: &str) -> bool;
    /// Whether files have permission bits, an owner and a number.
    fn unix(&self) -> bool {
        true
    }
    /// False where no pipe can be made.
    fn pipe(&self, name: &str) -> bool;
    /// Far larger than what is read.
    fn huge(&self, name: &str) -> u64;
    /// False where everything may be read.
    fn denied(&self, name: &str) -> bool;
    fn at(&self, name: &str) -> PathBuf {
        self.root().join(name)
    }
}

impl Disk for FakeMachine {
    fn root(&self) -> PathBuf {
        Self::HOME.into()
    }
    fn hands(&self) -> Arc<dyn Hands> {
        Arc::new(self.clone())
    }
    fn file(&self, name: &str, bytes: &[u8], mode: u32) {
        self.put(self.at(name), Node::File(bytes.to_vec(), mode));
    }
    fn folder(&self, name: &str) {
        self.put(self.at(name), Node::Folder);
    }
    fn link(&self, name: &str, target: &str) -> bool {
        self.put(self.at(name), Node::Link(target.into()));
        true
    }
    fn pipe(&self, name: &str) -> bool {
        self.put(self.at(name), Node::Pipe);
        true
    }
    fn huge(&self, name: &str) -> u64 {
        self.put(self.at(name), Node::File(vec![0; 4096], 0o600));
        4096
    }
    fn denied(&self, name: &str) -> bool {
        self.put(self.at(name), Node::Denied);
        true
    }
}

pub(crate) struct RealDisk(tempfile::TempDir);

impl RealDisk {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }
}

/// A file that is large and takes no room.
fn hole(path: &std::path::Path) -> u64 {
    let size = 1 << 30;
    std::fs::File::create(path).unwrap().set_len(size).unwrap();
    size
}

#[cfg(unix)]
impl Disk for RealDisk {
    fn root(&self) -> PathBuf {
        self.0.path().canonicalize().unwrap()
    }
    fn hands(&self) -> Arc<dyn Hands> {
        claude_fix::sys::hands()
    }
    fn file(&self, name: &str, bytes: &[u8], mode: u32) {
        use std::os::unix::fs::PermissionsExt;
        std::fs::write(self.at(name), bytes).unwrap();
        std::fs::set_permissions(self.at(name), std::fs::Permissions::from_mode(mode)).unwrap();
    }
    fn folder(&self, name: &str) {
        std::fs::create_dir(self.at(name)).unwrap();
    }
    fn link(&self, name: &str, target: &str) -> bool {
        std::os::unix::fs::symlink(target, self.at(name)).is_ok()
    }
    #[cfg(target_os = "linux")]
    fn pipe(&self, name: &str) -> bool {
        use rustix::fs::{CWD, FileType, Mode, mknodat};
        mknodat(CWD, self.at(name), FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).is_ok()
    }
    #[cfg(not(target_os = "linux"))]
    fn pipe(&self, _name: &str) -> bool {
        false
    }
    fn huge(&self, name: &str) -> u64 {
        hole(&self.at(name))
    }
    fn denied(&self, name: &str) -> bool {
        self.file(name, b"x", 0);
        !rustix::process::geteuid().is_root()
    }
}

#[cfg(windows)]
impl Disk for RealDisk {
    fn root(&self) -> PathBuf {
        claude_fix::sys::hands().real(self.0.path()).unwrap()
    }
    fn hands(&self) -> Arc<dyn Hands> {
        claude_fix::sys::hands()
    }
    fn file(&self, name: &str, bytes: &[u8], _mode: u32) {
        std::fs::write(self.at(name), bytes).unwrap();
    }
    fn folder(&self, name: &str) {
        std::fs::create_dir(self.at(name)).unwrap();
    }
    fn link(&self, name: &str, target: &str) -> bool {
        use std::os::windows::fs::{symlink_dir, symlink_file};
        // a right that not everybody has
        let make = if self.at(target).is_dir() { symlink_dir } else { symlink_file };
        // nor does every one that says so make one: Wine's does not
        make(target, self.at(name)).is_ok() && std::fs::symlink_metadata(self.at(name)).is_ok_and(|it| it.is_symlink())
    }
    fn unix(&self) -> bool {
        false
    }
    fn pipe(&self, _name: &str) -> bool {
        false
    }
    fn huge(&self, name: &str) -> u64 {
        hole(&self.at(name))
    }
    fn denied(&self, _name: &str) -> bool {
        false
    }
}
