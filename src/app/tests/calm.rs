//! Does a worried person always know what the next key does, and what the last one came to?

use super::samples::{assess, broken, destructive, finished, mended, plan, press, ready};
use crate::app::about::Subject;
use crate::app::event::{Event, Extent, Key};
use crate::app::state::{Card, Dialog, Question, Screen, State, WORD};
use crate::app::{Act, Effect, bindings, update};
use crate::causes;
use crate::model::by_hand;
use crate::model::diagnosis::Diagnosis;
use crate::model::history::History;
use crate::model::machine::Os;
use crate::model::plan::Plan;
use crate::model::step::Step;
use crate::ports::fake::FakeMachine;

fn little() -> State {
    let mut state = ready();
    update(&mut state, Event::Resized(40, 15));
    state
}

/// A frame with eight rows of what is on top.
fn frame(state: &mut State, longest: u16) {
    update(state, Event::Measured(Extent { longest, page: 8 }));
}

/// What a card has on screen: it can be scrolled so far, and is seen.
fn seen(state: &mut State, longest: u16) {
    frame(state, longest);
    update(state, Event::Drawn);
}

/// How far the card is scrolled.
fn at(state: &State) -> u16 {
    if let Some(Dialog::Card(card)) = &state.dialog { card.scroll } else { 0 }
}

fn missed(state: &State) -> bool {
    matches!(&state.dialog, Some(Dialog::Card(card)) if card.missed)
}

fn notice(state: &State) -> &str {
    match &state.dialog {
        Some(Dialog::Notice { text }) => text,
        _ => "",
    }
}

#[test]
fn a_card_is_read_before_it_is_answered_in_every_window() {
    for size in [(40, 15), (60, 20), (80, 24), (200, 60)] {
        let mut state = ready();
        update(&mut state, Event::Resized(size.0, size.1));
        press(&mut state, Key::Enter);
        seen(&mut state, 13);
        let named = |state: &State, act| bindings(state).into_iter().any(|it| it.act == act && it.footer);
        assert!(state.must_read() && !named(&state, Act::Yes) && named(&state, Act::Page(1)), "{size:?}");
        assert_eq!(press(&mut state, Key::Char('y')), [], "the end was not on screen");
        press(&mut state, Key::Enter);
        assert_eq!(at(&state), 7, "the last row stays");
        frame(&mut state, 13);
        assert_eq!(press(&mut state, Key::Char('y')), [], "six lines are below");
        press(&mut state, Key::PageDown);
        assert_eq!(press(&mut state, Key::Char('y')), [], "not drawn yet");
        frame(&mut state, 13);
        press(&mut state, Key::Home);
        assert!(!state.must_read() && named(&state, Act::Yes), "it was read");
        assert!(matches!(press(&mut state, Key::Char('y')).as_slice(), [Effect::Apply(_)]));
    }
}

#[test]
fn no_key_leads_past_a_row_that_was_not_on_screen() {
    for keys in [&[Key::End][..], &[Key::PageDown; 9], &[Key::Down; 90], &[Key::End, Key::Home, Key::End]] {
        let mut state = ready();
        press(&mut state, Key::Enter);
        seen(&mut state, 50);
        // no frame in between
        for key in keys {
            drop(press(&mut state, *key));
        }
        assert_eq!(at(&state), 8, "{keys:?}");
        frame(&mut state, 50);
        assert!(state.must_read() && press(&mut state, Key::Char('y')).is_empty());
    }
}

#[test]
fn a_larger_window_shows_the_rest_and_another_one_begins_anew() {
    let mut state = ready();
    press(&mut state, Key::Enter);
    seen(&mut state, 13);
    press(&mut state, Key::PageDown);
    update(&mut state, Event::Resized(90, 20));
    assert!(at(&state) == 0 && press(&mut state, Key::Char('y')).is_empty(), "nothing of it was on screen yet");
    frame(&mut state, 13);
    assert!(state.must_read());
    update(&mut state, Event::Resized(90, 60));
    update(&mut state, Event::Measured(Extent { longest: 0, page: 21 }));
    update(&mut state, Event::Resized(40, 15));
    frame(&mut state, 30);
    assert!(!state.must_read(), "what was read was read");
    assert!(matches!(press(&mut state, Key::Char('y')).as_slice(), [Effect::Apply(_)]));
}

