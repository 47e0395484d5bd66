//! Which keys live right now? One list, from which dispatch, the footer and the help are made.

use super::about;
use super::act::{Act, Binding, bind, quiet};
use super::answers::{after_stop, in_card};
use super::compare::Compare;
use super::event::{Ended, Key};
use super::history;
use super::new_key::{NewKey, Stage};
use super::pane::Pane;
use super::replay;
use super::report;
use super::search;
use super::state::{Dialog, Face, ResultCard, Screen, State, too_small};
use super::telling;
use super::walkthrough;
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
            Screen::Walkthrough => walkthrough::bindings(state),
        },
        Some(dialog) => in_dialog(state, dialog),
    };
    if too_small(state.size) && state.face == Face::Screen && !state.changing() {
        // what nobody can see is not pressed
        all = vec![quiet([Key::Char('q')], "q", say!("app/quit"), Act::Quit)];
    }
    if !matches!(state.dialog, Some(Dialog::Pane(_))) {
        all.push(quiet([Key::Ctrl('c')], "Ctrl-C", say!("app/leave-at-once"), Act::Interrupt));
        all.extend(mouse(state));
    }
    report::lead(state, &mut all);
    if state.replay.is_some() {
        all.retain(|binding| replay::allowed(binding.act));
        all.splice(all.len().min(1)..all.len().min(1), replay::way_back(state));
    }
    all.push(quiet([Key::Ctrl('z')], "Ctrl-Z", say!("app/stop-and-come-back"), Act::Suspend));
    all
}

/// The key that leaves the mouse to the terminal. In a pane it always is.
fn mouse(state: &State) -> Option<Binding> {
    let label = if state.mouse_off { say!("help/key-mouse-on") } else { say!("help/key-mouse-off") };
    (state.face == Face::Screen).then(|| quiet([Key::Ctrl('t')], "Ctrl-T", label, Act::Mouse))
}

fn overview(state: &State) -> Vec<Binding> {
    let next = bind([Key::Enter], "⏎", next_label(state), Act::Next);
    let mut all = vec![Binding { footer: state.assessment.is_some(), ..next }];
    all.extend(offers(state));
    all.extend(telling::bindings(state));
    all.push(Binding {
        footer: wants_key(state),
        ..bind([Key::Char('k')], "k", say!("app/put-in-new-key"), Act::NewKey)
    });
    all.push(quiet([Key::Up], "↑", say!("app/step-above"), Act::Select(-1)));
    all.push(quiet([Key::Down], "↓", say!("app/step-below"), Act::Select(1)));
    all.push(quiet([Key::Right, Key::Char('l')], "→ l", say!("app/open-selected-step"), Act::OpenSelected));
    all.extend(common(state));
    all
}

fn step_screen(state: &State, step: Step) -> Vec<Binding> {
    let mut all = vec![bind([Key::Enter], "⏎", next_label(state), Act::Next)];
    all.push(bind([Key::Esc, Key::Left, Key::Char('h')], "Esc", say!("app/back"), Act::Back));
    all.extend(offers(state));
    if state.offers().len() > usize::from(state.offer().is_some()) {
        all.push(bind([Key::Char('o')], "o", say!("app/what-can-be-done"), Act::Offers));
    }
    if step == Step::Status && !state.asking_claude {
        all.push(bind([Key::Char('a')], "a", say!("app/ask-claude-code"), Act::AskClaude));
    }
    all.extend(telling::bindings(state));
    if step == Step::Network {
        all.extend(network(state));
    }
    let key = bind([Key::Char('k')], "k", say!("app/put-in-new-key"), Act::NewKey);
    all.push(Binding { footer: step == Step::ApiKey, ..key });
    all.extend(scrolling());
    all.extend(common(state));
    all
}

/// The keys that look at the network once more.
fn network(state: &State) -> Vec<Binding> {
    if state.measured().is_none() {
        return Vec::new();
    }
    let mut all = vec![bind([Key::Char('v')], "v", say!("app/is-it-the-vpn"), Act::Compare)];
    if !state.may_come_back() {
        all.push(quiet([Key::Char('t')], "t", say!("app/watch-connection"), Act::Watch));
    }
    all.push(bind([Key::Char('d')], "d", say!("app/details"), Act::Detail));
    all
}

