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
    let typed = || codes::of(text.trim()).map(|_| text.trim().to_owned());
    if let Some(id) = codes::cause(&text).or_else(typed).filter(|_| !json) {
        return behind(&id, out);
    }
    if let Some(code) = codes::misheard(&text).filter(|_| !json) {
        writeln!(out, "{}", say!("walkthrough/no-such-code", code = code))?;
        return Ok(code::UNKNOWN);
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

#[cfg(test)]
mod tests {
    use super::*;

    fn said(words: &str) -> (String, u8) {
        let mut out = Vec::new();
        let code = explain(&[words.to_owned()], false, &mut out, &mut Vec::new()).unwrap();
        (String::from_utf8(out).unwrap(), code)
    }

    #[test]
    fn a_code_or_an_id_is_told_and_a_code_that_was_heard_wrong_is_said_to_be() {
        let code = codes::of("env.api_key_overrides_login").unwrap();
        let (told, exit) = said(&code);
        assert!(told.contains("(env.api_key_overrides_login)") && exit == code::OK, "{told}");
        assert_eq!(said(" env.api_key_overrides_login "), (told, exit));
        let (told, exit) = said("k 00");
        assert!(told.starts_with("There is no code K00.") && exit == code::UNKNOWN, "{told}");
    }
}
