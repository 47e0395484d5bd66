//! Which characters of any text does nobody see? Read piece by piece, with line, column and offset; the text is dropped.
//!
//! Prose in any language is no finding. Reported are: what is invisible, control characters but tab and line ends, and
//! spaces that are not the plain one, wherever they stand; look-alikes only inside a credential or where a known
//! variable is set; typographic quotes only around the value of an assignment.

use super::character_names::name;
use super::characters::{ascii_twin, code_point, is_typographic_quote, kind};
use super::variables::watched;
use crate::model::hidden::{Kind, Located};

/// The longest line that is looked at as one, in bytes; of a longer one each part is looked at by itself.
const LONGEST_LINE: usize = 64 * 1024;
/// The most findings that are kept.
pub const MOST: usize = 1000;

/// What is known about a text besides its findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scanned {
    /// How many findings there are beyond those that are kept.
    pub more: u64,
    /// The first line that is not UTF-8.
    pub not_utf8: Option<u64>,
}

/// Looks for hidden characters while a text goes by.
pub struct Scanner {
    known: Vec<&'static str>,
    pending: Vec<u8>,
    line: u64,
    column: u64,
    offset: u64,
    findings: Vec<Located>,
    scanned: Scanned,
}

impl Default for Scanner {
    fn default() -> Self {
        Self {
            known: watched(),
            pending: Vec::new(),
            line: 1,
            column: 1,
            offset: 0,
            findings: Vec::new(),
            scanned: Scanned::default(),
        }
    }
}

impl Scanner {
    /// Takes the next bytes.
    pub fn feed(&mut self, bytes: &[u8]) {
        for piece in bytes.split_inclusive(|b| *b == b'\n') {
            let mut rest = piece;
            while self.pending.len() + rest.len() > LONGEST_LINE {
                let (now, later) = rest.split_at(LONGEST_LINE.saturating_sub(self.pending.len()).min(rest.len()));
                self.pending.extend_from_slice(now);
                rest = later;
                self.flush(false);
            }
            self.pending.extend_from_slice(rest);
            if self.pending.ends_with(b"\n") {
                self.flush(true);
            }
        }
    }

    /// The text ends here.
    #[must_use]
    pub fn end(mut self) -> (Vec<Located>, Scanned) {
        self.flush(true);
        (self.findings, self.scanned)
    }

    /// Looks at what is pending: a line, or a part of one that ends between two characters.
    fn flush(&mut self, whole: bool) {
        let mut bytes = std::mem::take(&mut self.pending);
        let kept = if whole { bytes.len() } else { boundary(&bytes) };
        let later = bytes.split_off(kept);
        if std::str::from_utf8(&bytes).is_err() {
            self.scanned.not_utf8.get_or_insert(self.line);
        }
        self.look(&bytes);
        self.offset += bytes.len() as u64;
        if bytes.ends_with(b"\n") {
            self.line += 1;
            self.column = 1;
        }
        self.pending = later;
    }

    fn look(&mut self, bytes: &[u8]) {
        if bytes.iter().all(|b| matches!(b, b' '..=b'~' | b'\t' | b'\n' | b'\r')) {
            self.column += bytes.len() as u64;
            return;
        }
        // bytes that are no text become as many replacement characters as there are pieces; offsets stay right
        let mut all: Vec<(u64, char)> = Vec::new();
        let mut at = self.offset;
        for chunk in bytes.utf8_chunks() {
            for c in chunk.valid().chars() {
                all.push((at, c));
                at += c.len_utf8() as u64;
            }
            if !chunk.invalid().is_empty() {
                all.push((at, '\u{fffd}'));
                at += chunk.invalid().len() as u64;
            }
        }
        let chars: Vec<char> = all.iter().map(|(_, c)| *c).collect();
        let context = Context::of(&chars, &self.known, self.offset == 0);
        for (index, (offset, c)) in all.iter().enumerate() {
            let Some(kind) = context.kind(&chars, index) else { continue };
            if self.findings.len() >= MOST {
                self.scanned.more += 1;
                continue;
            }
            self.findings.push(Located {
                line: self.line,
                column: self.column + index as u64,
                offset: *offset,
                code_point: code_point(*c),
                name: name(*c, kind),
                kind,
            });
        }
        self.column += chars.len() as u64;
    }
}

/// Where the last whole character ends.
fn boundary(bytes: &[u8]) -> usize {
    let open = bytes.iter().rev().take(3).position(|b| *b >= 0xc0).map(|back| bytes.len() - 1 - back);
    match open {
        Some(at) if std::str::from_utf8(bytes.get(at..).unwrap_or_default()).is_err() && at > 0 => at,
        _ => bytes.len(),
    }
}

