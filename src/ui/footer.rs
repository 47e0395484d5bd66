//! Which keys can be pressed? The last row, from the bindings that live right now.
//!
//! ```text
//!  ⏎ show the change   b back to work   1-0 step   r run again   ? help   q quit
//! ```

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::text::{safe, span, width};
use super::theme::{Look, Role};
use crate::app::{Act, Binding, Key, State, bindings};

/// What stands between two keys; less of it where the window is narrow.
const fn between(room: usize) -> &'static str {
    if room < 60 { "  " } else { "   " }
}

/// Draws the last row. What does not fit goes from the right; help and quit always stay.
pub(super) fn draw(state: &State, frame: &mut Frame, area: Rect, look: Look) {
    let mut line: Vec<Span<'static>> = Vec::new();
    let room = usize::from(area.width);
    for (key, label, _) in fitting(&bindings(state), room, look) {
        line.push(span(look, Role::Plain, if line.is_empty() { " " } else { between(room) }));
        line.push(span(look, Role::Key, &key));
        line.push(span(look, Role::Plain, &format!(" {label}")));
    }
    frame.render_widget(Line::from(line), area);
}

/// The key that stands in this column.
pub(super) fn at(state: &State, area: Rect, column: u16, look: Look) -> Option<Key> {
    let room = usize::from(area.width);
    let mut from = 1;
    for (key, label, pressed) in fitting(&bindings(state), room, look) {
        let to = from + width(&key) + 1 + width(&label);
        if (from..to).contains(&usize::from(column.checked_sub(area.x)?)) {
            return pressed;
        }
        from = to + between(room).len();
    }
    None
}

/// A key as it is shown, what it does, and the key itself where it is only one.
type Shown = (String, String, Option<Key>);

fn fitting(all: &[Binding], room: usize, look: Look) -> Vec<Shown> {
    let mut keys: Vec<(bool, Shown)> = Vec::new();
    let answers: Vec<&Binding> = all.iter().filter(|it| matches!(it.act, Act::Reply(_) | Act::Tell(_))).collect();
    if let [first, .., last] = answers.as_slice() {
        // the screen says what each of them means
        let key = format!("{}-{}", first.shown, last.shown);
        keys.push((false, (key, safe(look, &say!("walkthrough/key-reply")), None)));
    }
    for binding in all.iter().filter(|it| it.footer && !matches!(it.act, Act::Reply(_) | Act::Tell(_))) {
        let (key, label) = (safe(look, binding.shown), safe(look, &binding.label));
        if !keys.iter().any(|(_, (shown, says, _))| *shown == key || *says == label) {
            // `1-0` are ten keys
            let pressed = binding.keys.first().copied().filter(|_| !matches!(binding.act, Act::Open(_)));
            keys.push((matches!(binding.act, Act::Help | Act::Quit), (key, label, pressed)));
        }
    }
    while taken(&keys, between(room).len()) > room {
        let Some(at) = keys.iter().rposition(|(stays, _)| !stays) else {
            break;
        };
        keys.remove(at);
    }
    keys.into_iter().map(|(_, shown)| shown).collect()
}

/// The cells of these keys: one at the left edge, and so many between two of them.
fn taken(keys: &[(bool, Shown)], between: usize) -> usize {
    let words: usize = keys.iter().map(|(_, (key, label, _))| width(key) + 1 + width(label)).sum();
    1 + words + between * keys.len().saturating_sub(1)
}
