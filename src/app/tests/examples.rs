//! Does each key lead where the footer says?

use super::samples::*;
use crate::app::event::{Ended, Event, Key, RunId};
use crate::app::state::{Dialog, Question, Screen};
use crate::app::{Act, Effect, State, bindings, update};
use crate::model::back::{Rest, Stopped};
use crate::model::consent::{Reply, confirm};
use crate::model::diagnosis::Severity;
use crate::model::journal::EntryState;
use crate::model::network::{Fault, Stage};
use crate::model::step::Step;
use crate::ports::fake::FakeMachine;

fn card(state: &State) -> bool {
    matches!(state.dialog, Some(Dialog::Card(_)))
}

fn repaired(ended: Ended, after: bool, journal: Vec<crate::model::journal::Entry>) -> Event {
    Event::Repaired { plan: Box::new(plan()), ended, after: after.then(|| Box::new(mended())), journal }
}

#[test]
fn enter_leads_to_the_card_and_no_further() {
    let mut state = ready();
    assert!(press(&mut state, Key::Enter).is_empty() && card(&state));
    update(&mut state, Event::Drawn);
    for _ in 0..10 {
        assert!(press(&mut state, Key::Enter).is_empty() && card(&state));
    }
    assert_eq!(press(&mut state, Key::Char('y')), [Effect::Apply(yes(plan()))]);
    assert!(state.changing());
    assert!(press(&mut state, Key::Char('y')).is_empty(), "once");
}

#[test]
fn what_is_typed_ahead_does_not_answer() {
    let mut state = ready();
    press(&mut state, Key::Enter);
    assert!(press(&mut state, Key::Char('y')).is_empty() && card(&state));
    assert!(update(&mut state, Event::Pasted("y".into())).is_empty() && card(&state));
    update(&mut state, Event::Resized(10, 5));
    update(&mut state, Event::Drawn);
    assert!(press(&mut state, Key::Char('y')).is_empty(), "in a tiny window nothing was on screen");
    press(&mut state, Key::Char('n'));
    assert!(card(&state), "nor is anything pressed that nobody sees");
    update(&mut state, Event::Resized(100, 30));
    press(&mut state, Key::Char('n'));
    assert!(state.dialog.is_none());
    assert!(press(&mut state, Key::Char('y')).is_empty(), "y exists on a card only");
}

#[test]
fn a_destructive_plan_asks_for_the_word() {
    let mut state = ready();
    if let Some(assessment) = &mut state.assessment {
        assessment.plans = vec![destructive()];
    }
    press(&mut state, Key::Enter);
    update(&mut state, Event::Drawn);
    assert!(press(&mut state, Key::Char('y')).is_empty());
    assert!(press(&mut state, Key::Enter).is_empty());
    press(&mut state, Key::Backspace);
    for letter in "reset".chars() {
        assert!(press(&mut state, Key::Char(letter)).is_empty());
    }
    assert_eq!(press(&mut state, Key::Enter), [Effect::Apply(yes(destructive()))]);
}

#[test]
fn late_answers_fall_through() {
    let mut state = ready();
    assert_eq!(press(&mut state, Key::Char('r')), [Effect::Check(RunId(2))]);
    let mut late = mended();
    late.summary = "late".into();
    update(&mut state, Event::RunDone(RunId(1), Box::new(late.clone())));
    assert_ne!(state.assessment.as_ref().unwrap().summary, "late");
    assert!(!state.run.over && state.offer().is_none(), "no offer while the checks run");
    assert_eq!(press(&mut state, Key::Char('r')), [Effect::Cancel(RunId(2)), Effect::Check(RunId(3))]);
    update(&mut state, Event::CheckDone(RunId(2), late.rows[0].clone()));
    assert!(state.run.rows.is_empty());
    update(&mut state, Event::RunDone(RunId(3), Box::new(late)));
    assert_eq!(state.assessment.as_ref().unwrap().summary, "late");
}