/// Whether a new key is one of the ways out of what is wrong.
fn wants_key(state: &State) -> bool {
    state.wants_key()
}

/// What Enter does, in words.
fn next_label(state: &State) -> String {
    match state.screen {
        Screen::Overview if state.assessment.is_none() => say!("app/wait"),
        Screen::Overview if state.moved => say!("app/open-step"),
        Screen::Overview if state.left_over().is_some() => say!("app/what-now"),
        _ if state.all_well() => say!("app/what-now"),
        _ if state.offers_another() => say!("app/repair-something-else"),
        _ if state.offer().is_some() => say!("app/show-change"),
        Screen::Overview => say!("app/open-step"),
        Screen::Step(_) if state.leads_to().is_some() => say!("app/open-its-step"),
        Screen::Step(_) if state.for_the_person() => say!("app/what-now"),
        Screen::Step(_) if state.has_details() => say!("app/details"),
        Screen::Step(_) | Screen::Walkthrough => say!("app/back"),
    }
}

fn offers(state: &State) -> Vec<Binding> {
    let mut all = Vec::new();
    if state.back_to_work().is_some() {
        all.push(bind([Key::Char('b')], "b", say!("app/back-to-work"), Act::BackToWork));
    }
    if state.may_come_back() {
        all.push(bind([Key::Char('t')], "t", say!("app/check-until-it-works"), Act::Watch));
    }
    if state.text_to_hand_on().is_some() {
        all.push(bind([Key::Char('c')], "c", say!("app/copy-text"), Act::CopyText));
    }
    all
}

/// The keys of every screen without a dialog.
fn common(state: &State) -> Vec<Binding> {
    let mut all = about::bindings(state);
    let steps = Step::ALL.iter().map(|step| Binding {
        keys: vec![Key::Char(step.digit())],
        shown: "1-0",
        label: say!("app/step"),
        footer: *step == Step::Status,
        act: Act::Open(*step),
    });
    all.extend(steps);
    all.push(bind([Key::Char('r')], "r", say!("app/run-again"), Act::Again));
    all.push(bind([Key::Char('p')], "p", say!("app/paste-error"), Act::Paste));
    all.push(quiet([Key::Char('w')], "w", say!("walkthrough/key-walkthrough"), Act::Walkthrough));
    if state.screen == Screen::Overview {
        all.push(history::binding());
    }
    let undo = bind([Key::Char('u')], "u", say!("app/undo"), Act::Undo);
    all.push(Binding { footer: state.undoable().is_some(), ..undo });
    all.extend(report::binding(state));
    all.push(bind([Key::Char('?')], "?", say!("app/help"), Act::Help));
    all.push(bind([Key::Char('q')], "q", say!("app/quit"), Act::Quit));
    all
}

