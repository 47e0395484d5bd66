//! How does a text become cells? The one place where a text becomes a span: made safe, measured, wrapped and cut.

use ratatui::text::Span;
use unicode_width::UnicodeWidthChar;

use super::theme::{Look, Role};
use crate::model::cells::pieces;
pub(super) use crate::model::cells::{padded, width};
use crate::model::text::plain;

/// The longest text that one span or paragraph holds, in characters.
const LONGEST: usize = 20_000;
/// The most spaces at either end of a text: as many as a wide window has cells.
const WIDEST: usize = 1000;

/// A text that is safe to show: no control or invisible character, and in ASCII where the terminal wants that.
/// Spaces at both ends stay, because they are claude-fix's own or the indentation of a file's line.
#[must_use]
pub(super) fn safe(look: Look, text: &str) -> String {
    let body = text.trim_matches(' ');
    let before = (text.len() - text.trim_start_matches(' ').len()).min(WIDEST);
    if body.is_empty() {
        return " ".repeat(before);
    }
    let after = (text.len() - text.trim_end_matches(' ').len()).min(WIDEST);
    // A fingerprint that is redacted once more loses its middle and gets a second ellipsis.
    let body = plain(body, LONGEST).replace("sk-ant-……", "sk-ant-…");
    let body = if look.lines { body.replace('⏎', "Enter") } else { body };
    let body = if look.ascii { ascii(&body) } else { body };
    [&" ".repeat(before), body.as_str(), &" ".repeat(after)].concat()
}

/// The signs that claude-fix's own texts use, in ASCII. Other characters are a person's own names: they stay.
fn ascii(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '…' => out.push_str("..."),
            '–' | '—' | '·' | '•' => out.push('-'),
            '“' | '”' | '„' => out.push('"'),
            '‘' | '’' => out.push('\''),
            '→' => out.push_str("->"),
            '⏎' => out.push_str("Enter"),
            '⌫' => out.push_str("Backspace"),
            '↑' => out.push_str("Up"),
            '↓' => out.push_str("Down"),
            '≥' => out.push_str(">="),
            c => out.push(c),
        }
    }
    out
}

/// A text in the style of a role.
#[must_use]
pub(super) fn span(look: Look, role: Role, text: &str) -> Span<'static> {
    Span::styled(safe(look, text), look.style(role))
}

/// The text, cut to `most` cells with `…` (or `~`) at the end if it is longer.
#[must_use]
pub(super) fn fit(look: Look, text: &str, most: usize) -> String {
    let text = safe(look, text);
    if width(&text) <= most {
        return text;
    }
    if most == 0 {
        return String::new();
    }
    let mut out = take(&text, most - 1).to_owned();
    out.push_str(look.pick("…", "~"));
    out
}

/// The beginning of a text that fits into so many cells.
fn take(text: &str, most: usize) -> &str {
    let mut cells = 0;
    for (at, c) in text.char_indices() {
        cells += c.width().unwrap_or(0);
        if cells > most {
            return text.get(..at).unwrap_or_default();
        }
    }
    text
}

/// The text in lines of at most `most` cells, broken between words, and inside of words that are longer than a line.
/// What `warn!` says in English, too, begins a line of its own.
#[must_use]
pub(super) fn wrap(look: Look, text: &str, most: usize) -> Vec<String> {
    if let Some((first, english)) = text.split_once("\n(") {
        return [wrap(look, first, most), wrap(look, &format!("({english}"), most)].concat();
    }
    let most = most.max(2);
    let text = safe(look, text);
    let indent = text.len() - text.trim_start_matches(' ').len();
    let mut lines = Vec::new();
    let mut line = " ".repeat(indent.min(most / 2));
    let mut empty = true;
    let words = text.split_whitespace().flat_map(|word| pieces(word).enumerate());
    for (at, piece) in words {
        let space = usize::from(at == 0);
        if !empty && width(&line) + space + width(piece) > most {
            lines.push(std::mem::take(&mut line));
            empty = true;
        }
        if !empty && space == 1 {
            line.push(' ');
        }
        empty = false;
        let mut rest = piece;
        while width(&line) + width(rest) > most {
            let part = take(rest, most - width(&line).min(most));
            line.push_str(part);
            rest = rest.get(part.len()..).unwrap_or_default();
            lines.push(std::mem::take(&mut line));
        }
        line.push_str(rest);
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_whole_where_they_can() {
        assert_eq!(wrap(Look::FULL, "one two three", 8), ["one two", "three"]);
        assert_eq!(wrap(Look::FULL, "abcdefghij k", 4), ["abcd", "efgh", "ij k"]);
        assert_eq!(wrap(Look::FULL, "", 4), [""]);
    }

    #[test]
    fn wide_characters_are_never_cut_in_half() {
        assert_eq!(wrap(Look::FULL, "認証に失敗", 5), ["認証", "に失", "敗"]);
        assert_eq!(fit(Look::FULL, "認証に失敗", 6), "認証…");
        assert_eq!(fit(Look::FULL, "認証", 0), "");
    }

    #[test]
    fn japanese_and_chinese_break_between_characters() {
        assert_eq!(wrap(Look::FULL, "鍵が拒否されました。", 8), ["鍵が拒否", "されまし", "た。"]);
        assert_eq!(wrap(Look::FULL, "「鍵」が、古い。", 6), ["「鍵」", "が、古", "い。"]);
        assert_eq!(wrap(Look::FULL, "行った。次", 8), ["行った。", "次"]);
        assert_eq!(wrap(Look::FULL, "次は「鍵」", 6), ["次は", "「鍵」"]);
        assert_eq!(
            wrap(Look::FULL, "変数 ANTHROPIC_API_KEY は使われません", 18),
            ["変数", "ANTHROPIC_API_KEY", "は使われません"]
        );
        assert_eq!(wrap(Look::FULL, "密钥（第3步）不对", 8), ["密钥（第", "3步）不", "对"]);
        assert_eq!(wrap(Look::FULL, "一つの\n(one thing)", 20), ["一つの", "(one thing)"]);
    }

    #[test]
    fn escapes_do_not_survive() {
        assert_eq!(safe(Look::FULL, "  \u{1b}[31mred\u{7} "), "  red ");
        assert_eq!(safe(Look::FULL, &" ".repeat(100_000)).len(), WIDEST);
        assert_eq!(safe(Look::FULL, &format!("{}x", " ".repeat(100_000))).len(), WIDEST + 1);
        assert_eq!(safe(Look { ascii: true, ..Look::FULL }, "sk-…x → y"), "sk-...x -> y");
    }
}
