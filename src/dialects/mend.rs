//! How does a damaged settings file become whole where only its signs are wrong? Claude Code reads strict JSON: a
//! comment or a comma too many is enough (measured with 2.1.329). Names and values are never touched.

use super::bytes::{BOM, byte, find, is_blank, part};
use super::jsonc;
use super::script::Span;
use super::{CannotEdit, Edited};
use crate::model::order::InOrder;

/// How deep objects and lists may stand in each other.
const DEEPEST: usize = 128;
/// How much text behind the end is taken out; more is somebody's content.
const STRAY: usize = 200;

/// What a file is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    Open(u8),
    Close(u8),
    Comma,
    Colon,
    Text,
    Word,
    Comment,
}

/// What may come next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    /// A name, or the end of the object.
    Name,
    Colon,
    Value,
    /// A comma, or the end.
    Comma,
}

/// Makes a JSON object whole: comments and commas too many go, commas that are missing between lines come, brackets
/// that are missing at the end come, a little text behind the end goes. A byte order mark stays: Claude Code reads it.
///
/// # Errors
/// [`CannotEdit`]: it is whole already, or more is wrong than signs.
pub fn mend(text: &[u8]) -> Result<Edited, CannotEdit> {
    let bom = text.starts_with(BOM);
    let body = text.strip_prefix(BOM).unwrap_or(text);
    if strict(body) {
        return Err(CannotEdit::NothingToDo);
    }
    std::str::from_utf8(body).map_err(|error| refuse(body, error.valid_up_to(), say!("system/not-text-utf-8")))?;
    let mut walk = Walk { text: body, edits: Vec::new(), values: Vec::new(), open: Vec::new(), next: Next::Value };
    walk.all()?;
    walk.edits.order_by_key(|(span, _)| (span.start, span.end));
    let edits: Vec<(Span, &[u8])> = walk.edits.iter().map(|(span, bytes)| (*span, bytes.as_slice())).collect();
    let whole = super::edit::apply(body, Span { start: 0, end: body.len() }, &edits, &[]).bytes;
    if !strict(&whole) {
        return Err(refuse(body, 0, say!("system/more-wrong-than-signs")));
    }
    let changes = jsonc::changes(body, &edits, &walk.values);
    let mut bytes = if bom { BOM.to_vec() } else { Vec::new() };
    bytes.extend_from_slice(&whole);
    Ok(Edited { bytes, changes })
}

/// Whether Claude Code can read it: a strict JSON object.
fn strict(text: &[u8]) -> bool {
    serde_json::from_slice::<serde_json::Map<String, serde_json::Value>>(text).is_ok()
}

fn refuse(text: &[u8], at: usize, because: String) -> CannotEdit {
    let mut lines = super::bytes::Lines::new(text);
    CannotEdit::NotLiteralEnough { line: lines.of(at.min(text.len())), because }
}

struct Walk<'a> {
    text: &'a [u8],
    /// In the order in which they were found; what is inserted has an empty place.
    edits: Vec<(Span, Vec<u8>)>,
    /// Values and comments: what a line is shown without.
    values: Vec<Span>,
    open: Vec<u8>,
    next: Next,
}

