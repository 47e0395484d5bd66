//! Which keys answer a question? Yes and no live on a card only, and nothing else is an answer.

use super::act::{Act, Binding, bind, quiet};
use super::bindings::scrolling;
use super::event::Key;
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
    /// Whether its last line has been on screen.
    pub read: bool,
    /// Whether the last key was none that the card knows, or no answer yet.
    pub missed: bool,
}

impl Card {
    /// A card that nobody has seen.
    #[must_use]
    pub const fn new(question: Question) -> Self {
        Self { question, seen: false, scroll: 0, typed: String::new(), read: false, missed: false }
    }
}

/// Columns and rows below which a card hides too much of what it says: there it has to be read to its end first.
const LITTLE: (u16, u16) = (60, 20);

impl State {
    /// Whether the card that is open has to be read to its end before it can be answered with yes.
    #[must_use]
    pub fn must_read(&self) -> bool {
        let little = self.size.0 < LITTLE.0 || self.size.1 < LITTLE.1;
        let unread = matches!(&self.dialog, Some(Dialog::Card(card)) if !card.read);
        little && unread && self.longest > 0 && self.face == Face::Screen
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
    if word.is_some() {
        return vec![
            Binding { footer: !state.must_read(), ..bind([Key::Enter], "reset ⏎", say!("app/yes-do-it"), Act::Yes) },
            bind([Key::Esc], "Esc", say!("app/no-change-nothing"), Act::No),
            quiet([Key::Up], "↑", say!("app/scroll-up"), Act::Scroll(-1)),
            quiet([Key::Down], "↓", say!("app/scroll-down"), Act::Scroll(1)),
            quiet([Key::Backspace], "⌫", say!("app/rub-out"), Act::Rub),
            quiet([], "", say!("app/type-word"), Act::Type),
        ];
    }
    let no = match question {
        Question::Message => say!("app/no-send-nothing"),
        Question::Session(_) => say!("app/no-start-nothing"),
        _ => say!("app/no-change-nothing"),
    };
    let mut all = vec![
        Binding { footer: !state.must_read(), ..bind([Key::Char('y')], "y", say!("app/yes-do-it"), Act::Yes) },
        bind([Key::Char('n'), Key::Esc], "n", no, Act::No),
    ];
    let mut moves = scrolling();
    if let Some(down) = moves.iter_mut().find(|it| it.act == Act::Scroll(1) && state.must_read()) {
        (down.label, down.footer) = (say!("app/read-on-first"), true);
    }
    all.extend(moves);
    all
}
