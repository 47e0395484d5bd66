//! `claude-fix scan`: which characters of a file or text does nobody see?

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::RecvTimeoutError;
use std::time::Duration;

use super::code;
use super::start::Start;
use crate::checks::files_that_set_variables;
use crate::claude_code::characters::{odd_in, use_of};
use crate::claude_code::scan::Scanner;
use crate::claude_code::variables::{API_KEY, AUTH_TOKEN, BASE_URL, CUSTOM_HEADERS, OAUTH_TOKEN, PROXY};
use crate::headless::scan::{json as to_json, text as to_text};
use crate::model::environment::Environment;
use crate::model::hidden::{Located, ScannedText};
use crate::model::secret::Secret;
use crate::model::text::plain;
use crate::sys::stream::{self, Pieces};

/// After how long without a byte a person is told what is waited for.
const PATIENCE: Duration = Duration::from_secs(2);

/// Runs it and returns the exit code.
///
/// # Errors
/// Writing the result.
pub fn scan(files: &[PathBuf], json: bool, out: &mut impl Write, err: &mut impl Write) -> std::io::Result<u8> {
    let mut all = Vec::new();
    for file in files {
        let input = file == Path::new("-");
        all.push(if input { standard_input(err)? } else { one(file, file.display().to_string(), err)? });
    }
    if files.is_empty() && std::io::stdin().is_terminal() {
        let start = Start::new(true)?;
        all.extend(environment(&start.world.env));
        for file in files_that_set_variables(&start.world) {
            all.push(one(&file, start.world.machine.tilde(&file), err)?);
        }
        start.end();
    } else if files.is_empty() {
        all.push(standard_input(err)?);
    }
    for text in &all {
        if let Some(because) = &text.unread {
            writeln!(err, "claude-fix: {}: {}", plain(&text.source, 300), plain(because, 300))?;
        }
    }
    if json {
        writeln!(out, "{}", to_json(&all).map_err(std::io::Error::other)?)?;
    } else if all.is_empty() || all.iter().any(|text| text.unread.is_none() || !text.findings.is_empty()) {
        out.write_all(to_text(&all).as_bytes())?;
    }
    Ok(exit_code(&all))
}

fn exit_code(all: &[ScannedText]) -> u8 {
    let mut unread = all.iter().filter_map(|text| text.unread.as_deref());
    if all.iter().any(|text| !text.findings.is_empty()) {
        return code::BROKEN;
    }
    match unread.next() {
        None => code::OK,
        Some(first) if is_no_text(first) && unread.all(is_no_text) => code::UNKNOWN,
        Some(_) => code::USAGE,
    }
}

fn standard_input(err: &mut impl Write) -> std::io::Result<ScannedText> {
    follow(&stream::standard_input(), say!("cli/standard-input"), err)
}

fn one(file: &Path, source: String, err: &mut impl Write) -> std::io::Result<ScannedText> {
    match stream::file(file) {
        Ok(pieces) => follow(&pieces, source, err),
        Err(because) => Ok(ScannedText { source, unread: Some(because), ..ScannedText::default() }),
    }
}

/// Looks at a text while it arrives.
fn follow(pieces: &Pieces, source: String, err: &mut impl Write) -> std::io::Result<ScannedText> {
    let mut scanner = Scanner::default();
    let mut unread = None;
    let (mut told, mut first) = (false, true);
    loop {
        match pieces.recv_timeout(PATIENCE) {
            Ok(Ok(piece)) => {
                unread = if first { not_text(&piece) } else { None };
                if unread.is_some() {
                    break;
                }
                first = false;
                scanner.feed(&piece);
            }
            Ok(Err(error)) => {
                unread = Some(error.to_string());
                break;
            }
            Err(RecvTimeoutError::Disconnected) => break,
            Err(RecvTimeoutError::Timeout) if told => {}
            Err(RecvTimeoutError::Timeout) => {
                told = true;
                writeln!(err, "claude-fix: {}", say!("cli/waiting-ctrl-c-stops", source = plain(&source, 300)))?;
            }
        }
    }
    let (findings, rest) = scanner.end();
    Ok(ScannedText { source, findings, more: rest.more, not_utf8: rest.not_utf8, unread })
}

/// Whether this reason is one of those that say what a text is.
fn is_no_text(because: &str) -> bool {
    [say!("cli/no-text-but-utf-16"), say!("cli/no-text-but-program")].iter().any(|it| it == because)
}

/// Whether the first piece says that this is no text that a shell or Claude Code could read.
fn not_text(piece: &[u8]) -> Option<String> {
    let sample = piece.get(..8192).unwrap_or(piece);
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let wide = sample.starts_with(b"\xff\xfe") || sample.starts_with(b"\xfe\xff");
    let fifth = sample.len() / 5;
    if wide || (sample.len() > 8 && ((even > fifth && odd <= 1) || (odd > fifth && even <= 1))) {
        return Some(say!("cli/no-text-but-utf-16"));
    }
    ((even + odd) * 32 > sample.len()).then(|| say!("cli/no-text-but-program"))
}

/// The values of this terminal.
fn environment(env: &Environment) -> Vec<ScannedText> {
    let names = [API_KEY, AUTH_TOKEN, OAUTH_TOKEN, CUSTOM_HEADERS, BASE_URL].into_iter().chain(PROXY);
    names.filter_map(|name| Some(value(name, &env.secret(name)?))).collect()
}

fn value(name: &str, value: &Secret) -> ScannedText {
    let source = say!("cli/variable-in-terminal", name = name);
    let Ok(text) = std::str::from_utf8(value.expose()) else {
        return ScannedText { source, not_utf8: Some(1), ..ScannedText::default() };
    };
    let offsets: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let located = odd_in(use_of(name), text).into_iter().map(|it| {
        let found = it.found();
        let offset = offsets.get(it.position - 1).copied().unwrap_or_default() as u64;
        let column = it.position as u64;
        Located { line: 1, column, offset, code_point: found.code_point, name: found.name, kind: found.kind }
    });
    ScannedText { source, findings: located.collect(), ..ScannedText::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_is_told_from_text() {
        let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        assert!(not_text(&wide("export A=value\r\n")).is_some_and(|because| because.contains("UTF-16")));
        assert!(not_text(b"\xff\xfeA\0").is_some());
        assert!(not_text(&[0; 4096]).is_some_and(|because| because.contains("program")));
        assert!(not_text(b"\x7fELF\0\0\0\x01\x02\0\0\0").is_some());
        assert_eq!(not_text("A=1 caf\u{e9} \u{65e5}\n".as_bytes()), None);
        assert_eq!(not_text(b"one \0 in a text that is long enough for it"), None);
        assert_eq!(not_text(b""), None);
    }
}
