//! Does a change need two deliberate keys: one for the card, and after it was seen the one, or the word, that says yes?
#![cfg(target_os = "linux")]
#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot build its machine fails")]
#![expect(clippy::disallowed_methods, reason = "builds a machine on the real disk and starts the real program")]

#[path = "support/loopback.rs"]
#[expect(dead_code, reason = "the tests without a terminal use more of it")]
mod loopback;
#[path = "support/machine_dir.rs"]
#[expect(dead_code, reason = "the tests without a terminal use more of it")]
mod machine_dir;
#[path = "support/pty.rs"]
#[expect(dead_code, reason = "the tests of the terminal itself use more of it")]
mod pty;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use claude_fix::app::event::RunId;
use claude_fix::app::state::{Card, Dialog, Question};
use claude_fix::app::{Effect, Event, Extent, Key, State, update};
use claude_fix::checks;
use claude_fix::cli::practice::all;
use claude_fix::engine::checks::{Selection, run};
use claude_fix::model::back::{Back, Copies, Rest};
use claude_fix::model::consent::{Asked, WORD};
use claude_fix::model::journal::{Entry, EntryState};
use claude_fix::model::plan::{Plan, Risk};
use claude_fix::model::time::Moment;
use claude_fix::ui::{Look, measured};
use loopback::Loopback;
use machine_dir::{Login, MachineDir, Seen, bad_key, good_key, leaked, snapshot};
use proptest::prelude::*;
use pty::{Session, Start};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

/// Every plan that changes something on a machine to practise on, one of each name.
fn plans() -> &'static [Plan] {
    static ALL: OnceLock<Vec<Plan>> = OnceLock::new();
    ALL.get_or_init(|| {
        let threads = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
        let threads = threads.expect("threads");
        let mut found = BTreeMap::new();
        for (_, scenario) in all() {
            let world = Arc::new(scenario.made().world);
            let assessment = threads.block_on(run(world, checks::ALL, &Selection::all(), RunId(1), None));
            found.extend(assessment.plans.into_iter().filter(Plan::acts).map(|plan| (plan.id.clone(), plan)));
        }
        found.into_values().collect()
    })
}

fn entry(plan: &Plan, state: EntryState) -> Entry {
    Entry {
        schema: Entry::SCHEMA.into(),
        id: 1,
        at: Moment(1_795_233_600_000),
        plan: plan.clone(),
        records: Vec::new(),
        state,
        helped: None,
        purged: false,
    }
}

/// The three questions that are asked about a plan: to do it, to take it back, to carry it to its end.
fn question(plan: &Plan, which: usize) -> Question {
    match which {
        0 => Question::Apply(Box::new(plan.clone())),
        1 => Question::Undo(Box::new(Back {
            entry: entry(plan, EntryState::Applied),
            aside: Vec::new(),
            copies: Copies::default(),
        })),
        _ => Question::Finish(Box::new(Rest { entry: entry(plan, EntryState::Unfinished), steps: vec![0] })),
    }
}

fn asked_word(question: &Question) -> Option<&'static str> {
    match question {
        Question::Apply(plan) => (plan.risk == Risk::Destructive).then_some(WORD),
        Question::Undo(_) | Question::Message | Question::Session(_) => None,
        Question::Finish(rest) => (rest.entry.plan.risk == Risk::Destructive).then_some(WORD),
    }
}

fn on_card(question: &Question) -> State {
    let mut state = State::new(100, 30);
    let card = Card::new(question.clone());
    state.dialog = Some(Dialog::Card(card));
    state
}

fn changes(effects: &[Effect]) -> bool {
    effects.iter().any(|it| matches!(it, Effect::Apply(_) | Effect::Undo(_) | Effect::Finish(_) | Effect::HandOver(_)))
}

