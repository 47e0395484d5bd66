//! `claude-fix explain`: what does this error message mean?

use std::io::{IsTerminal, Read, Write};

use super::code;
use crate::claude_code::explain::explain as meaning;
use crate::model::explanation::{Class, Explanation};
use crate::words::{self, codes};

/// The longest text that is read from standard input, in bytes.
const LONGEST: u64 = 1024 * 1024;

#[derive(serde::Serialize)]
struct Document<'a> {
    schema: &'static str,
    #[serde(flatten)]
    explanation: &'a Explanation,
}

/// What is behind a code that was said on the phone.
fn behind(id: &str, out: &mut impl Write) -> std::io::Result<u8> {
    let code = codes::of(id).unwrap_or_default();
    writeln!(out, "{}", say!("walkthrough/code-is", code = code, spoken = codes::spoken(&code), id = id))?;
    let text = |kind| words::of("causes", id, kind);
    let headings = [
        (text("seen"), say!("walkthrough/explain-seen")),
        (text("repair"), say!("walkthrough/explain-repair")),
        (text("by-hand"), say!("walkthrough/label-by-hand")),
    ];
    for (text, heading) in headings {
        if let Some(text) = text {
            writeln!(out, "\n{heading}\n  {text}")?;
        }
    }
    Ok(code::OK)
}

/// Runs it and returns the exit code.
///
/// # Errors
/// Reading standard input, or writing to standard output.
pub fn explain(words: &[String], json: bool, out: &mut impl Write, err: &mut impl Write) -> std::io::Result<u8> {
    let mut text = words.join(" ");
    if words.is_empty() {
        if std::io::stdin().is_terminal() {
            writeln!(err, "{}", say!("cli/paste-error-message-then-press"))?;
        }
        let mut bytes = Vec::new();
        std::io::stdin().lock().take(LONGEST).read_to_end(&mut bytes)?;
        text = String::from_utf8_lossy(&bytes).into_owned();
    }
    if let Some(id) = codes::cause(&text).filter(|_| !json) {
        return behind(&id, out);
    }
    let found = meaning(&text);
    if json {
        let document = Document { schema: "claude-fix.explain/1", explanation: &found };
        writeln!(out, "{}", serde_json::to_string_pretty(&document).map_err(std::io::Error::other)?)?;
    } else {
        writeln!(out, "{}", found.summary)?;
        if let Some(id) = &found.request_id {
            writeln!(out, "{}", say!("cli/request-id-support", id = id))?;
        }
        if let Some(step) = found.step {
            writeln!(out, "{}", say!("cli/start-here-step", digit = step.digit(), title = step.title()))?;
        }
        if let Some(next) = &found.next {
            writeln!(out, "{}", say!("cli/next", next = next))?;
        }
    }
    Ok(if found.class == Class::Other { code::UNKNOWN } else { code::OK })
}
