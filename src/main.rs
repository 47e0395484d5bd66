//! claude-fix: reads the command line, chooses a face, and ends with the exit code.

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;
use claude_fix::cli::args::{Cli, without_secrets};
use claude_fix::cli::{code, dispatch, face};

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let bad = error.use_stderr();
            // nothing is left to be done if the message cannot be printed
            let _ = without_secrets(error).print();
            return ExitCode::from(if bad { code::USAGE } else { code::OK });
        }
    };
    claude_fix::words::choose(face::language(&cli));
    claude_fix::tui::terminal::guard_panics();
    match std::panic::catch_unwind(|| dispatch::run(&cli)) {
        Ok(Ok(exit)) => ExitCode::from(exit),
        Ok(Err(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::from(code::OK),
        Ok(Err(error)) => {
            let _ = writeln!(std::io::stderr(), "claude-fix: {error}");
            ExitCode::from(code::FAILED)
        }
        Err(_) => ExitCode::from(code::BUG),
    }
}
