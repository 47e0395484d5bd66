//! How do outermost entries go from a large JSON file? The file is walked once, and nothing of its content is kept.

use serde::de::IgnoredAny;

use super::bytes::{BOM, Lines, byte, part};
use super::script::Span;
use super::{CannotEdit, Change, Edited};

/// One outermost entry.
struct Entry {
    /// Its name, quotes off.
    name: String,
    /// Where its name begins.
    at: usize,
    /// Its value.
    value: Span,
    /// From behind the comma (or bracket) before it to the comma (or bracket) behind it.
    whole: Span,
}

/// Which of these outermost entries are there and say something.
///
/// # Errors
/// [`CannotEdit::Broken`]: it is no strict JSON object.
pub fn present(text: &[u8], keys: &[&str]) -> Result<Vec<String>, CannotEdit> {
    let all = entries(text)?;
    let says = |entry: &Entry| !matches!(part(text, entry.value.start, entry.value.end), b"null" | b"\"\"" | b"{}");
    let there = |key: &&&str| all.iter().any(|entry| entry.name == **key && says(entry));
    Ok(keys.iter().filter(there).map(|key| (*key).to_owned()).collect())
}

/// Removes outermost entries; every other byte stays.
///
/// # Errors
/// [`CannotEdit`]: none of them is there, or it is no strict JSON object.
pub fn remove(text: &[u8], keys: &[&str]) -> Result<Edited, CannotEdit> {
    let all = entries(text)?;
    let (gone, kept): (Vec<&Entry>, Vec<&Entry>) = all.iter().partition(|entry| keys.contains(&entry.name.as_str()));
    let (Some(first), Some(last), false) = (all.first(), all.last(), gone.is_empty()) else {
        return Err(CannotEdit::NothingToDo);
    };
    let mut bytes = part(text, 0, first.whole.start).to_vec();
    // the space before the closing bracket belongs to the object, not to its last entry
    let end = last.value.end;
    for (index, entry) in kept.iter().enumerate() {
        if index > 0 {
            bytes.push(b',');
        }
        bytes.extend_from_slice(part(text, entry.whole.start, entry.whole.end.min(end.max(entry.value.end))));
    }
    let tail = if kept.is_empty() { last.whole.end } else { end };
    bytes.extend_from_slice(part(text, tail, text.len()));
    let mut lines = Lines::new(text);
    let change = |entry: &&Entry| Change {
        line: lines.of(entry.at),
        before: format!("\"{}\": …", entry.name),
        after: Vec::new(),
    };
    Ok(Edited { bytes, changes: gone.iter().map(change).collect() })
}

/// Gives an outermost entry the value `true`; one that is not there comes last, written like the one before it.
///
/// # Errors
/// [`CannotEdit`]: it says so already, or it is no strict JSON object.
pub fn set_true(text: &[u8], key: &str) -> Result<Edited, CannotEdit> {
    let all = entries(text)?;
    let known = all.iter().rev().find(|entry| entry.name == key);
    let (at, until, new, line) = match (known, all.last()) {
        (Some(entry), _) if part(text, entry.value.start, entry.value.end) == b"true" => {
            return Err(CannotEdit::NothingToDo);
        }
        (Some(entry), _) => (entry.value.start, entry.value.end, b"true".to_vec(), entry.at),
        (None, Some(last)) => {
            let mut new = b",".to_vec();
            new.extend_from_slice(part(text, last.whole.start, last.at));
            let colon = part(text, string_end(text, last.at), last.value.start);
            new.extend_from_slice(&[b"\"", key.as_bytes(), b"\"", colon, b"true"].concat());
            (last.value.end, last.value.end, new, last.at)
        }
        (None, None) => {
            let open = text.iter().position(|b| *b == b'{').map_or(0, |open| open + 1);
            (open, open, format!("\"{key}\": true").into_bytes(), 0)
        }
    };
    let bytes = [part(text, 0, at), new.as_slice(), part(text, until, text.len())].concat();
    let shown = |value: &str| format!("\"{key}\": {value}");
    let (before, after) = match known {
        Some(_) => (shown("…"), vec![shown("true")]),
        None => ("…".to_owned(), vec!["…".to_owned(), shown("true")]),
    };
    let line = Lines::new(text).of(line);
    Ok(Edited { bytes, changes: vec![Change { line, before, after }] })
}

fn entries(text: &[u8]) -> Result<Vec<Entry>, CannotEdit> {
    let start = if text.starts_with(BOM) { BOM.len() } else { 0 };
    let broken = |line: usize, column: usize| {
        let number = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        let because = say!("system/no-json-object");
        CannotEdit::Broken { line: number(line), column: number(column), because }
    };
    let read = serde_json::from_slice::<IgnoredAny>(part(text, start, text.len()));
    read.map_err(|error| broken(error.line(), error.column()))?;
    let open = after_space(text, start);
    if byte(text, open) != b'{' {
        return Err(broken(1, 1));
    }
    // from here on it is known to be well formed
    let mut at = open + 1;
    let mut all = Vec::new();
    loop {
        let whole = at;
        let name = after_space(text, at);
        if byte(text, name) != b'"' {
            return Ok(all);
        }
        let name_end = string_end(text, name);
        let value = after_space(text, after_space(text, name_end) + 1);
        let value_end = value_end(text, value);
        let end = after_space(text, value_end);
        all.push(Entry {
            name: serde_json::from_slice(part(text, name, name_end)).unwrap_or_default(),
            at: name,
            value: Span { start: value, end: value_end },
            whole: Span { start: whole, end },
        });
        if byte(text, end) != b',' {
            return Ok(all);
        }
        at = end + 1;
    }
}

