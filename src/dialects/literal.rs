//! What does a word of a shell say once its quotes are gone? `None` where only running the shell could tell.

use super::bytes::{byte, name_length, part, rest};

/// Variables that may stay in the path of a sourced file, as written.
const KEPT: [&[u8]; 6] = [b"$HOME", b"${HOME}", b"$ZDOTDIR", b"${ZDOTDIR}", b"$XDG_CONFIG_HOME", b"${XDG_CONFIG_HOME}"];

/// A word of bash or zsh without its quotes.
pub(super) fn posix(word: &[u8]) -> Option<Vec<u8>> {
    posix_with(word, false)
}

/// The path of a sourced file: as [`posix`], but `~` and the variables that name a home stay as written.
pub(super) fn posix_path(word: &[u8]) -> Option<Vec<u8>> {
    posix_with(word, true)
}

fn posix_with(word: &[u8], path: bool) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut at = 0;
    let mut double = false;
    while at < word.len() {
        match (byte(word, at), byte(word, at + 1)) {
            (b'\\', b'\n') => at += 2,
            (b'\\', next) if double && !matches!(next, b'$' | b'`' | b'"' | b'\\') => {
                out.push(b'\\');
                at += 1;
            }
            (b'\\', _) => {
                out.extend_from_slice(part(word, at + 1, at + 2));
                at += 2;
            }
            (b'"', _) => {
                double = !double;
                at += 1;
            }
            (b'\'', _) if !double => at = single(word, at + 1, &mut out)?,
            (b'$', b'\'') if !double => at = ansi(word, at + 2, &mut out)?,
            (b'$', _) => at = dollar(word, at, double, path, &mut out)?,
            (b'`', _) => return None,
            (b'~', _) if !double && !path && (at == 0 || byte(word, at - 1) == b':') => return None,
            (b'(' | b')' | b'{' | b'*' | b'?' | b'[', _) if !double && path => return None,
            (b'(' | b'{', _) if !double => return None,
            (b'=', _) if !double && at == 0 => return None,
            (other, _) => {
                out.push(other);
                at += 1;
            }
        }
    }
    (!double).then_some(out)
}

/// Reads a `'…'` from behind its quote; the place behind it.
fn single(word: &[u8], at: usize, out: &mut Vec<u8>) -> Option<usize> {
    let inside = rest(word, at);
    let length = inside.iter().position(|b| *b == b'\'')?;
    out.extend_from_slice(part(inside, 0, length));
    Some(at + length + 1)
}

/// Reads a `$` that expands to nothing, or a variable that stays as written; the place behind it.
fn dollar(word: &[u8], at: usize, double: bool, path: bool, out: &mut Vec<u8>) -> Option<usize> {
    let kept = kept(rest(word, at)).filter(|_| path);
    if kept.is_none() && expands(byte(word, at + 1), double) {
        return None;
    }
    let text = kept.unwrap_or(b"$");
    out.extend_from_slice(text);
    Some(at + text.len())
}

fn kept(word: &[u8]) -> Option<&[u8]> {
    let found = KEPT
        .iter()
        .find(|kept| word.starts_with(kept) && (kept.ends_with(b"}") || !is_name(byte(word, kept.len()))))?;
    Some(part(word, 0, found.len()))
}

fn is_name(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b == b'_'
}

/// Whether `$` and this byte begin an expansion.
fn expands(next: u8, double: bool) -> bool {
    is_name(next)
        || matches!(next, b'{' | b'(' | b'[' | b'@' | b'*' | b'#' | b'?' | b'$' | b'!' | b'-')
        || matches!(next, b'+' | b'=' | b'~' | b'^' | b':')
        || (!double && matches!(next, b'"' | b'\''))
}

