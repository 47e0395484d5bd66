//! What can a person answer to lines that are read? The keys that live right now as a numbered list, or another question.
//!
//! The list is made of `bindings`, so that nothing that the wizard can do is left out.

use super::theme::{Look, words};
use crate::app::new_key::{self, Stage};
use crate::app::state::{Dialog, WORD};
use crate::app::{Act, Binding, Key, State, bindings};
use crate::model::outcome::{Outcome, Row};
use crate::model::question::Kind;
use crate::model::step::Step;
use crate::model::text::plain;

/// Something that can be chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What it does.
    pub label: String,
    /// The keys that choose it in the wizard, one after the other; none for the list of steps.
    pub keys: Vec<Key>,
    /// The letters that choose it, too.
    pub letters: Vec<char>,
    /// Whether the page above lists it already, with its number.
    pub listed: bool,
}

/// What is asked now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Nothing: something runs.
    Nothing,
    /// Nothing: it was read, can only be closed, and goes on with this key.
    GoOn(Key),
    /// Yes to the card that was just read; for a destructive plan this word instead.
    Yes(Option<&'static str>),
    /// A text of several lines.
    Text,
    /// One line with a word in it.
    Word,
    /// A secret.
    Secret,
    /// Nothing but Enter, while something runs; it stands for this key.
    Enter(Key),
    /// One of these, by number from 1; 0 is the way out.
    Menu {
        /// In their order.
        choices: Vec<Choice>,
        /// The way out.
        out: Choice,
        /// What Enter alone stands for; nothing if it reads everything once more.
        enter: Option<Key>,
    },
}

/// The most machines of a folder that are read out.
pub(super) const READ_OUT: usize = 100;

/// What is asked in this state.
#[must_use]
pub fn asked(state: &State) -> Asked {
    match &state.dialog {
        Some(Dialog::Working { .. } | Dialog::Pane(_)) => Asked::Nothing,
        Some(Dialog::Watch(watch)) => Asked::Enter(if watch.over { Key::Enter } else { Key::Esc }),
        _ if state.busy() => Asked::Nothing,
        Some(Dialog::Notice { .. }) => Asked::GoOn(Key::Enter),
        Some(Dialog::Card(_)) => Asked::Yes(bindings(state).iter().any(|it| it.act == Act::Type).then_some(WORD)),
        Some(Dialog::Paste { answer: None, .. } | Dialog::Write(_)) => Asked::Text,
        Some(Dialog::Search(search)) if !search.listed => Asked::Word,
        Some(Dialog::Ask { .. }) if state.question().is_some_and(|it| it.kind == Kind::Address) => Asked::Text,
        Some(Dialog::NewKey(new)) if matches!(new.stage, Stage::Typing { .. }) => Asked::Secret,
        Some(Dialog::Compare(_)) => menu(state, Some(Key::Enter)),
        _ => menu(state, None),
    }
}

fn menu(state: &State, enter: Option<Key>) -> Asked {
    let mut choices = entries(state);
    let list = !choices.is_empty();
    let mut out: Option<Choice> = None;
    for binding in bindings(state) {
        // without a change to show, Enter opens or leaves a step, which the list offers anyway
        let idle = state.dialog.is_none() && state.offer().is_none() && !state.has_details();
        let choice = match binding.act {
            // the entries of a list are chosen by their own numbers
            Act::Next if list || idle => continue,
            Act::Back | Act::ForgetKey => {
                out = Some(Choice { letters: Vec::new(), ..choice(&binding) });
                continue;
            }
            Act::Quit if matches!(state.dialog, None | Some(Dialog::Machines)) && out.is_none() => {
                out = Some(Choice { label: say!("ui/leave"), ..choice(&binding) });
                continue;
            }
            Act::Open(_) => Choice { label: say!("ui/the-steps"), ..Choice::default() },
            act if moves(act) => continue,
            _ => choice(&binding),
        };
        if let Some(same) = choices.iter_mut().find(|it| it.label == choice.label) {
            same.letters.extend(choice.letters);
        } else {
            choices.push(choice);
        }
    }
    let back = Choice { label: say!("ui/back"), keys: vec![Key::Esc], ..Choice::default() };
    let out = out.unwrap_or(back);
    choices.retain(|it| it.label != out.label);
    match out.keys.first() {
        // what can only be closed has been read
        Some(key) if choices.is_empty() => Asked::GoOn(*key),
        _ => Asked::Menu { choices, out, enter },
    }
}

