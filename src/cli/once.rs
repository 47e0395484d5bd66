//! `claude-fix run -- COMMAND`: one command with the environment corrected for this once.

use std::ffi::OsString;
use std::io::Write;
use std::process::{Command, ExitStatus};

use super::code;
use super::start::Start;
use crate::engine::checks::Selection;
use crate::model::assessment::Assessment;
use crate::model::environment::Environment;
use crate::sys;

/// The setting that names a program for the key.
const PROGRAM: &str = "apiKeyHelper";

/// Runs the command and returns its own exit code.
///
/// # Errors
/// Writing to standard error.
pub fn run(command: &[OsString], err: &mut impl Write) -> std::io::Result<u8> {
    let start = Start::new(false)?;
    // from now on, so that none is lost between the checks and the command
    let mut asked = start.runtime.block_on(async { sys::Asked::listen() })?;
    let Some(assessment) = start.diagnose(&Selection::all()) else {
        start.end();
        writeln!(err, "claude-fix: interrupted")?;
        return Ok(code::INTERRUPTED);
    };
    let without = in_the_way(&assessment);
    if without.is_empty() {
        writeln!(err, "claude-fix: nothing is in the way that can be left out; running the command as it is")?;
    } else {
        writeln!(err, "claude-fix: running without {} this once; nothing on disk is changed", without.join(", "))?;
    }
    let (program, arguments) = corrected(command, &without);
    let Some(program) = program else {
        return Ok(code::USAGE);
    };
    let command = child(&program, &arguments, &start.world.env, &without);
    let status = start.runtime.block_on(sys::attend(command, &mut asked));
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

/// The variables and the setting that the first diagnosis with a cure wants out of the way; they are only taken from what is broken.
#[must_use]
pub fn in_the_way(assessment: &Assessment) -> Vec<String> {
    let broken = assessment.top().into_iter();
    let plans = broken.flat_map(|diagnosis| &diagnosis.repairs).filter_map(|id| assessment.plan(id));
    let names = plans.filter_map(|plan| {
        plan.id.strip_prefix("env.remove_variable:").or_else(|| plan.id.strip_prefix("settings.remove_key:"))
    });
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
    let settings = |argument: &OsString| argument.to_string_lossy().split('=').next() == Some("--settings");
    if name == "claude" && !without.is_empty() && !rest.iter().any(settings) {
        let (settings, variables): (Vec<&String>, Vec<&String>) = without.iter().partition(|name| *name == PROGRAM);
        let empty = |names: Vec<&String>| -> serde_json::Map<String, serde_json::Value> {
            names.into_iter().map(|name| (name.clone(), "".into())).collect()
        };
        // measured: an empty program here keeps that of every other file from being run
        let mut block = empty(settings);
        if !variables.is_empty() {
            block.insert("env".to_owned(), empty(variables).into());
        }
        arguments.push("--settings".into());
        arguments.push(serde_json::Value::Object(block).to_string().into());
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

#[cfg(test)]
mod tests {
    use super::corrected;

    #[test]
    fn settings_of_the_persons_own_are_known_in_both_forms() {
        let of = |words: &[&str]| {
            let words: Vec<_> = words.iter().map(Into::into).collect();
            corrected(&words, &["ANTHROPIC_API_KEY".to_owned()]).1.len()
        };
        assert_eq!(of(&["claude", "-p", "hi"]), 4);
        assert_eq!(of(&["/opt/claude", "--settingsx"]), 3);
        assert_eq!(of(&["claude", "--settings", "{}"]), 2);
        assert_eq!(of(&["claude", "--settings={}", "-p"]), 2);
        assert_eq!(of(&["codex", "-p"]), 1);
    }

    #[test]
    fn a_program_for_the_key_is_left_out_too() {
        let of = |without: &[&str]| {
            let without: Vec<String> = without.iter().map(|name| (*name).to_owned()).collect();
            corrected(&["claude".into()], &without).1.pop().unwrap_or_default()
        };
        assert_eq!(of(&["apiKeyHelper"]), r#"{"apiKeyHelper":""}"#);
        assert_eq!(of(&["apiKeyHelper", "A"]), r#"{"apiKeyHelper":"","env":{"A":""}}"#);
        assert_eq!(of(&["A"]), r#"{"env":{"A":""}}"#);
    }
}
