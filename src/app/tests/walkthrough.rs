//! Is what is said on the phone true on this machine, does a yes mean what it says, and is no ticket lost?

use super::samples::*;
use crate::app::event::{Ended, Event, Key};
use crate::app::state::Dialog;
use crate::app::walkthrough::Station;
use crate::app::{Act, Effect, State, bindings, update};
use crate::headless::ticket::markdown;
use crate::model::assessment::{Assessment, Verdict};
use crate::model::diagnosis::Diagnosis;
use crate::model::journal::EntryState;
use crate::model::ticket::Answer;
use crate::model::time::Moment;
use crate::ui::{Look, lines, view};

const LOOK: Look = Look { colour: false, ..Look::FULL };

/// The same behind a proxy that does not answer, which is turned off by hand.
fn behind_a_dead_proxy() -> Assessment {
    let (mut assessment, like) = (assess(&signed_in()), assess(&broken()).diagnoses.remove(0));
    let summary = "The proxy refuses connections.".to_owned();
    let top = Diagnosis { id: "proxy.down".into(), summary: summary.clone(), repairs: Vec::new(), ..like };
    assessment.diagnoses = vec![Diagnosis { advice: vec!["unset HTTPS_PROXY".into()], ..top }];
    Assessment { verdict: Verdict::Problems, summary, ..assessment }
}

/// A call on this machine, at its first step.
fn call(assessment: Assessment) -> State {
    let mut state = State { size: (80, 24), ..finished(assessment) };
    press(&mut state, Key::Char('w'));
    update(&mut state, Event::Time(Moment(1_795_233_600_000)));
    state
}

fn keys(state: &mut State, keys: &str) {
    for key in keys.chars() {
        press(state, Key::Char(key));
    }
}

/// The checks that run end with this.
fn checked(state: &mut State, assessment: &Assessment) -> Vec<Effect> {
    assert!(!state.run.over, "something has to run");
    let run = state.run.id;
    update(state, Event::RunDone(run, Box::new(assessment.clone())))
}

fn page(state: &State) -> String {
    lines(state, LOOK).join("\n")
}

/// The ticket as it is now.
fn ticket(state: &mut State) -> String {
    let effects = update(state, Event::Time(Moment(1_795_233_700_000)));
    let [Effect::Ticket(ticket)] = effects.as_slice() else { panic!("{effects:?}") };
    let text = markdown(ticket);
    update(state, Event::Ticket(text.clone()));
    text
}

fn last_line(state: &State) -> String {
    let mut terminal = ratatui::Terminal::new(ratatui::backend::TestBackend::new(80, 24)).unwrap();
    terminal.draw(|frame| view(state, frame, &LOOK)).unwrap();
    let buffer = terminal.backend().buffer();
    (0..80).map(|x| buffer[(x, 23)].symbol()).collect()
}

#[test]
fn yes_all_the_way_is_not_solved_while_the_check_still_finds_it() {
    let dead = behind_a_dead_proxy();
    let mut state = call(dead.clone());
    keys(&mut state, "111");
    assert_eq!(state.station(), Some(Station::Repair));
    keys(&mut state, "1");
    assert_eq!(state.station(), Some(Station::Verify));
    assert!(page(&state).contains("checks this computer once more"), "{}", page(&state));
    checked(&mut state, &dead);
    assert!(page(&state).contains("It still finds something: The proxy refuses"), "{}", page(&state));
    assert!(page(&state).contains("the terminal in which it was started"), "{}", page(&state));
    keys(&mut state, "1");
    assert_eq!(state.station(), Some(Station::Ticket));
    keys(&mut state, "1");
    assert!(ticket(&mut state).contains("it was not checked again"), "the check is not over");
    assert_eq!(checked(&mut state, &dead), [Effect::Time], "the ticket is made anew");
    let text = ticket(&mut state);
    assert!(!text.contains("**Solved"), "{text}");
    assert!(text.contains("the check still finds something:** The proxy refuses"), "{text}");
    assert!(text.contains("S5 The repair: yes. They have done it by hand; claude-fix changed nothing."), "{text}");
    assert!(text.contains("S7 The ticket: yes. They say that it works. The check still finds"), "{text}");
}

