//! How is a line of a person's file shown? With every value masked, and without any copy of one.

use std::collections::HashSet;

use super::bytes::part;
use super::script::Span;
use crate::model::secret::{Secret, without_secret_words};
use crate::model::text::{plain, shorten};

/// Characters in a row that may not be shown.
const WINDOW: usize = 6;
/// How much of a line is looked at, in characters; more than is shown.
const LOOKED_AT: usize = 1000;
/// How much of it is shown.
const SHOWN: usize = 160;
/// How many windows of values are remembered.
const REMEMBERED: usize = 1 << 18;
/// Stands for the first masked value of a line while the rest is cleaned; from the private use area.
const FIRST: u32 = 0xe000;
const LAST: u32 = 0xf8ff;

/// How a dialect takes the quotes off a value.
pub(super) type Literal = fn(&[u8]) -> Option<Vec<u8>>;

/// Shows lines without the values that it knows.
pub(super) struct Mask {
    windows: HashSet<[char; WINDOW]>,
    literal: Literal,
}

impl Mask {
    /// Knows nothing yet.
    pub(super) fn new(literal: Literal) -> Self {
        Self { windows: HashSet::new(), literal }
    }

    /// A value as it is written in the file.
    pub(super) fn learn(&mut self, raw: &[u8]) {
        let raw = part(raw, 0, 64 * 1024);
        self.remember(raw);
        if let Some(value) = (self.literal)(raw) {
            self.remember(&value);
        }
    }

    fn remember(&mut self, value: &[u8]) {
        let text = String::from_utf8_lossy(value);
        for text in [plain(&text, usize::MAX), text.into_owned()] {
            let chars: Vec<char> = text.chars().collect();
            for window in chars.windows(WINDOW) {
                if let Ok(window) = <[char; WINDOW]>::try_from(window)
                    && self.windows.len() < REMEMBERED
                {
                    self.windows.insert(window);
                }
            }
        }
    }

    /// The line of `text` at `line`, masked; `values` are in ascending order.
    pub(super) fn show(&self, text: &[u8], line: Span, values: &[Span]) -> String {
        let mut masked = String::new();
        let mut labels = Vec::new();
        let mut at = line.start;
        let first = values.partition_point(|value| value.end <= line.start);
        for value in values.get(first..).unwrap_or_default() {
            if value.start >= line.end || masked.len() > LOOKED_AT {
                break;
            }
            if value.end <= value.start.max(at) {
                continue;
            }
            push(&mut masked, part(text, at, value.start));
            masked.push(placeholder(labels.len()));
            let whole = value.start >= line.start && value.end <= line.end;
            labels.push(if whole { self.label(part(text, value.start, value.end)) } else { "…".to_owned() });
            at = value.end;
        }
        push(&mut masked, part(text, at, line.end));
        self.clean(&without_comment(&masked), &labels)
    }

    /// Text that is in no file yet, such as a note.
    pub(super) fn show_text(&self, text: &str) -> String {
        let mut safe = String::new();
        push(&mut safe, text.as_bytes());
        self.clean(&safe, &[])
    }

    fn label(&self, raw: &[u8]) -> String {
        let secret = (self.literal)(part(raw, 0, 64 * 1024)).map(Secret::new);
        let fingerprint = secret.and_then(|secret| secret.fingerprint());
        let shown = fingerprint.as_ref().map_or("…", |shown| shown.as_str());
        // a line is shown as it stands in the file: with its quotes
        let quote = match raw {
            [b'\'', .., b'\''] => "'",
            [b'"', .., b'"'] => "\"",
            _ => "",
        };
        format!("{quote}{shown}{quote}")
    }

    fn clean(&self, masked: &str, labels: &[String]) -> String {
        let text = without_secret_words(&self.without_copies(&plain(&without_values(masked), usize::MAX)));
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            match u32::from(c) {
                code @ FIRST..=LAST => {
                    let label = usize::try_from(code - FIRST).ok().and_then(|index| labels.get(index));
                    out.push_str(label.map_or("…", String::as_str));
                }
                _ => out.push(c),
            }
        }
        shorten(&out, SHOWN)
    }

    fn without_copies(&self, text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        let mut hidden = vec![false; chars.len()];
        for (at, window) in chars.windows(WINDOW).enumerate() {
            if <[char; WINDOW]>::try_from(window).is_ok_and(|window| self.windows.contains(&window)) {
                hidden.iter_mut().skip(at).take(WINDOW).for_each(|hidden| *hidden = true);
            }
        }
        let mut out = String::with_capacity(text.len());
        let mut before = false;
        for (c, hidden) in chars.into_iter().zip(hidden) {
            if !hidden {
                out.push(c);
            } else if !before {
                out.push('…');
            }
            before = hidden;
        }
        out
    }
}

fn placeholder(index: usize) -> char {
    let code = u32::try_from(index).ok().and_then(|index| FIRST.checked_add(index)).filter(|code| *code < LAST);
    code.and_then(char::from_u32).unwrap_or('\u{f8ff}')
}

fn push(out: &mut String, bytes: &[u8]) {
    let text = String::from_utf8_lossy(part(bytes, 0, 4 * LOOKED_AT)).into_owned();
    let own = |c: char| if (FIRST..=LAST).contains(&u32::from(c)) { '?' } else { c };
    out.extend(text.chars().take(LOOKED_AT).map(own));
}

/// What a person noted behind a `#` or `//` goes: old keys are kept there.
fn without_comment(text: &str) -> String {
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let rest = &text[at..];
        let mark = ["#", "//", "/*"].into_iter().find(|mark| rest.starts_with(mark));
        if let Some(mark) = mark.filter(|mark| before.is_whitespace() && rest.trim_end() != *mark) {
            return format!("{}{mark} …", &text[..at]);
        }
        before = c;
    }
    text.to_owned()
}

/// What stands behind a `=`, in comments too, goes.
fn without_values(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut hiding = false;
    for c in text.chars() {
        if hiding && !c.is_whitespace() && !(FIRST..=LAST).contains(&u32::from(c)) {
            if !out.ends_with('…') {
                out.push('…');
            }
            continue;
        }
        hiding = c == '=';
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(line: &str, values: &[(usize, usize)]) -> String {
        let values: Vec<Span> = values.iter().map(|&(start, end)| Span { start, end }).collect();
        let mut mask = Mask::new(super::super::literal::posix);
        for value in &values {
            mask.learn(part(line.as_bytes(), value.start, value.end));
        }
        mask.show(line.as_bytes(), Span { start: 0, end: line.len() }, &values)
    }

    #[test]
    fn values_and_their_copies_are_masked() {
        assert_eq!(show("export A=secret-value", &[(9, 21)]), "export A=…");
        assert_eq!(show("export A=secret-value # secret-value B=x", &[(9, 21)]), "export A=… # …");
        let key = format!("sk-ant-api03-{}wXyZ", "q".repeat(60));
        assert_eq!(show(&format!("A='{key}'"), &[(2, key.len() + 4)]), "A='sk-ant-api03-…wXyZ'");
        assert_eq!(show(&format!("x {key}"), &[]), "x sk-ant-api03-…wXyZ");
        assert_eq!(show("export A=v # was gw-old", &[(9, 10)]), "export A=… # …");
        assert_eq!(show("export A=v; login S3cretS3cret", &[(9, 10)]), "export A=…; login …");
        assert_eq!(show(&"x".repeat(500), &[]).chars().count(), 160);
    }
}
