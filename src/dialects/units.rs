//! How is one character of a value found where it is written, as itself or as an escape? Piece by piece.

use super::bytes::{byte, part};
use super::script::Span;
use crate::model::hidden::Correction;

/// A piece of a word as it is written: one character, or one escape with what it may stand for.
struct Unit {
    span: Span,
    /// What it may stand for, the likeliest first.
    means: Vec<Vec<u8>>,
}

/// Where the characters to correct are written in `raw`, whose value is `value`, and what comes there; in order.
///
/// A piece that is no part of the value is a quote or the like, and stays. The caller reads the result once more: where
/// this guesses wrong, the value is not the expected one.
pub(super) fn locate(
    raw: &[u8],
    value: &str,
    corrections: &[Correction],
    escapes: bool,
) -> Option<Vec<(Span, Vec<u8>)>> {
    let mut wanted = corrections.iter().peekable();
    let mut found = Vec::new();
    let mut rest = value.char_indices().enumerate().peekable();
    let mut partial: Option<(Span, Vec<u8>)> = None;
    for unit in units(raw, escapes) {
        let Some((index, (at, c))) = rest.peek().copied() else { break };
        // a character that is written byte by byte: `\xe2\x80\x8b`
        let encoded = c.encode_utf8(&mut [0; 4]).as_bytes().to_vec();
        let begun = partial.as_ref().map_or(0, |(_, bytes)| bytes.len());
        let ahead = encoded.get(begun..).unwrap_or_default();
        if let Some(piece) =
            unit.means.iter().find(|piece| piece.len() < ahead.len() && ahead.starts_with(piece)).cloned()
            && escapes
        {
            let (span, mut bytes) = partial.take().unwrap_or((unit.span, Vec::new()));
            bytes.extend(piece);
            partial = Some((Span { start: span.start, end: unit.span.end }, bytes));
            continue;
        }
        let whole = unit.means.iter().find(|piece| piece.as_slice() == ahead);
        let span = match (whole, partial.take()) {
            (Some(_), Some((begun, _))) => Span { start: begun.start, end: unit.span.end },
            (Some(_), None) => unit.span,
            (None, Some(_)) => return None,
            (None, None) => {
                // an escape that is none here stands for all its characters: `'\n'`
                let raw = part(raw, unit.span.start, unit.span.end);
                if raw.len() > 1 && value.as_bytes().get(at..).is_some_and(|ahead| ahead.starts_with(raw)) {
                    let count = String::from_utf8_lossy(raw).chars().count();
                    if wanted.peek().is_some_and(|it| it.index < index + count) {
                        return None;
                    }
                    rest.by_ref().take(count).for_each(drop);
                }
                continue;
            }
        };
        rest.next();
        if let Some(correction) = wanted.next_if(|it| it.index == index) {
            found.push((span, correction.instead.map(|c| c.to_string().into_bytes()).unwrap_or_default()));
        }
    }
    (wanted.peek().is_none() && rest.peek().is_none()).then_some(found)
}

fn units(raw: &[u8], escapes: bool) -> Vec<Unit> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < raw.len() {
        let (length, means) = if escapes && byte(raw, at) == b'\\' { escape(raw, at) } else { plain(raw, at) };
        out.push(Unit { span: Span { start: at, end: (at + length).min(raw.len()) }, means });
        at += length.max(1);
    }
    out
}

fn plain(raw: &[u8], at: usize) -> (usize, Vec<Vec<u8>>) {
    let length = match byte(raw, at) {
        0xc0..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xff => 4,
        _ => 1,
    };
    (length, vec![part(raw, at, at + length).to_vec()])
}

fn escape(raw: &[u8], at: usize) -> (usize, Vec<Vec<u8>>) {
    let kind = byte(raw, at + 1);
    let digits = |from: usize, most: usize, radix: u32| {
        let text = part(raw, from, from + most).iter().map(|b| char::from(*b)).take_while(|c| c.is_digit(radix));
        let text: String = text.collect();
        u32::from_str_radix(&text, radix).ok().map(|code| (text.len(), code))
    };
    let coded = match kind {
        b'x' | b'X' => digits(at + 2, 2, 16).map(|(length, code)| (2 + length, code, false)),
        b'u' => digits(at + 2, 4, 16).map(|(length, code)| (2 + length, code, true)),
        b'U' => digits(at + 2, 8, 16).map(|(length, code)| (2 + length, code, true)),
        b'0'..=b'7' => digits(at + 1, 3, 8).map(|(length, code)| (1 + length, code, false)),
        _ => None,
    };
    match coded {
        Some((length, code @ 0xd800..=0xdbff, true)) if part(raw, at + length, at + length + 2) == b"\\u" => {
            let low = digits(at + length + 2, 4, 16).map(|(_, low)| low).filter(|low| (0xdc00..=0xdfff).contains(low));
            let pair = low.and_then(|low| char::from_u32(0x1_0000 + ((code - 0xd800) << 10) + (low - 0xdc00)));
            (length + 6, pair.map(|c| c.to_string().into_bytes()).into_iter().collect())
        }
        Some((length, code, true)) => {
            (length, char::from_u32(code).map(|c| c.to_string().into_bytes()).into_iter().collect())
        }
        Some((length, code, false)) => (length, u8::try_from(code).map(|byte| vec![byte]).into_iter().collect()),
        None => {
            let (length, means) = plain(raw, at + 1);
            let control = match kind {
                b'n' => Some(b'\n'),
                b't' => Some(b'\t'),
                b'r' => Some(b'\r'),
                b'e' | b'E' => Some(27),
                _ => None,
            };
            (1 + length, control.map(|byte| vec![byte]).into_iter().chain(means).collect())
        }
    }
}
