//! `claude-fix report`: what was found and changed, without secrets and without names, to be sent to somebody.

use std::io::Write;
use std::time::Duration;

use super::args::Report as Arguments;
use super::code;
use super::own_file::{self, Refused, put};
use super::start::Start;
use crate::app::report::{Made, Wanted};
use crate::engine::checks::Selection;
use crate::engine::journal::Journal;
use crate::headless::report::{Form, Source, document, written};
use crate::model::assessment::Assessment;
use crate::model::environment::Environment;
use crate::model::journal::Entry;
use crate::model::leaks::leaks;
use crate::model::machine::Machine;
use crate::model::secret::Secret;
use crate::model::text::plain;
use crate::ports::World;

/// Variables whose values must not be in a report, by a part of their names.
const SECRET: [&str; 7] = ["KEY", "TOKEN", "SECRET", "PASS", "CREDENTIAL", "COOKIE", "AUTH"];

/// Makes it, and prints or writes it; returns the exit code.
///
/// # Errors
/// Writing to standard output.
pub fn report(args: &Arguments, out: &mut impl Write, err: &mut impl Write) -> std::io::Result<u8> {
    let start = Start::new(args.offline)?;
    let limit = Duration::from_secs(args.timeout);
    let assessment = start.diagnose(&Selection { limit, ..Selection::all() });
    let journal = start.journal.as_ref().map(Journal::entries).unwrap_or_default();
    let world = std::sync::Arc::clone(&start.world);
    start.end();
    let Some(assessment) = assessment else {
        writeln!(err, "claude-fix: {}", say!("report/interrupted"))?;
        return Ok(code::INTERRUPTED);
    };
    let wanted = Wanted { names: args.names, pasted: Vec::new() };
    let text = match made(&world, &assessment, &journal, &wanted, args.format.into()) {
        Made::Text(text) => text,
        Made::Unsafe(leaks) => {
            writeln!(err, "claude-fix: {}", say!("report/refused"))?;
            for leak in leaks.iter().take(20) {
                writeln!(err, "  {}", say!("report/refused-place", line = leak.line, rule = leak.rule))?;
            }
            writeln!(err, "{}", say!("report/refused-next"))?;
            return Ok(code::FAILED);
        }
        Made::Failed(because) => {
            writeln!(err, "claude-fix: {because}")?;
            return Ok(code::FAILED);
        }
    };
    let Some(file) = &args.output else {
        out.write_all(text.as_bytes())?;
        return Ok(code::OK);
    };
    match put(crate::sys::hands().as_ref(), &world.machine, file, &text) {
        Ok(words) => {
            writeln!(err, "claude-fix: {words}")?;
            Ok(code::OK)
        }
        Err(Refused { because, hint }) => {
            writeln!(err, "claude-fix: {because}")?;
            if let Some(hint) = hint {
                writeln!(err, "{hint}")?;
            }
            Ok(code::USAGE)
        }
    }
}

/// The text of a report, if no secret is in it.
pub(super) fn made(world: &World, assessment: &Assessment, journal: &[Entry], wanted: &Wanted, form: Form) -> Made {
    let users = ["USER", "LOGNAME", "USERNAME"].iter().filter_map(|name| world.env.text(name)).collect();
    let source = Source { assessment, journal, pasted: &wanted.pasted, users, names: wanted.names };
    match document(&source).and_then(|report| written(&report, form)) {
        Err(error) => Made::Failed(plain(&error.to_string(), 300)),
        Ok(text) => match leaks(&text, &known(&world.env)) {
            found if found.is_empty() => Made::Text(text),
            found => Made::Unsafe(found),
        },
    }
}

/// The values of variables that look like a secret by their name, but for paths and sentences.
fn known(env: &Environment) -> Vec<Secret> {
    let mut all = Vec::new();
    for (name, value) in env.all() {
        let (name, value) = (name.to_string_lossy().to_uppercase(), value.to_string_lossy());
        // the password of a proxy is one, whatever the variable is called
        let password = value.split_once("://").and_then(|(_, rest)| rest.rsplit_once('@')?.0.split_once(':'));
        all.extend(password.filter(|it| it.1.len() >= 6).map(|(_, it)| Secret::new(it.as_bytes().to_vec())));
        let place = value.starts_with(['/', '~', '.']) || value.contains("://") || value.contains(":\\");
        if SECRET.iter().any(|part| name.contains(part)) && !place && !value.trim().contains(char::is_whitespace) {
            all.push(Secret::new(value.as_bytes().to_vec()));
        }
    }
    all
}

/// Writes a report of the wizard into a file with a free name; the words for that.
pub(super) fn keep(journal: &Journal, machine: &Machine, text: &str) -> String {
    let kept = own_file::keep(journal, machine, &format!("claude-fix-report-{}", machine.now.compact()), text);
    kept.map_or_else(
        |error| plain(&error.to_string(), 300),
        |file| say!("report/written", file = plain(&machine.tilde(&file), 300), os = std::env::consts::OS),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::event::Coming;
    use crate::cli::practice;
    use crate::headless::replay::opened;
    use crate::headless::report::is_ours;
    use crate::model::report::Report;

    #[test]
    fn every_practice_machine_has_a_report_in_every_form_that_opens_with_the_same_answer() {
        for (name, scenario) in practice::all() {
            let start = Start::practice(scenario.made()).unwrap();
            let assessment = start.diagnose(&Selection::all()).unwrap();
            let made = |form| match made(&start.world, &assessment, &[], &Wanted::default(), form) {
                Made::Text(text) => text,
                other => panic!("{name}: {other:?}"),
            };
            assert!(
                is_ours(&made(Form::Markdown)) && is_ours(&made(Form::Html)) && is_ours(&made(Form::Json)),
                "{name}"
            );
            let more = made(Form::Json).replacen('{', "{\"mine\":1,", 1);
            assert!(!is_ours(&more), "{name}: somebody's own part");
            let report = Report::read(made(Form::Json).as_bytes()).unwrap();
            let known = crate::checks::ALL.iter();
            let known = known.map(|it| Coming { id: it.id, title: it.title(), group: it.group }).collect();
            let again = opened(name.to_owned(), &report, known);
            assert_eq!(again.unknown, 0, "{name}");
            assert_eq!(again.assessment.rows.len(), assessment.rows.len(), "{name}");
            assert_eq!(again.assessment.top().map(|it| &it.id), assessment.top().map(|it| &it.id), "{name}");
            assert_eq!(again.assessment.verdict, assessment.verdict, "{name}");
            assert_eq!(again.assessment.hands_off(), assessment.hands_off(), "{name}");
        }
    }

    #[test]
    fn values_of_variables_are_secrets_by_the_name_of_the_variable() {
        let variables = [
            ("MY_TOKEN", "abcdefgh1234"),
            ("SSH_AUTH_SOCK", "/run/user/1000/agent"),
            ("KEY_NOTE", "two words"),
            ("http_proxy", "http://bob:hunter2x@proxy:3128"),
            ("EDITOR", "vim"),
        ];
        let env = Environment::new(
            variables.map(|(name, value)| (name.into(), value.into())),
            crate::model::machine::Os::Linux,
        );
        let found = known(&env);
        let holds = |text: &str| leaks(text, &found).iter().any(|leak| leak.rule == "value_read");
        assert!(holds("abcdefgh1234") && holds("a hunter2x"));
        assert!(!holds("/run/user/1000/agent two words vim bob proxy"));
    }
}