#[test]
fn a_run_begun_before_a_change_does_not_speak_after_it() {
    let mut state = ready();
    update(&mut state, Event::Journal(vec![entry(1, EntryState::Applied)]));
    press(&mut state, Key::Char('r'));
    ask_undo(&mut state);
    update(&mut state, Event::Drawn);
    assert_eq!(press(&mut state, Key::Char('y')), [Effect::Undo(Box::new(confirm(back(1), Reply::Yes).unwrap()))]);
    let journal = vec![entry(1, EntryState::Undone)];
    let undone = Event::Undone { ended: Ended::Undone, after: Some(Box::new(mended())), journal };
    assert_eq!(update(&mut state, undone), [Effect::Cancel(RunId(2))]);
    let summary = state.assessment.as_ref().unwrap().summary.clone();
    update(&mut state, Event::RunDone(RunId(2), ready().assessment.unwrap()));
    assert_eq!(state.assessment.as_ref().unwrap().summary, summary);
}

#[test]
fn undo_follows_a_repair() {
    let mut state = ready();
    press(&mut state, Key::Enter);
    update(&mut state, Event::Drawn);
    press(&mut state, Key::Char('y'));
    update(&mut state, repaired(Ended::Worse, true, vec![entry(7, EntryState::Applied)]));
    let Some(Dialog::Result(result)) = &state.dialog else { panic!("no result") };
    assert_eq!(result.undo, Some(7));
    assert_eq!(result.here, ["unset ANTHROPIC_API_KEY"]);
    assert_eq!(state.first_here(), ["unset ANTHROPIC_API_KEY"]);
    ask_undo(&mut state);
    let Some(Dialog::Card(asked)) = &state.dialog else { panic!("no card") };
    assert!(matches!(&asked.question, Question::Undo(back) if back.entry.id == 7) && !asked.seen);
    assert!(press(&mut state, Key::Char('y')).is_empty());
    update(&mut state, Event::Drawn);
    assert_eq!(press(&mut state, Key::Char('y')), [Effect::Undo(Box::new(confirm(back(7), Reply::Yes).unwrap()))]);
    let journal = vec![entry(7, EntryState::Undone)];
    update(&mut state, Event::Undone { ended: Ended::Undone, after: Some(Box::new(mended())), journal });
    assert!(matches!(&state.dialog, Some(Dialog::Result(result)) if result.title == "Taken back: Change 7"));
    assert!(state.first_here().is_empty(), "what was taken back leaves nothing over");
}

#[test]
fn an_undo_that_failed_carries_its_own_title() {
    let mut state = ready();
    let journal = || vec![entry(1, EntryState::Applied), entry(2, EntryState::Undone)];
    update(&mut state, Event::Journal(journal()));
    ask_undo(&mut state);
    update(&mut state, Event::Drawn);
    press(&mut state, Key::Char('y'));
    let because = "it was changed since".to_owned();
    update(&mut state, Event::Undone { ended: Ended::Failed { because }, after: None, journal: journal() });
    assert!(matches!(&state.dialog, Some(Dialog::Result(result)) if result.title == "Taking back: Change 1"));
}

#[test]
fn what_did_not_help_is_not_offered_again() {
    let mut state = ready();
    let after = ready().assessment;
    let plan = Box::new(plan());
    update(&mut state, Event::Repaired { plan, ended: Ended::NotFixed, after, journal: Vec::new() });
    press(&mut state, Key::Enter);
    assert!(state.dialog.is_none() && state.offer().is_none());
    press(&mut state, Key::Enter);
    assert!(!card(&state), "Enter opens a step instead");
}

