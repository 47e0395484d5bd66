//! Does Enter alone lead a person to the end, and never past a question?

use super::samples::*;
use crate::app::State;
use crate::app::event::{Coming, Ended, Event, Key};
use crate::app::state::{Dialog, Screen};
use crate::app::update;
use crate::model::journal::EntryState;
use crate::model::outcome::Row;
use crate::model::plan::Plan;
use crate::model::step::Step;
use crate::ports::fake::FakeMachine;

fn fixed(state: &mut State) {
    let journal = vec![entry(1, EntryState::Applied)];
    let after = Some(Box::new(mended()));
    update(state, Event::Repaired { plan: Box::new(plan()), ended: Ended::Fixed, after, journal });
}

#[test]
fn the_selection_follows_the_trouble_unless_it_was_moved() {
    let state = ready();
    let step = state.diagnosis().unwrap().step;
    assert_ne!(step, Step::Status);
    assert_eq!(state.selected, step);
    let mut moved = ready();
    press(&mut moved, Key::Up);
    let chosen = moved.selected;
    press(&mut moved, Key::Char('r'));
    let id = moved.run.id;
    update(&mut moved, Event::RunDone(id, Box::new(assess(&broken()))));
    assert_eq!(moved.selected, chosen);
    assert_eq!(finished(mended()).selected, Step::Status);
}

#[test]
fn enter_leads_from_the_change_back_to_a_healthy_overview() {
    let mut state = ready();
    let step = state.diagnosis().unwrap().step;
    press(&mut state, Key::Char(step.digit()));
    press(&mut state, Key::Enter);
    update(&mut state, Event::Drawn);
    press(&mut state, Key::Char('y'));
    fixed(&mut state);
    let Some(Dialog::Result(result)) = &state.dialog else { panic!("no result") };
    assert!(result.prevent.as_ref().is_some_and(|text| text.contains("under another name")), "{result:?}");
    press(&mut state, Key::Enter);
    assert_eq!((state.screen, state.selected), (Screen::Overview, Step::Status));
    assert!(state.dialog.is_none());
    press(&mut state, Key::Enter);
    assert!(matches!(&state.dialog, Some(Dialog::Notice { text }) if text.contains("Nothing is wrong")));
}

#[test]
fn what_did_not_help_tells_no_way_to_keep_it_away() {
    let mut state = ready();
    let journal = vec![entry(1, EntryState::Applied)];
    let after = ready().assessment;
    update(&mut state, Event::Repaired { plan: Box::new(plan()), ended: Ended::NotFixed, after, journal });
    assert!(matches!(&state.dialog, Some(Dialog::Result(result)) if result.prevent.is_none()));
}

#[test]
fn what_this_terminal_still_has_is_not_broken_once_more() {
    let fake = broken();
    fake.file("/home/dev/.zshrc", "# mine\n");
    let mut state = finished(assess(&fake));
    assert!(state.diagnosis().is_some() && state.left_over().is_none(), "nobody changed anything");
    update(&mut state, Event::Journal(vec![entry(1, EntryState::Applied)]));
    let left = state.left_over().expect("it was taken out of the file");
    assert_eq!(left.names, ["ANTHROPIC_API_KEY"]);
    assert_eq!(left.commands, ["unset ANTHROPIC_API_KEY"]);
    assert_eq!(state.left_to_type(), ["unset ANTHROPIC_API_KEY"]);
    press(&mut state, Key::Enter);
    let told = |text: &str| text.contains("leave with q and type first: unset ANTHROPIC_API_KEY");
    assert!(matches!(&state.dialog, Some(Dialog::Notice { text }) if told(text)), "{:?}", state.dialog);
    press(&mut state, Key::Enter);
    update(&mut state, Event::Journal(vec![entry(1, EntryState::Undone)]));
    assert!(state.left_over().is_none(), "it was taken back");
    let mut again = ready();
    update(&mut again, Event::Journal(vec![entry(1, EntryState::Applied)]));
    assert!(again.left_over().is_none(), "a file sets it again");
}

