//! `claude-fix history`: what went wrong before, and when did it begin?

use std::io::{IsTerminal, Write};
use std::sync::Arc;
use std::time::Duration;

use super::args::Common;
use super::code;
use super::start::Start;
use crate::claude_code::places::Places;
use crate::engine::history::{Search, SoFar};
use crate::headless::history::{json as to_json, text as to_text};
use crate::model::text::{plain, size};
use crate::model::time::Moment;
use crate::sys;

const HOUR: i64 = 3_600_000;
/// How often a person is told how far it is.
const PULSE: Duration = Duration::from_millis(100);
/// After how many pulses somebody who reads lines is told once that it goes on.
const PATIENCE: u32 = 20;

/// Runs it and returns the exit code.
///
/// # Errors
/// Writing the result.
pub fn history(
    since: &str,
    json: bool,
    common: &Common,
    out: &mut impl Write,
    err: &mut impl Write,
) -> std::io::Result<u8> {
    let start = Start::new(true)?;
    let Some(from) = from(since, start.world.now()) else {
        writeln!(err, "claude-fix: {}", say!("history/not-a-time", text = plain(since, 60)))?;
        start.end();
        return Ok(code::USAGE);
    };
    if Places::of(&start.world.machine, &start.world.env).is_none() {
        writeln!(err, "claude-fix: {}", say!("history/no-folder"))?;
        start.end();
        return Ok(code::UNKNOWN);
    }
    let search = Arc::new(Search::new(Arc::clone(&start.world), from));
    let whole = wait(&start, &search, common, err)?;
    start.end();
    let found = search.history();
    if json {
        writeln!(out, "{}", to_json(&found).map_err(std::io::Error::other)?)?;
    } else {
        out.write_all(super::face::fitted(to_text(&found, common.ascii)).as_bytes())?;
    }
    if whole {
        return Ok(code::OK);
    }
    writeln!(err, "claude-fix: {}", say!("history/interrupted"))?;
    Ok(code::INTERRUPTED)
}

/// Waits until everything was read, or until Ctrl-C stopped it; says how far it is. Whether it was not stopped.
fn wait(start: &Start, search: &Arc<Search>, common: &Common, err: &mut impl Write) -> std::io::Result<bool> {
    let mut shown = Line { drawn: 0, lives: std::io::stderr().is_terminal() && !common.plain, pulses: 0 };
    start.runtime.block_on(async {
        let reader = Arc::clone(search);
        let mut reading = tokio::task::spawn_blocking(move || reader.run());
        let mut asked = std::pin::pin!(sys::interrupted());
        let (mut pulse, mut whole) = (tokio::time::interval(PULSE), true);
        loop {
            tokio::select! {
                _ = &mut reading => break,
                () = &mut asked, if whole => {
                    whole = false;
                    search.stop();
                }
                _ = pulse.tick() => shown.pulse(&search.so_far(), err)?,
            }
        }
        shown.wipe(err)?;
        Ok(whole)
    })
}

/// The line in which progress is told.
struct Line {
    /// How many columns of it are in use.
    drawn: usize,
    /// Whether it is drawn again and again.
    lives: bool,
    pulses: u32,
}

impl Line {
    fn pulse(&mut self, so_far: &SoFar, err: &mut impl Write) -> std::io::Result<()> {
        self.pulses += 1;
        if !self.lives {
            return if self.pulses == PATIENCE {
                writeln!(err, "claude-fix: {}", say!("history/waiting"))
            } else {
                Ok(())
            };
        }
        let (done, of) = (size(so_far.bytes), size(so_far.of));
        let line = match &so_far.newest {
            Some((at, text)) => {
                let when = at.near(sys::now());
                say!("history/reading-newest", done = done, of = of, errors = so_far.errors, when = when, text = text)
            }
            None => say!("history/reading", done = done, of = of, errors = so_far.errors),
        };
        let room = usize::from(crate::tui::terminal::size().0).saturating_sub(1);
        let line = plain(&line, room);
        let cells = unicode_width::UnicodeWidthStr::width(line.as_str());
        write!(err, "\r{line}{}", " ".repeat(self.drawn.saturating_sub(cells)))?;
        self.drawn = cells;
        err.flush()
    }

    fn wipe(&mut self, err: &mut impl Write) -> std::io::Result<()> {
        if self.drawn > 0 {
            write!(err, "\r{}\r", " ".repeat(self.drawn))?;
        }
        err.flush()
    }
}

/// `7d`, `24h`, `2w` before now, or the beginning of a day.
fn from(text: &str, now: Moment) -> Option<Moment> {
    let unit = match text.chars().last()? {
        'h' => HOUR,
        'd' => 24 * HOUR,
        'w' => 7 * 24 * HOUR,
        _ => return Moment::from_date(text),
    };
    let number = text.get(..text.len() - 1)?;
    let number: u32 = number.parse().ok().filter(|_| number.bytes().all(|b| b.is_ascii_digit()))?;
    Some(Moment(now.0.saturating_sub(i64::from(number).saturating_mul(unit)).max(0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_as_people_write_it() {
        let now = Moment(1_795_233_600_000);
        for (text, hours) in [("7d", 168), ("24h", 24), ("2w", 336), ("0h", 0), ("007d", 168)] {
            assert_eq!(from(text, now), Some(Moment(now.0 - hours * HOUR)), "{text}");
        }
        assert_eq!(from("4294967295w", now), Some(Moment(0)));
        assert_eq!(from("2026-11-01", now).map(Moment::date).as_deref(), Some("2026-11-01"));
        for text in ["", "d", "-7d", "+7d", "7", "7m", "7 d", "٧d", "99999999999d", "2026-13-01", "yesterday"] {
            assert_eq!(from(text, now), None, "{text}");
        }
    }
}
