//! How is a value put right where it is set, with every other byte left as it was? The edit is read once more before it
//! counts.

use super::bytes::{Lines, name_length, part, rest};
use super::edit::{apply, lines};
use super::mask::Mask;
use super::script::{Act, Group, Part, Script, Span};
use super::units::locate;
use super::{CannotEdit, Change, Dialect, Edited};
use crate::model::exceptions;
use crate::model::hidden::Correction;
use crate::model::plan::Rewrite;
use crate::model::text::plain;

/// What puts a value of this variable right; `None` where that is not known.
pub type Corrections = fn(&str, &str) -> Option<Vec<Correction>>;

/// Gives a variable another value or name in every line that sets it.
///
/// # Errors
/// [`CannotEdit`]: nothing to do, or not safely: the value is put together by the shell, or its quotes would have to
/// change.
pub fn rewrite(
    dialect: Dialect,
    text: &[u8],
    variable: &str,
    how: &Rewrite,
    corrections: Corrections,
) -> Result<Edited, CannotEdit> {
    super::edit::refuse_wide(text)?;
    let script = dialect.read(text);
    super::edit::refuse_broken(text, &script, &touched(&script, variable))?;
    let mut edits: Vec<(Span, Vec<u8>)> = Vec::new();
    let mut notes = Vec::new();
    let mut lines = Lines::new(text);
    for group in &script.groups {
        let mut note = None;
        for command in &group.commands {
            for act in &command.parts {
                let line = lines.of(command.span().start);
                let because = |because: String| CannotEdit::NotLiteralEnough { line, because };
                let site = Site { dialect, text, words: &command.words, act, variable };
                let made = site.edits(how, corrections).map_err(because)?;
                let start = |edit: &(Span, Vec<u8>)| edit.0.start;
                debug_assert!(made.edits.is_sorted_by_key(start), "edits come in the order of the file");
                edits.extend(made.edits);
                note = note.or(made.note);
            }
        }
        notes.push(note);
    }
    if edits.is_empty() {
        return Err(CannotEdit::NothingToDo);
    }
    let line = lines.of(edits.first().map_or(0, |(span, _)| span.start));
    if matches!(how, Rewrite::Rename { .. }) && mentions(text, variable) {
        let because = say!("system/another-line-file-uses", variable = variable);
        return Err(CannotEdit::NotLiteralEnough { line, because });
    }
    let borrowed: Vec<(Span, &[u8])> = edits.iter().map(|(span, bytes)| (*span, bytes.as_slice())).collect();
    let bytes = apply(text, Span { start: 0, end: text.len() }, &borrowed, &[]).bytes;
    let after = dialect.read(&bytes);
    if expected(&script, variable, how, corrections) != expected(&after, "", how, corrections) {
        let because = say!("system/its-quotes-would-have-change");
        return Err(CannotEdit::NotLiteralEnough { line, because });
    }
    let changes = changes(dialect, (text, &script), (&bytes, &after), &notes);
    Ok(Edited { bytes, changes })
}

fn touched<'a>(script: &'a Script, variable: &str) -> Vec<&'a Group> {
    let sets = |part: &Part| matches!(&part.act, Act::Set { variable: name, .. } if name == variable);
    let touches = |group: &&Group| group.commands.iter().flat_map(|command| &command.parts).any(sets);
    script.groups.iter().filter(touches).collect()
}

/// Whether the file reads the variable: `$A` or `${A…}`.
fn mentions(text: &[u8], variable: &str) -> bool {
    let name = variable.as_bytes();
    text.iter().enumerate().filter(|(_, b)| **b == b'$').any(|(at, _)| {
        let behind = rest(text, at + 1);
        let behind = behind.strip_prefix(b"{").unwrap_or(behind);
        part(behind, 0, name_length(behind)) == name
    })
}

/// One act on a variable, where it is written.
struct Site<'a> {
    dialect: Dialect,
    text: &'a [u8],
    words: &'a [Span],
    act: &'a Part,
    variable: &'a str,
}

#[derive(Default)]
struct Made {
    edits: Vec<(Span, Vec<u8>)>,
    note: Option<String>,
}

