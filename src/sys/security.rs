//! How is the Keychain of macOS asked? By the system's own `/usr/bin/security`, for attributes only, with a limit.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use super::programs::{Until, answer};
use crate::ports::keychain::{Attributes, Items};
use crate::ports::programs::{Answer, AskError};

/// How long `security` may take: it waits where a window asks for a password.
const LIMIT: Duration = Duration::from_secs(3);
/// The most that it may print, in bytes: each item takes about a thousand.
const MOST: u64 = 8 * 1024 * 1024;

/// `security` and `launchctl`, which are remembered by what they answered.
pub struct Security {
    /// Stands for both in a test.
    instead: Option<PathBuf>,
    said: Mutex<HashMap<Attributes, Result<Answer, AskError>>>,
}

impl Security {
    /// The system's own.
    #[must_use]
    pub fn of_the_system() -> Self {
        Self { instead: None, said: Mutex::default() }
    }

    /// The program at this path in their place, for a test.
    #[must_use]
    pub fn at(program: impl Into<PathBuf>) -> Self {
        Self { instead: Some(program.into()), said: Mutex::default() }
    }

    fn run(&self, about: &Attributes) -> Result<Answer, AskError> {
        let mut command = tokio::process::Command::new(self.instead.as_deref().unwrap_or(Path::new(about.program())));
        command.args(about.arguments()).current_dir("/");
        #[cfg(unix)]
        command.process_group(0);
        // whoever asks may be inside of a runtime, where another one cannot be waited for
        let asked = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            let runtime = runtime.map_err(|error| AskError::NotStarted(error.to_string()))?;
            runtime.block_on(answer(command, LIMIT, MOST, Until::Ended))
        });
        asked.join().unwrap_or_else(|_| Err(AskError::NotStarted(say!("system/could-not-waited"))))
    }
}

impl Items for Security {
    fn ask(&self, about: &Attributes) -> Result<Answer, AskError> {
        let mut said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = said.get(about) {
            return known.clone();
        }
        // one that waits for a window of its own would wait every time
        let waits = |(it, answer): (&Attributes, &Result<Answer, AskError>)| {
            it.program() == about.program() && matches!(answer, Err(AskError::TimedOut(_)))
        };
        if said.iter().any(waits) {
            return Err(AskError::TimedOut(LIMIT));
        }
        said.entry(about.clone()).or_insert_with(|| self.run(about)).clone()
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test writes a program of its own")]
    fn fake(script: &str) -> (tempfile::TempDir, Security) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("security");
        std::fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
        let security = Security::at(&path);
        (folder, security)
    }

    #[test]
    fn it_is_asked_once_and_for_attributes_only() {
        let (folder, security) = fake("echo \"$@\" >> \"$(dirname \"$0\")/asked\"; echo \"$@\"; exit 44");
        let about = Attributes::Item { service: "Claude Code-credentials".into(), account: "ada".into() };
        for _ in 0..3 {
            let answer = security.ask(&about).unwrap();
            assert_eq!(answer.code, Some(44));
            assert_eq!(answer.stdout, b"find-generic-password -a ada -s Claude Code-credentials\n");
        }
        let asked = std::fs::metadata(folder.path().join("asked")).unwrap().len();
        assert_eq!(asked, b"find-generic-password -a ada -s Claude Code-credentials\n".len() as u64);
        for about in [about, Attributes::Open, Attributes::All, Attributes::Session] {
            assert!(about.arguments().iter().all(|word| !["-w", "-g", "-d"].contains(&word.as_str())), "{about:?}");
        }
    }

    #[test]
    fn one_that_waits_or_is_missing_is_no_trouble() {
        let (_folder, security) = fake("exec sleep 600");
        let begun = std::time::Instant::now();
        for about in [Attributes::Open, Attributes::All, Attributes::Open] {
            assert_eq!(security.ask(&about), Err(AskError::TimedOut(LIMIT)));
        }
        assert!(begun.elapsed() < LIMIT * 2, "it is waited for once");
        assert!(matches!(Security::at("/nowhere/security").ask(&Attributes::All), Err(AskError::NotStarted(_))));
    }
}
