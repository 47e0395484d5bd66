//! Which statements of a PowerShell profile set a variable, take one away, or read another file? Nothing is run.

use super::bytes::{BOM, byte, find, is_blank, name_length, part, rest};
use super::powershell_value::{arguments, behind, literal, quote, words};
use super::script::{Act, Builder, Part, Script, Span};
use crate::model::secret::Secret;

struct Reader<'a> {
    text: &'a [u8],
    at: usize,
    built: Builder,
    broken: Option<usize>,
}

/// Reads a whole file.
pub(super) fn read(text: &[u8]) -> Script {
    let at = if text.starts_with(BOM) { BOM.len() } else { 0 };
    let mut reader = Reader { text, at, built: Builder::new(), broken: None };
    reader.built.start(at);
    reader.run();
    let mut script = reader.built.script;
    script.broken = reader.broken;
    script
}

impl Reader<'_> {
    fn run(&mut self) {
        let text = self.text;
        while self.at < text.len() {
            match (byte(text, self.at), byte(text, self.at + 1)) {
                (b'\n', _) => {
                    self.at += 1;
                    self.built.end_line(self.at, self.at);
                }
                (b' ' | b'\t' | b'\r' | b';', _) => self.at += 1,
                (b'#', _) => self.at = find(text, self.at, b'\n').unwrap_or(text.len()),
                (b'<', b'#') => {
                    self.built.other();
                    self.at = self.block_comment(self.at);
                }
                (b'{' | b'}' | b')' | b']', _) => {
                    self.built.other();
                    self.at += 1;
                }
                _ => self.statement(),
            }
        }
        self.built.end_line(text.len(), text.len());
    }

    fn block_comment(&mut self, start: usize) -> usize {
        let inside = rest(self.text, start + 2);
        let end = inside.windows(2).position(|two| two == b"#>").map(|end| start + 2 + end + 2);
        end.unwrap_or_else(|| self.give_up(start))
    }

    /// Something is never closed: what follows is read as if its opening were not there.
    fn give_up(&mut self, at: usize) -> usize {
        self.broken.get_or_insert(at);
        self.text.len()
    }

    fn statement(&mut self) {
        let start = self.at;
        let end = self.end_of_statement();
        self.at = end.max(start + 1);
        let length = part(self.text, start, end).trim_ascii_end().len();
        let span = Span { start, end: start + length.max(1) };
        let raw = part(self.text, span.start, span.end);
        self.built.word(span);
        let (act, value) = classify(raw);
        if let Some(value) = value {
            self.built.value(Span { start: span.start + value.start, end: span.start + value.end });
        }
        let parts = act.map(|act| Part { act, first: 0, last: 0 }).into_iter().collect();
        self.built.finish(false, |_| (parts, 1));
    }

    /// The place behind a statement: a line's end, `;`, a brace or a comment outside everything that is open.
    fn end_of_statement(&mut self) -> usize {
        let text = self.text;
        let (mut at, mut depth, start) = (self.at, 0_usize, self.at);
        while at < text.len() {
            if let Some(end) = self.string(at) {
                at = end;
                continue;
            }
            match (byte(text, at), byte(text, at + 1)) {
                (b'`', b'\r') => at += 3,
                (b'`', _) => at += 2,
                (b'<', b'#') => at = self.block_comment(at),
                (b'#', _) if at == start || is_blank(byte(text, at - 1)) => {
                    if depth == 0 {
                        return at;
                    }
                    at = find(text, at, b'\n').unwrap_or(text.len());
                }
                (b'@' | b'$', b'{') => {
                    depth += 1;
                    at += 2;
                }
                (b'(' | b'[', _) => {
                    depth += 1;
                    at += 1;
                }
                (b'{', _) if depth > 0 => {
                    depth += 1;
                    at += 1;
                }
                (b')' | b']' | b'}', _) if depth > 0 => {
                    depth -= 1;
                    at += 1;
                }
                (b';' | b'{' | b'}', _) if depth == 0 => return at,
                (b'\n', _) if depth == 0 && !goes_on(part(text, start, at)) => return at,
                _ => at += 1,
            }
        }
        if depth > 0 {
            self.broken.get_or_insert(start);
        }
        at.min(text.len())
    }

    /// The place behind a string, if one begins here: `'…'`, or from a line's end behind `@'` to `'@` in a later line.
    fn string(&mut self, start: usize) -> Option<usize> {
        let text = self.text;
        if quote(text, start).is_some() {
            return Some(behind(text, start).unwrap_or_else(|| self.give_up(start)));
        }
        let (kind, length) = (byte(text, start) == b'@').then(|| quote(text, start + 1))??;
        let inside = start + 1 + length;
        matches!(byte(text, inside), b'\r' | b'\n').then_some(())?;
        let end = (inside..text.len()).find_map(|at| {
            let (found, length) = (byte(text, at) == b'\n').then(|| quote(text, at + 1))??;
            let end = at + 1 + length;
            (found == kind && byte(text, end) == b'@').then_some(end + 1)
        });
        Some(end.unwrap_or_else(|| self.give_up(start)))
    }
}

/// Whether a line's end does not end the statement: a value or a command has to follow.
fn goes_on(statement: &[u8]) -> bool {
    statement.trim_ascii_end().last().is_some_and(|last| matches!(last, b'=' | b'|' | b',' | b'+'))
}

