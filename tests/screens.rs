//! Does every screen look as it should, in every size, and never let a control character through?

#![expect(clippy::unwrap_used, reason = "a helper of a test may panic as the test itself")]
#![expect(clippy::disallowed_methods, reason = "the picture in the documentation is compared and written anew")]

#[path = "support/frames.rs"]
mod frames;
#[path = "support/samples.rs"]
mod samples;
#[path = "support/svg.rs"]
mod svg;

#[path = "screens/colours.rs"]
mod colours;
#[path = "screens/matrix.rs"]
mod matrix;
#[path = "screens/pictures.rs"]
mod pictures;
#[path = "screens/themes.rs"]
mod themes;

use claude_fix::app::event::Ended;
use claude_fix::app::state::{Dialog, Screen};
use claude_fix::app::{Act, Event, Extent, Key, State, bindings, update};
use claude_fix::model::plan::{Plan, Purpose, Risk, Step as PlanStep};
use claude_fix::model::step::Step;
use claude_fix::ui::{Asked, Look, asked, lines};
use frames::{ASCII, SIZES, draw, text};
use proptest::prelude::*;
use samples::{dialogs, machine, on, samples};

/// Compares what is drawn with what was kept under this name.
fn compare(name: &str, all: &str) {
    insta::assert_snapshot!(name, all);
}

#[test]
fn what_claude_fix_draws_is_ascii_where_asked_for() {
    for (name, state) in samples().into_iter().filter(|(name, _)| !name.starts_with("hostile")) {
        for size in SIZES {
            let shown = text(&draw(&state, size, ASCII));
            let foreign: String = shown.chars().filter(|c| !c.is_ascii()).collect();
            assert_eq!(foreign, "", "{name} {size:?}");
        }
    }
}

#[test]
fn a_window_that_is_too_small_says_so() {
    compare("refusal", &frames::too_small(&machine::key_overrides_login()));
}

#[test]
fn the_first_frame_ends_with_the_way_out() {
    for (name, state) in samples().into_iter().filter(|(_, state)| state.dialog.is_none()) {
        for (columns, rows) in SIZES {
            let shown = text(&draw(&state, (columns, rows), Look::FULL));
            let ends = shown.trim_end();
            let out = ["? help  q quit", "? help   q quit"].iter().any(|out| ends.ends_with(out));
            assert!(out, "{name} {columns}x{rows}\n{shown}");
        }
    }
}

#[test]
fn a_card_in_a_window_that_is_too_small_cannot_be_answered() {
    let mut state = dialogs::card(machine::unset_key());
    update(&mut state, Event::Resized(30, 8));
    assert_eq!(update(&mut state, Event::Key(Key::Char('y'))), Vec::new());
    update(&mut state, Event::Resized(80, 24));
    assert_eq!(update(&mut state, Event::Key(Key::Char('y'))).len(), 1);
}

#[test]
fn the_help_names_every_key_of_the_screen_below() {
    let state = dialogs::over(Dialog::Help { scroll: 0 });
    let shown = text(&draw(&state, (120, 60), Look::FULL));
    for binding in bindings(&State { dialog: None, ..state }) {
        assert!(shown.contains(&binding.label), "{}", binding.label);
    }
}

#[test]
fn an_escape_in_a_text_reaches_no_cell() {
    for (name, state) in samples().into_iter().filter(|(name, _)| name.starts_with("hostile")) {
        for state in [state.clone(), on(Step::Status, state.clone()), on(Step::ApiKey, state)] {
            let shown = text(&draw(&state, (120, 40), Look::FULL));
            assert!(!shown.contains(|c: char| c.is_control() && c != '\n'), "{name}");
        }
    }
}

#[test]
fn a_result_can_be_read_to_its_end_in_a_small_window() {
    let mut state = dialogs::after(Ended::Fixed);
    state.size = (40, 15);
    for _ in 0..5 {
        update(&mut state, Event::Key(Key::Down));
    }
    let shown = text(&draw(&state, (40, 15), Look::FULL));
    assert!(shown.contains("unset ANTHROPIC_API_KEY"), "{shown}");
    update(&mut state, Event::Key(Key::Enter));
    assert_eq!(state.scroll, 0);
}

