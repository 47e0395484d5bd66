//! Is help at hand: an explanation of whatever is selected, a search over everything, and the command to type instead?

use super::samples::{broken, finished, press, ready};
use crate::app::about::Subject;
use crate::app::event::{Coming, Event, Key};
use crate::app::state::{Dialog, Face, Screen, State};
use crate::app::{Act, Effect, bindings, update};
use crate::causes;
use crate::model::machine::Os;
use crate::model::step::Step;

fn with_book() -> State {
    State { book: causes::book(Os::Macos), ..ready() }
}

fn shown(state: &State) -> Option<Subject> {
    match &state.dialog {
        Some(Dialog::About(about)) => about.subject().cloned(),
        _ => None,
    }
}

fn typed(state: &mut State, text: &str) {
    for character in text.chars() {
        press(state, Key::Char(character));
    }
}

#[test]
fn e_explains_the_answer_then_the_step_then_its_checks() {
    let mut state = with_book();
    let coming = state.assessment.as_ref().unwrap().rows.iter();
    state.run.coming =
        coming.map(|row| Coming { id: row.id, title: row.title.clone(), group: row.group }).collect::<Vec<_>>();
    let top = state.diagnosis().unwrap().clone();
    press(&mut state, Key::Char('e'));
    assert_eq!(shown(&state), Some(Subject::Cause(top.id)));
    press(&mut state, Key::Left);
    assert!(matches!(shown(&state), Some(Subject::Cause(_))), "before the first there is nothing");
    let mut seen = Vec::new();
    for _ in 0..20 {
        press(&mut state, Key::Right);
        seen.extend(shown(&state));
    }
    assert!(seen.contains(&Subject::Step(top.step)));
    assert!(matches!(seen.last(), Some(Subject::Check(_))));
    press(&mut state, Key::Enter);
    assert!(state.dialog.is_none() && state.screen == Screen::Step(top.step));
}

#[test]
fn e_explains_the_step_that_somebody_chose() {
    let mut state = with_book();
    press(&mut state, Key::Down);
    press(&mut state, Key::Char('e'));
    assert_eq!(shown(&state), Some(Subject::Step(state.selected)));
    press(&mut state, Key::Esc);
    assert!(state.dialog.is_none());
    for step in Step::ALL {
        press(&mut state, Key::Char(step.digit()));
        press(&mut state, Key::Char('e'));
        assert!(shown(&state).is_some(), "{step:?}");
        press(&mut state, Key::Char('e'));
        assert!(state.dialog.is_none(), "the key that opens it closes it");
    }
}

#[test]
fn c_copies_the_command_of_what_is_shown() {
    let mut state = with_book();
    assert_eq!(press(&mut state, Key::Char('c')), [Effect::Copy("nano +2 ~/.zshrc; unset ANTHROPIC_API_KEY".into())]);
    press(&mut state, Key::Char('2'));
    assert_eq!(press(&mut state, Key::Char('c')), [Effect::Copy("claude auth login".into())]);
    press(&mut state, Key::Esc);
    press(&mut state, Key::Char('e'));
    assert_eq!(press(&mut state, Key::Char('c')), [Effect::Copy("nano +2 ~/.zshrc; unset ANTHROPIC_API_KEY".into())]);
    update(&mut state, Event::Copied { file: Some("~/copied.txt".into()) });
    let Some(Dialog::About(about)) = &state.dialog else { panic!("the explanation stays open") };
    assert!(about.note.as_ref().unwrap().contains("~/copied.txt"));
}

#[test]
fn every_step_has_a_command_and_one_key_copies_it() {
    let mut state = with_book();
    for step in Step::ALL {
        press(&mut state, Key::Char(step.digit()));
        assert!(!state.by_hand().is_empty(), "{step:?}");
        let copies: Vec<Act> =
            bindings(&state).into_iter().filter(|it| it.keys.contains(&Key::Char('c'))).map(|it| it.act).collect();
        assert_eq!(copies.len(), 1, "{step:?}: {copies:?}");
    }
}

#[test]
fn every_cause_is_found_by_its_id_and_explained() {
    let mut state = with_book();
    assert_eq!(state.book.len(), 79, "all but those of Linux or Windows alone");
    assert!(!causes::book(Os::Linux).iter().any(|it| it.id.starts_with("keychain.")));
    for known in causes::book(Os::Macos) {
        press(&mut state, Key::Char('/'));
        typed(&mut state, known.id);
        press(&mut state, Key::Enter);
        assert_eq!(shown(&state), Some(Subject::Cause(known.id.to_owned())));
        press(&mut state, Key::Esc);
        assert!(matches!(state.dialog, Some(Dialog::Search(_))), "back to the search");
        press(&mut state, Key::Esc);
        assert!(state.dialog.is_none());
    }
}

#[test]
fn a_search_narrows_moves_and_leads_to_the_step() {
    let mut state = with_book();
    press(&mut state, Key::Char('/'));
    let count = |state: &State| match &state.dialog {
        Some(Dialog::Search(search)) => search.hits().len(),
        _ => 0,
    };
    let all = count(&state);
    assert!(all > state.book.len());
    typed(&mut state, "PROXY");
    let some = count(&state);
    assert!(some > 0 && some < all);
    press(&mut state, Key::Up);
    press(&mut state, Key::Down);
    press(&mut state, Key::Enter);
    let step = state.step_of(&shown(&state).unwrap()).unwrap();
    press(&mut state, Key::Enter);
    assert_eq!(state.screen, Screen::Step(step));
    press(&mut state, Key::Char('/'));
    typed(&mut state, "qqqq");
    assert_eq!(count(&state), 0);
    press(&mut state, Key::Enter);
    assert!(matches!(state.dialog, Some(Dialog::Search(_))));
    for _ in 0..4 {
        press(&mut state, Key::Backspace);
    }
    assert_eq!(count(&state), all);
}

#[test]
fn as_lines_a_word_is_asked_for_and_then_the_hits_are_listed() {
    let mut state = State { face: Face::Lines, ..with_book() };
    press(&mut state, Key::Char('/'));
    update(&mut state, Event::Pasted("keychain".to_owned().into()));
    press(&mut state, Key::Enter);
    let Some(Dialog::Search(search)) = &state.dialog else { panic!("a list") };
    assert!(search.listed && !search.hits().is_empty());
    press(&mut state, Key::Enter);
    assert!(shown(&state).is_some());
}

#[test]
fn yes_and_no_live_on_a_card_only_and_the_mouse_can_be_left_to_the_terminal() {
    let mut state = finished(crate::app::tests::samples::assess(&broken()));
    press(&mut state, Key::Ctrl('t'));
    assert!(state.mouse_off);
    press(&mut state, Key::Char('?'));
    press(&mut state, Key::Ctrl('t'));
    assert!(!state.mouse_off && matches!(state.dialog, Some(Dialog::Help { .. })));
}
