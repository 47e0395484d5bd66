//! Are settings files read as Claude Code reads them, and edited without a trace elsewhere?

use proptest::prelude::*;
use serde_json::json;

use super::*;

fn without(text: &str) -> String {
    match remove_key(text.as_bytes(), &["env", "A"]) {
        Ok(edited) => String::from_utf8(edited.bytes).expect("UTF-8"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn lines_that_are_joined_are_shown_as_they_are_written() {
    let text = b"{\n  \"env\": {\n    \"ANTHROPIC_API_KEY\": \"k\"\n  },\n  \"a\": 1\n}\n";
    let edited = remove_keys(text, &["env"], &["ANTHROPIC_API_KEY"]).unwrap();
    assert_eq!(String::from_utf8(edited.bytes).unwrap(), "{\n  \"env\": {},\n  \"a\": 1\n}\n");
    let shown: Vec<(usize, usize)> = edited.changes.iter().map(|it| (it.line as usize, it.after.len())).collect();
    assert_eq!(shown, [(2, 1), (3, 0), (4, 0)]);
    assert_eq!(edited.changes[0].after, ["\"env\": {},"]);
}

#[test]
fn one_key_goes_and_the_rest_stays() {
    for (text, expected) in [
        ("{\"env\":{\"A\":1,\"B\":2}}", "{\"env\":{\"B\":2}}"),
        ("{\"env\": { \"B\": 2, \"A\": 1 }}", "{\"env\": { \"B\": 2 }}"),
        ("{\"env\": {\"B\": 2, \"A\": 1, }}", "{\"env\": {\"B\": 2, }}"),
        ("{\"env\": {\"A\": 1}}", "{\"env\": {}}"),
        ("{\n  \"env\": {\n    \"A\": 1\n  }\n}", "{\n  \"env\": {}\n}"),
        ("{\n  \"env\": {\n    // kept\n    \"A\": 1 // gone\n  }\n}\n", "{\n  \"env\": {\n    // kept\n  }\n}\n"),
        (
            "{\r\n\"env\": {\r\n\t\"B\": 2, // b\r\n\t\"A\": {\r\n\t\"x\": 1 }\r\n}, /* c */ }",
            "{\r\n\"env\": {\r\n\t\"B\": 2 // b\r\n}, /* c */ }",
        ),
        ("{\"env\": {\n\"A\": 1,\n\"B\": 2,\n\"A\": 3\n}}", "{\"env\": {\n\"B\": 2\n}}"),
        ("{\"env\":{\"A\":1},\"x\":0,\"env\":{\"A\":2}}", "{\"env\":{},\"x\":0,\"env\":{}}"),
        ("\u{feff}{\"env\":{\"A\":1},}", "\u{feff}{\"env\":{},}"),
        ("{\"env\":{\"A\":1 /* , */ , \"B\":2}}", "{\"env\":{\"B\":2}}"),
        ("{\"env\":{\"a\":1}}", "nothing to take out"),
        ("{\"env\":[]}", "nothing to take out"),
        ("[]", "nothing to take out"),
    ] {
        assert_eq!(without(text), expected, "{text}");
    }
}

#[test]
fn files_are_parsed_with_their_oddities() {
    let parsed =
        parse("\u{feff}{\"a\": {\"b\": 1, \"b\": 1.5e3}, // c\n}".as_bytes()).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!((parsed.value, parsed.bom, parsed.comments), (json!({"a": {"b": 1500.0}}), true, true));
    assert_eq!(parsed.duplicates, ["a.b"]);
    let strict = parse(b"{\"a\": [true, null, \"\\u00e9\"]}\n").unwrap_or_else(|error| panic!("{error}"));
    assert_eq!((strict.value, strict.bom, strict.comments), (json!({"a": [true, null, "\u{e9}"]}), false, false));
    assert_eq!(line_of("\u{feff}{\n\n\"env\": {\n\"A\": 1}}".as_bytes(), &["env", "A"]), Some(4));
    assert_eq!(line_of(b"{}", &["env"]), None);
}

#[test]
fn what_is_broken_says_where() {
    for (text, line, column) in [
        (&b"{\n  \"a\": 1\n  \"b\": 2\n}"[..], 2, 9),
        (b"", 1, 1),
        (b" \n", 1, 1),
        (b"// x", 1, 1),
        (b"{\"a\": \"\xff\"}", 1, 8),
        (b"{'a': 1}", 1, 2),
        (b"{} {}", 1, 4),
        (b"{\"a\": 1", 1, 1),
    ] {
        match parse(text).err() {
            Some(CannotEdit::Broken { line: l, column: c, because }) => {
                assert_eq!((l, c), (line, column), "{because}: {}", String::from_utf8_lossy(text));
            }
            other => panic!("{other:?}: {}", String::from_utf8_lossy(text)),
        }
    }
    let deep = "[".repeat(100_000);
    assert!(matches!(parse(deep.as_bytes()), Err(CannotEdit::Broken { column: 129, .. })));
    let brackets_in_text = format!("{{\"a\": \"{deep}\"}} // {deep}");
    assert!(parse(brackets_in_text.as_bytes()).is_ok());
}

#[test]
fn changes_are_masked() {
    let text = "{\n  \"env\": {\n    \"B\": \"x\",\n    \"A\": \"top secret\" // top secret\n  }\n}\n";
    let edited = remove_key(text.as_bytes(), &["env", "A"]).unwrap_or_else(|error| panic!("{error}"));
    let change = |line, before: &str, after: &[&str]| Change {
        line,
        before: before.to_owned(),
        after: after.iter().map(|line| (*line).to_owned()).collect(),
    };
    assert_eq!(edited.changes, [change(3, "\"B\": \"…\",", &["\"B\": \"…\""]), change(4, "\"A\": \"…\" // …", &[])]);
}

/// An object as text: keys, values, comments, line ends and trailing comma as they come.
fn object() -> impl Strategy<Value = String> {
    let key = prop_oneof![Just("A"), Just("B"), Just("C"), Just("D")];
    let value = prop_oneof![Just("1"), Just("\"x,y\""), Just("[1, 2]"), Just("{\"A\": {}}"), Just("\"//\"")];
    let gap = prop_oneof![Just(""), Just(" "), Just("\n  "), Just("\r\n\t"), Just(" // c, \"A\"\n"), Just("/* d } */")];
    let property = (gap.clone(), key, gap.clone(), value, gap);
    (proptest::collection::vec(property, 0..6), any::<bool>()).prop_map(|(properties, trailing)| {
        let trailing = if trailing && !properties.is_empty() { "," } else { "" };
        let shown = properties.iter().map(|(a, key, b, value, c)| format!("{a}\"{key}\"{b}:{value}{c}"));
        format!("{{{}{trailing}\n}}", shown.collect::<Vec<_>>().join(","))
    })
}

proptest! {
    #[test]
    fn removing_changes_nothing_else(env in object(), after in object()) {
        let text = format!("// top /* }} */\n{{ \"x\": {after}, \"env\": {env}, // tail\n \"y\": {after} }}");
        let before = parse(text.as_bytes()).unwrap_or_else(|error| panic!("{error}"));
        match remove_key(text.as_bytes(), &["env", "A"]) {
            Err(error) => {
                prop_assert_eq!(error, CannotEdit::NothingToDo);
                prop_assert!(before.value["env"].get("A").is_none());
            }
            Ok(edited) => {
                let mut expected = before.value;
                expected["env"].as_object_mut().expect("an object").remove("A");
                let parsed = parse(&edited.bytes);
                prop_assert!(parsed.is_ok(), "{}", String::from_utf8_lossy(&edited.bytes));
                prop_assert_eq!(parsed.ok().map(|parsed| parsed.value), Some(expected));
                let new = String::from_utf8(edited.bytes).expect("UTF-8");
                let head = format!("// top /* }} */\n{{ \"x\": {after}, \"env\": {{");
                let tail = format!("}}, // tail\n \"y\": {after} }}");
                prop_assert!(new.starts_with(&head) && new.ends_with(&tail));
                prop_assert!(remove_key(new.as_bytes(), &["env", "A"]).is_err());
            }
        }
    }
}

#[test]
fn several_keys_go_at_once() {
    let text = b"{\"env\": {\n  \"A\": \"1\", // a\n  \"B\": \"2\",\n  \"C\": \"3\"\n}}";
    let left = |keys: &[&str]| String::from_utf8(remove_keys(text, &["env"], keys).unwrap().bytes).unwrap();
    assert_eq!(left(&["A", "C"]), "{\"env\": {\n  \"B\": \"2\"\n}}");
    assert_eq!(left(&["A", "B", "C", "D"]), "{\"env\": {}}");
    assert!(remove_keys(text, &["env"], &["D"]).is_err());
}

#[test]
fn places_of_several_kinds_go_at_once() {
    let place =
        |path: &[&str], at: &[usize]| Place { path: path.iter().map(|it| (*it).to_owned()).collect(), at: at.to_vec() };
    let list = "claudeCode.environmentVariables";
    let text = "\u{feff}{\r\n  // mine\r\n  \"claudeCode.environmentVariables\": [\r\n    { \"name\": \"A\", \"value\": \"gw-secret\" }, // a\r\n    { \"name\": \"B\", \"value\": \"2\" },\r\n  ],\r\n  \"terminal.integrated.env.linux\": { \"A\": \"gw-secret\" },\r\n}\r\n";
    let edited =
        remove_places(text.as_bytes(), &[place(&[list], &[0]), place(&["terminal.integrated.env.linux", "A"], &[])])
            .unwrap();
    assert_eq!(
        String::from_utf8(edited.bytes).unwrap(),
        "\u{feff}{\r\n  // mine\r\n  \"claudeCode.environmentVariables\": [\r\n    { \"name\": \"B\", \"value\": \"2\" },\r\n  ],\r\n  \"terminal.integrated.env.linux\": {},\r\n}\r\n"
    );
    assert!(!format!("{:?}", edited.changes).contains("secret"));
    for (text, at, left) in [
        ("{\"l\": [1, 2, 3]}", vec![1], "{\"l\": [1, 3]}"),
        ("{\"l\": [1, 2, 3]}", vec![2], "{\"l\": [1, 2]}"),
        ("{\"l\": [1, 2, 3]}", vec![0, 1, 2], "{\"l\": []}"),
        ("{\"l\": [\n  1,\n  2 // two\n]}", vec![1], "{\"l\": [\n  1\n]}"),
        ("{\"l\": [9], \"l\": [1, 2]}", vec![0], "{\"l\": [9], \"l\": [2]}"),
    ] {
        let made = remove_places(text.as_bytes(), &[place(&["l"], &at)]).unwrap();
        assert_eq!(String::from_utf8(made.bytes).unwrap(), left, "{text}");
    }
    for nothing in [place(&["l"], &[7]), place(&["x"], &[]), place(&["x", "y"], &[0]), place(&[], &[])] {
        assert!(matches!(remove_places(b"{\"l\": [1]}", &[nothing]), Err(CannotEdit::NothingToDo)));
    }
}

#[test]
fn what_strict_json_refuses_is_told_with_its_place() {
    for (text, refuses) in [
        ("{\"a\":\"b\"}", false),
        ("{\"a\":\"\\ud800 \\\\ud800 \\ud83d\\ude00\"}", false),
        ("{\"a\":\"b\tc\"}", true),
        ("{\"a\":\"b\nc\"}", true),
        ("{\u{a0}\"a\":1}", true),
        ("{\"a\":1\u{2028}}", true),
        ("{\u{c}\"a\":1}", true),
        ("{\"a\":1,}", true),
        ("{\"a\":1} // x", true),
    ] {
        assert_eq!(refused(text.as_bytes()).is_some(), refuses, "{text:?}");
        let said = refused(text.as_bytes()).map(|error| error.to_string()).unwrap_or_default();
        assert_eq!(said.contains("line"), refuses, "{said}");
    }
    let half = parse(b"{\"a\":\"\\ud800\",\"b\":\"\\ud83d\\ude00\"}").unwrap().value;
    assert_eq!(half["b"], "\u{1f600}");
    assert_eq!(half["a"], "\u{fffd}");
}
