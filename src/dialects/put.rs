//! How does a start-up file come to set a variable? At its end, once what set it there before is a comment.

use super::bytes::{Lines, byte};
use super::edit::take_out;
use super::{CannotEdit, Change, Dialect, Edited, Statement, statements};
use crate::model::secret::Secret;

/// What is shown in place of a value of which nothing may be seen.
const HIDDEN: &str = "…";

/// Lets the file set `variable` to `value` for every program. What set it there before becomes a comment; `date` stands
/// in the notes. Only a value that every shell reads as it is written is put in.
///
/// # Errors
/// [`CannotEdit`]: the file or the value does not allow it.
pub fn put_in(dialect: Dialect, text: &[u8], variable: &str, value: &Secret, date: &str) -> Result<Edited, CannotEdit> {
    let note = format!("claude-fix {date}: turned off, see claude-fix undo --list");
    let Edited { mut bytes, mut changes } = match take_out(dialect, text, &[variable], &note) {
        Err(CannotEdit::NothingToDo) => Edited { bytes: text.to_vec(), changes: Vec::new() },
        other => other?,
    };
    // behind the last line of the file as it is now
    let open = text.last().is_some_and(|last| *last != b'\n');
    let line = Lines::new(text).of(text.len()) + u32::from(open);
    let refused = |because: String| CannotEdit::NotLiteralEnough { line, because };
    let plain = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
    let written = value.expose();
    if written.is_empty() || !written.iter().all(plain) {
        return Err(refused(say!("system/value-holds-character-means-something")));
    }
    let shown = value.fingerprint().map_or_else(|| HIDDEN.to_owned(), |print| print.as_str().to_owned());
    let note = format!("# claude-fix {date}: put in, see claude-fix undo --list");
    let Some((before, after)) = around(dialect, variable) else {
        return Err(refused(say!("system/such-file-has-sections-its")));
    };
    if bytes.last().is_some_and(|last| *last != b'\n') {
        bytes.push(b'\n');
    }
    bytes.extend_from_slice(format!("{note}\n{before}").as_bytes());
    bytes.extend_from_slice(written);
    bytes.extend_from_slice(format!("{after}\n").as_bytes());
    changes.push(Change { line, before: String::new(), after: vec![note, format!("{before}{shown}{after}")] });
    // an open quote, a here-document or a backslash above would swallow it
    let last = statements(dialect, &bytes).into_iter().rev().find_map(|statement| match statement {
        Statement::Set { variable: name, value, exported, .. } if name == variable => Some((value, exported)),
        _ => None,
    });
    let read = last.is_some_and(|(found, exported)| {
        (exported || dialect == Dialect::Environment) && found.is_some_and(|found| found.expose() == written)
    });
    let continued = text.len() > 1 && byte(text, text.len() - 1) == b'\n' && byte(text, text.len() - 2) == b'\\';
    let whole = dialect.read(text).broken.is_none() && !continued;
    if read && whole { Ok(Edited { bytes, changes }) } else { Err(refused(say!("system/its-end-not-end-command"))) }
}

/// What stands before and behind the value.
fn around(dialect: Dialect, variable: &str) -> Option<(String, &'static str)> {
    Some(match dialect {
        Dialect::Posix => (format!("export {variable}='"), "'"),
        Dialect::Fish => (format!("set -gx {variable} '"), "'"),
        Dialect::PowerShell => (format!("$env:{variable} = '"), "'"),
        Dialect::Environment => (format!("{variable}="), ""),
        Dialect::Unit => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "sk-ant-api03-AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGhIjKlMnwXyZ";

    fn put(dialect: Dialect, text: &str) -> Result<(String, Vec<Change>), CannotEdit> {
        let value = Secret::new(KEY.as_bytes().to_vec());
        let edited = put_in(dialect, text.as_bytes(), "ANTHROPIC_API_KEY", &value, "2026-11-21")?;
        Ok((String::from_utf8(edited.bytes).unwrap(), edited.changes))
    }

    #[test]
    fn it_comes_at_the_end_and_is_not_shown() {
        for (dialect, text, line, written) in [
            (Dialect::Posix, "", 1, format!("export ANTHROPIC_API_KEY='{KEY}'\n")),
            (Dialect::Posix, "a=1\n", 2, format!("export ANTHROPIC_API_KEY='{KEY}'\n")),
            (Dialect::Posix, "a=1", 2, format!("export ANTHROPIC_API_KEY='{KEY}'\n")),
            (Dialect::Fish, "set a 1\n", 2, format!("set -gx ANTHROPIC_API_KEY '{KEY}'\n")),
            (Dialect::PowerShell, "Set-Alias ll ls\n", 2, format!("$env:ANTHROPIC_API_KEY = '{KEY}'\n")),
            (Dialect::Environment, "A=1\n", 2, format!("ANTHROPIC_API_KEY={KEY}\n")),
        ] {
            let (whole, changes) = put(dialect, text).unwrap();
            assert!(whole.starts_with(text) && whole.ends_with(&written), "{whole}");
            assert_eq!(changes.len(), 1);
            assert_eq!((changes[0].line, changes[0].before.as_str()), (line, ""), "{text:?}");
            let shown = changes[0].after.join("\n");
            assert!(shown.contains("sk-ant-api03-…wXyZ") && !shown.contains("AbCd"), "{shown}");
        }
    }

    #[test]
    fn what_was_there_is_turned_off_first() {
        let (whole, changes) = put(Dialect::Posix, "export ANTHROPIC_API_KEY=old-secret-value\nb=2\n").unwrap();
        assert!(whole.contains("# export ANTHROPIC_API_KEY=old-secret-value\n"), "{whole}");
        assert_eq!(changes.len(), 2);
        assert!(!format!("{changes:?}").contains("old-secret"), "{changes:?}");
        assert_eq!(changes[1].line, 3);
    }

    #[test]
    fn where_the_end_is_not_the_end_of_a_command_nothing_is_put_in() {
        for text in ["echo 'open\n", "cat <<EOF\nx\n", "echo a \\\n", "x=\"$(\n"] {
            assert!(put(Dialect::Posix, text).is_err(), "{text:?}");
        }
        let odd = Secret::new(b"a'b".to_vec());
        assert!(put_in(Dialect::Posix, b"", "A", &odd, "d").is_err());
    }
}