/// What a line is, as far as that decides what belongs into it.
struct Context {
    /// Whether a variable is set here that Claude Code reads.
    known: bool,
    /// The typographic quotes that stand where an assignment's quotes stand.
    quotes: bool,
    /// Whether the file begins here, where a byte order mark may stand.
    first: bool,
    /// The line as it looks.
    looks: Vec<char>,
}

impl Context {
    fn of(chars: &[char], known: &[&str], first: bool) -> Self {
        let looks: Vec<char> = chars.iter().map(|c| ascii_twin(*c).unwrap_or(*c)).collect();
        let text: String = looks.iter().filter(|c| kind(**c) != Some(Kind::Invisible)).collect();
        let known = known.iter().any(|name| sets(&text, name));
        Self { known, quotes: known || assigns(&text), first, looks }
    }

    fn kind(&self, chars: &[char], index: usize) -> Option<Kind> {
        let c = chars.get(index).copied()?;
        let near = |back: bool| {
            let at = if back { index.checked_sub(1)? } else { index + 1 };
            chars.get(at).copied()
        };
        let foreign = |c: Option<char>| c.is_some_and(|c| !c.is_ascii() && kind(c) != Some(Kind::Invisible));
        match (kind(c)?, c) {
            (_, ' ' | '\t' | '\n' | '\r') => None,
            (Kind::Invisible, '\u{feff}') if index == 0 && self.first => None,
            // writing needs them between letters of many scripts, and in pictures made of several
            (Kind::Invisible, '\u{200c}' | '\u{200d}') if foreign(near(true)) && foreign(near(false)) => None,
            (Kind::Invisible, '\u{200d}') if near(true) == Some('\u{fe0f}') && foreign(near(false)) => None,
            (Kind::Invisible, '\u{fe0e}' | '\u{fe0f}') if foreign(near(true)) => None,
            (Kind::Space, '\u{3000}') if foreign(near(true)) || foreign(near(false)) => None,
            (Kind::LookAlike, _) => self.in_credential(index).then_some(Kind::LookAlike),
            (Kind::Quote, _) => (self.quotes && self.quotes_a_value(chars, index)).then_some(Kind::Quote),
            (found, _) => Some(found),
        }
    }

    /// Whether the word is one of ASCII letters but for its look-alikes, and a credential or the value of a known
    /// variable.
    fn in_credential(&self, index: usize) -> bool {
        let stops = |c: &char| {
            c.is_whitespace()
                || is_typographic_quote(*c)
                || matches!(c, '"' | '\'' | '`' | '(' | ')' | '<' | '>' | ',' | ';')
        };
        let start = self.looks.get(..index).unwrap_or_default().iter().rposition(stops).map_or(0, |at| at + 1);
        let behind = self.looks.get(index..).unwrap_or_default();
        let end = index + behind.iter().position(stops).unwrap_or(behind.len());
        let word = self.looks.get(start..end).unwrap_or_default();
        let visible: String = word.iter().filter(|c| kind(**c) != Some(Kind::Invisible)).collect();
        visible.is_ascii() && (self.known || visible.contains("sk-ant-"))
    }

    /// Behind a `=` or `:`, or at the end of what was opened so.
    fn quotes_a_value(&self, chars: &[char], index: usize) -> bool {
        let before = chars.get(..index).unwrap_or_default();
        let opens = |at: usize| {
            let before = chars.get(..at).unwrap_or_default().iter().rev().find(|c| !c.is_whitespace());
            matches!(before, Some('=' | ':')) || (self.known && before.is_none_or(|c| matches!(c, '{' | ',')))
        };
        let opened = before.iter().rposition(|c| is_typographic_quote(*c)).is_some_and(|at| opens(at) || self.known);
        opens(index) || opened || self.known
    }
}

/// Whether a line gives this variable a value: `NAME=`, `set … NAME value`, `"NAME":`.
fn sets(text: &str, name: &str) -> bool {
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find(name)).map(|at| from + at) {
        let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let behind = text.get(at + name.len()..).unwrap_or_default();
        let alone = before.is_none_or(|c| !word(c) && c != '$' && c != '{') && !behind.starts_with(word);
        let behind =
            behind.trim_start_matches(|c: char| matches!(c, '"' | '\'') || is_typographic_quote(c)).trim_start();
        if alone && (behind.starts_with(['=', ':']) || text.trim_start().starts_with("set ")) {
            return true;
        }
        from = at + name.len();
    }
    false
}