#[test]
fn solved_is_what_a_fresh_check_says_too() {
    let mut state = call(behind_a_dead_proxy());
    keys(&mut state, "1111");
    checked(&mut state, &assess(&signed_in()));
    keys(&mut state, "1");
    checked(&mut state, &assess(&signed_in()));
    keys(&mut state, "1");
    let text = ticket(&mut state);
    assert!(text.contains("**Solved.** A check that was made afterwards"), "{text}");
    assert!(text.contains("Solved: they say so, and the check finds nothing broken."), "{text}");
    keys(&mut state, "2");
    assert!(ticket(&mut state).contains("**Not solved.** A check that was made afterwards finds nothing broken."));
    // and what could not be told is not solved
    press(&mut state, Key::Char('r'));
    let unknown = Assessment { verdict: Verdict::Unknown, summary: "Nobody knows.".into(), ..assess(&signed_in()) };
    checked(&mut state, &unknown);
    keys(&mut state, "1");
    assert!(ticket(&mut state).contains("the check could not tell:** Nobody knows."));
}

#[test]
fn the_answers_of_a_question_have_numbers_so_that_a_yes_is_a_yes_to_it() {
    let mut state = call(assess(&signed_in()));
    keys(&mut state, "1");
    assert_eq!(state.case(Station::Diagnosis), "diagnosis-well");
    keys(&mut state, "1");
    assert_eq!(state.station(), Some(Station::Questions), "what is well needs no evidence");
    let replies = state.replies();
    let means: Vec<&str> = replies.iter().map(|it| it.means.as_str()).collect();
    assert!(
        means[0].starts_with("Yes, that is") && means[1].starts_with("No, my plan") && means.len() == 4,
        "{means:?}"
    );
    assert!(page(&state).contains("s…y@example.com") && page(&state).contains("1: Yes, that is the right account"));
    let effects = press(&mut state, Key::Char('2'));
    assert!(effects.iter().any(|it| matches!(it, Effect::Tell(told) if told.answers[0].choice == "no")), "{effects:?}");
    assert_eq!(state.station(), Some(Station::Diagnosis), "with something new back to the diagnosis");
    // in the ticket stands what was asked and what was said, not only a yes
    checked(&mut state, &Assessment { questions: Vec::new(), ..assess(&signed_in()) });
    keys(&mut state, "123");
    checked(&mut state, &Assessment { questions: Vec::new(), ..assess(&signed_in()) });
    let text = ticket(&mut state);
    assert!(text.contains("No, my plan belongs to another account"), "{text}");
    assert!(!text.contains("S4 What only they know: yes. They answered"), "{text}");
}

#[test]
fn nobody_is_asked_for_an_account_while_the_way_is_broken_nor_for_what_there_is_not() {
    let mut state = call(behind_a_dead_proxy());
    keys(&mut state, "12");
    assert_eq!((state.station(), state.question()), (Some(Station::Questions), None));
    let page_there = page(&state);
    assert!(!page_there.contains("example.com") && !page_there.contains("I have a question"), "{page_there}");
    assert!(page_there.contains("Has anything changed") && page_there.contains("1 yes: They told something new"));
    // who does not know is not sent in a circle
    let mut state = call(assess(&signed_in()));
    keys(&mut state, "113");
    assert_eq!(state.told.answers[0].choice, crate::model::told::UNKNOWN);
    assert_eq!(state.station(), Some(Station::Repair));
}

