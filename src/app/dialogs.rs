//! What happens inside a dialog? Asking, the yes, the result; nothing is applied that was not on screen.

use super::about;
use super::act::Act;
use super::compare;
use super::effect::Effect;
use super::event::{Extent, Key};
use super::flow;
use super::history;
use super::new_key;
use super::pane::{self, Pane};
use super::search;
use super::state::{Card, Dialog, Face, LONGEST_SCROLL, Question, Screen, State, too_small};
use super::telling;
use super::update::open;
use super::walkthrough;
use super::watch;
use crate::model::consent::{Asked, Reply, confirm};
use crate::model::diagnosis::Severity;
use crate::model::explanation::Explanation;
use crate::model::new_key::Sought;
use crate::model::pane::Pasted;
use crate::model::plan::{Plan, Purpose};
use crate::model::step::Step;

/// The longest text that the paste field keeps, in characters.
const LONGEST_PASTE: usize = 20_000;

pub(super) fn card(question: Question) -> Dialog {
    Dialog::Card(Card::new(question))
}

/// Opens the card for a plan.
pub(super) fn ask_apply(state: &mut State, plan: Plan) {
    state.dialog = Some(card(Question::Apply(Box::new(plan))));
}

/// Opens the card of the change that failed once more.
pub(super) fn try_again(state: &mut State) {
    if let Some(plan) = state.another_try().cloned() {
        state.tried.remove(&plan.id);
        ask_apply(state, plan);
    }
}

/// Moves in the list of what can be done.
pub(super) fn choose(state: &mut State, by: i8) {
    new_key::choose(state, by);
    let last = state.offers().len().saturating_sub(1);
    if let Some(Dialog::Search(search)) = &mut state.dialog {
        search::choose(search, by);
    }
    if let Some(Dialog::Offers { selected }) = &mut state.dialog {
        *selected = selected.saturating_add_signed(by.into()).min(last);
    }
}

/// The card has been on screen, and keys typed before that are gone: from now on it can be answered. In a window that
/// is too small for it nothing was on screen.
pub(super) fn drawn(state: &mut State) -> Vec<Effect> {
    if too_small(state.size) {
        return Vec::new();
    }
    if let Some(Dialog::Card(card)) = &mut state.dialog {
        card.seen = true;
    }
    Vec::new()
}

/// In a window of another size the lines of a card break elsewhere: one that was not read to its end begins anew.
pub(super) fn anew(state: &mut State) {
    if let Some(Dialog::Card(card)) = &mut state.dialog
        && card.unread()
    {
        (card.scroll, card.read) = (0, 0);
    }
}

/// A key has come that a card takes for an answer, or does not: one that it does not know is not passed over in silence.
pub(super) fn heard(state: &mut State, act: Option<Act>) {
    let idle = matches!(act, Some(Act::Scroll(_) | Act::Page(_))) && state.longest == 0;
    if let Some(Dialog::Card(card)) = &mut state.dialog {
        card.missed = card.seen && (idle || matches!(act, None | Some(Act::Yes)));
    }
}

/// Yes, if the card was seen and, for a destructive plan, the word was typed.
pub(super) fn yes(state: &mut State) -> Vec<Effect> {
    let Some(Dialog::Card(card)) = &state.dialog else {
        return Vec::new();
    };
    if !card.seen || too_small(state.size) || state.must_read() {
        return Vec::new();
    }
    let answer = |word: Option<_>| if word.is_some() { Reply::Typed(&card.typed) } else { Reply::Yes };
    let (title, effect) = match &card.question {
        Question::Apply(plan) => {
            let agreed = confirm(plan.as_ref().clone(), answer(plan.word()));
            (plan.title.clone(), agreed.map(|agreed| Effect::Apply(Box::new(agreed))))
        }
        Question::Undo(back) => {
            let agreed = confirm(back.as_ref().clone(), answer(back.word()));
            let title = say!("app/taking-back", title = back.entry.plan.title);
            (title, agreed.map(|agreed| Effect::Undo(Box::new(agreed))))
        }
        Question::Finish(rest) => {
            let agreed = confirm(rest.as_ref().clone(), answer(rest.word()));
            (rest.entry.plan.title.clone(), agreed.map(|agreed| Effect::Finish(Box::new(agreed))))
        }
        Question::Message => {
            let (title, effect) = (say!("app/claude-sends-one-message"), Effect::Message);
            flow::working(state, title.clone());
            state.dialog = Some(Dialog::Working { title, changes: false });
            return vec![effect];
        }
        Question::Session(session) => {
            let without = session.names.clone();
            state.dialog = None;
            return vec![Effect::RunOnce { without }];
        }
    };
    let (title, Some(effect)) = (title, effect) else { return Vec::new() };
    match &effect {
        // what it prints is for the person alone: no pane reads along; and where there are only lines, there is no pane
        Effect::Apply(plan) if plan.runs().is_some_and(|it| it == Purpose::SetupToken || state.face == Face::Lines) => {
            flow::working(state, title);
            vec![Effect::HandOver(plan.clone())]
        }
        Effect::Apply(plan) if plan.runs().is_some() => {
            state.dialog = Some(Dialog::Pane(Box::new(Pane::new(plan.clone()))));
            vec![Effect::PaneResize(pane::size(state.size)), effect]
        }
        _ => {
            flow::working(state, title);
            vec![effect]
        }
    }
}