#[test]
fn a_card_that_is_whole_on_screen_is_answered_at_once() {
    let mut state = little();
    press(&mut state, Key::Enter);
    seen(&mut state, 0);
    assert!(matches!(press(&mut state, Key::Char('y')).as_slice(), [Effect::Apply(_)]));
}

#[test]
fn the_word_too_counts_only_once_the_end_was_on_screen() {
    let mut state = little();
    state.dialog = Some(Dialog::Card(Card::new(Question::Apply(Box::new(destructive())))));
    seen(&mut state, 5);
    let word = |state: &mut State| WORD.chars().for_each(|letter| drop(press(state, Key::Char(letter))));
    word(&mut state);
    assert!(missed(&state), "there is no field yet");
    assert_eq!(press(&mut state, Key::Enter), [], "Enter reads on");
    frame(&mut state, 5);
    assert_eq!(press(&mut state, Key::Enter), [], "nothing was typed");
    word(&mut state);
    assert!(matches!(press(&mut state, Key::Enter).as_slice(), [Effect::Apply(_)]));
}

#[test]
fn a_key_that_a_card_does_not_know_is_not_passed_over_in_silence() {
    let mut state = ready();
    press(&mut state, Key::Enter);
    press(&mut state, Key::Char('x'));
    assert!(!missed(&state), "nobody saw the card");
    seen(&mut state, 0);
    for key in [Key::Enter, Key::Down, Key::Char('q')] {
        press(&mut state, key);
        assert!(missed(&state), "{key:?}");
        frame(&mut state, 4);
        press(&mut state, Key::Down);
        assert!(!missed(&state), "it scrolls");
        frame(&mut state, 0);
    }
    assert!(matches!(press(&mut state, Key::Char('y')).as_slice(), [Effect::Apply(_)]));
}

#[test]
fn what_was_copied_is_shown() {
    let mut state = ready();
    press(&mut state, Key::Char('c'));
    update(&mut state, Event::Copied { file: None });
    assert!(notice(&state).ends_with("unset ANTHROPIC_API_KEY"), "{}", notice(&state));
    press(&mut state, Key::Esc);
    press(&mut state, Key::Char('e'));
    press(&mut state, Key::Char('c'));
    update(&mut state, Event::Copied { file: None });
    let Some(Dialog::About(about)) = &state.dialog else { panic!("the explanation stays open") };
    assert_eq!(about.copied, ["nano +2 ~/.zshrc; unset ANTHROPIC_API_KEY"], "one line: the editor gets no more");
    state.copied = "one\n\ntwo\nthree\nfour\n".into();
    assert_eq!(state.copied_lines(), ["one", "two", "three", "…"]);
}

#[test]
fn a_session_that_has_ended_leads_to_the_repair_that_it_proves() {
    let mut state = ready();
    let ended = "claude has ended (exit code 0). claude-fix changed nothing.";
    update(&mut state, Event::Returned(ended.into()));
    assert!(notice(&state).starts_with(ended) && notice(&state).contains("Did it work there?"), "{}", notice(&state));
    let mut state = ready();
    update(&mut state, Event::NotStarted("claude was not found".into()));
    assert_eq!(notice(&state), "claude was not found", "nothing could be seen to work");
    let mut state = finished(mended());
    update(&mut state, Event::Returned(ended.into()));
    assert_eq!(notice(&state), ended, "there is nothing to prove");
}

