//! What do Claude Code's settings files say, and how does one key go without the rest noticing?

use jsonc_parser::ast::{Object, ObjectProp, Value as Node};
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use serde::de::IgnoredAny;
use serde_json::Value;

use super::bytes::{BOM, Lines, byte, find, is_blank, next_line, part};
use super::edit::{apply, lines};
use super::mask::Mask;
use super::script::Span;
use super::{CannotEdit, Change, Edited};
use crate::model::order::InOrder;
use crate::model::plan::Place;
use crate::model::text::paired;

/// How deep objects and lists may stand in each other; a parser that calls itself survives that.
const DEEPEST: usize = 128;

/// What a settings file says.
pub struct Parsed {
    /// Its content; of duplicate keys the last one counts.
    pub value: Value,
    /// Whether it begins with a byte order mark.
    pub bom: bool,
    /// Whether strict JSON would refuse it: comments or trailing commas.
    pub comments: bool,
    /// Keys that stand more than once in the same object, as dotted paths.
    pub duplicates: Vec<String>,
}

/// Parses a settings file.
///
/// # Errors
/// [`CannotEdit::Broken`] with line, column and a short reason.
pub fn parse(text: &[u8]) -> Result<Parsed, CannotEdit> {
    let (body, bom) = body(text)?;
    let body = paired(body.as_bytes());
    let body = std::str::from_utf8(&body).unwrap_or_default();
    let root = ast(body, true)?;
    let comments = ast(body, false).is_err();
    let mut duplicates = Vec::new();
    let value = value(&root, &mut Vec::new(), &mut duplicates);
    Ok(Parsed { value, bom, comments, duplicates })
}

/// Why strict JSON refuses a file that [`parse`] reads: the first comment or comma too many, a line break in a string, a
/// blank that is none in JSON.
#[must_use]
pub fn refused(text: &[u8]) -> Option<CannotEdit> {
    let (body, _) = body(text).ok()?;
    // half a character in a string is passed over here as Claude Code does
    let error = serde_json::from_slice::<IgnoredAny>(body.as_bytes()).err()?;
    let body = paired(body.as_bytes());
    let known = ast(std::str::from_utf8(&body).unwrap_or_default(), false).err();
    Some(known.unwrap_or_else(|| {
        let said = error.to_string();
        let because = said.split(" at ").next().unwrap_or_default().to_owned();
        let number = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
        CannotEdit::Broken { line: number(error.line()), column: number(error.column()), because }
    }))
}

/// The 1-based line of a key, given by its path from the outermost object; of duplicates the last one, which counts.
#[must_use]
pub fn line_of(text: &[u8], path: &[&str]) -> Option<u32> {
    let (body, _) = body(text).ok()?;
    let root = ast(body, true).ok()?;
    let (last, above) = path.split_last()?;
    let objects = objects(&root, above);
    let properties = objects.iter().rev().flat_map(|object| object.properties.iter().rev());
    let found = properties.into_iter().find(|property| property.name.as_str() == *last)?;
    Some(Lines::new(body.as_bytes()).of(found.range.start))
}

/// Removes one key, all its duplicates included. A comment behind it on its line goes with it; all other comments,
/// the order, indentation, trailing commas, BOM and line ends stay.
///
/// # Errors
/// [`CannotEdit`]: the key is not there, or the file is damaged.
pub fn remove_key(text: &[u8], path: &[&str]) -> Result<Edited, CannotEdit> {
    let (last, above) = path.split_last().ok_or(CannotEdit::NothingToDo)?;
    remove_keys(text, above, &[last])
}

/// The same for several keys of one object, which is given by its path.
///
/// # Errors
/// [`CannotEdit`]: none of the keys is there, or the file is damaged.
pub fn remove_keys(text: &[u8], above: &[&str], keys: &[&str]) -> Result<Edited, CannotEdit> {
    let (body, _) = body(text)?;
    let root = ast(body, true)?;
    let mut cuts: Vec<Span> = Vec::new();
    for object in objects(&root, above) {
        cut_keys(body.as_bytes(), object, keys, &mut cuts);
    }
    without(text, body, &root, cuts)
}

