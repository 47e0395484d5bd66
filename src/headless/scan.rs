//! How does a person or a program read what `scan` found? Places, code points and names; never the text.

use std::fmt::Write;

use serde::Serialize;

use crate::model::hidden::{Kind, Located, ScannedText};
use crate::model::text::plain;

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    findings: Vec<Finding<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    more: Option<u64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unread: Vec<Unread>,
}

#[derive(Serialize)]
struct Finding<'a> {
    source: String,
    #[serde(flatten)]
    found: &'a Located,
}

#[derive(Serialize)]
struct Unread {
    source: String,
    because: String,
}

/// `claude-fix.scan/1`.
///
/// # Errors
/// Never for plain data; serde's signature.
pub fn json(all: &[ScannedText]) -> serde_json::Result<String> {
    let of = |text: &ScannedText| plain(&text.source, 300);
    let findings =
        all.iter().flat_map(|text| text.findings.iter().map(move |found| Finding { source: of(text), found }));
    let unread =
        all.iter().filter_map(|text| Some(Unread { source: of(text), because: plain(text.unread.as_ref()?, 300) }));
    let document = Document {
        schema: "claude-fix.scan/1",
        findings: findings.collect(),
        more: Some(all.iter().map(|text| text.more).sum()).filter(|more| *more > 0),
        unread: unread.collect(),
    };
    serde_json::to_string_pretty(&document)
}

/// Lines for a person: where, what, and what to do about it.
#[must_use]
pub fn text(all: &[ScannedText]) -> String {
    let mut out = String::new();
    for text in all {
        let source = plain(&text.source, 300);
        for Located { line, column, code_point, name, kind, .. } in &text.findings {
            let _ = writeln!(out, "{source}:{line}:{column}  {code_point}  {name} ({})", kind.words());
        }
        if text.more > 0 {
            let _ = writeln!(out, "{source}: and {} more", text.more);
        }
        if let Some(line) = text.not_utf8 {
            let _ = writeln!(out, "{source}: note: line {line} is the first that is not UTF-8");
        }
    }
    let count: u64 = all.iter().map(|text| text.findings.len() as u64 + text.more).sum();
    let looked = all.iter().filter(|text| text.unread.is_none()).count();
    match (count, looked) {
        (0, 1) => out.push_str("Nothing hidden was found.\n"),
        (0, _) => {
            let _ = writeln!(out, "Nothing hidden was found in {looked} places.");
        }
        (1, _) => out.push_str("\n1 character is hidden, or not what it looks like.\n"),
        _ => {
            let _ = writeln!(out, "\n{count} characters are hidden, or not what they look like.");
        }
    }
    for (kind, todo) in [
        (Kind::Invisible, "invisible: go to the place and delete it; type or paste a key again as plain text"),
        (Kind::Control, "control: delete it; it is not meant to stand in text"),
        (Kind::Space, "space: put a plain space in its place, or nothing inside of a key"),
        (Kind::LookAlike, "look-alike: type the letter, digit or hyphen again on the keyboard"),
        (Kind::Quote, "quote: put a plain \" or ' in its place, or nothing"),
    ] {
        if all.iter().flat_map(|text| &text.findings).any(|found| found.kind == kind) {
            let _ = writeln!(out, "  {todo}");
        }
    }
    out
}