#[test]
fn what_somebody_loses_stands_before_the_files_where_not_all_of_a_card_fits() {
    let mut plan = machine::reset();
    plan.risk = Risk::Reversible;
    let loses = plan.consequences[0].split(' ').take(4).collect::<Vec<_>>().join(" ");
    for missed in [false, true] {
        let mut state = dialogs::card(plan.clone());
        if let Some(Dialog::Card(card)) = &mut state.dialog {
            (card.typed, card.missed, card.read) = (String::new(), missed, u16::MAX);
        }
        let shown = text(&draw(&state, (80, 24), Look::FULL));
        assert!(shown.find(&loses) > shown.find("This changes"), "{shown}");
        assert_eq!(shown.contains("Press y or n. Esc goes back."), missed, "{shown}");
    }
    let mut state = dialogs::card(plan);
    state.size = (40, 15);
    update(&mut state, Event::Measured(Extent { longest: 12, page: 8 }));
    let shown = text(&draw(&state, (40, 15), Look::FULL));
    assert!(shown.contains(&loses) && shown.contains("lines first"), "{shown}");
    assert!(!shown.contains("yes, do it"), "{shown}");
    update(&mut state, Event::Measured(Extent { longest: 0, page: 50 }));
    let shown = text(&draw(&state, (40, 15), Look::FULL));
    assert!(shown.contains("yes"), "{shown}");
}

#[test]
fn a_change_that_leaves_a_sign_in_is_the_first_of_two() {
    let mut plan = machine::reset();
    assert!(!plan.leaves_sign_in());
    plan.manual.push("claude auth login".into());
    assert!(plan.leaves_sign_in());
    let mut state = dialogs::after(Ended::Fixed);
    state.assessment = machine::key_overrides_login().assessment;
    let shown = text(&draw(&state, (80, 24), Look::FULL));
    assert!(shown.contains("Something else still"), "{shown}");
    let run = PlanStep::Run {
        program: "/usr/bin/claude".into(),
        arguments: vec!["auth".into(), "login".into()],
        purpose: Purpose::SignIn,
        remove_env: Vec::new(),
    };
    let sign_in = Plan { id: "login.sign_in".into(), steps: vec![run], ..plan };
    let assessment = state.assessment.as_mut().unwrap();
    assessment.diagnoses[0].repairs = vec![sign_in.id.clone()];
    assessment.plans.push(sign_in);
    let shown = text(&draw(&state, (80, 24), Look::FULL));
    assert!(shown.contains("STEP 1 OF 2 DONE") && !shown.contains("FIXED"), "{shown}");
}

#[test]
fn what_failed_is_told_in_a_whole_sentence() {
    let state = dialogs::after(Ended::Failed { because: "it ended with exit code 1. All is as before".into() });
    let shown = text(&draw(&state, (80, 24), Look::FULL));
    assert!(shown.contains("All is as before."), "{shown}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_size_draws(
        columns in 0..200_u16,
        rows in 0..80_u16,
        which in any::<prop::sample::Index>(),
        step in prop::option::of(0..10_usize),
        scroll in 0..600_u16,
        ascii: bool,
        colour: bool,
    ) {
        let all = samples();
        let mut state = all[which.index(all.len())].1.clone();
        if let Some(step) = step {
            state.screen = Screen::Step(Step::ALL[step]);
        }
        state.scroll = scroll;
        if let Some(Dialog::Card(card)) = &mut state.dialog {
            card.scroll = scroll;
        }
        let buffer = draw(&state, (columns, rows), Look { ascii, colour, ..Look::FULL });
        for cell in &buffer.content {
            prop_assert!(!cell.symbol().chars().any(char::is_control));
        }
    }
}

#[test]
fn every_screen_is_read_as_lines_without_boxes_and_keys() {
    for (name, state) in samples() {
        let all = lines(&state, Look::FULL);
        assert!(all.len() > 1, "{name}: {all:?}");
        for line in &all {
            let drawn = |c: char| c.is_control() || "╭╮╰╯│─▸▶⏎⌫█░▁┄✗✓".contains(c) || ('⠀'..='⣿').contains(&c);
            assert!(!line.contains(drawn), "{name}: {line:?}");
        }
    }
}

#[test]
fn whatever_the_footer_offers_can_be_chosen_from_the_list() {
    let mut lists = 0;
    for (name, state) in samples() {
        let Asked::Menu { choices, out, .. } = asked(&state) else { continue };
        lists += 1;
        for binding in bindings(&state).into_iter().filter(|it| it.footer) {
            let moves = matches!(binding.act, Act::Open(_) | Act::Choose(_));
            // what Enter does besides showing a change is in the list under its own name, or by number
            let enter = binding.act == Act::Next && (state.offer().is_none() || choices.iter().any(|it| it.listed));
            let found = [&out]
                .into_iter()
                .chain(&choices)
                .any(|it| it.label == binding.label || binding.keys.iter().any(|key| it.keys.contains(key)));
            assert!(found || moves || enter, "{name}: {} is not in {choices:?}", binding.label);
        }
    }
    assert!(lists > 10, "only {lists} lists");
}