impl Site<'_> {
    fn edits(&self, how: &Rewrite, corrections: Corrections) -> Result<Made, String> {
        let (name, value) = match &self.act.act {
            Act::Set { variable, value, .. } => (variable, Some(value)),
            Act::Export { variable } | Act::Unset { variable } => (variable, None),
            Act::Source { .. } => return Ok(Made::default()),
        };
        if name != self.variable {
            return Ok(Made::default());
        }
        let Some(value) = value else {
            return match how {
                Rewrite::Rename { to } => self.renamed(to),
                _ => Ok(Made::default()),
            };
        };
        let value = value.as_ref().ok_or_else(|| say!("system/its-value-put-together-shell"))?;
        let value = std::str::from_utf8(value.expose()).map_err(|_| say!("system/value-no-utf-8"))?;
        match how {
            Rewrite::Rename { to } => self.renamed(to),
            Rewrite::Prefix { text } if value.contains("://") => {
                debug_assert!(!text.is_empty(), "nothing comes before it");
                Ok(Made::default())
            }
            Rewrite::Prefix { text } => self.prefixed(text, value),
            Rewrite::Without { entries } => {
                let gone = gone(value, entries);
                if gone.is_empty() {
                    return Ok(Made::default());
                }
                let edits = self.corrected(value, &gone).ok_or_else(|| say!("system/its-quotes-would-have-change"))?;
                Ok(Made { edits, note: Some(without_note(entries)) })
            }
            Rewrite::Clean => {
                let corrections =
                    corrections(self.variable, value).ok_or_else(|| say!("system/nobody-can-tell-which-character"))?;
                if corrections.is_empty() {
                    return Ok(Made::default());
                }
                let edits =
                    self.corrected(value, &corrections).ok_or_else(|| say!("system/its-quotes-would-have-change"))?;
                Ok(Made { edits, note: Some(note(value, &corrections)) })
            }
        }
    }

    fn word(&self, index: usize) -> Span {
        self.words.get(index).copied().unwrap_or(Span { start: 0, end: 0 })
    }

    fn raw(&self, span: Span) -> &[u8] {
        part(self.text, span.start, span.end)
    }

    /// Where the variable's name is written, if it is written plainly.
    fn name(&self) -> Option<Span> {
        let word = self.word(self.act.first);
        let raw = self.raw(word);
        let drive = || raw.windows(4).position(|four| four.eq_ignore_ascii_case(b"env:")).map(|at| at + 4);
        let quote = match self.dialect {
            Dialect::PowerShell => drive()?,
            _ => usize::from(matches!(raw.first(), Some(b'"' | b'\''))),
        };
        let name = self.variable.as_bytes();
        let start = word.start + quote;
        (part(raw, quote, quote + name_length(rest(raw, quote))) == name)
            .then_some(Span { start, end: start + name.len() })
    }

    fn renamed(&self, to: &str) -> Result<Made, String> {
        let name = self.name().ok_or_else(|| say!("system/its-name-not-written-out"))?;
        Ok(Made { edits: vec![(name, to.as_bytes().to_vec())], note: None })
    }

    /// The words that hold the value, and where it begins in the first of them.
    fn values(&self) -> Vec<Span> {
        let raw = self.raw(self.word(self.act.first));
        match raw.iter().position(|b| *b == b'=') {
            Some(equals) => {
                let first = self.word(self.act.first);
                let blanks = rest(raw, equals + 1).iter().take_while(|b| matches!(b, b' ' | b'\t')).count();
                vec![Span { start: first.start + equals + 1 + blanks, end: first.end }]
            }
            None => (self.act.first + 1..=self.act.last).map(|index| self.word(index)).collect(),
        }
    }

    fn prefixed(&self, prefix: &str, value: &str) -> Result<Made, String> {
        let span = self.values().into_iter().next().ok_or_else(|| say!("system/has-no-value"))?;
        let raw = self.raw(span);
        let quote = usize::from(matches!(raw.first(), Some(b'"' | b'\'')));
        if value.is_empty() || raw.starts_with(b"$") {
            return Err(say!("system/its-value-put-together-shell"));
        }
        let at = Span { start: span.start + quote, end: span.start + quote + 1 };
        let mut bytes = prefix.as_bytes().to_vec();
        bytes.extend_from_slice(self.raw(at));
        Ok(Made { edits: vec![(at, bytes)], note: Some(say!("system/note-put-before", text = prefix)) })
    }

    /// Each character where it is written; a list of fish stands in several words, joined by blanks.
    fn corrected(&self, value: &str, corrections: &[Correction]) -> Option<Vec<(Span, Vec<u8>)>> {
        let escapes = matches!(self.dialect, Dialect::Posix | Dialect::Fish);
        let mut edits = Vec::new();
        let mut done = 0;
        let mut ahead = value;
        let spans = self.values();
        let several = spans.len() > 1;
        for span in spans {
            let text =
                if several { String::from_utf8(super::literal::fish(self.raw(span))?).ok()? } else { ahead.to_owned() };
            let count = text.chars().count();
            let inside = corrections.iter().filter(|it| (done..done + count).contains(&it.index));
            let inside: Vec<Correction> = inside.map(|it| Correction { index: it.index - done, ..*it }).collect();
            for (found, bytes) in locate(self.raw(span), &text, &inside, escapes)? {
                edits.push((Span { start: span.start + found.start, end: span.start + found.end }, bytes));
            }
            done += count + 1;
            ahead = ahead.get(text.len() + 1..).unwrap_or_default();
        }
        (edits.len() == corrections.len()).then_some(edits)
    }
}

