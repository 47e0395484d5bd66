//! Is a path too long for the older calls of Windows? Then its form `\\?\C:\…` goes everywhere.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

/// From here on the older calls say that nothing is there; a temporary name beside it must fit, too.
#[cfg(windows)]
const LONGEST: usize = 220;

/// The path, in the form that has no limit if it needs that.
#[cfg(windows)]
pub(super) fn within(path: &Path) -> Cow<'_, Path> {
    if path.as_os_str().len() <= LONGEST {
        return Cow::Borrowed(path);
    }
    unlimited(path).map_or(Cow::Borrowed(path), Cow::Owned)
}

/// `None` for a path that has that form already, or cannot have it. Nothing in that form is looked up on the way.
#[cfg(windows)]
fn unlimited(path: &Path) -> Option<PathBuf> {
    use std::path::{Component, Prefix};
    let mut parts = path.components();
    let Some(Component::Prefix(prefix)) = parts.next() else { return None };
    let begin = match prefix.kind() {
        Prefix::Disk(letter) => format!(r"\\?\{}:\", char::from(letter)),
        Prefix::UNC(server, share) => {
            format!(r"\\?\UNC\{}\{}\", server.to_string_lossy(), share.to_string_lossy())
        }
        _ => return None,
    };
    let mut long = PathBuf::from(begin);
    for part in parts {
        match part {
            Component::RootDir => {}
            Component::Normal(name) => long.push(name),
            // `..` would be the name of a folder there
            _ => return None,
        }
    }
    path.is_absolute().then_some(long)
}

/// Elsewhere every path may be as long as any other.
#[cfg(not(windows))]
pub(super) const fn within(path: &Path) -> Cow<'_, Path> {
    Cow::Borrowed(path)
}

/// Windows answers `\\?\C:\…` and `\\?\UNC\server\…`, which few programs understand and no person writes.
#[cfg(windows)]
pub(super) fn plain_form(path: PathBuf) -> PathBuf {
    use std::path::{Component, Prefix};
    let mut parts = path.components();
    let Some(Component::Prefix(prefix)) = parts.next() else { return path };
    let begin = match prefix.kind() {
        Prefix::VerbatimDisk(letter) => format!("{}:\\", char::from(letter)),
        Prefix::VerbatimUNC(server, share) => {
            format!("\\\\{}\\{}\\", server.to_string_lossy(), share.to_string_lossy())
        }
        _ => return path,
    };
    let rest = parts.as_path();
    Path::new(&begin).join(rest.strip_prefix("\\").unwrap_or(rest))
}

/// Elsewhere the answer is what a person would write.
#[cfg(not(windows))]
pub(super) const fn plain_form(path: PathBuf) -> PathBuf {
    path
}

#[cfg(all(test, windows))]
mod tests {
    use super::*;

    #[test]
    fn a_person_reads_what_a_person_writes() {
        for (found, shown) in [
            (r"\\?\C:\Users\dev", r"C:\Users\dev"),
            (r"\\?\UNC\server\share\dev", r"\\server\share\dev"),
            (r"C:\Users\dev", r"C:\Users\dev"),
            (r"\\?\Volume{1}\dev", r"\\?\Volume{1}\dev"),
        ] {
            assert_eq!(plain_form(found.into()), Path::new(shown));
        }
    }

    #[test]
    fn only_what_is_long_is_changed() {
        let short = std::env::temp_dir().join("short");
        assert_eq!(within(&short), short.as_path());
        let long = std::env::temp_dir().join("n".repeat(230));
        let changed = within(&long);
        assert!(changed.as_os_str().to_string_lossy().starts_with(r"\\?\"), "{changed:?}");
        assert_eq!(changed.file_name(), long.file_name());
    }

    #[test]
    fn the_form_without_a_limit_names_the_same_file() {
        let of = |path: &str| unlimited(Path::new(path));
        assert_eq!(of(r"C:\Users/dev\x").as_deref(), Some(Path::new(r"\\?\C:\Users\dev\x")));
        assert_eq!(of(r"\\server\share\x").as_deref(), Some(Path::new(r"\\?\UNC\server\share\x")));
        for path in [r"C:\Users\..\x", r"C:x", r"Users\x", r"\\?\C:\Users"] {
            assert_eq!(of(path), None, "{path}");
        }
    }
}
