//! What follows from an event? The only function that changes the state.

use super::about;
use super::act::Act;
use super::bindings::bindings;
use super::compare;
use super::dialogs;
use super::effect::Effect;
use super::event::{ClaudeSays, Event, Key, RunId};
use super::flow;
use super::history;
use super::new_key;
use super::pane;
use super::replay;
use super::report;
use super::results;
use super::search;
use super::state::{Dialog, LONGEST_SCROLL, Run, Screen, State};
use super::taking_back;
use super::telling;
use super::walkthrough;
use super::watch;
use crate::model::new_key::Sought;
use crate::model::step::Step;

/// The exit code after Ctrl-C or a signal.
const INTERRUPTED: u8 = 130;

/// Changes the state and says what is to be done. Pure: the same state and event give the same result.
pub fn update(state: &mut State, event: Event) -> Vec<Effect> {
    let effects = if state.replay.is_some() { replay::update(state, event, decide) } else { decide(state, event) };
    if let Some(text) = effects.iter().find_map(|it| if let Effect::Copy(text) = it { Some(text) } else { None }) {
        state.copied.clone_from(text);
    }
    effects
}

fn decide(state: &mut State, event: Event) -> Vec<Effect> {
    match event {
        Event::Key(key) => on_key(state, key),
        Event::Pasted(text) => dialogs::pasted(state, &text),
        Event::Resized(columns, rows) => {
            state.size = (columns, rows);
            dialogs::anew(state);
            pane::resized(state)
        }
        Event::Drawn => dialogs::drawn(state),
        Event::Measured(extent) => {
            dialogs::measured(state, extent);
            Vec::new()
        }
        Event::Tick => {
            state.run.ticks = state.run.ticks.saturating_add(1);
            pane::tick(state);
            watch::tick(state)
        }
        Event::Interrupted => leave(state, INTERRUPTED),
        // nothing may hide that a change runs, nor look at a machine in the middle of it
        Event::Returned(_) | Event::NotStarted(_) if state.changing() => Vec::new(),
        Event::Returned(how) => flow::returned(state, how),
        Event::ClaudeSaid(says) => {
            state.asking_claude = false;
            state.claude_says = Some(says);
            to_the_answer(state);
            Vec::new()
        }
        Event::AddressRead { words, lacks } => telling::address(state, words, lacks),
        Event::Sent(sent) => telling::sent(state, *sent),
        Event::Looked(id, found) => match &mut state.dialog {
            Some(Dialog::Watch(watch)) => watch::looked(watch, id, *found),
            Some(Dialog::Compare(compare)) => {
                compare::looked(compare, id, *found);
                Vec::new()
            }
            _ => Vec::new(),
        },
        Event::PaneShows(shown) => pane::shows(state, *shown),
        Event::Copied { file } if report::copied(state, file.as_ref()) => Vec::new(),
        Event::Copied { file } if about::copied(state, file.as_ref()) => Vec::new(),
        Event::Copied { file } => pane::copied(state, file),
        Event::TerminalWanted => vec![Effect::LendTerminal],
        Event::Back(back) => taking_back::ask_back(state, back),
        Event::KeyJudged(judged) => new_key::judged(state, judged),
        Event::Explained(explanation) => dialogs::explained(state, explanation),
        Event::Repaired { plan, ended, after, journal } => {
            walkthrough::repaired(state, &ended, after.is_some());
            let mut effects = results::repaired(state, &plan, ended, after, journal);
            effects.extend(walkthrough::anew(state));
            effects
        }
        Event::Undone { ended, after, journal } => {
            walkthrough::undone(state, after.is_some());
            let mut effects = results::undone(state, ended, after, journal);
            effects.extend(walkthrough::anew(state));
            effects
        }
        event => on_paper(state, event),
    }
}

