//! What is a person asked? Sample questions on their steps, and the card before a real message.

use claude_fix::app::State;
use claude_fix::app::state::{Card, Dialog, Question, Screen};
use claude_fix::model::question::{Choice, Kind, Open};
use claude_fix::model::step::Step;

use super::machine::all_well;

fn choices() -> Kind {
    let choice = |id, words: &str| Choice { id, words: words.to_owned() };
    Kind::Choose(vec![
        choice("yes", "Yes, that is the right account"),
        choice("no", "No, my plan belongs to another account"),
    ])
}

fn asking(id: &'static str, step: Step, words: &str, kind: Kind) -> State {
    let mut state = all_well();
    state.screen = Screen::Step(step);
    if let Some(assessment) = &mut state.assessment {
        assessment.questions = vec![Open { id, step, words: words.to_owned(), kind }];
    }
    state
}

/// The card that asks before a message.
pub(crate) fn card() -> State {
    let card = Card { seen: true, ..Card::new(Question::Message) };
    State { dialog: Some(Dialog::Card(card)), ..all_well() }
}

/// A question on its step.
pub(crate) fn on_step() -> State {
    let words = "d…v@example.com is signed in here, with the plan max. Is that the account that you want to use Claude Code \
                 with?";
    asking("account.wrong_account", Step::SignIn, words, choices())
}

/// The same, being answered.
pub(crate) fn choosing() -> State {
    State { dialog: Some(Dialog::Ask { selected: 1, typed: String::new() }), ..on_step() }
}

/// An address was pasted.
pub(crate) fn address() -> State {
    let words = "Does the browser show an error instead of the sign-in page? Paste the address that you opened; only whether \
                 it is whole is looked at.";
    let state = asking("remote.url_truncated", Step::Editors, words, Kind::Address);
    let typed =
        "https://claude.com/cai/oauth/authorize?code=true&client_id=9d1c250a&redirect_uri=https%3A%2F%2Fplatform"
            .into();
    State { dialog: Some(Dialog::Ask { selected: 0, typed }), ..state }
}
