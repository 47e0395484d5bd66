//! Which keys live right now? One list, from which dispatch, the footer and the help are made.

use super::act::{Act, Binding, bind, quiet};
use super::answers::{after_stop, in_card};
use super::compare::Compare;
use super::event::Key;
use super::new_key::{NewKey, Stage};
use super::pane::Pane;
use super::replay;
use super::report;
use super::state::{Dialog, Screen, State};
use super::telling;
use super::watch::Watch;
use crate::model::new_key::Fitness;
use crate::model::plan::Purpose;
use crate::model::step::Step;

/// Every key that lives in this state, the most useful first.
#[must_use]
pub fn bindings(state: &State) -> Vec<Binding> {
    let mut all = match &state.dialog {
        None => match state.screen {
            Screen::Overview => overview(state),
            Screen::Step(step) => step_screen(state, step),
        },
        Some(dialog) => in_dialog(state, dialog),
    };
    if !matches!(state.dialog, Some(Dialog::Pane(_))) {
        all.push(quiet([Key::Ctrl('c')], "Ctrl-C", "leave at once", Act::Interrupt));
    }
    report::lead(state, &mut all);
    if state.replay.is_some() {
        all.retain(|binding| replay::allowed(binding.act));
        all.splice(all.len().min(1)..all.len().min(1), replay::way_back(state));
    }
    all.push(quiet([Key::Ctrl('z')], "Ctrl-Z", "stop, come back with fg", Act::Suspend));
    all
}

fn overview(state: &State) -> Vec<Binding> {
    let next = bind([Key::Enter], "⏎", next_label(state), Act::Next);
    let mut all = vec![Binding { footer: state.assessment.is_some(), ..next }];
    all.extend(offers(state));
    all.extend(telling::bindings(state));
    all.push(Binding { footer: wants_key(state), ..bind([Key::Char('k')], "k", "put in a new key", Act::NewKey) });
    all.push(quiet([Key::Up], "↑", "step above", Act::Select(-1)));
    all.push(quiet([Key::Down], "↓", "step below", Act::Select(1)));
    all.push(quiet([Key::Right, Key::Char('l')], "→ l", "open the selected step", Act::OpenSelected));
    all.extend(common(state));
    all
}

fn step_screen(state: &State, step: Step) -> Vec<Binding> {
    let mut all = vec![bind([Key::Enter], "⏎", next_label(state), Act::Next)];
    all.push(bind([Key::Esc, Key::Left, Key::Char('h')], "Esc", "back", Act::Back));
    all.extend(offers(state));
    if state.offers().len() > usize::from(state.offer().is_some()) {
        all.push(bind([Key::Char('o')], "o", "what can be done", Act::Offers));
    }
    if step == Step::Status && !state.asking_claude {
        all.push(bind([Key::Char('a')], "a", "ask Claude Code itself", Act::AskClaude));
    }
    all.extend(telling::bindings(state));
    if step == Step::Network {
        all.extend(network(state));
    }
    let mut scroll = scrolling();
    if step == Step::ApiKey {
        all.push(bind([Key::Char('k')], "k", "put in a new key", Act::NewKey));
        for binding in &mut scroll {
            binding.keys.retain(|key| *key != Key::Char('k'));
            if binding.keys == [Key::Up] {
                binding.shown = "↑";
            }
        }
    }
    all.extend(scroll);
    all.extend(common(state));
    all
}

/// The keys that look at the network once more.
fn network(state: &State) -> Vec<Binding> {
    if state.measured().is_none() {
        return Vec::new();
    }
    let mut all = vec![bind([Key::Char('v')], "v", "is it the VPN?", Act::Compare)];
    if !state.may_come_back() {
        all.push(quiet([Key::Char('t')], "t", "watch the connection", Act::Watch));
    }
    all.push(bind([Key::Char('d')], "d", "details", Act::Detail));
    all
}

/// Whether a new key is one of the ways out of what is wrong.
fn wants_key(state: &State) -> bool {
    state.wants_key()
}

/// What Enter does, in words.
fn next_label(state: &State) -> &'static str {
    match state.screen {
        Screen::Overview if state.assessment.is_none() => "wait",
        Screen::Overview if state.moved => "open step",
        _ if state.offers_another() => "repair something else",
        _ if state.offer().is_some() => "show the change",
        Screen::Overview => "open step",
        Screen::Step(_) if state.has_details() => "details",
        Screen::Step(_) => "back",
    }
}

