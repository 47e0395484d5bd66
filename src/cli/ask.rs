//! How is a yes asked for in a plain terminal? The one function that every change without the wizard must pass.

use std::io::{BufRead, IsTerminal, Write};

use tokio::runtime::Runtime;
use tokio::sync::oneshot;

use super::code;
use crate::model::consent::{Agreed, Asked, Reply, confirm};

/// How the question may be asked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ways {
    pub dry_run: bool,
    pub yes: bool,
    pub no_input: bool,
    /// The word that has to be typed instead of `y`, for what is no plan.
    pub word: Option<&'static str>,
}

/// Something small that is no plan.
struct Small(Option<&'static str>);

impl Asked for Small {
    fn word(&self) -> Option<&'static str> {
        self.0
    }
}

/// Asks about something that is no plan; `None` is a yes, anything else the exit code to leave with.
pub(super) fn agreed(
    runtime: &Runtime,
    out: &mut impl Write,
    err: &mut impl Write,
    ways: Ways,
) -> std::io::Result<Option<u8>> {
    Ok(agreed_to(runtime, out, err, Small(ways.word), &say!("cli/do"), ways)?.err())
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

/// Asks, and gives what was agreed to; else the exit code to leave with. `deed` follows "to".
pub(super) fn agreed_to<T: Asked>(
    runtime: &Runtime,
    out: &mut impl Write,
    err: &mut impl Write,
    what: T,
    deed: &str,
    ways: Ways,
) -> std::io::Result<Result<Agreed<T>, u8>> {
    let typed: String;
    let answer = if ways.dry_run {
        Reply::DryRun
    } else if ways.yes {
        Reply::Beforehand
    } else if ways.no_input || !std::io::stdin().is_terminal() || !std::io::stdout().is_terminal() {
        writeln!(err, "claude-fix: {}", say!("cli/needs-yes-there-no-terminal"))?;
        writeln!(err, "{}", say!("cli/hint-yes-says-yes-beforehand"))?;
        return Ok(Err(code::USAGE));
    } else {
        match question(runtime, out, what.word(), deed) {
            None => {
                writeln!(out)?;
                writeln!(err, "claude-fix: {}", say!("cli/interrupted-nothing-changed-yet"))?;
                return Ok(Err(code::INTERRUPTED));
            }
            Some(line) => typed = line,
        }
        Reply::Typed(&typed)
    };
    let agreed = confirm(what, answer);
    if agreed.is_none() && answer != Reply::DryRun {
        writeln!(out, "{}", say!("cli/nothing-changed"))?;
    }
    Ok(agreed.ok_or(code::OK))
}

/// Asks on the terminal, and gives what was typed; No is the default. `None` if somebody asks the program to end.
fn question(runtime: &Runtime, out: &mut impl Write, word: Option<&str>, deed: &str) -> Option<String> {
    let _ = match word {
        Some(word) => write!(out, "{} ", say!("cli/type-anything-else-stop", word = word, deed = deed)),
        None => write!(out, "{} ", say!("cli/do-y-n")),
    };
    // what was typed before the question was on screen is no answer to it; what comes after that is
    crate::tui::terminal::forget_typed();
    let _ = out.flush();
    Some(answer(runtime)?.trim().to_ascii_lowercase())
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
