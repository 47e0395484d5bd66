//! Is what went wrong before read when the person asks, and not any longer than the screen is open?

use crate::app::event::{Event, Key, RunId};
use crate::app::state::Dialog;
use crate::app::{Effect, State, update};
use crate::model::history::History;

fn history(id: u32, errors: u32, over: bool) -> Event {
    let found = History { hours: vec![(crate::model::time::Moment(0), errors)], ..History::default() };
    Event::History { id: RunId(id), found: Box::new(found), over }
}

fn key(state: &mut State, key: Key) -> Vec<Effect> {
    update(state, Event::Key(key))
}

fn shown(state: &State) -> Option<u32> {
    let Some(Dialog::History(past)) = &state.dialog else { return None };
    past.found.hours.first().map(|(_, errors)| *errors)
}

#[test]
fn it_is_read_as_long_as_the_screen_is_open() {
    let mut state = State::new(80, 24);
    state.run.over = true;
    assert_eq!(key(&mut state, Key::Char('h')), [Effect::ReadHistory(RunId(1))]);
    assert!(state.busy());
    update(&mut state, history(1, 3, false));
    assert_eq!((shown(&state), &state.history), (Some(3), &None), "so far");
    assert_eq!(key(&mut state, Key::Esc), [Effect::StopReading]);
    assert!(!state.busy() && state.dialog.is_none());
    update(&mut state, history(1, 4, true));
    assert_eq!(state.history, None, "nobody waits for it any more");
}

#[test]
fn the_newest_search_counts_and_what_it_found_stays() {
    let mut state = State::new(80, 24);
    state.run.over = true;
    key(&mut state, Key::Char('h'));
    key(&mut state, Key::Esc);
    assert_eq!(key(&mut state, Key::Char('h')), [Effect::ReadHistory(RunId(2))]);
    update(&mut state, history(1, 9, true));
    assert_eq!(shown(&state), None, "the answer of the first one is late");
    update(&mut state, history(2, 5, true));
    assert!(shown(&state) == Some(5) && !state.busy());
    assert_eq!(key(&mut state, Key::Char('h')), [], "there is nothing to stop");
    assert!(state.dialog.is_none() && state.history.is_some());
    key(&mut state, Key::Char('h'));
    assert_eq!(shown(&state), Some(5), "what is known is shown meanwhile");
}