#[test]
fn undo_says_so_where_there_is_nothing_to_take_back() {
    let mut state = ready();
    assert!(press(&mut state, Key::Char('u')).is_empty());
    assert!(matches!(&state.dialog, Some(Dialog::Notice { text }) if text.contains("nothing to take back")));
    press(&mut state, Key::Enter);
    let mut signed_in = entry(1, EntryState::Applied);
    signed_in.plan = Plan { title: "Sign in".into(), steps: Vec::new(), ..signed_in.plan };
    update(&mut state, Event::Journal(vec![signed_in]));
    press(&mut state, Key::Char('u'));
    let told = |text: &str| text.contains("Done, and not to be taken back: Sign in");
    assert!(matches!(&state.dialog, Some(Dialog::Notice { text }) if told(text)), "{:?}", state.dialog);
}

#[test]
fn a_step_that_is_broken_leads_to_where_it_is_mended() {
    let mut state = ready();
    let coming = |row: &Row| Coming { id: row.id, title: row.title.clone(), group: row.group };
    state.run.coming = state.run.rows.values().map(coming).collect();
    let step = state.diagnosis().unwrap().step;
    press(&mut state, Key::Char(Step::ApiKey.digit()));
    assert!(state.offer().is_none());
    assert_eq!(state.leads_to().map(|found| found.step), Some(step));
    press(&mut state, Key::Enter);
    assert_eq!(state.screen, Screen::Step(step));
    press(&mut state, Key::Char(Step::Install.digit()));
    assert!(state.leads_to().is_none(), "that one is fine");
}

#[test]
fn who_leaves_is_told_what_to_type_in_this_terminal() {
    let fake = broken();
    fake.file("/home/dev/.zshrc", "# mine\n");
    assert_eq!(finished(assess(&fake)).left_to_type(), ["unset ANTHROPIC_API_KEY"], "only this terminal has it");
    assert!(ready().left_to_type().is_empty(), "claude-fix can repair the file");
    assert!(finished(mended()).left_to_type().is_empty(), "nothing is wrong");
}

#[test]
fn where_nothing_lies_beneath_a_key_the_sign_in_that_follows_is_told() {
    let fake = FakeMachine::new().variable("ANTHROPIC_API_KEY", KEY);
    fake.claude("2.1.329");
    fake.net().key = broken().net().key.clone();
    let found = |fake: &FakeMachine| {
        let state = finished(assess(fake));
        let session = state.one_session().expect("a session without the key");
        let plan = state.assessment.as_ref().unwrap().plan("env.remove_variable:ANTHROPIC_API_KEY").unwrap();
        let told = plan.consequences[0].starts_with("Nobody is signed in afterwards");
        (told, state.session_asks_sign_in(&session))
    };
    assert_eq!(found(&fake), (true, true));
    assert_eq!(found(&broken()), (false, false), "a good login takes over");
}

#[test]
fn a_session_draws_its_conclusion_also_where_only_the_person_can_act() {
    let fake = broken();
    fake.file("/home/dev/.zshrc", "# mine\n");
    let mut state = finished(assess(&fake));
    update(&mut state, Event::Returned("claude has ended.".into()));
    let told = |text: &str| text.contains("Did it work there?") && text.contains("do what the overview says first");
    assert!(matches!(&state.dialog, Some(Dialog::Notice { text }) if told(text)), "{:?}", state.dialog);
}

#[test]
fn no_usual_way_is_not_told_where_the_way_works() {
    let fake = signed_in();
    fake.file("/proc/net/route", "Iface\tDestination\tGateway\n");
    let row = |fake: &FakeMachine| {
        let found = assess(fake);
        found.rows.into_iter().find(|row| row.id == "network.routes").expect("a row")
    };
    let row = row(&fake);
    assert!(row.outcome.sentence().contains("a connection to Anthropic opens") && row.evidence.is_empty(), "{row:?}");
}
