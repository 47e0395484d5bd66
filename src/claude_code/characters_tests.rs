//! Are the characters that nobody sees found, named, and put right? Tables, and laws over arbitrary text.

use proptest::prelude::*;

use super::*;
use Effect::{Refused, Sent, Trimmed};

const KEY: &str = "sk-ant-api03-AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGhIjKlMnwXyZ";

#[test]
fn edges_are_trimmed_and_the_inside_is_not() {
    let found = odd("\u{feff}sk-ant\u{200b}-x \n");
    let seen: Vec<_> = found.iter().map(|it| (it.position, it.code_point(), it.effect)).collect();
    let expected = [(1, "U+FEFF", Trimmed), (8, "U+200B", Refused), (11, "U+0020", Trimmed), (12, "U+000A", Trimmed)];
    assert_eq!(seen, expected.map(|(position, code, effect)| (position, code.to_owned(), effect)));
}

#[test]
fn every_kind_is_told_with_its_name_and_what_becomes_of_it() {
    for (c, kind, name, effect) in [
        ('\u{200b}', Kind::Invisible, "ZERO WIDTH SPACE", Refused),
        ('\u{feff}', Kind::Invisible, "ZERO WIDTH NO-BREAK SPACE", Refused),
        ('\u{ad}', Kind::Invisible, "SOFT HYPHEN", Sent),
        ('\u{202e}', Kind::Invisible, "RIGHT-TO-LEFT OVERRIDE", Refused),
        ('\u{3164}', Kind::Invisible, "HANGUL FILLER", Refused),
        ('\u{fe0f}', Kind::Invisible, "VARIATION SELECTOR-16", Refused),
        ('\u{e0041}', Kind::Invisible, "TAG CHARACTER", Refused),
        ('\n', Kind::Control, "LINE FEED", Refused),
        ('\u{1b}', Kind::Control, "ESCAPE", Sent),
        ('\0', Kind::Control, "NULL", Refused),
        ('\t', Kind::Control, "CHARACTER TABULATION", Sent),
        (' ', Kind::Space, "SPACE", Sent),
        ('\u{a0}', Kind::Space, "NO-BREAK SPACE", Sent),
        ('\u{2028}', Kind::Space, "LINE SEPARATOR", Refused),
        ('\u{430}', Kind::LookAlike, "CYRILLIC SMALL LETTER A", Refused),
        ('\u{2011}', Kind::LookAlike, "NON-BREAKING HYPHEN", Refused),
        ('\u{ff21}', Kind::LookAlike, "FULLWIDTH CHARACTER", Refused),
        ('\u{e9}', Kind::LookAlike, "CHARACTER OUTSIDE OF ASCII", Sent),
        ('\u{201c}', Kind::Quote, "LEFT DOUBLE QUOTATION MARK", Refused),
    ] {
        let found = odd(&format!("key{c}key"));
        assert_eq!(found.len(), 1, "{c:?}");
        let told = found[0].found();
        assert_eq!((told.position, told.kind, told.name.as_str(), told.effect), (4, kind, name, effect), "{c:?}");
    }
}

#[test]
fn white_space_of_every_width_is_trimmed_at_the_edge_and_nothing_else() {
    for c in ['\t', '\n', '\u{b}', '\r', ' ', '\u{a0}', '\u{2009}', '\u{2028}', '\u{3000}', '\u{feff}'] {
        assert!(odd(&format!("key{c}"))[0].trimmed() && odd(&format!("{c}key"))[0].trimmed(), "{c:?}");
    }
    for c in ['\u{200b}', '\u{ad}', '\u{85}', '\u{2060}'] {
        assert!(!odd(&format!("key{c}"))[0].trimmed(), "{c:?}");
    }
}

#[test]
fn quotes_around_the_value_are_odd() {
    assert_eq!(odd("\"key\"").len(), 2);
    assert_eq!(odd("'\u{200b}\"key\"").len(), 4);
    assert_eq!(odd("ke\"y").len(), 0);
    assert!(odd("").is_empty() && odd("sk-ant-api03-abc_DEF").is_empty());
    assert_eq!(odd(" \n").iter().filter(|it| it.trimmed()).count(), 2);
}

