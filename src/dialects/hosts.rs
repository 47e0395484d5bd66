//! How does a name go from a hosts file, with every other line left as it was?

use super::bytes::part;
use super::edit::lines;
use super::script::Span;
use super::{CannotEdit, Change, Edited};
use crate::model::text::plain;

/// Takes names out: from a line that gives an address to others, too, only they go; any other line becomes a comment.
///
/// # Errors
/// [`CannotEdit::NothingToDo`]: none of them is there.
pub fn take_names(text: &[u8], names: &[&str]) -> Result<Edited, CannotEdit> {
    let mut bytes = Vec::with_capacity(text.len() + 64);
    let mut changes = Vec::new();
    for (number, span) in (1..).zip(lines(text, Span { start: 0, end: text.len() })) {
        let line = part(text, span.start, span.end);
        match without(line, names) {
            None => bytes.extend_from_slice(line),
            Some(new) => {
                let shown = |line: &[u8]| plain(String::from_utf8_lossy(line).trim_end(), 160);
                changes.push(Change { line: number, before: shown(line), after: vec![shown(&new)] });
                bytes.extend_from_slice(&new);
            }
        }
    }
    if changes.is_empty() { Err(CannotEdit::NothingToDo) } else { Ok(Edited { bytes, changes }) }
}

/// The line without the names; `None` if it gives none of them an address.
fn without(line: &[u8], names: &[&str]) -> Option<Vec<u8>> {
    let said = part(line, 0, line.iter().position(|b| *b == b'#').unwrap_or(line.len()));
    let words = words(said);
    let (_, given) = words.split_first()?;
    let goes = |word: &&Span| {
        let word = String::from_utf8_lossy(part(said, word.start, word.end)).into_owned();
        names.iter().any(|name| word.trim_end_matches('.').eq_ignore_ascii_case(name))
    };
    let gone: Vec<&Span> = given.iter().filter(goes).collect();
    if gone.is_empty() {
        return None;
    }
    if gone.len() == given.len() {
        return Some([b"# ", line].concat());
    }
    let mut new = Vec::with_capacity(line.len());
    let mut at = 0;
    for word in gone {
        let blanks = part(line, 0, word.start).iter().rev().take_while(|b| b.is_ascii_whitespace()).count();
        new.extend_from_slice(part(line, at, word.start - blanks));
        at = word.end;
    }
    new.extend_from_slice(part(line, at, line.len()));
    Some(new)
}

fn words(line: &[u8]) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, byte) in line.iter().chain([&b' ']).enumerate() {
        match (byte.is_ascii_whitespace(), start) {
            (false, None) => start = Some(at),
            (true, Some(begun)) => {
                found.push(Span { start: begun, end: at });
                start = None;
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_named_go() {
        let names = ["api.anthropic.com", "claude.ai"];
        let after = |text: &str| take_names(text.as_bytes(), &names).map(|it| String::from_utf8(it.bytes).unwrap());
        for (text, expected) in [
            ("127.0.0.1 localhost\n0.0.0.0 api.anthropic.com\n", "127.0.0.1 localhost\n# 0.0.0.0 api.anthropic.com\n"),
            ("0.0.0.0\tads.example API.anthropic.com x # mine\r\n", "0.0.0.0\tads.example x # mine\r\n"),
            ("0.0.0.0 claude.ai api.anthropic.com", "# 0.0.0.0 claude.ai api.anthropic.com"),
            ("0.0.0.0 claude.ai. a claude.ai b\n", "0.0.0.0 a b\n"),
        ] {
            assert_eq!(after(text).as_deref(), Ok(expected), "{text}");
            assert_eq!(after(expected), Err(CannotEdit::NothingToDo), "{text}");
        }
        for text in ["", "# 0.0.0.0 claude.ai\n", "claude.ai\n", "0.0.0.0 xclaude.ai\n", "\u{0}\n"] {
            assert_eq!(after(text), Err(CannotEdit::NothingToDo), "{text}");
        }
    }
}
