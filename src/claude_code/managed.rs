//! Where do an administrator's settings come from, and which of these places does claude-fix not read?
//!
//! Claude Code takes the first source that sets anything: those that a server sends, those of a device management, the
//! files, and on Windows the person's own part of the registry. The files are `managed-settings.json` and, stronger than
//! it, `managed-settings.d/*.json`, of which the one whose name comes last wins (measured with 2.1.329). After them come
//! `--settings` on the command line, which only that session knows, then `.claude/settings.local.json` and
//! `.claude/settings.json` of the project, then the person's own `settings.json`. In every `env` block a value
//! overwrites the shell's, and an empty one cancels it.

/// A place that is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotRead {
    /// What it is, as its administrator knows it.
    pub place: String,
    /// Why it is not read, as half a sentence.
    pub because: String,
}

/// The places that are not read, on every system.
#[must_use]
pub fn not_read() -> Vec<NotRead> {
    vec![NotRead { place: say!("rules/settings-from-server"), because: say!("rules/only-signed-in-is-sent") }]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_server_is_the_only_place_that_is_not_read() {
        assert!(matches!(not_read().as_slice(), [it] if it.place.contains("server")));
    }
}
