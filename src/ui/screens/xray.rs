//! Where are the characters that nobody sees? An X-ray of each value: its public ends, dots between, and what is odd.
//!
//! ```text
//! ANTHROPIC_API_KEY   from ~/.zshrc line 12, 109 characters
//!   sk-ant-api03-•••••••••••••••••••••••••••▮•••••••••••••••wXyZ
//!                                           ^41
//!      at  code     what it is, and what Claude Code does with it
//!      41  U+200B   ZERO WIDTH SPACE (invisible): refuses the value
//! ```

use ratatui::text::{Line, Span};

use crate::app::State;
use crate::model::hidden::{Effect, Found, HiddenCharacters, Inspected};
use crate::ui::page::Page;
use crate::ui::text::width;
use crate::ui::theme::{Look, Role};
use crate::words::Listed;

/// How far the cells stand from the left.
const INDENT: usize = 2;
/// The most rows of cells that one value takes.
const MOST_ROWS: usize = 6;
/// The column at which the words about a character begin.
const COLUMN: usize = 20;
/// The most characters that are told in words.
const MOST_TOLD: usize = 12;

/// Writes the X-ray of every value that holds something odd.
pub(super) fn write(state: &State, page: &mut Page) {
    let Some(hidden) = state.assessment.as_ref().and_then(|it| it.facts.get::<HiddenCharacters>()) else {
        return;
    };
    if hidden.values.is_empty() {
        return;
    }
    page.heading(&say!("ui/x-ray"));
    if !page.look.lines {
        let dot = page.look.pick("•", ".");
        let (harm, none) = (mark(page.look, Effect::Sent), mark(page.look, Effect::Trimmed));
        page.text(Role::Dim, &say!("ui/not-shown-does-not-belong", dot = dot, harm = harm, none = none));
    }
    for value in &hidden.values {
        one(value, page);
    }
}

const fn mark(look: Look, effect: Effect) -> char {
    match (effect, look.ascii) {
        (Effect::Trimmed, false) => '▯',
        (Effect::Trimmed, true) => '_',
        (_, false) => '▮',
        (_, true) => '#',
    }
}

fn one(value: &Inspected, page: &mut Page) {
    page.gap();
    let places = value.places.listed();
    let about = if value.in_force {
        say!("ui/x-ray-value", places = places, count = value.length)
    } else {
        say!("ui/x-ray-unused-value", places = places, count = value.length)
    };
    let name = format!("{}  ", value.variable);
    page.hang(&[(if value.spoilt() { Role::Bad } else { Role::Strong }, &name)], INDENT, Role::Plain, &about);
    if !value.text {
        page.indented(INDENT, Role::Bad, &say!("ui/no-text-utf-8-so"));
        return;
    }
    if page.look.lines {
        return in_words(value, page);
    }
    let all = cells(value, page.look);
    let room = page.width.saturating_sub(INDENT).max(8);
    let odd_in = |row: usize| value.found.iter().any(|it| (it.position - 1) / room == row);
    let rows: Vec<usize> = (0..all.len().div_ceil(room)).collect();
    let wanted = |row: &usize| rows.len() <= MOST_ROWS || odd_in(*row);
    for row in rows.iter().copied().filter(wanted).take(MOST_ROWS) {
        let cells = all.iter().skip(row * room).take(room);
        let mut line = vec![Span::raw(" ".repeat(INDENT))];
        // made of the public ends and of fixed signs: nothing here needs to be cleaned once more
        line.extend(cells.map(|(role, c)| Span::styled(String::from(*c), page.look.style(*role))));
        page.lines.push(Line::from(line));
        let marks = marks(value, row, room);
        if !marks.is_empty() {
            let line = format!("{}{marks}", " ".repeat(INDENT));
            page.lines.push(Line::from(Span::styled(line, page.look.style(Role::Warning))));
        }
    }
    page.hang(&[(Role::Dim, &x_ray_head())], COLUMN, Role::Dim, &say!("ui/what-what-claude-code-does"));
    in_words(value, page);
}

/// The heads of the two columns of numbers, at the right edge of the first and the left edge of the second.
fn x_ray_head() -> String {
    let at = say!("ui/x-ray-at");
    format!("{}{at}  {}", " ".repeat(7_usize.saturating_sub(width(&at))), say!("ui/x-ray-code"))
}

/// What is odd, one character a line.
fn in_words(value: &Inspected, page: &mut Page) {
    for found in value.found.iter().take(MOST_TOLD) {
        told(found, page);
    }
    let more = value.more + value.found.len().saturating_sub(MOST_TOLD);
    if more > 0 {
        page.indented(COLUMN, Role::Dim, &say!("ui/and-more", more = more));
    }
}

fn told(found: &Found, page: &mut Page) {
    let role = if found.effect == Effect::Trimmed { Role::Dim } else { Role::Bad };
    let at = format!("{:>7}  ", found.position);
    let (name, kind, effect) = (&found.name, found.kind.words(), found.effect.words());
    let words = if found.replaced {
        say!("ui/odd-character-replaced", name = name, kind = kind, effect = effect)
    } else {
        say!("ui/odd-character", name = name, kind = kind, effect = effect)
    };
    page.hang(&[(Role::Strong, &at), (role, &found.code_point)], COLUMN, Role::Plain, &words);
}

