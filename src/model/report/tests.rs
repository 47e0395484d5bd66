//! Is whatever comes in a file refused in words, or made harmless?

use super::*;

const LEAST: &str = r#""schema":"claude-fix.report/1","verdict":{"state":"healthy"}"#;

#[test]
fn what_is_no_report_says_why() {
    let why = |text: &str| Report::read(text.as_bytes()).unwrap_err();
    for text in ["", "{", "claude-fix", "{\"schema\": ", "\u{0}"] {
        assert!(matches!(why(text), Unreadable::Broken(_)), "{text:?}");
    }
    for text in ["{}", "[]", "5", r#"{"schema":"other/1"}"#, r#"{"schema":7}"#, r#"{"schema":"claude-fix.report/1"}"#] {
        assert_eq!(why(text), Unreadable::NotOurs, "{text}");
    }
    assert_eq!(why(r#"{"schema":"claude-fix.report/2"}"#), Unreadable::Newer("claude-fix.report/2".into()));
    let deep = format!("{{{LEAST},\"x\":{}", "[".repeat(100_000));
    assert!(matches!(why(&deep), Unreadable::Broken(_)));
    let key = format!("{{{LEAST},\"checks\":\"sk-ant-api03-{}\"}}", "x".repeat(60));
    let Unreadable::Broken(words) = why(&key) else { panic!("{key}") };
    assert!(!words.contains("xxxxx"), "{words}");
}

#[test]
fn every_text_is_safe_and_every_list_is_bounded() {
    let ids = vec![r#"{"id":"\u001b[31mred\u202e\u0007","title":"a\nb"}"#; MOST + 100].join(",");
    let text = format!("\u{feff}{{{LEAST},\"checks\":[{ids}],\"unknown\":[[1]]}}");
    let report = Report::read(text.as_bytes()).unwrap();
    assert_eq!(report.checks.len(), MOST);
    let facts = vec!["{}"; WITHIN + 50].join(",");
    let text = format!("{{{LEAST},\"checks\":[{{\"evidence\":[{facts}]}}]}}");
    let deep = Report::read(text.as_bytes()).unwrap();
    assert_eq!(deep.checks[0].evidence.len(), WITHIN);
    assert_eq!((&*report.checks[0].id, &*report.checks[0].title), ("red", "a b"));
}

#[test]
fn a_fingerprint_stays_as_it_is() {
    for shown in ["sk-ant-api03-…wXyZ", "sk-ant-…", "…qqqq"] {
        assert_eq!(&*Line::from(shown), shown);
        assert_eq!(&*Line::from(&*Line::from(shown)), shown);
    }
}
