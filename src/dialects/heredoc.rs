//! Where does a here-document end? At the first line that is its delimiter.

use super::bytes::{byte, is_blank, next_line, part, rest};

/// A here-document that was announced on a line and starts below it.
pub(super) struct Heredoc {
    delimiter: Vec<u8>,
    tabs: bool,
}

/// Reads what follows `<<`: an optional `-`, and the delimiter with its quotes removed. Also the place behind it.
pub(super) fn delimiter(text: &[u8], at: usize) -> (Option<Heredoc>, usize) {
    let tabs = byte(text, at) == b'-';
    let mut at = if tabs { at + 1 } else { at };
    while is_blank(byte(text, at)) {
        at += 1;
    }
    let start = at;
    let mut word = Vec::new();
    while at < text.len() {
        match byte(text, at) {
            b'\\' => {
                word.extend_from_slice(part(text, at + 1, at + 2));
                at += 2;
            }
            quote @ (b'\'' | b'"') => {
                let inside = rest(text, at + 1);
                let Some(length) = inside.iter().position(|b| *b == quote || *b == b'\n') else { return (None, at) };
                if byte(inside, length) == b'\n' {
                    return (None, at);
                }
                word.extend_from_slice(part(inside, 0, length));
                at += length + 2;
            }
            b' ' | b'\t' | b'\n' | b'\r' | b';' | b'&' | b'|' | b'<' | b'>' | b'(' | b')' => break,
            other => {
                word.push(other);
                at += 1;
            }
        }
    }
    let found = (at > start).then_some(Heredoc { delimiter: word, tabs });
    (found, at.min(text.len()))
}

/// The place behind the bodies of all pending here-documents, the first of which starts at `at`.
pub(super) fn skip(text: &[u8], mut at: usize, pending: &mut Vec<Heredoc>) -> usize {
    for heredoc in pending.drain(..) {
        while at < text.len() {
            let next = next_line(text, at);
            let line = part(text, at, next);
            let line = line.strip_suffix(b"\n").unwrap_or(line);
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            let tabs = if heredoc.tabs { line.iter().take_while(|b| **b == b'\t').count() } else { 0 };
            at = next;
            if part(line, tabs, line.len()) == heredoc.delimiter {
                break;
            }
        }
    }
    at
}