fn offers(state: &State) -> Vec<Binding> {
    let mut all = Vec::new();
    if state.back_to_work().is_some() {
        all.push(bind([Key::Char('b')], "b", "back to work", Act::BackToWork));
    }
    if state.may_come_back() {
        all.push(bind([Key::Char('t')], "t", "check until it works", Act::Watch));
    }
    if state.text_to_hand_on().is_some() {
        all.push(bind([Key::Char('c')], "c", "copy the text", Act::CopyText));
    }
    all
}

/// The keys of every screen without a dialog.
fn common(state: &State) -> Vec<Binding> {
    let mut all: Vec<Binding> = Step::ALL
        .iter()
        .map(|step| Binding {
            keys: vec![Key::Char(step.digit())],
            shown: "1-0",
            label: "step".to_owned(),
            footer: *step == Step::Status,
            act: Act::Open(*step),
        })
        .collect();
    all.push(bind([Key::Char('r')], "r", "run again", Act::Again));
    all.push(bind([Key::Char('p')], "p", "paste an error", Act::Paste));
    if state.undoable().is_some() {
        all.push(bind([Key::Char('u')], "u", "undo", Act::Undo));
    }
    all.extend(report::binding(state));
    all.push(bind([Key::Char('?')], "?", "help", Act::Help));
    all.push(bind([Key::Char('q')], "q", "quit", Act::Quit));
    all
}

fn in_dialog(state: &State, dialog: &Dialog) -> Vec<Binding> {
    match dialog {
        Dialog::Detail { .. } => {
            let mut all = scrolling();
            all.push(bind([Key::Esc, Key::Enter, Key::Char('d'), Key::Char('q')], "Esc", "close", Act::Back));
            all
        }
        Dialog::Compare(compare) => in_compare(compare),
        Dialog::Watch(watch) => in_watch(watch),
        Dialog::Report(shown) => report::bindings(shown),
        Dialog::Machines => replay::in_machines(),
        Dialog::Help { .. } => {
            let mut all = scrolling();
            all.push(bind([Key::Esc, Key::Enter, Key::Char('?'), Key::Char('q')], "Esc", "close", Act::Back));
            all
        }
        Dialog::Notice { .. } => vec![bind([Key::Enter, Key::Esc, Key::Char('q')], "⏎", "close", Act::Back)],
        Dialog::Paste { answer: Some(answer), .. } => {
            let label = if answer.step.is_some() { "go to the step" } else { "close" };
            vec![bind([Key::Enter], "⏎", label, Act::Next), bind([Key::Esc], "Esc", "close", Act::Back)]
        }
        Dialog::Paste { .. } => vec![
            bind([Key::Enter], "⏎", "what does it mean?", Act::Next),
            bind([Key::Esc], "Esc", "close", Act::Back),
            quiet([Key::Backspace], "⌫", "rub out", Act::Rub),
            quiet([], "", "type or paste", Act::Type),
        ],
        Dialog::Offers { .. } => vec![
            bind([Key::Enter], "⏎", "show the change", Act::Next),
            bind([Key::Up, Key::Char('k')], "↑ k", "above", Act::Choose(-1)),
            bind([Key::Down, Key::Char('j')], "↓ j", "below", Act::Choose(1)),
            bind([Key::Esc, Key::Char('q')], "Esc", "close", Act::Back),
        ],
        Dialog::Ask { .. } => telling::in_question(state),
        Dialog::NewKey(new) => in_new_key(new),
        Dialog::Card(card) => in_card(&card.question),
        Dialog::Stopped(stopped) => after_stop(stopped),
        Dialog::Working { .. } => Vec::new(),
        Dialog::Pane(pane) => in_pane(pane),
        Dialog::Result(result) => {
            let mut all = if state.sign_in_next().is_some() {
                vec![bind([Key::Enter], "⏎", "sign in", Act::Next), bind([Key::Esc], "Esc", "close", Act::Back)]
            } else {
                vec![bind([Key::Enter, Key::Esc], "⏎", "close", Act::Back)]
            };
            all.extend(scrolling());
            if state.another_try().is_some() {
                all.push(bind([Key::Char('r')], "r", "try again", Act::TryAgain));
            }
            if result.undo.is_some() && state.undoable().is_some() {
                all.push(bind([Key::Char('u')], "u", "undo", Act::Undo));
            }
            all.push(bind([Key::Char('q')], "q", "quit", Act::Quit));
            all
        }
    }
}

/// The keys while two looks are compared. Nothing can be turned while the second look is taken.
fn in_compare(compare: &Compare) -> Vec<Binding> {
    let mut all = scrolling();
    if compare.looking.is_none() {
        let label = if compare.after.is_some() { "look once more" } else { "look again" };
        all.push(bind([Key::Enter], "⏎", label, Act::Next));
    }
    all.push(bind([Key::Esc, Key::Char('q')], "Esc", "close", Act::Back));
    all
}