#[test]
fn what_did_not_help_last_time_is_not_offered_again_on_the_same_files() {
    let mut state = ready();
    let own = |helped, plan| crate::model::journal::Entry { plan, helped, ..entry(1, EntryState::Undone) };
    update(&mut state, Event::Journal(vec![own(None, plan()), own(Some(true), plan())]));
    assert!(state.offer().is_some());
    let mut other = plan();
    if let Some(crate::model::plan::Step::EditFile { before, .. }) = other.steps.first_mut() {
        before.size += 1;
    }
    update(&mut state, Event::Journal(vec![own(Some(false), other)]));
    assert!(state.offer().is_some(), "the file was another one then");
    update(&mut state, Event::Journal(vec![own(Some(false), plan())]));
    assert!(state.offer().is_none());
}

fn stopped(state: EntryState) -> Stopped {
    let entry = entry(3, state);
    let rest = if state == EntryState::Unfinished {
        Ok(Rest { entry: entry.clone(), steps: vec![0] })
    } else {
        Err("it was being taken back".to_owned())
    };
    Stopped { entry, rest }
}

#[test]
fn after_a_stop_it_is_finished_or_taken_back_on_a_card_of_its_own() {
    let mut state = ready();
    let left = stopped(EntryState::Unfinished);
    let rest = left.rest.clone().unwrap();
    state.dialog = Some(Dialog::Stopped(Box::new(left.clone())));
    assert!(press(&mut state, Key::Char('y')).is_empty() && press(&mut state, Key::Enter).is_empty());
    assert!(press(&mut state, Key::Char('f')).is_empty() && card(&state));
    assert!(press(&mut state, Key::Char('y')).is_empty(), "not before it was seen");
    update(&mut state, Event::Drawn);
    let agreed = confirm(rest, Reply::Yes).unwrap();
    assert_eq!(press(&mut state, Key::Char('y')), [Effect::Finish(Box::new(agreed))]);
    assert!(state.changing());
    let mut state = ready();
    state.dialog = Some(Dialog::Stopped(Box::new(left)));
    assert_eq!(press(&mut state, Key::Char('u')), [Effect::LookBack(3)]);
    update(&mut state, Event::Back(Err("it was changed since".into())));
    assert!(matches!(&state.dialog, Some(Dialog::Notice { text }) if text.contains("changed since")));
    state.dialog = Some(Dialog::Stopped(Box::new(stopped(EntryState::GoingBack))));
    assert!(!bindings(&state).iter().any(|binding| binding.act == Act::Finish));
    press(&mut state, Key::Esc);
    assert!(state.dialog.is_none());
}

/// A session without what is in the way, once its card was seen and answered.
fn one_session(state: &mut State) -> Vec<Effect> {
    press(state, Key::Char('b'));
    update(state, Event::Drawn);
    press(state, Key::Char('y'))
}