#[test]
fn headers_and_addresses_have_rules_of_their_own() {
    let found = |used, value| odd_in(used, value).iter().map(Odd::code_point).collect::<Vec<_>>();
    assert!(found(Use::Headers, "X-A: \"b\" caf\u{e9}\nX-B: c").is_empty());
    assert_eq!(found(Use::Headers, "X-A: b\u{200b}\nX-B: \u{431}\r\n"), ["U+200B", "U+0431", "U+000D"]);
    assert!(found(Use::Address, "https://b\u{fc}cher.example").is_empty());
    assert_eq!(found(Use::Address, "'http://proxy\u{200b}:1'"), ["U+0027", "U+200B", "U+0027"]);
    let effects = |value| odd_in(Use::Address, value).iter().map(|it| it.effect).collect::<Vec<_>>();
    assert_eq!(effects("http://pro\u{200b}xy.example:1"), [Trimmed], "measured: the name of a host passes over it");
    assert_eq!(effects("http://proxy.example:1\u{200b}"), [Sent], "measured: the address cannot be read");
    assert_eq!(effects("http://proxy.example:1\n"), [Trimmed]);
    assert_eq!((use_of("HTTPS_PROXY"), use_of("ANTHROPIC_CUSTOM_HEADERS")), (Use::Address, Use::Headers));
    assert_eq!(use_of("ANTHROPIC_API_KEY"), Use::Credential);
}

#[test]
fn values_are_put_right() {
    for (value, expected) in [
        ("sk-\u{200b}ant-x", Some("sk-ant-x")),
        ("\u{201c}sk-ant-x\u{201d}", Some("sk-ant-x")),
        ("\"'sk-ant-x'\"", Some("sk-ant-x")),
        ("sk\u{2011}ant-x", Some("sk-ant-x")),
        ("\u{455}k-ant-\u{430}", Some("sk-ant-a")),
        ("sk-ant-\u{ff21}", Some("sk-ant-A")),
        ("sk-ant-\u{406}", Some("sk-ant-I")),
        ("sk-ant-\u{4c0}", None),
        ("sk-ant-\u{65e5}", None),
        ("sk-ant-x\r\n", None),
        ("sk-ant \u{200b}\n", Some("sk-ant\n")),
        ("sk-ant-x", None),
    ] {
        assert_eq!(clean("ANTHROPIC_API_KEY", value).as_deref(), expected, "{value:?}");
    }
}

proptest! {
    #[test]
    fn cleaning_twice_is_cleaning_once(value in r#"[ -~\n\t]{0,9}["' \u{200b}\u{430}\u{201c}\u{a0}\u{feff}\r]{0,5}[ -~]{0,9}["'\u{3164}]{0,3}"#) {
        for variable in ["ANTHROPIC_API_KEY", "ANTHROPIC_CUSTOM_HEADERS", "HTTPS_PROXY"] {
            if let Some(once) = clean(variable, &value) {
                prop_assert_eq!(clean(variable, &once), None, "{}", variable);
                prop_assert!(once.chars().count() <= value.chars().count());
            }
        }
    }

    #[test]
    fn what_belongs_stays(value in "[!-&(-~]{1,60}", at in 0_usize..60, odd in "[\u{200b}\u{202e}\u{3164}\u{ad}]") {
        let value = value.trim_matches('"').to_owned();
        let at = at.min(value.len());
        let spoilt = format!("{}{odd}{}", &value[..at], &value[at..]);
        prop_assert_eq!(clean("ANTHROPIC_API_KEY", &spoilt), Some(value));
    }
}

#[test]
fn a_key_stays_a_key() {
    assert!(odd(KEY).is_empty());
    assert!(('!'..='~').all(|c| kind(c).is_none() && ascii_twin(c).is_none()));
}
