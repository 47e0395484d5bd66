//! Where do an administrator's settings come from, and which of these places does claude-fix not read?
//!
//! Claude Code takes the first source that sets anything: those that a server sends, those of a device management, the
//! files, and on Windows the person's own part of the registry. The files are `managed-settings.json` and, stronger than
//! it, `managed-settings.d/*.json`, of which the one whose name comes last wins (measured with 2.1.329). After them come
//! `--settings` on the command line, which only that session knows, then `.claude/settings.local.json` and
//! `.claude/settings.json` of the project, then the person's own `settings.json`. In every `env` block a value
//! overwrites the shell's, and an empty one cancels it.

use crate::model::machine::Os;

/// A place that is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotRead {
    /// What it is, as its administrator knows it.
    pub place: String,
    /// Why it is not read, as half a sentence.
    pub because: String,
}

/// The places of this system that are not read.
#[must_use]
pub fn not_read(os: Os) -> Vec<NotRead> {
    let server = NotRead { place: say!("rules/settings-from-server"), because: say!("rules/only-signed-in-is-sent") };
    let files_only = |place: String| NotRead { place, because: say!("rules/this-version-reads-files") };
    match os {
        Os::Macos => vec![server, files_only(say!("rules/managed-preferences"))],
        Os::Windows | Os::Linux | Os::Other => vec![server],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_system_says_what_it_does_not_read() {
        for (os, word) in [(Os::Macos, "com.anthropic.claudecode"), (Os::Windows, "server"), (Os::Linux, "server")] {
            assert!(not_read(os).iter().any(|it| it.place.contains(word)), "{os:?}");
        }
        assert!(!not_read(Os::Linux).iter().any(|it| it.place.contains("HK")));
    }
}