impl Walk<'_> {
    fn all(&mut self) -> Result<(), CannotEdit> {
        // the last sign or value, and where the last comma stands while nothing follows it
        let (mut last, mut comma, mut begun, mut at) = (0, None, false, 0);
        while let Some((token, span)) = self.token(at)? {
            at = span.end;
            if token == Token::Comment {
                self.values.push(span);
                self.edits.push((self.comment(span), Vec::new()));
                continue;
            }
            if begun && self.open.is_empty() {
                return self.stray(span.start);
            }
            if matches!(token, Token::Text | Token::Word | Token::Open(_)) && self.next == Next::Comma {
                // a comma is missing, but only a new line says that something new begins
                if !part(self.text, last, span.start).contains(&b'\n') {
                    return Err(refuse(self.text, span.start, say!("system/sign-missing-middle-line")));
                }
                self.insert(last, b",");
                self.next = self.fresh();
            }
            if matches!(token, Token::Close(_))
                && let Some(comma) = comma.take()
            {
                self.cut(comma);
                self.next = Next::Comma;
            }
            comma = (token == Token::Comma).then_some(span);
            self.step(token, span)?;
            begun = true;
            last = span.end;
        }
        self.end(last, comma)
    }

    /// What may come behind an opening bracket or a comma.
    fn fresh(&self) -> Next {
        if self.open.last() == Some(&b'{') { Next::Name } else { Next::Value }
    }

    fn step(&mut self, token: Token, span: Span) -> Result<(), CannotEdit> {
        let wrong =
            |this: &Self| Err(refuse(this.text, span.start, say!("system/something-stands-where-cannot-belong")));
        match (token, self.next) {
            (Token::Open(bracket), Next::Value) => {
                if self.open.len() >= DEEPEST || (self.open.is_empty() && bracket != b'{') {
                    return wrong(self);
                }
                self.open.push(bracket);
                self.next = self.fresh();
            }
            (Token::Close(bracket), Next::Name | Next::Comma | Next::Value) => {
                let matching = if bracket == b'}' { b'{' } else { b'[' };
                let empty_list = bracket == b']' && byte_before(self.text, span.start) == b'[';
                if self.open.last() != Some(&matching) || (self.next == Next::Value && !empty_list) {
                    return wrong(self);
                }
                self.open.pop();
                self.next = Next::Comma;
            }
            (Token::Text, Next::Name) => self.next = Next::Colon,
            (Token::Colon, Next::Colon) => self.next = Next::Value,
            (Token::Comma, Next::Comma) => self.next = self.fresh(),
            (Token::Text | Token::Word, Next::Value) if !self.open.is_empty() => {
                self.values.push(span);
                self.next = Next::Comma;
            }
            _ => return wrong(self),
        }
        Ok(())
    }

    /// Brackets that are missing at the end come, a comma before them goes.
    fn end(&mut self, last: usize, comma: Option<Span>) -> Result<(), CannotEdit> {
        if self.open.is_empty() {
            return Ok(());
        }
        if let Some(comma) = comma {
            self.next = Next::Comma;
            let closing = self.closing();
            self.edits.push((comma, closing));
        } else if matches!(self.next, Next::Comma | Next::Name) || byte(self.text, last.saturating_sub(1)) == b'[' {
            let closing = self.closing();
            self.insert(last, &closing);
        } else {
            return Err(refuse(self.text, last, say!("system/ends-middle")));
        }
        Ok(())
    }

    fn closing(&self) -> Vec<u8> {
        self.open.iter().rev().map(|bracket| if *bracket == b'{' { b'}' } else { b']' }).collect()
    }

    /// What stands behind the end goes, if it is little and nobody's content.
    fn stray(&mut self, at: usize) -> Result<(), CannotEdit> {
        let rest = part(self.text, at, self.text.len());
        let trimmed = rest.trim_ascii_end();
        let content = |b: &u8| matches!(b, b'"' | b'{' | b'[' | b':' | b'<' | b'>');
        if trimmed.len() > STRAY || trimmed.iter().any(content) {
            return Err(refuse(self.text, at, say!("system/there-more-behind-end")));
        }
        let span = Span { start: at, end: at + trimmed.len() };
        if !trimmed.iter().all(|b| matches!(b, b'}' | b']' | b',' | b';' | b'\n' | b'\r' | b' ' | b'\t')) {
            self.values.push(span);
        }
        self.edits.push((span, Vec::new()));
        Ok(())
    }

    /// Something new behind `at`.
    fn insert(&mut self, at: usize, new: &[u8]) {
        self.edits.push((Span { start: at, end: at }, new.to_vec()));
    }

    fn cut(&mut self, span: Span) {
        self.edits.push((span, Vec::new()));
    }

    /// A comment with its line if nothing else stands there, else with the blanks before it.
    fn comment(&self, span: Span) -> Span {
        let blanks = part(self.text, 0, span.start).iter().rev().take_while(|b| is_blank(**b)).count();
        let start = span.start - blanks;
        let fresh = start == 0 || byte(self.text, start - 1) == b'\n';
        let behind = part(self.text, span.end, self.text.len()).iter().take_while(|b| is_blank(**b)).count() + span.end;
        match (fresh, byte(self.text, behind), byte(self.text, behind + 1)) {
            (true, b'\n', _) => Span { start, end: behind + 1 },
            (true, b'\r', b'\n') => Span { start, end: behind + 2 },
            _ => Span { start, end: span.end },
        }
    }

    /// The next sign, name, value or comment at or behind `at`.
    fn token(&self, mut at: usize) -> Result<Option<(Token, Span)>, CannotEdit> {
        let text = self.text;
        while at < text.len() && byte(text, at).is_ascii_whitespace() {
            at += 1;
        }
        if at >= text.len() {
            return Ok(None);
        }
        let one = |token| Ok(Some((token, Span { start: at, end: at + 1 })));
        match (byte(text, at), byte(text, at + 1)) {
            (bracket @ (b'{' | b'['), _) => one(Token::Open(bracket)),
            (bracket @ (b'}' | b']'), _) => one(Token::Close(bracket)),
            (b',', _) => one(Token::Comma),
            (b':', _) => one(Token::Colon),
            (b'"', _) => match string_end(text, at) {
                Some(end) => Ok(Some((Token::Text, Span { start: at, end }))),
                None => Err(refuse(text, at, say!("system/text-does-not-end"))),
            },
            (b'/', b'/') => {
                let end = find(text, at, b'\n').unwrap_or(text.len());
                let end = if byte(text, end.saturating_sub(1)) == b'\r' { end - 1 } else { end };
                Ok(Some((Token::Comment, Span { start: at, end })))
            }
            (b'/', b'*') => {
                let inside = part(text, at + 2, text.len()).windows(2).position(|two| two == b"*/");
                let end = inside.ok_or_else(|| refuse(text, at, say!("system/comment-does-not-end")))? + at + 4;
                Ok(Some((Token::Comment, Span { start: at, end })))
            }
            _ => {
                let ends = |b: &u8| b.is_ascii_whitespace() || b"{}[],:\"/".contains(b);
                let length = part(text, at, text.len()).iter().position(ends).unwrap_or(text.len() - at).max(1);
                Ok(Some((Token::Word, Span { start: at, end: at + length })))
            }
        }
    }
}

fn byte_before(text: &[u8], at: usize) -> u8 {
    let before = part(text, 0, at).iter().rposition(|b| !b.is_ascii_whitespace());
    before.map_or(0, |before| byte(text, before))
}

/// The place behind a string, which does not go over the end of its line.
fn string_end(text: &[u8], start: usize) -> Option<usize> {
    let mut at = start + 1;
    loop {
        match byte(text, at) {
            _ if at >= text.len() => return None,
            b'"' => return Some(at + 1),
            b'\n' => return None,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

#[cfg(test)]
#[path = "mend_tests.rs"]
mod tests;
