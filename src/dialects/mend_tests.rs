//! Does a damaged settings file become whole, and only by its signs?

use super::*;
use proptest::prelude::*;

fn mended(text: &str) -> String {
    match mend(text.as_bytes()) {
        Ok(edited) => String::from_utf8(edited.bytes).unwrap(),
        Err(error) => format!("error: {error}"),
    }
}

#[test]
fn signs_alone_are_mended() {
    for (broken, whole) in [
        ("{\"a\": 1,}", "{\"a\": 1}"),
        ("{\"a\": [1, 2,],}\n", "{\"a\": [1, 2]}\n"),
        ("{\n  // mine\n  \"a\": 1 // one\n}\n", "{\n  \"a\": 1\n}\n"),
        ("{/* x */\"a\": \"//\"}", "{\"a\": \"//\"}"),
        ("{\"a\": 1, // last\n}", "{\"a\": 1\n}"),
        ("{\n  \"a\": 1\n  \"b\": 2\n}", "{\n  \"a\": 1,\n  \"b\": 2\n}"),
        ("{\"a\": [\n\"x\"\n\"y\"\n]}", "{\"a\": [\n\"x\",\n\"y\"\n]}"),
        ("{\n  \"a\": {\n    \"b\": 1\n  }\n", "{\n  \"a\": {\n    \"b\": 1\n  }}\n"),
        ("{\"a\": {\"b\": [1", "{\"a\": {\"b\": [1]}}"),
        ("{\"a\": 1,", "{\"a\": 1}"),
        ("{\"a\": [", "{\"a\": []}"),
        ("{", "{}"),
        ("{\"a\": 1}}\n", "{\"a\": 1}\n"),
        ("{\"a\": 1};\n", "{\"a\": 1}\n"),
        ("{\"a\": 1}\nsaved by vim\n", "{\"a\": 1}\n\n"),
        ("\u{feff}{\"a\": 1,}", "\u{feff}{\"a\": 1}"),
        ("// only\r\n{\r\n  \"a\": 1,\r\n}\r\n", "{\r\n  \"a\": 1\r\n}\r\n"),
    ] {
        assert_eq!(mended(broken), whole, "{broken}");
    }
}

#[test]
fn more_than_signs_is_left_alone() {
    for text in [
        "",
        "[]",
        "[1,]",
        "// nothing",
        "{\"a\": \"cut of",
        "{\"a\"",
        "{\"a\":",
        "{\"a\" 1}",
        "{\"a\": 1 \"b\": 2}",
        "{\"a\": }",
        "{\"a\": ,}",
        "{,}",
        "{\"a\": 1,, \"b\": 2}",
        "{'a': 1}",
        "{a: 1}",
        "{\"a\": yes}",
        "{\"a\": [1}",
        "<<<<<<< HEAD\n{\"a\": 1}\n=======\n{\"a\": 2}\n>>>>>>> other\n",
        "{\n<<<<<<< HEAD\n\"a\": 1\n=======\n\"a\": 2\n>>>>>>> other\n}\n",
        "{\"a\": 1}\n{\"b\": 2}\n",
        "{\"a\": 1}\n>>>>>>> other\n",
        "{\"a\": 1 /* never ends",
        "{\"a\": [,]}",
    ] {
        assert!(mend(text.as_bytes()).is_err(), "{text}: {}", mended(text));
    }
    assert!(mend(b"{\"a\": \"\xff\",}").is_err());
    assert!(mend("{\"a\":".repeat(100_000).as_bytes()).is_err());
    assert!(matches!(mend(b"{\"a\": 1}"), Err(CannotEdit::NothingToDo)));
}

#[test]
fn what_is_shown_holds_no_value_and_no_comment() {
    let text = "{\n  // old token gw-secret-one\n  \"env\": {\"A\": \"gw-secret-two\", \"B\": 7777777,},\n  \"c\": \"gw-secret-three\"\n";
    let edited = mend(text.as_bytes()).unwrap();
    let shown = format!("{:?}", edited.changes);
    assert!(!shown.contains("secret") && !shown.contains("7777777"), "{shown}");
    assert_eq!(edited.changes.iter().map(|it| it.line).collect::<Vec<_>>(), [2, 3, 4]);
    assert!(shown.contains("env") && shown.contains(r#"\"c\": \"…\""#), "{shown}");
    let stray = mend(b"{\"a\": 1}\ngw-secret-four\n").unwrap().changes;
    assert!(!format!("{stray:?}").contains("secret"), "{stray:?}");
}

#[test]
fn what_is_put_in_between_shows_no_byte_of_the_value_before_it() {
    let key = "sk-ant-api03-AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGhIjKlMnwXyZ";
    for (text, line, before, after) in [
        ("{\n  \"a\": 12345\n  \"b\": 1\n}\n", 2, "\"a\": …", "\"a\": …,"),
        ("{\n  \"a\": \"gw\"\n  \"b\": 1\n}\n", 2, "\"a\": \"…\"", "\"a\": \"…\","),
        (
            &format!("{{\n\"a\": \"{key}\"\n\"b\": 1}}"),
            2,
            "\"a\": \"sk-ant-api03-…wXyZ\"",
            "\"a\": \"sk-ant-api03-…wXyZ\",",
        ),
        ("{\"a\": [12345", 1, "{\"a\": […", "{\"a\": […]}"),
        ("{\n  \"a\": [12345\n", 2, "\"a\": […", "\"a\": […]}"),
        ("{\"a\": \"secret\" // mine", 1, "{\"a\": \"…\" …", "{\"a\": \"…\"}"),
    ] {
        let changes = mend(text.as_bytes()).unwrap().changes;
        let shown: Vec<&str> = changes[0].after.iter().map(|line| line.trim_end()).collect();
        assert_eq!((changes[0].line, changes[0].before.trim_end(), shown), (line, before, vec![after]), "{text}");
    }
}

#[test]
fn a_large_file_takes_no_longer_than_it_must() {
    let begun = std::time::Instant::now();
    for (start, part) in
        [("{\"a\":[1", "\n1"), ("{\"a\":[1", "//\n"), ("{\"a\":[1", ",[1,]"), ("{", "{"), ("{\"a\":[1", "/**/")]
    {
        let text = format!("{start}{}", part.repeat(64 * 1024 / part.len()));
        let _ = mend(text.as_bytes());
    }
    assert!(begun.elapsed() < std::time::Duration::from_secs(20), "{:?}", begun.elapsed());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn anything_is_survived_and_what_comes_out_is_whole(text in "[{}\\[\\]:,\"ab1 \n/*]{0,40}") {
        if let Ok(edited) = mend(text.as_bytes()) {
            prop_assert!(strict(&edited.bytes), "{:?}", String::from_utf8_lossy(&edited.bytes));
            prop_assert!(!edited.changes.is_empty());
            let twice = mend(&edited.bytes);
            prop_assert!(matches!(twice, Err(CannotEdit::NothingToDo)));
        }
    }
}