/// Whether a line is an assignment of a shell: `NAME=`, `export NAME=`.
fn assigns(text: &str) -> bool {
    let text = text.trim_start();
    let text = text.strip_prefix("export ").unwrap_or(text).trim_start();
    let name = text.find('=').and_then(|at| text.get(..at)).unwrap_or_default();
    let first = |c: char| c.is_ascii_alphabetic() || c == '_';
    name.starts_with(first) && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn scan(text: &str) -> Vec<(u64, u64, u64, String)> {
        let mut scanner = Scanner::default();
        scanner.feed(text.as_bytes());
        scanner.end().0.into_iter().map(|it| (it.line, it.column, it.offset, it.code_point)).collect()
    }

    fn points(text: &str) -> Vec<String> {
        scan(text).into_iter().map(|it| it.3).collect()
    }

    #[test]
    fn prose_in_any_language_is_no_finding() {
        for text in [
            "Prix : 3 €, naïve café — “quoted” ‘so’ 2010–2020\n",
            "Привет, мир! Ключ: iPhone-ом\n",
            "中文　全角空格，「引号」\n",
            "می\u{200c}خواهم\n",
            "👨\u{200d}👩\u{200d}👧 ❤\u{fe0f}\u{200d}🔥 ✈\u{fe0f}\n",
            "\u{feff}BOM at the beginning\r\n\ttab\n",
            "MESSAGE=\"don’t\"\n# it’s a comment with = ’ in it\n",
            "export GREETING='Привет'\n",
        ] {
            assert_eq!(points(text), [] as [&str; 0], "{text:?}");
        }
    }

    #[test]
    fn what_nobody_sees_is_found_anywhere() {
        assert_eq!(
            scan("a\u{200b}b\nc\u{a0}\u{202e}\n\u{feff}\u{1b}[0m"),
            [
                (1, 2, 1, "U+200B".to_owned()),
                (2, 2, 7, "U+00A0".to_owned()),
                (2, 3, 9, "U+202E".to_owned()),
                (3, 1, 13, "U+FEFF".to_owned()),
                (3, 2, 16, "U+001B".to_owned()),
            ]
        );
        assert_eq!(points("\u{3164}x\u{ad}\u{2028}\0"), ["U+3164", "U+00AD", "U+2028", "U+0000"]);
    }

    #[test]
    fn look_alikes_and_quotes_are_found_where_they_do_harm() {
        for (text, expected) in [
            ("my key is sk-ant-api03-\u{430}bc\n", &["U+0430"][..]),
            ("s\u{43a}-ant-x \u{455}k-ant-api03-x\n", &["U+0455"]),
            ("export ANTHROPIC_API_KEY=gw\u{2011}1\n", &["U+2011"]),
            ("\u{410}NTHROPIC_API_KEY=x\n", &["U+0410"]),
            ("{ \"env\": { “ANTHROPIC_API_KEY”: “x” } }\n", &["U+201C", "U+201D", "U+201C", "U+201D"]),
            ("export ANTHROPIC_API_KEY=“sk-ant-\u{430}\u{200b}”\n", &["U+201C", "U+0430", "U+200B", "U+201D"]),
            ("export TOKEN=“x”\n", &["U+201C", "U+201D"]),
            ("set -gx ANTHROPIC_AUTH_TOKEN ‘gw’\n", &["U+2018", "U+2019"]),
            ("echo $ANTHROPIC_API_KEY – “x”\n", &[]),
        ] {
            assert_eq!(points(text), expected, "{text:?}");
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_told_and_findings_are_bounded() {
        let mut scanner = Scanner::default();
        scanner.feed(b"ok\nb\xe9d \xe2\x80\x8b\n");
        let (found, rest) = scanner.end();
        assert_eq!((found.len(), found[0].offset, found[0].column, rest.not_utf8), (1, 7, 5, Some(2)));
        let mut scanner = Scanner::default();
        scanner.feed("\u{200b}".repeat(MOST + 5).as_bytes());
        let (found, rest) = scanner.end();
        assert_eq!((found.len(), rest.more), (MOST, 5));
    }

    proptest! {
        #[test]
        fn pieces_make_no_difference(text in "[a-z\u{200b}\u{a0}é\n=“]{0,60}", cuts in proptest::collection::vec(0_usize..200, 0..6)) {
            let bytes = text.as_bytes();
            let mut scanner = Scanner::default();
            let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(bytes.len())).collect();
            cuts.sort_unstable();
            let mut from = 0;
            for cut in cuts.into_iter().chain([bytes.len()]) {
                scanner.feed(&bytes[from..cut]);
                from = cut;
            }
            let pieces: Vec<_> = scanner.end().0.into_iter().map(|it| (it.line, it.column, it.offset, it.code_point)).collect();
            prop_assert_eq!(pieces, scan(&text));
        }
    }

    #[test]
    fn a_line_without_an_end_is_read_in_parts() {
        let text = format!("{}\u{200b}{}", "é".repeat(LONGEST_LINE), "x".repeat(LONGEST_LINE * 2));
        let offset = 2 * LONGEST_LINE as u64;
        assert_eq!(scan(&text), [(1, LONGEST_LINE as u64 + 1, offset, "U+200B".to_owned())]);
    }
}
