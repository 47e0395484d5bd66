//! Which command is it? Each goes to its own file, with the places that it writes to.

use std::io::Write;

use super::args::{Cli, Command};
use super::steady::Steady;
use super::{
    carried, check, demo, explain, face, fix, history, key, once, open, report, scan, undo, walkthrough, wizard,
};

/// Carries the command out; its exit code.
///
/// # Errors
/// Writing to standard output, or the command's own.
pub fn run(cli: &Cli) -> std::io::Result<u8> {
    let (mut out, mut err) = (std::io::stdout().lock(), std::io::stderr());
    // only these have colours of their own
    if let (None | Some(Command::Demo { .. } | Command::Open { .. }), Some(says)) =
        (&cli.command, face::no_such_theme(&cli.common))
    {
        writeln!(err, "{says}")?;
    }
    match &cli.command {
        // these have an end of their own, which their exit code tells; the others stop where nobody reads any more
        Some(Command::Check(args)) => check::check(args, &mut Steady(out), &mut Steady(err)),
        Some(Command::Run { command }) => once::run(command, &mut err),
        Some(Command::Fix(args)) => fix::fix(args, &cli.common, &mut Steady(out), &mut Steady(err)),
        Some(Command::Undo(args)) => undo::undo(args, &cli.common, &mut Steady(out), &mut Steady(err)),
        Some(Command::Report(args)) => report::report(args, &mut Steady(out), &mut Steady(err)),
        Some(Command::Open { path }) => open::open(path, &cli.common, &mut out, &mut err),
        Some(Command::Scan { json, file }) => scan::scan(file, *json, &mut Steady(out), &mut Steady(err)),
        Some(Command::Key(args)) => key::key(args, &cli.common, &mut Steady(out), &mut Steady(err)),
        Some(Command::Explain { json, text }) => explain::explain(text, *json, &mut Steady(out), &mut Steady(err)),
        Some(Command::History { since, json }) => history::history(since, *json, &cli.common, &mut out, &mut err),
        Some(Command::Completions { shell }) => carried::completions(*shell, &mut out),
        Some(Command::Man) => carried::man(&mut out),
        Some(Command::Demo { scenario, walkthrough }) => {
            drop(out);
            demo::demo(scenario.as_deref(), *walkthrough, &cli.common, &mut std::io::stdout(), &mut err)
        }
        None => match face::look(&cli.common) {
            Some(look) => {
                drop(out);
                wizard::wizard(look, cli.walkthrough, &mut std::io::stdout())
            }
            None if cli.walkthrough => walkthrough::not_here(&mut err),
            None => check::check(&face::plain(), &mut out, &mut err),
        },
    }
}
