//! How is a yes asked for in a plain terminal? The one function that every change without the wizard must pass.

use std::io::{BufRead, IsTerminal, Write};

use tokio::runtime::Runtime;
use tokio::sync::oneshot;

use super::code;

/// What came of the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Consent {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Ctrl-C, or the system asked to end.
    Interrupted,
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

/// Asks, and says what the answer means; `None` is a yes, anything else the exit code to leave with.
pub(super) fn agreed(
    runtime: &Runtime,
    out: &mut impl Write,
    err: &mut impl Write,
    ways: Ways,
) -> std::io::Result<Option<u8>> {
    Ok(match consent(runtime, out, ways) {
        Consent::Yes => None,
        Consent::No => {
            writeln!(out, "Nothing was changed.")?;
            Some(code::OK)
        }
        Consent::Interrupted => {
            writeln!(err, "claude-fix: interrupted; nothing was changed")?;
            Some(code::INTERRUPTED)
        }
        Consent::NotAsked { needed: false } => Some(code::OK),
        Consent::NotAsked { needed: true } => {
            writeln!(err, "claude-fix: this needs a yes, and there is no terminal to ask; nothing was changed")?;
            writeln!(err, "hint: --yes says yes beforehand")?;
            Some(code::USAGE)
        }
    })
}

/// Asks for a line on the terminal, without blanks and in lower case. `None` if somebody asks the program to end.
pub(super) fn asked(runtime: &Runtime, out: &mut impl Write, question: &str) -> std::io::Result<Option<String>> {
    write!(out, "{question}")?;
    crate::tui::terminal::forget_typed();
    out.flush()?;
    let answer = answer(runtime);
    if answer.is_none() {
        writeln!(out)?;
    }
    Ok(answer.map(|answer| answer.trim().to_ascii_lowercase()))
}

/// Asks on the terminal; No is the default.
fn consent(runtime: &Runtime, out: &mut impl Write, ways: Ways) -> Consent {
    if ways.dry_run {
        return Consent::NotAsked { needed: false };
    }
    if ways.yes {
        return Consent::Yes;
    }
    if ways.no_input || !std::io::stdin().is_terminal() || !std::io::stdout().is_terminal() {
        return Consent::NotAsked { needed: true };
    }
    let _ = match ways.word {
        Some(word) => write!(out, "Type {word} to do this, anything else to stop: "),
        None => write!(out, "Do this? y/N "),
    };
    // what was typed before the question was on screen is no answer to it; what comes after that is
    crate::tui::terminal::forget_typed();
    let _ = out.flush();
    let Some(answer) = answer(runtime) else {
        let _ = writeln!(out);
        return Consent::Interrupted;
    };
    let answer = answer.trim().to_ascii_lowercase();
    let yes = ways.word.map_or_else(|| matches!(answer.as_str(), "y" | "yes"), |word| answer == word);
    if yes { Consent::Yes } else { Consent::No }
}

/// One line; empty if there is none. `None` if somebody asks the program to end: since the checks ran, signals do not
/// end it by themselves. The line is read on a thread of its own, which the end of the program does not wait for.
fn answer(runtime: &Runtime) -> Option<String> {
    let (tell, told) = oneshot::channel();
    std::thread::spawn(move || {
        let mut answer = String::new();
        let read = std::io::stdin().lock().read_line(&mut answer);
        let _ = tell.send(if read.is_ok() { answer } else { String::new() });
    });
    runtime.block_on(async {
        tokio::select! {
            answer = told => Some(answer.unwrap_or_default()),
            () = crate::sys::interrupted() => None,
        }
    })
}
