//! What does a word of PowerShell say once its quotes are gone? `None` where only running it could tell.

use super::bytes::{byte, is_blank, part, rest};

/// A value without its quotes.
pub(super) fn literal(raw: &[u8]) -> Option<Vec<u8>> {
    let raw = raw.trim_ascii();
    let inside = part(raw, 1, raw.len().saturating_sub(1));
    match (byte(raw, 0), raw.len() > 1 && raw.first() == raw.last()) {
        (b'\'', true) => single(inside),
        (b'"', true) => double(inside),
        // a number is the only value that stands without quotes
        _ => (!raw.is_empty() && raw.iter().all(u8::is_ascii_digit)).then(|| raw.to_vec()),
    }
}

fn single(inside: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < inside.len() {
        if byte(inside, at) == b'\'' {
            (byte(inside, at + 1) == b'\'').then_some(())?;
            at += 1;
        }
        out.push(byte(inside, at));
        at += 1;
    }
    Some(out)
}

fn double(inside: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < inside.len() {
        match (byte(inside, at), byte(inside, at + 1)) {
            (b'`', b'u') => return None,
            (b'`', escaped) => {
                at += 1;
                out.push(match escaped {
                    b'n' => b'\n',
                    b't' => b'\t',
                    b'r' => b'\r',
                    b'0' => 0,
                    other => other,
                });
            }
            (b'"', b'"') => {
                at += 1;
                out.push(b'"');
            }
            (b'"', _) => return None,
            (b'$', next) if next.is_ascii_alphanumeric() || matches!(next, b'_' | b'{' | b'(' | b':' | b'?' | b'$') => {
                return None;
            }
            (other, _) => out.push(other),
        }
        at += 1;
    }
    Some(out)
}

/// The arguments of a call, from behind its bracket to the one that closes it.
pub(super) fn arguments(text: &[u8]) -> Vec<&[u8]> {
    let mut found = Vec::new();
    let (mut at, mut from, mut depth) = (0, 0, 0_usize);
    while at < text.len() {
        match byte(text, at) {
            quote @ (b'"' | b'\'') => at = behind(text, at, quote),
            b'(' | b'[' | b'{' => {
                depth += 1;
                at += 1;
            }
            b')' if depth == 0 => {
                found.push(part(text, from, at).trim_ascii());
                return found;
            }
            b')' | b']' | b'}' => {
                depth = depth.saturating_sub(1);
                at += 1;
            }
            b',' if depth == 0 => {
                found.push(part(text, from, at).trim_ascii());
                at += 1;
                from = at;
            }
            _ => at += 1,
        }
    }
    found
}

/// The words of a command, quotes and all.
pub(super) fn words(text: &[u8]) -> Vec<&[u8]> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let blanks = rest(text, at).iter().take_while(|b| is_blank(**b)).count();
        let start = at + blanks;
        at = start;
        while at < text.len() && !is_blank(byte(text, at)) {
            at = match byte(text, at) {
                quote @ (b'"' | b'\'') => behind(text, at, quote),
                b'`' => at + 2,
                _ => at + 1,
            };
        }
        if at > start {
            found.push(part(text, start, at));
        }
    }
    found
}

/// The place behind the string that begins at `at`.
fn behind(text: &[u8], at: usize, quote: u8) -> usize {
    let mut at = at + 1;
    while at < text.len() {
        match byte(text, at) {
            b'`' if quote == b'"' => at += 2,
            here if here == quote => return at + 1,
            _ => at += 1,
        }
    }
    at
}