fn after_space(text: &[u8], mut at: usize) -> usize {
    while at < text.len() && matches!(byte(text, at), b' ' | b'\t' | b'\n' | b'\r') {
        at += 1;
    }
    at
}

/// The place behind the string that begins at `at`.
fn string_end(text: &[u8], mut at: usize) -> usize {
    at += 1;
    while at < text.len() && byte(text, at) != b'"' {
        at += if byte(text, at) == b'\\' { 2 } else { 1 };
    }
    at + 1
}

/// The place behind the value that begins at `at`.
fn value_end(text: &[u8], mut at: usize) -> usize {
    let mut depth = 0_usize;
    while at < text.len() {
        match byte(text, at) {
            b'"' => {
                at = string_end(text, at);
                if depth == 0 {
                    return at;
                }
                continue;
            }
            b'{' | b'[' => depth += 1,
            b'}' | b']' if depth <= 1 => return if depth == 0 { at } else { at + 1 },
            b'}' | b']' => depth -= 1,
            b',' | b' ' | b'\t' | b'\n' | b'\r' if depth == 0 => return at,
            _ => {}
        }
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn without(text: &str, keys: &[&str]) -> String {
        String::from_utf8(remove(text.as_bytes(), keys).unwrap().bytes).unwrap()
    }

    #[test]
    fn an_entry_goes_and_the_rest_stays_to_the_byte() {
        let text = "{\n  \"a\": 1,\n  \"b\": {\"a\": [2, \"}\"]},\n  \"c\": \"x,\\\"\"\n}\n";
        assert_eq!(without(text, &["a"]), "{\n  \"b\": {\"a\": [2, \"}\"]},\n  \"c\": \"x,\\\"\"\n}\n");
        assert_eq!(without(text, &["b"]), "{\n  \"a\": 1,\n  \"c\": \"x,\\\"\"\n}\n");
        assert_eq!(without(text, &["c"]), "{\n  \"a\": 1,\n  \"b\": {\"a\": [2, \"}\"]}\n}\n");
        assert_eq!(without(text, &["b", "c"]), "{\n  \"a\": 1\n}\n");
        assert_eq!(without(text, &["a", "b", "c"]), "{}\n");
        assert_eq!(without("\u{feff}{\"a\":1,\"b\":2,\"a\":3}", &["a"]), "\u{feff}{\"b\":2}");
        let twice = remove(text.as_bytes(), &["c", "a"]).unwrap().changes;
        assert_eq!(
            twice.iter().map(|it| (it.line, it.before.as_str())).collect::<Vec<_>>(),
            [(2, "\"a\": …"), (4, "\"c\": …")]
        );
    }

    #[test]
    fn only_what_says_something_is_present() {
        let text = br#"{"a":null,"b":"","c":{},"d":{"x":1},"e":"k"}"#;
        assert_eq!(present(text, &["a", "b", "c", "d", "e", "f"]).unwrap(), ["d", "e"]);
    }

    #[test]
    fn an_entry_becomes_true_and_the_rest_stays_to_the_byte() {
        for (text, left) in [
            ("{\n  \"a\": false,\n  \"b\": 1\n}\n", "{\n  \"a\": true,\n  \"b\": 1\n}\n"),
            ("{\r\n\t\"b\" : [1]\r\n}", "{\r\n\t\"b\" : [1],\r\n\t\"a\" : true\r\n}"),
            ("{\"b\":{\"a\":1}}", "{\"b\":{\"a\":1},\"a\":true}"),
            ("\u{feff}{}\n", "\u{feff}{\"a\": true}\n"),
        ] {
            let made = set_true(text.as_bytes(), "a").unwrap();
            assert_eq!(String::from_utf8(made.bytes.clone()).unwrap(), left);
            assert!(matches!(set_true(&made.bytes, "a"), Err(CannotEdit::NothingToDo)));
        }
        assert!(matches!(set_true(b"{\"a\":1,}", "a"), Err(CannotEdit::Broken { .. })));
    }

    #[test]
    fn what_is_no_object_is_refused() {
        for text in ["", "[]", "{\"a\":1,}", "{\"a\":1 // x\n}", "{\"a\":1}}", "{\"a\"", "\"a\"", "{\"a\":1}{"] {
            assert!(matches!(remove(text.as_bytes(), &["a"]), Err(CannotEdit::Broken { .. })), "{text}");
        }
        assert!(matches!(remove(b"{\"b\":1}", &["a"]), Err(CannotEdit::NothingToDo)));
        assert!(matches!(remove(b"{}", &["a"]), Err(CannotEdit::NothingToDo)));
    }

    proptest! {
        #[test]
        fn the_rest_means_the_same(
            all in prop::collection::btree_map("[a-f\"\\\\{},]{1,3}", prop_oneof![
                any::<i32>().prop_map(serde_json::Value::from),
                "[a-z\"\\\\{}\\[\\],: ]{0,6}".prop_map(serde_json::Value::from),
                prop::collection::vec(any::<bool>(), 0..3).prop_map(serde_json::Value::from),
            ], 1..6),
            pretty: bool,
            which in any::<prop::sample::Index>(),
        ) {
            let mut object: serde_json::Map<String, serde_json::Value> = all.into_iter().collect();
            let text = if pretty { serde_json::to_vec_pretty(&object).unwrap() } else { serde_json::to_vec(&object).unwrap() };
            let key = object.keys().nth(which.index(object.len())).unwrap().clone();
            let made = remove(&text, &[&key]).unwrap();
            object.remove(&key);
            let read: serde_json::Map<String, serde_json::Value> = serde_json::from_slice(&made.bytes).unwrap();
            prop_assert_eq!(&read, &object);
            if pretty {
                prop_assert_eq!(made.bytes, serde_json::to_vec_pretty(&object).unwrap());
            }
        }
    }
}
