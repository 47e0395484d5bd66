//! Which keys live in the walkthrough? The three answers first; `y` and `n` stay with the card.

use super::{Station, Writing};
use crate::app::act::{Act, Binding, bind, quiet};
use crate::app::bindings::scrolling;
use crate::app::event::Key;
use crate::app::state::State;
use crate::app::telling;
use crate::model::ticket::Answer;

/// The keys of its screen.
pub(in crate::app) fn bindings(state: &State) -> Vec<Binding> {
    let Some(at) = state.station() else { return Vec::new() };
    let mut all = vec![
        bind([Key::Char('1')], "1", say!("walkthrough/answer-yes"), Act::Reply(Answer::Yes)),
        bind([Key::Char('2')], "2", say!("walkthrough/answer-no"), Act::Reply(Answer::No)),
        bind([Key::Char('3')], "3", say!("walkthrough/answer-other"), Act::Reply(Answer::Other)),
    ];
    if at == Station::Repair {
        if state.offer().is_some() {
            all.push(bind([Key::Enter], "⏎", say!("walkthrough/key-show-change"), Act::Next));
        }
        if state.back_to_work().is_some() {
            all.push(bind([Key::Char('b')], "b", say!("walkthrough/key-back-to-work"), Act::BackToWork));
        }
        if state.text_to_hand_on().is_some() {
            all.push(bind([Key::Char('c')], "c", say!("walkthrough/key-copy-text"), Act::CopyText));
        }
    }
    if at == Station::Ticket && state.call().is_some_and(|call| call.text.is_some()) {
        all.push(bind([Key::Char('c')], "c", say!("walkthrough/key-copy-ticket"), Act::CopyTicket));
        all.push(bind([Key::Char('f')], "f", say!("walkthrough/key-keep-ticket"), Act::KeepTicket));
    }
    all.extend(telling::bindings(state));
    all.push(bind([Key::Char('i')], "i", say!("walkthrough/key-number"), Act::Write(super::Field::Number)));
    all.push(bind([Key::Char('e')], "e", say!("walkthrough/key-note"), Act::Write(super::Field::Note)));
    all.push(bind([Key::Esc, Key::Left], "Esc", say!("walkthrough/key-back"), Act::Back));
    all.push(bind([Key::Char('p')], "p", say!("walkthrough/key-paste"), Act::Paste));
    all.push(bind([Key::Char('r')], "r", say!("walkthrough/key-again"), Act::Again));
    if state.undoable().is_some() {
        all.push(bind([Key::Char('u')], "u", say!("walkthrough/key-undo"), Act::Undo));
    }
    all.extend(scrolling());
    all.push(bind([Key::Char('?')], "?", say!("walkthrough/key-help"), Act::Help));
    all.push(bind([Key::Char('q')], "q", say!("walkthrough/key-quit"), Act::Quit));
    all
}

/// The keys while a field is open.
pub(in crate::app) fn in_field(_: &Writing) -> Vec<Binding> {
    Vec::from([
        bind([Key::Enter], "⏎", say!("walkthrough/key-write-down"), Act::Next),
        bind([Key::Esc], "Esc", say!("walkthrough/key-forget"), Act::Back),
        quiet([Key::Backspace], "⌫", say!("walkthrough/key-rub"), Act::Rub),
        quiet([], "", say!("walkthrough/key-type"), Act::Type),
    ])
}
