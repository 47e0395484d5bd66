//! What is asked before something is taken back or carried to its end, and what is never offered again?

use super::dialogs::card;
use super::effect::Effect;
use super::state::{Dialog, Question, State};
use crate::model::back::Back;
use crate::model::journal::{Entry, EntryState};
use crate::words::Listed;

/// Looks at what it would take to take back the latest change, or the one in whose middle claude-fix was stopped.
pub(super) fn ask_undo(state: &mut State) -> Vec<Effect> {
    let id = match &state.dialog {
        Some(Dialog::Stopped(stopped)) => Some(stopped.entry.id),
        _ => state.undoable().map(|entry| entry.id),
    };
    if id.is_none() {
        // what a program did, as signing in, is done and stays
        let stays = state.journal.iter().filter(|entry| entry.state == EntryState::Applied);
        let stays: Vec<&str> = stays.map(|entry| entry.plan.title.as_str()).collect();
        let text = if stays.is_empty() {
            say!("app/nothing-to-take-back")
        } else {
            say!("app/nothing-left-to-take-back", titles = stays.listed())
        };
        state.dialog = Some(Dialog::Notice { text });
    }
    id.map(Effect::LookBack).into_iter().collect()
}

/// Opens the card for taking back a change, or says why that cannot be done; not over another question.
pub(super) fn ask_back(state: &mut State, back: Result<Box<Back>, String>) -> Vec<Effect> {
    if matches!(state.dialog, None | Some(Dialog::Result(_) | Dialog::Stopped(_))) {
        state.dialog = Some(match back {
            Ok(back) => card(Question::Undo(back)),
            Err(because) => Dialog::Notice { text: say!("app/not-taken-back", because = because) },
        });
    }
    Vec::new()
}

/// Opens the card for carrying to its end what claude-fix was stopped in the middle of.
pub(super) fn ask_finish(state: &mut State) {
    if let Some(Dialog::Stopped(stopped)) = &state.dialog
        && let Ok(rest) = &stopped.rest
    {
        state.dialog = Some(card(Question::Finish(Box::new(rest.clone()))));
    }
}

/// What did not help in an earlier run of claude-fix is not offered again as long as the files are as they were then.
pub(super) fn recall(state: &mut State) {
    let plans = state.assessment.iter().flat_map(|assessment| &assessment.plans);
    let vain = plans.filter(|plan| state.journal.iter().any(|entry| entry.tried_in_vain(plan)));
    let vain: Vec<String> = vain.map(|plan| plan.id.clone()).collect();
    state.tried.extend(vain);
}
impl State {
    /// The latest entry that can be taken back.
    #[must_use]
    pub fn undoable(&self) -> Option<&Entry> {
        self.journal.iter().rev().find(|entry| entry.can_undo())
    }
}
