//! How is a yes asked for in a plain terminal? The one function that every change without the wizard must pass.

use std::io::{BufRead, IsTerminal, Write};

/// What came of the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Consent {
    /// Yes.
    Yes,
    /// No.
    No,
    /// It could not be asked, or only the plan was wanted.
    NotAsked {
        /// Whether that is a usage error: consent was needed.
        needed: bool,
    },
}

/// How the question may be asked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ways {
    pub dry_run: bool,
    pub yes: bool,
    pub no_input: bool,
    /// The word that has to be typed instead of `y`.
    pub word: Option<&'static str>,
}

/// Asks on the terminal; No is the default.
pub(super) fn consent(out: &mut impl Write, ways: Ways) -> Consent {
    if ways.dry_run {
        return Consent::NotAsked { needed: false };
    }
    if ways.yes {
        return Consent::Yes;
    }
    if ways.no_input || !std::io::stdin().is_terminal() {
        return Consent::NotAsked { needed: true };
    }
    let _ = match ways.word {
        Some(word) => write!(out, "Type {word} to do this, anything else to stop: "),
        None => write!(out, "Do this? y/N "),
    };
    let _ = out.flush();
    let mut answer = String::new();
    if std::io::stdin().lock().read_line(&mut answer).is_err() {
        return Consent::No;
    }
    let answer = answer.trim().to_ascii_lowercase();
    let yes = ways.word.map_or_else(|| matches!(answer.as_str(), "y" | "yes"), |word| answer == word);
    if yes { Consent::Yes } else { Consent::No }
}
