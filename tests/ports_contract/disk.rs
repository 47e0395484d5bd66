//! Do both disks answer alike? One suite, run on the made-up disk and on a real one.

use std::io::ErrorKind;

use claude_fix::model::stamp::Kind;
use claude_fix::ports::fake::FakeMachine;
use claude_fix::ports::files::ReadError;

use crate::disks::{Disk, RealDisk};

/// The same suite on both disks.
macro_rules! on_both {
    ($($name:ident),* $(,)?) => {
        mod made_up { $(#[test] fn $name() { super::$name(&super::FakeMachine::new()); })* }
        mod real { $(#[test] fn $name() { super::$name(&super::RealDisk::new()); })* }
    };
}

on_both!(
    looks_without_following,
    reads_regular_files_only,
    reads_no_more_than_asked_for,
    follows_links_in_the_middle,
    lists_in_order,
    resolves_links,
    knows_what_may_be_executed,
    replaces_in_place,
    writes_private_files,
    makes_folders,
    renames_to_free_names_only,
    sets_modes_of_files_only,
    a_folder_stays_itself_when_it_is_renamed,
    locks_once,
);

fn looks_without_following(disk: &dyn Disk) {
    disk.file("file", b"12345", 0o640);
    disk.folder("folder");
    let links = disk.link("link", "file") && disk.link("nowhere", "missing");
    let look = |name: &str| disk.hands().look(&disk.at(name)).map(|entry| entry.kind).map_err(|error| error.kind());
    assert_eq!(look("file"), Ok(Kind::File));
    assert_eq!(look("folder"), Ok(Kind::Folder));
    if links {
        assert_eq!(look("link"), Ok(Kind::Link));
        assert_eq!(look("nowhere"), Ok(Kind::Link));
    }
    assert_eq!(look("missing"), Err(ErrorKind::NotFound));
    assert_eq!(look("file/below"), Err(ErrorKind::NotFound));
    if disk.pipe("pipe") {
        assert_eq!(look("pipe"), Ok(Kind::Special));
    }
    let entry = disk.hands().look(&disk.at("file")).unwrap();
    assert_eq!((entry.size, entry.mode), (5, disk.unix().then_some(0o640)));
    assert!(entry.owner.is_some() == disk.unix() && entry.modified.is_some());
}

fn reads_regular_files_only(disk: &dyn Disk) {
    disk.file("file", b"12345", 0o600);
    disk.folder("folder");
    let links = [("link", "file"), ("to folder", "folder"), ("nowhere", "missing"), ("one", "other"), ("other", "one")]
        .iter()
        .all(|(name, target)| disk.link(name, target));
    let read = |name: &str| disk.hands().read(&disk.at(name), 100);
    assert_eq!(read("file"), Ok(b"12345".to_vec()));
    assert_eq!(read("folder"), Err(ReadError::NotAFile(Kind::Folder)));
    if links {
        assert_eq!(read("link"), Ok(b"12345".to_vec()));
        assert_eq!(read("to folder"), Err(ReadError::NotAFile(Kind::Folder)));
        assert_eq!(read("nowhere"), Err(ReadError::Dangling));
        assert_eq!(read("one"), Err(ReadError::Dangling));
    }
    assert_eq!(read("missing"), Err(ReadError::Missing));
    assert_eq!(read("file/below"), Err(ReadError::Missing));
    if disk.pipe("pipe") {
        assert_eq!(read("pipe"), Err(ReadError::NotAFile(Kind::Special)));
    }
    if disk.denied("denied") {
        assert_eq!(read("denied"), Err(ReadError::Denied));
    }
}

fn reads_no_more_than_asked_for(disk: &dyn Disk) {
    disk.file("file", b"12345", 0o600);
    let size = disk.huge("huge");
    let read = |name: &str, limit| disk.hands().read(&disk.at(name), limit);
    assert_eq!(read("file", 5), Ok(b"12345".to_vec()));
    assert_eq!(read("file", 4), Err(ReadError::TooLarge { size: 5, limit: 4 }));
    assert_eq!(read("huge", 100), Err(ReadError::TooLarge { size, limit: 100 }));
}

fn follows_links_in_the_middle(disk: &dyn Disk) {
    disk.folder("dotfiles");
    disk.file("dotfiles/settings", b"{}", 0o600);
    if !(disk.link("dotfiles/up", "../dotfiles/settings") && disk.link("config", "dotfiles")) {
        return;
    }
    disk.link("gone", "missing");
    let hands = disk.hands();
    assert_eq!(hands.read(&disk.at("config/settings"), 9), Ok(b"{}".to_vec()));
    assert_eq!(hands.read(&disk.at("config/up"), 9), Ok(b"{}".to_vec()));
    assert_eq!(hands.look(&disk.at("config/settings")).unwrap().kind, Kind::File);
    assert_eq!(hands.read(&disk.at("gone/settings"), 9), Err(ReadError::Missing));
    hands.replace(&disk.at("config/settings"), b"[]").unwrap();
    assert_eq!(hands.read(&disk.at("dotfiles/settings"), 9), Ok(b"[]".to_vec()));
    assert_eq!(hands.list(&disk.at("config"), 1).unwrap(), [disk.at("config/settings")]);
}

fn lists_in_order(disk: &dyn Disk) {
    disk.folder("folder");
    for name in ["folder/b", "folder/a", "folder/c"] {
        disk.file(name, b"", 0o600);
    }
    let list = |name: &str, limit| disk.hands().list(&disk.at(name), limit).map_err(|error| error.kind());
    assert_eq!(list("folder", 2), Ok(vec![disk.at("folder/a"), disk.at("folder/b")]));
    assert_eq!(list("folder", 9).unwrap().len(), 3);
    assert_eq!(list("missing", 9), Err(ErrorKind::NotFound));
    assert_eq!(list("folder/a", 9), Err(ErrorKind::NotADirectory));
}

fn resolves_links(disk: &dyn Disk) {
    disk.folder("folder");
    disk.file("folder/file", b"", 0o600);
    let links = disk.link("link", "folder/file") && disk.link("again", "link") && disk.link("self", "self");
    let real = |name: &str| disk.hands().real(&disk.at(name)).map_err(|error| error.kind());
    assert_eq!(real("folder/../folder/file"), Ok(disk.at("folder/file")));
    assert_eq!(real("missing"), Err(ErrorKind::NotFound));
    if links {
        assert_eq!(real("again"), Ok(disk.at("folder/file")));
        assert!(real("self").is_err());
    }
}

fn knows_what_may_be_executed(disk: &dyn Disk) {
    let program = if disk.unix() { "program" } else { "program.cmd" };
    disk.file(program, b"#!/bin/sh\n", 0o755);
    disk.file("text", b"", 0o644);
    disk.folder("folder");
    disk.link("nowhere", "missing");
    let may = |name: &str| disk.hands().executable(&disk.at(name));
    assert!(may(program));
    assert!(!disk.link("link", "program") || may("link"));
    assert!(!may("text") && !may("folder") && !may("nowhere") && !may("missing"));
}

fn replaces_in_place(disk: &dyn Disk) {
    disk.file("file", b"old", 0o640);
    disk.file("read only", b"old", 0o400);
    disk.folder("folder");
    let links = disk.link("link", "file");
    let hands = disk.hands();
    let replace = |name: &str| hands.replace(&disk.at(name), b"new").map_err(|error| error.kind());
    assert_eq!(replace("file"), Ok(()));
    assert_eq!(replace("read only"), Ok(()));
    assert_eq!(hands.read(&disk.at("file"), 9), Ok(b"new".to_vec()));
    assert_eq!(hands.look(&disk.at("file")).unwrap().mode, disk.unix().then_some(0o640));
    assert_eq!(hands.look(&disk.at("read only")).unwrap().mode, disk.unix().then_some(0o400));
    if links {
        assert_eq!(replace("link"), Err(ErrorKind::InvalidInput));
        assert_eq!(hands.look(&disk.at("link")).unwrap().kind, Kind::Link);
    }
    assert_eq!(replace("folder"), Err(ErrorKind::InvalidInput));
    assert_eq!(replace("missing"), Err(ErrorKind::NotFound));
    let left = hands.list(&disk.root(), 99).unwrap();
    assert!(!left.iter().any(|path| path.to_string_lossy().contains(".claude-fix-")), "{left:?}");
}

fn writes_private_files(disk: &dyn Disk) {
    disk.file("file", b"old", 0o644);
    disk.folder("folder");
    disk.file("target", b"kept", 0o644);
    let links = disk.link("link", "target");
    let hands = disk.hands();
    let write = |name: &str| hands.write_private(&disk.at(name), b"new").map_err(|error| error.kind());
    for name in ["file", "fresh", "link"].into_iter().take(if links { 3 } else { 2 }) {
        assert_eq!(write(name), Ok(()));
        let entry = hands.look(&disk.at(name)).unwrap();
        assert_eq!((entry.kind, entry.mode), (Kind::File, disk.unix().then_some(0o600)), "{name}");
    }
    assert_eq!(hands.read(&disk.at("target"), 9), Ok(b"kept".to_vec()));
    assert!(write("folder").is_err());
    assert_eq!(write("missing/fresh"), Err(ErrorKind::NotFound));
}

fn makes_folders(disk: &dyn Disk) {
    disk.file("file", b"", 0o600);
    let hands = disk.hands();
    let make = |name: &str| hands.make_private_folder(&disk.at(name)).map_err(|error| error.kind());
    assert_eq!(make("a/b/c"), Ok(()));
    assert_eq!(make("a/b/c"), Ok(()));
    assert_eq!(hands.look(&disk.at("a/b")).unwrap().kind, Kind::Folder);
    assert_eq!(make("file"), Err(ErrorKind::AlreadyExists));
}

fn renames_to_free_names_only(disk: &dyn Disk) {
    disk.file("one", b"1", 0o600);
    disk.file("two", b"2", 0o600);
    disk.folder("folder");
    disk.file("folder/inside", b"3", 0o600);
    let links = disk.link("link", "one") && disk.link("nowhere", "missing");
    let hands = disk.hands();
    let rename = |from: &str, to: &str| hands.rename(&disk.at(from), &disk.at(to)).map_err(|error| error.kind());
    for taken in ["one", "two", "folder", "link", "nowhere"].into_iter().take(if links { 5 } else { 3 }) {
        assert_eq!(rename("one", taken), Err(ErrorKind::AlreadyExists), "{taken}");
    }
    assert_eq!(rename("missing", "free"), Err(ErrorKind::NotFound));
    assert_eq!(rename("one", "missing/free"), Err(ErrorKind::NotFound));
    assert_eq!(rename("folder", "moved"), Ok(()));
    assert_eq!(hands.read(&disk.at("moved/inside"), 9), Ok(b"3".to_vec()));
    assert_eq!(hands.read(&disk.at("folder/inside"), 9), Err(ReadError::Missing));
    if links {
        assert_eq!(rename("link", "other link"), Ok(()));
        assert_eq!(hands.look(&disk.at("other link")).unwrap().kind, Kind::Link);
    }
    assert_eq!(hands.read(&disk.at("one"), 9), Ok(b"1".to_vec()));
}

fn sets_modes_of_files_only(disk: &dyn Disk) {
    if !disk.unix() {
        return;
    }
    disk.file("file", b"", 0o644);
    disk.link("link", "file");
    let hands = disk.hands();
    let set = |name: &str| hands.set_mode(&disk.at(name), 0o600).map_err(|error| error.kind());
    assert_eq!(set("link"), Err(ErrorKind::InvalidInput));
    assert_eq!(hands.look(&disk.at("file")).unwrap().mode, Some(0o644));
    assert_eq!(set("file"), Ok(()));
    assert_eq!(hands.look(&disk.at("file")).unwrap().mode, Some(0o600));
    assert_eq!(set("missing"), Err(ErrorKind::NotFound));
}

fn a_folder_stays_itself_when_it_is_renamed(disk: &dyn Disk) {
    if !disk.unix() {
        return;
    }
    disk.folder("folder");
    disk.folder("other");
    disk.link("link", "folder");
    let hands = disk.hands();
    let stamp = |name: &str| claude_fix::ports::files::stamp(hands.as_ref(), &disk.at(name));
    let before = stamp("folder");
    assert!(before != stamp("other") && before.digest.is_some());
    disk.file("folder/new", b"1", 0o600);
    assert_eq!(stamp("folder"), before, "what is put into it does not count");
    hands.rename(&disk.at("folder"), &disk.at("moved")).unwrap();
    disk.folder("folder");
    assert_eq!(stamp("moved"), before);
    assert_ne!(stamp("folder").digest, before.digest, "another one of the same name");
    hands.set_mode(&disk.at("moved"), 0o700).unwrap();
    assert_eq!(hands.look(&disk.at("moved")).unwrap().mode, Some(0o700));
    assert_eq!(hands.link(&disk.at("link")).unwrap(), std::path::Path::new("folder"));
    assert!(hands.link(&disk.at("moved")).is_err());
    let room = hands.room(&disk.root()).unwrap();
    assert!(room.free > 0 && !room.read_only);
}

fn locks_once(disk: &dyn Disk) {
    let hands = disk.hands();
    let lock = |name: &str| hands.lock(&disk.at(name)).map_err(|error| error.kind());
    let held = lock("lock").ok().unwrap();
    assert_eq!(lock("lock").err(), Some(ErrorKind::WouldBlock));
    assert!(lock("other").is_ok());
    drop(held);
    assert!(lock("lock").is_ok());
    assert_eq!(lock("missing/lock").err(), Some(ErrorKind::NotFound));
}
