//! What follows from a key in the walkthrough? An answer leads on, a field is kept, and the ticket is made.

use super::seen::written_down;
use super::{Field, Replied, Station, Walkthrough, Writing};
use crate::app::effect::Effect;
use crate::app::event::Ended;
use crate::app::state::{Dialog, Screen, State};
use crate::app::update::again;
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
    let shown = state.walkthrough.as_ref().is_some_and(|call| call.at == Station::Ticket || call.leaving);
    if shown { ticket(state) } else { Vec::new() }
}

/// An answer leads to the next step.
pub(in crate::app) fn answer(state: &mut State, answer: Answer) -> Vec<Effect> {
    let Some(at) = state.station() else { return Vec::new() };
    let (means, to) = (state.means(at, answer), state.leads(at, answer));
    if let Some(call) = state.walkthrough.as_deref_mut() {
        remember(call, at, answer, means);
    }
    go(state, to)
}

fn remember(call: &mut Walkthrough, at: Station, answer: Answer, means: String) {
    call.answers.retain(|it| it.at != at);
    call.answers.push(Replied { at, answer, means });
    call.unwritten = true;
}

/// A question of claude-fix was answered: what it was and what was said stands in the ticket, and leads on.
pub(in crate::app) fn heard(state: &mut State, choice: &str, said: String) -> Vec<Effect> {
    let Some(question) = state.question_on_the_phone().map(|it| it.words.clone()) else { return Vec::new() };
    let to = state.after_told(choice);
    if let Some(call) = state.walkthrough.as_deref_mut() {
        call.asked.retain(|(other, _)| *other != question);
        call.asked.push((question, said));
        call.unwritten = true;
    }
    go(state, to)
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
        if matches!(to, Station::Verify | Station::Ticket) {
            // what the person says is one thing, what the machine shows now another
            call.fresh = false;
            let mut effects = again(state);
            effects.push(Effect::Time);
            return effects;
        }
    }
    vec![Effect::Time]
}

/// The ticket that is on screen is made anew.
pub(in crate::app) fn anew(state: &State) -> Vec<Effect> {
    let shown = state.walkthrough.as_ref().is_some_and(|call| call.at == Station::Ticket);
    shown.then_some(Effect::Time).into_iter().collect()
}

/// Asks for the ticket as text.
fn ticket(state: &State) -> Vec<Effect> {
    let all = state.walkthrough.as_deref().map(|call| written_down(state, call));
    all.map(|ticket| Effect::Ticket(Box::new(ticket))).into_iter().collect()
}

/// The ticket is text now.
pub(in crate::app) fn written(state: &mut State, text: String) -> Vec<Effect> {
    if let Some(call) = &mut state.walkthrough {
        let leaving = call.leaving.then(|| Effect::KeepTicket(text.clone()));
        call.text = Some(text);
        return leaving.into_iter().collect();
    }
    Vec::new()
}

/// Whether to ask before the wizard is left: there is a call of which nothing is written down.
pub(in crate::app) fn asks_first(state: &State) -> bool {
    let told = |call: &Walkthrough| {
        let nothing = call.answers.is_empty() && call.asked.is_empty() && call.notes.is_empty();
        call.unwritten && !(nothing && call.number.is_empty())
    };
    let asked = matches!(state.dialog, Some(Dialog::Unwritten));
    !asked && !state.changing() && state.walkthrough.as_deref().is_some_and(told)
}

/// The ticket goes into a file. Where that was asked for on the way out, it is made first.
pub(in crate::app) fn put_into_file(state: &mut State) -> Vec<Effect> {
    if matches!(state.dialog, Some(Dialog::Unwritten)) {
        state.dialog = None;
        if let Some(call) = &mut state.walkthrough {
            call.leaving = true;
        }
        return vec![Effect::Time];
    }
    state.ticket().map(|text| Effect::KeepTicket(text.to_owned())).into_iter().collect()
}

/// The ticket is copied.
pub(in crate::app) fn copy(state: &mut State) -> Vec<Effect> {
    let Some(text) = state.ticket().map(str::to_owned) else { return Vec::new() };
    if let Some(call) = &mut state.walkthrough {
        call.unwritten = false;
    }
    vec![Effect::Copy(text)]
}

/// A notice was read. Where the ticket was written on the way out, the way goes on.
pub(in crate::app) fn left(state: &State) -> Vec<Effect> {
    let leaving = state.walkthrough.as_ref().is_some_and(|call| call.leaving);
    leaving.then(|| Effect::Quit(state.exit_code())).into_iter().collect()
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

/// A change was carried out: whether it helped is the next question. The checks ran again after it, if they could.
pub(in crate::app) fn repaired(state: &mut State, ended: &Ended, looked: bool) {
    let Some(call) = state.walkthrough.as_deref_mut() else { return };
    call.unwritten = true;
    call.fresh = looked;
    if state.screen == Screen::Walkthrough && call.at == Station::Repair && !matches!(ended, Ended::Failed { .. }) {
        remember(call, Station::Repair, Answer::Yes, say!("walkthrough/done-by-card"));
        call.trail.push(Station::Repair);
        call.at = Station::Verify;
    }
}

/// A change was taken back.
pub(in crate::app) fn undone(state: &mut State, looked: bool) {
    if let Some(call) = state.walkthrough.as_deref_mut() {
        call.unwritten = true;
        call.fresh = looked;
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
    call.unwritten = true;
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
        let written = file.is_some();
        let text = match (file, self.practice) {
            (Some(file), true) => say!("walkthrough/kept-in-practice", file = file),
            (Some(file), false) => say!("walkthrough/kept", file = file, os = std::env::consts::OS),
            (None, _) => say!("walkthrough/not-kept"),
        };
        let free = self.dialog.is_none();
        if let Some(call) = &mut self.walkthrough {
            call.unwritten &= !written;
            call.leaving &= written && free;
        }
        if free {
            self.dialog = Some(Dialog::Notice { text });
        }
        Vec::new()
    }
}