/// What a hand or a cat does to a keyboard, mostly the keys that mean something; `None` is a frame on screen.
fn events() -> impl Strategy<Value = Vec<Option<Key>>> {
    let key = prop_oneof![
        6 => prop::sample::select(vec!['y', 'r', 'e', 's', 'e', 't', 'Y', 'R', ' ', 'o']).prop_map(Key::Char),
        3 => Just(Key::Enter),
        2 => prop::sample::select(vec![Key::Backspace, Key::Up, Key::Down, Key::PageDown, Key::Home, Key::End, Key::Left]),
        1 => any::<char>().prop_map(Key::Char),
        1 => any::<char>().prop_map(Key::Ctrl),
    ];
    // the whole word, too: single letters would hardly ever spell it
    let word = WORD.chars().map(|letter| Some(Key::Char(letter))).chain([Some(Key::Enter)]).collect::<Vec<_>>();
    let some = prop_oneof![
        8 => key.prop_map(|key| vec![Some(key)]),
        1 => Just(vec![None]),
        2 => Just(word),
    ];
    prop::collection::vec(some, 0..60).prop_map(|all| all.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn only_what_was_seen_and_meant_is_done(which in any::<prop::sample::Index>(), kind in 0..3_usize, events in events()) {
        let plan = which.get(plans());
        let question = question(plan, kind);
        let word = asked_word(&question);
        let mut state = on_card(&question);
        // what a person has done, told without the card's own book-keeping
        let (mut seen, mut typed) = (false, String::new());
        for event in events {
            if !matches!(&state.dialog, Some(Dialog::Card(card)) if card.question == question) {
                break;
            }
            let Some(key) = event else {
                update(&mut state, Event::Drawn);
                seen = true;
                continue;
            };
            let meant = seen && word.map_or(key == Key::Char('y'), |word| typed == word && key == Key::Enter);
            let done = changes(&update(&mut state, Event::Key(key)));
            prop_assert_eq!(done, meant, "{:?} after {:?} on {}", key, typed, plan.id);
            match key {
                Key::Char(letter) if seen && typed.len() < 20 => typed.push(letter),
                Key::Backspace => drop(typed.pop()),
                _ => {}
            }
        }
    }
}

#[test]
fn each_plan_is_done_by_the_two_keys_and_the_largest_by_no_key_alone() {
    let (mut by_key, mut by_word) = (0, 0);
    for plan in plans() {
        assert_eq!(plan.word().is_some(), plan.risk == Risk::Destructive, "{}", plan.id);
        for kind in 0..3 {
            let question = question(plan, kind);
            let mut state = on_card(&question);
            let mut press = |key| changes(&update(&mut state, Event::Key(key)));
            for key in [Key::Char('y'), Key::Enter].repeat(100) {
                assert!(!press(key), "{}: nobody saw it", plan.id);
            }
            assert!(!WORD.chars().any(|letter| press(Key::Char(letter))) && !press(Key::Enter), "{}", plan.id);
            update(&mut state, Event::Drawn);
            let mut press = |key| changes(&update(&mut state, Event::Key(key)));
            if let Some(word) = asked_word(&question) {
                assert!(!press(Key::Enter), "{}: what was typed before the first frame is forgotten", plan.id);
                assert!(!word.chars().any(|letter| press(Key::Char(letter))), "{}", plan.id);
                assert!(press(Key::Enter), "{}", plan.id);
                by_word += 1;
            } else {
                assert!(!press(Key::Enter), "{}: Enter is no answer", plan.id);
                assert!(press(Key::Char('y')), "{}", plan.id);
                by_key += 1;
            }
            assert!(!changes(&update(&mut state, Event::Key(Key::Char('y')))), "{}: once is once", plan.id);
        }
    }
    assert!(by_key > 40 && by_word >= 4, "{by_key} and {by_word}: not all kinds of plans were there");
}

/// Draws a frame and says what of the card was on it, as the loop does.
fn frame(state: &mut State) {
    let mut terminal = Terminal::new(TestBackend::new(state.size.0, state.size.1)).expect("a terminal");
    let mut extent = Extent::UNKNOWN;
    terminal.draw(|frame| extent = measured(state, frame, &Look::FULL)).expect("a frame");
    update(state, Event::Measured(extent));
}

#[test]
fn every_card_can_be_read_by_enter_alone_and_is_not_answered_before() {
    let mut long = 0;
    for size in [(40, 12), (40, 15), (60, 20), (80, 24), (120, 40)] {
        for (plan, kind) in plans().iter().flat_map(|plan| (0..3).map(move |kind| (plan, kind))) {
            let question = question(plan, kind);
            let mut state = State { size, ..on_card(&question) };
            frame(&mut state);
            update(&mut state, Event::Drawn);
            let mut pages = 1;
            while state.must_read() {
                let Some(Dialog::Card(card)) = &state.dialog else { panic!("{}: no card", plan.id) };
                let (read, scroll) = (card.read, card.scroll);
                assert!(!changes(&update(&mut state.clone(), Event::Key(Key::Char('y')))), "{} {size:?}", plan.id);
                assert!(!changes(&update(&mut state, Event::Key(Key::Enter))), "{} {size:?}", plan.id);
                let Some(Dialog::Card(card)) = &state.dialog else { panic!("{}: no card", plan.id) };
                assert!(card.scroll > scroll && card.scroll <= read, "{} {size:?}: rows were passed over", plan.id);
                frame(&mut state);
                pages += 1;
            }
            long += usize::from(pages > 1);
            let word: Vec<Key> = asked_word(&question)
                .map_or(vec![Key::Char('y')], |word| word.chars().map(Key::Char).chain([Key::Enter]).collect());
            let done = word.iter().any(|key| changes(&update(&mut state, Event::Key(*key))));
            assert!(done, "{} {size:?}: it was read", plan.id);
        }
    }
    assert!(long > 20, "{long}: hardly any card was longer than its window");
}

/// A dead key in `~/.zshrc` hides a good login, on the real disk.
fn machine(api: &Loopback) -> MachineDir {
    let machine = MachineDir::new().with_claude().with("ANTHROPIC_BASE_URL", &api.url());
    machine.login(Login::Valid).key_in_zshrc(&bad_key())
}

fn start(machine: &MachineDir) -> Session {
    let begin = Start::new(env!("CARGO_BIN_EXE_claude-fix"));
    machine.environment().into_iter().fold(begin, |start, (name, value)| start.env(&name, value)).under_shell()
}

/// Everything in the home folder but what claude-fix keeps for itself, where a change would be written down.
fn home(machine: &MachineDir) -> BTreeMap<PathBuf, Seen> {
    snapshot(&machine.home(), Some(&machine.home().join(".local/state/claude-fix")))
}

/// Leaves: whatever was typed before has been read or dropped then, and nothing was changed by it.
fn nothing_was_done(mut session: Session, machine: &MachineDir, before: &BTreeMap<PathBuf, Seen>) {
    session.press_until("\u{3}", "the end", |it| it.screen().contents().contains("code="));
    session.assert_left();
    assert_eq!(leaked(&String::from_utf8_lossy(session.raw())), None);
    assert!(home(machine) == *before, "something was changed by keys that nobody meant");
    let kept = machine.home().join(".local/state/claude-fix/journal");
    assert!(!kept.exists() || kept.read_dir().expect("a folder").next().is_none(), "a change was begun");
}

#[test]
fn a_burst_at_the_start_changes_nothing() {
    let api = Loopback::new(&good_key());
    for keys in ["y\r".repeat(200), "\ry".repeat(200), format!("{WORD}\r").repeat(200)] {
        let machine = machine(&api);
        let before = home(&machine);
        let mut session = start(&machine);
        session.send(&keys);
        session.until("the wizard", |it| it.screen().alternate_screen());
        session.send(&keys);
        nothing_was_done(session, &machine, &before);
    }
}

#[test]
fn a_burst_while_the_card_opens_changes_nothing() {
    let api = Loopback::new(&good_key());
    // the first repair; and the largest reset, the last one in its list
    let largest = format!("6o{}\r", "\u{1b}[B".repeat(9));
    for (opens, shows, then) in [
        ("\r".to_owned(), "n no", "y".repeat(200)),
        ("\r".to_owned(), "n no", format!("y\r{WORD}\r").repeat(100)),
        (largest, "Esc no", format!("{WORD}\r").repeat(200)),
    ] {
        let machine = machine(&api);
        let before = home(&machine);
        let mut session = start(&machine);
        session.wait_for("checked at");
        session.send(&format!("{opens}{then}"));
        session.wait_for(shows);
        nothing_was_done(session, &machine, &before);
    }
}