#[test]
fn claude_is_not_asked_where_that_may_empty_the_login() {
    let typed = |login: &str| {
        let fake = FakeMachine::new();
        fake.claude("2.1.329");
        fake.file("/home/dev/.claude/.credentials.json", login);
        let mut state = finished(assess(&fake));
        press(&mut state, Key::Char('1'));
        let machine = state.assessment.as_ref().unwrap().machine.clone();
        (state.by_hand_of(&Subject::Step(Step::Status)), by_hand::command(Step::Status, &machine))
    };
    let until = |moment: i64| {
        format!(
            r#"{{"claudeAiOauth":{{"accessToken":"a","refreshToken":"r","expiresAt":{moment},"scopes":["user:inference"]}}}}"#
        )
    };
    let (good, asks) = typed(&until(1_795_300_000_000));
    assert_eq!(good, [asks]);
    for login in [until(1_795_000_000_000), "{".into()] {
        let (other, asks) = typed(&login);
        assert!(!other.contains(&asks), "{other:?}");
    }
}

#[test]
fn a_copy_that_takes_the_words_for_a_message_is_not_asked_and_nothing_is_asked_past_an_administrator() {
    let typed = |version: &str, managed: bool| {
        let fake = FakeMachine::new();
        fake.claude(version);
        if managed {
            fake.file("/etc/claude-code/managed-settings.json", "{}");
        }
        let mut state = finished(assess(&fake));
        press(&mut state, Key::Char('1'));
        let of = |step| state.by_hand_of(&Subject::Step(step)).join("\n");
        [of(Step::Status), of(Step::SignIn)]
    };
    assert_eq!(typed("2.1.329", false), ["claude auth status", "claude auth login"]);
    assert!(typed("1.0.126", false).iter().all(|typed| !typed.contains("claude auth")));
    assert!(!typed("2.1.329", true)[0].contains("auth status"));
}

#[test]
fn c_copies_nothing_against_another_cause() {
    let mut assessment = assess(&broken());
    let other =
        Diagnosis { id: "install.several".into(), repairs: vec!["none".into()], ..assessment.diagnoses[0].clone() };
    assessment.diagnoses.insert(0, other);
    let state = finished(assessment);
    assert!(state.offers_another() && state.types(&plan()) != state.by_hand());
}

#[test]
fn a_search_shows_first_what_was_found_here_and_opens_a_step() {
    let mut state = State { book: causes::book(Os::Linux), ..ready() };
    let top = state.diagnosis().unwrap().clone();
    press(&mut state, Key::Char('/'));
    for letter in "key".chars() {
        press(&mut state, Key::Char(letter));
    }
    let Some(Dialog::Search(search)) = &state.dialog else { panic!("no search") };
    let first = search.hits()[0].clone();
    assert_eq!(first.subject, Subject::Cause(top.id));
    assert!(first.mark.is_some());
    let step = search.hits().iter().position(|it| it.subject == Subject::Step(Step::ApiKey)).unwrap();
    for _ in 0..step {
        press(&mut state, Key::Down);
    }
    press(&mut state, Key::Enter);
    assert!(state.dialog.is_none() && state.screen == Screen::Step(Step::ApiKey));
}

#[test]
fn a_variable_that_no_file_sets_is_turned_off_in_this_terminal_only() {
    let title = |fake: &FakeMachine| {
        let found = assess(fake);
        found.plans.iter().find(|it| it.id == "env.remove_variable:ANTHROPIC_API_KEY").unwrap().title.clone()
    };
    assert!(title(&broken()).ends_with("at its source"));
    let fake = broken();
    fake.file("/home/dev/.zshrc", "# mine\n");
    assert!(title(&fake).ends_with("off in this terminal"));
}

#[test]
fn several_commands_are_typed_one_after_the_other() {
    let assessment = assess(&broken());
    let manual = vec!["mv a b".into(), "claude auth login".into()];
    let plan = Plan { manual, clears: Vec::new(), ..plan() };
    let shown = crate::headless::text::plan(&plan, &assessment);
    assert!(shown.contains("or type it yourself: mv a b\n  then: claude auth login\n"), "{shown}");
}

#[test]
fn a_machine_without_records_is_told_that_nothing_has_to_be_done() {
    let mut found = History::default();
    found.read.whole = true;
    assert!(found.reading().join(" ").contains("Nothing has to be done."));
    found.read.files = 1;
    assert!(!found.reading().join(" ").contains("Nothing has to be done."));
}