/// `(- U+200B at 41)`: what goes, without a character of the value.
pub(super) fn note(value: &str, corrections: &[Correction]) -> String {
    let mut told: Vec<String> = Vec::new();
    for (index, c) in value.chars().enumerate() {
        let Some(correction) = corrections.iter().find(|it| it.index == index) else { continue };
        let (point, place) = (format!("U+{:04X}", u32::from(c)), index + 1);
        told.push(if correction.instead.is_some() {
            say!("system/note-becomes-what-it-looks-like", point = point, place = place)
        } else {
            say!("system/note-taken-out", point = point, place = place)
        });
        if told.len() == 5 && corrections.len() > 5 {
            told.push(say!("system/note-and-more", count = corrections.len() - 5));
            break;
        }
    }
    format!("({})", told.join(", "))
}

/// The characters of a list that go with some of its entries.
pub(super) fn gone(value: &str, entries: &[String]) -> Vec<Correction> {
    exceptions::taken_out(value, entries).into_iter().map(|index| Correction { index, instead: None }).collect()
}

/// `(without anthropic.com)`.
pub(super) fn without_note(entries: &[String]) -> String {
    say!("system/note-without", entries = plain(&entries.join(", "), 80))
}

/// What the value is afterwards.
pub(super) fn rewritten(value: &str, variable: &str, how: &Rewrite, corrections: Corrections) -> String {
    match how {
        Rewrite::Rename { .. } => value.to_owned(),
        Rewrite::Prefix { .. } if value.contains("://") => value.to_owned(),
        Rewrite::Prefix { text } => format!("{text}{value}"),
        Rewrite::Without { entries } => exceptions::without(value, entries),
        Rewrite::Clean => {
            let all = corrections(variable, value).unwrap_or_default();
            let at = |index: usize| all.iter().find(|it| it.index == index);
            let kept = value.chars().enumerate().filter_map(|(index, c)| at(index).map_or(Some(c), |it| it.instead));
            kept.collect()
        }
    }
}

/// What a file does, as it must be after the edit; with no variable, as it is.
fn expected(
    script: &Script,
    variable: &str,
    how: &Rewrite,
    corrections: Corrections,
) -> Vec<(u8, String, Option<Vec<u8>>, bool)> {
    let parts = script.groups.iter().flat_map(|group| &group.commands).flat_map(|command| &command.parts);
    let named = |name: &String| match how {
        Rewrite::Rename { to } if name == variable => to.clone(),
        _ => name.clone(),
    };
    parts
        .map(|part| match &part.act {
            Act::Set { variable: name, value, exported } => {
                let value = value.as_ref().map(|value| match std::str::from_utf8(value.expose()) {
                    Ok(text) if name == variable => rewritten(text, variable, how, corrections).into_bytes(),
                    _ => value.expose().to_vec(),
                });
                (0, named(name), value, *exported)
            }
            Act::Export { variable } => (1, named(variable), None, true),
            Act::Unset { variable } => (2, named(variable), None, false),
            Act::Source { path } => (3, path.clone(), None, false),
        })
        .collect()
}

/// The lines that differ, masked with what stands in them before and after.
fn changes(
    dialect: Dialect,
    (old, before): (&[u8], &Script),
    (new, after): (&[u8], &Script),
    notes: &[Option<String>],
) -> Vec<Change> {
    let mut mask = Mask::new(dialect.literal());
    for (text, script) in [(old, before), (new, after)] {
        for value in script.groups.iter().flat_map(|group| &group.values) {
            mask.learn(part(text, value.start, value.end));
        }
    }
    let mut counter = Lines::new(old);
    let mut out = Vec::new();
    for ((one, other), note) in before.groups.iter().zip(&after.groups).zip(notes) {
        if part(old, one.span.start, one.span.end) == part(new, other.span.start, other.span.end) {
            continue;
        }
        let first = counter.of(one.span.start);
        let olds: Vec<Span> = lines(old, one.span).collect();
        let news: Vec<Span> = lines(new, other.span).collect();
        let show = |line: &Span| mask.show(new, *line, &other.values);
        let one_to_one = olds.len() == news.len();
        let mut pending = note.as_ref();
        for (number, (at, line)) in (first..).zip(olds.iter().enumerate()) {
            let same = |new_line: &Span| part(new, new_line.start, new_line.end) == part(old, line.start, line.end);
            let after: Vec<&Span> = match news.get(at) {
                Some(same_line) if one_to_one && same(same_line) => continue,
                Some(new_line) if one_to_one => vec![new_line],
                // a line's end went: all that is left stands beside the first line
                _ if at == 0 => news.iter().collect(),
                _ => Vec::new(),
            };
            let mut after: Vec<String> = after.into_iter().map(show).collect();
            if let Some(last) = after.last_mut()
                && let Some(note) = pending.take()
            {
                *last = format!("{last}  {note}");
            }
            out.push(Change { line: number, before: mask.show(old, *line, &one.values), after });
        }
    }
    out
}
