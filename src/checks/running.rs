//! How many sessions of Claude Code does this user run right now? Read from `/proc`, where there is one.

use std::path::Path;

use crate::ports::World;

/// How many processes are looked at.
const MOST: usize = 10_000;
/// How much of a command line is read, in bytes; only its first two words count.
const LIMIT: u64 = 1024 * 1024;

/// How many; `None` where it cannot be told cheaply. Nothing of a command line is kept.
pub(super) fn sessions(world: &World) -> Option<usize> {
    let uid = world.machine.uid?;
    let all = world.files.list(Path::new("/proc"), MOST).ok()?;
    let own = |path: &&std::path::PathBuf| {
        let number = path.file_name().is_some_and(|name| name.to_string_lossy().bytes().all(|b| b.is_ascii_digit()));
        number && world.files.look(path).is_ok_and(|entry| entry.owner == Some(uid))
    };
    let words = |process: &Path| world.files.read(&process.join("cmdline"), LIMIT).unwrap_or_default();
    let program = |process: &Path| world.files.real(&process.join("exe")).ok();
    Some(all.iter().filter(own).filter(|it| is_claude(program(it).as_deref(), &words(it))).count())
}

/// Whether a process is Claude Code, by its program and the beginning of its command line.
fn is_claude(program: Option<&Path>, command_line: &[u8]) -> bool {
    let mut words = command_line.split(|b| *b == 0).map(String::from_utf8_lossy);
    let mut named =
        |name: &str| words.next().is_some_and(|word| Path::new(word.as_ref()).file_name() == Some(name.as_ref()));
    let first = named("claude");
    // a script's own program is its interpreter
    let second = named("claude") && program.is_some_and(|it| it.file_name().is_some_and(interpreter));
    let versioned = |it: &Path| {
        let parent = it.parent().and_then(Path::parent).and_then(Path::file_name);
        it.file_name() == Some("claude".as_ref())
            || (it.parent().is_some_and(|it| it.ends_with("versions")) && parent == Some("claude".as_ref()))
    };
    first || second || program.is_some_and(versioned)
}

fn interpreter(name: &std::ffi::OsStr) -> bool {
    let name = name.to_string_lossy();
    ["node", "bun", "sh", "bash", "dash", "zsh"].iter().any(|it| name == *it)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_is_told_by_its_program() {
        let versions = Path::new("/home/dev/.local/share/claude/versions/2.1.329");
        let node = Path::new("/usr/bin/node");
        assert!(is_claude(Some(versions), b"claude\0--resume\0"));
        assert!(is_claude(Some(versions), b""));
        assert!(is_claude(None, b"/home/dev/.local/bin/claude\0"));
        assert!(is_claude(Some(node), b"node\0/usr/bin/claude\0-p\0"));
        assert!(!is_claude(Some(node), b"node\0server.js\0claude\0"));
        assert!(!is_claude(Some(Path::new("/usr/bin/vim")), b"vim\0claude\0"));
        assert!(!is_claude(Some(Path::new("/usr/bin/claude-fix")), b"claude-fix\0claude\0"));
        assert!(!is_claude(None, b"\xff\xfe\0"));
    }
}
