//! `claude-fix run -- COMMAND`: one command with the environment corrected for this once.

use std::ffi::OsString;
use std::io::Write;
use std::process::{Command, ExitStatus};

use super::code;
use super::start::Start;
use crate::checks::unsafe_to_run;
use crate::claude_code::characters::clean;
use crate::claude_code::variables::AUTH_TOKEN;
use crate::engine::afterwards::afterwards;
use crate::engine::checks::Selection;
use crate::model::assessment::Assessment;
use crate::model::diagnosis::Diagnosis;
use crate::model::environment::Environment;
use crate::model::hidden::HiddenCharacters;
use crate::model::order::filled;
use crate::model::plan::Plan;
use crate::model::text::plain;
use crate::ports::World;
use crate::sys;
use crate::words::Listed;

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
        writeln!(err, "claude-fix: {}", say!("cli/interrupted"))?;
        return Ok(code::INTERRUPTED);
    };
    let correction = Correction::of(&assessment, &start.world.env);
    let how = match (correction.changed.as_slice(), correction.without.as_slice()) {
        ([], []) => say!("cli/nothing-way-can-left-out"),
        ([], names) => say!("cli/running-without-once-nothing-disk", names = names.listed()),
        (names, _) => say!("cli/running-put-right-once-nothing", names = names.listed()),
    };
    writeln!(err, "claude-fix: {how}")?;
    let (program, arguments) = corrected(command, &correction.without);
    let Some(program) = program else {
        return Ok(code::USAGE);
    };
    let command = child(&program, &arguments, &correction.env);
    let status = start.runtime.block_on(sys::attend(command, &mut asked));
    start.end();
    match status {
        Ok(status) => Ok(exit_code(status)),
        Err(error) => {
            let shown = plain(&program.to_string_lossy(), 200);
            writeln!(err, "claude-fix: {}", say!("cli/cannot-run", shown = shown, error = error))?;
            Ok(if error.kind() == std::io::ErrorKind::NotFound { 127 } else { 126 })
        }
    }
}

/// The environment of one session.
pub struct Correction {
    /// As the command gets it.
    pub env: Environment,
    /// The variables that it does not have.
    pub without: Vec<String>,
    /// The variables whose value was put right.
    pub changed: Vec<String>,
}

impl Correction {
    /// What the first diagnosis asks for first: a value put right, or variables out of the way.
    #[must_use]
    pub fn of(assessment: &Assessment, env: &Environment) -> Self {
        let repairs = assessment.top().map(|top| top.repairs.as_slice()).unwrap_or_default();
        for plan in repairs.iter().filter_map(|id| assessment.plan(id)) {
            // the value of a settings file lies over any environment, and a value must not become an argument
            if plan.rewrites().is_empty() || plan.rewrites_settings() {
                continue;
            }
            return Self::by(Some(plan), &plan.clears, env);
        }
        let spoilt = assessment.facts.get::<HiddenCharacters>().filter(|_| assessment.top().is_some_and(is_spoilt));
        let cleaned = spoilt.map(|hidden| cleaned(hidden, env)).filter(|it| !it.changed.is_empty());
        cleaned.unwrap_or_else(|| Self::by(None, &in_the_way(repairs), env))
    }

    /// The environment as it is after this plan, or without these variables.
    #[must_use]
    pub fn by(plan: Option<&Plan>, without: &[String], env: &Environment) -> Self {
        match plan.filter(|plan| !plan.rewrites().is_empty()) {
            Some(plan) => {
                let changed = plan.rewrites().iter().map(|(name, _)| (*name).clone()).collect();
                Self { env: afterwards(env, plan), without: Vec::new(), changed }
            }
            None => Self {
                env: env.without(without.iter().map(String::as_str)),
                without: without.to_vec(),
                changed: Vec::new(),
            },
        }
    }
}

fn is_spoilt(top: &Diagnosis) -> bool {
    top.id == "secret.hidden_characters"
}

/// The spoilt values of this environment without what spoils them: also where no file is known that sets them.
fn cleaned(hidden: &HiddenCharacters, env: &Environment) -> Correction {
    let mut found = Correction { env: env.clone(), without: Vec::new(), changed: Vec::new() };
    let names = hidden.values.iter().filter(|it| it.in_force && it.spoilt()).map(|it| it.variable.as_str());
    for name in names {
        let value = env.raw(name).and_then(|value| clean(name, value.to_str()?));
        if let Some(value) = value {
            found.env.set(name, value);
            found.changed.push(name.to_owned());
        }
    }
    found
}

/// The variables and the setting that these repairs take out; they are only taken from what is broken.
fn in_the_way(repairs: &[String]) -> Vec<String> {
    let pair = repairs.iter().any(|id| id.starts_with("env.remove_pair:"));
    let target = |id: &String| {
        let names = id.strip_prefix("env.remove_variable:").or_else(|| id.strip_prefix("settings.remove_key:"))?;
        Some(names.split('+').map(str::to_owned).collect::<Vec<_>>())
    };
    repairs.iter().filter_map(target).flatten().chain(pair.then(|| AUTH_TOKEN.to_owned())).collect()
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
            filled(names.into_iter().map(|name| (name.clone(), "".into())))
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

/// The `claude` that wins, if it may be run: what a project could have put there is not started, least of all with a key.
///
/// # Errors
/// Why not, as a sentence.
pub(super) fn to_start(world: &World, found: Option<&Assessment>, practice: bool) -> Result<OsString, String> {
    if practice {
        return Err(say!("cli/practice-no-session"));
    }
    let active = found.and_then(|found| found.installs.active());
    let active = active.ok_or_else(|| say!("cli/claude-not-found"))?;
    match unsafe_to_run(world, &active.path, &active.real) {
        None => Ok(active.path.clone().into()),
        Some(because) => {
            let shown = plain(&world.machine.tilde(&active.path), 300);
            Err(say!("cli/not-started-nothing-changed-disk", shown = shown, because = because))
        }
    }
}

/// One session without these variables; where a plan puts their values right, with those.
pub(super) fn session(claude: &OsString, found: Option<&Assessment>, without: &[String], env: &Environment) -> Command {
    let plan = found.and_then(|found| found.plans.iter().find(|plan| plan.clears == without));
    let correction = Correction::by(plan, without, env);
    let (_, arguments) = corrected(std::slice::from_ref(claude), &correction.without);
    child(claude, &arguments, &correction.env)
}

/// The child, in this environment.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "this is the command that the person typed")]
pub fn child(program: &OsString, arguments: &[OsString], env: &Environment) -> Command {
    let mut child = Command::new(program);
    child.args(arguments).env_clear().envs(env.all());
    child
}

pub(super) fn exit_code(status: ExitStatus) -> u8 {
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
