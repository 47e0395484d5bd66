//! Does another look at the network come when it should, and no more looks than that?

use super::samples::*;
use crate::app::event::{Ended, Event, Key, RunId};
use crate::app::state::{Dialog, Screen};
use crate::app::watch::{PAUSE, Watch};
use crate::app::{Act, Effect, State, bindings, update};
use crate::model::diagnosis::Severity;
use crate::model::journal::EntryState;
use crate::model::measured::Measured;
use crate::model::network::{ApiPath, Fault, Path, Role, Stage};
use crate::model::plan::Purpose;
use crate::model::step::Step;
use crate::model::time::Moment;
use crate::ports::fake::FakeMachine;

fn signed_in() -> FakeMachine {
    let fake = FakeMachine::new();
    fake.claude("2.1.329");
    let login = r#"{"claudeAiOauth":{"accessToken":"a","refreshToken":"r","expiresAt":1795300000000}}"#;
    fake.file("/home/dev/.claude/.credentials.json", login);
    fake
}

fn cut_off() -> FakeMachine {
    let fake = signed_in();
    for host in ["api.anthropic.com", "platform.claude.com"] {
        fake.net().broken.insert(host.into(), (Stage::Tcp, Fault::TimedOut));
    }
    fake
}

/// What a look at this machine shows, so many seconds after the run.
fn seen(fake: &FakeMachine, seconds: i64) -> Measured {
    let assessment = assess(fake);
    let at = Moment(assessment.machine.now.0 + seconds * 1000);
    Measured::of(&assessment.facts, at)
}

fn works(state: &State) -> bool {
    matches!(&state.dialog, Some(Dialog::Watch(watch)) if watch.over)
}

/// Time until something is to be done, in ticks; none after a long time.
fn until_next(state: &mut State) -> Option<(u32, Vec<Effect>)> {
    (1..=10 * PAUSE).find_map(|tick| {
        let effects = update(state, Event::Tick);
        (!effects.is_empty()).then_some((tick, effects))
    })
}

#[test]
fn it_is_looked_at_again_until_it_works_and_the_bell_rings_once() {
    let mut state = finished(assess(&cut_off()));
    assert!(!state.busy(), "nobody watches yet");
    assert_eq!(press(&mut state, Key::Char('t')), [Effect::Look(RunId(1))]);
    assert!(state.busy());
    assert_eq!(until_next(&mut state), None, "one look at a time");
    assert!(update(&mut state, Event::Looked(RunId(1), Box::new(seen(&cut_off(), 5)))).is_empty());
    assert_eq!(until_next(&mut state), Some((PAUSE, vec![Effect::Look(RunId(2))])));
    assert!(
        update(&mut state, Event::Looked(RunId(1), Box::new(seen(&signed_in(), 9)))).is_empty() && !works(&state),
        "too late"
    );
    assert_eq!(update(&mut state, Event::Looked(RunId(2), Box::new(seen(&signed_in(), 10)))), [Effect::Bell]);
    assert!(works(&state) && !state.busy());
    assert!(update(&mut state, Event::Looked(RunId(2), Box::new(seen(&signed_in(), 11)))).is_empty(), "once");
    assert_eq!(until_next(&mut state), None, "it is over");
    let Some(Dialog::Watch(watch)) = &state.dialog else { panic!("no watch") };
    assert_eq!((watch.looks, watch.sights.len(), watch.broken_for()), (2, 3, Some(10)));
    let begun = Watch { looks: 0, ..Watch::clone(watch) };
    assert_eq!(begun.broken_for(), None, "what is known already is a moment, and no time");
    assert_eq!(press(&mut state, Key::Enter), [Effect::Check(RunId(2))], "everything else is checked again, too");
    assert!(state.dialog.is_none());
}

#[test]
fn esc_ends_the_watch_and_its_timer() {
    let mut state = finished(assess(&cut_off()));
    press(&mut state, Key::Char('t'));
    assert_eq!(press(&mut state, Key::Esc), [Effect::StopLooking]);
    assert!(!state.busy());
    assert!(update(&mut state, Event::Looked(RunId(1), Box::new(seen(&signed_in(), 1)))).is_empty());
    press(&mut state, Key::Char('t'));
    update(&mut state, Event::Looked(RunId(2), Box::new(seen(&cut_off(), 2))));
    assert!(press(&mut state, Key::Esc).is_empty(), "nothing runs between two looks");
    assert!(!state.busy() && until_next(&mut state).is_none());
}

#[test]
fn what_works_from_the_start_is_watched_until_it_breaks_and_comes_back() {
    let mut state = finished(assess(&signed_in()));
    assert!(press(&mut state, Key::Char('t')).is_empty(), "nothing to wait for on the overview");
    state.screen = Screen::Step(Step::Network);
    press(&mut state, Key::Char('t'));
    for (at, fake) in [(1, signed_in()), (2, cut_off())] {
        let RunId(look) = state.look;
        assert!(update(&mut state, Event::Looked(RunId(look), Box::new(seen(&fake, at)))).is_empty() && !works(&state));
        assert!(until_next(&mut state).is_some());
    }
    let look = state.look;
    assert_eq!(update(&mut state, Event::Looked(look, Box::new(seen(&signed_in(), 3)))), [Effect::Bell]);
}

