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
            let _ = writeln!(out, "{}", say!("cli/scan-more", source = source, more = text.more));
        }
        if let Some(line) = text.not_utf8 {
            let _ = writeln!(out, "{}", say!("cli/note-line-first-not-utf", source = source, line = line));
        }
    }
    let count: u64 = all.iter().map(|text| text.findings.len() as u64 + text.more).sum();
    let looked = all.iter().filter(|text| text.unread.is_none()).count();
    let verdict = match (count, looked) {
        (0, 1) => say!("cli/nothing-hidden"),
        (0, _) => say!("cli/nothing-hidden-in-places", looked = looked),
        _ => format!("\n{}", say!("cli/characters-hidden", count = count)),
    };
    let _ = writeln!(out, "{verdict}");
    for (kind, todo) in [
        (Kind::Invisible, say!("cli/invisible-go-place-delete-type")),
        (Kind::Control, say!("cli/control-delete-not-meant-stand")),
        (Kind::Space, say!("cli/space-put-plain-space-its")),
        (Kind::LookAlike, say!("cli/look-alike-type-letter-digit")),
        (Kind::Quote, say!("cli/quote-put-plain-or-its")),
    ] {
        if all.iter().flat_map(|text| &text.findings).any(|found| found.kind == kind) {
            let _ = writeln!(out, "  {todo}");
        }
    }
    out
}
