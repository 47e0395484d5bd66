//! What explains a screen? The explanation of a step, a check and a cause, and the search for them.

use claude_fix::app::about::{About, Subject};
use claude_fix::app::state::Dialog;
use claude_fix::app::{Event, Key, State, update};
use claude_fix::causes;
use claude_fix::model::step::Step;

use super::machine::key_overrides_login;

/// A key that is said to be rejected: what is explained is what the program says itself.
fn known() -> State {
    State { book: causes::book(claude_fix::model::machine::Os::Linux), ..key_overrides_login() }
}

fn about(subject: Subject, scroll: u16) -> State {
    let mut about = About::new(vec![subject, Subject::Step(Step::ApiKey)], None);
    about.scroll = scroll;
    State { dialog: Some(Dialog::About(Box::new(about))), ..known() }
}

fn searched(typed: &str) -> State {
    let mut state = known();
    for key in typed.chars() {
        update(&mut state, Event::Key(Key::Char(key)));
    }
    state
}

/// The explanations and searches by name.
pub(crate) fn all() -> Vec<(&'static str, State)> {
    vec![
        ("about/step", about(Subject::Step(Step::Network), 0)),
        ("about/check", about(Subject::Check("environment.variables".into()), 0)),
        ("about/cause", about(Subject::Cause("env.api_key_overrides_login".into()), 0)),
        ("about/cause_elsewhere", about(Subject::Cause("proxy.unreachable".into()), 3)),
        ("search/begins", searched("/")),
        ("search/found", searched("/key rej")),
        ("search/nothing", searched("/xyzzy")),
    ]
}
