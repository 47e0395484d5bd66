//! What happens while a person puts in a key? It is looked at, a place for it is chosen, and the card of that asks.

use super::dialogs::ask_apply;
use super::effect::Effect;
use super::state::{Dialog, State};
use crate::model::new_key::{Fitness, Judged, Sought};
use crate::model::pane::Pasted;

/// The longest that is taken, in characters.
const LONGEST: usize = 20_000;

/// How far it has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// It is typed or pasted; why the one before was no good.
    Typing {
        /// In a sentence.
        note: Option<String>,
    },
    /// It is looked at, and the API is asked.
    Asking,
    /// It is not good as it is: the person says whether to go on all the same.
    Doubtful(Box<Judged>),
    /// A place for it is chosen: one of the plans, or one session.
    Choosing {
        /// What was found.
        judged: Box<Judged>,
        /// Which one, from the top.
        selected: usize,
    },
}

/// The field for a key. Of what is in it only the length is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewKey {
    /// What is asked for.
    pub sought: Sought,
    /// What was typed or pasted so far.
    pub field: Pasted,
    /// How far it has come.
    pub stage: Stage,
}

impl NewKey {
    /// An empty field.
    #[must_use]
    pub fn new(sought: Sought) -> Self {
        Self { sought, field: Pasted::default(), stage: Stage::Typing { note: None } }
    }

    /// Characters for the field, as they come: what does not belong is told, not dropped.
    pub(super) fn take(&mut self, characters: impl IntoIterator<Item = char>) {
        if let Stage::Typing { note } = &mut self.stage {
            *note = None;
            self.field.push(characters, LONGEST);
        }
    }

    pub(super) fn rub(&mut self) {
        if matches!(self.stage, Stage::Typing { .. }) {
            self.field.pop();
        }
    }
}

/// How many places there are to choose from.
#[must_use]
pub fn choices(judged: &Judged) -> usize {
    judged.plans.len() + usize::from(judged.session)
}

impl State {
    /// Whether a key that was put in is being looked at.
    #[must_use]
    pub fn asking_about_a_key(&self) -> bool {
        matches!(&self.dialog, Some(Dialog::NewKey(new)) if new.stage == Stage::Asking)
    }
}

fn open(state: &mut State) -> Option<&mut NewKey> {
    match &mut state.dialog {
        Some(Dialog::NewKey(new)) => Some(new),
        _ => None,
    }
}

/// Opens the field.
pub(super) fn ask(state: &mut State, sought: Sought) {
    state.dialog = Some(Dialog::NewKey(Box::new(NewKey::new(sought))));
}

/// Enter: looks at what is in the field, goes on all the same, or opens the card of the place that is chosen.
pub(super) fn next(state: &mut State) -> Vec<Effect> {
    let Some(new) = open(state) else { return Vec::new() };
    match &new.stage {
        Stage::Typing { .. } if !new.field.is_empty() => {
            let field = std::mem::take(&mut new.field);
            new.stage = Stage::Asking;
            vec![Effect::JudgeKey(new.sought, field)]
        }
        Stage::Doubtful(judged) if judged.fitness == Fitness::Spoilt => {
            new.stage = Stage::Asking;
            vec![Effect::CleanKey(new.sought)]
        }
        // what the API refuses is kept on another key than Enter
        Stage::Typing { .. } | Stage::Asking | Stage::Doubtful(_) => Vec::new(),
        Stage::Choosing { judged, selected } => match judged.plans.get(*selected).cloned() {
            Some(plan) => {
                ask_apply(state, plan);
                Vec::new()
            }
            None if judged.session => {
                state.dialog = None;
                vec![Effect::RunWithKey]
            }
            None => Vec::new(),
        },
    }
}

/// Keeps a key that the API has refused.
pub(super) fn insist(state: &mut State) {
    let Some(new) = open(state) else { return };
    if let Stage::Doubtful(judged) = &new.stage
        && judged.fitness == Fitness::Refused
    {
        new.stage = Stage::Choosing { judged: judged.clone(), selected: 0 };
    }
}

pub(super) fn choose(state: &mut State, by: i8) {
    if let Some(NewKey { stage: Stage::Choosing { judged, selected }, .. }) = open(state) {
        let last = choices(judged).saturating_sub(1);
        *selected = selected.saturating_add_signed(by.into()).min(last);
    }
}

/// Closes the field; the key is forgotten.
pub(super) fn forget(state: &mut State) -> Vec<Effect> {
    state.dialog = None;
    vec![Effect::ForgetKey]
}

/// What was found about the key. Where the field was closed meanwhile, the key is forgotten.
pub(super) fn judged(state: &mut State, judged: Box<Judged>) -> Vec<Effect> {
    let waiting = |new: &&mut NewKey| new.stage == Stage::Asking && new.sought == judged.sought;
    let Some(new) = open(state).filter(waiting) else {
        return if state.changing() { Vec::new() } else { vec![Effect::ForgetKey] };
    };
    new.stage = match judged.fitness {
        Fitness::Good | Fitness::Unknown => Stage::Choosing { judged, selected: 0 },
        Fitness::Refused | Fitness::Spoilt => Stage::Doubtful(judged),
        Fitness::Unfit => Stage::Typing { note: Some(judged.says) },
    };
    Vec::new()
}
