//! Does a program that runs for a change get what the person meant for it, and nothing else?

use super::samples::{entry, finished, mended, press, ready, yes};
use crate::app::event::{Ended, Event, Key};
use crate::app::pane::{Ending, Note, Pane};
use crate::app::state::{Card, Dialog, Question};
use crate::app::{Effect, State, bindings, update};
use crate::model::journal::EntryState;
use crate::model::pane::{Link, Pasted, Shown};
use crate::model::plan::{Plan, Purpose, Risk, Step};

const CODE: &str = "HjK3mN8pQrStUvWxYz#ZyXwVuTsRqPoNmLk";

/// A plan that only runs a program.
pub(super) fn running(purpose: Purpose) -> Plan {
    let run = Step::Run { program: "/bin/claude".into(), arguments: Vec::new(), purpose, remove_env: Vec::new() };
    Plan {
        id: "login.sign_in".into(),
        risk: Risk::Safe,
        steps: vec![run],
        clears: Vec::new(),
        ..super::samples::plan()
    }
}

fn agreed(plan: Plan) -> (State, Vec<Effect>) {
    let mut state = ready();
    let question = Question::Apply(Box::new(plan));
    state.dialog = Some(Dialog::Card(Card::new(question)));
    assert!(press(&mut state, Key::Char('y')).is_empty());
    update(&mut state, Event::Drawn);
    let effects = press(&mut state, Key::Char('y'));
    (state, effects)
}

fn asks() -> Event {
    let link = Some(Link { url: "https://claude.com/x".into(), problem: None });
    Event::PaneShows(Box::new(Shown { link, wants_code: true, ..Shown::default() }))
}

fn signing_in() -> State {
    let (mut state, _) = agreed(running(Purpose::SignIn));
    update(&mut state, asks());
    state
}

fn pane(state: &State) -> &Pane {
    match &state.dialog {
        Some(Dialog::Pane(pane)) => pane,
        other => panic!("no pane but {other:?}"),
    }
}

fn ended(ended: Ended) -> Event {
    let plan = Box::new(running(Purpose::SignIn));
    Event::Repaired { plan, ended, after: Some(Box::new(mended())), journal: vec![entry(3, EntryState::Applied)] }
}

fn failed() -> Ended {
    Ended::Failed { because: "The sign-in was cancelled".into() }
}

#[test]
fn a_yes_opens_the_pane_and_tells_its_size() {
    let plan = running(Purpose::SignIn);
    let (state, effects) = agreed(plan.clone());
    assert_eq!(effects, [Effect::PaneResize((92, 30)), Effect::Apply(yes(plan))]);
    assert!(state.changing() && state.busy());
    let mut state = state;
    assert_eq!(update(&mut state, Event::Resized(60, 20)), [Effect::PaneResize((52, 24))]);
}

#[test]
fn a_wrapped_paste_becomes_one_code_that_nobody_sees() {
    let mut state = signing_in();
    let wrapped = format!(" {}\r\n{}\n", &CODE[..12], &CODE[12..]);
    let event = Event::Pasted(wrapped.as_str().into());
    assert!(!format!("{event:?}").contains("HjK3"));
    assert!(update(&mut state, event).is_empty());
    assert_eq!(pane(&state).field.length(), CODE.len());
    assert!(!format!("{state:?}").contains("HjK3"), "the state can be printed without the code");
    let effects = press(&mut state, Key::Enter);
    assert!(!format!("{effects:?}").contains("HjK3"));
    assert_eq!(effects, [Effect::PaneInput(Pasted::from(format!("{CODE}\r")))]);
    assert!(pane(&state).field.is_empty() && pane(&state).sent && !pane(&state).typing);
}

#[test]
fn half_a_code_is_told_before_it_is_sent() {
    let mut state = signing_in();
    update(&mut state, Event::Pasted("HjK3mN8p".into()));
    assert!(press(&mut state, Key::Enter).is_empty());
    assert_eq!(pane(&state).note, Some(Note::Incomplete));
    // the rest is added, or the person insists
    let mut insisting = state.clone();
    assert_eq!(press(&mut insisting, Key::Enter), [Effect::PaneInput(Pasted::from("HjK3mN8p\r"))]);
    update(&mut state, Event::Pasted("#rest".into()));
    assert_eq!(pane(&state).note, None);
    assert_eq!(press(&mut state, Key::Enter), [Effect::PaneInput(Pasted::from("HjK3mN8p#rest\r"))]);
    let mut empty = signing_in();
    press(&mut empty, Key::Enter);
    assert!(pane(&empty).typing && press(&mut empty, Key::Enter).is_empty(), "nothing is never sent");
}

