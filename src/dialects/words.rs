//! How does one word go from a line, such as a switch from an alias? The rest of the line stays.

use super::bytes::{is_blank, next_line, part};
use super::edit::{apply, refuse_wide};
use super::mask::Mask;
use super::script::Span;
use super::{CannotEdit, Change, Edited};

/// Takes a word out of one line, which must hold it exactly once, with the blanks before it.
///
/// # Errors
/// [`CannotEdit`]: it is not there, or there twice.
pub fn remove_word(text: &[u8], line: u32, word: &str) -> Result<Edited, CannotEdit> {
    refuse_wide(text)?;
    let mut at = 0;
    for _ in 1..line {
        at = next_line(text, at);
    }
    let whole = Span { start: at, end: next_line(text, at) };
    let raw = part(text, whole.start, whole.end);
    let edge = |b: Option<&u8>| b.is_none_or(|b| b.is_ascii_whitespace() || matches!(b, b'\'' | b'"' | b';'));
    let there = |at: &usize| {
        part(raw, *at, *at + word.len()) == word.as_bytes()
            && edge(at.checked_sub(1).and_then(|before| raw.get(before)))
            && edge(raw.get(at + word.len()))
    };
    let mut found = (0..raw.len()).filter(there);
    let Some(place) = found.next().filter(|_| !word.is_empty()) else { return Err(CannotEdit::NothingToDo) };
    if found.next().is_some() {
        return Err(CannotEdit::NotLiteralEnough {
            line,
            because: say!("system/stands-there-more-than-once", word = word),
        });
    }
    let blanks = part(raw, 0, place).iter().rev().take_while(|b| is_blank(**b)).count();
    let start = whole.start + place - blanks;
    let cut = Span { start, end: whole.start + place + word.len() };
    let bytes = apply(text, Span { start: 0, end: text.len() }, &[(cut, b"")], &[]).bytes;
    let mask = Mask::new(super::literal::posix);
    let end = whole.end - (cut.end - cut.start);
    let after = mask.show(&bytes, Span { start: whole.start, end }, &[]);
    let change = Change { line, before: mask.show(text, whole, &[]), after: vec![after] };
    Ok(Edited { bytes, changes: vec![change] })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without(text: &str, line: u32) -> String {
        let edited = remove_word(text.as_bytes(), line, "--bare");
        edited.map_or_else(|error| format!("error: {error}"), |it| String::from_utf8(it.bytes).unwrap())
    }

    #[test]
    fn the_word_goes_with_the_blanks_before_it() {
        assert_eq!(without("a\nalias claude='claude --bare'\r\nb", 2), "a\nalias claude='claude'\r\nb");
        assert_eq!(without("alias claude 'claude  --bare -v'", 1), "alias claude 'claude -v'");
        assert_eq!(without("alias claude=\"--bare\"; x", 1), "alias claude=\"\"; x");
        for text in ["alias claude='claude --barefoot'", "", "alias c='--bare --bare'"] {
            assert!(without(text, 1).starts_with("error"), "{text}");
        }
        assert!(without("alias claude='claude --bare'", 2).starts_with("error"));
        assert!(remove_word(b"\xff\xfea\0", 1, "a").is_err());
    }

    #[test]
    fn nothing_of_a_value_is_shown() {
        let key = "sk-ant-api03-AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGhIjKlMnwXyZ";
        let text = format!("alias claude='ANTHROPIC_API_KEY={key} TOKEN=S3cretS3cret claude --bare'\n");
        let shown = format!("{:?}", remove_word(text.as_bytes(), 1, "--bare").unwrap().changes);
        assert!(!shown.contains("S3cret") && !shown.contains("AbCdEf"), "{shown}");
    }
}