/// Whether it only moves on a screen or in a field. Every act has its place here, so that a new one is not forgotten.
const fn moves(act: Act) -> bool {
    match act {
        // Ctrl-C and Ctrl-Z are the terminal's own where there are only lines
        Act::OpenSelected
        | Act::Select(_)
        | Act::Scroll(_)
        | Act::Page(_)
        | Act::Choose(_)
        | Act::Type
        | Act::Rub
        | Act::Mouse
        | Act::Suspend
        | Act::Interrupt => true,
        Act::Next
        | Act::Back
        | Act::Open(_)
        | Act::Again
        | Act::BackToWork
        | Act::AskClaude
        | Act::Ask
        | Act::Message
        | Act::Detail
        | Act::Compare
        | Act::Watch
        | Act::History
        | Act::TryAgain
        | Act::Report
        | Act::WriteReport
        | Act::CopyReport
        | Act::Names
        | Act::Paste
        | Act::Offers
        | Act::NewKey
        | Act::Insist
        | Act::ForgetKey
        | Act::Undo
        | Act::Finish
        | Act::Help
        | Act::Explain
        | Act::Turn(_)
        | Act::Search
        | Act::CopyCommand
        | Act::Yes
        | Act::No
        | Act::Answer
        | Act::Send
        | Act::Forget
        | Act::Copy
        | Act::CopyText
        | Act::Walkthrough
        | Act::Reply(_)
        | Act::Tell(_)
        | Act::Write(_)
        | Act::CopyTicket
        | Act::KeepTicket
        | Act::WholeTerminal
        | Act::Wait
        | Act::Stop
        | Act::Quit => false,
    }
}

fn choice(binding: &Binding) -> Choice {
    let letter = |key: &Key| if let Key::Char(letter) = key { Some(*letter) } else { None };
    Choice {
        label: binding.label.clone(),
        keys: binding.keys.iter().take(1).copied().collect(),
        letters: binding.keys.iter().filter_map(letter).collect(),
        listed: false,
    }
}

/// The entries of a list that is moved in by keys: up to its beginning, then down to the entry.
fn entries(state: &State) -> Vec<Choice> {
    let count = match &state.dialog {
        Some(Dialog::Offers { .. }) => state.offers().len(),
        // the others are found by typing, or opened by their file
        Some(Dialog::Machines) => state.machines().map_or(0, |it| it.shown().len().min(READ_OUT)),
        Some(Dialog::Search(search)) => search.hits().len().min(READ_OUT),
        Some(Dialog::Ask { .. }) => state.question().map_or(0, |it| it.choices().len()),
        Some(Dialog::NewKey(new)) => match &new.stage {
            Stage::Choosing { judged, .. } => new_key::choices(judged),
            _ => 0,
        },
        _ => 0,
    };
    let keys = |at: usize| {
        let moved = [vec![Key::Up; count], vec![Key::Down; at]].concat();
        moved.into_iter().chain([Key::Enter]).collect()
    };
    let entry = |at: usize| Choice { label: at.to_string(), keys: keys(at), letters: Vec::new(), listed: true };
    (0..count).map(entry).collect()
}

/// The ten steps to choose from, and the way back.
#[must_use]
pub fn steps(state: &State) -> Asked {
    let step = |step: &Step| {
        let label = format!("{}: {}", step.title(), words(state.mark(*step)));
        Choice { label, keys: vec![Key::Char(step.digit())], ..Choice::default() }
    };
    let out = Choice { label: say!("ui/back"), ..Choice::default() };
    Asked::Menu { choices: Step::ALL.iter().map(step).collect(), out, enter: None }
}

/// One line for a check that has ended.
#[must_use]
pub fn checked(state: &State, row: &Row, look: Look) -> String {
    let word = match row.outcome {
        Outcome::Healthy { .. } => say!("ui/check-healthy"),
        Outcome::Found { .. } => say!("ui/found-something"),
        Outcome::Skipped { .. } => say!("ui/check-skipped"),
        Outcome::Inconclusive { .. } => say!("ui/mark-unknown"),
    };
    let (done, all) = (state.run.rows.len(), state.run.coming.len());
    let line = say!(
        "ui/check-has-ended",
        done = done,
        all = all,
        step = row.group.title(),
        check = plain(&row.title, 100),
        word = word
    );
    if look.ascii { line.replace('…', "...") } else { line }
}