#[test]
fn back_to_work_leaves_the_variable_out() {
    let mut state = ready();
    let without = vec!["ANTHROPIC_API_KEY".to_owned()];
    press(&mut state, Key::Char('b'));
    assert!(press(&mut state, Key::Char('y')).is_empty(), "not before it was seen");
    press(&mut state, Key::Char('n'));
    assert!(state.dialog.is_none());
    assert_eq!(one_session(&mut state), [Effect::RunOnce { without }]);
    let fake = broken();
    fake.file("/home/dev/.zshrc", "");
    fake.file("/home/dev/.claude/settings.json", &format!(r#"{{"env":{{"ANTHROPIC_API_KEY":"{KEY}"}}}}"#));
    let mut by_settings = fake.clone();
    by_settings.env = fake.env.without(["ANTHROPIC_API_KEY"]);
    let mut state = finished(assess(&by_settings));
    assert!(state.offer().is_some());
    let without = vec!["ANTHROPIC_API_KEY".to_owned()];
    assert_eq!(one_session(&mut state), [Effect::RunOnce { without }], "claude --settings cancels it there");
    assert!(press(&mut finished(mended()), Key::Char('b')).is_empty());
}

fn behind_a_dead_proxy() -> FakeMachine {
    let fake =
        FakeMachine::new().variable("HTTPS_PROXY", "http://proxy.corp:1").variable("http_proxy", "http://proxy.corp:1");
    fake.claude("2.1.329");
    fake.file("/home/dev/.zshrc", "export HTTPS_PROXY=http://proxy.corp:1 http_proxy=http://proxy.corp:1\n");
    fake.net().proxies.insert("proxy.corp".into(), (Stage::Tcp, Fault::Refused));
    fake
}

#[test]
fn a_session_without_the_proxy_is_offered_where_that_works() {
    let fake = behind_a_dead_proxy();
    let without = vec!["HTTPS_PROXY".to_owned(), "http_proxy".to_owned()];
    assert_eq!(one_session(&mut finished(assess(&fake))), [Effect::RunOnce { without }]);
    fake.net().broken.insert("api.anthropic.com".into(), (Stage::Tcp, Fault::TimedOut));
    let mut state = finished(assess(&fake));
    assert!(state.diagnosis().is_some_and(|it| it.id == "proxy.unreachable"));
    assert!(press(&mut state, Key::Char('b')).is_empty(), "without the proxy there is no way either");
}

#[test]
fn where_the_first_cannot_be_repaired_something_else_is_offered() {
    let fake = broken();
    let mut state = finished(assess(&fake));
    assert!(!state.offers_another() && state.offer().is_some());
    let mut assessment = assess(&fake);
    let mut first = assessment.diagnoses[0].clone();
    first.id = "network.unreachable".into();
    first.repairs.clear();
    assessment.diagnoses.insert(0, first);
    state = finished(assessment);
    assert!(state.offers_another());
    press(&mut state, Key::Enter);
    assert!(card(&state));
    let mut noted = assess(&fake);
    noted.diagnoses.insert(0, noted.diagnoses[0].clone());
    noted.diagnoses[0].id = "network.unreachable".into();
    noted.diagnoses[0].repairs.clear();
    noted.diagnoses[1].severity = Severity::Note;
    assert!(finished(noted).offer().is_none(), "what hurts nobody is not repaired unasked");
}

#[test]
fn scrolling_ends_where_the_page_ends() {
    let mut state = ready();
    press(&mut state, Key::Char('7'));
    press(&mut state, Key::End);
    assert_eq!(update(&mut state, Event::Measured(crate::app::Extent { longest: 4, page: 10 })), []);
    assert_eq!(state.scroll, 4);
    press(&mut state, Key::PageDown);
    press(&mut state, Key::Up);
    assert_eq!(state.scroll, 3, "no key is dead");
    press(&mut state, Key::Home);
    assert_eq!(state.scroll, 0);
    press(&mut state, Key::End);
    assert_eq!(state.scroll, 4);
}

#[test]
fn leaving_tells_how_it_stands() {
    assert_eq!(press(&mut State::new(80, 24), Key::Char('q')), [Effect::Quit(3)]);
    assert_eq!(press(&mut ready(), Key::Char('q')), [Effect::Quit(1)]);
    assert_eq!(press(&mut finished(mended()), Key::Char('q')), [Effect::Quit(0)]);
    assert_eq!(press(&mut ready(), Key::Ctrl('c')), [Effect::Quit(130)]);
    let mut state = ready();
    press(&mut state, Key::Enter);
    update(&mut state, Event::Drawn);
    press(&mut state, Key::Char('y'));
    assert!(press(&mut state, Key::Ctrl('c')).is_empty() && update(&mut state, Event::Interrupted).is_empty());
    assert!(update(&mut state, Event::Returned("claude ended".into())).is_empty() && state.changing());
    assert_eq!(update(&mut state, repaired(Ended::Fixed, true, Vec::new())), [Effect::Quit(0)]);
    state.leaving = true;
    let failed = Ended::Failed { because: "x".into() };
    assert_eq!(update(&mut state, repaired(failed, false, Vec::new())), [Effect::Quit(4)]);
}

#[test]
fn a_pasted_error_leads_to_its_step() {
    let mut state = ready();
    update(&mut state, Event::Pasted("API Error: 401 invalid x-api-key".into()));
    let effects = press(&mut state, Key::Enter);
    let [Effect::Explain(text)] = effects.as_slice() else { panic!("{effects:?}") };
    let answer = crate::claude_code::explain::explain(text);
    assert_eq!(answer.step, Some(Step::ApiKey));
    update(&mut state, Event::Explained(Box::new(answer.clone())));
    press(&mut state, Key::Enter);
    assert_eq!(state.screen, Screen::Step(Step::Environment), "the cause of it that was found here");
    let mut well = ready();
    update(&mut well, Event::Pasted("API Error: 401 invalid x-api-key".into()));
    press(&mut well, Key::Enter);
    if let Some(found) = &mut well.assessment {
        found.diagnoses.clear();
    }
    update(&mut well, Event::Explained(Box::new(answer)));
    press(&mut well, Key::Enter);
    assert_eq!(well.screen, Screen::Step(Step::ApiKey), "where nothing was found, where to start");
}

#[test]
fn every_key_in_the_list_does_something() {
    let mut states = vec![State::new(80, 24), ready()];
    states.extend(Step::ALL.map(|step| State { screen: Screen::Step(step), ..ready() }));
    for state in states {
        for binding in bindings(&state) {
            assert!(!binding.label.is_empty(), "{:?}", binding.keys);
            for key in binding.keys {
                let mut after = state.clone();
                let effects = update(&mut after, Event::Key(key));
                let moved = format!("{after:?}") != format!("{state:?}");
                let at_an_edge = matches!(binding.act, Act::Scroll(_) | Act::Page(_) | Act::Open(_) | Act::Next);
                assert!(!effects.is_empty() || moved || at_an_edge, "{key:?} {} does nothing", binding.label);
            }
        }
    }
}

#[test]
fn o_lists_what_can_be_done_and_each_has_its_card() {
    let mut state = with_choice();
    press(&mut state, Key::Char('o'));
    assert!(matches!(state.dialog, Some(Dialog::Offers { selected: 0 })));
    for _ in 0..5 {
        assert!(press(&mut state, Key::Down).is_empty());
    }
    assert!(press(&mut state, Key::Enter).is_empty());
    let Some(Dialog::Card(opened)) = &state.dialog else { panic!("no card") };
    let Question::Apply(plan) = &opened.question else { panic!("another question") };
    assert_eq!(plan.id, "reset.made_up");
    press(&mut state, Key::Esc);
    assert!(state.dialog.is_none());
}

#[test]
fn o_is_offered_only_where_there_is_a_choice() {
    let mut state = ready();
    let step = state.assessment.as_ref().unwrap().diagnoses[0].step;
    press(&mut state, Key::Char(step.digit()));
    assert_eq!(state.offers().len(), 1);
    press(&mut state, Key::Char('o'));
    assert!(state.dialog.is_none());
}

#[test]
fn the_text_for_others_is_copied_and_no_answer_is_given_by_it() {
    let fake = FakeMachine::new();
    fake.claude("2.1.329");
    fake.net().broken.insert("api.anthropic.com".into(), (Stage::Tcp, Fault::TimedOut));
    let mut state = finished(assess(&fake));
    let copied = press(&mut state, Key::Char('c'));
    let [Effect::Copy(text)] = copied.as_slice() else { panic!("{copied:?}") };
    assert!(text.contains("api.anthropic.com:443") && text.contains("TCP port 443"), "{text}");
    update(&mut state, Event::Copied { file: Some("~/copied.txt".into()) });
    assert!(matches!(&state.dialog, Some(Dialog::Notice { text }) if text.contains("~/copied.txt")));
    let mut asked = ready();
    press(&mut asked, Key::Enter);
    update(&mut asked, Event::Copied { file: None });
    assert!(card(&asked), "a card stays where it is");
    let other = press(&mut ready(), Key::Char('c'));
    assert_eq!(
        other,
        [Effect::Copy("nano +2 ~/.zshrc; unset ANTHROPIC_API_KEY".into())],
        "there is nothing to hand on"
    );
}