fn in_dialog(state: &State, dialog: &Dialog) -> Vec<Binding> {
    match dialog {
        Dialog::Detail { .. } => {
            let mut all = scrolling();
            all.push(bind([Key::Esc, Key::Enter, Key::Char('d'), Key::Char('q')], "Esc", say!("app/close"), Act::Back));
            all
        }
        Dialog::Compare(compare) => in_compare(compare),
        Dialog::Watch(watch) => in_watch(watch),
        Dialog::History(past) => history::bindings(past),
        Dialog::Report(shown) => report::bindings(shown),
        Dialog::Machines => replay::in_machines(),
        Dialog::About(shown) => about::in_about(state, shown),
        Dialog::Search(search) => search::bindings(state, search),
        Dialog::Help { .. } => {
            let mut all = scrolling();
            all.push(bind([Key::Esc, Key::Enter, Key::Char('?'), Key::Char('q')], "Esc", say!("app/close"), Act::Back));
            all
        }
        Dialog::Notice { .. } => vec![bind([Key::Enter, Key::Esc, Key::Char('q')], "⏎", say!("app/close"), Act::Back)],
        Dialog::Paste { answer: Some(answer), .. } => {
            let label = if answer.step.is_some() { say!("app/go-to-step") } else { say!("app/close") };
            vec![bind([Key::Enter], "⏎", label, Act::Next), bind([Key::Esc], "Esc", say!("app/close"), Act::Back)]
        }
        Dialog::Paste { .. } => vec![
            bind([Key::Enter], "⏎", say!("app/what-does-it-mean"), Act::Next),
            bind([Key::Esc], "Esc", say!("app/close"), Act::Back),
            quiet([Key::Backspace], "⌫", say!("app/rub-out"), Act::Rub),
            quiet([], "", say!("app/type-or-paste"), Act::Type),
        ],
        Dialog::Offers { .. } => vec![
            bind([Key::Enter], "⏎", say!("app/show-change"), Act::Next),
            bind([Key::Up], "↑", say!("app/above"), Act::Choose(-1)),
            bind([Key::Down], "↓", say!("app/below"), Act::Choose(1)),
            bind([Key::Esc, Key::Char('q')], "Esc", say!("app/close"), Act::Back),
        ],
        Dialog::Ask { .. } => telling::in_question(state),
        Dialog::Write(writing) => walkthrough::in_field(writing),
        Dialog::Unwritten => walkthrough::before_leaving(),
        Dialog::NewKey(new) => in_new_key(new),
        Dialog::Card(card) => in_card(state, &card.question),
        Dialog::Stopped(stopped) => after_stop(stopped),
        Dialog::Working { .. } => Vec::new(),
        Dialog::Pane(pane) => in_pane(pane),
        Dialog::Result(result) => in_result(state, result),
    }
}

fn in_result(state: &State, result: &ResultCard) -> Vec<Binding> {
    let mut all = if state.sign_in_next().is_some() {
        vec![
            bind([Key::Enter], "⏎", say!("app/sign-in"), Act::Next),
            bind([Key::Esc], "Esc", say!("app/close"), Act::Back),
        ]
    } else if matches!(result.ended, Ended::Fixed) {
        let label = match state.station() {
            Some(at) => say!("walkthrough/key-go-on", code = at.code()),
            None => say!("app/to-the-overview"),
        };
        vec![bind([Key::Enter, Key::Esc], "⏎", label, Act::Back)]
    } else {
        vec![bind([Key::Enter, Key::Esc], "⏎", say!("app/close"), Act::Back)]
    };
    all.extend(scrolling());
    if state.another_try().is_some() {
        all.push(bind([Key::Char('r')], "r", say!("app/try-again"), Act::TryAgain));
    }
    if result.undo.is_some() && state.undoable().is_some() {
        all.push(bind([Key::Char('u')], "u", say!("app/undo"), Act::Undo));
    }
    all.push(bind([Key::Char('q')], "q", say!("app/quit"), Act::Quit));
    all
}

/// The keys while two looks are compared. Nothing can be turned while the second look is taken.
fn in_compare(compare: &Compare) -> Vec<Binding> {
    let mut all = scrolling();
    if compare.looking.is_none() {
        let label = if compare.after.is_some() { say!("app/look-once-more") } else { say!("app/look-again") };
        all.push(bind([Key::Enter], "⏎", label, Act::Next));
    }
    all.push(bind([Key::Esc, Key::Char('q')], "Esc", say!("app/close"), Act::Back));
    all
}

fn in_watch(watch: &Watch) -> Vec<Binding> {
    if watch.over {
        vec![bind([Key::Enter, Key::Esc, Key::Char('q')], "⏎", say!("app/check-everything"), Act::Next)]
    } else {
        vec![bind([Key::Esc, Key::Char('q')], "Esc", say!("app/stop-looking"), Act::Back)]
    }
}

