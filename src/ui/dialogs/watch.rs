//! Does it work again? A mark for every look so far, what stands in the way now, and since when.
//!
//! ```text
//! ╭ Check until it works ─────────────────────────────╮
//! │ ⠙ Next look in 3 s                                │
//! │ ✗✗✗✗✗✗✗▂▁                                         │
//! │ Now      the proxy 10.0.0.1:3128 does not answer  │
//! │ Since    14:02:11, for 2 min 9 s                  │
//! ╰───────────────────────────────────────────────────╯
//! ```

use ratatui::layout::Rect;

use crate::app::State;
use crate::app::state::Mark;
use crate::app::watch::{Sight, Watch};
use crate::model::measured::Measured;
use crate::ui::header::spinner;
use crate::ui::page::{Page, column};
use crate::ui::panel::{self, Panel, Sheet};
use crate::ui::screens::path_line::short_time;
use crate::ui::theme::{Look, Role, role};

/// The column at which the text begins, at least.
const COLUMN: usize = 9;
/// The rows of marks at most.
const ROWS: usize = 3;
/// A look that takes less than so many milliseconds gets the mark of the same place.
const STEPS: [u64; 7] = [50, 100, 200, 400, 800, 1600, 3200];
const SYMBOLS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
const LETTERS: [&str; 8] = ["_", ".", "-", "~", "=", "+", "*", "#"];

/// `2 min 9 s`
fn lasting(seconds: i64) -> String {
    match (seconds / 3600, seconds / 60 % 60, seconds % 60) {
        (0, 0, seconds) => say!("ui/seconds", seconds = seconds),
        (0, minutes, seconds) => say!("ui/minutes-seconds", minutes = minutes, seconds = seconds),
        (hours, minutes, _) => say!("ui/hours-minutes", hours = hours, minutes = minutes),
    }
}

/// Draws the watch.
pub(super) fn draw(state: &State, watch: &Watch, sheet: &mut Sheet, body: Rect, look: Look) {
    let mut page = Page::new(look, panel::dialog_width(body));
    let works = watch.works_since.filter(|_| watch.broken_since.is_none() || watch.over);
    if look.lines {
        // a line a look: what changes with every second is not read
    } else if watch.over {
        let mark = format!("{} ", look.mark(Mark::Healthy));
        page.hang(&[(role(Mark::Healthy), &mark)], 2, Role::Strong, &say!("ui/works-again"));
    } else {
        let spinner = format!("{} ", spinner(state, look));
        let next = if watch.looking.is_some() {
            say!("ui/looking")
        } else {
            say!("ui/next-look-s", seconds = watch.seconds())
        };
        page.hang(&[(Role::Key, &spinner)], 2, Role::Strong, &next);
    }
    page.gap();
    let column = column(COLUMN, &["ui/now", "ui/since"]);
    if !look.lines {
        marks(&watch.sights, &mut page);
    }
    page.gap();
    if let (Some(since), None) = (watch.broken_since, works) {
        let now = watch.latest.as_ref().and_then(Measured::trouble).unwrap_or_default();
        page.labelled(&say!("ui/now"), column, Role::Plain, &now);
        let clock = since.clock();
        let lasting = match watch.broken_for() {
            Some(seconds) => say!("ui/since-for", clock = clock, lasting = lasting(seconds)),
            None => clock,
        };
        page.labelled(&say!("ui/since"), column, Role::Plain, &lasting);
    }
    if let Some(since) = works {
        let latest = watch.sights.last().and_then(|sight| sight.millis).unwrap_or(0);
        page.labelled(
            &say!("ui/now"),
            column,
            Role::Plain,
            &say!("ui/everything-answers", short_time = short_time(latest)),
        );
        let clock = since.clock();
        let since = match watch.broken_for().filter(|_| watch.over) {
            Some(seconds) => say!("ui/since-after", clock = clock, lasting = lasting(seconds)),
            None => clock,
        };
        page.labelled(&say!("ui/since"), column, Role::Plain, &since);
    }
    page.gap();
    if watch.over {
        page.at_right("⏎", &say!("ui/check-everything"));
    } else if !look.lines {
        page.text(Role::Dim, &foot(watch, works.is_some()));
    }
    let (title, colour) = match (watch.over, works.is_some()) {
        (true, _) => (say!("ui/works-again"), Role::Good),
        (false, true) => (say!("ui/watching-the-connection"), Role::Strong),
        (false, false) => (say!("ui/check-until-works"), Role::Strong),
    };
    panel::dialog(sheet, body, &Panel { title: &title, role: colour, scroll: 0, rest: None }, page, Vec::new());
}

fn foot(watch: &Watch, works: bool) -> String {
    if works {
        say!("ui/works-now-leave-open-learn")
    } else if watch.looks == 0 {
        say!("ui/network-looked-at-every-few")
    } else {
        say!("ui/bell-rings-once-when-works")
    }
}

/// One mark a look, the newest at the end, as many as there is room for; and what they mean.
fn marks(sights: &[Sight], page: &mut Page) {
    let most = page.width.max(1) * ROWS;
    let shown = sights.get(sights.len().saturating_sub(most)..).unwrap_or_default();
    for row in shown.chunks(page.width.max(1)) {
        let parts: Vec<(Role, &str)> = row.iter().map(|sight| mark(*sight, page.look)).collect();
        page.row(&parts);
    }
    let look = page.look;
    page.row(&[
        (Role::Bad, look.pick("✗", "x")),
        (Role::Dim, &format!(" {}   ", say!("ui/does-not-work"))),
        (Role::Good, look.pick("▁", "_")),
        (Role::Dim, &format!(" {}   ", say!("ui/quick"))),
        (Role::Good, look.pick("█", "#")),
        (Role::Dim, &format!(" {}", say!("ui/slow"))),
    ]);
}

fn mark(sight: Sight, look: Look) -> (Role, &'static str) {
    let Some(millis) = sight.millis else { return (Role::Bad, look.pick("✗", "x")) };
    let level = STEPS.iter().filter(|step| millis >= **step).count();
    (Role::Good, look.pick(SYMBOLS[level], LETTERS[level]))
}

#[cfg(test)]
mod tests {
    use super::lasting;

    #[test]
    fn times_are_told_as_people_do() {
        assert_eq!(lasting(9), "9 s");
        assert_eq!(lasting(129), "2 min 9 s");
        assert_eq!(lasting(7322), "2 h 2 min");
    }
}
