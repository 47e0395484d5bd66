//! How does a call with the help desk look? Every step of the walkthrough and its fields, reached by the keys that lead there.

use claude_fix::app::{Effect, Event, Key, State, update};
use claude_fix::headless::ticket::markdown;
use claude_fix::model::time::Moment;

use super::machine::{key_overrides_login, running};

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
        ("walkthrough/verify", broken("1111")),
        ("walkthrough/ticket", broken("iINC-4711\n1eThe VPN was off\n1111")),
        ("walkthrough/number", broken("iINC-4711")),
        ("walkthrough/note", broken("1eThe VPN was off when it began")),
    ]
}
