//! How does a variable get a value in the `env` block of a settings file, with every other byte left as it was?

use jsonc_parser::ast::{Object, ObjectProp};
use jsonc_parser::common::Ranged;
use serde_json::{Map, Value};

use super::bytes::{BOM, Lines, is_blank, next_line, part};
use super::edit::lines;
use super::jsonc::{ast, body, leaves, parse, refused, remove_keys, string};
use super::mask::Mask;
use super::script::Span;
use super::{CannotEdit, Change, Edited};
use crate::model::order::InOrder;

const BLOCK: &str = "env";

/// A settings file that holds nothing but this variable.
#[must_use]
pub fn only(variable: &str, value: &str) -> String {
    format!("{{\n  \"{BLOCK}\": {{\n    {}\n  }}\n}}\n", entry(variable, value))
}

/// Gives the variable this value, which is shown as it is; `instead` goes from the same block, if it is there.
///
/// # Errors
/// [`CannotEdit`]: it has that value already, or the file is damaged or holds what Claude Code does not read.
pub fn put(text: &[u8], variable: &str, value: &str, instead: Option<&str>) -> Result<Edited, CannotEdit> {
    if let Some(refused) = refused(text) {
        return Err(refused);
    }
    let Some(instead) = instead else { return put_one(text, variable, value) };
    match remove_keys(text, &[BLOCK], &[instead]) {
        Err(CannotEdit::NothingToDo) => put_one(text, variable, value),
        Err(error) => Err(error),
        Ok(removed) => {
            let put = put_one(&removed.bytes, variable, value)?;
            let mut changes = removed.changes;
            let gone: Vec<u32> = changes.iter().filter(|it| it.after.is_empty()).map(|it| it.line).collect();
            changes.extend(put.changes.into_iter().map(|mut change| {
                // counted in the file as it was before the line went
                for line in &gone {
                    change.line += u32::from(change.line >= *line);
                }
                change
            }));
            changes.order_by_key(|change| change.line);
            Ok(Edited { bytes: put.bytes, changes })
        }
    }
}

fn entry(variable: &str, value: &str) -> String {
    format!("{}: {}", Value::from(variable), Value::from(value))
}

fn put_one(text: &[u8], variable: &str, value: &str) -> Result<Edited, CannotEdit> {
    let (body, bom) = body(text)?;
    let bytes = body.as_bytes();
    let root = ast(body, false)?;
    let whole = || CannotEdit::Broken { line: 1, column: 1, because: say!("system/its-outermost-value-no-object") };
    let outer = root.as_object().ok_or_else(whole)?;
    let style = Style::of(bytes, outer);
    // of duplicates the last one counts
    let block = outer.properties.iter().rev().find(|property| property.name.as_str() == BLOCK);
    let (at, new) = match block {
        None => {
            let inside = |indent: &str| style.nested(indent, variable, value);
            style.insert(outer, &inside)
        }
        Some(block) => {
            let line = Lines::new(bytes).of(block.range.start);
            let object = block.value.as_object().ok_or_else(|| CannotEdit::NotLiteralEnough {
                line,
                because: say!("system/its-no-object", name = BLOCK),
            })?;
            match object.properties.iter().rev().find(|property| property.name.as_str() == variable) {
                Some(known) => {
                    let range = known.value.range();
                    (Span { start: range.start, end: range.end }, Value::from(value).to_string())
                }
                None => style.insert(object, &|_| entry(variable, value)),
            }
        }
    };
    let mut out = part(bytes, 0, at.start).to_vec();
    out.extend_from_slice(new.as_bytes());
    out.extend_from_slice(part(bytes, at.end, bytes.len()));
    if out == bytes {
        return Err(CannotEdit::NothingToDo);
    }
    let line = Lines::new(bytes).of(at.start);
    let unsure = |because: String| CannotEdit::NotLiteralEnough { line, because };
    let after = parse(&out)?.value;
    if Some(after) != expected(parse(text)?.value, variable, value) {
        return Err(unsure(say!("system/result-would-not-say-what")));
    }
    let new_text = std::str::from_utf8(&out).map_err(|_| unsure(say!("system/would-no-text-any-more")))?;
    let mut values = Vec::new();
    leaves(&ast(new_text, false)?, &mut values);
    let end = at.start + new.len();
    values.retain(|leaf| leaf.end <= at.start || leaf.start >= end);
    let mut olds = Vec::new();
    leaves(&root, &mut olds);
    let changes = changes((bytes, at, &olds), (&out, Span { start: at.start, end }, &values));
    let mut all = if bom { BOM.to_vec() } else { Vec::new() };
    all.extend_from_slice(&out);
    Ok(Edited { bytes: all, changes })
}

