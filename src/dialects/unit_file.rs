//! Which lines of a unit file of systemd give a service variables? `Environment=` and `DefaultEnvironment=`.

use super::bytes::{BOM, byte, is_blank, name_length, next_line, part};
use super::script::{Act, Builder, Part, Script, Span};
use crate::model::secret::Secret;

/// Reads a whole file.
pub(super) fn read(text: &[u8]) -> Script {
    let mut built = Builder::new();
    let mut at = if text.starts_with(BOM) { BOM.len() } else { 0 };
    built.start(at);
    while at < text.len() {
        let end = entry_end(text, at);
        if let Some(value) = environment(text, at, next_line(text, at)) {
            assignments(text, &mut built, value, end);
        }
        built.end_line(end, end);
        at = end;
    }
    built.script
}

/// The place behind an entry: a backslash at a line's end goes on in the next line.
fn entry_end(text: &[u8], start: usize) -> usize {
    let mut end = next_line(text, start);
    let comment = |at: usize| matches!(part(text, at, text.len()).iter().find(|b| !is_blank(**b)), Some(b'#' | b';'));
    if comment(start) {
        return end;
    }
    let mut line = start;
    while end < text.len() && (comment(line) || part(text, line, end).trim_ascii_end().ends_with(b"\\")) {
        line = end;
        end = next_line(text, line);
    }
    end
}

/// Where the value of a line begins that gives variables.
fn environment(text: &[u8], start: usize, end: usize) -> Option<usize> {
    let line = part(text, start, end);
    let equals = line.iter().position(|b| *b == b'=')?;
    let key = part(line, 0, equals).trim_ascii();
    matches!(key, b"Environment" | b"DefaultEnvironment").then_some(start + equals + 1)
}

/// `A=1 "B=two words" 'C=3'`
fn assignments(text: &[u8], built: &mut Builder, mut at: usize, end: usize) {
    let space = |at: usize| {
        byte(text, at).is_ascii_whitespace() || (byte(text, at) == b'\\' && matches!(byte(text, at + 1), b'\n' | b'\r'))
    };
    let mut parts = Vec::new();
    while at < end {
        if space(at) {
            at += 1;
            continue;
        }
        let start = at;
        let quote = Some(byte(text, at)).filter(|b| matches!(b, b'"' | b'\''));
        at += usize::from(quote.is_some());
        while at < end && quote.map_or_else(|| !space(at), |quote| byte(text, at) != quote) {
            at += if byte(text, at) == b'\\' { 2 } else { 1 };
        }
        let inside = Span { start: start + usize::from(quote.is_some()), end: at.min(end) };
        at = (at + usize::from(quote.is_some())).min(end);
        let index = parts.len();
        built.word(Span { start, end: at });
        let raw = part(text, inside.start, inside.end);
        let length = name_length(raw);
        let value = Span { start: inside.start + length + 1, end: inside.end };
        if length > 0 && byte(raw, length) == b'=' {
            built.value(value);
            let variable = String::from_utf8_lossy(part(raw, 0, length)).into_owned();
            let value = literal(part(text, value.start, value.end)).map(Secret::new);
            parts.push(Some(Part { act: Act::Set { variable, value, exported: true }, first: index, last: index }));
        } else {
            parts.push(None);
        }
    }
    let count = parts.len();
    built.finish(false, |_| (parts.into_iter().flatten().collect(), count));
}

/// What a value says; `None` where systemd would put something in its place.
pub(super) fn literal(raw: &[u8]) -> Option<Vec<u8>> {
    let plain = !raw.iter().any(|b| matches!(b, b'%' | b'\\' | b'"' | b'\'' | b'\n'));
    plain.then(|| raw.to_vec())
}

#[cfg(test)]
mod tests {
    use crate::dialects::{Dialect, Statement, statements, take_out};

    fn set(text: &str) -> Vec<(String, String, u32)> {
        let all = statements(Dialect::Unit, text.as_bytes()).into_iter();
        all.filter_map(|it| match it {
            Statement::Set { variable, value, first_line, .. } => {
                let value = value.map_or("?".into(), |value| String::from_utf8_lossy(value.expose()).into_owned());
                Some((variable, value, first_line))
            }
            _ => None,
        })
        .collect()
    }

    fn without(text: &str, name: &str) -> String {
        let edited = take_out(Dialect::Unit, text.as_bytes(), name, "note");
        edited.map_or_else(|error| format!("error: {error}"), |it| String::from_utf8(it.bytes).unwrap())
    }

    #[test]
    fn what_a_unit_gives_is_told() {
        let text = "[Service]\nEnvironment=A=1 \"B=two words\" 'C=3'\n# Environment=D=4\n Environment = E=%h \\\n  F=6\nExecStart=/x Environment=G=7\nDefaultEnvironment=H=8\n";
        let found: Vec<String> =
            set(text).into_iter().map(|(name, value, line)| format!("{name}={value}:{line}")).collect();
        assert_eq!(found, ["A=1:2", "B=two words:2", "C=3:2", "E=?:4", "F=6:4", "H=8:7"]);
        assert!(set("Environment=\nEnvironment=A\n").is_empty());
    }

    #[test]
    fn one_variable_goes_and_the_rest_stays() {
        assert_eq!(without("[Service]\nEnvironment=A=1\n", "A"), "[Service]\n# note\n# Environment=A=1\n");
        assert_eq!(without("Environment=A=1 B=2\r\n", "A"), "# note\r\n# Environment=A=1 B=2\r\nEnvironment=B=2\r\n");
        assert_eq!(without("Environment=A=1 \"B=2 3\"", "B"), "# note\n# Environment=A=1 \"B=2 3\"\nEnvironment=A=1");
        assert_eq!(
            without("\u{feff}Environment=A=1 \\\n  B=2\n", "B"),
            "\u{feff}# note\n# Environment=A=1 \\\n  # B=2\nEnvironment=A=1\n"
        );
        assert!(without("Environment=A=1\n", "B").starts_with("error"));
        for text in ["Environment=\"A=1", "Environment=A=1 \\", "Environment=\\", "Environment='"] {
            let _ = without(text, "A");
        }
    }
}
