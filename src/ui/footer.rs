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
use crate::model::order::InOrder;

/// What stands between two keys.
const AIR: usize = 3;
/// The same where the window is narrow, or has no room for every key and is not wide either.
const LESS: usize = 2;
/// Columns from which a window is not narrow, and from which it is wide.
const USUAL: usize = 60;
const WIDE: usize = 100;

/// Draws the last row. Help and quit always stay; of the others, as many as fit, the most needed first.
pub(super) fn draw(state: &State, frame: &mut Frame, area: Rect, look: Look) {
    let mut line: Vec<Span<'static>> = Vec::new();
    let (between, shown) = fitting(&bindings(state), usize::from(area.width), look);
    for (key, label, _) in shown {
        line.push(span(look, Role::Plain, &" ".repeat(if line.is_empty() { 1 } else { between })));
        line.push(span(look, Role::Key, &key));
        line.push(span(look, Role::Plain, &format!(" {label}")));
    }
    frame.render_widget(Line::from(line), area);
}

/// The key that stands in this column.
pub(super) fn at(state: &State, area: Rect, column: u16, look: Look) -> Option<Key> {
    let (between, shown) = fitting(&bindings(state), usize::from(area.width), look);
    let mut from = 1;
    for (key, label, pressed) in shown {
        let to = from + width(&key) + 1 + width(&label);
        if (from..to).contains(&usize::from(column.checked_sub(area.x)?)) {
            return pressed;
        }
        from = to + between;
    }
    None
}

/// A key as it is shown, what it does, and the key itself where it is only one.
type Shown = (String, String, Option<Key>);

/// How much a key is missed that is not shown: the ways out most, which in a dialog is the one back; then what leads on and explains; then what proves, and
/// moves between the steps; last what the screen itself names, too, or `?` is enough for.
const fn rank(act: Act, quits: bool) -> u8 {
    match act {
        Act::Help | Act::Quit => 0,
        Act::Back | Act::No | Act::Stop | Act::ForgetKey if !quits => 0,
        // it is named only where nothing but waiting helps
        Act::Watch => 1,
        Act::AskClaude | Act::Message | Act::Open(_) | Act::Again | Act::Undo => 3,
        Act::CopyCommand | Act::Search | Act::Paste | Act::Report | Act::History => 4,
        _ => 2,
    }
}

/// Whether it is one of the numbered answers on the phone.
const fn answers(binding: &Binding) -> bool {
    matches!(binding.act, Act::Reply(_) | Act::Tell(_))
}

/// The keys that have room, in the order of the bindings, and the cells between two of them.
fn fitting(all: &[Binding], room: usize, look: Look) -> (usize, Vec<Shown>) {
    let mut keys: Vec<(u8, Shown)> = Vec::new();
    let quits = all.iter().any(|it| it.footer && it.act == Act::Quit);
    let numbered: Vec<&Binding> = all.iter().filter(|it| answers(it)).collect();
    if let [first, .., last] = numbered.as_slice() {
        // the screen says what each of them means
        let key = format!("{}-{}", first.shown, last.shown);
        keys.push((2, (key, safe(look, &say!("walkthrough/key-reply")), None)));
    }
    for binding in all.iter().filter(|it| it.footer && !answers(it)) {
        let (key, label) = (safe(look, binding.shown), safe(look, &binding.label));
        if !keys.iter().any(|(_, (shown, says, _))| *shown == key || *says == label) {
            // `1-0` are ten keys
            let pressed = binding.keys.first().copied().filter(|_| !matches!(binding.act, Act::Open(_)));
            keys.push((rank(binding.act, quits), (key, label, pressed)));
        }
    }
    let cells = |(key, label, _): &Shown, between: usize| width(key) + 1 + width(label) + between;
    let needed = |between: usize| keys.iter().map(|(_, shown)| cells(shown, between)).sum::<usize>() + 1 - between;
    let airy = room >= WIDE || (room >= USUAL && !keys.is_empty() && needed(AIR) <= room);
    let between = if airy { AIR } else { LESS };
    let mut order: Vec<usize> = (0..keys.len()).collect();
    order.order_by_key(|at| keys.get(*at).map(|(rank, _)| *rank));
    let mut left = (room + between).saturating_sub(1);
    let mut kept: Vec<usize> = Vec::new();
    for at in order {
        let Some((rank, shown)) = keys.get(at) else { continue };
        let cells = cells(shown, between);
        if cells <= left || *rank == 0 {
            left = left.saturating_sub(cells);
            kept.push(at);
        }
    }
    let shown = keys.into_iter().enumerate().filter(|(at, _)| kept.contains(at)).map(|(_, (_, shown))| shown);
    (between, shown.collect())
}
