//! Which commands of a bash or zsh start-up file set, export, unset or source? Read without running anything.

use super::bytes::part;
use super::lexer::{Kind, Lexer};
use super::posix_command::{Options, classify};
use super::script::{Builder, Script, Span};

/// A construct that is open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Frame {
    /// `if`, `while`, `for` and so on, until `fi` or `done`.
    Block,
    Brace,
    Parenthesis,
    /// `case`, before its `in`.
    CaseWord,
    /// `case`, before a pattern's `)`.
    CasePattern,
    /// `case`, behind it.
    CaseBody,
}

struct Reader<'a> {
    lexer: Lexer<'a>,
    built: Builder,
    frames: Vec<Frame>,
    braces: usize,
    options: Options,
    /// A `{` may follow: behind `]]`, `))`, `function name`.
    brace_next: bool,
}

/// Reads a whole file.
pub(super) fn read(text: &[u8]) -> Script {
    let mut reader = Reader {
        lexer: Lexer::new(text),
        built: Builder::new(),
        frames: Vec::new(),
        braces: 0,
        options: Options::default(),
        brace_next: false,
    };
    reader.run();
    let mut script = reader.built.script;
    script.broken = reader.lexer.broken;
    script
}

impl Reader<'_> {
    fn top(&self) -> Option<Frame> {
        self.frames.last().copied()
    }

    fn run(&mut self) {
        loop {
            let pattern = self.top() == Some(Frame::CasePattern);
            let command = self.built.draft.words.is_empty();
            let (kind, span) = self.lexer.next(command, pattern);
            match kind {
                Kind::End => {
                    self.finish(false);
                    self.built.end_line(self.lexer.text.len(), self.lexer.text.len());
                    return;
                }
                Kind::Newline => {
                    if !self.built.draft.words.is_empty() || self.built.draft.redirected {
                        self.finish(false);
                    }
                    let next = self.lexer.start_line();
                    self.built.end_line(span.end, next);
                }
                _ if pattern => self.pattern(kind, span),
                Kind::Word => self.word(span),
                Kind::Semicolon => self.finish(false),
                Kind::Redirection => self.built.draft.redirected = true,
                _ => {
                    self.built.other();
                    self.operator(kind, span);
                }
            }
        }
    }

    fn operator(&mut self, kind: Kind, span: Span) {
        match kind {
            Kind::Join => self.finish(true),
            Kind::Background => {
                self.finish(true);
                self.built.draft.joined = false;
            }
            Kind::CaseEnd => {
                self.finish(false);
                if self.top() == Some(Frame::CaseBody) {
                    self.pop();
                    self.push(Frame::CasePattern);
                }
            }
            Kind::Open => {
                self.built.count();
                self.push(Frame::Parenthesis);
            }
            Kind::Close => {
                self.finish(false);
                self.pop_if(Frame::Parenthesis);
            }
            // a function's name is no command
            Kind::Parentheses => self.built.draft = super::script::Draft::default(),
            Kind::Test => {
                self.built.word(span);
                self.brace_next = true;
            }
            _ => {}
        }
    }

    fn pattern(&mut self, kind: Kind, span: Span) {
        self.built.other();
        if kind == Kind::Close {
            self.pop();
            self.push(Frame::CaseBody);
        } else if kind == Kind::Word && self.raw(span) == b"esac" {
            self.pop();
        }
    }

    fn raw(&self, span: Span) -> &[u8] {
        let raw = part(self.lexer.text, span.start, span.end);
        raw.strip_suffix(b"\r").unwrap_or(raw)
    }

    fn word(&mut self, span: Span) {
        let raw = self.raw(span).to_owned();
        let brace_next = std::mem::take(&mut self.brace_next);
        if raw == b"}" && self.braces > 0 {
            self.finish(false);
            return self.close_brace();
        }
        if raw == b"{" && brace_next {
            self.finish(false);
        }
        if self.top() == Some(Frame::CaseWord) && raw == b"in" {
            self.pop();
            self.built.draft = super::script::Draft::default();
            return self.push(Frame::CasePattern);
        }
        if self.built.draft.words.is_empty() && !self.built.draft.redirected && self.reserved(&raw) {
            return self.built.other();
        }
        // zsh: `for x (a b) {`, `function name {`
        let first = self.built.draft.words.first().map(|first| self.raw(*first));
        self.brace_next = matches!(first, Some(b"function" | b"for" | b"foreach" | b"repeat" | b"select"));
        if let Some(at) = raw.iter().position(|b| *b == b'=') {
            self.built.value(Span { start: span.start + at + 1, end: span.end });
        }
        self.built.word(span);
    }

    /// Follows a word that begins or ends a construct; whether it was one.
    fn reserved(&mut self, raw: &[u8]) -> bool {
        match raw {
            b"if" | b"while" | b"until" => {
                self.built.count();
                self.push(Frame::Block);
            }
            b"then" | b"do" | b"else" | b"elif" => {
                self.pop_if(Frame::Block);
                self.push(Frame::Block);
            }
            b"fi" | b"done" => self.pop_if(Frame::Block),
            b"{" => {
                self.built.count();
                self.push(Frame::Brace);
            }
            b"case" => {
                self.built.count();
                self.push(Frame::CaseWord);
            }
            b"esac" => self.pop_if(Frame::CaseBody),
            b"for" | b"select" | b"foreach" | b"repeat" => {
                // its words end at the next separator; `do` opens the body
                self.built.count();
                self.push(Frame::Block);
                return false;
            }
            b"!" => self.built.draft.joined = true,
            b"time" | b"coproc" | b"always" => {}
            _ => return false,
        }
        true
    }

    /// Closes the innermost `{`, and what zsh lets end inside it without `fi` or `done`.
    fn close_brace(&mut self) {
        self.built.other();
        while let Some(frame) = self.top() {
            self.pop();
            if frame == Frame::Brace {
                return;
            }
        }
    }

    fn push(&mut self, frame: Frame) {
        self.braces += usize::from(frame == Frame::Brace);
        self.frames.push(frame);
        self.built.open_body();
    }

    fn pop(&mut self) {
        if let Some(frame) = self.frames.pop() {
            self.braces -= usize::from(frame == Frame::Brace);
            self.built.open.pop();
        }
    }

    fn pop_if(&mut self, frame: Frame) {
        if self.top() == Some(frame) {
            self.pop();
        }
    }

    fn finish(&mut self, joined: bool) {
        self.brace_next = false;
        let (text, options) = (self.lexer.text, &mut self.options);
        self.built.finish(joined, |words| classify(text, words, options));
    }
}