fn starts(text: &[u8], with: &str) -> bool {
    text.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with.as_bytes()))
}

/// What a statement does, and where in it a value stands.
fn classify(raw: &[u8]) -> (Option<Act>, Option<Span>) {
    let joined = raw.windows(2).any(|two| matches!(two, b"&&" | b"||"));
    if let Some((variable, at)) = assigned(raw) {
        let value = Span { start: at, end: raw.len() };
        let plain = byte(raw, at.saturating_sub(1)) == b'=' && !matches!(before_equals(raw, at), b'+' | b'-' | b'*');
        let said = part(raw, at, raw.len()).trim_ascii();
        if joined {
            return (None, Some(value));
        }
        return (Some(set(variable, if plain { Some(said) } else { None })), Some(value));
    }
    let call = ["[void]", "$null = ", ""].into_iter().find_map(|before| {
        let rest = starts(raw, before).then(|| rest(raw, before.len()))?;
        let names = ["[environment]::setenvironmentvariable(", "[system.environment]::setenvironmentvariable("];
        names.into_iter().find(|name| starts(rest, name)).map(|name| before.len() + name.len())
    });
    if let Some(at) = call {
        let all = Span { start: at, end: raw.len() };
        let given = arguments(rest(raw, at));
        let name = given.first().and_then(|name| variable(&literal(name)?));
        let act = name.filter(|_| !joined).map(|name| set(name, given.get(1).copied()));
        return (act, Some(all));
    }
    let words = words(raw);
    let (Some(first), false) = (words.first(), joined) else { return (None, equals(raw)) };
    match first.to_ascii_lowercase().as_slice() {
        b"." => {
            let path = words.get(1).map(|path| path.trim_ascii());
            let path = path.map(|path| literal(path).unwrap_or_else(|| unquoted(path)));
            let path = path.map(|path| String::from_utf8_lossy(&path).replace('\\', "/"));
            (path.map(|path| Act::Source { path }), None)
        }
        b"set-item" | b"si" | b"new-item" | b"ni" => {
            let named = |word: &&&[u8]| !starts(word, "-path") && !starts(word, "-value") && !starts(word, "-force");
            let given: Vec<&&[u8]> = words.iter().skip(1).filter(named).collect();
            let name = given.first().and_then(|word| of_drive(word));
            (
                name.map(|name| set(name, given.get(1).map(|word| **word))),
                Some(Span { start: first.len(), end: raw.len() }),
            )
        }
        b"remove-item" | b"ri" | b"rm" | b"del" | b"clear-item" => {
            let name = words.iter().skip(1).find_map(|word| of_drive(word));
            (name.map(|variable| Act::Unset { variable }), None)
        }
        _ => (None, equals(raw)),
    }
}

fn before_equals(raw: &[u8], at: usize) -> u8 {
    byte(raw, at.saturating_sub(2))
}

/// From behind the first `=` on: something that may be a value.
fn equals(raw: &[u8]) -> Option<Span> {
    raw.iter().position(|b| *b == b'=').map(|at| Span { start: at + 1, end: raw.len() })
}

/// A value that is nothing takes the variable away.
fn set(variable: String, said: Option<&[u8]>) -> Act {
    let empty = |said: &[u8]| literal(said).is_some_and(|it| it.is_empty());
    let nothing = |said: &[u8]| said.is_empty() || said.eq_ignore_ascii_case(b"$null") || empty(said);
    match said {
        Some(said) if nothing(said) => Act::Unset { variable },
        said => Act::Set { variable, value: said.and_then(literal).map(Secret::new), exported: true },
    }
}

/// The variable that `$env:NAME = …` gives a value, and the place behind the `=`.
fn assigned(raw: &[u8]) -> Option<(String, usize)> {
    let brace = starts(raw, "${env:");
    let at = if brace { 6 } else { starts(raw, "$env:").then_some(5)? };
    let length = name_length(rest(raw, at));
    let mut behind = at + length;
    if brace {
        (byte(raw, behind) == b'}').then_some(())?;
        behind += 1;
    }
    let blanks = rest(raw, behind).iter().take_while(|b| is_blank(**b)).count();
    behind += blanks;
    behind += usize::from(matches!(byte(raw, behind), b'+' | b'-' | b'*'));
    let equals = byte(raw, behind) == b'=' && byte(raw, behind + 1) != b'=';
    Some((variable(part(raw, at, at + length)).filter(|_| equals)?, behind + 1))
}

fn variable(name: &[u8]) -> Option<String> {
    super::bytes::name(name)
}

/// The variable of `Env:NAME`, `Env:\NAME`, in quotes or not.
fn of_drive(word: &[u8]) -> Option<String> {
    let plain = unquoted(word);
    let name = starts(&plain, "env:").then(|| rest(&plain, 4))?;
    variable(name.strip_prefix(b"\\").or_else(|| name.strip_prefix(b"/")).unwrap_or(name))
}

fn unquoted(word: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < word.len() {
        let length = quote(word, at).map(|(_, length)| length);
        out.extend(length.is_none().then(|| byte(word, at)));
        at += length.unwrap_or(1);
    }
    out
}

#[cfg(test)]
#[path = "powershell_tests.rs"]
mod tests;
