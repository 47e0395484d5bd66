//! How is a value in the `env` block of a settings file put right, with every other byte left as it was?

use jsonc_parser::common::Ranged;
use serde_json::Value;

use super::bytes::{BOM, Lines, next_line, part};
use super::edit::apply;
use super::jsonc::{ast, body, leaves, objects, string};
use super::mask::Mask;
use super::rewrite::{Corrections, gone, note, rewritten, without_note};
use super::script::Span;
use super::units::locate;
use super::{CannotEdit, Change, Edited};
use crate::model::hidden::Correction;
use crate::model::order::InOrder;
use crate::model::plan::Rewrite;

/// Gives a variable of the `env` block another value or name.
///
/// # Errors
/// [`CannotEdit`]: nothing to do, or not safely; or the file is damaged.
pub fn rewrite_key(text: &[u8], variable: &str, how: &Rewrite, corrections: Corrections) -> Result<Edited, CannotEdit> {
    let (body, bom) = body(text)?;
    let root = ast(body, true)?;
    let bytes = body.as_bytes();
    let mut lines = Lines::new(bytes);
    let mut edits: Vec<(Span, Vec<u8>)> = Vec::new();
    let mut told = None;
    for object in objects(&root, &["env"]) {
        for property in object.properties.iter().filter(|property| property.name.as_str() == variable) {
            let line = lines.of(property.range.start);
            let because = |because: String| CannotEdit::NotLiteralEnough { line, because };
            let range = property.value.range();
            let raw = part(bytes, range.start, range.end);
            let value = string(raw).and_then(|value| String::from_utf8(value).ok());
            let value = value.ok_or_else(|| because(say!("system/its-value-no-text")))?;
            match how {
                Rewrite::Rename { to } => {
                    let name = property.name.range();
                    edits.push((Span { start: name.start, end: name.end }, format!("\"{to}\"").into_bytes()));
                }
                Rewrite::Prefix { .. } if value.contains("://") || value.is_empty() => {}
                Rewrite::Prefix { text } => {
                    let at = range.start + 1;
                    let mut put = text.clone().into_bytes();
                    put.extend_from_slice(part(bytes, at, at + 1));
                    edits.push((Span { start: at, end: at + 1 }, put));
                    told = Some(say!("system/note-put-before", text = text));
                }
                Rewrite::Without { .. } | Rewrite::Clean => {
                    let (right, says) = corrected(variable, &value, how, corrections)
                        .ok_or_else(|| because(say!("system/nobody-can-tell-which-character")))?;
                    let inside = part(raw, 1, raw.len().saturating_sub(1));
                    let found = locate(inside, &value, &right, true);
                    let found = found.ok_or_else(|| because(say!("system/its-quotes-would-have-change")))?;
                    edits.extend(found.into_iter().map(|(span, put)| (moved(span, range.start + 1), put)));
                    told = (!right.is_empty()).then_some(says).or(told);
                }
            }
        }
    }
    if edits.is_empty() {
        return Err(CannotEdit::NothingToDo);
    }
    edits.order_by_key(|(span, _)| span.start);
    let borrowed: Vec<(Span, &[u8])> = edits.iter().map(|(span, put)| (*span, put.as_slice())).collect();
    let new = apply(bytes, Span { start: 0, end: bytes.len() }, &borrowed, &[]).bytes;
    let changes = changes(bytes, &new, told.as_deref())?;
    let before = super::jsonc::parse(text)?.value;
    let mut out = if bom { BOM.to_vec() } else { Vec::new() };
    out.extend_from_slice(&new);
    if super::jsonc::parse(&out)?.value != expected(before, variable, how, corrections) {
        let line = lines.of(edits.first().map_or(0, |(span, _)| span.start));
        return Err(CannotEdit::NotLiteralEnough { line, because: say!("system/its-quotes-would-have-change") });
    }
    Ok(Edited { bytes: out, changes })
}

/// The characters that go or become others, and what is said of them.
fn corrected(
    variable: &str,
    value: &str,
    how: &Rewrite,
    corrections: Corrections,
) -> Option<(Vec<Correction>, String)> {
    if let Rewrite::Without { entries } = how {
        return Some((gone(value, entries), without_note(entries)));
    }
    let right = corrections(variable, value)?;
    let says = note(value, &right);
    Some((right, says))
}

fn moved(span: Span, by: usize) -> Span {
    Span { start: by + span.start, end: by + span.end }
}

/// What the file says, as it must be after the edit.
fn expected(mut root: Value, variable: &str, how: &Rewrite, corrections: Corrections) -> Value {
    let block = root.get_mut("env").and_then(Value::as_object_mut);
    if let Some(block) = block
        && let Some(value) = block.remove(variable)
    {
        let value = match value {
            Value::String(text) => Value::String(rewritten(&text, variable, how, corrections)),
            other => other,
        };
        let name = if let Rewrite::Rename { to } = how { to.as_str() } else { variable };
        block.insert(name.to_owned(), value);
    }
    root
}

/// The lines that differ; a string of JSON never runs over a line's end, so that lines stay lines.
fn changes(old: &[u8], new: &[u8], note: Option<&str>) -> Result<Vec<Change>, CannotEdit> {
    let mut mask = Mask::new(string);
    let mut values: [Vec<Span>; 2] = [Vec::new(), Vec::new()];
    for (text, spans) in [old, new].into_iter().zip(&mut values) {
        let text = std::str::from_utf8(text)
            .map_err(|_| CannotEdit::NotLiteralEnough { line: 1, because: say!("system/would-no-text-any-more") })?;
        leaves(&ast(text, true)?, spans);
    }
    let [before, after] = &values;
    let (mut at, mut other, mut line) = (0, 0, 0);
    let mut out = Vec::new();
    let mut pairs = Vec::new();
    while at < old.len() || other < new.len() {
        line += 1;
        let one = Span { start: at, end: next_line(old, at) };
        let two = Span { start: other, end: next_line(new, other) };
        (at, other) = (one.end.max(at + 1), two.end.max(other + 1));
        if part(old, one.start, one.end) != part(new, two.start, two.end) {
            pairs.push((line, one, two));
        }
    }
    for (text, spans, pick) in [(old, before, 0), (new, after, 1)] {
        for (_, one, two) in &pairs {
            let line = if pick == 0 { one } else { two };
            for value in spans.iter().filter(|value| value.start < line.end && value.end > line.start) {
                mask.learn(part(text, value.start, value.end));
            }
        }
    }
    for (line, one, two) in pairs {
        let shown = mask.show(new, two, after);
        let shown = note.map_or(shown.clone(), |note| format!("{shown}  {note}"));
        out.push(Change { line, before: mask.show(old, one, before), after: vec![shown] });
    }
    Ok(out)
}
