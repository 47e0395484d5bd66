//! Which program does a session run in? A terminal by its name, an editor or another program by its own.

use std::collections::BTreeMap;

/// What is known of a process.
pub(super) struct Process {
    pub(super) parent: u32,
    /// The name of its program, lower case.
    pub(super) name: String,
    /// The words of its command line that tell a program from its interpreter.
    pub(super) words: String,
}

/// Whatever stands between a session and the program that it was started in.
const BETWEEN: [&str; 20] = [
    "bash", "zsh", "fish", "sh", "dash", "ash", "ksh", "nu", "pwsh", "su", "sudo", "doas", "env", "timeout", "script",
    "login", "direnv", "nice", "setsid", "claude",
];

/// Terminals and what starts sessions of people: nothing that would be restarted for Claude Code's sake.
const TERMINALS: [&str; 30] = [
    "systemd",
    "init",
    "launchd",
    "sshd",
    "sshd-session",
    "tmux",
    "tmux: server",
    "screen",
    "zellij",
    "gnome-terminal-server",
    "gnome-terminal",
    "ptyxis",
    "ptyxis-agent",
    "kgx",
    "konsole",
    "xterm",
    "urxvt",
    "alacritty",
    "kitty",
    "wezterm",
    "wezterm-gui",
    "ghostty",
    "foot",
    "terminator",
    "tilix",
    "mosh-server",
    "relay",
    "wslrelay",
    "cron",
    "docker-init",
];

/// Editors and their like, by a piece of the command line, and how people call them, where that is a name.
const KNOWN: [(&str, &str); 22] = [
    ("cursor", "Cursor"),
    ("windsurf", "Windsurf"),
    ("codium", "VSCodium"),
    ("code-insiders", "VS Code Insiders"),
    ("vscode-server", ""),
    ("vscode", "VS Code"),
    ("idea", "IntelliJ IDEA"),
    ("pycharm", "PyCharm"),
    ("webstorm", "WebStorm"),
    ("goland", "GoLand"),
    ("clion", "CLion"),
    ("phpstorm", "PhpStorm"),
    ("rubymine", "RubyMine"),
    ("rustrover", "RustRover"),
    ("rider", "Rider"),
    ("android-studio", "Android Studio"),
    ("jetbrains", ""),
    ("claude-desktop", "Claude Desktop"),
    ("zed-editor", "Zed"),
    ("rundock", "Rundock"),
    ("emacs", "Emacs"),
    ("nvim", "Neovim"),
];

/// How many programs up from a session are looked at.
const HIGHEST: usize = 24;

/// The program that runs the session; `None` where it is a terminal, or nothing can be told.
pub(super) fn host(all: &BTreeMap<u32, Process>, session: u32) -> Option<String> {
    let mut above = all.get(&session)?.parent;
    for _ in 0..HIGHEST {
        let process = all.get(&above)?;
        if above <= 1 || TERMINALS.contains(&process.name.as_str()) {
            return None;
        }
        if let Some(known) = known(process) {
            return Some(known);
        }
        if !BETWEEN.contains(&process.name.as_str()) {
            return Some(crate::model::text::plain(&process.name, 40));
        }
        above = process.parent;
    }
    None
}

fn known(process: &Process) -> Option<String> {
    if process.name == "code" {
        return Some("VS Code".to_owned());
    }
    // a shell's command line may name anything
    if BETWEEN.contains(&process.name.as_str()) {
        return None;
    }
    let all = [&process.name, &process.words];
    let (piece, name) = KNOWN.iter().find(|(piece, _)| all.iter().any(|text| text.contains(piece)))?;
    Some(match *piece {
        "vscode-server" => say!("checks/vs-code-remote"),
        "jetbrains" => say!("checks/jetbrains-editor"),
        _ => (*name).to_owned(),
    })
}

/// Whether the second process is above the first, or the same.
pub(super) fn is_above(all: &BTreeMap<u32, Process>, process: u32, above: u32) -> bool {
    let mut at = process;
    for _ in 0..HIGHEST {
        if at == above {
            return true;
        }
        match all.get(&at) {
            Some(found) if found.parent > 0 => at = found.parent,
            _ => return false,
        }
    }
    false
}

/// The terminal of a process by the number that the system gives it: `pts/3`.
pub(super) fn terminal(number: i64) -> Option<String> {
    let number = u32::try_from(number).ok().filter(|number| *number != 0)?;
    let (major, minor) = ((number >> 8) & 0xfff, (number & 0xff) | ((number >> 12) & 0xfff00));
    match major {
        136..=143 => Some(format!("pts/{}", (major - 136) * 256 + minor)),
        4 if minor < 64 => Some(format!("tty{minor}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(processes: &[(u32, u32, &str, &str)]) -> BTreeMap<u32, Process> {
        let made = |(pid, parent, name, words): &(u32, u32, &str, &str)| {
            (*pid, Process { parent: *parent, name: (*name).to_owned(), words: (*words).to_owned() })
        };
        processes.iter().map(made).collect()
    }

    #[test]
    fn a_session_is_told_by_what_it_runs_in() {
        let machine = all(&[
            (2, 1, "gnome-terminal-server", ""),
            (3, 2, "zsh", "zsh"),
            (4, 3, "claude", ""),
            (5, 1, "code", "/usr/share/code/code"),
            (6, 5, "claude", ""),
            (7, 1, "java", "/opt/idea/jbr/bin/java -Didea.paths.selector"),
            (8, 7, "bash", "bash -l"),
            (9, 8, "claude", ""),
            (10, 1, "agentd", "agentd --serve"),
            (11, 10, "sh", "sh -c 'x vscode'"),
            (12, 11, "claude", ""),
            (13, 1, "claude", ""),
        ]);
        let of = |pid| host(&machine, pid);
        assert_eq!(of(4), None);
        assert_eq!(of(6).as_deref(), Some("VS Code"));
        assert_eq!(of(9).as_deref(), Some("IntelliJ IDEA"));
        assert_eq!(of(12).as_deref(), Some("agentd"));
        assert_eq!((of(13), of(99)), (None, None));
        assert!(is_above(&machine, 9, 7) && is_above(&machine, 9, 9) && !is_above(&machine, 9, 5));
        assert!(is_above(&machine, 9, 1), "the first process of a container can be a session");
    }

    #[test]
    fn a_terminal_has_a_name() {
        assert_eq!(terminal(0), None);
        assert_eq!(terminal(34_819).as_deref(), Some("pts/3"));
        assert_eq!(terminal(1025).as_deref(), Some("tty1"));
    }
}
