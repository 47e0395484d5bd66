//! What are the words and operators of a bash or zsh file? One token at a time, each byte looked at once.

use super::bytes::{byte, find, is_blank, next_line, rest};
use super::heredoc::{self, Heredoc};
use super::nested::{self, Inside};
use super::script::Span;

/// How often an opening without an end is read as a plain character before the rest of the file is given up; each time
/// costs a walk to the file's end.
const PATIENCE: u32 = 16;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    /// `[[ … ]]` or `(( … ))`
    Test,
    Newline,
    Semicolon,
    /// `;;`, `;&`, `;;&`, `;|`
    CaseEnd,
    /// `&&`, `||`, `|`, `|&`
    Join,
    Background,
    Open,
    Close,
    /// The `()` of a function.
    Parentheses,
    /// With its target.
    Redirection,
    End,
}

/// Reads a file token by token.
pub(super) struct Lexer<'a> {
    pub(super) text: &'a [u8],
    /// Where the next token is looked for.
    pub(super) at: usize,
    /// The first opening without an end.
    pub(super) broken: Option<usize>,
    failures: u32,
    heredocs: Vec<Heredoc>,
}

impl<'a> Lexer<'a> {
    /// At the file's beginning.
    pub(super) fn new(text: &'a [u8]) -> Self {
        Self { text, at: 0, broken: None, failures: 0, heredocs: Vec::new() }
    }

    fn peek(&self, ahead: usize) -> u8 {
        byte(self.text, self.at + ahead)
    }

    /// The next token. `command`: a command may begin here; `pattern`: inside `case`, before a pattern's `)`.
    pub(super) fn next(&mut self, command: bool, pattern: bool) -> (Kind, Span) {
        self.skip_blanks();
        let start = self.at;
        let kind = self.kind(command, pattern);
        if kind != Kind::End && self.at == start {
            self.at += 1;
        }
        (kind, Span { start, end: self.at.min(self.text.len()) })
    }

    fn skip_blanks(&mut self) {
        loop {
            match (self.peek(0), self.peek(1), self.peek(2)) {
                (b' ' | b'\t', ..) => self.at += 1,
                (b'\\', b'\n', _) => self.at += 2,
                (b'#', ..) => self.at = find(self.text, self.at, b'\n').unwrap_or(self.text.len()),
                _ => return,
            }
        }
    }

    fn kind(&mut self, command: bool, pattern: bool) -> Kind {
        if self.at >= self.text.len() {
            return Kind::End;
        }
        match (self.peek(0), self.peek(1)) {
            (b'\n', _) => {
                self.at += 1;
                Kind::Newline
            }
            (b';', b';' | b'&' | b'|') => {
                self.take(if (self.peek(1), self.peek(2)) == (b';', b'&') { 3 } else { 2 }, Kind::CaseEnd)
            }
            (b';', _) => self.take(1, Kind::Semicolon),
            (b'&', b'&') | (b'|', b'|' | b'&') => self.take(2, Kind::Join),
            (b'&', b'>') => self.redirection(),
            (b'&', b'!' | b'|') => self.take(2, Kind::Background),
            (b'&', _) => self.take(1, Kind::Background),
            (b'|', _) => self.take(1, Kind::Join),
            (b'<' | b'>', b'(') => {
                self.at += 2;
                self.nested(&[Inside::Command { cases: 0 }]);
                self.word()
            }
            (b'<' | b'>', _) => self.redirection(),
            (b')', _) => self.take(1, Kind::Close),
            (b'(', _) => self.parenthesis(command, pattern),
            (b'[', b'[') if command && (self.peek(2).is_ascii_whitespace()) => self.test(),
            (b'0'..=b'9', _) if self.is_descriptor() => self.redirection(),
            _ => self.word(),
        }
    }

    fn take(&mut self, length: usize, kind: Kind) -> Kind {
        self.at += length;
        kind
    }

    fn is_descriptor(&self) -> bool {
        let digits = rest(self.text, self.at).iter().take(3).take_while(|b| b.is_ascii_digit()).count();
        matches!(self.peek(digits), b'<' | b'>')
    }

    /// The place where the next line starts, once a [`Kind::Newline`] was read: behind here-documents.
    pub(super) fn start_line(&mut self) -> usize {
        self.at = heredoc::skip(self.text, self.at, &mut self.heredocs);
        self.at
    }

