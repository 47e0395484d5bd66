//! How does a settings file come to say one more thing? One outermost key, with every other byte left as it is.

use jsonc_parser::common::Ranged;
use serde_json::Value;

use super::bytes::{BOM, Lines, is_blank, part};
use super::edit::apply;
use super::jsonc::{ast, body, changes, leaves, parse};
use super::script::Span;
use super::{CannotEdit, Change, Edited};

/// Sets an outermost key to a text. Where it is set already, only its value changes; else it comes first. An empty file
/// becomes one with this key alone.
///
/// # Errors
/// [`CannotEdit`]: it says so already, or the file is damaged.
pub fn set_key(text: &[u8], key: &str, value: &str) -> Result<Edited, CannotEdit> {
    let entry = format!("{}: {}", Value::from(key), Value::from(value));
    if text.strip_prefix(BOM).unwrap_or(text).iter().all(u8::is_ascii_whitespace) {
        let lines = vec!["{".to_owned(), format!("  {entry}"), "}".to_owned()];
        let bytes = format!("{}\n", lines.join("\n")).into_bytes();
        return Ok(Edited { bytes, changes: vec![Change { line: 1, before: String::new(), after: lines }] });
    }
    let (inside, bom) = body(text)?;
    let root = ast(inside, true)?;
    let bytes = inside.as_bytes();
    let Some(object) = root.as_object() else {
        let because = say!("system/its-outermost-value-no-object");
        return Err(CannotEdit::Broken { line: 1, column: 1, because });
    };
    let mut values = Vec::new();
    leaves(&root, &mut values);
    let there = object.properties.iter().rev().find(|property| property.name.as_str() == key);
    let (edit, new, shown) = if let Some(property) = there {
        let old = Span { start: property.value.range().start, end: property.value.range().end };
        let new = Value::from(value).to_string();
        if part(bytes, old.start, old.end) == new.as_bytes() {
            return Err(CannotEdit::NothingToDo);
        }
        (old, new, None)
    } else {
        let start = object.range.start + 1;
        first_in(bytes, start, object.properties.first().map(|property| property.range.start), &entry)
    };
    let edits = [(edit, new.as_bytes())];
    let shown = match shown {
        Some(after) => {
            let line = Lines::new(bytes).of(edit.start) + 1;
            vec![Change { line, before: String::new(), after: vec![after] }]
        }
        None => changes(bytes, &edits, &values),
    };
    let whole = apply(bytes, Span { start: 0, end: bytes.len() }, &edits, &[]);
    let mut out = if bom { BOM.to_vec() } else { Vec::new() };
    out.extend_from_slice(&whole.bytes);
    agree(text, &out, key, value)?;
    Ok(Edited { bytes: out, changes: shown })
}

/// Where the entry goes, what is written there, and the line that is shown if it gets one of its own.
fn first_in(text: &[u8], start: usize, first: Option<usize>, entry: &str) -> (Span, String, Option<String>) {
    let here = Span { start, end: start };
    let Some(first) = first else {
        // a comment may stand in it
        return (here, format!(" {entry} "), None);
    };
    let between = part(text, start, first);
    let Some(newline) = between.iter().rposition(|b| *b == b'\n') else {
        return (here, format!(" {entry},"), None);
    };
    let indentation = String::from_utf8_lossy(part(text, start + newline + 1, first)).into_owned();
    let indentation = if indentation.bytes().all(is_blank) { indentation } else { "  ".to_owned() };
    let end = if between.starts_with(b"\r\n") || between.contains(&b'\r') { "\r\n" } else { "\n" };
    // only where the brace ends its line does the new one stand alone
    let alone = between.iter().take_while(|b| **b != b'\n').all(u8::is_ascii_whitespace);
    let line = format!("{indentation}{entry},");
    (here, format!("{end}{line}"), alone.then_some(line))
}

/// Whether the new file says what the old one said, and this.
fn agree(old: &[u8], new: &[u8], key: &str, value: &str) -> Result<(), CannotEdit> {
    let mut wanted = parse(old)?.value;
    if let Some(object) = wanted.as_object_mut() {
        object.insert(key.to_owned(), Value::from(value));
    }
    if parse(new)?.value == wanted {
        return Ok(());
    }
    Err(CannotEdit::NotLiteralEnough { line: 1, because: say!("system/nothing-can-added-safely") })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(text: &str) -> (String, Vec<Change>) {
        let edited = set_key(text.as_bytes(), "apiKeyHelper", "/bin/x 'y'").unwrap();
        (String::from_utf8(edited.bytes).unwrap(), edited.changes)
    }

    #[test]
    fn one_key_comes_and_nothing_else_changes() {
        let entry = r#""apiKeyHelper": "/bin/x 'y'""#;
        for (old, new) in [
            ("", format!("{{\n  {entry}\n}}\n")),
            ("{}\n", format!("{{ {entry} }}\n")),
            ("{\n  \"a\": 1\n}\n", format!("{{\n  {entry},\n  \"a\": 1\n}}\n")),
            ("{\r\n\t\"a\": 1\r\n}\r\n", format!("{{\r\n\t{entry},\r\n\t\"a\": 1\r\n}}\r\n")),
            ("{\"a\":1}", format!("{{ {entry},\"a\":1}}")),
            ("\u{feff}{ // mine\n  \"a\": 1\n}", format!("\u{feff}{{\n  {entry}, // mine\n  \"a\": 1\n}}")),
            ("{\"apiKeyHelper\": \"s3cretolder\"}", format!("{{{entry}}}")),
        ] {
            let (got, changes) = set(old);
            assert_eq!(got, new);
            assert!(!changes.is_empty() && !format!("{changes:?}").contains("s3cret"), "{changes:?}");
        }
        let (_, changes) = set("{\n  \"a\": 1\n}\n");
        assert_eq!((changes[0].line, changes[0].after.len()), (2, 1));
    }

    #[test]
    fn what_says_so_already_and_what_is_damaged_stays() {
        let (whole, _) = set("{}");
        assert!(matches!(set_key(whole.as_bytes(), "apiKeyHelper", "/bin/x 'y'"), Err(CannotEdit::NothingToDo)));
        for bad in ["{", "[]", "{\"a\":}"] {
            assert!(set_key(bad.as_bytes(), "a", "b").is_err(), "{bad}");
        }
    }
}
