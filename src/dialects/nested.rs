//! Where does a quoted or bracketed stretch of bash or zsh end? A walk with its own stack, so that depth costs no call.

use super::bytes::{byte, find, is_blank, next_line, part, rest};
use super::heredoc::{self, Heredoc};

/// What an opened stretch is; each has its own rules for what closes it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Inside {
    /// `"…"`
    Double,
    /// `` `…` ``: ends at the next unescaped backtick, whatever the quotes say.
    Tick,
    /// `${…}`; inside double quotes, a single quote quotes for bash and is an ordinary character for zsh.
    Parameter { in_double: bool },
    /// `$(…)`, `<(…)`: commands, with comments, here-documents and `case`.
    Command { cases: u32 },
    /// `(…)` of an array or a pattern, `((…))`.
    Group,
}

/// The place behind the stretch that the bytes just before `at` opened; `Err` if the text ends first.
pub(super) fn end(text: &[u8], mut at: usize, opened: &[Inside]) -> Result<usize, ()> {
    let mut stack = opened.to_vec();
    let mut pending = Vec::new();
    while let Some(inside) = stack.last().copied() {
        if at >= text.len() {
            return Err(());
        }
        at = match inside {
            Inside::Double => double(text, at, &mut stack),
            Inside::Tick => tick(text, at, &mut stack),
            Inside::Parameter { in_double } => parameter(text, at, in_double, &mut stack)?,
            Inside::Command { cases } => command(text, at, cases, &mut stack, &mut pending)?,
            Inside::Group => group(text, at, &mut stack)?,
        };
    }
    Ok(at)
}

/// The place behind a `'…'` whose quote is at `at`.
pub(super) fn single(text: &[u8], at: usize) -> Result<usize, ()> {
    find(text, at + 1, b'\'').map(|end| end + 1).ok_or(())
}

/// The place behind a `$'…'` whose `$` is at `at`.
pub(super) fn ansi(text: &[u8], at: usize) -> Result<usize, ()> {
    let mut at = at + 2;
    while at < text.len() {
        match byte(text, at) {
            b'\\' => at += 2,
            b'\'' => return Ok(at + 1),
            _ => at += 1,
        }
    }
    Err(())
}

/// What a `$…` or a backtick at `at` opens, and the place inside it.
pub(super) fn expansion(text: &[u8], at: usize, in_double: bool) -> Option<(&'static [Inside], usize)> {
    const COMMAND: &[Inside] = &[Inside::Command { cases: 0 }];
    const ARITHMETIC: &[Inside] = &[Inside::Group, Inside::Group];
    const BARE: &[Inside] = &[Inside::Parameter { in_double: false }];
    const QUOTED: &[Inside] = &[Inside::Parameter { in_double: true }];
    match (byte(text, at), byte(text, at + 1), byte(text, at + 2)) {
        (b'`', ..) => Some((&[Inside::Tick], at + 1)),
        (b'$', b'(', b'(') => Some((ARITHMETIC, at + 3)),
        (b'$', b'(', _) => Some((COMMAND, at + 2)),
        (b'$', b'{', _) => Some((if in_double { QUOTED } else { BARE }, at + 2)),
        _ => None,
    }
}

fn double(text: &[u8], at: usize, stack: &mut Vec<Inside>) -> usize {
    if byte(text, at) == b'"' {
        stack.pop();
        return at + 1;
    }
    open_or_step(text, at, true, stack)
}

fn tick(text: &[u8], at: usize, stack: &mut Vec<Inside>) -> usize {
    match byte(text, at) {
        b'`' => {
            stack.pop();
            at + 1
        }
        b'\\' => at + 2,
        _ => at + 1,
    }
}

fn parameter(text: &[u8], at: usize, in_double: bool, stack: &mut Vec<Inside>) -> Result<usize, ()> {
    match byte(text, at) {
        b'}' => {
            stack.pop();
            Ok(at + 1)
        }
        b'\'' if in_double && !quotes(text, at) => Ok(at + 1),
        b'$' if in_double && byte(text, at + 1) == b'\'' => Ok(at + 1),
        _ => quoted_or_step(text, at, in_double, stack),
    }
}

/// Whether a single quote that only bash takes for one has its partner near by; both shells' valid files pass.
fn quotes(text: &[u8], at: usize) -> bool {
    let near = part(text, at + 1, at + 64);
    let ends = near.iter().position(|b| matches!(b, b'\'' | b'"' | b'\n'));
    byte(near, 1) == b'\'' || ends.is_some_and(|end| byte(near, end) == b'\'')
}

fn group(text: &[u8], at: usize, stack: &mut Vec<Inside>) -> Result<usize, ()> {
    match byte(text, at) {
        b')' => {
            stack.pop();
            Ok(at + 1)
        }
        b'(' => {
            stack.push(Inside::Group);
            Ok(at + 1)
        }
        b'#' if at > 0 && byte(text, at - 1).is_ascii_whitespace() && byte(text, at + 1) != b'#' => {
            Ok(next_line(text, at))
        }
        _ => quoted_or_step(text, at, false, stack),
    }
}