/// No: nothing is changed, and a key that was to be kept is forgotten.
pub(super) fn no(state: &mut State) -> Vec<Effect> {
    let secret = match state.dialog.take() {
        Some(Dialog::Card(Card { question: Question::Apply(plan), .. })) => plan.needs_secret(),
        _ => false,
    };
    if secret { vec![Effect::ForgetKey] } else { Vec::new() }
}

/// Closes what is open, or goes back to the overview.
pub(super) fn back(state: &mut State) -> Vec<Effect> {
    match &state.dialog {
        Some(Dialog::Compare(_)) => return compare::close(state),
        Some(Dialog::Watch(_)) => return watch::close(state),
        Some(Dialog::History(_)) => return history::close(state),
        Some(Dialog::About(_)) => return about::close(state),
        _ => {}
    }
    match state.dialog.take() {
        Some(Dialog::Result(result)) => flow::after_result(state, &result),
        Some(Dialog::Notice { .. }) => return walkthrough::left(state),
        Some(_) => {}
        None if state.screen == Screen::Walkthrough => return walkthrough::back(state),
        None => {
            state.screen = Screen::Overview;
            state.moved = false;
            state.scroll = 0;
        }
    }
    Vec::new()
}

/// How far the dialog or the screen below is scrolled.
fn scrolled(state: &mut State) -> &mut u16 {
    match &mut state.dialog {
        Some(Dialog::Help { scroll } | Dialog::Detail { scroll }) => scroll,
        Some(Dialog::Compare(compare)) => &mut compare.scroll,
        Some(Dialog::History(past)) => &mut past.scroll,
        Some(Dialog::Report(shown)) => &mut shown.scroll,
        Some(Dialog::About(about)) => &mut about.scroll,
        Some(Dialog::Card(card)) => &mut card.scroll,
        Some(Dialog::Pane(pane)) => &mut pane.scroll,
        _ => &mut state.scroll,
    }
}

/// Scrolls the dialog, or the screen below, as far as there is something to see; on a card never past a row that was
/// not on screen.
pub(super) fn scroll(state: &mut State, by: i16) {
    let longest = match &state.dialog {
        Some(Dialog::Card(card)) if card.unread() => state.longest.min(card.read),
        _ => state.longest,
    };
    let at = scrolled(state);
    *at = at.saturating_add_signed(by).min(longest);
}

/// Scrolls by pages: no row is passed over, and one of the page before stays, for the eye.
pub(super) fn page(state: &mut State, by: i8) {
    let rows = i16::try_from(state.page).unwrap_or(i16::MAX).saturating_sub(1).max(1);
    scroll(state, rows.saturating_mul(by.into()));
}

/// What is on screen can be scrolled so far: a key that goes up shall not first undo what led beyond the end. The rows of
/// a card that were on screen are counted.
pub(super) fn measured(state: &mut State, extent: Extent) {
    (state.longest, state.page) = (extent.longest.min(LONGEST_SCROLL), extent.page);
    let longest = state.longest;
    let at = scrolled(state);
    *at = (*at).min(longest);
    if let Some(Dialog::Card(card)) = &mut state.dialog {
        card.drawn(extent);
    }
}