/// The same for several places at once: keys, and elements of lists by their number. Of a list that stands there twice
/// the last one counts.
///
/// # Errors
/// [`CannotEdit`]: none of them is there, or the file is damaged.
pub fn remove_places(text: &[u8], places: &[Place]) -> Result<Edited, CannotEdit> {
    let (body, _) = body(text)?;
    let root = ast(body, true)?;
    let mut cuts: Vec<Span> = Vec::new();
    for Place { path, at } in places {
        let Some((last, above)) = path.split_last() else { continue };
        let above: Vec<&str> = above.iter().map(String::as_str).collect();
        let found = objects(&root, &above);
        if at.is_empty() {
            for object in found {
                cut_keys(body.as_bytes(), object, &[last], &mut cuts);
            }
            continue;
        }
        let mut named = found.iter().flat_map(|object| &object.properties).filter(|it| it.name.as_str() == last);
        let Some(array) = named.next_back().and_then(|property| property.value.as_array()) else { continue };
        let numbered = array.elements.iter().enumerate();
        let parts: Vec<(Span, bool)> = numbered.map(|(index, it)| (span(it.range()), at.contains(&index))).collect();
        cut(body.as_bytes(), span(array.range), &parts, &mut cuts);
    }
    without(text, body, &root, cuts)
}

fn span(range: jsonc_parser::common::Range) -> Span {
    Span { start: range.start, end: range.end }
}

/// The file without these stretches, and what changes.
fn without(text: &[u8], body: &str, root: &Node, mut cuts: Vec<Span>) -> Result<Edited, CannotEdit> {
    if cuts.is_empty() {
        return Err(CannotEdit::NothingToDo);
    }
    cuts.order_by_key(|cut| (cut.start, cut.end));
    let edits: Vec<(Span, &[u8])> = cuts.iter().map(|cut| (*cut, &b""[..])).collect();
    let mut values = Vec::new();
    leaves(root, &mut values);
    let changes = changes(body.as_bytes(), &edits, &values);
    let whole = apply(body.as_bytes(), Span { start: 0, end: body.len() }, &edits, &[]);
    let mut bytes = part(text, 0, text.len() - body.len()).to_vec();
    bytes.extend_from_slice(&whole.bytes);
    Ok(Edited { bytes, changes })
}

fn broken(text: &[u8], at: usize, because: String) -> CannotEdit {
    let start = part(text, 0, at).iter().rposition(|b| *b == b'\n').map_or(0, |newline| newline + 1);
    let column = String::from_utf8_lossy(part(text, start, at)).chars().count() + 1;
    let column = u32::try_from(column).unwrap_or(u32::MAX);
    CannotEdit::Broken { line: Lines::new(text).of(at), column, because }
}

/// The text without its BOM, and whether there was one.
pub(super) fn body(text: &[u8]) -> Result<(&str, bool), CannotEdit> {
    let bytes = text.strip_prefix(BOM).unwrap_or(text);
    let body = std::str::from_utf8(bytes)
        .map_err(|error| broken(bytes, error.valid_up_to(), say!("system/file-not-valid-utf-8")))?;
    if body.trim().is_empty() {
        return Err(broken(bytes, 0, say!("system/file-empty")));
    }
    refuse_depth(bytes)?;
    Ok((body, bytes.len() < text.len()))
}

/// Looks for brackets outside strings and comments before a parser that calls itself does.
fn refuse_depth(text: &[u8]) -> Result<(), CannotEdit> {
    let mut depth = 0_usize;
    let mut at = 0;
    while at < text.len() {
        match (byte(text, at), byte(text, at + 1)) {
            (b'"', _) => {
                at += 1;
                while at < text.len() && byte(text, at) != b'"' {
                    at += if byte(text, at) == b'\\' { 2 } else { 1 };
                }
            }
            (b'/', b'/' | b'*') => at = comment_end(text, at) - 1,
            (b'{' | b'[', _) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(broken(text, at, say!("system/objects-lists-nested-too-deeply")));
                }
            }
            (b'}' | b']', _) => depth = depth.saturating_sub(1),
            _ => {}
        }
        at += 1;
    }
    Ok(())
}

/// The place behind a comment at `at`; the line's end itself does not belong to it.
fn comment_end(text: &[u8], at: usize) -> usize {
    if byte(text, at + 1) == b'/' {
        return find(text, at, b'\n').unwrap_or(text.len());
    }
    let inside = part(text, at + 2, text.len());
    inside.windows(2).position(|two| two == b"*/").map_or(text.len(), |end| at + 2 + end + 2)
}

