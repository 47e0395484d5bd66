//! Which commands of a fish configuration set, export, erase or source? Read without running anything.

use super::bytes::{byte, find, next_line, part, rest};
use super::fish_command::classify;
use super::script::{Builder, Script, Span};

/// See the same constant of the bash and zsh lexer.
const PATIENCE: u32 = 16;

struct Reader<'a> {
    text: &'a [u8],
    at: usize,
    built: Builder,
    failures: u32,
}

/// Reads a whole file.
pub(super) fn read(text: &[u8]) -> Script {
    let mut reader = Reader { text, at: 0, built: Builder::new(), failures: 0 };
    reader.run();
    reader.built.script
}

impl Reader<'_> {
    fn peek(&self, ahead: usize) -> u8 {
        byte(self.text, self.at + ahead)
    }

    fn run(&mut self) {
        while self.at < self.text.len() {
            let start = self.at;
            match (self.peek(0), self.peek(1)) {
                (b' ' | b'\t' | b'\r', _) => self.at += 1,
                (b'\\', b'\n') => self.at += 2,
                (b'#', _) => self.at = find(self.text, self.at, b'\n').unwrap_or(self.text.len()),
                (b'\n', _) => {
                    self.at += 1;
                    if !self.built.draft.words.is_empty() {
                        self.finish(false);
                    }
                    self.built.end_line(self.at, self.at);
                }
                (b';', _) => self.step(1, false),
                (b'&', b'&') | (b'|', b'|') => self.step(2, true),
                (b'<' | b'>', _) | (b'&', b'>') | (b'0'..=b'9', b'<' | b'>') => self.redirection(),
                (b'|' | b'&', _) => {
                    self.step(1, true);
                    self.built.draft.joined = byte(self.text, start) == b'|';
                }
                _ => self.word(start),
            }
        }
        self.finish(false);
        self.built.end_line(self.text.len(), self.text.len());
    }

    fn step(&mut self, length: usize, joined: bool) {
        self.at += length;
        if joined {
            self.built.other();
        }
        self.finish(joined);
    }

    fn finish(&mut self, joined: bool) {
        let text = self.text;
        self.built.finish(joined, |words| classify(text, words));
    }

    fn redirection(&mut self) {
        self.built.draft.redirected = true;
        while matches!(self.peek(0), b'0'..=b'9' | b'<' | b'>' | b'&' | b'?' | b'|') && self.at < self.text.len() {
            self.at += 1;
        }
        while matches!(self.peek(0), b' ' | b'\t') {
            self.at += 1;
        }
        self.skip_word();
    }

    fn word(&mut self, start: usize) {
        self.skip_word();
        self.at = self.at.max(start + 1).min(self.text.len());
        let span = Span { start, end: self.at };
        let raw = part(self.text, start, self.at);
        if self.built.draft.words.is_empty() && is_keyword(raw) {
            if matches!(raw, b"not" | b"!" | b"and" | b"or" | b"if" | b"while") {
                self.built.draft.joined = true;
            }
            return self.built.other();
        }
        let sets =
            self.built.draft.words.first().is_some_and(|first| part(self.text, first.start, first.end) == b"set");
        let named = |word: &Span| byte(self.text, word.start) != b'-';
        if sets && self.built.draft.words.iter().skip(1).any(named) {
            self.built.value(span);
        } else if let Some(at) = raw.iter().position(|b| *b == b'=') {
            self.built.value(Span { start: start + at + 1, end: span.end });
        }
        self.built.word(span);
    }

    fn skip_word(&mut self) {
        while self.at < self.text.len() {
            match self.peek(0) {
                b' ' | b'\t' | b'\r' | b'\n' | b';' | b'&' | b'|' | b'<' | b'>' | b')' => return,
                b'\\' => self.at += 2,
                opening @ (b'\'' | b'"' | b'(') => match end(self.text, self.at + 1, opening) {
                    Some(end) => self.at = end,
                    None => self.give_up(),
                },
                _ => self.at += 1,
            }
        }
        self.at = self.at.min(self.text.len());
    }

    fn give_up(&mut self) {
        self.built.script.broken.get_or_insert(self.at);
        self.failures += 1;
        let line = find(self.text, self.at, b'\n').unwrap_or(self.text.len());
        self.at = if self.failures > PATIENCE { self.text.len() } else { line };
    }
}

fn is_keyword(raw: &[u8]) -> bool {
    matches!(raw, b"if" | b"while" | b"else" | b"begin" | b"end" | b"and" | b"or" | b"not" | b"!" | b"time")
}

/// The place behind what `opening`, just before `at`, opened.
fn end(text: &[u8], mut at: usize, opening: u8) -> Option<usize> {
    let mut stack = vec![opening];
    while let Some(inside) = stack.last().copied() {
        let here = *text.get(at)?;
        let before = byte(text, at - 1);
        at += 1;
        match (inside, here) {
            (_, b'\\') => at += 1,
            (b'\'', b'\'') | (b'"', b'"') | (b'(', b')') => {
                stack.pop();
            }
            (b'(', b'#') if before.is_ascii_whitespace() || matches!(before, b'(' | b';') => at = next_line(text, at),
            (b'(', b'\'' | b'"' | b'(') => stack.push(here),
            (b'"', b'$') if rest(text, at).starts_with(b"(") => {
                stack.push(b'(');
                at += 1;
            }
            _ => {}
        }
    }
    Some(at)
}
