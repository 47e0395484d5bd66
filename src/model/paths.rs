//! How are paths written on a machine? By its own rules, which are not those of the system that this program runs on when
//! the machine is a made-up one.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::machine::Os;

/// Whether this program was built for a system that writes paths as that one does.
const fn ours(os: Os) -> bool {
    cfg!(windows) == matches!(os, Os::Windows)
}

/// Whether the path names the same place from everywhere.
#[must_use]
pub fn is_whole(path: &Path, os: Os) -> bool {
    let bytes = path.as_os_str().as_encoded_bytes();
    if ours(os) {
        return path.is_absolute() || (os == Os::Windows && bytes.first() == Some(&b'/'));
    }
    match os {
        Os::Windows => match bytes {
            [letter, b':', b'\\' | b'/', ..] => letter.is_ascii_alphabetic(),
            // the second as Git Bash writes it, and a machine that is made up on Unix
            [b'\\', b'\\', _, ..] | [b'/', ..] => true,
            _ => false,
        },
        _ => bytes.first() == Some(&b'/'),
    }
}

/// The folders of a list as `PATH` is one.
#[must_use]
pub fn split(list: &OsStr, os: Os) -> Vec<PathBuf> {
    let text = list.to_string_lossy();
    // as Git Bash writes it, and a machine that is made up on Unix
    let bash = os == Os::Windows && text.starts_with('/') && !text.contains([';', '\\']);
    if ours(os) && !bash {
        return std::env::split_paths(list).collect();
    }
    text.split(if os == Os::Windows && !bash { ';' } else { ':' }).map(PathBuf::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_path_is_one_by_the_rules_of_its_machine() {
        for (path, os, whole) in [
            ("/usr/bin", Os::Linux, true),
            ("usr/bin", Os::Linux, false),
            ("~/bin", Os::Macos, false),
            ("C:\\Users", Os::Linux, false),
            (r"C:\Users\dev", Os::Windows, true),
            ("c:/Users/dev", Os::Windows, true),
            (r"\\server\share\dev", Os::Windows, true),
            ("C:dev", Os::Windows, false),
            (r"Users\dev", Os::Windows, false),
            ("", Os::Windows, false),
        ] {
            assert_eq!(is_whole(Path::new(path), os), whole, "{path} {os:?}");
        }
    }

    #[test]
    fn a_list_is_taken_apart_by_the_rules_of_its_machine() {
        let of = |list: &str, os| split(OsStr::new(list), os);
        assert_eq!(of("/a:/b", Os::Linux), [Path::new("/a"), Path::new("/b")]);
        assert_eq!(of("/a:/b", Os::Windows), [Path::new("/a"), Path::new("/b")]);
        assert_eq!(of(r"C:\a", Os::Windows), [Path::new(r"C:\a")]);
        assert_eq!(of(r"C:\a;D:\b", Os::Windows), [Path::new(r"C:\a"), Path::new(r"D:\b")]);
    }
}