#[test]
fn letters_are_keys_only_while_the_field_is_closed() {
    let mut state = signing_in();
    assert_eq!(press(&mut state, Key::Char('c')), [Effect::Copy("https://claude.com/x".into())]);
    update(&mut state, Event::Copied { file: None });
    assert_eq!(pane(&state).note, Some(Note::Copied(None)));
    press(&mut state, Key::Char('x'));
    for key in ['c', 'f', 'q', '#'] {
        assert!(press(&mut state, Key::Char(key)).is_empty());
    }
    assert_eq!(pane(&state).field.expose(), "xcfq#");
    press(&mut state, Key::Backspace);
    assert_eq!(pane(&state).field.length(), 4);
    press(&mut state, Key::Esc);
    assert!(pane(&state).field.is_empty() && !pane(&state).typing && pane(&state).ending.is_none());
}

#[test]
fn one_ctrl_c_ends_the_program_and_two_the_wizard() {
    for first in [Key::Esc, Key::Ctrl('c')] {
        let mut state = signing_in();
        assert_eq!(press(&mut state, first), [Effect::PaneStop]);
        assert!(!state.leaving && pane(&state).ending == Some(Ending::Cancelled));
        let mut patient = state.clone();
        assert!(update(&mut patient, ended(failed())).is_empty());
        let Some(Dialog::Result(result)) = &patient.dialog else { panic!("no result") };
        assert!(result.undo.is_none() && result.ran && result.cancelled && !patient.tried.contains("login.sign_in"));
        assert_eq!(press(&mut state, Key::Ctrl('c')), [Effect::PaneStop]);
        assert!(state.leaving);
        assert!(matches!(update(&mut state, ended(failed())).as_slice(), [Effect::Quit(_)]));
    }
    let mut state = signing_in();
    assert_eq!(update(&mut state, Event::Interrupted), [Effect::PaneStop]);
    assert!(state.leaving, "a signal leaves, after the program has ended");
}

#[test]
fn the_whole_terminal_comes_after_the_end_in_the_pane() {
    let mut state = signing_in();
    assert_eq!(press(&mut state, Key::Char('f')), [Effect::PaneStop]);
    let plan = yes(running(Purpose::SignIn));
    assert_eq!(update(&mut state, ended(failed())), [Effect::HandOver(plan)]);
    assert!(matches!(state.dialog, Some(Dialog::Working { .. })));
    assert_eq!(update(&mut state, Event::TerminalWanted), [Effect::LendTerminal]);
    assert!(update(&mut state, ended(Ended::Fixed)).is_empty());
    assert!(matches!(state.dialog, Some(Dialog::Result(_))));
    // it worked before it could be ended, or the person cancels after all
    let mut done = signing_in();
    press(&mut done, Key::Char('f'));
    assert!(update(&mut done, ended(Ended::Fixed)).is_empty());
    let mut regretted = signing_in();
    press(&mut regretted, Key::Char('f'));
    press(&mut regretted, Key::Ctrl('c'));
    assert!(!update(&mut regretted, ended(failed())).iter().any(|effect| matches!(effect, Effect::HandOver(_))));
}

#[test]
fn after_ten_minutes_the_person_is_asked() {
    let mut state = signing_in();
    for _ in 0..4799 {
        update(&mut state, Event::Tick);
    }
    assert!(!pane(&state).waits_long());
    update(&mut state, Event::Tick);
    assert!(pane(&state).waits_long());
    assert!(bindings(&state).iter().any(|binding| binding.label == "go on waiting"));
    press(&mut state, Key::Enter);
    assert!(!pane(&state).waits_long() && !pane(&state).typing);
}

#[test]
fn an_older_change_is_not_offered_for_undo_after_a_program() {
    let mut state = signing_in();
    let plan = running(Purpose::SignIn);
    let own = crate::model::journal::Entry { plan: plan.clone(), ..entry(4, EntryState::Applied) };
    let journal = vec![entry(3, EntryState::Applied), own];
    let after = Some(Box::new(mended()));
    update(&mut state, Event::Repaired { plan: Box::new(plan), ended: Ended::Fixed, after, journal });
    let Some(Dialog::Result(result)) = &state.dialog else { panic!("no result") };
    assert_eq!(result.undo, None);
    assert!(finished(mended()).dialog.is_none());
}

#[test]
fn every_key_of_a_pane_does_something() {
    let mut typing = signing_in();
    update(&mut typing, Event::Pasted("x".into()));
    let mut ending = signing_in();
    press(&mut ending, Key::Esc);
    for state in [signing_in(), typing, ending] {
        for binding in bindings(&state) {
            for key in &binding.keys {
                let mut after = state.clone();
                let effects = update(&mut after, Event::Key(*key));
                let moved = format!("{after:?}") != format!("{state:?}");
                let scrolls = matches!(binding.act, crate::app::Act::Scroll(_) | crate::app::Act::Page(_));
                assert!(!effects.is_empty() || moved || scrolls, "{key:?} {} does nothing", binding.label);
            }
        }
    }
}