fn command(
    text: &[u8],
    at: usize,
    cases: u32,
    stack: &mut Vec<Inside>,
    pending: &mut Vec<Heredoc>,
) -> Result<usize, ()> {
    let before = if at == 0 { b'\n' } else { byte(text, at - 1) };
    let word_starts = before.is_ascii_whitespace() || matches!(before, b';' | b'&' | b'|' | b'(' | b')' | b'`');
    match byte(text, at) {
        b')' if cases == 0 => {
            stack.pop();
            Ok(at + 1)
        }
        b'(' => {
            stack.push(Inside::Command { cases: 0 });
            Ok(at + 1)
        }
        b'#' if word_starts => Ok(find(text, at, b'\n').unwrap_or(text.len())),
        b'\n' => Ok(heredoc::skip(text, at + 1, pending)),
        b'<' if rest(text, at).starts_with(b"<<<") => Ok(at + 3),
        b'<' if byte(text, at + 1) == b'<' => {
            let (found, next) = heredoc::delimiter(text, at + 2);
            pending.extend(found);
            Ok(next)
        }
        b'c' | b'e' if word_starts => {
            let cases = count_case(text, at, cases);
            if let Some(Inside::Command { cases: count }) = stack.last_mut() {
                *count = cases;
            }
            Ok(at + 1)
        }
        _ => quoted_or_step(text, at, false, stack),
    }
}

/// `case` where a command may stand adds one, `esac` takes one away.
fn count_case(text: &[u8], at: usize, cases: u32) -> u32 {
    let ends = |at| !(byte(text, at).is_ascii_alphanumeric() || matches!(byte(text, at), b'_' | b'-' | b'=' | b'.'));
    if rest(text, at).starts_with(b"esac") && ends(at + 4) {
        return cases.saturating_sub(1);
    }
    if rest(text, at).starts_with(b"case") && is_blank(byte(text, at + 4)) && commands_start(text, at) {
        return cases.saturating_add(1);
    }
    cases
}

fn commands_start(text: &[u8], at: usize) -> bool {
    let before = part(text, 0, at);
    let blanks = before.iter().rev().take_while(|b| is_blank(**b)).count();
    let before = part(text, 0, at - blanks);
    let reserved = [&b"then"[..], b"do", b"else", b"{", b"!"];
    matches!(before.last(), None | Some(b';' | b'&' | b'|' | b'(' | b'\n' | b')' | b'`'))
        || reserved.iter().any(|word| before.ends_with(word))
}

fn quoted_or_step(text: &[u8], at: usize, in_double: bool, stack: &mut Vec<Inside>) -> Result<usize, ()> {
    match (byte(text, at), byte(text, at + 1)) {
        (b'\'', _) => single(text, at),
        (b'$', b'\'') => ansi(text, at),
        (b'"', _) => {
            stack.push(Inside::Double);
            Ok(at + 1)
        }
        _ => Ok(open_or_step(text, at, in_double, stack)),
    }
}

fn open_or_step(text: &[u8], at: usize, in_double: bool, stack: &mut Vec<Inside>) -> usize {
    if byte(text, at) == b'\\' {
        return at + 2;
    }
    match expansion(text, at, in_double) {
        Some((opened, next)) => {
            stack.extend_from_slice(opened);
            next
        }
        None => at + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The length of the stretch that the text's first characters open.
    fn length(text: &str) -> Option<usize> {
        let bytes = text.as_bytes();
        let (opened, at): (&[Inside], usize) = match byte(bytes, 0) {
            b'"' => (&[Inside::Double], 1),
            b'(' => (&[Inside::Group], 1),
            _ => expansion(bytes, 0, false).expect("an opening"),
        };
        end(bytes, at, opened).ok()
    }

    #[test]
    fn stretches_end_where_the_shell_ends_them() {
        for whole in [
            r#""a\"b""#,
            r#""${x:-it's}""#,
            r#""$(echo ")" ')')""#,
            "`echo ' ) ``",
            r#"${${(f)"$(<f)"}[1]}"#,
            "${(s:')':)x}",
            "${x//\\}/}",
            r#""${x//'}'/}""#,
            "$(case x in a) echo;; (b) ;; esac)",
            "$(echo case (a))",
            "$(( 1 << 2 ))",
            "$(cat <<'E'\n it's )\nE\n)",
            "$(# it's\n)",
            "$(echo a#b)",
            "(#i)",
            "(a # it's\n b)",
            "(a $'\\'' b)",
        ] {
            let whole = if whole.starts_with('`') { &whole[..whole.len() - 1] } else { whole };
            let text = format!("{whole} rest");
            let expected = if whole == "(#i)" { 4 } else { whole.len() };
            assert_eq!(length(&text), Some(expected), "{whole}");
        }
        assert_eq!(length("\"abc"), None);
        assert_eq!(length(&"$(".repeat(100_000)), None);
        assert_eq!(length(&format!("{}{}", "$(".repeat(100_000), ")".repeat(100_000))), Some(300_000));
    }
}
