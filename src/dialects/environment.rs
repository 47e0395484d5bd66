//! Which lines of an environment file (`/etc/environment`, `environment.d`, `.env`) set a variable?

use super::bytes::{BOM, byte, find, is_blank, name_length, next_line, part, rest};
use super::script::{Act, Builder, Part, Script, Span};
use crate::model::secret::Secret;

/// Reads a whole file.
pub(super) fn read(text: &[u8]) -> Script {
    let mut built = Builder::new();
    let mut at = if text.starts_with(BOM) { BOM.len() } else { 0 };
    built.start(at);
    // a quote that never comes again need not be looked for again
    let mut gone = [false; 2];
    while at < text.len() {
        let end = match assignment(part(text, at, next_line(text, at))) {
            Some(found) => {
                let end = value_end(text, at + found.value, &mut gone);
                add(text, &mut built, at, &found, end);
                end
            }
            None => next_line(text, at),
        };
        built.end_line(end, end);
        at = end;
    }
    built.script
}

/// Where a line's name and value start, counted from the line's start.
struct Found {
    name: Span,
    value: usize,
}

fn assignment(line: &[u8]) -> Option<Found> {
    let blanks = |at: usize| rest(line, at).iter().take_while(|b| is_blank(**b)).count();
    let mut start = blanks(0);
    if rest(line, start).starts_with(b"export") && blanks(start + 6) > 0 {
        start += 6 + blanks(start + 6);
    }
    let end = start + name_length(rest(line, start));
    let equals = end + blanks(end);
    (end > start && byte(line, equals) == b'=')
        .then(|| Found { name: Span { start, end }, value: equals + 1 + blanks(equals + 1) })
}

/// The place behind the line that ends the value: a quote may run over several.
fn value_end(text: &[u8], start: usize, gone: &mut [bool; 2]) -> usize {
    let line = next_line(text, start);
    let quote = byte(text, start);
    let known = match quote {
        b'"' => gone.first_mut(),
        b'\'' => gone.last_mut(),
        _ => None,
    };
    let Some(known) = known.filter(|known| !**known) else { return line };
    let Some(close) = find(text, start + 1, quote) else {
        *known = true;
        return line;
    };
    let end = next_line(text, close);
    let behind = part(text, close + 1, end);
    let comment = behind.iter().find(|b| !b.is_ascii_whitespace()).is_none_or(|b| *b == b'#');
    if close >= line && comment { end } else { line }
}

fn add(text: &[u8], built: &mut Builder, at: usize, found: &Found, end: usize) {
    let value = Span { start: at + found.value, end };
    let variable = String::from_utf8_lossy(part(text, at + found.name.start, at + found.name.end)).into_owned();
    built.word(Span { start: at + found.name.start, end });
    built.value(value);
    let value = literal(part(text, value.start, value.end)).map(Secret::new);
    let act = Act::Set { variable, value, exported: true };
    built.finish(false, |_| (vec![Part { act, first: 0, last: 0 }], 1));
}

/// The value without its quotes and the comment behind it; `None` if something would be put in for a `$`.
pub(super) fn literal(raw: &[u8]) -> Option<Vec<u8>> {
    let raw = raw.trim_ascii_end();
    let quote = byte(raw, 0);
    if matches!(quote, b'"' | b'\'')
        && let Some(length) = rest(raw, 1).iter().position(|b| *b == quote)
        && rest(raw, length + 2).iter().find(|b| !is_blank(**b)).is_none_or(|b| *b == b'#')
    {
        let inside = part(raw, 1, length + 1);
        return (quote == b'\'' || !expands(inside)).then(|| inside.to_vec());
    }
    let comment = raw.windows(2).position(|two| is_blank(byte(two, 0)) && byte(two, 1) == b'#');
    let plain = part(raw, 0, comment.unwrap_or(raw.len())).trim_ascii_end();
    (!expands(plain)).then(|| plain.to_vec())
}

fn expands(value: &[u8]) -> bool {
    let begins = |b: u8| b.is_ascii_alphabetic() || matches!(b, b'_' | b'{' | b'(');
    value.windows(2).any(|two| byte(two, 0) == b'$' && begins(byte(two, 1)))
}