/// What was read of the past, and what is handed on: the ticket and the report.
fn on_paper(state: &mut State, event: Event) -> Vec<Effect> {
    match event {
        Event::History { id, found, over } => {
            history::read(state, id, found, over);
            Vec::new()
        }
        Event::Journal(journal) => {
            state.journal = journal;
            taking_back::recall(state);
            Vec::new()
        }
        Event::NotStarted(text) => {
            state.dialog = Some(Dialog::Notice { text });
            again(state)
        }
        Event::Time(now) => walkthrough::told(state, now),
        Event::Ticket(text) => walkthrough::written(state, text),
        Event::TicketKept(file) => state.ticket_kept(file),
        Event::Reported { names, made } => report::made(state, names, made),
        Event::ReportWritten(note) => report::noted(state, note),
        event => on_run(state, event),
    }
}

/// Begins: the first run. Called once, by whoever drives the wizard.
pub fn start(state: &mut State) -> Vec<Effect> {
    if state.replay.is_some() {
        return Vec::new();
    }
    let mut effects = again(state);
    if state.walkthrough.is_some() {
        effects.extend(walkthrough::begin(state));
    }
    effects
}

/// Answers of the engine; those of another run than the newest fall through.
fn on_run(state: &mut State, event: Event) -> Vec<Effect> {
    match event {
        Event::RunStarted(run, coming) if run == state.run.id => state.run.coming = coming,
        Event::CheckDone(run, row) if run == state.run.id => {
            state.run.rows.insert(row.id, row);
        }
        Event::RunDone(run, assessment) if run == state.run.id => {
            state.run.over = true;
            state.run.rows.extend(assessment.rows.iter().map(|row| (row.id, row.clone())));
            state.assessment = Some(assessment);
            taking_back::recall(state);
            flow::lead(state);
            return walkthrough::run_over(state);
        }
        _ => {}
    }
    Vec::new()
}

/// Starts a new run; the answers of the old one do not count any more.
pub(super) fn again(state: &mut State) -> Vec<Effect> {
    let old = state.run.id;
    let next = RunId(old.0.wrapping_add(1));
    let running = !state.run.over && old != RunId::default();
    state.run = Run { id: next, coming: state.run.coming.clone(), ..Run::default() };
    state.claude_says = None;
    let mut effects = Vec::new();
    if running {
        effects.push(Effect::Cancel(old));
    }
    effects.push(Effect::Check(next));
    effects
}

fn leave(state: &mut State, code: u8) -> Vec<Effect> {
    if state.changing() {
        state.leaving = true;
        return pane::leave(state);
    }
    vec![Effect::Quit(code)]
}

/// What a key does now.
pub(super) fn act_of(state: &State, key: Key) -> Option<Act> {
    let all = bindings(state);
    let act = all.iter().find(|binding| binding.keys.contains(&key)).map(|binding| binding.act);
    act.or_else(|| {
        let typing = all.iter().any(|binding| binding.act == Act::Type);
        (typing && matches!(key, Key::Char(_))).then_some(Act::Type)
    })
}

fn on_key(state: &mut State, key: Key) -> Vec<Effect> {
    let act = act_of(state, key);
    dialogs::heard(state, act);
    act.map_or_else(Vec::new, |act| perform(state, act, key))
}

