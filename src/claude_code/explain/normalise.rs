//! What does a paste say when its terminal is taken away? Letters and digits, and where words begin.
//!
//! A terminal breaks lines anywhere, draws frames, and replaces `·` by `•` or `-`. So nothing but ASCII letters and
//! digits is kept, in lower case, and beside each of them whether a word may begin there. A line break inside a word
//! then makes no difference: it adds a place where a word may begin, and matching asks for one only at its edges.
//! The letters of other scripts than Latin are kept in a second text, for the messages of shells that speak them.

use super::escapes;

/// The most bytes that are looked at.
const MOST: usize = 64 * 1024;

/// Something that is no letter and no digit stands before this one.
const HARD: u8 = 1;
/// A small letter stands before this capital one, as where two lines were glued together.
const SOFT: u8 = 2;
/// The last thing before this one, white space and frames aside, is a full stop, as in `.claude`.
const DOT: u8 = 4;

/// A text reduced to what is compared.
#[derive(Debug, Default)]
pub(super) struct Squeezed {
    /// ASCII letters and digits, in lower case.
    pub(super) letters: String,
    /// The same with the letters of other scripts than Latin.
    pub(super) wide: String,
    marks: Vec<u8>,
}

impl Squeezed {
    /// Reduces a text, line by line.
    pub(super) fn new(text: &str) -> Self {
        let mut squeezed = Self::default();
        let mut before = Before { mark: HARD, small: false };
        for line in text.lines() {
            before.mark |= HARD;
            squeezed.take(without_stamp(line), &mut before);
        }
        squeezed
    }

    fn take(&mut self, line: &str, before: &mut Before) {
        self.wide.extend(line.chars().filter(|c| is_wide(*c)).flat_map(char::to_lowercase));
        for c in line.chars() {
            if c.is_ascii_alphanumeric() {
                let glued = before.small && c.is_ascii_uppercase();
                self.marks.push(if glued { before.mark | SOFT } else { before.mark });
                self.letters.push(c.to_ascii_lowercase());
                *before = Before { mark: 0, small: c.is_ascii_lowercase() };
            } else if c == '.' {
                before.mark = HARD | DOT;
            } else if c.is_whitespace() || is_frame(c) {
                before.mark |= HARD;
            } else {
                before.mark = HARD;
            }
        }
    }

    /// May a word begin at this place, or have ended just before it? A number is cut only by what is neither letter
    /// nor digit.
    pub(super) fn edge(&self, at: usize, number: bool) -> bool {
        let wanted = if number { HARD } else { HARD | SOFT };
        self.marks.get(at).is_none_or(|mark| mark & wanted != 0)
    }

    /// Does a full stop stand before the letter at this place?
    pub(super) fn dotted(&self, at: usize) -> bool {
        self.marks.get(at).is_some_and(|mark| mark & DOT != 0)
    }
}

/// Does it count where the letters of other scripts do?
pub(super) fn is_wide(c: char) -> bool {
    c.is_ascii_alphanumeric() || is_foreign(c)
}

/// Is it a letter that is not Latin?
pub(super) fn is_foreign(c: char) -> bool {
    c >= '\u{370}' && c.is_alphabetic()
}

/// What stands before the next letter.
struct Before {
    mark: u8,
    small: bool,
}

/// The text without terminal escapes and escaped characters; of a long one, its beginning and its end.
pub(super) fn clean(text: &str) -> String {
    if text.len() <= MOST {
        return escapes::strip(text);
    }
    let head = &text[..text.floor_char_boundary(MOST / 2)];
    let tail = &text[text.ceil_char_boundary(text.len() - MOST / 2)..];
    format!("{}\n{}", escapes::strip(head), escapes::strip(tail))
}

/// Is it part of a box, a spinner or a prompt that a terminal program draws?
pub(super) fn is_frame(c: char) -> bool {
    matches!(c, '\u{2500}'..='\u{25ff}' | '\u{23a0}'..='\u{23ff}' | '\u{2800}'..='\u{28ff}' | '\u{200b}'..='\u{200f}')
        || matches!(c, '|' | '>' | '❯' | '›' | '\u{feff}' | '\u{2060}')
        || c.is_control()
}

/// The line without the time and the level that a log writes before every line, also behind quote marks and frames.
fn without_stamp(line: &str) -> &str {
    let mut rest = line;
    loop {
        let start =
            rest.trim_start_matches(|c: char| c.is_whitespace() || is_frame(c) || matches!(c, '[' | ']' | '(' | ')'));
        let end = start.find(|c: char| c.is_whitespace() || matches!(c, ']' | ')')).unwrap_or(start.len());
        if !is_stamp(&start[..end]) {
            return rest;
        }
        rest = &start[end..];
    }
}

/// `2026-11-21T04:00:00Z`, `04:00:00,123`, `ERROR`.
fn is_stamp(word: &str) -> bool {
    let word = word.trim_end_matches([':', ',', ';']);
    if matches!(word, "ERROR" | "WARN" | "WARNING" | "INFO" | "DEBUG" | "TRACE" | "FATAL" | "stderr" | "stdout") {
        return true;
    }
    let digits = |text: &str, n: usize| text.len() >= n && text.bytes().take(n).all(|b| b.is_ascii_digit());
    let time = |text: &str| digits(text, 2) && text[2..].starts_with(':') && digits(&text[3..], 2);
    let allowed = |c: char| c.is_ascii_digit() || "-:.,+/TZ".contains(c);
    if !word.chars().all(allowed) {
        return false;
    }
    let date = digits(word, 4)
        && matches!(word.as_bytes().get(4), Some(b'-' | b'/'))
        && digits(&word[5..], 2)
        && matches!(word.as_bytes().get(7), Some(b'-' | b'/'));
    date || time(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrapping_changes_nothing_but_the_edges() {
        let plain = Squeezed::new("Invalid authentication credentials").letters;
        assert_eq!(Squeezed::new("│ Invalid authen │\n│ tication cred  │\n│ entials       │").letters, plain);
        assert_eq!(Squeezed::new("> Invalid authentication\n> credentials").letters, plain);
        assert_eq!(Squeezed::new("[04:00:01] ERROR: Invalid authen\n[04:00:01] tication credentials").letters, plain);
        assert_eq!(Squeezed::new("2026-11-21T04:00:00.1Z Invalid authentication credentials").letters, plain);
    }

    #[test]
    fn numbers_at_the_start_of_a_line_are_kept() {
        assert_eq!(Squeezed::new("401 Unauthorized").letters, "401unauthorized");
        assert_eq!(Squeezed::new("529").letters, "529");
        assert_eq!(Squeezed::new("12:é").letters, "12");
    }

    #[test]
    fn a_long_text_keeps_both_ends() {
        let text = format!("first{}last", "é".repeat(100_000));
        let clean = clean(&text);
        assert!(clean.len() <= MOST + 1 && clean.starts_with("first") && clean.ends_with("last"));
    }
}
