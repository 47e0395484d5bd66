//! Is it the name of a file, or of a device? On Windows `nul`, `con` or `COM1.txt` is one in every folder.

use std::path::{Component, Path, Prefix};

/// The words of Windows for devices, but for those with a number.
const NAMES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];
/// Those with a number, which may also be written raised.
const NUMBERED: [&str; 2] = ["com", "lpt"];

/// Whether opening this path would open a device instead of a file. Elsewhere a device is found by looking at it.
pub(super) fn is_device(path: &Path) -> bool {
    if !cfg!(windows) {
        return false;
    }
    let kind = match path.components().next() {
        Some(Component::Prefix(prefix)) => Some(prefix.kind()),
        _ => None,
    };
    match kind {
        Some(Prefix::DeviceNS(_)) => true,
        // a path in this form names files only
        Some(Prefix::Verbatim(_) | Prefix::VerbatimDisk(_) | Prefix::VerbatimUNC(..)) => false,
        _ => path.file_name().is_some_and(|name| names_device(&name.to_string_lossy())),
    }
}

/// Whether Windows takes this name for a device, whatever stands behind its first dot.
fn names_device(name: &str) -> bool {
    let stem = name.split(['.', ':']).next().unwrap_or_default().trim_end_matches(' ').to_lowercase();
    let numbered = || {
        let (word, number) = stem.split_at_checked(3)?;
        let mut digits = number.chars();
        let digit = digits.next().filter(|_| digits.next().is_none())?;
        Some(NUMBERED.contains(&word) && "0123456789¹²³".contains(digit))
    };
    NAMES.contains(&stem.as_str()) || numbered().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::names_device;

    #[test]
    fn devices_have_the_same_name_in_every_folder() {
        for name in ["nul", "NUL", "Con.txt", "aux .md", "COM1", "lpt9.log", "com²", "CONIN$", "nul:x"] {
            assert!(names_device(name), "{name}");
        }
        for name in ["null", "console", "com", "com10", "comx", "lpt", "a.nul", ".con", "settings.json", "", "é1"] {
            assert!(!names_device(name), "{name}");
        }
    }
}
