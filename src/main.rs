//! claude-fix: reads the command line, chooses a face, and ends with the exit code.

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;
use claude_fix::cli::args::{Cli, Command, without_secrets};
use claude_fix::cli::{check, code, demo, explain, face, fix, key, once, open, report, scan, undo, wizard};

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
    match std::panic::catch_unwind(|| run(&cli)) {
        Ok(Ok(exit)) => ExitCode::from(exit),
        Ok(Err(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::from(code::OK),
        Ok(Err(error)) => {
            let _ = writeln!(std::io::stderr(), "claude-fix: {error}");
            ExitCode::from(code::FAILED)
        }
        Err(_) => ExitCode::from(code::BUG),
    }
}

fn run(cli: &Cli) -> std::io::Result<u8> {
    let (mut out, mut err) = (std::io::stdout().lock(), std::io::stderr());
    match &cli.command {
        Some(Command::Check(args)) => check::check(args, &mut out, &mut err),
        Some(Command::Run { command }) => once::run(command, &mut err),
        Some(Command::Fix(args)) => fix::fix(args, &cli.common, &mut out, &mut err),
        Some(Command::Undo(args)) => undo::undo(args, &cli.common, &mut out, &mut err),
        Some(Command::Report(args)) => report::report(args, &mut out, &mut err),
        Some(Command::Open { path }) => open::open(path, &cli.common, &mut out, &mut err),
        Some(Command::Scan { json, file }) => scan::scan(file, *json, &mut out, &mut err),
        Some(Command::Key(args)) => key::key(args, &cli.common, &mut out, &mut err),
        Some(Command::Explain { json, text }) => explain::explain(text, *json, &mut out, &mut err),
        Some(Command::Demo { scenario }) => {
            drop(out);
            demo::demo(scenario.as_deref(), &cli.common, &mut std::io::stdout(), &mut err)
        }
        None => match face::look(&cli.common) {
            Some(look) => {
                drop(out);
                wizard::wizard(look, &mut std::io::stdout())
            }
            None => check::check(&face::plain(), &mut out, &mut err),
        },
    }
}
