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
use crate::app::{Act, Binding, State, bindings};

/// What stands between two keys; less of it where the window is narrow.
const fn between(room: usize) -> &'static str {
    if room < 60 { "  " } else { "   " }
}

/// Draws the last row. What does not fit goes from the right; help and quit always stay.
pub(super) fn draw(state: &State, frame: &mut Frame, area: Rect, look: Look) {
    let mut line: Vec<Span<'static>> = Vec::new();
    let room = usize::from(area.width);
    for (key, label) in fitting(&bindings(state), room, look) {
        line.push(span(look, Role::Plain, if line.is_empty() { " " } else { between(room) }));
        line.push(span(look, Role::Key, &key));
        line.push(span(look, Role::Plain, &format!(" {label}")));
    }
    frame.render_widget(Line::from(line), area);
}

fn fitting(all: &[Binding], room: usize, look: Look) -> Vec<(String, String)> {
    let mut keys: Vec<(bool, String, String)> = Vec::new();
    for binding in all.iter().filter(|binding| binding.footer) {
        let (key, label) = (safe(look, binding.shown), safe(look, &binding.label));
        if !keys.iter().any(|(_, shown, says)| *shown == key || *says == label) {
            keys.push((matches!(binding.act, Act::Help | Act::Quit), key, label));
        }
    }
    while taken(&keys, between(room).len()) > room {
        let Some(at) = keys.iter().rposition(|(stays, _, _)| !stays) else {
            break;
        };
        keys.remove(at);
    }
    keys.into_iter().map(|(_, key, label)| (key, label)).collect()
}

/// The cells of these keys: one at the left edge, and so many between two of them.
fn taken(keys: &[(bool, String, String)], between: usize) -> usize {
    let words: usize = keys.iter().map(|(_, key, label)| width(key) + 1 + width(label)).sum();
    1 + words + between * keys.len().saturating_sub(1)
}