#[test]
fn it_does_not_work_while_the_service_asks_to_wait() {
    let mut state = finished(assess(&cut_off()));
    press(&mut state, Key::Char('t'));
    let mut busy = seen(&signed_in(), 1);
    busy.ways[0].1.status = Some(429);
    assert!(update(&mut state, Event::Looked(RunId(1), Box::new(busy))).is_empty() && !works(&state));
}

#[test]
fn a_wait_that_lasts_all_night_keeps_what_fits() {
    let mut state = finished(assess(&cut_off()));
    press(&mut state, Key::Char('t'));
    let look = seen(&cut_off(), 1);
    for _ in 0..1000 {
        let id = state.look;
        update(&mut state, Event::Looked(id, Box::new(look.clone())));
        assert!(until_next(&mut state).is_some());
    }
    let Some(Dialog::Watch(watch)) = &state.dialog else { panic!("no watch") };
    assert!(watch.sights.len() < 400 && watch.looks == 1000);
}

#[test]
fn two_looks_stand_beside_each_other() {
    let mut state = finished(assess(&cut_off()));
    state.screen = Screen::Step(Step::Network);
    assert!(press(&mut state, Key::Char('v')).is_empty(), "the first column is what is known");
    assert!(!state.busy());
    assert_eq!(press(&mut state, Key::Enter), [Effect::Look(RunId(1))]);
    assert!(state.busy());
    assert!(press(&mut state, Key::Enter).is_empty(), "one look at a time");
    update(&mut state, Event::Looked(RunId(1), Box::new(seen(&signed_in(), 60))));
    let Some(Dialog::Compare(compare)) = &state.dialog else { panic!("no comparison") };
    assert!(!compare.before.works() && compare.after.as_ref().unwrap().works() && !state.busy());
    assert_eq!(press(&mut state, Key::Enter), [Effect::Look(RunId(2))], "once more");
    assert_eq!(press(&mut state, Key::Esc), [Effect::StopLooking, Effect::Check(RunId(2))]);
    press(&mut state, Key::Char('v'));
    assert!(state.dialog.is_none(), "not before the new run has ended");
}

#[test]
fn a_comparison_that_was_only_opened_changes_nothing() {
    let mut state = finished(assess(&cut_off()));
    state.screen = Screen::Step(Step::Network);
    press(&mut state, Key::Char('v'));
    assert!(press(&mut state, Key::Esc).is_empty() && state.run.over);
}

#[test]
fn enter_shows_the_details_where_no_change_is_on_offer() {
    let mut state = finished(assess(&cut_off()));
    state.screen = Screen::Step(Step::Network);
    if let Some(assessment) = &mut state.assessment {
        assessment.diagnoses.iter_mut().for_each(|it| it.severity = Severity::Note);
    }
    press(&mut state, Key::Enter);
    assert!(matches!(state.dialog, Some(Dialog::Detail { scroll: 0 })));
    update(&mut state, Event::Measured(crate::app::Extent { longest: 4, page: 10 }));
    press(&mut state, Key::End);
    assert!(matches!(state.dialog, Some(Dialog::Detail { scroll: 4 })) && state.scroll == 0);
    press(&mut state, Key::Enter);
    assert!(state.dialog.is_none() && state.screen == Screen::Step(Step::Network));
}

#[test]
fn what_failed_can_be_tried_again() {
    let mut state = ready();
    let because = "~/.zshrc has changed since the card was shown".to_owned();
    let failed =
        Event::Repaired { plan: Box::new(plan()), ended: Ended::Failed { because }, after: None, journal: Vec::new() };
    assert_eq!(update(&mut state, failed), [Effect::Check(RunId(2))]);
    let again = |state: &State| bindings(state).iter().any(|it| it.act == Act::TryAgain);
    assert!(!again(&state), "the machine is looked at first");
    update(&mut state, Event::RunDone(RunId(2), Box::new(assess(&broken()))));
    assert!(again(&state));
    press(&mut state, Key::Char('r'));
    assert!(matches!(&state.dialog, Some(Dialog::Card(card)) if !card.seen));
    press(&mut state, Key::Esc);
    assert!(state.offer().is_some(), "it is offered as before");
}

#[test]
fn after_a_repair_the_missing_sign_in_is_one_key_away() {
    let fake = FakeMachine::new();
    fake.claude("2.1.329");
    let mut state = ready();
    let nobody = Some(Box::new(assess(&fake)));
    let journal = vec![entry(7, EntryState::Applied)];
    update(&mut state, Event::Repaired { plan: Box::new(plan()), ended: Ended::Fixed, after: nobody, journal });
    press(&mut state, Key::Enter);
    let Some(Dialog::Card(card)) = &state.dialog else { panic!("no card") };
    let crate::app::state::Question::Apply(plan) = &card.question else { panic!("no plan") };
    assert_eq!(plan.runs(), Some(Purpose::SignIn));
    assert!(!card.seen);
}

#[test]
fn the_ways_are_those_that_were_gone() {
    let found = seen(&cut_off(), 0);
    let paths: Vec<(Role, &Path)> = found.ways.iter().map(|(role, path)| (*role, path)).collect();
    assert_eq!(paths[0].0, Role::Api);
    assert_eq!(assess(&cut_off()).facts.get::<ApiPath>().map(|it| &it.0), Some(paths[0].1));
}
