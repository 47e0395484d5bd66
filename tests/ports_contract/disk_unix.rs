//! What does the real disk of a Unix do that the made-up one has no need of?

use std::path::Path;

use crate::disks::{Disk, RealDisk};

#[test]
fn an_error_says_what_was_tried_and_where() {
    let error = claude_fix::sys::hands().replace(Path::new("/nowhere/at/all"), b"").unwrap_err();
    assert!(error.to_string().starts_with("cannot replace /nowhere/at/all: "), "{error}");
}

#[test]
fn new_folders_and_locks_are_private() {
    let disk = RealDisk::new();
    disk.hands().make_private_folder(&disk.at("a/b")).unwrap();
    let _held = disk.hands().lock(&disk.at("a/lock")).unwrap();
    let mode = |name: &str| disk.hands().look(&disk.at(name)).unwrap().mode;
    assert_eq!((mode("a"), mode("a/b"), mode("a/lock")), (Some(0o700), Some(0o700), Some(0o600)));
}

/// Only root can make a file of somebody else.
#[test]
fn a_replaced_file_keeps_its_owner() {
    if !rustix::process::geteuid().is_root() {
        return;
    }
    let disk = RealDisk::new();
    disk.file("file", b"old", 0o4750);
    std::os::unix::fs::chown(disk.at("file"), Some(12_345), Some(54_321)).unwrap();
    disk.file("file", b"old", 0o4750);
    disk.hands().replace(&disk.at("file"), b"new").unwrap();
    let entry = disk.hands().look(&disk.at("file")).unwrap();
    assert_eq!((entry.owner, entry.mode), (Some(12_345), Some(0o4750)));
}
