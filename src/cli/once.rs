//! `claude-fix run -- COMMAND`: one command with the environment corrected for this once.

use std::ffi::OsString;
use std::io::Write;
use std::process::{Command, ExitStatus};

use super::code;
use super::start::Start;
use crate::engine::checks::Selection;
use crate::model::assessment::Assessment;
use crate::model::environment::Environment;

/// Runs the command and returns its own exit code.
///
/// # Errors
/// Writing to standard error.
pub fn run(command: &[OsString], err: &mut impl Write) -> std::io::Result<u8> {
    let start = Start::new(false)?;
    let Some(assessment) = start.diagnose(&Selection::all()) else {
        start.end();
        writeln!(err, "claude-fix: interrupted")?;
        return Ok(code::INTERRUPTED);
    };
    let without = in_the_way(&assessment);
    if without.is_empty() {
        writeln!(err, "claude-fix: no variable is in the way; running the command as it is")?;
    } else {
        writeln!(err, "claude-fix: running without {} this once; nothing on disk is changed", without.join(", "))?;
    }
    let (program, arguments) = corrected(command, &without);
    let Some(program) = program else {
        return Ok(code::USAGE);
    };
    let status = child(&program, &arguments, &start.world.env, &without).status();
    start.end();
    match status {
        Ok(status) => Ok(exit_code(status)),
        Err(error) => {
            let shown = crate::model::text::plain(&program.to_string_lossy(), 200);
            writeln!(err, "claude-fix: cannot run {shown}: {error}")?;
            Ok(if error.kind() == std::io::ErrorKind::NotFound { 127 } else { 126 })
        }
    }
}

/// The variables that the first diagnosis with a cure wants out of the way; they are only taken from what is broken.
#[must_use]
pub fn in_the_way(assessment: &Assessment) -> Vec<String> {
    let broken = assessment.top().into_iter();
    let plans = broken.flat_map(|diagnosis| &diagnosis.repairs).filter_map(|id| assessment.plan(id));
    let names = plans.filter_map(|plan| plan.id.strip_prefix("env.remove_variable:"));
    names.flat_map(|names| names.split('+')).map(str::to_owned).collect()
}

/// The command, with the variables also cancelled in the settings if it is Claude Code: an `env` block of a settings
/// file would bring them back, and `--settings` outranks it.
#[must_use]
pub fn corrected(command: &[OsString], without: &[String]) -> (Option<OsString>, Vec<OsString>) {
    let Some((program, rest)) = command.split_first() else {
        return (None, Vec::new());
    };
    let mut arguments = Vec::new();
    let name = std::path::Path::new(program).file_stem().unwrap_or_default();
    if name == "claude" && !without.is_empty() && !rest.iter().any(|argument| argument == "--settings") {
        let block: serde_json::Map<String, serde_json::Value> =
            without.iter().map(|name| (name.clone(), "".into())).collect();
        arguments.push("--settings".into());
        arguments.push(serde_json::json!({ "env": block }).to_string().into());
    }
    arguments.extend(rest.iter().cloned());
    (Some(program.clone()), arguments)
}

/// The child, in this environment without the variables.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "this is the command that the person typed")]
pub fn child(program: &OsString, arguments: &[OsString], env: &Environment, without: &[String]) -> Command {
    let env = env.without(without.iter().map(String::as_str));
    let mut child = Command::new(program);
    child.args(arguments).env_clear().envs(env.all());
    child
}

fn exit_code(status: ExitStatus) -> u8 {
    #[cfg(unix)]
    if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
        return u8::try_from(128 + signal).unwrap_or(code::FAILED);
    }
    status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(code::FAILED)
}
