//! Which keys answer a question? Yes and no live on a card only, and nothing else is an answer.

use super::act::{Act, Binding, bind, quiet};
use super::bindings::scrolling;
use super::event::{Extent, Key};
use super::state::{Dialog, Question, State};
use crate::model::back::Stopped;
use crate::model::consent::Asked;

/// How the wizard is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// On the whole screen.
    Screen,
    /// As lines that are read: programs get the whole terminal, and nothing is sent to a clipboard.
    Lines,
}

/// A card that asks before a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// What it asks.
    pub question: Question,
    /// Whether it has been on screen for a frame: before that no key can say yes.
    pub seen: bool,
    /// How far it is scrolled, in rows.
    pub scroll: u16,
    /// What has been typed, for a destructive plan.
    pub typed: String,
    /// How many of its rows have been on screen, from the first without a gap; the largest number once it was all of them.
    pub read: u16,
    /// How many rows it has, as was seen when it was drawn.
    pub rows: u16,
    /// Whether the last key was none that the card knows, or no answer yet.
    pub missed: bool,
}

impl Card {
    /// A card that nobody has seen.
    #[must_use]
    pub const fn new(question: Question) -> Self {
        Self { question, seen: false, scroll: 0, typed: String::new(), read: 0, rows: 0, missed: false }
    }
}

impl Card {
    /// Whether some of its rows have never been on screen.
    #[must_use]
    pub const fn unread(&self) -> bool {
        self.read < self.rows
    }

    /// So much of it is on screen now.
    pub(super) fn drawn(&mut self, extent: Extent) {
        if extent.page == 0 {
            return;
        }
        self.rows = extent.longest.saturating_add(extent.page);
        if self.scroll <= self.read {
            self.read = self.read.max(self.scroll.saturating_add(extent.page));
        }
        if !self.unread() {
            self.read = u16::MAX;
        }
    }
}

impl State {
    /// Whether the card that is open has to be read to its end before it can be answered with yes.
    #[must_use]
    pub const fn must_read(&self) -> bool {
        matches!(&self.dialog, Some(Dialog::Card(card)) if card.unread())
    }
}

/// Finish, go back, or neither for now.
pub(super) fn after_stop(stopped: &Stopped) -> Vec<Binding> {
    let mut all = Vec::new();
    if stopped.rest.is_ok() {
        all.push(bind([Key::Char('f')], "f", say!("app/finish-it"), Act::Finish));
    }
    if stopped.entry.can_undo() {
        all.push(bind([Key::Char('u')], "u", say!("app/go-back"), Act::Undo));
    }
    let label = if all.is_empty() { say!("app/close") } else { say!("app/decide-later") };
    all.push(bind([Key::Esc, Key::Char('q')], "Esc", label, Act::Back));
    all
}

/// `y` and `n` exist only on a card; Enter says neither. A destructive plan asks for a typed word instead.
pub(super) fn in_card(state: &State, question: &Question) -> Vec<Binding> {
    let word = match question {
        Question::Apply(plan) => plan.word(),
        Question::Undo(back) => back.word(),
        Question::Finish(rest) => rest.word(),
        Question::Message | Question::Session(_) => None,
    };
    let no = match question {
        Question::Message => say!("app/no-send-nothing"),
        Question::Session(_) => say!("app/no-start-nothing"),
        _ => say!("app/no-change-nothing"),
    };
    let yes = match word {
        // Enter never says yes to what was not on screen
        _ if state.must_read() => bind([Key::Enter], "⏎", say!("app/read-on-first"), Act::Page(1)),
        Some(_) => bind([Key::Enter], "reset ⏎", say!("app/yes-do-it"), Act::Yes),
        None => bind([Key::Char('y')], "y", say!("app/yes-do-it"), Act::Yes),
    };
    let mut all = vec![yes];
    if word.is_some() {
        all.push(bind([Key::Esc], "Esc", no, Act::No));
    } else {
        all.push(bind([Key::Char('n'), Key::Esc], "n", no, Act::No));
    }
    all.extend(scrolling());
    if word.is_some() && !state.must_read() {
        all.push(quiet([Key::Backspace], "⌫", say!("app/rub-out"), Act::Rub));
        all.push(quiet([], "", say!("app/type-word"), Act::Type));
    }
    all
}
