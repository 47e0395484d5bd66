//! Which characters of a paste are instructions to a terminal, or stand for another character? They go.

/// The text without ANSI escape sequences, raw or written out (`\u001b[31m`, `^[[31m`), and with a space for each
/// written-out character (`\n`, `\u2019`, `&#39;`).
pub(super) fn strip(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['\u{1b}', '\u{9b}', '^', '\\', '&']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        rest = if let Some(after) = escape(rest).or_else(|| written(rest, &mut out)) {
            after
        } else {
            let mut chars = rest.chars();
            out.extend(chars.next().filter(|c| !c.is_control()));
            chars.as_str()
        };
    }
    out.push_str(rest);
    out
}

/// What follows the escape sequence at the beginning, if one is there.
fn escape(text: &str) -> Option<&str> {
    if let Some(sequence) = text.strip_prefix('\u{9b}') {
        return Some(after_csi(sequence));
    }
    for written in ["^[[", "\\u001b[", "\\u001B[", "\\x1b[", "\\x1B[", "\\033[", "\\e["] {
        if let Some(sequence) = text.strip_prefix(written) {
            return Some(after_csi(sequence));
        }
    }
    let sequence = text.strip_prefix('\u{1b}')?;
    let mut chars = sequence.chars();
    match chars.next() {
        Some('[') => Some(after_csi(chars.as_str())),
        Some(']' | 'P' | 'X' | '^' | '_') => Some(after_string(chars.as_str())),
        Some('\n' | '\r') | None => Some(sequence),
        Some('(' | ')' | '#' | ' ') => {
            chars.next();
            Some(chars.as_str())
        }
        Some(_) => Some(chars.as_str()),
    }
}

/// Behind the parameters and the final byte; a character that belongs to neither ends it.
fn after_csi(text: &str) -> &str {
    let text = text.trim_start_matches(|c| matches!(c, ' '..='?'));
    text.strip_prefix(|c| matches!(c, '@'..='~')).unwrap_or(text)
}

/// Behind BEL or ST; the end of the line ends a string that nobody closed.
fn after_string(text: &str) -> &str {
    match text.find(['\u{7}', '\u{1b}', '\u{9c}', '\n']) {
        None => "",
        Some(end) if text[end..].starts_with('\n') => &text[end..],
        Some(end) => {
            let rest = text[end..].strip_prefix("\u{1b}\\");
            rest.unwrap_or_else(|| text[end..].trim_start_matches(['\u{7}', '\u{9c}']))
        }
    }
}

/// What follows the written-out character at the beginning, if one is there; a line break or a space takes its place.
fn written<'a>(text: &'a str, out: &mut String) -> Option<&'a str> {
    if let Some(entity) = text.strip_prefix('&') {
        let end = entity.find(';').filter(|end| (2..9).contains(end))?;
        entity[..end].bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#').then(|| out.push(' '))?;
        return Some(&entity[end + 1..]);
    }
    let escaped = text.strip_prefix('\\')?;
    if let Some(after) = escaped.strip_prefix(['n', 'r']) {
        out.push('\n');
        return Some(after);
    }
    if let Some(after) = escaped.strip_prefix('t') {
        out.push(' ');
        return Some(after);
    }
    let code = escaped.strip_prefix('u')?;
    let hex = code.get(..4)?;
    hex.bytes().all(|b| b.is_ascii_hexdigit()).then(|| out.push(' '))?;
    Some(&code[4..])
}

#[cfg(test)]
mod tests {
    use super::strip;

    #[test]
    fn sequences_go_and_text_stays() {
        assert_eq!(strip("\u{1b}[31;1mred\u{1b}[0m \u{9b}2Kx"), "red x");
        assert_eq!(strip("\u{1b}]8;;https://x.test\u{7}link\u{1b}]8;;\u{1b}\\!"), "link!");
        assert_eq!(strip("\\u001b[31mred^[[0m"), "red");
        assert_eq!(strip("\u{1b}]never closed\nnext"), "\nnext");
        assert_eq!(strip("\u{1b}[31ümlaut \u{1b}"), "ümlaut ");
    }

    #[test]
    fn written_characters_become_space() {
        assert_eq!(strip("You\\u2019ve&#39;x\\ny\\t"), "You ve x\ny ");
        assert_eq!(strip("a & b; \\uZZZZ \\"), "a & b; \\uZZZZ \\");
    }
}