#[test]
fn a_card_is_promised_only_where_there_is_one() {
    let mut state = call(assess(&broken()));
    keys(&mut state, "111");
    assert!(state.offer().is_some() && page(&state).contains("I open a card"), "{}", page(&state));
    assert!(bindings(&state).iter().any(|it| it.act == Act::Next));
    let healthy = (assess(&signed_in()), "112", "nothing on your computer");
    for (assessment, way, says) in [(behind_a_dead_proxy(), "122", "It is you who does it"), healthy] {
        let mut state = call(Assessment { questions: Vec::new(), ..assessment });
        keys(&mut state, way);
        assert_eq!(state.station(), Some(Station::Repair));
        assert!(!page(&state).contains("I open a card") && page(&state).contains(says), "{}", page(&state));
        assert!(!bindings(&state).iter().any(|it| it.act == Act::Next));
    }
}

#[test]
fn on_a_healthy_machine_nobody_is_told_of_a_code_or_of_what_can_be_changed() {
    let mut state = call(assess(&signed_in()));
    keys(&mut state, "1");
    let page_there = page(&state);
    assert!(
        page_there.contains("found nothing that is broken") && page_there.contains("There is no code"),
        "{page_there}"
    );
    assert_eq!(state.leads(Station::Diagnosis, Answer::No), Station::Verify, "it works for them now");
    assert_eq!(state.case(Station::Evidence), "evidence-none");
    assert!(!state.means(Station::Evidence, Answer::Yes).contains("can be changed"));
    // while the checks run nothing was found yet, and that is said
    press(&mut state, Key::Char('r'));
    assert!(page(&state).contains("still looking at your computer") && !page(&state).contains("has looked"));
}

#[test]
fn who_says_that_it_works_is_not_told_of_the_trouble_as_if_it_were_there() {
    let dead = behind_a_dead_proxy();
    let mut state = call(dead.clone());
    keys(&mut state, "2");
    assert_eq!(state.station(), Some(Station::Verify));
    checked(&mut state, &dead);
    let page_there = page(&state);
    assert!(!page_there.contains("Read out: The proxy"), "{page_there}");
    assert!(page_there.contains("The check: It still finds something: The proxy"), "{page_there}");
    assert!(page_there.contains("ask in which terminal"), "{page_there}");
}

#[test]
fn the_card_of_a_change_that_helped_leads_on_with_the_call() {
    let mut state = call(assess(&broken()));
    keys(&mut state, "111");
    press(&mut state, Key::Enter);
    let journal = vec![entry(1, EntryState::Applied)];
    let after = Some(Box::new(mended()));
    update(&mut state, Event::Repaired { plan: Box::new(plan()), ended: Ended::Fixed, after, journal });
    let enter = bindings(&state).into_iter().find(|it| it.keys.contains(&Key::Enter)).unwrap();
    assert_eq!(enter.label, "on to S6");
    press(&mut state, Key::Enter);
    assert_eq!(state.station(), Some(Station::Verify));
    assert!(state.checked_again(), "the checks ran after the change");
    assert_eq!(state.means(Station::Repair, Answer::Yes), "It is done, by the card.");
}

#[test]
fn a_ticket_is_not_lost_without_a_question() {
    let mut state = call(assess(&signed_in()));
    assert!(matches!(press(&mut state, Key::Char('q')).as_slice(), [Effect::Quit(0)]), "nothing was said yet");
    keys(&mut state, "12");
    checked(&mut state, &assess(&signed_in()));
    keys(&mut state, "1");
    checked(&mut state, &assess(&signed_in()));
    assert!(page(&state).contains("The ticket has no number yet"), "{}", page(&state));
    assert!(press(&mut state, Key::Char('q')).is_empty());
    assert!(matches!(state.dialog, Some(Dialog::Unwritten)));
    press(&mut state, Key::Esc);
    assert_eq!((state.station(), state.dialog.is_none()), (Some(Station::Ticket), true), "it can be stayed");
    // from everywhere, and once
    press(&mut state, Key::Esc);
    press(&mut state, Key::Char('q'));
    assert!(matches!(press(&mut state, Key::Char('q')).as_slice(), [Effect::Quit(0)]), "asked once");
    // written first, then left
    assert_eq!(press(&mut state, Key::Char('f')), [Effect::Time]);
    let text = ticket_on_the_way_out(&mut state);
    assert_eq!(update(&mut state, Event::Ticket(text.clone())), [Effect::KeepTicket(text)]);
    update(&mut state, Event::TicketKept(Some("~/ticket.md".into())));
    assert!(matches!(&state.dialog, Some(Dialog::Notice { text }) if text.contains("~/ticket.md")));
    assert!(matches!(press(&mut state, Key::Enter).as_slice(), [Effect::Quit(0)]), "it was read where the ticket is");
}