/// A character for the field that is open.
pub(super) fn typed(state: &mut State, key: Key) {
    let Key::Char(character) = key else {
        return;
    };
    match &mut state.dialog {
        Some(Dialog::Paste { text, answer: None }) if text.chars().count() < LONGEST_PASTE => text.push(character),
        Some(Dialog::Ask { typed, .. }) => telling::take(typed, [character]),
        Some(Dialog::Write(writing)) => walkthrough::take(writing, [character]),
        Some(Dialog::Search(search)) => search::take(search, [character]),
        Some(Dialog::Card(card)) if card.seen && card.typed.len() < 20 => card.typed.push(character),
        Some(Dialog::Pane(pane)) => pane.take([character]),
        Some(Dialog::NewKey(new)) => new.take([character]),
        _ => {}
    }
}

/// Rubs out the last character of the field that is open.
pub(super) fn rub(state: &mut State) {
    match &mut state.dialog {
        Some(Dialog::Paste { text, .. }) => {
            text.pop();
        }
        Some(Dialog::Ask { typed, .. }) => {
            typed.pop();
        }
        Some(Dialog::Card(card)) => {
            card.typed.pop();
        }
        Some(Dialog::Search(search)) => search::rub(search),
        Some(Dialog::Write(writing)) => walkthrough::rub(writing),
        Some(Dialog::Pane(pane)) => pane.rub(),
        Some(Dialog::NewKey(new)) => new.rub(),
        _ => {}
    }
}

/// Pasted text goes into the paste field, which it opens on a screen without a dialog, or into the field of the program
/// that runs. It never answers a card.
pub(super) fn pasted(state: &mut State, pasted: &Pasted) -> Vec<Effect> {
    let pasted = pasted.expose();
    // a key that is pasted anywhere is no error message, and is not shown
    if state.dialog.is_none() && is_key(pasted) {
        new_key::ask(state, Sought::ApiKey);
    }
    if state.dialog.is_none() {
        state.dialog = Some(Dialog::Paste { text: String::new(), answer: None });
    }
    if let Some(Dialog::Paste { text, answer: None }) = &mut state.dialog {
        let room = LONGEST_PASTE.saturating_sub(text.chars().count());
        text.extend(pasted.chars().take(room));
    }
    match &mut state.dialog {
        Some(Dialog::Ask { typed, .. }) => telling::take(typed, pasted.chars()),
        Some(Dialog::Search(search)) => search::take(search, pasted.chars()),
        Some(Dialog::Write(writing)) => walkthrough::take(writing, pasted.chars()),
        Some(Dialog::Pane(pane)) => pane.take(pasted.chars()),
        Some(Dialog::NewKey(new)) => new.take(pasted.chars()),
        _ => {}
    }
    Vec::new()
}

/// One word that begins as a key does.
fn is_key(text: &str) -> bool {
    let text = text.trim();
    text.starts_with("sk-ant-api") && !text.contains(char::is_whitespace)
}

impl State {
    /// The step that a pasted text leads to: where a cause of it was found, if one was.
    #[must_use]
    pub fn step_for(&self, answer: &Explanation) -> Option<Step> {
        let found = |id: &String| {
            let mut all = self.assessment.iter().flat_map(|it| &it.diagnoses);
            all.find(|it| it.id == *id && it.severity != Severity::Note).map(|it| it.step)
        };
        answer.step.map(|step| answer.causes.iter().find_map(found).unwrap_or(step))
    }
}

/// Asks what the pasted text means; once that is known, goes to the step that it points to.
pub(super) fn explain(state: &mut State) -> Vec<Effect> {
    let Some(Dialog::Paste { text, answer }) = &state.dialog else {
        return Vec::new();
    };
    match answer {
        None if text.trim().is_empty() => Vec::new(),
        None => vec![Effect::Explain(text.clone())],
        Some(answer) => {
            let step = state.step_for(answer);
            state.dialog = None;
            if let Some(step) = step {
                open(state, step);
            }
            Vec::new()
        }
    }
}

/// What the pasted text means.
pub(super) fn explained(state: &mut State, explanation: Box<Explanation>) -> Vec<Effect> {
    let Some(Dialog::Paste { answer, .. }) = &mut state.dialog else { return Vec::new() };
    let effects_of = explanation.clone();
    *answer = Some(explanation);
    super::report::remember(state, &effects_of);
    telling::explained(state, &effects_of)
}
