//! How is a path typed into the person's shell, so that a command with it does what it says?

use std::path::Path;

use super::machine::{Machine, Os};
use super::secret::redact;

/// How a shell reads a quoted word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Quotes {
    /// sh, bash, zsh and their like: `'it'\''s'`.
    Posix,
    /// fish: `'it\'s'`.
    Fish,
    /// PowerShell: `'it''s'`.
    PowerShell,
    /// cmd: `"it's"`.
    Cmd,
}

/// Which language a command is typed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tongue {
    /// sh, bash, zsh and their like.
    Posix,
    /// fish.
    Fish,
    /// PowerShell.
    PowerShell,
    /// `cmd.exe`.
    Cmd,
}

impl Machine {
    /// The language of the person's own shell.
    #[must_use]
    pub fn tongue(&self) -> Tongue {
        match (self.os, self.shell.as_deref()) {
            (Os::Windows, Some("cmd")) => Tongue::Cmd,
            // Git Bash and its like
            (Os::Windows, Some("bash" | "sh" | "zsh")) => Tongue::Posix,
            (Os::Windows, _) | (_, Some("pwsh" | "powershell")) => Tongue::PowerShell,
            (_, Some("fish")) => Tongue::Fish,
            _ => Tongue::Posix,
        }
    }

    /// A path as a word of a command in the person's shell. A secret in it is not shown; then the command has to be
    /// completed by hand.
    #[must_use]
    pub fn typed(&self, path: &Path) -> String {
        let quotes = self.quotes();
        let home = self.home.as_deref().filter(|home| home.parent().is_some());
        let below = home.and_then(|home| path.strip_prefix(home).ok()).filter(|rest| !rest.as_os_str().is_empty());
        match (below, quotes) {
            // a tilde is one only outside of quotes
            (Some(rest), Quotes::Posix | Quotes::Fish) => format!("~/{}", word(&rest.to_string_lossy(), quotes)),
            (Some(rest), Quotes::PowerShell) if is_plain(&rest.to_string_lossy()) => {
                format!("~{}{}", std::path::MAIN_SEPARATOR, rest.display())
            }
            (Some(rest), Quotes::Cmd) => {
                let rest = word(&rest.to_string_lossy(), quotes);
                format!("\"%USERPROFILE%{}{}\"", std::path::MAIN_SEPARATOR, rest.trim_matches('"'))
            }
            _ => word(&path.to_string_lossy(), quotes),
        }
    }

    /// A text as one word of a command in the person's shell.
    #[must_use]
    pub fn quoted(&self, text: &str) -> String {
        word(text, self.quotes())
    }

    fn quotes(&self) -> Quotes {
        match self.tongue() {
            Tongue::Posix => Quotes::Posix,
            Tongue::Fish => Quotes::Fish,
            Tongue::PowerShell => Quotes::PowerShell,
            Tongue::Cmd => Quotes::Cmd,
        }
    }
}

/// A path as PowerShell hands it on to a program that it starts: in quotes of its own, for it adds none.
pub(super) fn handed_on(path: &Path) -> String {
    let path = path.to_string_lossy();
    word(&if path.contains(' ') { format!("\"{path}\"") } else { path.into_owned() }, Quotes::PowerShell)
}

/// Nothing in it means anything to a shell.
fn is_plain(text: &str) -> bool {
    let plain =
        |c: char| c.is_alphanumeric() || matches!(c, '/' | '\\' | '.' | '-' | '_' | '+' | ',' | ':' | '@' | '%');
    !text.is_empty() && !text.starts_with('-') && text.chars().all(plain)
}

fn word(text: &str, quotes: Quotes) -> String {
    let text = redact(text);
    let backslash = matches!(quotes, Quotes::Posix | Quotes::Fish) && text.contains('\\');
    if is_plain(&text) && !backslash {
        return text;
    }
    // a control character cannot be typed; what the person sees in its place shows that the name is odd
    let shown = |c: char| if c.is_control() { '\u{fffd}' } else { c };
    if quotes == Quotes::Cmd {
        // no name of a file on Windows holds a quote
        let inside: String = text.chars().map(shown).map(|c| if c == '"' { '\u{fffd}' } else { c }).collect();
        return format!("\"{inside}\"");
    }
    let escaped: String = text.chars().map(shown).fold(String::from("'"), |mut out, c| {
        match (c, quotes) {
            ('\'', Quotes::Posix) => out.push_str("'\\''"),
            ('\'', Quotes::Fish) => out.push_str("\\'"),
            ('\\', Quotes::Fish) => out.push_str("\\\\"),
            ('\'', Quotes::PowerShell) => out.push_str("''"),
            _ => out.push(c),
        }
        out
    });
    escaped + "'"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::time::Moment;

    fn typed(shell: &str, path: &str) -> String {
        let machine = Machine {
            os: Os::Linux,
            arch: String::new(),
            shell: Some(shell.to_owned()),
            contexts: Vec::new(),
            home: Some("/home/dev".into()),
            cwd: "/".into(),
            uid: None,
            now: Moment(0),
        };
        machine.typed(Path::new(path))
    }

    #[test]
    #[cfg_attr(windows, ignore = "compares whole paths of a made-up Linux machine")]
    fn plain_paths_stay_as_they_are() {
        for shell in ["bash", "zsh", "fish", "pwsh"] {
            assert_eq!(typed(shell, "/home/dev/.claude/.credentials.json"), "~/.claude/.credentials.json", "{shell}");
            assert_eq!(typed(shell, "/etc/environment"), "/etc/environment", "{shell}");
        }
    }

    #[test]
    fn odd_paths_are_quoted_for_the_shell() {
        let odd = "/home/dev/it's $HOME/`x`;y";
        assert_eq!(typed("zsh", odd), r"~/'it'\''s $HOME/`x`;y'");
        assert_eq!(typed("fish", odd), r"~/'it\'s $HOME/`x`;y'");
        assert_eq!(typed("pwsh", odd), r"'/home/dev/it''s $HOME/`x`;y'");
        assert_eq!(typed("bash", r"/a\b"), r"'/a\b'");
        assert_eq!(typed("fish", r"/a\b"), r"'/a\\b'");
        assert_eq!(typed("bash", "/home/dev"), "/home/dev");
        assert_eq!(typed("bash", "/home/dev/-rf"), "~/'-rf'");
        assert_eq!(typed("bash", "/a\u{1b}[31m"), "'/a\u{fffd}[31m'");
    }

    #[test]
    fn windows_has_three_shells() {
        let on = |shell: &str, path: &str| {
            let shell = Some(shell.to_owned());
            let home = Some("/home/dev".into());
            let machine = Machine { os: Os::Windows, shell, home, ..crate::ports::fake::FakeMachine::new().machine };
            (machine.tongue(), machine.typed(Path::new(path)))
        };
        assert_eq!(on("cmd", r"C:\My files\a"), (Tongue::Cmd, r#""C:\My files\a""#.to_owned()));
        assert_eq!(on("cmd", r"C:\a"), (Tongue::Cmd, r"C:\a".to_owned()));
        assert_eq!(on("powershell", r"C:\My files\a"), (Tongue::PowerShell, r"'C:\My files\a'".to_owned()));
        assert_eq!(on("bash", r"C:\My files\a"), (Tongue::Posix, r"'C:\My files\a'".to_owned()));
    }

    #[test]
    fn a_secret_in_a_path_is_not_shown() {
        assert_eq!(typed("bash", "/x/sk-ant-api03-abc"), "'/x/sk-ant-…'", "a secret is not shown");
    }
}
