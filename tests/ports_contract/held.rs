//! What of a file that another program holds, of a device's name and of a long path, on Windows?

use std::fs::{File, OpenOptions};
use std::os::windows::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

use claude_fix::model::stamp::Kind;
use claude_fix::ports::files::ReadError;
use claude_fix::sys::hands;

/// Opens a file as a program that shares it with nobody.
fn alone(path: &Path) -> File {
    OpenOptions::new().read(true).write(true).share_mode(0).open(path).unwrap()
}

#[test]
fn a_file_that_is_held_is_said_to_be_and_left_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.json");
    std::fs::write(&path, b"old").unwrap();
    let holder = alone(&path);
    let begun = Instant::now();
    let Err(ReadError::Other(because)) = hands().read(&path, 100) else { panic!("it was read") };
    assert!(because.contains("another program has it open"), "{because}");
    assert!(begun.elapsed() < Duration::from_secs(2), "a look waits a moment only");
    for done in [hands().replace(&path, b"new"), hands().remove(&path)] {
        let because = done.unwrap_err().to_string();
        assert!(because.contains("another program has it open"), "{because}");
    }
    drop(holder);
    assert_eq!(hands().read(&path, 100), Ok(b"old".to_vec()));
    let left = hands().list(folder.path(), 9).unwrap();
    assert_eq!(left.len(), 1, "{left:?}");
}

#[test]
fn who_lets_go_in_time_is_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.json");
    std::fs::write(&path, b"old").unwrap();
    let holder = alone(&path);
    let (begin, begun) = channel();
    let other = thread::spawn(move || {
        begun.recv().unwrap();
        drop(holder);
    });
    begin.send(()).unwrap();
    hands().replace(&path, b"new").unwrap();
    other.join().unwrap();
    assert_eq!(hands().read(&path, 100), Ok(b"new".to_vec()));
}

#[test]
fn what_is_marked_as_read_only_is_not_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.json");
    std::fs::write(&path, b"old").unwrap();
    let mut mark = std::fs::metadata(&path).unwrap().permissions();
    mark.set_readonly(true);
    std::fs::set_permissions(&path, mark.clone()).unwrap();
    let done = hands().replace(&path, b"new");
    let kept = hands().read(&path, 100);
    // else the folder could not be taken away
    #[expect(clippy::permissions_set_readonly_false, reason = "this is Windows, where it is one mark")]
    mark.set_readonly(false);
    std::fs::set_permissions(&path, mark).unwrap();
    match done {
        // newer file systems replace it nevertheless
        Ok(()) => assert_eq!(kept, Ok(b"new".to_vec())),
        Err(because) => {
            assert!(because.to_string().contains("marked as read-only"), "{because}");
            assert_eq!(kept, Ok(b"old".to_vec()));
        }
    }
}

#[test]
fn a_device_is_neither_read_nor_written() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["nul", "CON", "com1.json", "aux.txt"] {
        let path = folder.path().join(name);
        assert_eq!(hands().read(&path, 100), Err(ReadError::NotAFile(Kind::Special)), "{name}");
        assert_eq!(hands().look(&path).unwrap().kind, Kind::Special, "{name}");
        assert!(hands().write_private(&path, b"x").is_err(), "{name}");
    }
    assert!(hands().write_private(&folder.path().join("null.json"), b"x").is_ok());
}

#[test]
fn a_long_path_is_like_any_other() {
    let folder = tempfile::tempdir().unwrap();
    let deep =
        (0..6).fold(folder.path().to_owned(), |path, _| path.join("a folder with a name of some length, as they are"));
    hands().make_private_folder(&deep).unwrap();
    let path = deep.join("settings.json");
    assert!(path.as_os_str().len() > 260);
    hands().write_private(&path, b"old").unwrap();
    hands().replace(&path, b"new").unwrap();
    assert_eq!(hands().read(&path, 100), Ok(b"new".to_vec()));
    // Wine cannot tell the real place of a path that long
    if let Ok(real) = hands().real(&path) {
        assert!(!real.to_string_lossy().starts_with(r"\\?\"), "{real:?}");
    }
    hands().rename(&path, &deep.join("aside.json")).unwrap();
    hands().remove(&deep.join("aside.json")).unwrap();
}