/// What the file says, as it must be after the edit.
fn expected(mut root: Value, variable: &str, value: &str) -> Option<Value> {
    let block = root.as_object_mut()?.entry(BLOCK).or_insert_with(|| Value::Object(Map::new()));
    block.as_object_mut()?.insert(variable.to_owned(), Value::from(value));
    Some(root)
}

/// How the file is laid out.
struct Style<'a> {
    text: &'a [u8],
    line_end: &'static str,
    /// One step to the right.
    step: String,
}

impl<'a> Style<'a> {
    fn of(text: &'a [u8], outer: &Object) -> Self {
        let line_end = if text.windows(2).any(|two| two == b"\r\n") { "\r\n" } else { "\n" };
        let mut style = Self { text, line_end, step: "  ".to_owned() };
        let first = outer.properties.first().and_then(|property| style.own_line(property));
        if let Some(indent) = first.filter(|indent| !indent.is_empty()) {
            style.step = indent;
        }
        style
    }

    /// The blanks before a property, if nothing else stands before it on its line.
    fn own_line(&self, property: &ObjectProp) -> Option<String> {
        let indent = self.indent(property.range.start);
        (indent.len() == property.range.start - self.line(property.range.start)).then_some(indent)
    }

    fn line(&self, at: usize) -> usize {
        part(self.text, 0, at).iter().rposition(|b| *b == b'\n').map_or(0, |newline| newline + 1)
    }

    /// The blanks that the line of this place begins with.
    fn indent(&self, at: usize) -> String {
        let line = part(self.text, self.line(at), at);
        let blanks = line.iter().take_while(|b| is_blank(**b)).count();
        String::from_utf8_lossy(part(line, 0, blanks)).into_owned()
    }

    /// The place and the text of one more property, last in an object.
    fn insert(&self, object: &Object, property: &dyn Fn(&str) -> String) -> (Span, String) {
        let end = self.line_end;
        let Some(last) = object.properties.last() else {
            let outer = self.indent(object.range.start);
            let indent = format!("{outer}{}", self.step);
            let inside = Span { start: object.range.start + 1, end: object.range.end - 1 };
            return (inside, format!("{end}{indent}{}{end}{outer}", property(&indent)));
        };
        let at = Span { start: last.range.end, end: last.range.end };
        match self.own_line(last) {
            Some(indent) => (at, format!(",{end}{indent}{}", property(&indent))),
            None => (at, format!(", {}", property(&self.indent(last.range.start)))),
        }
    }

    /// The whole block, at this indentation.
    fn nested(&self, indent: &str, variable: &str, value: &str) -> String {
        let (end, step) = (self.line_end, &self.step);
        format!("\"{BLOCK}\": {{{end}{indent}{step}{}{end}{indent}}}", entry(variable, value))
    }
}

