//! `claude-fix check`: one diagnosis, as text or JSON.

use std::io::Write;
use std::time::Duration;

use super::args::Check;
use super::code;
use super::start::Start;
use crate::checks;
use crate::engine::checks::Selection;
use crate::headless::{json, junit, text};
use crate::ports::Permissions;
use crate::words::Listed;

/// Runs it and returns the exit code.
///
/// # Errors
/// Writing to standard output.
pub fn check(args: &Check, out: &mut impl Write, err: &mut impl Write) -> std::io::Result<u8> {
    // what is left is for printing
    let limit = Duration::from_secs(args.timeout).saturating_sub(Duration::from_millis(100));
    let selection = Selection { only: args.only.clone(), skip: args.skip.clone(), limit };
    if let Some(name) = selection.unknown(checks::ALL) {
        let name = crate::model::text::plain(name, 60);
        writeln!(err, "claude-fix: {}", say!("cli/there-no-check-or-group", name = name))?;
        let ids: Vec<&str> = checks::ALL.iter().map(|check| check.id).collect();
        writeln!(err, "{}", say!("cli/hint-checks", join = ids.listed()))?;
        return Ok(code::USAGE);
    }
    let start = Start::allowed(Permissions { offline: args.offline, live: args.live })?;
    let assessment = start.diagnose(&selection);
    if let Some(assessment) = assessment.as_ref().filter(|_| args.remember)
        && let Err(error) = start.remember(assessment)
    {
        writeln!(err, "claude-fix: {}", say!("cli/cannot-remember-run", error = error))?;
    }
    start.end();
    let Some(assessment) = assessment else {
        writeln!(err, "claude-fix: {}", say!("cli/interrupted"))?;
        return Ok(code::INTERRUPTED);
    };
    if args.junit {
        out.write_all(junit::report(&assessment).as_bytes())?;
    } else if args.json {
        out.write_all(json::report(&assessment).map_err(std::io::Error::other)?.as_bytes())?;
    } else {
        out.write_all(super::face::fitted(text::report(&assessment)).as_bytes())?;
    }
    Ok(assessment.verdict.exit_code())
}
