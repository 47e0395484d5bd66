//! How does a call with the help desk look? Every step of the walkthrough and its fields, reached by the keys that lead there.

use claude_fix::app::{Effect, Event, Key, State, update};
use claude_fix::headless::ticket::markdown;
use claude_fix::model::time::Moment;

use super::machine::{all_well, key_overrides_login, running};
use super::{questions, troubles};

/// The keys, with what the program answers to each; the call takes three minutes and five seconds.
fn pressed(mut state: State, keys: &str) -> State {
    tell(&mut state, Event::Key(Key::Char('w')), "2026-11-21T14:02:11Z");
    for key in keys.chars() {
        let key = if key == '\n' { Key::Enter } else { Key::Char(key) };
        tell(&mut state, Event::Key(key), "2026-11-21T14:05:16Z");
    }
    state
}

fn tell(state: &mut State, event: Event, now: &str) {
    for effect in update(state, event) {
        match effect {
            Effect::Time => tell(state, Event::Time(Moment::from_iso(now).unwrap()), now),
            // the machine stays as it is
            Effect::Check(run) => {
                if let Some(found) = state.assessment.clone() {
                    tell(state, Event::RunDone(run, found), now);
                }
            }
            Effect::Ticket(ticket) => {
                let text = markdown(&ticket).replace(env!("CARGO_PKG_VERSION"), "1.2.3");
                tell(state, Event::Ticket(text), now);
            }
            _ => {}
        }
    }
}

/// The steps of a call by name, and the fields that open in it.
pub(crate) fn all() -> Vec<(&'static str, State)> {
    let broken = |keys: &str| pressed(key_overrides_login(), keys);
    vec![
        ("walkthrough/call", broken("")),
        ("walkthrough/looking", pressed(running(), "1")),
        ("walkthrough/diagnosis", broken("iINC-4711\n1")),
        ("walkthrough/evidence", broken("11")),
        ("walkthrough/questions", broken("13")),
        ("walkthrough/repair", broken("111")),
        ("walkthrough/well", pressed(all_well(), "1")),
        ("walkthrough/question", pressed(questions::on_step(), "11")),
        ("walkthrough/by_hand", pressed(troubles::network_down(), "111")),
        ("walkthrough/verify", broken("1111")),
        ("walkthrough/solved", pressed(all_well(), "iINC-4711\n1211")),
        ("walkthrough/ticket", broken("iINC-4711\n1eThe VPN was off\n1111")),
        ("walkthrough/number", broken("iINC-4711")),
        ("walkthrough/unwritten", broken("11q")),
        ("walkthrough/note", broken("1eThe VPN was off when it began")),
    ]
}
