//! Does what a person tells reach the checks, and is nothing sent without a yes?

use super::samples::*;
use crate::app::event::{Event, Key, RunId};
use crate::app::state::{Dialog, Question, Screen};
use crate::app::{Effect, State, update};
use crate::claude_code::explain::explain;
use crate::model::explanation::Proves;
use crate::model::step::Step;
use crate::model::told::{Reply, Sent, UNKNOWN};
use crate::ports::fake::FakeMachine;

fn on(step: Step) -> State {
    let mut state = finished(assess(&signed_in()));
    press(&mut state, Key::Char(step.digit()));
    assert_eq!(state.screen, Screen::Step(step));
    state
}

#[test]
fn a_question_is_answered_by_choosing() {
    let mut state = on(Step::SignIn);
    let words = state.question().unwrap().words.clone();
    assert!(words.contains("s…y@example.com") && !words.contains("somebody"), "{words}");
    press(&mut state, Key::Char('a'));
    press(&mut state, Key::Down);
    press(&mut state, Key::Up);
    press(&mut state, Key::Down);
    let effects = press(&mut state, Key::Enter);
    let [Effect::Tell(told), Effect::Check(RunId(2))] = effects.as_slice() else { panic!("{effects:?}") };
    let [answer] = told.answers.as_slice() else { panic!("one answer") };
    assert_eq!((answer.question.as_str(), answer.choice.as_str()), ("account.wrong_account", "no"));
    assert!(answer.words.ends_with("No, my plan belongs to another account") && answer.under.is_some());
    assert!(state.dialog.is_none() && state.question().is_none(), "asked once");
}

#[test]
fn who_does_not_know_may_say_so_or_nothing() {
    let mut state = on(Step::SignIn);
    press(&mut state, Key::Char('a'));
    assert!(press(&mut state, Key::Esc).is_empty() && state.told.answers.is_empty());
    press(&mut state, Key::Char('a'));
    for _ in 0..9 {
        press(&mut state, Key::Down);
    }
    press(&mut state, Key::Enter);
    assert_eq!(state.told.answers[0].choice, UNKNOWN);
    assert!(press(&mut on(Step::ApiKey), Key::Char('a')).is_empty(), "no question there");
}

#[test]
fn an_address_is_read_and_not_kept() {
    let nobody = FakeMachine::new();
    nobody.claude("2.1.329");
    let mut state = finished(assess(&nobody));
    press(&mut state, Key::Char(Step::Editors.digit()));
    press(&mut state, Key::Char('a'));
    update(&mut state, Event::Pasted("https://claude.com/x?state=s3cr\net".into()));
    press(&mut state, Key::Char('y'));
    press(&mut state, Key::Backspace);
    assert_eq!(press(&mut state, Key::Enter), [Effect::Address("https://claude.com/x?state=s3cret".into())]);
    let event = Event::AddressRead { words: "state is missing.".into(), lacks: vec!["state".into()] };
    let effects = update(&mut state, event.clone());
    let Some(Effect::Tell(told)) = effects.first() else { panic!("{effects:?}") };
    assert!(!format!("{told:?}").contains("s3cret") && told.answers[0].lacks == ["state"]);
    assert!(matches!(&state.dialog, Some(Dialog::Notice { text }) if text.contains("missing")));
    assert!(update(&mut state, event).is_empty(), "late");
}

#[test]
fn a_pasted_error_counts_only_if_it_leaves_no_doubt() {
    for (text, proves) in [
        ("Credit balance is too low", Some(Proves::Credits)),
        ("OAuth token revoked · Please run /login", Some(Proves::Revoked)),
        ("You've hit your 5-hour limit", Some(Proves::Limit)),
        ("Not logged in · Please run /login", None),
        ("invalid x-api-key", None),
    ] {
        let mut state = on(Step::Status);
        press(&mut state, Key::Char('p'));
        update(&mut state, Event::Pasted(text.into()));
        assert_eq!(press(&mut state, Key::Enter).len(), 1);
        let effects = update(&mut state, Event::Explained(Box::new(explain(text))));
        assert_eq!(state.told.pasted.first().map(|it| it.proves), proves, "{text}");
        assert_eq!(effects.is_empty(), proves.is_none(), "{text}: {effects:?}");
        assert!(matches!(&state.dialog, Some(Dialog::Paste { answer: Some(_), .. })), "the answer stays on screen");
    }
}

#[test]
fn a_message_is_sent_after_a_yes_only() {
    let mut state = on(Step::Service);
    assert!(press(&mut state, Key::Char('m')).is_empty());
    assert!(matches!(&state.dialog, Some(Dialog::Card(card)) if card.question == Question::Message));
    assert!(press(&mut state, Key::Char('y')).is_empty(), "it was not on screen yet");
    update(&mut state, Event::Drawn);
    assert!(press(&mut state, Key::Enter).is_empty(), "Enter says neither");
    assert_eq!(press(&mut state, Key::Char('y')), [Effect::Message]);
    assert!(state.changing(), "Claude Code may be renewing its login");
    assert!(press(&mut state, Key::Ctrl('c')).is_empty() && state.leaving, "it is waited for");
    let sent = Sent { at: state.assessment.as_ref().unwrap().machine.now, under: None, reply: Reply::Answered };
    assert!(matches!(update(&mut state, Event::Sent(Box::new(sent.clone()))).as_slice(), [Effect::Quit(_)]));
    let mut state = on(Step::Service);
    let effects = update(&mut state, Event::Sent(Box::new(sent.clone())));
    assert!(matches!(effects.as_slice(), [Effect::Tell(told), Effect::Check(_)] if told.sent == [sent]));
    let mut running = State::new(80, 24);
    crate::app::start(&mut running);
    assert!(press(&mut running, Key::Char('m')).is_empty() && running.dialog.is_none());
}