fn in_watch(watch: &Watch) -> Vec<Binding> {
    if watch.over {
        vec![bind([Key::Enter, Key::Esc, Key::Char('q')], "⏎", "check everything", Act::Next)]
    } else {
        vec![bind([Key::Esc, Key::Char('q')], "Esc", "stop looking", Act::Back)]
    }
}

/// The keys of the field for a key, and of the places for it.
fn in_new_key(new: &NewKey) -> Vec<Binding> {
    let esc = |label: &str| bind([Key::Esc], "Esc", label, Act::ForgetKey);
    match &new.stage {
        Stage::Typing { .. } => vec![
            bind([Key::Enter], "⏎", "look at it", Act::Next),
            esc("stop"),
            quiet([Key::Backspace], "⌫", "rub out", Act::Rub),
            quiet([], "", "type or paste", Act::Type),
        ],
        Stage::Asking => vec![esc("stop")],
        Stage::Doubtful(judged) if judged.fitness == Fitness::Spoilt => {
            vec![bind([Key::Enter], "⏎", "go on without them", Act::Next), esc("keep nothing")]
        }
        Stage::Doubtful(_) => vec![bind([Key::Char('a')], "a", "keep it anyway", Act::Insist), esc("keep nothing")],
        Stage::Choosing { .. } => vec![
            bind([Key::Enter], "⏎", "choose", Act::Next),
            bind([Key::Up, Key::Char('k')], "↑ k", "above", Act::Choose(-1)),
            bind([Key::Down, Key::Char('j')], "↓ j", "below", Act::Choose(1)),
            esc("keep nothing"),
        ],
    }
}

/// The keys while a program runs. What is typed goes into the field; letters are keys only while that is closed.
fn in_pane(pane: &Pane) -> Vec<Binding> {
    let cancel = |keys: Vec<Key>, shown, label: &str| bind(keys, shown, label, Act::Stop);
    if pane.ending.is_some() {
        return vec![cancel(vec![Key::Ctrl('c')], "Ctrl-C", "end it by force and leave")];
    }
    let mut all = Vec::new();
    if pane.typing {
        all.push(bind([Key::Enter], "⏎", "send", Act::Send));
        all.push(bind([Key::Esc], "Esc", "empty the field", Act::Forget));
        all.push(quiet([Key::Backspace], "⌫", "rub out", Act::Rub));
        all.push(cancel(vec![Key::Ctrl('c')], "Ctrl-C", "cancel"));
        all.push(quiet([], "", "type or paste", Act::Type));
        return all;
    }
    if pane.waits_long() {
        all.push(bind([Key::Enter], "⏎", "go on waiting", Act::Wait));
    } else if pane.asks() {
        let label = if pane.purpose == Purpose::SignIn { "type the code" } else { "type an answer" };
        all.push(Binding { footer: pane.shown.wants_code, ..bind([Key::Enter], "⏎", label, Act::Answer) });
    }
    if pane.shown.link.is_some() {
        all.push(bind([Key::Char('c')], "c", "copy the address", Act::Copy));
    }
    // what a removal has begun is not begun again
    if pane.purpose == Purpose::SignIn {
        all.push(bind([Key::Char('f')], "f", "use the whole terminal", Act::WholeTerminal));
    }
    all.push(cancel(vec![Key::Esc, Key::Ctrl('c')], "Esc", "cancel"));
    all.push(quiet([Key::Up], "↑", "scroll up", Act::Scroll(-1)));
    all.push(quiet([Key::Down], "↓", "scroll down", Act::Scroll(1)));
    all.push(quiet([Key::PageUp], "PgUp", "a page up", Act::Scroll(-10)));
    all.push(quiet([Key::PageDown], "PgDn", "a page down", Act::Scroll(10)));
    if pane.asks() {
        all.push(quiet([], "", "type or paste", Act::Type));
    }
    all
}

pub(super) fn scrolling() -> Vec<Binding> {
    vec![
        quiet([Key::Up, Key::Char('k')], "↑ k", "scroll up", Act::Scroll(-1)),
        quiet([Key::Down, Key::Char('j')], "↓ j", "scroll down", Act::Scroll(1)),
        quiet([Key::PageUp], "PgUp", "a page up", Act::Scroll(-10)),
        quiet([Key::PageDown], "PgDn", "a page down", Act::Scroll(10)),
        quiet([Key::Home], "Home", "to the beginning", Act::Scroll(i16::MIN)),
        quiet([Key::End], "End", "to the end", Act::Scroll(i16::MAX)),
    ]
}
