//! How are paths written on a machine? By its own rules, which are not those of the system that this program runs on when
//! the machine is a made-up one.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::environment::Environment;
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

/// A folder's name without what makes no difference on Windows: case, the kind of slash, and one at the end.
#[must_use]
pub fn folded(folder: &Path) -> String {
    folder.to_string_lossy().to_ascii_lowercase().replace('\\', "/").trim_end_matches('/').to_owned()
}

/// The folder of Windows itself.
#[must_use]
pub fn system_root(env: &Environment) -> PathBuf {
    env.raw("SystemRoot").map_or_else(|| PathBuf::from(r"C:\Windows"), PathBuf::from)
}

/// Whether a path leads below a folder, by the rules of Windows. Nothing is below a whole drive.
fn is_below(path: &Path, folder: &Path) -> bool {
    let (path, folder) = (folded(path), folded(folder));
    let rest = path.strip_prefix(&folder).and_then(|rest| rest.strip_prefix('/'));
    folder.contains('/') && rest.is_some_and(|rest| rest.split('/').all(|part| part != ".."))
}

/// The same for one of these: each a variable of Windows, and what stands behind it.
fn is_below_any(path: &Path, env: &Environment, folders: &[(&str, &str)]) -> bool {
    folders.iter().any(|(name, below)| env.raw(name).is_some_and(|base| is_below(path, &Path::new(base).join(below))))
}

/// Whether a path of Windows leads to what only an administrator changes: Windows itself, and what was installed for
/// everybody. By its place alone, for access lists are not read.
#[must_use]
pub fn of_administrator(path: &Path, env: &Environment) -> bool {
    let folders = [("ProgramFiles", ""), ("ProgramFiles(x86)", ""), ("ProgramW6432", "")];
    is_below(path, &system_root(env)) || is_below_any(path, env, &folders)
}

/// Whether a path of Windows leads to where nobody else could have put a program: below the person's own profile, or
/// where only an administrator or a package manager of the whole computer writes.
#[must_use]
pub fn is_guarded(path: &Path, env: &Environment, home: Option<&Path>) -> bool {
    const OWN: [(&str, &str); 8] = [
        ("USERPROFILE", ""),
        ("APPDATA", ""),
        ("LOCALAPPDATA", ""),
        ("ProgramFiles", ""),
        ("ProgramFiles(x86)", ""),
        ("ProgramW6432", ""),
        ("ProgramData", "chocolatey"),
        ("ProgramData", "scoop"),
    ];
    // into some other folders of Windows everybody writes, as its `Temp`
    let folders = [home.map(Path::to_owned), Some(system_root(env).join("System32"))];
    folders.iter().flatten().any(|folder| is_below(path, folder)) || is_below_any(path, env, &OWN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_windows_a_folder_is_known_however_it_is_written() {
        let env =
            [("SystemRoot", r"C:\Windows"), ("ProgramFiles", r"C:\Program Files"), ("ProgramData", r"C:\ProgramData")];
        let env = Environment::new(env.map(|(name, value)| (name.into(), value.into())), Os::Windows);
        let home = Path::new(r"C:\Users\Ada");
        for (path, administrators, guarded) in [
            (r"c:\WINDOWS\System32/drivers\etc\hosts", true, true),
            (r"C:\Program Files\nodejs\npm.cmd", true, true),
            (r"C:\Windows\Temp\claude.exe", true, false),
            (r"C:\Windows2\claude.exe", false, false),
            (r"C:\users\ada\.local\bin\claude.exe", false, true),
            (r"C:\Users\Ada\..\Bob\claude.exe", false, false),
            (r"C:\Users\AdaB\claude.exe", false, false),
            (r"C:\ProgramData\chocolatey\bin\node.exe", false, true),
            (r"C:\ProgramData\node.exe", false, false),
            (r"C:\old\claude.cmd", false, false),
        ] {
            let path = Path::new(path);
            let found = (of_administrator(path, &env), is_guarded(path, &env, Some(home)));
            assert_eq!(found, (administrators, guarded), "{}", path.display());
        }
        let drive = Environment::new([("ProgramFiles".into(), r"C:\".into())], Os::Windows);
        assert!(!is_guarded(Path::new(r"C:\old\claude.cmd"), &drive, None), "a drive is no folder");
        assert_eq!(folded(Path::new(r"C:\A/b\")), folded(Path::new("c:/a/B")));
    }

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
