//! What does a click or the wheel mean here? The keys that would do the same; whatever a key cannot do, a click cannot.
//!
//! No click answers a card: to say yes a key is pressed.

use ratatui::layout::Rect;

use super::footer;
use super::layout::{List, bands, halves, strip_cells, strip_columns};
use super::panel::inside;
use super::theme::Look;
use crate::app::state::{Dialog, Screen, too_small};
use crate::app::{Act, Key, State, bindings};
use crate::model::step::Step;

/// How far the wheel scrolls, in rows.
const ROWS: usize = 3;

/// What was done with the mouse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mouse {
    /// The left button went down.
    Click,
    /// The wheel was turned up.
    Up,
    /// The wheel was turned down.
    Down,
}

/// The keys that it stands for at this column and row; none where it means nothing.
#[must_use]
pub fn keys_at(state: &State, what: Mouse, (column, row): (u16, u16), look: Look) -> Vec<Key> {
    // in a pane the mouse is the terminal's, as is everything in a window that shows nothing
    if too_small(state.size) || matches!(state.dialog, Some(Dialog::Pane(_))) {
        return Vec::new();
    }
    let area = Rect::new(0, 0, state.size.0, state.size.1);
    let bands = bands(area);
    let key = match what {
        Mouse::Up => return wheel(state, Key::Up, bands.body, (column, row), look),
        Mouse::Down => return wheel(state, Key::Down, bands.body, (column, row), look),
        Mouse::Click if row == bands.footer.y => footer::at(state, bands.footer, column, look),
        Mouse::Click if state.dialog.is_none() && state.screen == Screen::Overview => {
            step_at(bands.body, (column, row), look).map(|step| Key::Char(step.digit()))
        }
        Mouse::Click => None,
    };
    key.filter(|key| may_click(state, *key)).into_iter().collect()
}

/// Whether a click may stand for the key: never where a change is asked about, unless it only says no or goes back.
fn may_click(state: &State, key: Key) -> bool {
    let all = bindings(state);
    let Some(act) = all.iter().find(|it| it.keys.contains(&key)).map(|it| it.act) else { return false };
    match &state.dialog {
        Some(Dialog::Card(_) | Dialog::Stopped(_)) => matches!(act, Act::No | Act::Back),
        Some(Dialog::Working { .. } | Dialog::Pane(_)) => false,
        _ => !matches!(act, Act::Yes | Act::Type | Act::Rub),
    }
}

/// The wheel moves in a list by one, and scrolls anything else by some rows: what is on top of what is under it.
fn wheel(state: &State, key: Key, body: Rect, at: (u16, u16), look: Look) -> Vec<Key> {
    let act = bindings(state).into_iter().find(|it| it.keys.contains(&key)).map(|it| it.act);
    let on_list = || halves(body, look).steps.contains(at.into());
    match act {
        _ if !body.contains(at.into()) => Vec::new(),
        Some(Act::Scroll(_)) => vec![key; ROWS],
        Some(Act::Choose(_)) => vec![key],
        Some(Act::Select(_)) if on_list() => vec![key],
        _ => Vec::new(),
    }
}

/// The step in the list of the overview.
fn step_at(body: Rect, (column, row): (u16, u16), look: Look) -> Option<Step> {
    let halves = halves(body, look);
    // the list begins inside of the frame, without the air that a page has
    let frame = inside(halves.steps);
    let inner = Rect { x: halves.steps.x + 1, width: halves.steps.width.saturating_sub(2), ..frame };
    if !inner.contains((column, row).into()) {
        return None;
    }
    let (across, down) = (usize::from(column - inner.x), usize::from(row - inner.y));
    let at = match halves.list {
        List::Column => down,
        List::TwoColumns if down < 5 => down + if across < usize::from(inner.width / 2) { 0 } else { 5 },
        List::TwoColumns => return None,
        List::Strip => {
            let columns = usize::from(strip_columns(inner.width, look));
            let place = across / usize::from(strip_cells(look));
            if place >= columns {
                return None;
            }
            down * columns + place
        }
    };
    Step::ALL.get(at).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::state::Dialog;

    fn state(size: (u16, u16)) -> State {
        State::new(size.0, size.1)
    }

    #[test]
    fn a_click_on_a_step_is_its_digit_in_every_layout() {
        for (size, look) in
            [((80, 24), Look::FULL), ((70, 24), Look::FULL), ((40, 15), Look::FULL), ((40, 40), Look::FULL)]
        {
            let state = state(size);
            let mut found = Vec::new();
            for row in 0..size.1 - 1 {
                for column in 0..size.0 {
                    found.extend(keys_at(&state, Mouse::Click, (column, row), look));
                }
            }
            let mut digits: Vec<char> =
                found.into_iter().map(|key| if let Key::Char(digit) = key { digit } else { '?' }).collect();
            digits.sort_unstable();
            digits.dedup();
            assert_eq!(digits.into_iter().collect::<String>(), "0123456789", "{size:?}");
        }
    }

    #[test]
    fn the_last_row_is_a_row_of_keys() {
        let state = state((80, 24));
        let click = |column| keys_at(&state, Mouse::Click, (column, 23), Look::FULL);
        let all: Vec<Key> = (0..80).flat_map(click).collect();
        assert!(all.contains(&Key::Char('?')) && all.contains(&Key::Char('q')), "{all:?}");
    }

    #[test]
    fn nothing_is_clicked_in_a_window_that_shows_nothing() {
        let state = state((30, 8));
        assert!((0..30).all(|column| keys_at(&state, Mouse::Click, (column, 7), Look::FULL).is_empty()));
    }

    #[test]
    fn the_wheel_moves_in_the_list_and_scrolls_what_is_on_top() {
        let mut state = state((80, 24));
        assert_eq!(keys_at(&state, Mouse::Down, (5, 5), Look::FULL), [Key::Down]);
        assert!(keys_at(&state, Mouse::Down, (60, 5), Look::FULL).is_empty());
        state.dialog = Some(Dialog::Help { scroll: 0 });
        assert_eq!(keys_at(&state, Mouse::Up, (60, 5), Look::FULL), [Key::Up; 3]);
        assert!(keys_at(&state, Mouse::Click, (5, 5), Look::FULL).is_empty());
    }
}
