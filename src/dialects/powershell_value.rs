//! What does a word of PowerShell say once its quotes are gone? `None` where only running it could tell.

use super::bytes::{byte, is_blank, part, rest};

/// The quote at a place: `'` or `"`, and how many bytes it takes. PowerShell takes typographic quotes for those.
pub(super) fn quote(text: &[u8], at: usize) -> Option<(u8, usize)> {
    match rest(text, at) {
        [b'\'', ..] => Some((b'\'', 1)),
        [b'"', ..] => Some((b'"', 1)),
        [0xe2, 0x80, 0x98..=0x9b, ..] => Some((b'\'', 3)),
        [0xe2, 0x80, 0x9c..=0x9e, ..] => Some((b'"', 3)),
        _ => None,
    }
}

/// The place behind the string that begins with the quote at `at`; `None` if nothing closes it.
pub(super) fn behind(text: &[u8], at: usize) -> Option<usize> {
    let (kind, length) = quote(text, at)?;
    let same = |at: usize| quote(text, at).filter(|(found, _)| *found == kind);
    let mut at = at + length;
    while at < text.len() {
        if let Some((_, length)) = same(at) {
            at += length;
            // doubled, it stands for itself
            match same(at) {
                Some((_, more)) => at += more,
                None => return Some(at),
            }
        } else {
            at += if kind == b'"' && byte(text, at) == b'`' { 2 } else { 1 };
        }
    }
    None
}

/// A value without its quotes.
pub(super) fn literal(raw: &[u8]) -> Option<Vec<u8>> {
    let raw = raw.trim_ascii();
    let Some((kind, length)) = quote(raw, 0) else {
        // a number is the only value that stands without quotes
        return (!raw.is_empty() && raw.iter().all(u8::is_ascii_digit)).then(|| raw.to_vec());
    };
    let same = |at: usize| quote(raw, at).filter(|(found, _)| *found == kind);
    let (mut out, mut at) = (Vec::new(), length);
    while at < raw.len() {
        if let Some((_, length)) = same(at) {
            at += length;
            let Some((_, more)) = same(at) else { return (at == raw.len()).then_some(out) };
            out.extend_from_slice(part(raw, at, at + more));
            at += more;
            continue;
        }
        match (kind, byte(raw, at), byte(raw, at + 1)) {
            (b'"', b'`', b'u') => return None,
            (b'"', b'`', escaped) => {
                at += 1;
                out.push(match escaped {
                    b'n' => b'\n',
                    b't' => b'\t',
                    b'r' => b'\r',
                    b'0' => 0,
                    other => other,
                });
            }
            (b'"', b'$', next)
                if next.is_ascii_alphanumeric() || matches!(next, b'_' | b'{' | b'(' | b':' | b'?' | b'$') =>
            {
                return None;
            }
            (_, other, _) => out.push(other),
        }
        at += 1;
    }
    None
}

/// The arguments of a call, from behind its bracket to the one that closes it.
pub(super) fn arguments(text: &[u8]) -> Vec<&[u8]> {
    let mut found = Vec::new();
    let (mut at, mut from, mut depth) = (0, 0, 0_usize);
    while at < text.len() {
        if quote(text, at).is_some() {
            at = behind(text, at).unwrap_or(text.len());
            continue;
        }
        match byte(text, at) {
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
                _ if quote(text, at).is_some() => behind(text, at).unwrap_or(text.len()),
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