/// One sign for each character: the public prefix and the last four are shown, and nothing else.
fn cells(value: &Inspected, look: Look) -> Vec<(Role, char)> {
    let dot = if look.ascii { '.' } else { '•' };
    let mut cells = vec![(Role::Dim, dot); value.length];
    let mut shown = vec![true; value.length];
    for found in &value.found {
        if let (Some(cell), Some(shown)) = (cells.get_mut(found.position - 1), shown.get_mut(found.position - 1)) {
            let role = if found.effect == Effect::Trimmed { Role::Warning } else { Role::Bad };
            *cell = (role, mark(look, found.effect));
            *shown = false;
        }
    }
    let Some((prefix, tail)) = value.fingerprint.as_ref().and_then(|it| it.as_str().split_once('…')) else {
        return cells;
    };
    if value.more > 0 {
        // not every odd character is known, so that the ends cannot be placed
        return cells;
    }
    // what is replaced takes the place of a character of the clean value; what goes does not
    let kept = |at: &usize| {
        shown.get(*at).copied().unwrap_or(false) || value.found.iter().any(|it| it.position == at + 1 && it.replaced)
    };
    let kept: Vec<usize> = (0..value.length).filter(kept).collect();
    let ends = kept.iter().zip(prefix.chars()).chain(kept.iter().rev().zip(tail.chars().rev()));
    for (at, c) in ends {
        if shown.get(*at) == Some(&true)
            && let Some(cell) = cells.get_mut(*at)
        {
            *cell = (Role::Strong, c);
        }
    }
    cells
}

/// `^41` below each odd character of a row; the number stands where there is room.
fn marks(value: &Inspected, row: usize, room: usize) -> String {
    let mut out = String::new();
    let here = value.found.iter().filter(|it| (it.position - 1) / room == row);
    let columns: Vec<(usize, usize)> = here.map(|it| ((it.position - 1) % room, it.position)).collect();
    for (index, (column, position)) in columns.iter().enumerate() {
        let number = position.to_string();
        let next = columns.get(index + 1).map_or(room, |(next, _)| next.saturating_sub(1));
        let before = out.len() + usize::from(!out.is_empty());
        let fits_behind = column + 1 + number.len() <= next;
        let fits_before = before + number.len() <= *column;
        if !fits_behind && fits_before {
            out.push_str(&" ".repeat(column - number.len() - out.len()));
            out.push_str(&number);
        }
        out.push_str(&" ".repeat(column.saturating_sub(out.len())));
        out.push('^');
        if fits_behind {
            out.push_str(&number);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::hidden::Kind;
    use crate::model::secret::Secret;

    fn value(clean: &str, length: usize, odd: &[(usize, bool)]) -> Inspected {
        let found = odd.iter().map(|(position, replaced)| Found {
            position: *position,
            code_point: "U+200B".into(),
            name: "ZERO WIDTH SPACE".into(),
            kind: Kind::Invisible,
            effect: Effect::Refused,
            replaced: *replaced,
        });
        Inspected {
            variable: "ANTHROPIC_API_KEY".into(),
            places: vec!["this terminal".into()],
            in_force: true,
            length,
            fingerprint: Secret::new(clean.as_bytes().to_vec()).fingerprint(),
            found: found.collect(),
            more: 0,
            text: true,
        }
    }

    fn drawn(value: &Inspected) -> String {
        cells(value, Look { ascii: true, ..Look::FULL }).into_iter().map(|(_, c)| c).collect()
    }

    const KEY: &str = "sk-ant-api03-AbCdEfGhIjKlMnOpQrStUvWxYz0123wXyZ";

    #[test]
    fn only_the_public_ends_are_drawn() {
        let hidden = ".".repeat(KEY.len() - 17);
        let whole = |odd: &[(usize, bool)], more: usize| drawn(&value(KEY, KEY.len() + more, odd));
        assert_eq!(whole(&[(1, false)], 1), format!("#sk-ant-api03-{hidden}wXyZ"));
        assert_eq!(whole(&[(3, false), (48, false)], 2), format!("sk#-ant-api03-{hidden}wXy#Z"));
        assert_eq!(whole(&[(2, true)], 0), format!("s#-ant-api03-{hidden}wXyZ"));
        assert_eq!(drawn(&value("short", 6, &[(3, false)])), "..#...");
    }

    #[test]
    fn numbers_stand_where_there_is_room() {
        let at = |odd: &[usize], row| {
            marks(&value(KEY, 60, &odd.iter().map(|it| (*it, false)).collect::<Vec<_>>()), row, 30)
        };
        assert_eq!(at(&[1, 2, 10], 0), "^^2      ^10");
        assert_eq!(at(&[30], 0), format!("{}30^", " ".repeat(27)));
        assert_eq!((at(&[31], 1).as_str(), at(&[31], 0).as_str()), ("^31", ""));
    }
}
