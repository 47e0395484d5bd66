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
        let written = |path: &Path| {
            let text = redact(&path.to_string_lossy());
            // what follows a slash is an option of cmd's commands
            if quotes == Quotes::Cmd { text.replace('/', "\\") } else { text }
        };
        let (below, whole) = (self.below_home(path).map(written), written(path));
        match (below, quotes) {
            // a tilde is one only outside of quotes
            (Some(rest), Quotes::Posix | Quotes::Fish) => format!("~/{}", word(&rest, quotes)),
            // on Windows the tilde of PowerShell can be a folder on a server, and means nothing to other programs
            (Some(rest), Quotes::PowerShell) if is_plain(&rest, quotes) => {
                let home = if self.os == Os::Windows { "$env:USERPROFILE" } else { "~" };
                format!("{home}{}{rest}", std::path::MAIN_SEPARATOR)
            }
            (Some(rest), Quotes::Cmd) => format!("\"%USERPROFILE%\\{}\"", word(&rest, quotes).trim_matches('"')),
            // in quotes, too, it would be an option
            _ if whole.starts_with('-') => word(&format!("./{whole}"), quotes),
            _ => word(&whole, quotes),
        }
    }

    /// What of a path stands below the home folder.
    pub(super) fn below_home<'a>(&self, path: &'a Path) -> Option<&'a Path> {
        let home = self.home.as_deref().filter(|home| home.parent().is_some())?;
        path.strip_prefix(home).ok().filter(|rest| !rest.as_os_str().is_empty())
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

/// Nothing in it means anything to the shell.
fn is_plain(text: &str, quotes: Quotes) -> bool {
    // a comma makes a list in PowerShell, and @ a variable; cmd ends a word at a comma, and copies files together at +
    let marks = match quotes {
        Quotes::Posix | Quotes::Fish => "/.-_:+,@%",
        Quotes::PowerShell => "/.-_:\\",
        Quotes::Cmd => ".-_:\\",
    };
    let plain = |c: char| c.is_alphanumeric() || marks.contains(c);
    !text.is_empty() && !text.starts_with('-') && text.chars().all(plain)
}

fn word(text: &str, quotes: Quotes) -> String {
    let text = redact(text);
    if is_plain(&text, quotes) { text } else { in_quotes(&text, quotes) }
}

/// A text as `PowerShell` reads it in an expression.
pub(super) fn in_powershell(text: &str) -> String {
    in_quotes(&redact(text), Quotes::PowerShell)
}

/// A control character cannot be typed; what the person sees in its place shows that the name is odd.
fn shown(c: char) -> char {
    if c.is_control() { char::REPLACEMENT_CHARACTER } else { c }
}

/// A text as it stands between double quotes, where `escape` goes before what has a meaning.
pub(super) fn escaped(text: &str, special: &str, escape: char) -> String {
    let escape = |c: char| special.contains(c).then_some(escape);
    redact(text).chars().map(shown).flat_map(|c| escape(c).into_iter().chain([c])).collect()
}

fn in_quotes(text: &str, quotes: Quotes) -> String {
    if quotes == Quotes::Cmd {
        // no name of a file on Windows holds a quote, and what stands between two percent signs can be a variable
        let percent = text.matches('%').count() > 1;
        let odd = |c: char| c == '"' || (c == '%' && percent);
        let inside = text.chars().map(|c| if odd(c) { char::REPLACEMENT_CHARACTER } else { shown(c) });
        return format!("\"{}\"", inside.collect::<String>());
    }
    let inside = text.chars().map(shown).fold(String::from("'"), |mut out, c| {
        match (c, quotes) {
            ('\'', Quotes::Posix) => out.push_str("'\\''"),
            ('\'', Quotes::Fish) => out.push_str("\\'"),
            ('\\', Quotes::Fish) => out.push_str("\\\\"),
            // PowerShell takes each of them for the end
            ('\'' | '\u{2018}'..='\u{201b}', Quotes::PowerShell) => out.extend([c, c]),
            _ => out.push(c),
        }
        out
    });
    inside + "'"
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
    #[cfg_attr(windows, ignore = "compares whole paths of a made-up Linux machine")]
    fn what_means_something_to_one_shell_is_quoted_there() {
        for (path, bash, pwsh, cmd) in [
            ("/a,b", "/a,b", "'/a,b'", r#""\a,b""#),
            ("/c++", "/c++", "'/c++'", r#""\c++""#),
            ("@a", "@a", "'@a'", r#""@a""#),
            ("/a;b=c", "'/a;b=c'", "'/a;b=c'", r#""\a;b=c""#),
            ("/it’s", "'/it’s'", "'/it’’s'", r#""\it’s""#),
            ("/‘’‚‛“”„", "'/‘’‚‛“”„'", "'/‘‘’’‚‚‛‛“”„'", r#""\‘’‚‛“”„""#),
            ("/a[1]&b", "'/a[1]&b'", "'/a[1]&b'", r#""\a[1]&b""#),
            ("/a%b", "/a%b", "'/a%b'", r#""\a%b""#),
            ("/a%B%", "/a%B%", "'/a%B%'", "\"\\a\u{fffd}B\u{fffd}\""),
            ("-a", "./-a", "./-a", r#""./-a""#),
            ("/home/dev/c,d", "~/c,d", "'/home/dev/c,d'", r#""%USERPROFILE%\c,d""#),
        ] {
            let shell = Some("cmd".to_owned());
            let on_windows = Machine { os: Os::Windows, shell, ..crate::ports::fake::FakeMachine::new().machine };
            assert_eq!(typed("bash", path), bash);
            assert_eq!(typed("pwsh", path), pwsh);
            assert_eq!(on_windows.typed(Path::new(path)), cmd);
        }
        assert_eq!(escaped("a\"$`\\b\n", "\"$`\\", '\\'), "a\\\"\\$\\`\\\\b\u{fffd}");
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
        let below = format!("$env:USERPROFILE{}a", std::path::MAIN_SEPARATOR);
        assert_eq!(on("powershell", "/home/dev/a"), (Tongue::PowerShell, below));
    }

    #[test]
    fn a_secret_in_a_path_is_not_shown() {
        assert_eq!(typed("bash", "/x/sk-ant-api03-abc"), "'/x/sk-ant-…'", "a secret is not shown");
    }
}
