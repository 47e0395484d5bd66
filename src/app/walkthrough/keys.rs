//! Which keys live in the walkthrough? The answers first; `y` and `n` stay with the card.

use super::{Station, Writing};
use crate::app::act::{Act, Binding, bind, quiet};
use crate::app::bindings::scrolling;
use crate::app::event::Key;
use crate::app::state::State;
use crate::app::telling;
use crate::model::question::Kind;

/// The keys of its screen.
pub(in crate::app) fn bindings(state: &State) -> Vec<Binding> {
    let Some(call) = state.call() else { return Vec::new() };
    let at = call.at;
    let mut all: Vec<Binding> = state
        .replies()
        .into_iter()
        .map(|reply| {
            let label = if reply.label.is_empty() { reply.means } else { reply.label };
            bind([Key::Char(reply.key)], reply.shown, label, reply.act)
        })
        .collect();
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
    let ready = at == Station::Ticket && call.text.is_some();
    if ready {
        all.push(bind([Key::Char('f')], "f", say!("walkthrough/key-keep-ticket"), Act::KeepTicket));
        all.push(bind([Key::Char('c')], "c", say!("walkthrough/key-copy-ticket"), Act::CopyTicket));
    }
    // the last line of a narrow window has room for what this step needs
    let number = bind([Key::Char('i')], "i", say!("walkthrough/key-number"), Act::Write(super::Field::Number));
    let asks = at == Station::Call || at == Station::Ticket && call.number.is_empty();
    all.push(Binding { footer: asks, ..number });
    all.push(bind([Key::Esc, Key::Left], "Esc", say!("walkthrough/key-back"), Act::Back));
    all.push(bind([Key::Char('e')], "e", say!("walkthrough/key-note"), Act::Write(super::Field::Note)));
    let paste = bind([Key::Char('p')], "p", say!("walkthrough/key-paste"), Act::Paste);
    all.push(Binding { footer: at == Station::Call, ..paste });
    // a question whose answers have digits needs no key of its own
    let listed = state.question().is_some_and(|it| it.kind != Kind::Address);
    all.extend(telling::bindings(state).into_iter().filter(|it| !(listed && it.act == Act::Ask)));
    all.push(quiet([Key::Char('r')], "r", say!("walkthrough/key-again"), Act::Again));
    if state.undoable().is_some() {
        all.push(quiet([Key::Char('u')], "u", say!("walkthrough/key-undo"), Act::Undo));
    }
    all.extend(scrolling());
    all.push(bind([Key::Char('?')], "?", say!("walkthrough/key-help"), Act::Help));
    all.push(bind([Key::Char('q')], "q", say!("walkthrough/key-quit"), Act::Quit));
    all
}

/// The keys while it is asked what becomes of a ticket that is not written.
pub(in crate::app) fn before_leaving() -> Vec<Binding> {
    Vec::from([
        bind([Key::Char('f'), Key::Enter], "f", say!("walkthrough/key-write-and-leave"), Act::KeepTicket),
        bind([Key::Char('q')], "q", say!("walkthrough/key-leave-without"), Act::Quit),
        bind([Key::Esc], "Esc", say!("walkthrough/key-stay"), Act::Back),
    ])
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
