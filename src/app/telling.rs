//! What only a person can do: answer a question, paste an error that proves something, let a real message be sent.

use super::act::{Act, Binding, bind, quiet};
use super::effect::Effect;
use super::event::Key;
use super::state::{Dialog, Question, Screen, State};
use super::update::again;
use super::walkthrough;
use crate::model::assessment::Assessment;
use crate::model::explanation::Explanation;
use crate::model::plan::Purpose;
use crate::model::question::{Kind, Open};
use crate::model::signed;
use crate::model::step::Step;
use crate::model::told::{Answer, Messages, Met, Reply, Sent, UNKNOWN, Under};

/// The longest address that is kept, in characters.
const LONGEST: usize = 4_000;

/// The keys for it on a screen without a dialog.
pub(super) fn bindings(state: &State) -> Vec<Binding> {
    let mut all = Vec::new();
    if state.question().is_some() {
        all.push(bind([Key::Char('a')], "a", say!("app/answer-question"), Act::Ask));
    }
    if state.can_send() {
        // where the page speaks of it
        let well = |it: &Assessment| it.top().is_none() && !Messages::answered(&it.facts);
        let here = match state.screen {
            Screen::Overview => state.assessment.as_deref().is_some_and(well),
            screen => matches!(screen, Screen::Step(Step::Status | Step::SignIn | Step::Service)),
        };
        let key = bind([Key::Char('m')], "m", say!("app/send-real-message"), Act::Message);
        all.push(Binding { footer: here, ..key });
    }
    all
}

/// The keys while a question is open.
pub(super) fn in_question(state: &State) -> Vec<Binding> {
    let close = bind([Key::Esc], "Esc", say!("app/close"), Act::Back);
    match state.question().map(|it| &it.kind) {
        Some(Kind::Address) => vec![
            bind([Key::Enter], "⏎", say!("app/is-it-whole"), Act::Next),
            close,
            quiet([Key::Backspace], "⌫", say!("app/rub-out"), Act::Rub),
            quiet([], "", say!("app/type-or-paste"), Act::Type),
        ],
        Some(Kind::Choose(_)) => vec![
            bind([Key::Enter], "⏎", say!("app/this-one"), Act::Next),
            bind([Key::Up], "↑", say!("app/above"), Act::Choose(-1)),
            bind([Key::Down], "↓", say!("app/below"), Act::Choose(1)),
            close,
        ],
        None => vec![close],
    }
}

impl State {
    /// The question that this screen asks.
    #[must_use]
    pub fn question(&self) -> Option<&Open> {
        let Screen::Step(step) = self.screen else { return self.question_on_the_phone() };
        let assessment = self.assessment.as_ref().filter(|_| self.run.over)?;
        assessment.questions.iter().find(|it| it.step == step)
    }

    /// Whether a real message can be sent.
    #[must_use]
    pub fn can_send(&self) -> bool {
        self.run.over && self.assessment.as_ref().is_some_and(|it| it.installs.active().is_some())
    }

    fn under(&self) -> Option<Under> {
        Under::of(&self.assessment.as_ref()?.facts)
    }
}

/// Moves in the list of answers.
pub(super) fn choose(state: &mut State, by: i8) {
    let last = state.question().map_or(0, |it| it.choices().len().saturating_sub(1));
    if let Some(Dialog::Ask { selected, .. }) = &mut state.dialog {
        *selected = selected.saturating_add_signed(by.into()).min(last);
    }
}

/// Takes characters for the field of an address.
pub(super) fn take(typed: &mut String, characters: impl IntoIterator<Item = char>) {
    let room = LONGEST.saturating_sub(typed.chars().count());
    typed.extend(characters.into_iter().filter(|c| !c.is_control()).take(room));
}

/// Enter: the answer that is selected, or the address that was pasted; an empty field is "I do not know".
pub(super) fn answer(state: &mut State) -> Vec<Effect> {
    let Some(Dialog::Ask { selected, typed }) = &state.dialog else { return Vec::new() };
    let (selected, typed) = (*selected, typed.clone());
    match state.question().map(|open| &open.kind) {
        Some(Kind::Address) if !typed.trim().is_empty() => vec![Effect::Address(typed)],
        _ => chosen(state, selected),
    }
}