pub(super) fn ast(text: &str, tolerant: bool) -> Result<Node<'_>, CannotEdit> {
    let options = ParseOptions {
        allow_comments: tolerant,
        allow_trailing_commas: tolerant,
        allow_loose_object_property_names: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    };
    let parsed = parse_to_ast(text, &CollectOptions::default(), &options).map_err(|error| {
        let kind = error.kind().to_string();
        let mut letters = kind.chars();
        let first = letters.next().map(|first| first.to_ascii_lowercase());
        let because: String = first.into_iter().chain(letters).collect();
        broken(text.as_bytes(), error.range().start, because)
    })?;
    parsed.value.ok_or_else(|| broken(text.as_bytes(), 0, say!("system/file-holds-only-comments")))
}

fn value(node: &Node, path: &mut Vec<String>, duplicates: &mut Vec<String>) -> Value {
    match node {
        Node::StringLit(text) => Value::String(text.value.clone().into_owned()),
        Node::NumberLit(number) => serde_json::from_slice(number.value.as_bytes()).unwrap_or(Value::Null),
        Node::BooleanLit(boolean) => Value::Bool(boolean.value),
        Node::NullKeyword(_) => Value::Null,
        Node::Array(array) => {
            Value::Array(array.elements.iter().map(|element| value(element, path, duplicates)).collect())
        }
        Node::Object(object) => {
            let mut map = serde_json::Map::new();
            for property in &object.properties {
                let key = property.name.as_str().to_owned();
                path.push(key.clone());
                let inside = value(&property.value, path, duplicates);
                if map.insert(key, inside).is_some() {
                    let dotted = path.join(".");
                    if duplicates.last() != Some(&dotted) {
                        duplicates.push(dotted);
                    }
                }
                path.pop();
            }
            Value::Object(map)
        }
    }
}

/// Every object that a path leads to; several where keys are duplicated.
pub(super) fn objects<'a, 'b>(root: &'b Node<'a>, path: &[&str]) -> Vec<&'b Object<'a>> {
    let mut found: Vec<&Object> = root.as_object().into_iter().collect();
    for key in path {
        let inside = found.iter().flat_map(|object| &object.properties);
        let named = inside.filter(|property| property.name.as_str() == *key);
        found = named.filter_map(|property| property.value.as_object()).collect();
    }
    found
}

/// Where the values stand that are neither objects nor lists.
pub(super) fn leaves(node: &Node, out: &mut Vec<Span>) {
    match node {
        Node::Object(object) => object.properties.iter().for_each(|property| leaves(&property.value, out)),
        Node::Array(array) => array.elements.iter().for_each(|element| leaves(element, out)),
        leaf => out.push(Span { start: leaf.range().start, end: leaf.range().end }),
    }
}

/// What must go from an object so that the keys are gone.
fn cut_keys(text: &[u8], object: &Object, keys: &[&str], cuts: &mut Vec<Span>) {
    let goes = |property: &ObjectProp| keys.contains(&property.name.as_str());
    let parts: Vec<(Span, bool)> = object.properties.iter().map(|it| (span(it.range), goes(it))).collect();
    cut(text, span(object.range), &parts, cuts);
}

/// What must go from an object or a list so that those of its parts are gone that shall.
fn cut(text: &[u8], whole: Span, parts: &[(Span, bool)], cuts: &mut Vec<Span>) {
    if !parts.iter().any(|(_, goes)| *goes) {
        return;
    }
    let close = whole.end - 1;
    let mut kept_comma = None;
    let mut open_end = false;
    let before = cuts.len();
    for (index, (part, goes)) in parts.iter().enumerate() {
        let limit = parts.get(index + 1).map_or(close, |(next, _)| next.start);
        let comma = comma(text, part.end, limit);
        if *goes {
            cuts.push(with_line(text, part.start, comma.map_or(part.end, |comma| comma + 1), comma.is_none()));
            open_end = comma.is_none();
        } else {
            kept_comma = comma;
        }
    }
    if open_end {
        cuts.extend(kept_comma.map(|comma| Span { start: comma, end: comma + 1 }));
    }
    if parts.iter().all(|(_, goes)| *goes) {
        let inside = Span { start: whole.start + 1, end: close };
        let edits: Vec<(Span, &[u8])> =
            cuts.get(before..).unwrap_or_default().iter().map(|cut| (*cut, &b""[..])).collect();
        if apply(text, inside, &edits, &[]).bytes.trim_ascii().is_empty() {
            cuts.truncate(before);
            cuts.push(inside);
        }
    }
}

