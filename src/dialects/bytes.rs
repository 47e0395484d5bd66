//! How do we look into a file's bytes without ever reaching past its end? With three small functions and a line counter.

/// The byte at a place; 0 behind the end.
pub(super) fn byte(text: &[u8], at: usize) -> u8 {
    text.get(at).copied().unwrap_or(0)
}

/// The bytes between two places, as far as they exist.
pub(super) fn part(text: &[u8], start: usize, end: usize) -> &[u8] {
    text.get(start..end.min(text.len())).unwrap_or_default()
}

/// Everything from a place on.
pub(super) fn rest(text: &[u8], start: usize) -> &[u8] {
    text.get(start..).unwrap_or_default()
}

/// The place of the first `wanted` at or behind `from`.
pub(super) fn find(text: &[u8], from: usize, wanted: u8) -> Option<usize> {
    rest(text, from).iter().position(|b| *b == wanted).map(|at| from + at)
}

/// The first place behind the line that `from` is in.
pub(super) fn next_line(text: &[u8], from: usize) -> usize {
    find(text, from, b'\n').map_or(text.len(), |at| at + 1)
}

/// The mark at the beginning of some files in UTF-8.
pub(super) const BOM: &[u8] = b"\xef\xbb\xbf";

/// Whether the file is written in UTF-16, as its first two bytes say.
pub(super) fn wide(text: &[u8]) -> bool {
    text.starts_with(b"\xff\xfe") || text.starts_with(b"\xfe\xff")
}

/// A file in UTF-16 as bytes in UTF-8, to be read and never to be written.
pub(super) fn narrow(text: &[u8]) -> Vec<u8> {
    let little = text.starts_with(b"\xff\xfe");
    let unit = |two: &[u8]| {
        let two = [byte(two, 0), byte(two, 1)];
        if little { u16::from_le_bytes(two) } else { u16::from_be_bytes(two) }
    };
    let units = rest(text, 2).chunks(2).map(unit);
    char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect::<String>().into_bytes()
}

/// Whether a byte separates words on one line.
pub(super) fn is_blank(b: u8) -> bool {
    matches!(b, b' ' | b'\t')
}

/// How many bytes at the beginning are a variable's name; 0 if none.
pub(super) fn name_length(text: &[u8]) -> usize {
    if byte(text, 0).is_ascii_digit() {
        return 0;
    }
    text.iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'_').count()
}

/// The whole text as a variable's name.
pub(super) fn name(text: &[u8]) -> Option<String> {
    let whole = !text.is_empty() && name_length(text) == text.len();
    whole.then(|| String::from_utf8_lossy(text).into_owned())
}

/// Counts lines for places that come in ascending order, each byte looked at once.
pub(super) struct Lines<'a> {
    text: &'a [u8],
    at: usize,
    line: u32,
}

impl<'a> Lines<'a> {
    /// Starts at line 1.
    pub(super) fn new(text: &'a [u8]) -> Self {
        Self { text, at: 0, line: 1 }
    }

    /// The 1-based line of a place; a place before the last one asked for costs a new count.
    pub(super) fn of(&mut self, place: usize) -> u32 {
        if place < self.at {
            *self = Self::new(self.text);
        }
        let newlines = part(self.text, self.at, place).split(|b| *b == b'\n').count() - 1;
        self.line = self.line.saturating_add(u32::try_from(newlines).unwrap_or(u32::MAX));
        self.at = place;
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_reaches_past_the_end() {
        assert_eq!(
            (byte(b"a", 1), part(b"abc", 1, 9), part(b"abc", 2, 1), rest(b"a", 5)),
            (0, &b"bc"[..], &b""[..], &b""[..])
        );
        assert_eq!((name(b"A_1").as_deref(), name(b"1A"), name(b""), name(b"A-B")), (Some("A_1"), None, None, None));
        let mut lines = Lines::new(b"a\nb\nc");
        assert_eq!((lines.of(0), lines.of(2), lines.of(4), lines.of(1)), (1, 2, 3, 1));
    }
}
