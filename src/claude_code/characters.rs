//! Which characters of a key does nobody see, and what does Claude Code do with them?

/// A character that does not belong into a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Odd {
    /// Its place in the value, from 1, in characters.
    pub position: usize,
    /// The character.
    pub character: char,
    /// Whether Claude Code trims it at the edge, so that it does no harm.
    pub trimmed: bool,
}

impl Odd {
    /// `U+200B`.
    #[must_use]
    pub fn code_point(&self) -> String {
        format!("U+{:04X}", u32::from(self.character))
    }

    /// Its name, for those that are met in practice.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self.character {
            '\t' => "TAB",
            '\n' => "LINE FEED",
            '\r' => "CARRIAGE RETURN",
            ' ' => "SPACE",
            '\u{a0}' => "NO-BREAK SPACE",
            '\u{ad}' => "SOFT HYPHEN",
            '\u{200b}' => "ZERO WIDTH SPACE",
            '\u{200c}' => "ZERO WIDTH NON-JOINER",
            '\u{200d}' => "ZERO WIDTH JOINER",
            '\u{200e}' => "LEFT-TO-RIGHT MARK",
            '\u{200f}' => "RIGHT-TO-LEFT MARK",
            '\u{2018}' | '\u{2019}' => "TYPOGRAPHIC SINGLE QUOTE",
            '\u{201c}' | '\u{201d}' => "TYPOGRAPHIC DOUBLE QUOTE",
            '\u{2060}' => "WORD JOINER",
            '\u{feff}' => "BYTE ORDER MARK",
            '"' => "QUOTATION MARK",
            '\'' => "APOSTROPHE",
            _ if self.character.is_control() => "CONTROL CHARACTER",
            _ if self.character.is_whitespace() => "WHITE SPACE",
            _ => "CHARACTER OUTSIDE OF ASCII",
        }
    }
}

/// Claude Code trims these at both edges of a key (measured).
const fn trims(character: char) -> bool {
    matches!(character, '\n' | '\r' | ' ' | '\u{a0}' | '\u{feff}')
}

/// The odd characters of a value: everything but printable ASCII, spaces, and quotes around the whole.
#[must_use]
pub fn odd(value: &str) -> Vec<Odd> {
    let characters: Vec<char> = value.chars().collect();
    let first = characters.iter().position(|c| !trims(*c)).unwrap_or(characters.len());
    let last = characters.iter().rposition(|c| !trims(*c)).map_or(first, |index| index + 1);
    let quoted = |index: usize| (index == first || index + 1 == last) && matches!(characters[index], '"' | '\'');
    characters
        .iter()
        .enumerate()
        .filter(|(index, c)| !c.is_ascii_graphic() || quoted(*index))
        .map(|(index, c)| Odd { position: index + 1, character: *c, trimmed: index < first || index >= last })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_are_trimmed_and_the_inside_is_not() {
        let found = odd("\u{feff}sk-ant\u{200b}-x \n");
        let seen: Vec<_> = found.iter().map(|it| (it.position, it.code_point(), it.trimmed)).collect();
        let expected = [(1, "U+FEFF", true), (8, "U+200B", false), (11, "U+0020", true), (12, "U+000A", true)];
        assert_eq!(seen, expected.map(|(position, code, trimmed)| (position, code.to_owned(), trimmed)));
    }

    #[test]
    fn a_zero_width_space_at_the_edge_is_not_trimmed() {
        assert!(!odd("key\u{200b}")[0].trimmed);
    }

    #[test]
    fn quotes_around_the_value_are_odd() {
        assert_eq!(odd("\"key\"").len(), 2);
        assert_eq!(odd("ke\"y").len(), 0);
        assert!(odd("").is_empty() && odd("sk-ant-api03-abc_DEF").is_empty());
        assert_eq!(odd(" \n").iter().filter(|it| it.trimmed).count(), 2);
    }
}
