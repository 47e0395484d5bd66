//! How many cells of a terminal does a text take, and where may a line of it be broken?

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The cells that a text takes: a Chinese or Japanese character takes two.
#[must_use]
pub fn width(text: &str) -> usize {
    text.width()
}

/// The text with spaces behind it, so many cells wide at least.
#[must_use]
pub fn padded(text: &str, cells: usize) -> String {
    [text, &" ".repeat(cells.saturating_sub(width(text)))].concat()
}

/// Where a line may be broken inside of a word: beside a wide character, as Chinese and Japanese have no spaces between
/// words. No line begins with what closes, and none ends with what opens.
pub fn pieces(word: &str) -> impl Iterator<Item = &str> {
    const CLOSES: &str =
        "、。，．・：；！？」』）］｝〕〉》】”’…ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ,.:;!?)]}'\"%％°〜";
    const OPENS: &str = "「『（［｛〔〈《【“‘([{'\"";
    let mut rest = word;
    std::iter::from_fn(move || {
        let mut characters = rest.char_indices().peekable();
        while let Some((_, c)) = characters.next() {
            let Some((at, next)) = characters.peek().copied() else { break };
            let wide = |c: char| c.width() == Some(2);
            if (wide(c) || wide(next)) && !OPENS.contains(c) && !CLOSES.contains(next) {
                let (piece, behind) = rest.split_at(at);
                rest = behind;
                return Some(piece);
            }
        }
        let last = std::mem::take(&mut rest);
        (!last.is_empty()).then_some(last)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_characters_take_two_cells_and_may_be_parted() {
        assert_eq!((width("鍵 a"), padded("鍵", 4).as_str(), padded("abcde", 4).as_str()), (4, "鍵  ", "abcde"));
        let parted = |word| pieces(word).collect::<Vec<_>>();
        assert_eq!(parted("ANTHROPIC_API_KEYは「古い」。"), ["ANTHROPIC_API_KEY", "は", "「古", "い」。"]);
        assert_eq!(parted("shadowed-key"), ["shadowed-key"]);
        assert!(parted("").is_empty());
    }
}