fn ticket_on_the_way_out(state: &mut State) -> String {
    let effects = update(state, Event::Time(Moment(1_795_233_700_000)));
    let [Effect::Ticket(ticket)] = effects.as_slice() else { panic!("{effects:?}") };
    markdown(ticket)
}

#[test]
fn a_ticket_that_is_written_or_copied_is_left_at_once_until_more_is_said() {
    let mut state = call(assess(&signed_in()));
    keys(&mut state, "12");
    checked(&mut state, &assess(&signed_in()));
    keys(&mut state, "1");
    checked(&mut state, &assess(&signed_in()));
    let text = ticket(&mut state);
    assert_eq!(press(&mut state, Key::Char('c')), [Effect::Copy(text.clone())]);
    assert!(matches!(press(&mut state, Key::Char('q')).as_slice(), [Effect::Quit(0)]));
    keys(&mut state, "1");
    press(&mut state, Key::Char('q'));
    assert!(matches!(state.dialog, Some(Dialog::Unwritten)), "the copy does not say that it is solved");
    press(&mut state, Key::Esc);
    assert_eq!(press(&mut state, Key::Char('f')).len(), 1);
    update(&mut state, Event::TicketKept(None));
    press(&mut state, Key::Enter);
    press(&mut state, Key::Char('q'));
    assert!(matches!(state.dialog, Some(Dialog::Unwritten)), "it could not be written");
    press(&mut state, Key::Esc);
    update(&mut state, Event::TicketKept(Some("~/ticket.md".into())));
    press(&mut state, Key::Enter);
    assert!(matches!(press(&mut state, Key::Char('q')).as_slice(), [Effect::Quit(0)]));
}

#[test]
fn the_last_line_of_a_narrow_window_has_the_keys_of_the_step() {
    let mut state = call(assess(&broken()));
    let has = |state: &State, keys: &[&str]| {
        let line = last_line(state);
        for key in keys {
            assert!(line.contains(&format!(" {key} ")), "{key} is missing in {line}");
        }
    };
    has(&state, &["1-3", "i", "p", "e", "Esc", "?", "q"]);
    for _ in 0..3 {
        keys(&mut state, "1");
        has(&state, &["1-3", "e", "Esc", "?", "q"]);
    }
    assert_eq!(state.station(), Some(Station::Repair));
    has(&state, &["⏎", "b"]);
    keys(&mut state, "1");
    checked(&mut state, &mended());
    has(&state, &["1-3", "e", "Esc"]);
    keys(&mut state, "1");
    checked(&mut state, &mended());
    ticket(&mut state);
    has(&state, &["1-3", "f", "c", "i", "Esc", "q"]);
}

#[test]
fn what_the_person_sees_names_no_key_and_whose_computer_it_is_is_said() {
    let state = call(assess(&signed_in()));
    assert!(page(&state).contains("That has to be the caller's"), "{}", page(&state));
    assert!(page(&state).contains("Runs on: linux") && page(&state).contains("/home/dev"), "{}", page(&state));
    for station in Station::ALL {
        let words = state.words_of(station, "sees");
        let key = |word: &str| matches!(word, "i" | "p" | "e" | "c" | "f" | "⏎");
        assert!(!words.split([' ', ',', '.']).any(key), "{words}");
    }
}
