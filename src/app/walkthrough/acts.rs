//! What follows from a key in the walkthrough? An answer leads on, a field is kept, and the ticket is made.

use super::seen::written_down;
use super::{Field, Station, Walkthrough, Writing};
use crate::app::effect::Effect;
use crate::app::event::Ended;
use crate::app::state::{Dialog, Screen, State};
use crate::model::ticket::{Answer, note, number};
use crate::model::time::Moment;

/// The longest text that a field takes, in characters.
const LONGEST: usize = 2_000;
/// The most notes of one call.
const NOTES: usize = 100;

/// The wizard begins with a call: what the journal holds by now is none of its changes.
pub(in crate::app) fn begin(state: &mut State) -> Vec<Effect> {
    let entries = state.journal.len();
    if let Some(call) = &mut state.walkthrough {
        call.entries = entries;
    }
    open(state)
}

/// Opens the walkthrough, or goes on with it.
pub(in crate::app) fn open(state: &mut State) -> Vec<Effect> {
    let entries = state.journal.len();
    if state.walkthrough.is_none() {
        state.walkthrough = Some(Box::new(Walkthrough::new(entries)));
        super::run_over(state);
    }
    state.screen = Screen::Walkthrough;
    state.scroll = 0;
    vec![Effect::Time]
}

/// The time was told; a ticket that is on screen is made anew.
pub(in crate::app) fn told(state: &mut State, now: Moment) -> Vec<Effect> {
    if let Some(call) = &mut state.walkthrough {
        call.now = now;
        call.began.get_or_insert(now);
    }
    let shown = state.walkthrough.as_ref().is_some_and(|call| call.at == Station::Ticket);
    if shown { ticket(state) } else { Vec::new() }
}

/// An answer leads to the next step.
pub(in crate::app) fn answer(state: &mut State, answer: Answer) -> Vec<Effect> {
    let Some(call) = state.walkthrough.as_deref_mut() else { return Vec::new() };
    let at = call.at;
    call.answers.retain(|(station, _)| *station != at);
    call.answers.push((at, answer));
    go(state, at.leads(answer))
}

fn go(state: &mut State, to: Station) -> Vec<Effect> {
    let Some(call) = state.walkthrough.as_deref_mut() else { return Vec::new() };
    if call.at != to {
        // a circle is walked back once, not as often as it was gone round
        match call.trail.iter().position(|it| *it == to) {
            Some(known) => call.trail.truncate(known),
            None => call.trail.push(call.at),
        }
        call.at = to;
        state.scroll = 0;
    }
    vec![Effect::Time]
}

/// Asks for the ticket as text.
fn ticket(state: &State) -> Vec<Effect> {
    let all = state.walkthrough.as_deref().map(|call| written_down(state, call));
    all.map(|ticket| Effect::Ticket(Box::new(ticket))).into_iter().collect()
}

/// The ticket is text now.
pub(in crate::app) fn written(state: &mut State, text: String) -> Vec<Effect> {
    if let Some(call) = &mut state.walkthrough {
        call.text = Some(text);
    }
    Vec::new()
}

/// The step before; from the first one back to where the wizard was.
pub(in crate::app) fn back(state: &mut State) -> Vec<Effect> {
    state.scroll = 0;
    if let Some((before, call)) = state.walkthrough.as_deref_mut().and_then(|call| Some((call.trail.pop()?, call))) {
        call.at = before;
        return vec![Effect::Time];
    }
    state.screen = Screen::Overview;
    state.moved = false;
    Vec::new()
}

/// A change was carried out or taken back: whether it helped is the next question.
pub(in crate::app) fn repaired(state: &mut State, ended: &Ended) {
    let Some(call) = state.walkthrough.as_deref_mut().filter(|_| state.screen == Screen::Walkthrough) else { return };
    if call.at == Station::Repair && !matches!(ended, Ended::Failed { .. }) {
        call.answers.retain(|(station, _)| *station != Station::Repair);
        call.answers.push((Station::Repair, Answer::Yes));
        call.trail.push(Station::Repair);
        call.at = Station::Verify;
    }
}

/// Opens a field; that of the number holds what was written there before.
pub(in crate::app) fn write(state: &mut State, field: Field) {
    let number = state.walkthrough.as_ref().map(|call| call.number.clone()).unwrap_or_default();
    let typed = if field == Field::Number { number } else { String::new() };
    state.dialog = Some(Dialog::Write(Writing { field, typed }));
}

/// Takes characters for the field.
pub(in crate::app) fn take(writing: &mut Writing, characters: impl IntoIterator<Item = char>) {
    let room = LONGEST.saturating_sub(writing.typed.chars().count());
    let clean = characters.into_iter().map(|c| if c == '\n' || c == '\t' { ' ' } else { c });
    writing.typed.extend(clean.filter(|c| !c.is_control()).take(room));
}

/// Rubs out the last character.
pub(in crate::app) fn rub(writing: &mut Writing) {
    writing.typed.pop();
}

/// Enter: what is in the field is written down.
pub(in crate::app) fn keep(state: &mut State) -> Vec<Effect> {
    let Some(Dialog::Write(writing)) = state.dialog.take() else { return Vec::new() };
    let Some(call) = state.walkthrough.as_deref_mut() else { return Vec::new() };
    match writing.field {
        Field::Number => call.number = number(&writing.typed),
        Field::Note => {
            let note = note(&writing.typed);
            if !note.is_empty() && call.notes.len() < NOTES {
                call.notes.push((call.at, note));
            }
        }
    }
    vec![Effect::Time]
}

impl State {
    /// The ticket as text, if it is on screen.
    #[must_use]
    pub fn ticket(&self) -> Option<&str> {
        self.call().filter(|call| call.at == Station::Ticket)?.text.as_deref()
    }

    /// Where the ticket was written to, in a sentence.
    pub(in crate::app) fn ticket_kept(&mut self, file: Option<String>) -> Vec<Effect> {
        let text = match (file, self.practice) {
            (Some(file), true) => say!("walkthrough/kept-in-practice", file = file),
            (Some(file), false) => say!("walkthrough/kept", file = file),
            (None, _) => say!("walkthrough/not-kept"),
        };
        if self.dialog.is_none() {
            self.dialog = Some(Dialog::Notice { text });
        }
        Vec::new()
    }
}