/// The keys of the field for a key, and of the places for it.
fn in_new_key(new: &NewKey) -> Vec<Binding> {
    let esc = |label: String| bind([Key::Esc], "Esc", label, Act::ForgetKey);
    match &new.stage {
        Stage::Typing { .. } => vec![
            bind([Key::Enter], "⏎", say!("app/look-at-it"), Act::Next),
            esc(say!("app/stop")),
            quiet([Key::Backspace], "⌫", say!("app/rub-out"), Act::Rub),
            quiet([], "", say!("app/type-or-paste"), Act::Type),
        ],
        Stage::Asking => vec![esc(say!("app/stop"))],
        Stage::Doubtful(judged) if judged.fitness == Fitness::Spoilt => {
            vec![bind([Key::Enter], "⏎", say!("app/go-without-them"), Act::Next), esc(say!("app/keep-nothing"))]
        }
        Stage::Doubtful(_) => {
            vec![bind([Key::Char('a')], "a", say!("app/keep-it-anyway"), Act::Insist), esc(say!("app/keep-nothing"))]
        }
        Stage::Choosing { .. } => vec![
            bind([Key::Enter], "⏎", say!("app/choose"), Act::Next),
            bind([Key::Up], "↑", say!("app/above"), Act::Choose(-1)),
            bind([Key::Down], "↓", say!("app/below"), Act::Choose(1)),
            esc(say!("app/keep-nothing")),
        ],
    }
}

/// The keys while a program runs. What is typed goes into the field; letters are keys only while that is closed.
fn in_pane(pane: &Pane) -> Vec<Binding> {
    let cancel = |keys: Vec<Key>, shown, label: String| bind(keys, shown, label, Act::Stop);
    if pane.ending.is_some() {
        return vec![cancel(vec![Key::Ctrl('c')], "Ctrl-C", say!("app/end-by-force-and-leave"))];
    }
    let mut all = Vec::new();
    if pane.typing {
        all.push(bind([Key::Enter], "⏎", say!("app/send"), Act::Send));
        all.push(bind([Key::Esc], "Esc", say!("app/empty-field"), Act::Forget));
        all.push(quiet([Key::Backspace], "⌫", say!("app/rub-out"), Act::Rub));
        all.push(cancel(vec![Key::Ctrl('c')], "Ctrl-C", say!("app/cancel")));
        all.push(quiet([], "", say!("app/type-or-paste"), Act::Type));
        return all;
    }
    if pane.waits_long() {
        all.push(bind([Key::Enter], "⏎", say!("app/go-on-waiting"), Act::Wait));
    } else if pane.asks() {
        let label = if pane.purpose == Purpose::SignIn { say!("app/type-code") } else { say!("app/type-answer") };
        all.push(Binding { footer: pane.shown.wants_code, ..bind([Key::Enter], "⏎", label, Act::Answer) });
    }
    if pane.shown.link.is_some() {
        all.push(bind([Key::Char('c')], "c", say!("app/copy-address"), Act::Copy));
    }
    // what a removal has begun is not begun again
    if pane.purpose == Purpose::SignIn {
        all.push(bind([Key::Char('f')], "f", say!("app/use-whole-terminal"), Act::WholeTerminal));
    }
    all.push(cancel(vec![Key::Esc, Key::Ctrl('c')], "Esc", say!("app/cancel")));
    all.extend(moving());
    if pane.asks() {
        all.push(quiet([], "", say!("app/type-or-paste"), Act::Type));
    }
    all
}

/// By rows and by pages.
fn moving() -> [Binding; 4] {
    [
        quiet([Key::Up], "↑", say!("app/scroll-up"), Act::Scroll(-1)),
        quiet([Key::Down], "↓", say!("app/scroll-down"), Act::Scroll(1)),
        quiet([Key::PageUp], "PgUp", say!("app/page-up"), Act::Page(-1)),
        quiet([Key::PageDown], "PgDn", say!("app/page-down"), Act::Page(1)),
    ]
}

pub(super) fn scrolling() -> Vec<Binding> {
    let mut all = moving().to_vec();
    all.extend([
        quiet([Key::Home], "Home", say!("app/to-the-beginning"), Act::Scroll(i16::MIN)),
        quiet([Key::End], "End", say!("app/to-the-end"), Act::Scroll(i16::MAX)),
    ]);
    all
}