/// The answer at this place of the list.
pub(super) fn chosen(state: &mut State, selected: usize) -> Vec<Effect> {
    let Some(open) = state.question() else {
        state.dialog = None;
        return Vec::new();
    };
    let choice = open.choices().into_iter().nth(selected);
    let known = choice.as_ref().filter(|it| it.id != UNKNOWN);
    let words = known.map(|it| format!("{} {}", open.words, it.words)).unwrap_or_default();
    let said = choice.as_ref().map(|it| it.words.clone()).unwrap_or_default();
    let id = choice.map_or(UNKNOWN, |it| it.id).to_owned();
    answered(state, id, words, said, Vec::new())
}

/// What an address lacks; `words` say it.
pub(super) fn address(state: &mut State, words: String, lacks: Vec<String>) -> Vec<Effect> {
    if !matches!(state.dialog, Some(Dialog::Ask { .. })) {
        return Vec::new();
    }
    let effects = answered(state, "address".to_owned(), words.clone(), words.clone(), lacks);
    state.dialog = Some(Dialog::Notice { text: words });
    effects
}

fn answered(state: &mut State, choice: String, words: String, said: String, lacks: Vec<String>) -> Vec<Effect> {
    state.dialog = None;
    let Some(question) = state.question().map(|it| it.id.to_owned()) else { return Vec::new() };
    let under = state.under();
    let mut effects = walkthrough::heard(state, &choice, said);
    state.told.answers.retain(|it| it.question != question);
    state.told.answers.push(Answer { question, choice, words, lacks, under });
    effects.extend(tell(state));
    effects
}

/// What was learned goes to whoever runs the checks, and they run once more.
fn tell(state: &mut State) -> Vec<Effect> {
    let mut effects = vec![Effect::Tell(Box::new(state.told.clone()))];
    effects.extend(again(state));
    effects
}

/// An error that was pasted counts if it leaves no doubt.
pub(super) fn explained(state: &mut State, explanation: &Explanation) -> Vec<Effect> {
    let Some(proves) = explanation.proves else { return Vec::new() };
    let Some(at) = state.assessment.as_ref().map(|it| it.machine.now) else { return Vec::new() };
    let (words, request_id) = (explanation.summary.clone(), explanation.request_id.clone());
    let met = Met { proves, words, request_id, at, under: state.under() };
    state.told.pasted.retain(|it| it.proves != proves);
    state.told.pasted.push(met);
    tell(state)
}

/// Opens the card that asks before a message.
pub(super) fn ask_to_send(state: &mut State) {
    state.dialog = Some(super::dialogs::card(Question::Message));
}

/// A message has ended.
pub(super) fn sent(state: &mut State, sent: Sent) -> Vec<Effect> {
    let text = match &sent.reply {
        Reply::Answered => say!("app/message-answered"),
        Reply::Refused(met) => say!("app/message-turned-down", words = met.words),
        Reply::Failed(words) => say!("app/message-not-answered", words = words),
        Reply::NotSent(because) => say!("app/message-not-sent", because = because),
    };
    state.told.sent.push(sent);
    state.dialog = Some(Dialog::Notice { text });
    if state.leaving {
        return vec![Effect::Quit(state.exit_code())];
    }
    tell(state)
}

/// After a sign-in that said it worked and left the login as it was: that is worth knowing.
pub(super) fn signed_in(state: &mut State, purpose: Option<Purpose>, before: Option<signed::Seen>) -> Vec<Effect> {
    let unchanged = before.is_some_and(|seen| seen.worked == Some(false));
    if purpose != Some(Purpose::SignIn) || !unchanged || state.leaving {
        return Vec::new();
    }
    state.told.unchanged = state.under();
    if state.told.unchanged.is_none() { Vec::new() } else { tell(state) }
}