/// Reads a `$'…'` from behind its quote; the place behind it. A NUL ends the value in bash, so none is accepted.
fn ansi(word: &[u8], mut at: usize, out: &mut Vec<u8>) -> Option<usize> {
    while at < word.len() {
        match (byte(word, at), byte(word, at + 1)) {
            (b'\'', _) => return Some(at + 1),
            (b'\\', b'c') => return None,
            (b'\\', kind @ (b'x' | b'u' | b'U' | b'0'..=b'7')) => at = coded(word, at + 1, kind, out)?,
            (b'\\', escape) => {
                match simple_escape(escape) {
                    Some(plain) => out.push(plain),
                    None => out.extend_from_slice(&[b'\\', escape]),
                }
                at += 2;
            }
            (other, _) => {
                out.push(other);
                at += 1;
            }
        }
    }
    None
}

fn simple_escape(escape: u8) -> Option<u8> {
    Some(match escape {
        b'n' => b'\n',
        b't' => b'\t',
        b'r' => b'\r',
        b'a' => 7,
        b'b' => 8,
        b'v' => 11,
        b'f' => 12,
        b'e' | b'E' => 27,
        b'\\' | b'\'' | b'"' | b'?' => escape,
        _ => return None,
    })
}

/// Reads `xHH`, `uHHHH`, `UHHHHHHHH` or up to three octal digits at `at`.
fn coded(word: &[u8], at: usize, kind: u8, out: &mut Vec<u8>) -> Option<usize> {
    let (start, most, radix) = match kind {
        b'x' => (at + 1, 2, 16),
        b'u' => (at + 1, 4, 16),
        b'U' => (at + 1, 8, 16),
        _ => (at, 3, 8),
    };
    let digits: String =
        part(word, start, start + most).iter().map(|b| char::from(*b)).take_while(|c| c.is_digit(radix)).collect();
    let code = u32::from_str_radix(&digits, radix).ok().filter(|code| *code != 0)?;
    if matches!(kind, b'u' | b'U') {
        out.extend_from_slice(char::from_u32(code)?.encode_utf8(&mut [0; 4]).as_bytes());
    } else {
        out.push(u8::try_from(code & 0xff).ok().filter(|code| *code != 0)?);
    }
    Some(start + digits.len())
}

/// A word of fish without its quotes.
pub(super) fn fish(word: &[u8]) -> Option<Vec<u8>> {
    fish_with(word, false)
}

/// The path of a sourced file in fish: as [`fish`], but `~` and the variables that name a home stay as written.
pub(super) fn fish_path(word: &[u8]) -> Option<Vec<u8>> {
    fish_with(word, true)
}

fn fish_with(word: &[u8], path: bool) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut at = 0;
    let mut quote = 0;
    while at < word.len() {
        match (byte(word, at), byte(word, at + 1)) {
            (b'\\', next) if quote != 0 => {
                at += 2;
                out.extend_from_slice(quoted_escape(&[b'\\', next], quote));
            }
            (b'\\', b'\n') => at += 2,
            (b'\\', kind @ (b'x' | b'X' | b'u' | b'U' | b'0'..=b'7')) => {
                at = coded(word, at + 1, if kind == b'X' { b'x' } else { kind }, &mut out)?;
            }
            (b'\\', b'c') => return None,
            (b'\\', escape) => {
                out.push(simple_escape(escape).filter(|_| escape != b'E').unwrap_or(escape));
                at += 2;
            }
            (found @ (b'\'' | b'"'), _) if quote == 0 || quote == found => {
                quote = if quote == 0 { found } else { 0 };
                at += 1;
            }
            (b'$', _) if quote != b'\'' => {
                let kept = kept(rest(word, at)).filter(|_| path)?;
                out.extend_from_slice(kept);
                at += kept.len();
            }
            (b'(' | b')' | b'*' | b'?' | b'{' | b'}', _) if quote == 0 => return None,
            (b'~', _) if quote == 0 && at == 0 && !path => return None,
            (other, _) => {
                out.push(other);
                at += 1;
            }
        }
    }
    (quote == 0).then_some(out)
}

