//! How does one program get the whole terminal for a while? It runs as our child, and signals are its business.

use std::process::{Command, ExitStatus};

use super::signals::{Signal, Signals};
use crate::model::pane::Exit;

/// How the program ended, and whether we were asked to end meanwhile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Handed {
    /// For the person.
    pub(super) how: String,
    /// How it ended; half a sentence if it could not be run.
    pub(super) exit: Result<Exit, String>,
    /// Whether a signal asked us to end.
    pub(super) interrupted: bool,
}

/// Runs a program on the terminal of a command that has no wizard, and waits for its end.
///
/// # Errors
/// Half a sentence, if it could not be run.
pub async fn on_this_terminal(command: Command) -> Result<Exit, String> {
    let mut signals = Signals::listen().map_err(|error| not_run(&error))?;
    hand_over(command, &mut signals).await.exit
}

/// Runs the program on our terminal, which is given back already, and waits for its end.
pub(super) async fn hand_over(command: Command, signals: &mut Signals) -> Handed {
    let mut interrupted = false;
    let mut child = match tokio::process::Command::from(command).spawn() {
        Ok(child) => child,
        Err(error) => {
            return Handed { how: not_started(&error), exit: Err(not_run(&error)), interrupted };
        }
    };
    let status = loop {
        tokio::select! {
            biased;
            signal = signals.next() => match signal {
                // Ctrl-C went to the program as well; whether it ends is for the program to say
                Signal::Interrupt | Signal::Resumed | Signal::Resized => {}
                // so did Ctrl-Z: it is stopped by now, and the shell waits for us
                Signal::Suspend => signals.stop_here().await,
                Signal::End => {
                    interrupted = true;
                    end(&child);
                }
            },
            status = child.wait() => break status,
        }
    };
    let exit = status.as_ref().map(|status| exit(*status)).map_err(not_run);
    let how = status.map_or_else(|error| not_started(&error), ended);
    Handed { how, exit, interrupted }
}

fn exit(status: ExitStatus) -> Exit {
    let code = status.code().and_then(|code| u32::try_from(code).ok());
    code.map_or_else(|| Exit::Signal(say!("cli/a-signal")), Exit::Code)
}

fn not_run(error: &std::io::Error) -> String {
    say!("cli/could-not-run", kind = error.kind().to_string())
}

fn not_started(error: &std::io::Error) -> String {
    say!("cli/claude-could-not-run-nothing", kind = error.kind().to_string())
}

fn ended(status: ExitStatus) -> String {
    match status.code() {
        Some(code) => say!("cli/claude-ended-with-code", code = code),
        None => say!("cli/claude-ended-by-signal"),
    }
}

/// Asks the program to end too: it must not be left alone with the terminal.
#[cfg(unix)]
fn end(child: &tokio::process::Child) {
    use rustix::process::{Pid, Signal as Raw, kill_process};
    let pid = child.id().and_then(|id| i32::try_from(id).ok()).and_then(Pid::from_raw);
    if let Some(pid) = pid {
        let _ = kill_process(pid, Raw::TERM);
    }
}

/// Windows tells every program on the console by itself.
#[cfg(not(unix))]
const fn end(_child: &tokio::process::Child) {}