/// The lines around what changed, with every value masked but the new one.
fn changes((old, at, olds): (&[u8], Span, &[Span]), (new, put, values): (&[u8], Span, &[Span])) -> Vec<Change> {
    let around = |text: &[u8], span: Span| {
        let start = part(text, 0, span.start).iter().rposition(|b| *b == b'\n').map_or(0, |newline| newline + 1);
        let end = next_line(text, span.end.saturating_sub(1).max(span.start));
        lines(text, Span { start, end }).collect::<Vec<Span>>()
    };
    let masked = |text: &[u8], leaves: &[Span], span: Span| {
        let mut mask = Mask::new(string);
        let all = around(text, span);
        for leaf in leaves.iter().filter(|leaf| all.iter().any(|line| leaf.start < line.end && leaf.end > line.start)) {
            mask.learn(part(text, leaf.start, leaf.end));
        }
        all.iter().map(|line| mask.show(text, *line, leaves)).collect::<Vec<String>>()
    };
    let before = masked(old, olds, at);
    let mut after = masked(new, values, put);
    let first = Lines::new(old).of(at.start);
    let mut out = Vec::new();
    for (line, before) in (first..).zip(before) {
        out.push(Change { line, before, after: std::mem::take(&mut after) });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(text: &str, instead: Option<&str>) -> Result<String, CannotEdit> {
        put(text.as_bytes(), "V", "/a \"b\"", instead).map(|it| String::from_utf8(it.bytes).unwrap())
    }

    #[test]
    fn every_layout_stays_as_it_is() {
        let v = r#""V": "/a \"b\"""#;
        for (text, expected) in [
            ("{}".to_owned(), format!("{{\n  \"env\": {{\n    {v}\n  }}\n}}")),
            ("{\n}\n".to_owned(), format!("{{\n  \"env\": {{\n    {v}\n  }}\n}}\n")),
            ("{\"a\": 1}".to_owned(), format!("{{\"a\": 1, \"env\": {{\n  {v}\n}}}}")),
            ("{\n\t\"a\": 1\n}\n".to_owned(), format!("{{\n\t\"a\": 1,\n\t\"env\": {{\n\t\t{v}\n\t}}\n}}\n")),
            ("{\r\n  \"env\": {}\r\n}".to_owned(), format!("{{\r\n  \"env\": {{\r\n    {v}\r\n  }}\r\n}}")),
            (
                "\u{feff}{\n    \"env\": {\n        \"A\": \"b\"\n    },\n    \"x\": []\n}".to_owned(),
                format!("\u{feff}{{\n    \"env\": {{\n        \"A\": \"b\",\n        {v}\n    }},\n    \"x\": []\n}}"),
            ),
            ("{ \"env\": { \"A\": \"b\" } }".to_owned(), format!("{{ \"env\": {{ \"A\": \"b\", {v} }} }}")),
            (
                "{\"env\":{\"V\":\"old\",\"W\":\"\"}}".to_owned(),
                "{\"env\":{\"V\":\"/a \\\"b\\\"\",\"W\":\"\"}}".to_owned(),
            ),
        ] {
            assert_eq!(after(&text, None).as_deref(), Ok(expected.as_str()), "{text}");
            assert_eq!(after(&expected, None), Err(CannotEdit::NothingToDo), "{text}");
        }
        assert_eq!(only("V", "/a \"b\""), after("{}\n", None).unwrap());
    }

    #[test]
    fn what_cannot_be_edited_is_left_alone() {
        for text in ["", "[]", "{\"env\": 1}", "{\"env\": {}", "{ // mine\n}", "{\"a\": 1,}"] {
            assert!(after(text, None).is_err(), "{text}");
        }
    }

    #[test]
    fn another_variable_goes_at_the_same_time() {
        let text = "{\n  \"env\": {\n    \"BAD\": \"0\",\n    \"A\": \"b\"\n  }\n}\n";
        let edited = put(text.as_bytes(), "V", "x", Some("BAD")).unwrap_or_else(|error| panic!("{error}"));
        let new = "{\n  \"env\": {\n    \"A\": \"b\",\n    \"V\": \"x\"\n  }\n}\n";
        assert_eq!(String::from_utf8_lossy(&edited.bytes), new);
        assert_eq!(edited.changes.iter().map(|it| it.line).collect::<Vec<_>>(), [3, 4]);
        assert_eq!(after(new, Some("BAD")).unwrap(), after(new, None).unwrap());
    }

    #[test]
    fn only_the_new_value_is_shown() {
        let text = "{\n  \"env\": {\n    \"T\": \"sk-ant-api03-secretsecretsecretwXyZ\"\n  }\n}\n";
        let edited = put(text.as_bytes(), "V", "/state/roots.pem", None).unwrap_or_else(|error| panic!("{error}"));
        let shown = format!("{:?}", edited.changes);
        assert!(shown.contains("/state/roots.pem") && !shown.contains("secretsecret"), "{shown}");
    }
}
