//! How is foreign text made safe to show? Control and invisible characters go, length is bounded, secrets are redacted.

use std::borrow::Cow;

use super::secret::redact;

/// Text from a file, program or server, fit for the screen and the report: one line, at most `most` characters, no
/// control, bidirectional or zero-width character, no secret.
#[must_use]
pub fn plain(text: &str, most: usize) -> String {
    // what nobody sees goes first: inside a key it would hide the rest of the key from the redactor
    let clean: String = strip_escapes(text).chars().filter_map(visible).collect();
    let clean = redact(&clean);
    let clean = clean.split_whitespace().collect::<Vec<_>>().join(" ");
    shorten(&clean, most)
}

/// The text itself if it has at most `most` characters, else its beginning and `…`.
#[must_use]
pub fn shorten(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(most.saturating_sub(1)).collect();
    short.push('…');
    short
}

/// JSON in which half of a pair of `\u` escapes, which JavaScript reads, is U+FFFD. Every place stays where it is.
#[must_use]
pub fn paired(json: &[u8]) -> Cow<'_, [u8]> {
    let half = |at: usize| {
        let digits = json.get(at..at + 6)?.strip_prefix(b"\\u")?;
        let unit = u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
        (0xd800..0xe000).contains(&unit).then_some(unit)
    };
    let mut mended = Cow::Borrowed(json);
    let mut at = 0;
    while let Some(next) = json.get(at..).and_then(|rest| rest.iter().position(|b| *b == b'\\')) {
        at += next;
        let (first, second) = (half(at), half(at + 6));
        at += match (first, second) {
            (None, _) => 2,
            (Some(..0xdc00), Some(0xdc00..)) => 12,
            (Some(_), _) => {
                if let Some(digits) = mended.to_mut().get_mut(at + 2..at + 6) {
                    digits.copy_from_slice(b"fffd");
                }
                6
            }
        };
    }
    mended
}

/// A character that shows what it is, or a space for white space, or nothing.
fn visible(c: char) -> Option<char> {
    match c {
        '\t' | '\n' | '\r' => Some(' '),
        c if c.is_control() => None,
        '\u{ad}'
        | '\u{61c}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{3164}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e0fff}' => None,
        c => Some(c),
    }
}

/// Removes ANSI escape sequences: CSI, OSC (ended by BEL or ST) and the two-character ones.
fn strip_escapes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, chars.peek()) {
            ('\u{1b}', Some('[')) => {
                chars.next();
                while chars.next().is_some_and(|c| !('@'..='~').contains(&c)) {}
            }
            ('\u{1b}', Some(']' | 'P' | 'X' | '^' | '_')) => {
                chars.next();
                while let Some(c) = chars.next() {
                    if c == '\u{7}' {
                        break;
                    }
                    if c == '\u{1b}' {
                        chars.next_if_eq(&'\\');
                        break;
                    }
                }
            }
            ('\u{1b}', Some(_)) => {
                chars.next();
            }
            ('\u{1b}', None) => {}
            _ => out.push(c),
        }
    }
    out
}

/// A path as a person reads it: `~` for the home folder, no control characters.
#[must_use]
pub fn tilde(path: &std::path::Path, home: &std::path::Path) -> String {
    if let Some(key) = super::registry::Key::of(path) {
        return key.words();
    }
    // a made-up machine writes its paths its own way, wherever this program runs
    let slashes = home.as_os_str().as_encoded_bytes().starts_with(b"/");
    let written = |path: &std::path::Path| {
        let text = path.display().to_string();
        if slashes { text.replace(std::path::MAIN_SEPARATOR, "/") } else { text }
    };
    let separator = if slashes { '/' } else { std::path::MAIN_SEPARATOR };
    let shown = match path.strip_prefix(home) {
        Ok(rest) if rest.as_os_str().is_empty() => "~".to_owned(),
        Ok(rest) if !home.as_os_str().is_empty() && home.parent().is_some() => {
            format!("~{separator}{}", written(rest))
        }
        _ => written(path),
    };
    redact(&shown).chars().map(|c| if visible(c) == Some(c) { c } else { '\u{fffd}' }).collect()
}

/// A number of bytes as a person reads it: `512 bytes`, `1.4 kB`, `1.1 GB`.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "one digit after the point is shown")]
pub fn size(bytes: u64) -> String {
    match bytes {
        0..1000 => say!("model/size-bytes", count = bytes),
        1000..1_000_000 => say!("model/size-kb", count = format!("{:.1}", bytes as f64 / 1e3)),
        1_000_000..1_000_000_000 => say!("model/size-mb", count = format!("{:.1}", bytes as f64 / 1e6)),
        _ => say!("model/size-gb", count = format!("{:.1}", bytes as f64 / 1e9)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn escapes_and_invisible_characters_go() {
        assert_eq!(plain("\u{1b}]0;owned\u{7}\u{1b}[2J\u{1b}[1;31mred\u{1b}[0m\u{7}", 80), "red");
        assert_eq!(plain("a\u{202e}b\u{200b}c\r\nd", 80), "abc d");
        assert_eq!(plain("\u{1b}", 80), "");
        assert_eq!(plain("abcdef", 4), "abc…");
    }

    #[test]
    fn paths_below_home_start_with_a_tilde() {
        assert_eq!(tilde(Path::new("/home/a/.zshrc"), Path::new("/home/a")), "~/.zshrc");
        assert_eq!(tilde(Path::new("/home/a"), Path::new("/home/a")), "~");
        assert_eq!(tilde(Path::new("/home/ab"), Path::new("/home/a")), "/home/ab");
        assert_eq!(tilde(Path::new("/etc/x"), Path::new("/")), "/etc/x");
        assert_eq!(tilde(Path::new("/home/a/sk-ant-api03-abc/x"), Path::new("/home/a")), "~/sk-ant-…/x");
    }

    #[test]
    fn sizes_are_short() {
        assert_eq!(size(999), "999 bytes");
        assert_eq!(size(1_073_741_824), "1.1 GB");
    }
}
