//! Under which names does Claude Code keep a sign-in in the macOS Keychain?

use super::variables::{CONFIG_DIR, STORAGE_DIR};
use crate::model::environment::Environment;
use crate::model::stamp::digest;

/// The login, and the key of a Console login; with a configuration folder of one's own each has eight digits more.
/// The digits are made from the variable as it is written; where that needs Unicode's normal form, which is not worked
/// out here, `…` stands for them.
#[must_use]
pub fn services(env: &Environment) -> Vec<String> {
    let folder = env.raw(STORAGE_DIR).or_else(|| env.raw(CONFIG_DIR));
    let suffix = folder.map(|folder| match folder.to_str() {
        Some(text) if text.is_ascii() => format!("-{}", digest(text.as_bytes()).get(..8).unwrap_or_default()),
        _ => "-…".to_owned(),
    });
    let suffix = suffix.unwrap_or_default();
    vec![format!("Claude Code-credentials{suffix}"), format!("Claude Code{suffix}")]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ports::fake::FakeMachine;

    #[test]
    fn the_folder_gives_the_name_its_digits() {
        let fake = FakeMachine::new();
        assert_eq!(services(&fake.env), ["Claude Code-credentials", "Claude Code"]);
        let moved = fake.variable(CONFIG_DIR, "/tmp/x");
        let digits = &digest(b"/tmp/x")[..8];
        assert_eq!(services(&moved.env)[0], format!("Claude Code-credentials-{digits}"));
        let odd = moved.variable(CONFIG_DIR, "/tmp/é");
        assert_eq!(services(&odd.env)[0], "Claude Code-credentials-…");
    }
}