/// What a backslash and the byte behind it mean inside fish's quotes.
fn quoted_escape(written: &[u8; 2], quote: u8) -> &[u8] {
    match written {
        [_, b'\n'] if quote == b'"' => b"",
        [_, next] if *next == b'\\' || *next == quote || (*next == b'$' && quote == b'"') => rest(written, 1),
        _ => written,
    }
}

/// A variable's name at the beginning of a word, and the place behind its `=` or `+=`; a subscript counts as no literal.
pub(super) fn assignment(word: &[u8]) -> Option<(String, usize, bool)> {
    let length = name_length(word);
    let mut at = length;
    let subscript = length > 0 && byte(word, at) == b'[';
    if subscript {
        at += rest(word, at).iter().position(|b| *b == b']')? + 1;
    }
    let append = byte(word, at) == b'+';
    at += usize::from(append);
    if length == 0 || byte(word, at) != b'=' {
        return None;
    }
    Some((String::from_utf8_lossy(part(word, 0, length)).into_owned(), at + 1, !subscript && !append))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(found: Option<Vec<u8>>) -> Option<String> {
        found.map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
    }

    #[test]
    fn posix_words_lose_their_quotes() {
        for (word, expected) in [
            ("abc", Some("abc")),
            ("'a b'", Some("a b")),
            (r#""a\"b\c""#, Some("a\"b\\c")),
            (r"a\ b", Some("a b")),
            ("'a'\"b\"c", Some("abc")),
            ("$'a\\tb\\x41\\101\\u00e9'", Some("a\tbAA\u{e9}")),
            ("a\\\nb", Some("ab")),
            ("a$", Some("a$")),
            ("\"a$ b\"", Some("a$ b")),
            ("$x", None),
            ("\"${x}\"", None),
            ("'$x'", Some("$x")),
            ("`x`", None),
            ("~/x", None),
            ("'~/x'", Some("~/x")),
            ("(a b)", None),
            ("{a,b}", None),
            ("v\r", Some("v\r")),
            ("'open", None),
        ] {
            assert_eq!(text(posix(word.as_bytes())).as_deref(), expected, "{word}");
        }
        assert_eq!(text(posix_path(b"\"$HOME/.x\"")).as_deref(), Some("$HOME/.x"));
        assert_eq!(text(posix_path(b"~/.x")).as_deref(), Some("~/.x"));
        assert_eq!(text(posix_path(b"${ZDOTDIR}/.x")).as_deref(), Some("${ZDOTDIR}/.x"));
        assert_eq!(posix_path(b"$HOMER/.x"), None);
        assert_eq!(posix_path(b"${ZDOTDIR:-$HOME}/.x"), None);
    }

    #[test]
    fn fish_words_lose_their_quotes() {
        for (word, expected) in [
            ("abc", Some("abc")),
            (r"'a\'b\n'", Some(r"a'b\n")),
            (r#""a\$b\"""#, Some("a$b\"")),
            (r"a\ b\x41", Some("a bA")),
            ("$x", None),
            ("\"$x\"", None),
            ("'$x'", Some("$x")),
            ("(x)", None),
            ("\"(x)\"", Some("(x)")),
            ("~/x", None),
        ] {
            assert_eq!(text(fish(word.as_bytes())).as_deref(), expected, "{word}");
        }
        assert_eq!(text(fish_path(b"$HOME/x")).as_deref(), Some("$HOME/x"));
    }

    #[test]
    fn assignments_have_a_name() {
        assert_eq!(assignment(b"A=v"), Some(("A".into(), 2, true)));
        assert_eq!(assignment(b"A+=v"), Some(("A".into(), 3, false)));
        assert_eq!(assignment(b"A[1]=v"), Some(("A".into(), 5, false)));
        assert_eq!(
            (assignment(b"1=v"), assignment(b"=v"), assignment(b"A-B=v"), assignment(b"A")),
            (None, None, None, None)
        );
    }
}
