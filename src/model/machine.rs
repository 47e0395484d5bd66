//! What machine is this, and who asks?

use std::path::PathBuf;

use super::facts::{Fact, Facts};
use super::time::Moment;

/// An operating system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Os {
    /// Linux, WSL included.
    Linux,
    /// macOS.
    Macos,
    /// Windows.
    Windows,
    /// Anything else: treated like Linux, without claims about its own stores.
    Other,
}

impl Os {
    /// The word used in JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Linux => "linux",
            Self::Macos => "macos",
            Self::Windows => "windows",
            Self::Other => "other",
        }
    }
}

/// The systems on which something applies. What is neither macOS nor Windows counts as Linux.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Systems {
    /// Linux, WSL included, and what is like it.
    pub linux: bool,
    /// macOS.
    pub macos: bool,
    /// Windows.
    pub windows: bool,
}

impl Systems {
    /// Everywhere.
    pub const ALL: Self = Self { linux: true, macos: true, windows: true };
    /// Where files have an owner and permission bits.
    pub const UNIX: Self = Self { windows: false, ..Self::ALL };
    /// Linux, and what is like it.
    pub const LINUX: Self = Self { linux: true, ..Self::NONE };
    /// macOS alone.
    pub const MACOS: Self = Self { macos: true, ..Self::NONE };
    /// Windows alone.
    pub const WINDOWS: Self = Self { windows: true, ..Self::NONE };
    const NONE: Self = Self { linux: false, macos: false, windows: false };

    /// Whether it applies to this one.
    #[must_use]
    pub const fn has(self, os: Os) -> bool {
        match os {
            Os::Linux | Os::Other => self.linux,
            Os::Macos => self.macos,
            Os::Windows => self.windows,
        }
    }

    /// Their words, as in JSON.
    #[must_use]
    pub fn words(self) -> Vec<&'static str> {
        [Os::Linux, Os::Macos, Os::Windows].into_iter().filter(|os| self.has(*os)).map(Os::word).collect()
    }

    /// Whether it applies to the machine of these facts; an unknown machine excludes nothing.
    #[must_use]
    pub fn here(self, facts: &Facts) -> bool {
        facts.get::<Machine>().is_none_or(|machine| self.has(machine.os))
    }
}

/// What does not change during a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Machine {
    /// The operating system.
    pub os: Os,
    /// The processor, as `x86_64`.
    pub arch: String,
    /// The person's shell, as `zsh`; `None` if nothing says so.
    pub shell: Option<String>,
    /// Where this runs: `wsl2`, `ssh`, `container`, `root`, …
    pub contexts: Vec<String>,
    /// The home folder that Claude Code would use; `None` if there is none.
    pub home: Option<PathBuf>,
    /// The working folder.
    pub cwd: PathBuf,
    /// The effective user id, on systems that have one.
    pub uid: Option<u32>,
    /// When the run started.
    pub now: Moment,
}

impl Fact for Machine {}

impl Machine {
    /// Words in which paths may stand, with those below the home folder as a person reads them.
    #[must_use]
    pub fn tilde_in(&self, words: &str) -> String {
        let Some(home) = self.home.as_ref().and_then(|home| home.to_str()).filter(|home| home.len() > 1) else {
            return words.to_owned();
        };
        let mut shown = String::with_capacity(words.len());
        let mut rest = words;
        while let Some(at) = rest.find(home) {
            let (before, after) = (&rest[..at], &rest[at + home.len()..]);
            shown.push_str(before);
            // of another folder that ends alike, or begins alike, it is only a part
            let whole = !shown.ends_with(|c: char| c.is_alphanumeric() || "_-./\\~".contains(c));
            shown.push_str(if whole && after.starts_with(['/', '\\']) { "~" } else { home });
            rest = after;
        }
        shown + rest
    }

    /// A path as a person reads it.
    #[must_use]
    pub fn tilde(&self, path: &std::path::Path) -> String {
        match &self.home {
            // where it does not begin with it, it may still hold it: a list of files, or one in quotes
            Some(home) => self.tilde_in(&super::text::tilde(path, home)),
            None => super::text::tilde(path, std::path::Path::new("")),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::ports::fake::FakeMachine;

    #[test]
    #[cfg_attr(windows, ignore = "compares paths of a made-up Linux machine")]
    fn paths_below_the_home_folder_are_short_wherever_they_stand() {
        let machine = FakeMachine::new().machine;
        for (words, shown) in [
            ("\"/home/dev/ca.pem\" is no file", "\"~/ca.pem\" is no file"),
            ("/home/dev/a.pem:/home/dev/b.pem", "~/a.pem:~/b.pem"),
            ("/mnt/home/dev/a, /home/device/b, /home/dev", "/mnt/home/dev/a, /home/device/b, /home/dev"),
        ] {
            assert_eq!(machine.tilde_in(words), shown);
        }
        assert_eq!(machine.tilde("/home/dev/project/\"/home/dev/ca.pem\"".as_ref()), "~/project/\"~/ca.pem\"");
    }
}
