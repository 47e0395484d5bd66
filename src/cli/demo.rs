//! `claude-fix demo`: the whole wizard on a made-up machine, to practise, to teach, and for pictures.

use std::fmt::Write as _;
use std::io::Write;

use super::args::Common;
use super::practice::{Scenario, all};
use super::start::Start;
use super::{code, face, wizard};
use crate::app::State;
use crate::app::state::Dialog;
use crate::engine::checks::Selection;
use crate::headless::text;
use crate::model::text::plain;

/// The first and the last line of everything that is printed about a made-up machine.
fn practice() -> String {
    say!("cli/practice-badge")
}

/// Lists the machines, or opens one and returns the exit code.
///
/// # Errors
/// Writing to standard output, or the terminal cannot be used.
pub fn demo(
    wanted: Option<&str>,
    walkthrough: bool,
    common: &Common,
    out: &mut impl Write,
    err: &mut impl Write,
) -> std::io::Result<u8> {
    let badge = if common.ascii { practice().replace('—', "-") } else { practice() };
    let machines = all();
    let Some(wanted) = wanted else {
        out.write_all(face::fitted(list(&badge, &machines)).as_bytes())?;
        return Ok(code::OK);
    };
    let number = wanted.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let named = || machines.iter().find(|(name, _)| *name == wanted);
    let Some((name, scenario)) = number.and_then(|at| machines.get(at)).or_else(named) else {
        writeln!(err, "claude-fix: {}", say!("cli/there-no-machine-called-practise", value = plain(wanted, 60)))?;
        writeln!(err, "{}", say!("cli/hint-claude-fix-demo-lists"))?;
        return Ok(code::USAGE);
    };
    let start = Start::practice(scenario.made())?;
    match face::look(common) {
        None if walkthrough => super::walkthrough::not_here(err),
        Some(look) => {
            let dialog = Some(Dialog::Notice { text: story(scenario) });
            let plain = format!("claude-fix demo {name} --plain");
            let state =
                State { practice: true, plain, dialog, ..super::walkthrough::begun(face::begun(look), walkthrough) };
            let left = wizard::open(start, state, look)?;
            if let Some(assessment) = &left.state.assessment {
                writeln!(out, "{badge}: {}", assessment.summary)?;
            }
            writeln!(out, "{}", say!("cli/nothing-computer-read-run-or", name = name))?;
            Ok(left.code)
        }
        None => printed(start, scenario, &badge, out, err),
    }
}

/// The story, and what is real about it.
fn story(scenario: &Scenario) -> String {
    format!("{}\n\n{}\n\n{}", scenario.title, scenario.story, say!("cli/machine-is-made-up"))
}

fn list(badge: &str, machines: &[(&str, Scenario)]) -> String {
    let mut text = format!("{badge}\n{}\n\n", say!("cli/made-up-machines"));
    for (number, (name, scenario)) in (1..).zip(machines) {
        // a text can always be written to
        let _ = writeln!(text, "{number:>2}  {name:<18}  {}", scenario.title);
    }
    // a text can always be written to
    let _ = writeln!(text, "\n{}", say!("cli/open-one-by-name"));
    text
}

/// The diagnosis of the machine as text, where no wizard can be opened.
fn printed(
    start: Start,
    scenario: &Scenario,
    badge: &str,
    out: &mut impl Write,
    err: &mut impl Write,
) -> std::io::Result<u8> {
    let assessment = start.diagnose(&Selection::all());
    start.end();
    let Some(assessment) = assessment else {
        writeln!(err, "claude-fix: {}", say!("cli/interrupted"))?;
        return Ok(code::INTERRUPTED);
    };
    let text = format!(
        "{badge}\n\n{}\n{}\n\n{}\n{badge}: {}\n",
        scenario.title,
        scenario.story,
        text::report(&assessment),
        say!("cli/commands-are-made-up")
    );
    out.write_all(face::fitted(text).as_bytes())?;
    Ok(assessment.verdict.exit_code())
}