fn perform(state: &mut State, act: Act, key: Key) -> Vec<Effect> {
    match act {
        Act::Next => return flow::next(state),
        Act::Back => return dialogs::back(state),
        Act::Open(step) => open(state, step),
        Act::OpenSelected => open(state, state.selected),
        Act::Select(by) => select(state, by),
        Act::Scroll(by) => dialogs::scroll(state, by),
        Act::Page(by) => dialogs::page(state, by),
        Act::Again => return again(state),
        Act::BackToWork => flow::ask_one_session(state),
        Act::AskClaude => return ask_claude(state),
        Act::Walkthrough => return walkthrough::open(state),
        Act::Reply(answer) => return walkthrough::answer(state, answer),
        Act::Write(field) => walkthrough::write(state, field),
        Act::Tell(at) => return telling::chosen(state, at.into()),
        Act::CopyTicket => return walkthrough::copy(state),
        Act::KeepTicket => return walkthrough::put_into_file(state),
        Act::Ask => state.dialog = Some(Dialog::Ask { selected: 0, typed: String::new() }),
        Act::Message => telling::ask_to_send(state),
        Act::Detail => state.dialog = Some(Dialog::Detail { scroll: 0 }),
        Act::Compare => compare::open(state),
        Act::Watch => return watch::open(state),
        Act::History => return history::open(state),
        Act::TryAgain => dialogs::try_again(state),
        Act::Report => return report::open(state, false),
        Act::WriteReport => return report::hand_on(state, Effect::WriteReport),
        Act::CopyReport => return report::hand_on(state, Effect::Copy),
        Act::Names => return report::names(state),
        Act::Paste => state.dialog = Some(Dialog::Paste { text: String::new(), answer: None }),
        Act::Offers => state.dialog = Some(Dialog::Offers { selected: 0 }),
        Act::NewKey => new_key::ask(state, Sought::ApiKey),
        Act::Insist => new_key::insist(state),
        Act::ForgetKey => return new_key::forget(state),
        Act::Choose(by) => choose(state, by),
        Act::Undo => return taking_back::ask_undo(state),
        Act::Finish => taking_back::ask_finish(state),
        Act::Explain => about::explain(state),
        Act::Turn(by) => about::turn(state, by),
        Act::Search => search::open(state),
        Act::CopyCommand => return about::copy(state),
        Act::Mouse => state.mouse_off = !state.mouse_off,
        Act::Help => state.dialog = Some(Dialog::Help { scroll: 0 }),
        Act::Yes => return dialogs::yes(state),
        Act::No => return dialogs::no(state),
        Act::Type => dialogs::typed(state, key),
        Act::Rub => dialogs::rub(state),
        Act::Answer => pane::open_field(state),
        Act::Send => return pane::send(state),
        Act::Forget => pane::forget(state),
        Act::Copy => return pane::copy(state),
        Act::CopyText => return copied(state.text_to_hand_on()),
        Act::WholeTerminal => return pane::whole_terminal(state),
        Act::Wait => pane::wait(state),
        Act::Stop => return pane::stop(state),
        Act::Suspend => return vec![Effect::Suspend],
        Act::Quit if walkthrough::asks_first(state) => state.dialog = Some(Dialog::Unwritten),
        Act::Quit => return leave(state, state.exit_code()),
        Act::Interrupt => return leave(state, INTERRUPTED),
    }
    Vec::new()
}

fn choose(state: &mut State, by: i8) {
    match state.dialog {
        Some(Dialog::Ask { .. }) => telling::choose(state, by),
        _ => dialogs::choose(state, by),
    }
}

fn copied(text: Option<&str>) -> Vec<Effect> {
    text.map(|text| Effect::Copy(text.to_owned())).into_iter().collect()
}

pub(super) fn open(state: &mut State, step: Step) {
    state.screen = Screen::Step(step);
    state.selected = step;
    state.scroll = 0;
}

fn select(state: &mut State, by: i8) {
    let last = Step::ALL.len() - 1;
    let index = state.selected.index().saturating_add_signed(isize::from(by)).min(last);
    state.selected = Step::ALL[index];
    state.moved = true;
}

/// Claude Code's own answer stands at the end of its step.
fn to_the_answer(state: &mut State) {
    if state.screen == Screen::Step(Step::Status) && state.dialog.is_none() {
        state.scroll = LONGEST_SCROLL;
    }
}

fn ask_claude(state: &mut State) -> Vec<Effect> {
    if state.asking_claude {
        return Vec::new();
    }
    to_the_answer(state);
    if state.assessment.is_none() {
        state.claude_says = Some(ClaudeSays::Nothing(say!("app/checks-still-running")));
        return Vec::new();
    }
    state.asking_claude = true;
    vec![Effect::AskClaude]
}