fn comma(text: &[u8], mut at: usize, limit: usize) -> Option<usize> {
    while at < limit {
        match byte(text, at) {
            b',' => return Some(at),
            b'/' => at = comment_end(text, at),
            _ => at += 1,
        }
    }
    None
}

/// A property with its whole line if nothing else stands there, else with the blanks beside it.
fn with_line(text: &[u8], start: usize, end: usize, last: bool) -> Span {
    let indentation = part(text, 0, start).iter().rev().take_while(|b| is_blank(**b)).count();
    let line = start - indentation;
    let fresh = line == 0 || byte(text, line - 1) == b'\n';
    let mut behind = end;
    loop {
        match (byte(text, behind), byte(text, behind + 1)) {
            (b' ' | b'\t' | b'\r', _) => behind += 1,
            (b'/', b'/' | b'*') if next_line(text, behind) >= comment_end(text, behind) => {
                behind = comment_end(text, behind);
            }
            _ => break,
        }
    }
    if fresh && byte(text, behind) == b'\n' {
        return Span { start: line, end: behind + 1 };
    }
    if last {
        return Span { start: if fresh { start } else { line }, end };
    }
    let blanks = part(text, end, text.len()).iter().take_while(|b| is_blank(**b)).count();
    Span { start, end: end + blanks }
}

pub(super) fn changes(text: &[u8], edits: &[(Span, &[u8])], values: &[Span]) -> Vec<Change> {
    let mut mask = Mask::new(string);
    let mut counter = Lines::new(text);
    let mut touched: Vec<Span> = Vec::new();
    for (edit, _) in edits {
        if touched.last().is_some_and(|last| edit.end <= last.end) {
            continue;
        }
        let start = part(text, 0, edit.start).iter().rposition(|b| *b == b'\n').map_or(0, |newline| newline + 1);
        let end = next_line(text, edit.end.saturating_sub(1).max(edit.start));
        let start = touched.last().map_or(start, |last| start.max(last.end));
        touched.extend(lines(text, Span { start, end }));
    }
    let on = |line: &Span| {
        let end = values.partition_point(|value| value.start < line.end);
        values.get(values.partition_point(|value| value.end <= line.start)..end).unwrap_or_default()
    };
    for value in touched.iter().flat_map(on) {
        mask.learn(part(text, value.start, value.end));
    }
    let mut out = Vec::new();
    // what goes beyond the end of a line joins it with the next
    let joined = |line: &Span| edits.iter().any(|(edit, _)| edit.start < line.end && edit.end > line.end);
    let mut rest = touched.as_slice();
    while let Some(at) = rest.iter().position(|line| !joined(line)).or(rest.len().checked_sub(1)) {
        let (group, others) = rest.split_at(at + 1);
        rest = others;
        let (Some(first), Some(end)) = (group.first(), group.last().map(|last| last.end)) else { break };
        let whole = Span { start: first.start, end };
        let before = edits.partition_point(|(edit, _)| edit.end <= whole.start);
        let near = edits.get(before..).unwrap_or_default();
        let count = near.iter().take_while(|(edit, _)| edit.start < end || end == text.len()).count();
        let kept = apply(text, whole, near.get(..count).unwrap_or_default(), on(&whole));
        let span = Span { start: 0, end: kept.bytes.len() };
        let mut after = Some(mask.show(&kept.bytes, span, &kept.values)).filter(|after| !after.is_empty());
        out.extend(group.iter().map(|line| {
            let (line, before) = (counter.of(line.start), mask.show(text, *line, on(line)));
            Change { line, before, after: after.take().into_iter().collect() }
        }));
    }
    out
}

pub(super) fn string(raw: &[u8]) -> Option<Vec<u8>> {
    serde_json::from_slice::<String>(raw).ok().map(String::into_bytes)
}

#[cfg(test)]
#[path = "jsonc_tests.rs"]
mod tests;