    fn parenthesis(&mut self, command: bool, pattern: bool) -> Kind {
        let blanks = rest(self.text, self.at + 1).iter().take_while(|b| is_blank(**b)).count();
        if !pattern && self.peek(1 + blanks) == b')' {
            return self.take(2 + blanks, Kind::Parentheses);
        }
        if command && self.peek(1) == b'(' && !pattern {
            self.at += 2;
            self.nested(&[Inside::Group, Inside::Group]);
            return Kind::Test;
        }
        if command || pattern {
            return self.take(1, Kind::Open);
        }
        self.at += 1;
        self.nested(&[Inside::Group]);
        self.word()
    }

    fn test(&mut self) -> Kind {
        let start = self.at;
        self.at += 2;
        loop {
            self.skip_blanks();
            match self.peek(0) {
                _ if self.at >= self.text.len() => {
                    self.give_up(start + 1);
                    return Kind::Test;
                }
                b']' if self.peek(1) == b']' && !is_word(self.peek(2)) => return self.take(2, Kind::Test),
                b'\n' | b'(' | b')' | b'<' | b'>' | b'|' | b'&' | b';' => self.at += 1,
                _ => {
                    let before = self.at;
                    self.word();
                    self.at = self.at.max(before + 1);
                }
            }
        }
    }

    fn redirection(&mut self) -> Kind {
        while self.peek(0).is_ascii_digit() || self.peek(0) == b'&' {
            self.at += 1;
        }
        let operator = rest(self.text, self.at);
        if operator.starts_with(b"<<") && !operator.starts_with(b"<<<") {
            let (found, next) = heredoc::delimiter(self.text, self.at + 2);
            self.heredocs.extend(found);
            self.at = next;
            return Kind::Redirection;
        }
        let length = operator.iter().take(3).take_while(|b| matches!(b, b'<' | b'>' | b'|' | b'&' | b'!')).count();
        self.at += length.max(1);
        while is_blank(self.peek(0)) {
            self.at += 1;
        }
        self.word();
        Kind::Redirection
    }

    /// Moves behind the word at this place, which may be empty.
    fn word(&mut self) -> Kind {
        let start = self.at;
        while self.at < self.text.len() {
            match (self.peek(0), self.peek(1)) {
                (b'\\', _) => self.at += 2,
                (b'\'', _) => {
                    self.jump(nested::single(self.text, self.at), self.at + 1);
                }
                (b'$', b'\'') => {
                    self.jump(nested::ansi(self.text, self.at), self.at + 1);
                }
                (b'"', _) => {
                    self.at += 1;
                    self.nested(&[Inside::Double]);
                }
                (b' ' | b'\t' | b'\n' | b';' | b'&' | b'|' | b'<' | b'>' | b')', _) => break,
                (b'(', _) => {
                    let blanks = rest(self.text, self.at + 1).iter().take_while(|b| is_blank(**b)).count();
                    let array = self.at > start && byte(self.text, self.at - 1) == b'=';
                    if !array && self.peek(1 + blanks) == b')' {
                        break;
                    }
                    self.at += 1;
                    self.nested(&[Inside::Group]);
                }
                _ => match nested::expansion(self.text, self.at, false) {
                    Some((opened, inside)) => {
                        self.at = inside;
                        self.nested(opened);
                    }
                    None => self.at += 1,
                },
            }
        }
        self.at = self.at.min(self.text.len());
        Kind::Word
    }

    /// Moves behind the stretch that was opened just before this place.
    fn nested(&mut self, opened: &[Inside]) {
        self.jump(nested::end(self.text, self.at, opened), self.at);
    }

    fn jump(&mut self, end: Result<usize, ()>, inside: usize) {
        match end {
            Ok(end) => self.at = end.min(self.text.len()),
            Err(()) => self.give_up(inside),
        }
    }

    /// Nothing closes what was opened just before `start`: the next line is read as if it had been closed.
    fn give_up(&mut self, start: usize) {
        self.broken.get_or_insert(start.saturating_sub(1));
        self.failures += 1;
        let line = next_line(self.text, start);
        let end = if byte(self.text, line.saturating_sub(1)) == b'\n' { line - 1 } else { line };
        self.at = if self.failures > PATIENCE { self.text.len() } else { end.max(start) };
    }
}

fn is_word(b: u8) -> bool {
    !matches!(b, 0 | b' ' | b'\t' | b'\n' | b'\r' | b';' | b'&' | b'|' | b')' | b'(' | b'<' | b'>')
}
